"""How wide the columns of a table in a terminal are, worked out by hand."""

from __future__ import annotations

import pytest

from graphkit.renderers.cells import column_cells


@pytest.mark.parametrize(
    ("columns", "room", "widths"),
    [
        # all fit: 5 + 11
        ([["Actor"], ["a long name"]], 20, [5, 11]),
        # 3 + 14 are needed, 12 are there: the wordy column wraps, down to its longest word (6)
        ([["one"], ["several longer"]], 12, [3, 9]),
        # longest pieces 10 and 4 leave 2 of 16: the narrower column grows
        ([["Compromise"], ["on a long walk"]], 16, [10, 6]),
        # not even the longest pieces (10 + 12) fit in 16: the widest gives way
        ([["Compromise"], ["(experiment)"]], 16, [8, 8]),
        # a Japanese character takes two cells and may stand at the end of any line
        ([["反対が優勢"], ["a"]], 7, [6, 1]),
    ],
)
def test_no_word_is_cut_while_there_is_room(
    columns: list[list[str]], room: int, widths: list[int]
) -> None:
    assert column_cells(columns, room) == widths
