"""Stances, salience and capability as arrays: which claim is current, what fills the gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Influence, Issue, Option, Stance, Tie
from graphkit.findings import Settings
from graphkit.graph.build import build_graph
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions, contest
from graphkit.graph.views import stance
from graphkit.language import Written

EARLY, LATE = date(2025, 1, 1), date(2025, 6, 1)


def placed(*stances: Stance, **more: Any) -> Positions:
    actors = more.pop("actors", None) or tuple(
        Actor(actor, actor) for actor in sorted({row.actor for row in stances})
    )
    issues = tuple(Issue(issue, issue) for issue in ("i", "j"))
    return stance(build_graph(Dataset("s", actors=actors, issues=issues, stances=stances, **more)))


def claim(number: str, position: float, day: date | None = None, **more: Any) -> Stance:
    return Stance(number, "a", "i", position, date=day, **more)


@pytest.mark.parametrize(
    ("held", "beaten"),
    [
        (claim("1", -0.9, LATE), claim("2", 0.4, EARLY, confidence=1.0)),
        (claim("1", -0.9, EARLY), claim("2", 0.4, None, confidence=1.0)),
        (claim("1", -0.9, EARLY, confidence=0.6), claim("2", 0.4, EARLY, confidence=0.5)),
        (claim("1", -0.9, EARLY, confidence=0.1), claim("2", 0.4, EARLY)),
        (claim("1", -0.3, EARLY, confidence=0.5), claim("2", 0.4, EARLY, confidence=0.5)),
        (claim("1", 0.3, salience=0.9), claim("2", 0.3, salience=0.2)),
    ],
)
def test_the_current_stance(held: Stance, beaten: Stance) -> None:
    """Latest, then most confident, then most moderate; whatever the row order."""
    for rows in ((held, beaten), (beaten, held)):
        positions = placed(*rows)
        assert positions.claim == (("1", None),)
        assert positions.position[0, 0] == held.position
    swapped = placed(replace(held, id="2"), replace(beaten, id="1"))
    assert swapped.claim == (("2", None),)


def test_a_contest_rests_on_stances_and_on_the_rows_of_power_that_weigh_them() -> None:
    """Ann's latest row on the issue, Bob's on another one; Cyd's power is nowhere coded."""
    positions = placed(
        *(Stance(f"s{name}", name, "i", 0.5) for name in "abc"),
        influence=(
            Influence("p1", "a", "i", 10.0, EARLY),
            Influence("p2", "a", "i", 20.0, LATE),
            Influence("p3", "a", "j", 30.0, LATE),
            Influence("p4", "b", "j", 40.0, LATE),
        ),
    )
    field = contest(positions, "i")
    assert field.power == (("p2",), ("p4",), ())
    assert field.rests() == ("sa", "sb", "sc", "p2", "p4")
    assert field.rests([1]) == ("sb", "p4")


def test_gaps_are_nan_and_salience_has_its_default() -> None:
    positions = placed(claim("1", 0.5, salience=0.9), Stance("2", "b", "j", 0.0, condition="if"))
    assert positions.actors == ("a", "b")
    assert [question.id for question in positions.issues] == ["i", "j"]
    assert np.array_equal(positions.position, [[0.5, np.nan], [np.nan, 0.0]], equal_nan=True)
    assert positions.salience.tolist() == [[0.9, 0.5], [0.5, 0.5]]
    assert positions.salience_coded.tolist() == [[True, False], [False, False]]
    assert positions.condition == ((None, None), (None, Written("if")))
    assert positions.column("j") == 1
    with pytest.raises(KeyError):
        positions.column("k")


def test_capability_falls_back_step_by_step() -> None:
    positions = placed(
        *(Stance(actor, actor, "i", 1.0) for actor in "abcd"),
        actors=(
            Actor("a", "a", capability=1.0),
            Actor("b", "b", capability=2.0),
            Actor("c", "c"),
            Actor("d", "d"),
        ),
        influence=(
            Influence("1", "a", "i", 50.0),
            Influence("2", "c", "j", 30.0),
        ),
    )
    assert positions.basis == (
        ("issue", "actor"),
        ("actor", "actor"),
        ("other", "issue"),
        ("none", "none"),
    )
    assert positions.capability[:3].tolist() == [[50.0, 1.0], [2.0, 2.0], [30.0, 30.0]]
    assert np.isnan(positions.capability[3]).all()
    field = contest(positions, "i")
    assert field.capability.tolist() == [50.0, 2.0, 30.0, 30.0]  # the median for d
    assert field.defaults == {
        "salience": 4,
        "capability_from_actor": 1,
        "capability_from_other_issues": 1,
        "capability_missing": 1,
    }
    assert field.weight.tolist() == [25.0, 1.0, 15.0, 15.0]


def test_without_any_capability_everyone_counts_the_same() -> None:
    field = contest(placed(claim("1", 1.0), Stance("2", "b", "i", -1.0)), "i")
    assert field.capability.tolist() == [1.0, 1.0]
    assert field.defaults["capability_missing"] == 2


def test_an_aggregate_is_left_out_where_a_member_stands() -> None:
    positions = placed(
        Stance("1", "body", "i", 1.0),
        Stance("2", "body", "j", 1.0),
        Stance("3", "staff", "i", -1.0),
        actors=(
            Actor("body", "body"),
            Actor("office", "office", member_of=("body",)),
            Actor("staff", "staff", member_of=("office",)),
        ),
        influence=(Influence("4", "body", "i", 90.0, aggregate=True),),
    )
    assert positions.represented.tolist() == [[True, False], [False, False], [False, False]]
    assert contest(positions, "i").actors == ("staff",)
    assert contest(positions, "i").left_out == ("body",)
    assert contest(positions, "j").actors == ("body",)
    assert contest(positions, "i").claims == ("3",)


def test_membership_in_a_circle_ends() -> None:
    positions = placed(
        Stance("1", "a", "i", 1.0),
        actors=(Actor("a", "a", member_of=("b",)), Actor("b", "b", member_of=("a",))),
    )
    assert not positions.represented.any()


def test_as_of_takes_what_was_claimed_by_then() -> None:
    data = Dataset(
        name="time",
        actors=(Actor("a", "a"), Actor("b", "b")),
        issues=(Issue("i", "i"),),
        stances=(claim("1", 1.0, EARLY), claim("2", -1.0, LATE)),
        ties=(
            Tie("3", "a", "b", 1, since=EARLY, until=date(2025, 3, 1)),
            Tie("4", "b", "a", -1, since=LATE),
        ),
        influence=(
            Influence("5", "a", "i", 10.0, date=EARLY),
            Influence("6", "a", "i", 90.0, date=LATE),
        ),
    )

    def at(day: date | None) -> tuple[float, float, list[int]]:
        run = Run(data, Settings(as_of=day))
        positions, ties = run.view("stance"), run.view("signed")
        assert isinstance(positions, Positions)
        assert isinstance(ties, Network)
        assert ties.sign is not None
        return (
            float(positions.position[0, 0]),
            float(positions.capability[0, 0]),
            ties.sign.tolist(),
        )

    assert at(date(2025, 2, 1)) == (1.0, 10.0, [1])
    assert at(date(2025, 3, 1)) == (1.0, 10.0, [1])
    assert at(date(2025, 4, 1)) == (1.0, 10.0, [])
    assert at(None) == at(LATE) == (-1.0, 90.0, [-1])


claims = st.lists(
    st.tuples(
        *(st.sampled_from("abc"), st.sampled_from("ij"), st.sampled_from((-1.0, -0.5, 0.0, 0.5))),
        *(st.sampled_from((None, EARLY, LATE)), st.sampled_from((None, 0.5, 0.9))),
    ),
    max_size=10,
)


@pytest.mark.relation
@given(claims, st.randoms(use_true_random=False))
def test_row_order_is_no_matter(rows: list[Any], random: Any) -> None:
    """Ids are numbered along, as for tables without ids: they must not decide either."""

    def read(order: list[Any]) -> Positions:
        stances = [
            Stance(f"s{number}", actor, issue, position, date=day, confidence=confidence)
            for number, (actor, issue, position, day, confidence) in enumerate(order)
        ]
        return placed(*stances, actors=tuple(Actor(actor, actor) for actor in "abc"))

    shuffled = list(rows)
    random.shuffle(shuffled)
    one, other = read(rows), read(shuffled)
    assert np.array_equal(one.position, other.position, equal_nan=True)
    assert np.array_equal(one.confidence, other.confidence, equal_nan=True)


def test_a_question_is_all_that_was_coded_of_the_issue() -> None:
    options = (Option("ban", -0.8), Option("allow", 0.7))
    said = (Option("禁止", -0.8), Option("許可", 0.7))
    issue = Issue(
        "q", "?", options=options, decided_by=("a",), decision_rule="majority;a=2",  # type: ignore[arg-type]
        decided_on=EARLY, outcome=0.5, status_quo=-0.5, scale_low=4.0, scale_high=10.0,
        translations={"options:ja": said},
    )  # fmt: skip
    data = Dataset("d", actors=(Actor("a", "a", extra={"x_own": "1"}),), issues=(issue,))
    positions = stance(build_graph(data))
    (question,) = positions.issues
    assert question.labels == (Written("ban", {"ja": "禁止"}), Written("allow", {"ja": "許可"}))
    assert question.nearest_option(0.4) == question.labels[1]
    assert question.nearest_option(None) is None
    assert (question.id, question.options, question.decided_by) == ("q", options, ("a",))
    assert (question.rule.kind, question.rule.seats(["a"])) == ("majority", [2.0])
    assert (question.decided_on, question.outcome, question.status_quo) == (EARLY, 0.5, -0.5)
    assert question.scale.ends == (4.0, 10.0)
    assert positions.own_columns == {"a": {"x_own": "1"}}
