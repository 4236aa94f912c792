"""The rows of a table of actors and their numbers, made when they are asked for.

Of a hundred thousand actors a screen shows twenty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from graphkit.findings import Row
from graphkit.language import Name


class NumberRows(Sequence[Row]):
    """Rows of an actor and numbers, held as arrays: a row is made when it is asked for.

    Row r tells of the actor `order[r]`; a number of a column that is nan is none.
    """

    def __init__(
        self, actors: Sequence[str], order: NDArray[np.int64], columns: Sequence[NDArray[Any]]
    ) -> None:
        self._actors, self._order, self._columns = actors, order, columns

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, row: int) -> Row: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Row]: ...
    def __getitem__(self, row: int | slice) -> Row | Sequence[Row]:
        if isinstance(row, slice):
            return NumberRows(self._actors, self._order[row], self._columns)
        return next(iter(self[row : row + 1 or None]))

    def __iter__(self) -> Iterator[Row]:
        names = [Name(self._actors[actor]) for actor in self._order.tolist()]
        numbers = (column[self._order].tolist() for column in self._columns)
        told = ([None if number != number else number for number in column] for column in numbers)
        return zip(names, *told, strict=True)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]
