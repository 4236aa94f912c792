"""MACTOR's indices from its two matrices: direct influence, and positions on objectives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Diagonal = Literal["subtracted", "left_out", "kept", "kept_subtracted"]


@dataclass(frozen=True, eq=False)
class Power:
    """Direct and indirect influence I, dependence D, influence on oneself, and their balance R."""

    influence: Floats
    dependence: Floats
    on_itself: Floats
    balance: Floats

    @property
    def relative(self) -> Floats:
        """R*: the balance against the average one; needs a sum of R above 0."""
        return np.asarray(len(self.balance) * self.balance / self.balance.sum())


def power(direct: csr_array | Floats, diagonal: Diagonal = "subtracted") -> Power:
    """The balance of power from direct influences 0-4 (n x n, [a, b]: of a on b).

    MIDI_ab = MDI_ab + sum over c of min(MDI_ac, MDI_cb); I and D are its row and column sums;
    R = (I - MIDI_aa) / sum I x I / (I + D); R* = n R / sum R. Editions differ on the diagonal:
    it is left out of I and D ("subtracted", "left_out") or not ("kept", "kept_subtracted"),
    and taken off in R ("subtracted", "kept_subtracted") or not. Every actor must have some
    influence or dependence.

    Source: Godet 1991.
    """
    from scipy.sparse import csr_array

    matrix = csr_array(direct)
    size = matrix.shape[0]
    ones = np.ones(size)
    influence, dependence, itself = matrix @ ones, matrix.T @ ones, np.zeros(size)
    below = 0.0
    for level in np.unique(matrix.data[matrix.data > 0]):
        # min(x, y) is the sum of the steps between levels that both x and y reach
        reached: Any = csr_array((matrix >= level).astype(float))
        step = level - below
        influence = influence + step * (reached @ (reached @ ones))
        dependence = dependence + step * (reached.T @ (reached.T @ ones))
        itself = itself + step * np.asarray(reached.multiply(reached.T).sum(axis=1)).ravel()
        below = level
    if not diagonal.startswith("kept"):
        influence, dependence = influence - itself, dependence - itself
    net = influence - itself if diagonal.endswith("subtracted") else influence
    balance = net / influence.sum() * influence / (influence + dependence)
    return Power(influence, dependence, itself, balance)


def valued(positions: Floats, relative: Floats) -> Floats:
    """3MAO: signed intensities (n x objectives, 2MAO) weighed by the balance of power R*."""
    return positions * relative[:, None]


def convergence(positions: Floats) -> tuple[Floats, Floats]:
    """How far each pair of actors (n x n) stands together, and how far against each other.

    Over the objectives on which both are for or both against, or on opposite sides, the mean
    of both intensities adds up. With 3MAO these are the matrices 3CAA and 3DAA. The diagonal
    is 0.
    """
    for_, against = np.maximum(positions, 0), np.maximum(-positions, 0)
    yes, no = (for_ > 0).astype(float), (against > 0).astype(float)
    together = (for_ @ yes.T + against @ no.T) / 2
    apart = (for_ @ no.T + against @ yes.T) / 2
    together, apart = together + together.T, apart + apart.T
    np.fill_diagonal(together, 0)
    np.fill_diagonal(apart, 0)
    return together, apart


def ambivalence(together: Floats, apart: Floats) -> list[float | None]:
    """From 0 (every other actor is ally or foe throughout) to 1 (each is both alike).

    1 - sum |C - D| / sum (C + D); None for an actor who shares no objective with anybody.
    """
    both = (together + apart).sum(axis=1)
    clear = np.abs(together - apart).sum(axis=1)
    return [1 - c / b if b else None for c, b in zip(clear.tolist(), both.tolist(), strict=True)]
