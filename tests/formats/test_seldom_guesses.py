"""What is seldom met while a table of somebody's own is guessed, and what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from graphkit.dataset import Dataset
from graphkit.formats.reading.encodings import likely_encoding
from graphkit.formats.reading.first_lines import cells_of, tables_of
from graphkit.formats.reading.grid import Grid, csv_grid
from graphkit.formats.reading.guess import Guess, Told, guess
from graphkit.formats.reading.guess_rows import names_columns
from graphkit.formats.reading.heading_words import rank
from graphkit.formats.reading.problems import Problems


def grid(text: str, file: str = "a.csv") -> Grid:
    made = csv_grid(text, file, Problems())
    assert made
    return made


def guessed(*texts: str) -> Guess:
    found = guess([grid(text, f"{n}.csv") for n, text in enumerate(texts)], Told())
    assert found
    return found


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("賛成,反対\n".encode("cp932"), "cp932"),
        ("日本,あいうえお\n".encode("euc_jp"), "euc_jp"),
        ("a,b\n".encode("utf-16-le"), "utf-16-le"),
        ("a,b\n".encode("utf-16-be"), "utf-16-be"),
        ("ab".encode("utf-16-be"), "utf-16-be"),
        (b"\x00a\x00", "cp1252"),
        (b"\x00" * 200, "cp1252"),
        ("Köln,Öl\n".encode("cp1252"), "cp1252"),
    ],
)
def test_which_encoding_bytes_are_likely_in(content: bytes, name: str) -> None:
    assert likely_encoding(content) == name


def test_a_cell_in_quotes_goes_on_in_the_next_line_of_any_row(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    for first in ("a,b", '"a",b', '"A\n",b'):
        path.write_text(f'{first}\n"x\ny",z\n', encoding="utf-8")
        assert cells_of(path, 3) == [("a", "b"), ("x\ny", "z"), ()]
    path.write_text("A;B\n1,5;2\n", encoding="utf-8")
    assert cells_of(path, 2) == [("a", "b"), ("1,5", "2")]


def test_of_tables_of_a_kind_the_one_that_is_given_comes_first(tmp_path: Path) -> None:
    """Then the one that is called most like it."""
    for name in ("a.csv", "votes_1.csv", "votes_2.csv"):
        (tmp_path / name).write_text("who,how\n", encoding="utf-8")
    (tmp_path / "other.csv").write_text("who,name\n", encoding="utf-8")
    kinds = {"votes": ("who", "how"), "people": ("who", "name")}
    for given, files in (
        ("votes_2.csv", "votes_2.csv votes_1.csv a.csv"),
        ("a.csv", "a.csv votes_1.csv votes_2.csv"),
        (".", "a.csv votes_1.csv votes_2.csv"),
    ):
        found = tables_of(tmp_path / given, kinds)
        assert [file.name for file in found["votes"]] == files.split()
        assert [file.name for file in found["people"]] == ["other.csv"]


def test_tables_with_the_same_headings_in_another_row_are_read_alike_once() -> None:
    head = "Organisation,Bill,Position\n"
    texts = f"{head}Port,B1,support\n", f"Heard in May\n\n{head}Yard,B1,oppose\n"
    for order in (texts, texts[::-1]):
        found = guessed(*order)
        (kept,) = found.mapping.tables
        assert kept.headings == ("Organisation", "Bill", "Position") and len(found.read) == 2


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("From,To,Sign\na,b,support\nb,c,oppose\n", "a list of ties"),
        ("Organisation,Country\nPort,DE\nYard,FR\n", "a list of actors"),
        ("Organisation,Position\nPort,support\nYard,oppose\n", "a stakeholder register"),
        ("Organisation,Bill,Position\nPort,B1,support\n", "a list of positions on several issues"),
        (
            "Verband;Maut;Tempo\nClub;oppose;oppose\nBund;support;support\n",
            "positions in a table with one row an actor and one column an issue",
        ),
    ],
)
def test_what_a_table_looks_like(text: str, kind: str) -> None:
    assert guessed(text).kind == kind


def test_a_sentence_is_no_heading_whatever_word_it_holds() -> None:
    """Sixty letters are a sentence."""
    assert names_columns(["賛否" + "あ" * 57]) and not names_columns(["賛否" + "あ" * 58])
    assert not names_columns(["団体名", "7"]) and not names_columns([])


@pytest.mark.parametrize(
    ("heading", "place"),
    [
        ("Power", 0),
        ("Influence", 1),
        ("Influence name 2", 1),
        ("Overall influence", 1),
        ("Influence and power", 0),
        ("影響度", 2),
        ("影響 of influence", 1),
        ("Powerful", 99),
    ],
)
def test_how_far_to_the_right_the_word_of_a_heading_stands(heading: str, place: int) -> None:
    assert rank(heading, {"power": 0, "influence": 1, "影響": 2}) == place


def test_who_said_it_for_whom_is_not_who_is_named_once() -> None:
    """An organisation comes before its speaker, however often it is heard on several issues."""
    found = guessed(
        "Organization,Speaker,Bill,Position\nLeague,Abbot,HB1,support\nLeague,Brill,HB2,oppose\n"
    )
    assert found.mapping.tables[0].columns["actor"] == "Organization"


def test_how_a_table_is_read_is_said_with_its_issues_alone_where_it_has_a_column_for_each(
    read: Callable[..., Dataset],
) -> None:
    for text, said in (
        ("Organisation,Bill,Position\nPort,B1,support\n",
         "Read as stances: 'Organisation' as actor, 'Bill' as issue, 'Position' as position."),
        ("Verband;Maut;Tempo\nClub;oppose;oppose\nBund;support;support\n",
         "Read as stances: 'Verband' as actor, 'Maut', 'Tempo' as 2 issues."),
    ):  # fmt: skip
        notes = [n.message for n in read(f"{len(text)}.csv", text).notices if n.code == "mapping"]
        assert notes == [said]
