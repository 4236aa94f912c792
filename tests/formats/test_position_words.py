"""Words of position, vote and degree: what each means, and that the column decides, not the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.formats.reading.position_words import (
    known_words,
    level_of,
    levels_of,
    position_of,
    positions_of,
    says_nothing,
    sign_of,
)
from graphkit.formats.reading.words import LANGUAGES
from graphkit.formats.reading.words.lookup import positions, silent
from tests.formats.fixture_types import Read, Refused

FOR = [
    "support",
    "Supports",
    "in_favour",
    "in-favor",
    "for",
    "Pro",
    "Agree",
    "endorses",
    "backs",
    "aligned",
    "ALIGNED",
    "Ally",
    "Yea",
    "aye",
    "yes",
    "Y",
    "FOR",
    "dafür",
    "dafuer",
    "für",
    "Befürworter",
    "unterstützt",
    "Ja",
    "Zustimmung",
    "pour",
    "favorable",
    "d'accord",
    "d’accord",
    "oui",
    "apoya",
    "sí",
    "si",
    "賛成",
    "支持",
    "同意",
    "賛成派",
]
AGAINST = [
    "oppose",
    "Opposing",
    "opposed",
    "against",
    "anti",
    "disagree",
    "rejects",
    "Resistant",
    "critic",
    "nay",
    "no",
    "N",
    "AGAINST",
    "dagegen",
    "gegen",
    "Gegner",
    "Nein",
    "Ablehnung",
    "contre",
    "défavorable",
    "defavorable",
    "opposé",
    "non",
    "rechaza",
    "反対",
    "不支持",
    "拒否",
    "反対派",
]
NEUTRAL = [
    "neutral",
    "undecided",
    "Unaware",
    "abstain",
    "Abstention",
    "ABSTENTION",
    "Enthaltung",
    "unentschieden",
    "indécis",
    "neutre",
    "neutro",
    "abstención",
    "中立",
    "棄権",
    "保留",
]
NOTHING = [
    "unknown",
    "unclear",
    "Undetectable",
    "NOISE",
    "DID_NOT_VOTE",
    "absent",
    "excused",
    "x",
    "X",
    "n/a",
    "N/A",
    "#N/A",
    "k.A.",
    "unklar",
    "unbekannt",
    "abwesend",
    "s/o",
    "absent",
    "inconnu",
    "ausente",
    "不明",
    "欠席",
    "無回答",
    "?",
    ".",
]


@pytest.mark.parametrize(
    ("words", "place"), [(FOR, 1.0), (AGAINST, -1.0), (NEUTRAL, 0.0)], ids=["for", "against", "0"]
)
def test_plain_words(words: list[str], place: float) -> None:
    assert {word: position_of(word) for word in words} == dict.fromkeys(words, place)
    assert not any(map(says_nothing, words))


def test_what_says_nothing_is_never_neutral() -> None:
    assert [word for word in NOTHING if not says_nothing(word)] == []
    assert [word for word in NOTHING if position_of(word) is not None] == []


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("strongly in favour", 1),
        ("Agree strongly", 1),
        ("rather in favour", 0.5),
        ("leaning yes", 0.5),
        ("Lean No", -0.5),
        ("strongly oppose", -1),
        ("a favor", 1),
        ("en contra", -1),
        ("de acuerdo", 1),
        ("más bien en contra", -0.5),
        ("muy a favor", 1),
        ("eher dafür", 0.5),
        ("eher dagegen", -0.5),
        ("stark dagegen", -1),
        ("stimme eher zu", 0.5),
        ("stimme überhaupt nicht zu", -1),
        ("plutôt d'accord", 0.5),
        ("plutôt pas d'accord", -0.5),
        ("pas du tout d'accord", -1),
        ("ni d'accord, ni pas d'accord", 0),
        ("neither agree nor disagree", 0),
        ("weder dafür noch dagegen", 0),
        ("どちらかといえば賛成", 0.5),
        ("強く反対", -1),
        ("大賛成", 1),
        ("そう思わない", -1),
        ("ややそう思う", 0.5),
        ("どちらともいえない", 0),
        ("5 - Strongly agree", 1),
        ("2: eher dagegen", -0.5),
        ("Neutral (3)", 0),
        ("4", None),
        ("(4)", None),
        ("purple", None),
        ("not", None),
        ("strongly", None),
        ("rather", None),
        ("supportable", None),
        ("1", None),
        ("true", None),
        ("", None),
    ],
)
def test_graded_words_by_themselves(word: str, place: float | None) -> None:
    assert position_of(word) == place


LIKERT = {
    "Strongly agree": 1,
    "Agree": 0.5,
    "Neither agree nor disagree": 0,
    "Disagree": -0.5,
    "Strongly disagree": -1,
}
SEVEN = {
    "strongly for": 1,
    "for": 2 / 3,
    "rather for": 1 / 3,
    "neutral": 0,
    "rather against": -1 / 3,
    "against": -2 / 3,
    "strongly against": -1,
}


def test_grades_are_spaced_by_what_the_column_holds() -> None:
    assert positions_of(LIKERT) == LIKERT
    assert positions_of(SEVEN) == pytest.approx(SEVEN)
    assert positions_of(["for", "rather against"]) == {"for": 1, "rather against": -0.5}
    assert positions_of(["rather for", "strongly against"]) == {
        "rather for": 0.5,
        "strongly against": -1,
    }
    assert positions_of(["Champion", "Supportive", "Resistant", "Blocker"]) == {
        "Champion": 1,
        "Supportive": 0.5,
        "Resistant": -0.5,
        "Blocker": -1,
    }


words = st.sampled_from(sorted(positions()))


@pytest.mark.relation
@given(st.lists(words, min_size=1), st.randoms())
def test_the_order_of_rows_changes_no_meaning(found: list[str], chance: st.DataObject) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert positions_of(shuffled) == positions_of(found)
    assert levels_of(shuffled) == levels_of(found)


@pytest.mark.relation
@given(st.lists(words, min_size=1))
def test_a_word_is_never_on_the_other_side_nor_beyond_full(found: list[str]) -> None:
    for word, place in positions_of(found).items():
        alone = position_of(word)
        assert alone is not None and abs(place) <= abs(alone) <= 1
        assert (place > 0) == (alone > 0) and (place < 0) == (alone < 0)


def test_no_word_is_two_things() -> None:
    assert not positions().keys() & silent()
    sides: dict[str, set[int]] = {}
    for one in LANGUAGES:
        for listed, side in (
            (one.support, 1), (one.yes, 1), (one.champion, 1), (one.leaning, 1),
            (one.oppose, -1), (one.no, -1), (one.blocker, -1), (one.doubting, -1),
            (one.neutral, 0), (one.abstain, 0),
        ):  # fmt: skip
            for word in listed.split(";"):
                sides.setdefault(word.strip().casefold(), set()).add(side)
    assert {word for word, found in sides.items() if len(found) > 1} == set()
    assert all(position_of(word) is not None for word in known_words())


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        ("for", 1), ("contre", -1), ("neutre", 0), ("Ally", 1), ("反対", -1), ("+", 1), ("−", -1),
        ("yes", None), ("abstain", None), ("strongly for", None), ("rather for", None),
        ("n/a", None),
    ],
)  # fmt: skip
def test_signs_are_words_without_grade_or_vote(word: str, sign: int | None) -> None:
    assert sign_of(word) == sign


@pytest.mark.parametrize(
    "three",
    [
        "Low Medium High", "l m h", "niedrig mittel hoch", "gering mittel groß",
        "faible moyen élevé", "bajo medio alto", "低 中 高", "低い 普通 高い",
    ],
)  # fmt: skip
def test_degrees_are_the_middles_of_thirds(three: str) -> None:
    assert [level_of(word) for word in three.split()] == pytest.approx([1 / 6, 1 / 2, 5 / 6])


@pytest.mark.parametrize(
    "five",
    [
        "very low; low; medium; high; very high",
        "sehr gering; gering; mittel; hoch; sehr hoch",
        "très faible; faible; moyen; fort; très fort",
        "muy bajo; bajo; medio; alto; muy alto",
        "非常に低い; 低い; 中; 高い; 非常に高い",
    ],
)
def test_five_degrees_are_the_middles_of_fifths(five: str) -> None:
    names = five.split("; ")
    assert list(levels_of(names).values()) == pytest.approx([0.1, 0.3, 0.5, 0.7, 0.9])


def rows(*values: str, column: str = "position") -> str:
    lines = [f'a{n},q,"{value}"' for n, value in enumerate(values)]
    return "\n".join((f"actor,issue,{column}", *lines)) + "\n"


def test_votes_of_a_file_are_kept_apart_and_counted(read: Read) -> None:
    found = read("v.csv", rows("FOR", "AGAINST", "ABSTENTION", "DID_NOT_VOTE", "absent"))
    assert [stance.position for stance in found.stances] == [1, -1, 0]
    (account,) = found.accounts
    assert (account.read, account.used, account.rejected) == (5, 3, 2)


def test_what_was_read_is_said_once(read: Read) -> None:
    notes = read("v.csv", rows("agree", "strongly disagree", "neutral", "agree")).notices
    (note,) = [str(n) for n in notes if n.code == "words"]
    assert "read 'agree' as 0.5, 'neutral' as 0, 'strongly disagree' as -1" in note
    assert "has stronger ones" in note
    own = read("own.csv", rows("support", "oppose", "neutral")).notices
    assert not [n for n in own if n.code == "words"]


def test_unknown_words_are_one_question(refused: Refused) -> None:
    (said,) = refused("v.csv", rows("for", "purple", "so so", "purple", "against"))
    assert said.startswith("v.csv:3:6 (position): 'purple', 'so so' are no positions. In 3 rows")
    assert all(f"{one.name} " in said for one in LANGUAGES)
    assert "--values 'position:purple=?,so so=?'" in said


def test_a_slip_of_the_pen_gets_the_word_that_was_meant(refused: Refused) -> None:
    (said,) = refused("v.csv", rows("suport", "against"))
    assert "Did you mean 'support'?" in said
    (said,) = refused("w.csv", rows("port", "against"))
    assert "Did you mean" not in said


def test_the_answer_reads_the_file(read: Read) -> None:
    content = rows("for", "purple", "so so", "maybe")
    found = read("v.csv", content, values="position:purple=-0.25,so so=lean yes,maybe=none")
    assert [stance.position for stance in found.stances] == [1, -0.25, 0.5]


def test_marks_of_two_grades(read: Read) -> None:
    found = read("v.csv", rows("++", "+", "0", "-", "--"))
    assert [stance.position for stance in found.stances] == [1, 0.5, 0, -0.5, -1]


def test_true_and_false_are_asked_about(refused: Refused) -> None:
    (said,) = refused("v.csv", rows("true", "FALSE"))
    assert "--values position:false=oppose,true=support" in said


def test_a_sign_that_is_a_vote_is_asked_about(refused: Refused) -> None:
    (said,) = refused("t.csv", "from,to,sign\na,b,support\nb,c,yes\nc,d,yes\n")
    assert said.startswith("t.csv:3:5 (sign): 'yes' is not a sign. In 2 rows, first here.")


def test_degrees_of_a_column(read: Read) -> None:
    content = "actor,issue,position,salience,confidence\n" + "".join(
        f"a{n},q,{(-1) ** n},{one},{other}\n"
        for n, (one, other) in enumerate(
            [("High", "60 %"), ("low", "0.5"), ("mittel", "n/a"), ("-", "5%")]
        )
    )
    found = read("d.csv", content)
    salience = [s.salience and round(s.salience, 4) for s in found.stances]
    assert salience == [0.8333, 0.1667, 0.5, None]
    assert [s.confidence for s in found.stances] == [0.6, 0.5, None, 0.05]
    assert sorted(n.code for n in found.notices if n.place) == [
        "degrees", "percent", "silent", "silent",
    ]  # fmt: skip


def test_power_in_words_runs_to_100(read: Read) -> None:
    found = read("f", {"actors.csv": "id,capability\na,very high\nb,élevé\nc,50\nd,20 %\n"})
    assert [actor.capability for actor in found.actors] == pytest.approx([90, 70, 50, 20])


def test_degrees_that_are_not_known_are_one_question(refused: Refused, read: Read) -> None:
    content = {"actors.csv": "id,capability\na,huge\nb,tiny\nc,huge\n"}
    (said,) = refused("f", content)
    assert "'huge', 'tiny' are no degrees. In 3 rows, first here." in said
    assert "--values 'capability:huge=?,tiny=?'" in said
    found = read("g", content, values="capability:huge=90,tiny=low")
    assert [actor.capability for actor in found.actors] == pytest.approx([90, 100 / 6, 90])
