"""Square matrices as ties: the entries by hand, and numpy's own as a second reader."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.formats import load
from tests.formats.fixture_types import Read

Ties = dict[tuple[str, str], tuple[int | None, float, bool]]


def ties(dataset: Dataset) -> Ties:
    return {
        (t.source_actor, t.target_actor): (t.sign, t.strength, t.directed) for t in dataset.ties
    }


@pytest.mark.parametrize(
    "text",
    [
        ",a,b,c\na,0,0.5,\nb,-2,0,0\nc,0,1,0\n",
        "id;a;b;c\na;0;0,5;\nb;-2;0;0\nc;0;1;0\n",
        "\ta\tb\tc\nc\t0\t1\t0\nb\t-2\t0\t0\na\t0\t.5\t0\n",
        "a,b,c\n0,0.5,\n-2,0,0\n0,1,0\n",
        "\ufeff,a,b,c\r\na,0,0.5,0\r\nb,−2,0,0\r\nc,0,1,0\r\n",
        ",a,b,c,,\na,0,0.5,0,,\nb,-2,0,0,,\nc,0,1,0,,\n",
        ",a,b,c\n0,0,0.5,\n1,-2,0,0\n2,0,1,0\n",
        ",a,b,c\n1,0,0.5,\n2,-2,0,0\n3,0,1,0\n",
    ],
)
def test_rows_act_on_columns(text: str, read: Read) -> None:
    dataset = read("m.csv", text)
    assert ties(dataset) == {
        ("a", "b"): (1, 0.5, True),
        ("b", "a"): (-1, 2.0, True),
        ("c", "b"): (1, 1.0, True),
    }


def test_headings_may_be_the_rows_names_as_r_writes_them(read: Read) -> None:
    dataset = read("m.csv", ",Town.Council,Port..S.A.\nTown Council,0,1\nPort (S.A.),-1,0\n")
    assert ties(dataset) == {
        ("Town Council", "Port (S.A.)"): (1, 1.0, True),
        ("Port (S.A.)", "Town Council"): (-1, 1.0, True),
    }


def test_plus_and_minus_are_signs(read: Read) -> None:
    found = ties(read("m.csv", ",a,b\na,,+\nb,-,\n"))
    assert found == {("a", "b"): (1, 1.0, True), ("b", "a"): (-1, 1.0, True)}


def test_the_same_both_ways_is_undirected_and_stands_once(read: Read) -> None:
    dataset = read("m.csv", ",a,b,c\na,0,1,0\nb,1,0,1\nc,0,1,0\n")
    assert ties(dataset) == {("a", "b"): (None, 1.0, False), ("b", "c"): (None, 1.0, False)}
    assert any("undirected" in note.message for note in dataset.notices)


def test_who_has_no_tie_is_an_actor_too(read: Read) -> None:
    assert [actor.id for actor in read("m.csv", ",a,b,c\na,0,1,0\nb,0,0,0\nc,0,0,0\n").actors] == [
        *"abc"
    ]


@pytest.mark.parametrize(
    "text",
    [
        ",a,b,Total\na,0,2,2\nb,-1,0,-1\nTotal,-1,2,1\n",
        ",a,b,Sum\na,0,2,2\nb,-1,0,-1\n",
        ",a,b\na,0,2\nb,-1,0\nSumme,-1,2\n",
    ],
)
def test_sums_beside_and_below_are_no_actors(text: str, read: Read) -> None:
    dataset = read("m.csv", text)
    assert ties(dataset) == {("a", "b"): (1, 2.0, True), ("b", "a"): (-1, 1.0, True)}
    assert len(dataset.actors) == 2
    assert any("Sums of rows or columns were left out" in str(n) for n in dataset.notices)


def test_an_actor_called_total_is_no_sum(read: Read) -> None:
    dataset = read("m.csv", ",Shell,BP,Total\nShell,0,1,0\nBP,0,0,-1\nTotal,1,0,0\n")
    assert len(dataset.actors) == 3 and ("Total", "Shell") in ties(dataset)


@pytest.mark.parametrize(
    "text", [",a,b,c\na,,,\nb,2,,\nc,-1,0,\n", ",a,b,c\na,0,2,-1\nb,,0,0\nc,,,0\n"]
)
def test_half_a_matrix_is_undirected(text: str, read: Read) -> None:
    """The half is written in full; blanks for 0 alone are no half."""
    assert ties(read("m.csv", text)) == {("a", "b"): (1, 2.0, False), ("a", "c"): (-1, 1.0, False)}
    blanks = read("n.csv", ",a,b,c\na,,2,-1\nb,,,\nc,,,\n")
    assert ties(blanks) == {("a", "b"): (1, 2.0, True), ("a", "c"): (-1, 1.0, True)}


def test_a_matrix_below_a_title(read: Read) -> None:
    text = "Who acts on whom;;\n;a;b\na;0;0,5\nb;-2;0\n"
    wanted = {("a", "b"): (1, 0.5, True), ("b", "a"): (-1, 2.0, True)}
    assert ties(read("m.csv", text)) == wanted
    assert ties(read("n.csv", text, header_row=2)) == wanted


def test_matrices_in_a_workbook_are_a_relation_each(tmp_path: Path) -> None:
    book = Workbook()
    trust, money = book.active, book.create_sheet("Money")
    assert trust is not None
    trust.title = "Trust"
    for row in ([None, "a", "b", "c"], ["a", 0, 1, -1], ["b", 1, 0, 0], ["c", -1, 0, 0]):
        trust.append(row)
    for row in (["Who pays whom"], [None, "a", "d"], ["a", 0, 3], ["d", 0, 0]):
        money.append(row)
    book.create_sheet("Notes").append(["asked in May"])
    book.save(tmp_path / "m.xlsx")
    dataset = load(tmp_path / "m.xlsx")
    assert [(t.source_actor, t.target_actor, t.relation, t.sign, t.directed) for t in dataset.ties] == [
        ("a", "b", "Trust", 1, False), ("a", "c", "Trust", -1, False), ("a", "d", "Money", None, True),
    ]  # fmt: skip
    assert [actor.id for actor in dataset.actors] == [*"abcd"]
    assert any("The sheet Notes was passed over" in str(note) for note in dataset.notices)
    money["B4"] = "often"
    book.save(tmp_path / "m.xlsx")
    with pytest.raises(DataError, match=r"m\.xlsx:Money!B4: 'often' is no number"):
        load(tmp_path / "m.xlsx")


def test_a_cell_that_is_no_number_is_told_with_its_place(refused: Callable[..., list[str]]) -> None:
    (told,) = refused("m.csv", ",a,b\na,0,high\nb,1,0\n")
    assert told.startswith("m.csv:2:5: 'high' is no number")


@pytest.mark.relation
@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.sampled_from([0, 0, 1, -1, 0.5, 3]), min_size=4, max_size=4),
        min_size=4,
        max_size=4,
    )
)
def test_networkx_finds_the_same_ties(rows: list[list[float]]) -> None:
    names = ["n1", "n2", "n3", "n4"]
    written = io.StringIO()
    csv.writer(written).writerows(
        [["", *names], *([n, *r] for n, r in zip(names, rows, strict=True))]
    )
    matrix = np.array(rows, dtype=float)
    if not matrix.any():
        return
    kind = nx.Graph if (matrix == matrix.T).all() else nx.DiGraph
    np.fill_diagonal(matrix, 0)  # ties of an actor to itself are left out, and said
    expected = nx.from_numpy_array(matrix, create_using=kind, nodelist=names)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "m.csv"
        path.write_text(written.getvalue())
        found = ties(load(path))
    assert {frozenset(ends) if kind is nx.Graph else ends for ends in found} == {
        frozenset(ends) if kind is nx.Graph else ends for ends in expected.edges
    }
    for (a, b), (sign, strength, directed) in found.items():
        assert (1 if sign is None else sign) * strength == expected[a][b]["weight"]
        assert directed == expected.is_directed()
