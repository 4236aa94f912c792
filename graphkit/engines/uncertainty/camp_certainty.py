"""How sure the camps are: who stands with whom in how many replicates.

What nothing joins in a replicate is not said to stand together there, and where one claim joins
two sides of the network they stand together no more surely than that claim holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.how_many import most_pairs
from graphkit.engines.uncertainty.joints import Joints, joints
from graphkit.engines.uncertainty.one_issue import OneIssue, is_one_issue
from graphkit.engines.uncertainty.pieces import pieces
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import CampCertainty
from graphkit.engines.uncertainty.stack_camps import (
    USUAL,
    Labels,
    Pricing,
    beside,
    matched,
    placed,
    pull,
    settle,
)
from graphkit.graph.network import Floats, Ints

_CELLS = 6_000_000  # numbers in one table of pairs and replicates: 48 MB


def camp_certainty(
    replicates: Replicates, camp_of: Mapping[str, int], *, pricing: Pricing = USUAL
) -> CampCertainty:
    """How sure the camps in `camp_of` (actor to camp number) are over the replicates.

    An actor stands in a camp of a replicate when it is joined there to the middle of its part of
    the network (`joints`); else nothing says where it stands beside the others.
    """
    numbers = sorted(set(camp_of.values()))
    index = {camp: row for row, camp in enumerate(numbers)}
    start = np.array([index.get(camp_of.get(a, -1), -1) for a in replicates.claims.actors])
    inside = np.flatnonzero(start >= 0)
    held = _joints(replicates, pricing)
    stand = _stand(replicates, start, len(numbers), pricing, held)
    names = np.where(stand.joined, matched(stand.label, start, len(numbers)), -1)[inside]
    share = np.array([(names == row).mean(axis=1) for row in range(len(numbers))])
    own = share[start[inside], np.arange(len(inside))]
    most = held.at_most_placed()[inside]
    share *= np.minimum(1.0, np.divide(most, own, out=np.ones_like(own), where=own > 0))
    actors = tuple(replicates.claims.actors[row] for row in inside.tolist())
    table = dict(zip(actors, share.T.tolist(), strict=True))
    return CampCertainty(
        actors=actors,
        membership={a: dict(zip(numbers, row, strict=True)) for a, row in table.items()},
        own={actor: row[index[camp_of[actor]]] for actor, row in table.items()},
        shared=np.minimum(_together(stand.at(inside)), held.at_most(inside)),
    )


@dataclass(frozen=True, eq=False)
class _Stand:
    """Where actors stand in the replicates (actors x replicates).

    `label` is the camp, `there` whether anything places the actor, `piece` the piece of the
    network that it is in (what is joined, apart from the rest) and `joined` whether that is the
    one with the middle of its part.
    """

    label: Labels
    there: Bools
    piece: Ints
    joined: Bools

    def at(self, actors: Ints) -> _Stand:
        """The same of some actors only."""
        return _Stand(
            self.label[actors], self.there[actors], self.piece[actors], self.joined[actors]
        )


def _joints(replicates: Replicates, pricing: Pricing) -> Joints:
    return joints(
        replicates.claims,
        ties=pricing.mix < 1,
        stances=pricing.mix > 0,
        confidence=replicates.errors.confidence if replicates.errors else None,
    )


def _stand(
    replicates: Replicates, start: Ints, camps: int, pricing: Pricing, held: Joints
) -> _Stand:
    """Camps of every replicate and what joins the actors there."""
    if is_one_issue(replicates.claims, pricing):
        one = OneIssue.of(replicates, pricing)
        found = one.settled(start, camps), one.placed, one.pieces
    else:
        found = _pair_by_pair(replicates, start, camps, pricing)
    label, there, piece = found
    return _Stand(label, there, piece, there & _with_the_middle(piece, held))


def _pair_by_pair(
    replicates: Replicates, start: Ints, camps: int, pricing: Pricing
) -> tuple[Labels, Bools, Ints]:
    """The camp and the piece of each actor and whether anything places it, some replicates at a
    time."""
    size, ties = len(replicates.claims), len(replicates.claims.ties)
    pairs = min(most_pairs(replicates.claims), size * (size - 1) // 2 + 2 * ties)
    width = max(1, _CELLS // max(pairs, 1))
    labels, placing, parted = [], [], []
    for begin in range(0, len(replicates), width):
        some = pull(replicates.part(begin, begin + width), pricing)
        labels.append(settle(some, start, camps))
        placing.append(placed(some))
        parted.append(pieces(some.net != 0, beside(some), some.size))
    return np.hstack(labels), np.hstack(placing), np.hstack(parted)


def _with_the_middle(piece: Ints, held: Joints) -> Bools:
    """Whether each actor is in the piece with most of the middle of its part; a middle of one
    actor or none can be lost, then it is the piece with most actors of the part."""
    found, width = np.zeros(piece.shape, dtype=bool), piece.shape[1]
    for part in np.unique(held.part).tolist():
        actors = np.flatnonzero(held.part == part)
        middle = actors[held.block[actors] == held.middle[actors]]
        votes = piece[middle if len(middle) > 1 else actors]
        keys = votes * width + np.arange(width)  # one for each piece and replicate
        counts = np.bincount(keys.ravel(), minlength=piece.size).reshape(piece.shape)
        found[actors] = piece[actors] == counts.argmax(axis=0)
    return found


def _together(stand: _Stand) -> Floats:
    """The share of replicates in which two actors stand in one camp of one piece."""
    size, replicates = stand.label.shape
    found = np.zeros((size, size))
    usual = _commonest(stand.piece)
    whole = stand.there & (stand.piece == usual)
    for camp in range(int(stand.label.max(initial=0)) + 1):
        one = ((stand.label == camp) & whole).astype(np.float32)
        found += one @ one.T
    for group in _elsewhere(stand, whole):
        found[np.ix_(group, group)] += 1
    return np.asarray(found / max(replicates, 1))


def _commonest(piece: Ints) -> Ints:
    """The piece with most actors in each replicate."""
    ordered = np.sort(piece, axis=0)
    size = len(piece)
    start = np.ones(ordered.shape, dtype=bool)
    start[1:] = ordered[1:] != ordered[:-1]
    run = np.arange(size)[:, None] - np.maximum.accumulate(
        np.where(start, np.arange(size)[:, None], 0), axis=0
    )
    return np.asarray(np.take_along_axis(ordered, run.argmax(axis=0)[None], 0)[0])


def _elsewhere(stand: _Stand, whole: Bools) -> Iterator[Ints]:
    """Who stand together outside the largest piece, replicate by replicate; and each by itself,
    with nobody beside it."""
    actor, replicate = np.nonzero(stand.there & ~whole)
    key = np.c_[replicate, stand.piece[actor, replicate], stand.label[actor, replicate]]
    order = np.lexsort(key.T[::-1])
    change = np.flatnonzero((np.diff(key[order], axis=0) != 0).any(axis=1)) + 1
    yield from (group for group in np.split(actor[order], change) if len(group))
