"""Positions and shares on scales of their own: asked about once, with whole answers."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load
from tests.formats.fixture_types import Read, Refused


def rows(values: list[str], column: str = "position") -> str:
    before = "" if column == "position" else "position,"
    own = "" if column == "position" else "-1,"
    lines = [f"a{n},q,{own}{value}" for n, value in enumerate(values)]
    return "\n".join((f"actor,issue,{before}{column}", *lines)) + "\n"


def options(said: str) -> list[str]:
    return re.findall(r": --scale (\S+?)[;.]?(?=$| )", said)


@pytest.mark.parametrize(
    ("values", "first"),
    [
        ("1 2 3 4 5", "position:1..5"),
        ("2 4 5", "position:1..5"),
        ("1 7 4", "position:1..7"),
        ("-5 0 3", "position:-5..5"),
        ("-2 2 1", "position:-2..2"),
        ("0 50 80", "position:0..100"),
        ("0 10 5", "position:0..10"),
        ("2030 2050", "position:2030..2050"),
    ],
)
def test_the_narrowest_usual_scale_comes_first(refused: Refused, values: str, first: str) -> None:
    (said,) = refused("s.csv", rows(values.split()))
    low, high = first.removeprefix("position:").split("..")
    assert options(said)[:2] == [first, f"position:{high}..{low}"]  # and the other way round


@pytest.mark.parametrize(
    ("values", "scale", "positions"),
    [
        ("1 2 3 4 5", "1..5", [-1, -0.5, 0, 0.5, 1]),
        ("1 4 7", "1..7", [-1, 0, 1]),
        ("-5 0 5", "-5..5", [-1, 0, 1]),
        ("0 25 100", "0..100", [-1, -0.5, 1]),
        ("0% 25 % 100％", "0..100", [-1, -0.5, 1]),
        ("-100% 50%", "-100..100", [-1, 0.5]),
        ("5 3 1", "5..1", [-1, 0, 1]),
    ],
)
def test_usual_scales(read: Read, values: str, scale: str, positions: list[float]) -> None:
    found = read("s.csv", rows(re.findall(r"-?\d+ ?[%％]?", values)), scale=f"position:{scale}")
    assert [stance.position for stance in found.stances] == pytest.approx(positions)


def test_per_cents_are_asked_about(refused: Refused) -> None:
    (said,) = refused("s.csv", rows(["60 %", "20 %"]))
    assert options(said) == ["position:0..100", "position:-100..100"]


def test_one_slip_is_no_scale(refused: Refused) -> None:
    (said,) = refused("s.csv", rows(["0.5", "-0.5", "0.25", "-0.1", "1", "-1", "5"]))
    assert said.startswith("s.csv:8:6 (position): 5 is outside -1 (oppose) to 1 (support).")
    assert options(said) == []


def test_many_outside_the_stated_scale_are_one_message(refused: Refused) -> None:
    (said,) = refused("s.csv", rows(["1", "9", "3", "8", "9"]), scale="position:1..5")
    assert said.startswith("s.csv:3:6 (position): '9' is outside the scale stated for position")
    assert "2 more rows, '8', '9' among them" in said or "2 more rows, '8'" in said


def test_shares_on_a_scale_of_their_own(refused: Refused, read: Read) -> None:
    (said,) = refused("s.csv", rows(["1", "5", "3"], "salience"))
    assert options(said)[0] == "salience:0..5"
    found = read("t.csv", rows(["1", "5", "3"], "salience"), scale="salience:0..5")
    assert [stance.salience for stance in found.stances] == pytest.approx([0.2, 1, 0.6])


@given(
    st.lists(st.integers(-200, 300), min_size=2, max_size=6).filter(
        lambda found: sum(abs(n) > 1 for n in found) > 1
    ),
    st.randoms(),
)
def test_every_answer_reads_the_file_whatever_its_order(
    tmp_path_factory: pytest.TempPathFactory, values: list[int], chance: st.DataObject
) -> None:
    path: Path = tmp_path_factory.mktemp("scale") / "s.csv"
    path.write_text(rows([str(value) for value in values]))
    asked = question(path)
    for option in asked:
        found = load(path, options=ReadOptions(scale=option)).stances
        assert len(found) == len(values)
        by_value = sorted(zip(values, [s.position for s in found], strict=True))
        in_order = [position for _, position in by_value]
        low, high = map(float, option.removeprefix("position:").split(".."))
        assert in_order == sorted(in_order, reverse=low > high)
    shuffled = list(values)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    path.write_text(rows([str(value) for value in shuffled]))
    assert question(path) == asked


def question(path: Path) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(path)
    (problem,) = [p for p in caught.value.problems if p.level == "error"]
    return [answer.option.removeprefix("--scale ") for answer in problem.answers]
