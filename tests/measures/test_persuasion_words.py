"""What a plan of persuasion says of itself, and the cases that are rare."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.graph.build import build_graph
from graphkit.graph.stances import stance
from graphkit.measures import measures


def case(places, *, capability=(), salience=(), ties=(), prices=(), **issue):
    names = [f"a{i}" for i in range(len(places))]
    power, care = capability or [10.0] * len(places), salience or [1.0] * len(places)
    extra = [{"x_price": str(p)} if p else {} for p in prices] or [{}] * len(places)
    return Dataset(
        "case",
        actors=tuple(
            Actor(one, one, capability=c, extra=own)
            for one, c, own in zip(names, power, extra, strict=True)
        ),
        issues=(Issue("q", "?", **issue),),
        stances=tuple(
            Stance(f"s{n}", f"a{n}", "q", place, s)
            for n, (place, s) in enumerate(zip(places, care, strict=True))
        ),
        ties=tuple(Tie(f"t{n}", f"a{a}", f"a{b}", 1) for n, (a, b) in enumerate(ties)),
    )


def plan(*given, budget=2, **named):
    keys = ("toward", "cost", "by", "weigh", "shift")
    asked = {key: named.pop(key) for key in keys if key in named}
    found = measure("persuasion", case(*given, **named), budget=budget, **asked).result
    return str(found.reading), list(map(str, found.notes))


WHOSE = "What is moved counts the actor's own weight and that of those who listen to it."
ALIKE = (
    "Effort is the change of position, alike for everyone; nobody is taken to move by more than "
)


@pytest.mark.parametrize(
    ("named", "aim"),
    [
        ({}, "support on q, for whoever is on that side"),
        ({"toward": "oppose"}, "opposition on q, for whoever is on that side"),
        ({"toward": "0.9"}, "+0.90 on q, for whoever stands near it"),
        ({"by": "a0"}, "support on q"),
        ({"by": "a0", "toward": "-0.75"}, "−0.75 on q"),
        ({"scale_low": 0.0, "scale_high": 80.0}, "80 on q, for whoever is on that side"),
        ({"scale_low": 0.0, "scale_high": 80.0, "toward": "oppose"}, "0 on q, for whoever is on that side"),
        ({"scale_low": 0.0, "scale_high": 80.0, "toward": "60"}, "60.0 on q, for whoever stands near it"),
    ],
)  # fmt: skip
def test_the_aim_and_for_whom(named, aim):
    _, notes = plan([0.6, -0.5, -1.0], **named)
    assert notes[0] == f"To move the outcome towards {aim}: most outcome per effort first."
    assert (notes[1] == ALIKE + "0.50.") == ("scale_low" not in named)
    if "scale_low" in named:
        assert notes[1] == ALIKE + "20.0."  # a quarter of 80


def test_what_effort_is_and_who_has_no_price():
    places = [0.6, -0.5, -1.0]
    assert plan(places)[1][1:] == [ALIKE + "0.50.", WHOSE]
    assert plan(places, cost="salience")[1][1:] == [
        "Effort is the change of position times salience: who cares more is harder to move. Nobody "
        "is taken to move by more than 0.50.",
        WHOSE,
    ]
    priced = (
        "Effort is the change of position times x_price; nobody is taken to move by more than 0.50."
    )
    assert plan(places, cost="x_price", prices=(1, 1, 1))[1][1:] == [priced, WHOSE]
    assert plan(places, cost="x_price", prices=(1, None, 1))[1][1:3] == [
        priced, "1 actor has no x_price and is left out.",
    ]  # fmt: skip
    assert plan(places, cost="x_price", prices=(1, None, None))[1][2] == (
        "2 actors have no x_price and are left out."
    )


def test_the_decider_counts_alone():
    reading, notes = plan([0.6, -0.5], decided_by=("a1",))
    assert notes[2] == (
        "a1 decides alone: what is moved counts through that stance only, be it the own or that of "
        "those listened to."
    )
    assert reading == (
        "If a1 moved towards support on q, by 0.50 at most, the stance of a1, who decides, would go "
        "from −0.50 to 0.00."
    )


def test_opinions_spread_where_there_is_support_and_nobody_may_be_left():
    reading, _ = plan([1.0, -1.0], ties=[(0, 1)], budget=1, shift=0.4)
    # a1 is at half of 1 and half of -1, 0; the mean is 1/2 and goes up by 1/2 x 1/2 x 0.4
    assert reading == (
        "If a1 moved towards support on q, by 0.40 at most, the weighted mean of positions would "
        "go from +0.50 to +0.60 once opinions have spread along the ties."
    )
    assert plan([1.0, 0.9])[0] == "Nobody is left to persuade on q."
    assert plan([0.6, -0.5], by="a0", budget=1)[0].startswith("For a0: If a1 moved")


def test_five_are_named_and_all_counted():
    reading, notes = plan([-0.5] * 7, budget=7)
    assert reading.startswith(
        "If a0, a1, a2, a3 and a4, 7 in all, moved towards support on q, each"
    )
    assert len(notes) == 3  # by outcome alone it would be the same


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, "By outcome alone, whatever the effort, it would be a1."),
        (2, "By outcome alone, whatever the effort, it would be a1 and a3, 2 in all."),
        (6, "By outcome alone, whatever the effort, it would be a1, a11, a3, a5 and a7, 6 in all."),
    ],
)
def test_who_would_move_it_most_whatever_the_effort(count, said):
    """Of pairs, the second has twice the power and a price of three: half the outcome, a third of
    the effort less for the first."""
    pairs = range(count)
    found = plan(
        [-0.5] * 2 * count, capability=[c for _ in pairs for c in (10.0, 20.0)],
        prices=[p for _ in pairs for p in (1, 3)], cost="x_price", budget=count,
    )  # fmt: skip
    assert found[1][-1] == said


def test_without_a_network_nothing_spreads():
    """Called with the stance view alone: 10 of 30 in weight, half a point each."""
    positions = stance(build_graph(case([0.6, -0.5, -1.0], ties=[(0, 1)])))
    found = measures["persuasion"](positions, issue="q", budget=1)
    assert found.values == pytest.approx({"a1": 1 / 3, "a2": 1 / 3})
    assert {row[9] for row in found.table.rows} == {None}  # by nobody: there are no chains
    assert found.summary["outcome"] == pytest.approx(-0.3)


def test_of_those_who_decide_one_of_whom_nothing_is_known_has_no_part():
    """Votes of 2 and 1 of three whose votes are known, and of a house's three of nobody's."""
    data = case([0.6, -0.5], decided_by=("a0", "a1", "a2"), decision_rule="majority;a0=2;a2=3")
    data = replace(data, actors=(*data.actors, Actor("a2", "a2")))
    found = measure("persuasion", data, weigh="deciders")
    assert found.summary["outcome"] == pytest.approx((2 * 0.6 - 0.5) / 3)
    assert found.summary["decider"] is None


def test_a_body_without_a_stance_stands_for_its_members_in_equal_shares():
    """a2 has two votes of three and two members, at -1 and 0.5: one vote each, and one of a0."""
    data = case([0.6, -1.0, 0.5], decided_by=("a0", "a3"), decision_rule="majority;a3=2")
    members = tuple(replace(one, member_of=("a3",)) for one in data.actors[1:])
    data = replace(data, actors=(data.actors[0], *members, Actor("a3", "a3")))
    found = measure("persuasion", data, weigh="deciders")
    assert found.summary["outcome"] == pytest.approx((0.6 - 1.0 + 0.5) / 3)
