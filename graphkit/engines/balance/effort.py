"""How much an exact search may do: counted in steps, or in seconds where somebody asked for that.

What is found must not hang on how busy or how quick the machine is, so that by default work is
counted. A step stands for some 10 nanoseconds of ours; the counts are rough, and the same
everywhere.
"""

from __future__ import annotations

import math
import time

USUAL = 1.5e8  # steps: some 1.5 seconds, 3 in a report, which proves camps and frustration
# What one takes, in steps.
ITERATION = 10_000.0  # of the simplex method, whatever the size: what changes is sparse
ROW = 30.0  # of a programme, or a column, to begin or go on with it
ARC = 2.0  # of a shortest path search from one start
NODE = 10_000.0  # of a search that places actor after actor, and
CELL = 3.0  # for each number in its tables


class Effort:
    """What is left of a number of steps, or of `seconds` from now on."""

    def __init__(self, seconds: float | None = None, steps: float = USUAL) -> None:
        self._ends = None if seconds is None else time.monotonic() + seconds
        self._left = steps
        self._whole: Effort | None = None

    def spend(self, steps: float) -> None:
        """Count what was done."""
        self._left -= steps
        if self._whole is not None:
            self._whole.spend(steps)

    @property
    def over(self) -> bool:
        """Whether nothing is left."""
        return self.seconds <= 0 if self._ends is not None else self._left <= 0

    @property
    def steps(self) -> float:
        """The steps left; without end where seconds count."""
        return math.inf if self._ends is not None else max(self._left, 0.0)

    @property
    def seconds(self) -> float:
        """The seconds left; without end where steps count."""
        return math.inf if self._ends is None else self._ends - time.monotonic()

    def half(self) -> Effort:
        """Half of what is left, for work that other work comes after."""
        part = Effort(None if self._ends is None else self.seconds / 2, self._left / 2)
        part._whole = self
        return part
