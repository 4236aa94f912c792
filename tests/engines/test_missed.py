"""What nobody coded is as much as what is false, on average over all and for each actor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.missed import missed_stances, missed_ties
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.build import build_graph
from graphkit.graph.claims import Claims
from graphkit.graph.views import claims

STILL = ErrorModel(strength=0.0, position=0.0, capability=0.0, salience=0.0)


def case(
    ties: tuple[Tie, ...] = (), stances: tuple[Stance, ...] = (), actors: str = "abcdefgh"
) -> Claims:
    issues = tuple(Issue(issue, "?") for issue in dict.fromkeys(s.issue for s in stances))
    who = tuple(Actor(a, a) for a in actors)
    data = Dataset("case", actors=who, issues=issues, stances=stances, ties=ties)
    return claims(build_graph(data))


def tie(number: int, ends: str, confidence: float, *, directed: bool = True) -> Tie:
    return Tie(f"t{number}", ends[0], ends[1], 1, confidence=confidence, directed=directed)


def test_as_many_are_missed_as_are_false() -> None:
    """Doubtful by .5, .25 and .5 x .5 (two claims about one pair): 1.0 false ties in all."""
    view = case(
        (tie(1, "ab", 0.5), tie(2, "cd", 0.75), tie(3, "ef", 0.5), tie(4, "ef", 0.5)),
    )
    every, missed = missed_ties(view, STILL, 0)
    assert missed.rate.sum() == pytest.approx(1.0)
    senders = dict.fromkeys(map(int, every.source[4:]), 0.0)
    for source, rate in zip(every.source[4:].tolist(), missed.rate.tolist(), strict=True):
        senders[source] += rate
    assert senders == pytest.approx({0: 0.5, 2: 0.25, 4: 0.25})
    replicates = draw(view, STILL, 20_000, 0)
    assert replicates.ties[4:].sum(axis=0).mean() == pytest.approx(1.0, abs=0.03)


def test_receivers_gain_what_they_lose_on_average() -> None:
    """h loses .9 and d and f .3 of a tie, and each may gain what its own sender does not send."""
    view = case((tie(1, "ah", 0.1), tie(2, "cd", 0.7), tie(3, "ef", 0.7), tie(4, "bg", 1.0)))
    gained = np.zeros(8)
    for seed in range(400):
        every, missed = missed_ties(view, STILL, seed)
        np.add.at(gained, every.target[4:], missed.rate / 400)
    # a's tie (.9) goes to d or f, by their chances alike; those of c and e (.3) to h in three of
    # four cases (.9 against .3), else to one another.
    assert gained[[0, 1, 2, 4, 6]].tolist() == [0] * 5
    assert gained.sum() == pytest.approx(1.5)
    assert gained[7] == pytest.approx(2 * 0.3 * 0.75, abs=0.05)
    assert gained[3] == pytest.approx(0.45 + 0.3 * 0.25, abs=0.07)


def test_many_rows_leave_everybodys_ties_as_many_as_they_were() -> None:
    """60 actors, 240 ties, each false with 1/4: on average nobody gains or loses."""
    random = np.random.default_rng(0)
    names = [f"n{number:02}" for number in range(60)]
    pairs = [(a, b) for a in range(60) for b in range(60) if a != b]
    ends = [pairs[p] for p in random.permutation(len(pairs))[:240]]
    ties = tuple(
        Tie(f"t{n}", names[a], names[b], 1, confidence=0.75) for n, (a, b) in enumerate(ends)
    )
    view = claims(build_graph(Dataset("many", actors=tuple(Actor(n, n) for n in names), ties=ties)))
    received, sent = np.zeros(60), np.zeros(60)
    for seed in range(60):
        every, missed = missed_ties(view, STILL, seed)
        np.add.at(received, every.target[240:], missed.rate / 60)
        np.add.at(sent, every.source[240:], missed.rate / 60)
    assert sent == pytest.approx(np.bincount(view.ties.source, minlength=60) / 4)
    assert received == pytest.approx(np.bincount(view.ties.target, minlength=60) / 4, abs=0.25)


@given(st.data())
@settings(deadline=None)
def test_nothing_is_missed_where_something_is_coded(data: st.DataObject) -> None:
    pairs = [a + b for a in "abcde" for b in "abcde" if a != b]
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=12))
    ties = tuple(
        tie(n, ends, data.draw(st.sampled_from([0.3, 0.9, 1.0])), directed=data.draw(st.booleans()))
        for n, ends in enumerate(chosen)
    )
    view = case(ties, actors="abcde")
    every, missed = missed_ties(view, STILL, data.draw(st.integers(0, 3)))
    coded = {(t.source_actor, t.target_actor) for t in ties}
    coded |= {(t.target_actor, t.source_actor) for t in ties if not t.directed}
    first = len(view.ties)
    for row in range(first, len(every)):
        ends = view.actors[every.source[row]], view.actors[every.target[row]]
        like = missed.like[row - first]
        assert ends[0] != ends[1] and ends not in coded
        assert (every.sign[row], every.directed[row]) == (every.sign[like], every.directed[like])
    false: dict[tuple[str, str, bool], float] = {}
    for t in ties:
        ends = (t.source_actor, t.target_actor)
        one, other = ends if t.directed else sorted(ends)
        pair = (one, other, t.directed)
        false[pair] = false.get(pair, 1.0) * (1 - (t.confidence or 0.0))
    assert missed.rate.sum() <= sum(false.values()) + 1e-9


def said(actor: str, issue: str, position: float, confidence: float, day: int = 1) -> Stance:
    key = f"{actor}-{issue}-{day}"
    return Stance(key, actor, issue, position, 0.5, date=date(2025, 1, day), confidence=confidence)


def test_a_missed_stance_is_like_a_doubtful_one() -> None:
    """a and b speak on one issue, c and d on another: each may have been missed on the other's."""
    view = case(
        stances=(
            said("a", "q", 0.8, 0.5),
            said("a", "q", -0.2, 0.4, day=3),
            said("b", "q", -0.6, 1.0),
            said("c", "r", 0.4, 0.75),
            said("d", "r", 0.4, 1.0),
        )
    )
    every, missed = missed_stances(view, STILL, 0)
    # a's stance is gone with .5 x .6, and is the later one; c's with .25. Certain rows lend nobody.
    rows = range(5, len(every))
    found = {
        (view.actors[every.cell_actor[every.cell[row]]], view.issues[i].id): every.position[row]
        for row in rows
        for i in [every.cell_issue[every.cell[row]]]
    }
    assert found == {("c", "q"): -0.2, ("a", "r"): 0.4}
    assert sorted(missed.rate.tolist()) == pytest.approx([0.25, 0.3])


def test_what_is_missed_draws_means_to_neither_side() -> None:
    """Weights 40 at +1 and 10 at -1, each false with 1/2: together 50, and 30 to the right.

    Half of both is kept; the other half comes back with whoever lends itself to a missed stance,
    which weighs as much as the one that it is like.
    """
    view = case(
        stances=(
            *(said("a", "q", 1.0, 0.5), said("b", "q", -1.0, 0.5)),
            *(said("c", "r", 1.0, 0.5), said("d", "r", 1.0, 0.5)),
        )
    )
    power = dict(zip("abcd", (80.0, 20.0, 3.0, 3.0), strict=True))
    view = replace(view, default_capability=np.array([power.get(a, np.nan) for a in view.actors]))
    seed = next(s for s in range(9) if {2, 3} <= {*missed_stances(view, STILL, s)[1].end.tolist()})
    found = contests(draw(view, STILL, 40_000, seed), 0)
    pull = np.nan_to_num(found.position) * found.weight
    assert found.weight.sum(axis=0).mean() == pytest.approx(50.0, abs=0.5)
    assert pull.sum(axis=0).mean() == pytest.approx(30.0, abs=0.5)


def test_without_missed_claims_replicates_only_delete() -> None:
    view = case((tie(1, "ab", 0.5), tie(2, "cd", 0.5)))
    only = draw(view, replace(STILL, missed=0.0), 100, 0)
    both = draw(view, STILL, 100, 0)
    assert len(only.ties) == 2 < len(both.ties)
    assert np.array_equal(only.ties, both.ties[:2])
    assert np.array_equal(both.without_missed().ties, only.ties)
    assert both.without_missed().claims is view
