"""Which coder's reading of a passage holds in each replicate.

In each replicate the coders stand in a random order, the same for all passages: whoever reads one
passage in a way of his own may read others so. Of a passage that several coders read, the reading
of the first of them holds and the others are left out. So a reading holds in the share of
replicates that is its coders' share of the passage; a confidence coded beside it lowers that.
What one coder alone made is never left out for his sake: nobody read it otherwise.
"""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.missed import chance_false
from graphkit.engines.uncertainty.random_streams import uniform
from graphkit.graph.claim_rows import ClaimRows
from graphkit.graph.network import Floats


def holding(rows: ClaimRows, errors: ErrorModel, numbers: Floats, seed: int) -> Bools:
    """Which claims hold in each replicate; `numbers` are uniform ones (claims x replicates)."""
    chance = 1 - chance_false(rows, errors)
    readings = rows.readings
    if readings is None:
        return np.asarray(numbers < chance[:, None])
    chance = np.where(readings.by_share, 1.0, chance)
    names = sorted({coder for coders in readings.coders for coder in coders})
    turn = dict(zip(names, uniform(seed, "coder", names, numbers.shape[1], 1)[..., 0], strict=True))
    first = [np.argmin([turn[coder] for coder in coders], axis=0) for coders in readings.coders]
    return (numbers < chance[:, None]) & readings.of_first(first)
