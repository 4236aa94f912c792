"""Rows that are made when they are asked for are the rows written out."""

import numpy as np

from graphkit.engines.rows_when_asked import number_rows
from graphkit.language import Name

ROWS = number_rows(
    ("a", "b", "c"), np.array([2, 0, 1]), [np.array([1.5, np.nan, 3.0]), np.array([1, 2, 3])]
)
WRITTEN = ((Name("c"), 3.0, 3), (Name("a"), 1.5, 1), (Name("b"), None, 2))


def test_the_rows_by_hand() -> None:
    assert ROWS == WRITTEN
    assert len(ROWS) == 3


def test_one_row_and_some() -> None:
    assert [ROWS[row] for row in (0, 1, 2, -1)] == [*WRITTEN, WRITTEN[-1]]
    assert ROWS[:2] == WRITTEN[:2]
    assert len(ROWS[:2]) == 2
    assert ROWS[None:None] == WRITTEN
