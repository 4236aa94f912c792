"""Tables of the expected-utility literature, on whatever scale they were coded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import EC_ACTORS

from graphkit.dataset import Dataset
from graphkit.formats import ReadOptions, load

Read = Callable[..., Dataset]


def test_positions_are_mapped_by_the_files_own_range(read: Read) -> None:
    dataset = read(
        "x.csv", "Actor,Capability,Position,Salience\na,0.5,4,0.8\nb,1,10,0.4\nc,1,7,1\n"
    )
    assert [stance.position for stance in dataset.stances] == [-1.0, 1.0, 0.0]
    assert [stance.salience for stance in dataset.stances] == [0.8, 0.4, 1.0]
    assert [stance.extra["x_position"] for stance in dataset.stances] == ["4", "10", "7"]
    assert [actor.capability for actor in dataset.actors] == [0.5, 1, 1]
    assert dataset.issues[0].scale.ends == (4, 10)
    assert any("4 to 10 are mapped to -1 to 1" in notice.message for notice in dataset.notices)


def test_longer_scales_are_shrunk_and_said(read: Read) -> None:
    dataset = read("x.csv", "ACTOR,capability,Position,salience\na,500,0,80\nb,250,1,40\n")
    assert [actor.capability for actor in dataset.actors] == [100, 50]
    assert [stance.salience for stance in dataset.stances] == [0.8, 0.4]
    assert [actor.extra["x_capability"] for actor in dataset.actors] == ["500", "250"]
    assert sum("divided by" in notice.message for notice in dataset.notices) == 2


def test_one_position_only(read: Read) -> None:
    dataset = read("x.csv", "Actor,Capability,Position,Salience\na,1,5,1\nb,1,5,1\n")
    assert [stance.position for stance in dataset.stances] == [0, 0]
    assert [notice.level for notice in dataset.notices] == ["warning"]
    low, high = dataset.issues[0].scale.ends
    assert (low + high) / 2 == 5  # where 0 stands


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=6))
def test_ends_are_ends_whatever_the_scale(
    tmp_path_factory: pytest.TempPathFactory, places: list[float]
) -> None:
    """The lowest is -1 and the highest 1 to the last digit, and order is kept."""
    path = tmp_path_factory.mktemp("bdm") / "x.csv"
    rows = "".join(f"a{n},1,{place!r},1\n" for n, place in enumerate(places))
    path.write_text(f"Actor,Capability,Position,Salience\n{rows}")
    positions = [stance.position for stance in load(path).stances]
    if min(places) < max(places):
        assert positions[places.index(min(places))] == -1
        assert positions[places.index(max(places))] == 1
    in_order = [position for _, position in sorted(zip(places, positions, strict=True))]
    assert in_order == sorted(in_order)


def test_a_scale_whose_ends_do_not_divide_evenly(read: Read) -> None:
    # (2 * 9 - 1.7 - 9) / (9 - 1.7) is 1.0000000000000002 in floating point.
    dataset = read(
        "x.csv", "Actor,Capability,Position,Salience\nA,0.5,1.7,0.8\nB,0.9,9,0.6\nC,0.3,4,0.5\n"
    )
    assert [s.position for s in dataset.stances][:2] == [-1, 1]


@pytest.mark.parametrize(
    ("row", "start"),
    [
        ("a,x,4,1", "x.csv:2:3: 'x' is not a number."),
        ("a,-1,4,1", "x.csv:2:3: Capability is not negative."),
        ("a,1,4,-1", "x.csv:2:7: Salience is not negative."),
        ("a,1,,1", "x.csv:2:5: '' is not a number."),
    ],
)
def test_faults(row: str, start: str, refused: Callable[..., list[str]]) -> None:
    told = refused("x.csv", f"Actor,Capability,Position,Salience\n{row}\n")
    assert told[0].startswith(start), told


def test_published_example(read: Read) -> None:
    rows = "".join(f"{name},{c},{p},{s}\n" for name, (c, p, s) in EC_ACTORS.items())
    dataset = read("x.csv", "Actor,Capability,Position,Salience\n" + rows)
    assert dataset.actors[0].id == "Netherlands"
    assert {row.extra["x_position"] for row in dataset.stances} == {"4", "7", "10"}
    assert [row.position for row in dataset.stances[:2]] == [-1.0, 0.0]


def test_a_stated_scale_is_the_issues_and_may_run_downwards(tmp_path) -> None:
    """100 opposes and 0 supports: 40 is (50 - 40) / 50 = .2 on the side of support."""
    path = tmp_path / "x.csv"
    path.write_text("Actor,Capability,Position,Salience\na,1,100,1\nb,1,0,1\nc,1,40,1\n")
    dataset = load(path, options=ReadOptions(scale="position:100..0"))
    assert [stance.position for stance in dataset.stances] == pytest.approx([-1, 1, 0.2])
    assert (dataset.issues[0].scale.low, dataset.issues[0].scale.high) == (100, 0)
    wide = load(
        path, options=ReadOptions(scale="position:0..200")
    )  # 100 is its middle, 40 is (40 - 100) / 100
    assert [stance.position for stance in wide.stances] == pytest.approx([0, -1, -0.6])
