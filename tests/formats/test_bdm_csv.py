"""Tables of the expected-utility literature, on whatever scale they were coded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from published import EC_ACTORS

from graphkit.formats import ReadOptions, load
from graphkit.formats.bdm_csv import recognises
from graphkit.formats.reading.never_negative import never_negative
from tests.formats.fixture_types import Read


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
    dataset = read("x.csv", "ACTOR,capability,Position,salience\na,500,0,80\nb,250,2,40\n")
    assert [actor.capability for actor in dataset.actors] == [100, 50]
    assert [stance.salience for stance in dataset.stances] == [0.8, 0.4]
    assert [actor.extra["x_capability"] for actor in dataset.actors] == ["500", "250"]
    assert sum("divided by" in notice.message for notice in dataset.notices) == 2


def test_one_position_only(read: Read) -> None:
    dataset = read("x.csv", "Actor,Capability,Position,Salience\na,1,5,1\nb,1,5,1\n")
    assert [stance.position for stance in dataset.stances] == [0, 0]
    assert [n.level for n in dataset.notices if n.code == "scale"] == ["warning"]
    low, high = dataset.issues[0].scale.ends
    assert (low + high) / 2 == 5  # where 0 stands


@given(st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=2, max_size=6))
def test_ends_are_ends_whatever_the_scale(
    tmp_path_factory: pytest.TempPathFactory, places: list[float]
) -> None:
    """The lowest is -1 and the highest 1 to the last digit, and order is kept."""
    assume(not never_negative(set(places)))  # then it is asked
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
        ("a,x,4,1", "x.csv:2:3 (Capability): 'x' is not a number."),
        ("a,-1,4,1", "x.csv:2:3 (Capability): Capability is not negative."),
        ("a,1,4,-1", "x.csv:2:7 (Salience): Salience is not negative."),
        ("a,1,,1", "x.csv:2:5 (Position): '' is not a number."),
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


def test_any_order_other_words_and_further_columns(read: Read) -> None:
    dataset = read(
        "x.tsv",
        "Saliency\tPlayer\tPOWER\tnote\tcountry\tPosition\tdate\n"
        "50\tTown\t10\tloud\tXA\t20\t2020-01-02\n100\tPort\t20\t\tXB\t60\t\n",
    )
    assert [(s.actor, s.position, s.salience) for s in dataset.stances] == [
        ("Town", -1, 0.5), ("Port", 1, 1),
    ]  # fmt: skip
    assert [actor.country for actor in dataset.actors] == ["XA", "XB"]
    assert dataset.stances[0].extra["x_note"] == "loud"
    assert str(dataset.stances[0].date) == "2020-01-02"


def test_several_issues_each_on_its_own_scale(read: Read) -> None:
    """On the first 0 to 10, on the second 100 to 300; power differs by issue, so it is kept so."""
    dataset = read(
        "x.csv",
        "issue,actor,capability,position,salience\nage,a,1,0,1\nage,b,2,10,1\n"
        "tax,a,3,300,.5\ntax,b,2,100,.5\ntax,c,2,150,.5\n",
    )
    assert [s.position for s in dataset.stances] == [-1, 1, 1, -1, -0.5]
    assert [issue.scale.ends for issue in dataset.issues] == [(0, 10), (100, 300)]
    assert [actor.id for actor in dataset.actors] == ["a", "b", "c"]
    assert [(row.actor, row.issue, row.capability) for row in dataset.influence][:3] == [
        ("a", "age", 1), ("b", "age", 2), ("a", "tax", 3),
    ]  # fmt: skip


def test_shares_are_asked_and_either_answer_reads_them(
    put, refused: Callable[..., list[str]]
) -> None:
    rows = "name,capability,position,salience\na,1,0.25,1\nb,1,0.75,1\n"
    told = refused("x.csv", rows)
    assert "never negative (from 0.25 to 0.75)" in told[0]
    path = put("y.csv", rows)
    read = {
        scale: [s.position for s in load(path, options=ReadOptions(scale=scale)).stances]
        for scale in ("position:0..1", "position:-1..1")
    }
    assert read == {"position:0..1": [-0.5, 0.5], "position:-1..1": [0.25, 0.75]}


def test_decimal_commas_and_values_stated_one_by_one(put) -> None:
    path = put("x.csv", "name;capability;position;salience\na;1,5;0;0,5\nb;1;1;1\n")
    dataset = load(path, options=ReadOptions(values="position:0=oppose,1=support"))
    assert [(s.position, s.salience) for s in dataset.stances] == [(-1, 0.5), (1, 1)]
    assert dataset.actors[0].capability == 1.5
    assert not dataset.issues[0].scale.own


def test_words_of_position_make_it_another_kind_of_table(tmp_path) -> None:
    path = tmp_path / "x.csv"
    start = "Name,Role,Power,Position,Salience\na,mayor,3,"
    for cell, is_one in (("20", True), ("", True), ("Supportive", False)):
        path.write_text(f"{start}{cell},1\n")
        assert recognises(path) is is_one
