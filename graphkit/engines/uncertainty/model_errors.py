"""Which of a model's proposals are true, drawn from how it erred on a hand-coded sample.

Of each proposal one of four things is true: support, neither side, opposition, or that there is
no such claim. For each side that the model puts, the shares of the four in the sample, with half a
count more of each (Jeffreys' prior), are those of a Dirichlet distribution: in every replicate
shares are drawn from it, and then what is true of each proposal from these. So few hand-coded
passages make wide ranges, and errors of one kind go together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graphkit.graph.network import Floats, Ints

PRIOR = 0.5
TRUTHS = 4  # support, neutral, oppose, nothing: the order of counts


def true_of_proposals(
    put: Sequence[int],
    counts: Mapping[int, Sequence[int]],
    replicates: int,
    seed: int,
    times: float = 1.0,
) -> Ints:
    """What is true of each proposal, by number, in each replicate (proposals x replicates).

    `put` is the number of the side that the model put, `counts` how often a person put each of
    the four where the model put a side. `times` stands for a sample so many times as large with
    the same shares; infinite, for knowing them.
    """
    numbers = np.random.Generator(np.random.Philox(seed)).random((len(put), replicates))
    found = np.zeros((len(put), replicates), dtype=np.int64)
    for side in set(put):
        rows = [row for row, one in enumerate(put) if one == side]
        # Seen from the side that was put, so that with all sides turned round what is drawn is.
        order = np.array([side, 1, 2 - side, 3] if side != 1 else [1, 0, 2, 3])
        random = np.random.Generator(np.random.Philox(key=[seed % 2**64, rows[0]]))
        mine = np.array(counts[side], dtype=float)[order]
        bounds = _shares(mine, times, replicates, random).cumsum(axis=1)[:, : TRUTHS - 1]
        found[rows] = order[(numbers[rows, :, None] > bounds).sum(axis=-1)]
    return found


def _shares(counts: Floats, times: float, replicates: int, random: np.random.Generator) -> Floats:
    """Shares of the four truths (replicates x 4)."""
    if np.isinf(times):
        known = counts + PRIOR if not counts.sum() else counts
        return np.broadcast_to(known / known.sum(), (replicates, TRUTHS))
    return np.asarray(random.dirichlet(counts * times + PRIOR, size=replicates))
