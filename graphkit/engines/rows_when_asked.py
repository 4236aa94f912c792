"""Rows of a table made when they are asked for: of a hundred thousand a screen shows twenty."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from graphkit.findings import Row
from graphkit.language import Name

Ints = NDArray[np.int64]


class RowsWhenAsked(Sequence[Row]):
    """Rows of which only the numbers of what they tell are held; `make` gives those of some."""

    def __init__(self, told: Ints, make: Callable[[Ints], Iterator[Row]]) -> None:
        self._told, self._make = told, make

    def __len__(self) -> int:
        return len(self._told)

    @overload
    def __getitem__(self, row: int) -> Row: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[Row]: ...
    def __getitem__(self, row: int | slice) -> Row | Sequence[Row]:
        if isinstance(row, slice):
            return RowsWhenAsked(self._told[row], self._make)
        return next(self._make(self._told[[row]]))

    def __iter__(self) -> Iterator[Row]:
        return self._make(self._told)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]


def number_rows(
    actors: Sequence[str], order: Ints, columns: Sequence[NDArray[Any]]
) -> RowsWhenAsked:
    """Rows of an actor and its number in each column, in an order of actors; nan is none."""

    def make(told: Ints) -> Iterator[Row]:
        names = [Name(actors[actor]) for actor in told.tolist()]
        numbers = (column[told].tolist() for column in columns)
        given = ([None if number != number else number for number in column] for column in numbers)
        return zip(names, *given, strict=True)

    return RowsWhenAsked(order, make)
