"""Deciders and their members who turn: against deciding anew from the positions turned."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.outcomes.deciders import deciders
from graphkit.engines.outcomes.decision_flips import DecisionFlips
from graphkit.graph.build import build_graph
from graphkit.graph.stances import stance

RULES = [
    "consent",
    "veto",
    "majority",
    "majority;court=2",
    "qualified:2",
    "consent;proposer=h0",
    "consent;proposer=house",
    "qualified:2;proposer=president",
    "consent;abstain=not counted",
]
PLACES = st.sampled_from([-1.0, -0.7, -0.4, -0.2, 0.0, 0.1, 0.3, 0.5, 0.8, 1.0])


def view(house, senate, court, rule, quo):
    """Two chambers without stances of their own, of these members, a court, and a president who
    decides nothing; None is somebody whose stance is not known."""
    held = {f"h{i}": place for i, place in enumerate(house)}
    held |= {f"s{i}": place for i, place in enumerate(senate)}
    bodies = {name: {"h": "house", "s": "senate"}[name[0]] for name in held}
    held |= {"court": court, "president": 0.6}
    issue = Issue(
        "q", "?", decided_by=("house", "senate", "court"), decision_rule=rule, status_quo=quo
    )
    return stance(
        build_graph(
            Dataset(
                "case",
                actors=(
                    *(Actor(n, n, member_of=(bodies[n],) if n in bodies else ()) for n in held),
                    Actor("house", "H"),
                    Actor("senate", "S"),
                ),
                issues=(issue,),
                stances=tuple(
                    Stance(f"c_{name}", name, "q", place)
                    for name, place in held.items()
                    if place is not None
                ),
            )
        )
    )


def with_turned(positions, names):
    changed = positions.position.copy()
    changed[positions.rows(names)] *= -1
    return replace(positions, position=changed)


@pytest.mark.relation
@settings(deadline=None, max_examples=25)
@given(
    st.lists(PLACES | st.none(), min_size=1, max_size=9).filter(any),
    st.lists(PLACES, min_size=1, max_size=3),
    PLACES,
    st.sampled_from(RULES),
    st.sampled_from([None, -1.0, 0.0, 0.4]),
    st.data(),
)
def test_whoever_turns_it_is_decided_as_from_the_start(house, senate, court, rule, quo, data):
    if "proposer=h0" in rule:
        house[0] = 0.7 if house[0] is None else house[0]
    positions = view(house, senate, court, rule, quo)
    panel = deciders(positions, "q")
    flips = DecisionFlips(positions, "q", panel)
    spoken = {name for name, row in zip(positions.actors, positions.position, strict=True)
              if not np.isnan(row[0])}  # fmt: skip
    asked = {"president"} if "president" in rule else set()
    assert flips.candidates == tuple(sorted(spoken - {"president"} | asked))
    size = data.draw(st.integers(0, min(3, len(flips.candidates))))
    sets = list(combinations(range(len(flips.candidates)), size))[:60]

    def made(group):
        anew = with_turned(positions, [flips.candidates[i] for i in group])
        return deciders(anew, "q").decide(quo)

    passing = panel.by_passing(quo)
    for side in (1, -1):
        turning = flips.turning(np.array(sets, dtype=np.int64).reshape(len(sets), size), side)
        for group, turned in zip(sets, turning.tolist(), strict=True):
            want = made(group)
            if want.tally is not None and passing:
                assert turned == (want.tally.passes != (side > 0))
            else:
                assert turned == ((want.outcome or 0.0) * side < -1e-12)
    for group in sets[:5]:
        found, want = flips.decision(group), made(group)
        assert flips.outcome(group) == found.outcome
        assert (found.by, found.can_stop) == (want.by, want.can_stop)
        assert found.outcome == (
            None if want.outcome is None else pytest.approx(want.outcome, abs=1e-12)
        )
