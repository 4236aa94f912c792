"""MACTOR workbooks, known by their two matrices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_files import under, workbook_of

from graphkit.dataset import Dataset
from graphkit.formats import load
from tests.formats.fixture_types import Read

ACTORS = ["Town", "Port", "D"]
DIRECT = [[None, 3, 1], [0, 0, 4], [2, 1, 0]]
AIMS = ["Trams", "Tolls"]
SIDES = [[4, -1], [0, 2], [-3, None]]


def levels(dataset: Dataset) -> list[list[float]]:
    held = {(row.source_actor, row.target_actor): row.level for row in dataset.direct_influence}
    return [[held.get((one, other), 0) for other in ACTORS] for one in ACTORS]


def positions(dataset: Dataset) -> dict[tuple[str, str], tuple[float, float | None]]:
    return {(row.actor, row.issue): (row.position, row.salience) for row in dataset.stances}


def test_two_sheets_under_any_names(read: Read) -> None:
    book = {"B": under(AIMS, SIDES, ACTORS), "A": under(ACTORS, DIRECT, ACTORS)}
    dataset = read("m.xlsx", workbook_of(book))
    assert levels(dataset) == [[0, 3, 1], [0, 0, 4], [2, 1, 0]]
    assert len(dataset.direct_influence) == 6
    assert positions(dataset) == {
        ("Town", "Trams"): (1, 1), ("Town", "Tolls"): (-1, 0.25), ("Port", "Trams"): (0, 0),
        ("Port", "Tolls"): (1, 0.5), ("D", "Trams"): (-1, 0.75),
    }  # fmt: skip


def test_titles_sums_lists_and_what_mactor_computes(read: Read) -> None:
    """In French, with what the program's exports carry beside the two matrices."""
    summed = [[*row, sum(filter(None, row))] for row in DIRECT]
    direct = [["MATRICE DES INFLUENCES"], [], *under([*ACTORS, "Ii"], summed, ACTORS)]
    direct.append(["Di", 2, 4, 5, None])
    turned = list(zip(*SIDES, strict=True))
    computed = [[0, 1.5, 2], [1.5, 0, 3], [2, 3, 0]]
    book = {
        "Acteurs": [["N°", "Intitulé long", "Intitulé court"],
                    *([n, f"{name} (long)", name] for n, name in enumerate(ACTORS))],
        "MDI": direct,
        "2MAO": under([*ACTORS, "Somme"], [[*row, 9] for row in turned], AIMS),
        "1MAO": under(AIMS, [[1, -1], [0, 1], [-1, 0]], ACTORS),
        "3CAA": under(ACTORS, computed, ACTORS),
        "1CAA": under(ACTORS, [[0, 1, 1], [1, 0, 1], [1, 1, 0]], ACTORS),
    }  # fmt: skip
    dataset = read("m.xlsx", workbook_of(book))
    assert levels(dataset) == [[0, 3, 1], [0, 0, 4], [2, 1, 0]]
    assert positions(dataset)["Town", "Tolls"] == (-1, 0.25)
    assert [actor.name for actor in dataset.actors] == [f"{name} (long)" for name in ACTORS]
    told = " ".join(notice.message for notice in dataset.notices)
    assert "Acteurs, 1MAO, 3CAA, 1CAA" in told


def test_simple_positions_have_no_salience(read: Read) -> None:
    book = {
        "x": under(ACTORS, DIRECT, ACTORS),
        "y": under(AIMS, [[1, -1], [0, 1], [-1, 0]], ACTORS),
    }
    dataset = read("m.xlsx", workbook_of(book))
    assert {salience for _, salience in positions(dataset).values()} == {None}


@pytest.mark.parametrize(
    "book",
    [
        {"MDI": under(ACTORS, DIRECT, ACTORS)},
        {"a": under(ACTORS, DIRECT, ACTORS), "b": under(AIMS, [[5, 7], [9, 9], [8, 6]], ACTORS)},
        {"a": under(ACTORS, [[0, 9, 1]] * 3, ACTORS), "b": under(AIMS, SIDES, ACTORS)},
        {
            "a": under(ACTORS, [[0, 1, 1], [0, 0, 1], [1, 0, 0]], ACTORS),
            "b": under(AIMS, SIDES, ACTORS),
        },
        {"ties": [["from", "to", "sign"], ["a", "b", "+"]], "b": under(AIMS, SIDES, ACTORS)},
    ],
)
def test_other_workbooks_are_none(book: dict, tmp_path) -> None:
    from graphkit.formats.mactor_xlsx import recognises

    path = tmp_path / "m.xlsx"
    path.write_bytes(workbook_of(book))
    assert not recognises(path)


@pytest.mark.slow
@given(st.data())
def test_matrices_come_out_as_they_are(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    size = data.draw(st.integers(2, 4))
    names = [f"Actor {n}" for n in range(size)]
    level = st.integers(0, 4)
    direct = [[0 if a == b else data.draw(level) for b in range(size)] for a in range(size)]
    aims = [[data.draw(st.integers(-4, 4)) for _ in range(3)] for _ in range(size)]
    path = tmp_path_factory.mktemp("mactor") / "m.xlsx"
    objectives = ["One", "Two", "Three"]
    path.write_bytes(
        workbook_of({"MID": under(names, direct, names), "2": under(objectives, aims, names)})
    )
    dataset = load(path)
    told = {(row.source_actor, row.target_actor): row.level for row in dataset.direct_influence}
    assert all(told[names[a], names[b]] == direct[a][b]
               for a in range(size) for b in range(size) if a != b)  # fmt: skip
    held = positions(dataset)
    valued = any(abs(number) > 1 for row in aims for number in row)
    for a, row in enumerate(aims):
        for aim, number in zip(objectives, row, strict=True):
            side, salience = held[names[a], aim]
            assert side == (number > 0) - (number < 0)
            assert salience == (abs(number) / 4 if valued else None)
