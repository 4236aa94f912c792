"""Turning ties: the quick way against solving anew, and the bound against every set."""

from itertools import chain, combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.engines.outcomes.tie_flips import TieFlips
from graphkit.graph.network import Network


def network(size, arcs, *, directed=True):
    """`arcs` maps (source, target) to a signed strength; one in both directions is one tie."""
    if not directed:
        arcs = {tuple(sorted(pair)): value for pair, value in arcs.items()}
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
        directed=directed,
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


def test_an_undirected_tie_turns_both_ways_at_once():
    """a and b, at 1 and 0, hear each other: 2/3 and 1/3. Turned, each stays where it is."""
    flips = TieFlips(network(2, {(1, 0): 1}, directed=False), np.array([1.0, 0.0]), np.ones(2) / 2)
    assert (flips.ties, flips.ends(0)) == ([(0, 1)], (0, 1))
    weighed = TieFlips(flips.network, np.array([1.0, 0.0]), np.array([0.75, 0.25]))
    assert weighed.outcome() == pytest.approx(0.75 * 2 / 3 + 0.25 / 3)
    assert weighed.outcome((0,)) == pytest.approx(0.75)


@st.composite
def cases(draw):
    size = draw(st.integers(2, 5))
    pairs = [(a, b) for a in range(size) for b in range(size) if a != b]
    chosen = draw(st.lists(st.sampled_from(pairs), min_size=1, max_size=6, unique=True))
    values = draw(st.lists(st.sampled_from([-2, -1, 1, 3]), min_size=6, max_size=6))
    start = draw(st.lists(st.sampled_from([-1, -0.5, 0.5, 1, None]), min_size=size, max_size=size))
    start[0] = 1.0 if start[0] is None else start[0]
    ties = network(size, dict(zip(chosen, values, strict=False)), directed=draw(st.booleans()))
    return ties, np.array(start, dtype=float)


@pytest.mark.relation
@settings(deadline=None, max_examples=60)
@pytest.mark.slow
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
        arcs = [arc % len(sign) for tie in turned for arc in flips.ties[tie]]
        sign[arcs] *= -1
        changed = Network(**{**vars_of(ties), "sign": sign})
        spread = FriedkinJohnsen(listening(changed), placed, 0.5)
        want = load[spread.used] @ spread.settled(start)
        assert flips.outcome(turned) == pytest.approx(want, abs=1e-9)
        for side in (1, -1):
            assert side * (want - now) <= flips.reach(side)[list(turned)].sum() + 1e-9


def test_many_sets_at_once_as_one_by_one():
    """Whole groups of silent actors may be cut off, or join, when ties turn."""
    random = np.random.default_rng(7)
    for _ in range(6):
        pairs = [(a, b) for a in range(7) for b in range(7) if a != b]
        chosen = random.permutation(len(pairs))[:10]
        arcs = {pairs[i]: float(random.choice([-1, 0.5, 1, 2])) for i in chosen}
        start = np.where(random.random(7) < 0.5, random.choice([-1.0, 0.4, 1.0], 7), np.nan)
        start[0] = 1.0
        placed = ~np.isnan(start)
        flips = TieFlips(network(7, arcs), start, placed / placed.sum())
        sets = np.array(list(combinations(range(len(flips.ties)), 3)))
        want = [anew(flips, row, start, placed) for row in sets]
        assert flips.outcomes(sets) == pytest.approx(np.array(want), abs=1e-9)


def anew(flips, turned, start, placed):
    """The outcome solved from nothing with these ties turned."""
    ties = flips.network
    sign = ties.sign.copy()
    sign[[arc for tie in turned for arc in flips.ties[tie]]] *= -1
    changed = Network(**{**vars_of(ties), "sign": sign})
    spread = FriedkinJohnsen(listening(changed), placed, 0.5)
    return (placed / placed.sum())[spread.used] @ spread.settled(start)


def vars_of(ties):
    names = ("name", "actors", "source", "target", "strength", "directed", "claims")
    return {name: getattr(ties, name) for name in names}
