"""Signed stress: places whose distances fit the wanted ones best.

Stress majorisation (De Leeuw 1977; Gansner, Koren and North 2004): each step solves a
quadratic that lies above the stress and touches it, so stress never grows. Up to
`DENSE_LIMIT` actors every pair counts. Above, ties and the paths from some pivots count
(sparse stress: Ortmann, Klimenta and Brandes 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from graphkit.analysis.layouts.distances import Floats, Ints, Lengths, lengths
from graphkit.analysis.layouts.placing import even_out, fit, orient, separate
from graphkit.pictures import ActorProfile, Layout, Link

DENSE_LIMIT = 500
PIVOTS = 80
COARSE_TO_FINE = ((0.0, 60), (-2.0, 100))
SPARSE_STEPS = 40
TIED = 4.0
"""How much more a tie counts than a pair without one at the same distance."""
CLOSE = 1e-9


def stress_layout(
    actors: Sequence[ActorProfile],
    links: Sequence[Link],
    *,
    seed: int,
    previous: Layout | None = None,
) -> Layout:
    """A place for each of `actors` (sorted by id); those in `previous` keep theirs."""
    if not actors:
        return {}
    wanted = lengths(actors, links)
    known = {actor.id for actor in actors} & (previous or {}).keys()
    if previous and known:
        return _added(actors, wanted, previous)
    start = _start(actors, seed)
    dense = len(actors) <= DENSE_LIMIT
    places = orient((_dense if dense else _sparse)(wanted, start), actors)
    places = separate(fit(places) if dense else even_out(fit(places, 0.06)), actors)
    return {actor.id: _pair(place) for actor, place in zip(actors, places, strict=True)}


def _pair(place: Floats) -> tuple[float, float]:
    return round(float(place[0]), 6), round(float(place[1]), 6)


def _start(actors: Sequence[ActorProfile], seed: int) -> Floats:
    """A start that depends on each actor alone, so that one more changes no other's.

    x by position (opposed left), each camp in its own region; the rest comes from the id.
    """
    numbers = sorted({actor.camp for actor in actors if actor.camp is not None})
    angle = {camp: 2 * np.pi * place / len(numbers) for place, camp in enumerate(numbers)}
    places = np.empty((len(actors), 2))
    for place, actor in enumerate(actors):
        digest = blake2b(actor.id.encode(), digest_size=8, key=str(seed).encode()).digest()
        spread = np.frombuffer(digest, dtype=np.uint32) / 2**32 - 0.5
        centre = np.zeros(2)
        if actor.camp is not None:
            turn = angle[actor.camp]
            centre = 3.5 * np.array([-np.cos(turn), np.sin(turn)])
        leaning = np.array([1.0 * (actor.position or 0.0), 0.0])
        places[place] = centre + leaning + 2.0 * spread
    return places


def _dense(wanted: Lengths, start: Floats) -> Floats:
    """Majorisation over every pair, solved exactly in each step.

    First all pairs weigh alike, which has fewer dead ends, then near ones more.
    """
    size = wanted.size
    if size == 1:
        return start
    distance = wanted.untied(np.arange(size))
    tie = np.ones((size, size))
    for one, other in ((wanted.source, wanted.target), (wanted.target, wanted.source)):
        distance[one, other] = wanted.length
        tie[one, other] = TIED
    return _coarse_to_fine(start, distance, tie)


def _coarse_to_fine(places: Floats, distance: Floats, tie: Floats | float = 1.0) -> Floats:
    for power, steps in COARSE_TO_FINE:
        weight = tie * distance**power
        np.fill_diagonal(weight, 0.0)
        places = _settled(places, distance, weight, steps)
    return places


def _settled(places: Floats, distance: Floats, weight: Floats, steps: int) -> Floats:
    laplacian = np.diag(weight.sum(1)) - weight
    inverse = np.linalg.inv(laplacian + 1.0 / len(places))
    target = weight * distance
    for _ in range(steps):
        ratio: Floats = target / np.maximum(_between(places), CLOSE)
        np.fill_diagonal(ratio, 0.0)
        new: Floats = inverse @ (ratio.sum(1)[:, None] * places - ratio @ places)
        moved = float(np.abs(new - (places - places.mean(0))).max())
        places = new
        if moved < 1e-4:
            break
    return places


def _between(places: Floats) -> Floats:
    across = places[:, None, 0] - places[None, :, 0]
    along = places[:, None, 1] - places[None, :, 1]
    distances: Floats = np.sqrt(across * across + along * along)
    return distances


def _sparse(wanted: Lengths, start: Floats) -> Floats:
    """Majorisation over ties and pivot paths; half steps keep the stress from growing.

    The pivots alone are laid out first and everybody else begins among the nearest of them.
    """
    pivots, paths, regions = _pivots(wanted)
    among = _coarse_to_fine(start[pivots], paths[:, pivots])
    nearness = np.maximum(paths, 0.5) ** -6.0
    places: Floats = (nearness / nearness.sum(0)).T @ among + 0.15 * start
    source, target, distance, weight = _terms(wanted, pivots, paths, regions)
    total = np.maximum(_gather(wanted.size, source, target, weight, weight), CLOSE)
    for _ in range(SPARSE_STEPS):
        across = places[source] - places[target]
        apart = np.maximum(np.hypot(across[:, 0], across[:, 1]), CLOSE)
        pull = (weight * (distance / apart - 1.0))[:, None] * across
        step = np.stack(
            [_gather(wanted.size, source, target, pull[:, k], -pull[:, k]) for k in (0, 1)], axis=1
        )
        places = places + 0.5 * step / total[:, None]
    return places


def _gather(size: int, source: Ints, target: Ints, at_source: Floats, at_target: Floats) -> Floats:
    totals: Floats = np.bincount(source, weights=at_source, minlength=size).astype(float)
    totals += np.bincount(target, weights=at_target, minlength=size)
    return totals


def _terms(
    wanted: Lengths, pivots: Ints, paths: Floats, regions: Floats
) -> tuple[Ints, Ints, Floats, Floats]:
    """Pairs that count: each tie, and each actor with each pivot, standing for its region."""
    distance = paths.ravel()
    source = np.repeat(pivots, wanted.size)
    target = np.tile(np.arange(wanted.size), len(pivots))
    weight = np.repeat(regions, wanted.size) * np.maximum(distance, 0.5) ** -2.0
    apart = source != target
    return (
        np.concatenate([wanted.source, source[apart]]),
        np.concatenate([wanted.target, target[apart]]),
        np.concatenate([wanted.length, distance[apart]]),
        np.concatenate([TIED * wanted.length**-2.0, weight[apart]]),
    )


def _pivots(wanted: Lengths) -> tuple[Ints, Floats, Floats]:
    """Pivots far from one another, the best connected first; their distances to everybody,
    and how many are nearest each."""
    ties = np.bincount(np.r_[wanted.source, wanted.target], minlength=wanted.size)
    chosen = [int(np.argmax(ties))]
    paths = [wanted.untied(np.array(chosen))[0]]
    nearest = paths[0].copy()
    owner = np.zeros(wanted.size, dtype=np.int64)
    while len(chosen) < min(PIVOTS, wanted.size):
        far = int(np.argmax(nearest + 1e-6 * ties))
        chosen.append(far)
        paths.append(wanted.untied(np.array([far]))[0])
        closer = paths[-1] < nearest
        owner[closer] = len(chosen) - 1
        nearest = np.where(closer, paths[-1], nearest)
    sizes = np.bincount(owner, minlength=len(chosen)).astype(float)
    return np.array(chosen), np.array(paths), np.maximum(sizes, 1.0)


def _added(actors: Sequence[ActorProfile], wanted: Lengths, previous: Layout) -> Layout:
    """New actors at the middle of those they support, or of their camp; all others stay."""
    places: Floats = np.array([previous.get(actor.id, (0.5, 0.5)) for actor in actors])
    known: NDArray[np.bool_] = np.array([actor.id in previous for actor in actors])
    for new in np.flatnonzero(~known):
        tied = np.r_[wanted.target[wanted.source == new], wanted.source[wanted.target == new]]
        long = np.r_[wanted.length[wanted.source == new], wanted.length[wanted.target == new]]
        friends = tied[known[tied] & (long < 2.0)]
        camp = np.flatnonzero(known & (wanted.camp == wanted.camp[new]) & (wanted.camp[new] >= 0))
        near = friends if len(friends) else camp
        if len(near):
            places[new] = places[near].mean(axis=0)
    places = separate(places, actors, fixed=known)
    return {actor.id: _pair(place) for actor, place in zip(actors, places, strict=True)}
