"""Tables of actors by issues while they are filled: what nobody fills takes no room.

Of ten thousand actors by a thousand issues a few per cent are coded, and many columns of a stance
(salience, confidence, a condition) are coded by nobody.
"""

from __future__ import annotations

from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T")
Shape = tuple[int, int]
Cell = tuple[int, int]


class Numbers:
    """Numbers in cells, nan where none is; an array of its own only once one is."""

    def __init__(self, shape: Shape) -> None:
        self._shape, self._filled = shape, False
        self._array: NDArray[np.float64] = np.broadcast_to(np.float64(np.nan), shape)

    def __setitem__(self, place: Cell | int, number: float) -> None:
        """The number of a cell, or of every cell of a row."""
        if not self._filled:
            self._array, self._filled = np.full(self._shape, np.nan), True
        self._array[place] = number

    def array(self, otherwise: float = np.nan) -> NDArray[np.float64]:
        """All of them, to be read only; `otherwise` where none is."""
        if not self._filled:
            return np.broadcast_to(np.float64(otherwise), self._shape)
        return np.where(np.isnan(self._array), otherwise, self._array)


class Cells(Generic[T]):
    """Anything in cells, `usual` where nothing is; rows of one thing alone are the same object."""

    def __init__(self, shape: Shape, usual: T) -> None:
        self._many, self._wide = shape
        self._usual = usual
        self._rows: dict[int, list[T]] = {}
        self._alike: dict[T, tuple[T, ...]] = {}
        self._whole: dict[int, tuple[T, ...]] = {}

    def __setitem__(self, cell: Cell, value: T) -> None:
        row, column = cell
        if row not in self._rows:
            self._rows[row] = list(self._whole.pop(row, self._of(self._usual)))
        self._rows[row][column] = value

    def fill(self, row: int, value: T) -> None:
        """The same in every cell of a row."""
        self._whole[row] = self._of(value)

    def table(self) -> tuple[tuple[T, ...], ...]:
        """All of them, row by row; there is nothing to fill after that."""
        usual = self._of(self._usual)
        for row in list(self._rows):
            self._whole[row] = tuple(self._rows.pop(row))
        return tuple(self._whole.get(row, usual) for row in range(self._many))

    def _of(self, value: T) -> tuple[T, ...]:
        if value not in self._alike:
            self._alike[value] = (value,) * self._wide
        return self._alike[value]
