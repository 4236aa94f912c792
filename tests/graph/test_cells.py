"""Tables of which little is filled: the same as plain ones, without their room."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.graph.cells import Cells, Numbers

ROWS, COLUMNS = 4, 3
cells = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))


@settings(max_examples=60)
@given(
    st.dictionaries(st.integers(0, ROWS - 1), st.text(max_size=1)),
    st.dictionaries(cells, st.text()),
)
def test_reads_as_a_plain_table(rows: dict[int, str], single: dict[tuple[int, int], str]) -> None:
    plain = [["none"] * COLUMNS for _ in range(ROWS)]
    found: Cells[str] = Cells((ROWS, COLUMNS), "none")
    for row, value in rows.items():
        plain[row] = [value] * COLUMNS
        found.fill(row, value)
    for (row, column), value in single.items():
        plain[row][column] = value
        found[row, column] = value
    assert found.table() == tuple(map(tuple, plain))


@settings(max_examples=60)
@given(st.dictionaries(cells | st.integers(0, ROWS - 1), st.floats(-1, 1)))
def test_numbers_read_as_a_plain_array(filled: dict[tuple[int, int] | int, float]) -> None:
    plain, found = np.full((ROWS, COLUMNS), np.nan), Numbers((ROWS, COLUMNS))
    for place, number in filled.items():
        plain[place] = number
        found[place] = number
    np.testing.assert_array_equal(found.array(), plain)
    np.testing.assert_array_equal(found.array(0.5), np.where(np.isnan(plain), 0.5, plain))


def test_what_nobody_fills_takes_no_room() -> None:
    assert Numbers((1000, 1000)).array().strides == (0, 0)
    table = Cells((1000, 1000), None).table()
    assert all(row is table[0] for row in table)
