"""Persuasion: hand calculations, and the promised change against making it."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.errors import UsageError
from graphkit.language import Written


def case(rows, ties=(), **issue):
    """`rows` are (position, capability, salience); ties are (from, to, signed strength)."""
    return Dataset(
        "case",
        actors=tuple(Actor(f"a{i}", f"A{i}", capability=row[1]) for i, row in enumerate(rows)),
        issues=(Issue("q", "?", **issue),),
        stances=tuple(
            Stance(f"s{i}", f"a{i}", "q", row[0], row[2], condition="if paid" if not i else None)
            for i, row in enumerate(rows)
        ),
        ties=tuple(
            Tie(f"t{i}", f"a{a}", f"a{b}", 1 if value > 0 else -1, strength=abs(value))
            for i, (a, b, value) in enumerate(ties)
        ),
    )


def plan(data, **parameters):
    found = measure("persuasion", data, **parameters).result
    keys = [column.key for column in found.table.columns]
    return found, [dict(zip(keys, row, strict=True)) for row in found.table.rows]


THREE = [(-1.0, 40, 0.5), (-0.5, 20, 1.0), (0.5, 10, 1.0)]


def test_without_ties_by_hand():
    """Weights 20, 20, 10: the outcome is -.5. To +1: a0 moves it 2 x .4 for effort 2 x .5,
    a1 1.5 x .4 for 1.5 x 1; a2 supports it and need not be persuaded."""
    found, rows = plan(case(THREE), budget=2)
    assert [row["actor"].id for row in rows] == ["a0", "a1"]
    assert [row["moved"] for row in rows] == pytest.approx([0.8, 0.6])
    assert [row["effort"] for row in rows] == pytest.approx([1.0, 1.5])
    assert found.values == pytest.approx({"a0": 0.8, "a1": 0.4})
    assert found.summary["outcome"] == pytest.approx(-0.5)
    assert found.summary["outcome_after"] == pytest.approx(0.9)
    assert found.summary["turns"] is True
    assert (rows[0]["claim"], rows[0]["condition"]) == ("s0", Written("if paid"))


def test_influence_on_others_by_hand():
    """a1 listens to a0 alone: half of a0's move is a1's too, and a1 keeps half of its own."""
    _, rows = plan(case(THREE, [(0, 1, 1)]))
    moved = {row["actor"].id: row["moved"] for row in rows}
    assert moved == pytest.approx({"a0": 2 * (0.4 + 0.2), "a1": 1.5 * 0.2})
    _, rows = plan(case(THREE, [(0, 1, 1)]), susceptibility=0.0)
    assert {row["actor"].id: row["moved"] for row in rows}["a0"] == pytest.approx(0.8)


def test_who_of_your_side_reaches_whom():
    ties = [(2, 1, 0.5), (1, 0, 0.5), (2, 0, -1)]
    _, rows = plan(case(THREE, ties))
    chains = {row["actor"].id: row for row in rows}
    assert chains["a0"]["access"].id == "a2"
    steps, said = [], chains["a0"]["path"]
    while "rest" in said.fields:
        steps.append(said.fields["actor"].id)
        said = said.fields["rest"]
    assert [*steps, said.fields["actor"].id] == ["a2", "a1", "a0"]
    assert "a2" not in chains
    _, rows = plan(case(THREE, ties), by="a0")
    chains = {row["actor"].id: row for row in rows}
    assert chains["a1"]["access"].id == "a0"
    assert chains["a0"]["path"] is None


def test_a_position_as_the_aim_on_the_issues_scale():
    scale = {"scale_low": 0.0, "scale_high": 100.0}
    found, rows = plan(case(THREE, **scale), toward="50", budget=1)
    assert found.summary["outcome"] == pytest.approx(25)
    assert rows[0]["to"] == pytest.approx(50)
    assert found.summary["outcome_after"] == pytest.approx(25 + 50 * 0.4)
    for word in ("101", "up", "nan"):
        with pytest.raises(UsageError, match="a position from 0 to 100, not"):
            measure("persuasion", case(THREE, **scale), toward=word)
    with pytest.raises(UsageError, match="Did you mean 'support'"):
        measure("persuasion", case(THREE), toward="suport")
    with pytest.raises(UsageError, match="no actor 'a9'"):
        measure("persuasion", case(THREE, [(0, 1, 1)]), by="a9")


def test_nobody_is_moved_further_than_the_outcome_must_go():
    """From -.5 to -.3: a0 would bring .4 x .7 = .28 for .35; .2 of that are enough, five
    sevenths of its way from -1 to -.3."""
    found, rows = plan(case(THREE), toward="-0.3", budget=3)
    assert found.summary["outcome_after"] == pytest.approx(-0.3)
    assert [row["actor"].id for row in rows] == ["a0"]
    assert rows[0]["to"] == pytest.approx(-0.5)
    assert rows[0]["effort"] == pytest.approx(0.5 * 0.5)
    assert found.summary["most"] == pytest.approx(0.2)
    # the outcome is there already
    found, rows = plan(case([(0.4, 1, 1.0), (-0.4, 1, 1.0)]), toward="0")
    assert (rows, found.summary["moved"]) == ([], 0)


def test_those_who_decide_can_be_what_counts():
    """a1 decides and listens to a0: a0 moves it by half, a1 itself by the other half."""
    data = case(THREE, [(0, 1, 1)], decided_by=("a1",))
    found, rows = plan(data, weigh="deciders")
    assert found.summary["outcome"] == pytest.approx(0.5 * -1 + 0.5 * -0.5)
    moved = {row["actor"].id: row["moved"] for row in rows}
    assert moved == pytest.approx({"a0": 1.0, "a1": 0.75})
    assert not measure("persuasion", case(THREE), weigh="deciders").defined
    unheard = replace(data, issues=(Issue("q", "?", decided_by=("house",)),))
    assert not measure("persuasion", unheard, weigh="deciders").defined


rows_of = st.lists(
    st.tuples(
        st.integers(-10, 10).map(lambda n: n / 10), st.integers(1, 9), st.sampled_from([0.2, 1])
    ),
    min_size=2,
    max_size=6,
)


@settings(deadline=None, max_examples=40)
@given(rows_of, st.randoms(), st.sampled_from(["support", "oppose"]))
def test_the_promised_outcome_comes_true(rows, random, toward):
    ties = [
        (i, j, 1)
        for i in range(len(rows))
        for j in range(len(rows))
        if i != j and random.random() < 0.4
    ]
    if not ties:
        return
    found, table = plan(case(rows, ties), toward=toward, budget=2)
    aim = 1.0 if toward == "support" else -1.0
    won = {row["actor"].id for row in table[:2]}
    after = [(aim if f"a{i}" in won else p, c, s) for i, (p, c, s) in enumerate(rows)]
    want = measure("opinion_dynamics", case(after, ties)).summary["outcome"]
    assert found.summary["outcome_after"] == pytest.approx(want)
    assert abs(found.summary["moved"]) <= found.summary["most"] + 1e-9


def test_scaling_capability_and_adding_somebody_without_salience_change_nothing():
    want = measure("persuasion", case(THREE)).values
    scaled = [(p, c / 7, s) for p, c, s in THREE]
    assert measure("persuasion", case(scaled)).values == pytest.approx(want)
    assert measure("persuasion", case([*THREE, (-1.0, 50, 0.0)])).values == pytest.approx(want)
