"""Every word that is listed is known by what reads it, and no list takes another's words."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.formats import load
from graphkit.formats.reading import (
    code_roles,
    date_words,
    doubles,
    heading_words,
    statements,
    which_table,
)
from graphkit.formats.reading.code_roles import Code, CodeRoles, role_word
from graphkit.formats.reading.date_words import read_date
from graphkit.formats.reading.document_fields import FIELDS, field_of
from graphkit.formats.reading.heading_words import nearness, normal, phrases, vocabulary
from graphkit.formats.reading.other_headings import DIRECTIONS, DRAWN
from graphkit.formats.reading.position_words import level_of, position_of, says_nothing
from graphkit.formats.reading.same_as import NOT_TICKED, TICKED
from graphkit.formats.reading.statements import role_of
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.text_cells import is_plain
from graphkit.formats.reading.which_table import headings
from graphkit.formats.reading.words.lookup import LANGUAGES, LESS, MORE, meaning_of
from graphkit.formats.reading.words.words import Words
from tests.formats.fixture_types import Content, Read


@pytest.mark.parametrize("role", code_roles._WORDS)
def test_words_for_the_parts_of_a_claim(role: str) -> None:
    """Alone, in the plural, or after another word: Policy actors."""
    for word in code_roles._WORDS[role]:
        assert role_word(word) == role and role_word(word.upper()) == role
        if word.isascii():
            assert role_word(f"{word}s_1 (all)") == role and role_word(f"Policy {word}s") == role
        assert role_word(f"so many {word}") is None


@pytest.mark.parametrize("name", sorted(code_roles._IDLE))
def test_groups_whose_names_say_nothing(name: str) -> None:
    assert CodeRoles().meaning(Code("oppose", (name.title(), "Toll"))).on == "Toll"


@pytest.mark.parametrize("field", FIELDS)
def test_words_for_what_is_known_of_a_document(field: str) -> None:
    assert {field_of(f" {word.upper()} ") for word in FIELDS[field]} == {field}
    assert field_of("colour") is None


@pytest.mark.parametrize("role", statements.ROLES)
def test_words_for_variables_of_statements(role: str) -> None:
    assert {role_of(f" {word.title()} ") for word in statements.ROLES[role]} == {role}
    assert role_of("colour") is None


@pytest.mark.parametrize("target", heading_words.WORDS)
def test_words_for_columns(target: str) -> None:
    known = vocabulary(target)
    listed = [w for group in heading_words.WORDS[target].split("|") for w in group.split(",")]
    assert {nearness(word.strip(), known) for word in listed} == {3}
    assert nearness("zzz", known) == 0 and set(known) == {normal(word) for word in listed}


@pytest.mark.parametrize("pair", heading_words.PAIRS)
def test_words_for_the_two_ends_of_a_tie(pair: tuple[str, str], read: Read) -> None:
    for first in phrases(pair[0]):
        second = next(iter(phrases(pair[1])))
        dataset = read(f"{hash(first)}.csv", f"{first};{second};zz\nA;B;1\nB;C;2\n")
        assert [(t.source_actor, t.target_actor) for t in dataset.ties] == [
            ("A", "B"),
            ("B", "C"),
        ], first


@pytest.mark.parametrize("table", SCHEMA)
def test_headings_that_stand_for_columns(table: str) -> None:
    for column in SCHEMA[table].columns:
        for word in (column.name, *column.aliases):
            if (table, word) != ("ties", "source"):
                assert headings(SCHEMA[table], [word.upper()]) == {column.name: [0]}, word
    assert headings(SCHEMA[table], ["zzz"]) == {}


def test_months_in_every_language() -> None:
    for month, names in enumerate(date_words._MONTHS, 1):
        assert calendar.month_name[month].casefold() == names.split()[0]
        for name in names.split():
            found = read_date(f"5 {name.title()} 2024")
            assert found is not None and found.parts == (2024, month, 5), name
            assert read_date(f"{name} 2024").parts == (2024, month), name  # type: ignore[union-attr]


def test_days_of_the_week_and_small_words_say_nothing_of_a_date() -> None:
    for word in (*date_words._DAYS.split(), *date_words._FILLERS, "st", "nd", "rd", "th", "er"):
        found = read_date(f"{word} 5 May 2024")
        assert found is not None and found.parts == (2024, 5, 5), word
    assert read_date("zzz 5 May 2024") is None


def test_eras_of_japan() -> None:
    """Reiwa 1 is 2019, Heisei 1 is 1989, Showa 1 is 1926; the first year is written gannen."""
    for era, first in (("令和", 2019), ("平成", 1989), ("昭和", 1926)):
        for written, year in (("元", first), ("1", first), ("3", first + 2)):
            found = read_date(f"{era}{written}年3月4日")
            assert found is not None and found.parts == (year, 3, 4)


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.name)
def test_words_of_position_and_of_none(language: Words) -> None:
    """Each list has one side; what says nothing has none."""
    sides = {"support": 1, "oppose": -1, "neutral": 0, "yes": 1, "no": -1, "abstain": 0,
             "champion": 1, "blocker": -1, "leaning": 1, "doubting": -1}  # fmt: skip
    for name, side in sides.items():
        for word in filter(str.strip, getattr(language, name).split(";")):
            found = meaning_of(word)
            assert found is not None and found.side == side, (name, word)
            assert not says_nothing(word)
    for word in filter(str.strip, language.nothing.split(";")):
        assert says_nothing(word) and position_of(word) is None, word


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda one: one.name)
def test_words_of_degree(language: Words) -> None:
    """Middles of thirds; with `very` middles of fifths. Strongly is more, rather is less."""
    gap = " " if language.spaced else ""
    for name, third, fifth in (("high", 5 / 6, 0.9), ("medium", 1 / 2, None), ("low", 1 / 6, 0.1)):
        for word in filter(str.strip, getattr(language, name).split(";")):
            assert level_of(word) == pytest.approx(third), word
            for very in language.very.split(";") if fifth else ():
                assert level_of(f"{very.strip()}{gap}{word.strip()}") == pytest.approx(fifth), word
    plain = language.support.split(";")[0].strip()
    for name, grade in (("strongly", MORE), ("rather", LESS)):
        for word in filter(str.strip, getattr(language, name).split(";")):
            found = meaning_of(f"{word.strip()}{gap}{plain}")
            assert found is not None and (found.side, found.grade) == (1, grade), word


@pytest.mark.parametrize("now", [word.strip() for word in date_words.NOW.split(";")])
def test_words_for_no_end_yet(now: str, read: Read) -> None:
    (tie,) = read("x.csv", f"from,to,sign,since,until\na,b,+,2020,{now}\n").ties
    assert tie.until is None


@pytest.mark.parametrize("tick", sorted(TICKED | NOT_TICKED))
def test_ticks(tick: str, read: Read) -> None:
    tables = {
        "ties.csv": "from,to,sign\na,c,+\nb,c,+\n",
        "same_as.csv": f"tick,keep,same\n{tick.upper()},a,b\n",
    }
    assert len(read("set", tables).actors) == (2 if tick in TICKED else 3)


@pytest.mark.parametrize("word", DIRECTIONS)
@pytest.mark.parametrize("heading", ["Type", "Direction", "Directed", "EdgeType"])
def test_directions_of_edges(word: str, heading: str, read: Read) -> None:
    (tie,) = read("x.csv", f"Source,Target,{heading}\na,b,{word.title()}\n").ties
    assert tie.directed is (DIRECTIONS[word] == "yes") and tie.relation is None


def test_columns_that_place_and_colour_what_is_drawn(read: Read) -> None:
    """Known by a place or a colour beside them; alone a column called size is the analyst's."""
    words = sorted(DRAWN)
    line = ",".join("1" for _ in words)
    dataset = read("set", {"nodes.csv": f"Id,Label,{','.join(words)}\na,A,{line}\nb,B,{line}\n",
                           "edges.csv": "Source,Target\na,b\n"})  # fmt: skip
    assert all(not actor.extra for actor in dataset.actors)
    dataset = read(
        "two", {"nodes.csv": "Id,Label,size\na,A,1\nb,B,2\n", "edges.csv": "Source,Target\na,b\n"}
    )
    assert [actor.extra for actor in dataset.actors] == [{"x_size": "1"}, {"x_size": "2"}]


def test_legal_forms_make_no_other_name() -> None:
    for form in doubles.LEGAL:
        called = {"a": [f"Harbour Ferries {form.upper()}"], "b": ["Harbour Ferries"]}
        assert [(d.keep, d.same) for d in doubles.doubles(called)] in (
            [("a", "b")],
            [("b", "a")],
        ), form
    for name in (
        "株式会社港湾",
        "港湾有限会社",
        "一般社団法人港湾",
        "㈱港湾",
        "(株)港湾",
        "港湾有限公司",
    ):
        assert len(doubles.doubles({"a": [name], "b": ["港湾"]})) == 1, name


def test_the_reference_case_needs_no_word_that_is_unknown(blackwell_folder: Path) -> None:
    assert not [n for n in load(blackwell_folder).notices if n.level == "error"]


@pytest.mark.parametrize("pair", which_table.PAIRS)
def test_headings_of_two_ends(pair: tuple[str, str], read: Read) -> None:
    (tie,) = read("x.csv", f"{pair[0].title()},{pair[1].title()},weight\na,b,2\n").ties
    assert (tie.source_actor, tie.target_actor, tie.strength) == ("a", "b", 2)


@pytest.mark.parametrize(
    "mark", ["\x00", "\x07", "\x9f", "\ud800", "\u200b", "\u202e", "\U000e0001", "\r", "|"]
)
def test_texts_with_marks_that_are_looked_at_one_by_one(mark: str) -> None:
    assert is_plain(["plain", "港", "é"]) and (mark == "|" or not is_plain(["plain", f"a{mark}b"]))
    assert not is_plain([" a"]) and not is_plain(["e\u0301"]) and not is_plain(["x" * 100_001])
    assert is_plain(["x" * 100_000]) and is_plain([])


def test_kinds_of_ties_that_are_signs(read: Read) -> None:
    """Where one opposes; support alone may be help of any kind, and a column of signs comes first."""
    rows = "Source,Target,Type\na,b,Supports\nb,c,Opposes\nc,d,Funds\n"
    dataset = read("x.csv", rows)
    assert [(t.sign, t.relation) for t in dataset.ties] == [
        (1, "Supports"),
        (-1, "Opposes"),
        (None, "Funds"),
    ]
    (one,) = (n for n in dataset.notices if n.code == "type-signs")
    assert one.message.startswith(
        "ties: the sign is read from the kind of tie: 'Opposes' as oppose"
    )
    assert one.message.endswith("The other 1 tie of 3 have no sign.")
    dataset = read("y.csv", "Source,Target,Type\na,b,Supports\nc,d,Funds\n")
    assert [t.sign for t in dataset.ties] == [None, None]
    dataset = read("z.csv", "Source,Target,Type,Sign\na,b,Supports,oppose\nb,c,Opposes,support\n")
    assert [t.sign for t in dataset.ties] == [-1, 1]


def test_true_and_false_are_asked_about(put: Callable[[str, Content], Path]) -> None:
    """True supports; what false means is one of three."""
    with pytest.raises(DataError) as caught:
        load(put("x.csv", "actor,issue,position\na,q,true\nb,q,false\n"))
    (one,) = (p for p in caught.value.problems if p.level == "error")
    assert [answer.option for answer in one.answers] == [
        f"--values position:false={word},true=support" for word in ("oppose", "neutral", "none")
    ]
    assert "is neutral" in str(one)
