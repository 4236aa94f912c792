"""Turning ties: the quick way against solving anew, and the bound against every set."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.engines.outcomes.tie_flips import TieFlips
from graphkit.graph.network import Network


def network(size, arcs):
    """`arcs` maps (source, target) to a signed strength; one in both directions is one tie."""
    ends = sorted(arcs)
    claims = tuple((f"t{min(a, b)}{max(a, b)}" if (b, a) in arcs else f"t{a}{b}",) for a, b in ends)
    value = np.array([arcs[pair] for pair in ends], dtype=float)
    return Network(
        name="signed",
        actors=tuple(f"a{i}" for i in range(size)),
        source=np.array([a for a, _ in ends], dtype=np.int64),
        target=np.array([b for _, b in ends], dtype=np.int64),
        sign=np.sign(value).astype(np.int64),
        strength=np.abs(value),
        directed=True,
        claims=claims,
    )


def test_three_actors_by_hand():
    """b hears a (+1) and c (-1), half and half with itself: .5 x 0 + .5 x 0; all count a third."""
    ties = network(3, {(0, 1): 1, (2, 1): 1})
    flips = TieFlips(ties, np.array([1.0, 0.0, -1.0]), np.ones(3) / 3)
    assert flips.outcome() == pytest.approx(0)
    assert flips.outcome((0,)) == pytest.approx(-0.5 / 3)  # without a: .5 x -1
    assert flips.outcome((1,)) == pytest.approx(0.5 / 3)
    assert flips.outcome((0, 1)) == pytest.approx(0)
    assert flips.reach(1) == pytest.approx([0.5 / 3, 0.5 / 3])


@st.composite
def cases(draw):
    size = draw(st.integers(2, 5))
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=6, unique=True))
    values = draw(st.lists(st.sampled_from([-2, -1, 1, 3]), min_size=6, max_size=6))
    start = draw(st.lists(st.sampled_from([-1, -0.5, 0.5, 1, None]), min_size=size, max_size=size))
    start[0] = 1.0 if start[0] is None else start[0]
    return network(size, dict(zip(chosen, values, strict=False))), np.array(start, dtype=float)


@settings(deadline=None)
@given(cases())
def test_turning_ties_as_solved_anew_and_never_beyond_the_bound(drawn):
    ties, start = drawn
    placed = ~np.isnan(start)
    load = placed / placed.sum()
    flips = TieFlips(ties, start, load)
    now = flips.outcome()
    every = range(len(flips.ties))
    for turned in chain.from_iterable(combinations(every, size) for size in range(4)):
        sign = ties.sign.copy()
        for tie in turned:
            sign[list(flips.ties[tie])] *= -1
        changed = Network(**{**vars_of(ties), "sign": sign})
        spread = FriedkinJohnsen(listening(changed), placed, 0.5)
        want = load[spread.used] @ spread.settled(start)
        assert flips.outcome(turned) == pytest.approx(want, abs=1e-9)
        for side in (1, -1):
            assert side * (want - now) <= flips.reach(side)[list(turned)].sum() + 1e-9


def vars_of(ties):
    names = ("name", "actors", "source", "target", "strength", "directed", "claims")
    return {name: getattr(ties, name) for name in names}
