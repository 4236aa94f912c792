"""Which row of a table of somebody's own names the columns, and which rows are its data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.grid import LOOKED_AT, Grid
from graphkit.formats.reading.heading_words import PAIRS, WORDS, nearness, phrases
from graphkit.formats.reading.position_words import position_of
from graphkit.formats.reading.ticked_columns import ticked_as_one
from graphkit.formats.reading.totals import may_sum_up, sums_up

_YEAR, _LETTER = re.compile(r"(19|20)\d\d"), re.compile("[A-Za-z]")


@dataclass(frozen=True)
class OwnColumn:
    """One column under its heading; `name` is the heading, `#3` where the third has none, and with
    a number where others before it are called so."""

    index: int
    heading: str
    name: str
    texts: list[str]

    @cached_property
    def filled(self) -> list[str]:
        """What is written in it."""
        return [text for text in self.texts if text]


@dataclass
class Body:
    """The data of a grid: its heading row and rows by their place in the grid.

    `above` is what stands over the headings, `totals` and `asides` are rows below that are no data.
    """

    grid: Grid
    header: int
    rows: list[int]
    above: list[str]
    totals: list[int] = field(default_factory=list)
    asides: list[int] = field(default_factory=list)
    columns: list[OwnColumn] = field(default_factory=list)

    @property
    def header_line(self) -> int:
        """The number of the heading row in the file."""
        return self.grid.lines[self.header]

    def column(self, name: str) -> OwnColumn | None:
        """The column of that heading, in the same letters or else in any case."""
        exact, folded = self._named
        return exact.get(name) or folded.get(name.strip().casefold())

    @cached_property
    def _named(self) -> tuple[dict[str, OwnColumn], dict[str, OwnColumn]]:
        """The columns by name or number, and in any case; the first, where several are so."""
        backwards = self.columns[::-1]
        numbered = {f"#{self.grid.columns[c.index] + 1}": c for c in backwards}
        exact = numbered | {c.name: c for c in backwards}
        return exact, {c.name.casefold(): c for c in backwards}


def tables_in(grid: Grid) -> list[Grid]:
    """The grid, or where another table stands below the first, after an empty line and under
    headings of its own, each by itself; columns of which one is ticked are one."""
    starts = [0, *(row for row in range(1, len(grid.rows)) if _begins(grid, row)), len(grid.rows)]
    parts = [
        replace(grid, rows=grid.rows[start:end], lines=grid.lines[start:end])
        for start, end in pairwise(starts)
    ]
    return [ticked_as_one(part, _header(part)) for part in parts]


def _begins(grid: Grid, row: int) -> bool:
    """Whether another table begins in a row."""
    if grid.lines[row] == grid.lines[row - 1] + 1 or not _is_head(grid.rows[row]):
        return False
    above = grid.rows[:row]
    return grid.rows[row] not in above and any(map(_is_head, above[:LOOKED_AT]))


def _is_head(row: Sequence[str]) -> bool:
    filled = [cell for cell in row if cell]
    return len(filled) > 1 and names_columns(filled)


def body_of(grid: Grid, header_line: int | None = None, named: Sequence[str] = ()) -> Body | None:
    """The data of a grid; None where no row can be its headings.

    `header_line` says which row it is; `named` are headings that must be in it.
    """
    stated = header_line or any(not name.startswith("#") for name in named)
    header = _stated(grid, header_line, named) if stated else _header(grid)
    if header is None:
        return None
    above = [cell for row in grid.rows[:header] for cell in row if cell]
    body = Body(grid, header, list(range(header + 1, len(grid.rows))), above)
    _without_ends(body)
    names = grid.rows[header]
    if body.rows and _says_where_from(grid.rows[body.rows[0]]):
        body.asides.append(body.rows.pop(0))
    body.rows = [row for row in body.rows if grid.rows[row] != names]  # headings written again
    body.columns = [
        OwnColumn(
            index, heading, _name(grid, names, index), [grid.rows[row][index] for row in body.rows]
        )
        for index, heading in enumerate(names)
    ]
    return body


def _name(grid: Grid, names: Sequence[str], index: int) -> str:
    """What a column is called; where others before it are called the same, which of them it is."""
    heading = names[index]
    if not heading:
        return f"#{grid.columns[index] + 1}"
    before = names[:index].count(heading)
    return f"{heading} ({before + 1})" if before else heading


def _stated(grid: Grid, header_line: int | None, named: Sequence[str]) -> int | None:
    """The row that was stated, if it has the headings; else the first that has them all."""
    at = {line: row for row, line in enumerate(grid.lines)}
    stated = at.get(header_line) if header_line else None
    wanted = {name.casefold() for name in named if not name.startswith("#")}
    if not wanted:
        return stated
    rows = ([stated] if stated is not None else []) + list(range(min(LOOKED_AT, len(grid.rows))))
    return next((r for r in rows if wanted <= {c.casefold() for c in grid.rows[r]}), None)


def _header(grid: Grid) -> int | None:
    """The row among the first whose words are headings most often; the first of such rows."""
    for number, row in enumerate(grid.rows[1:3]):
        if _says_where_from(row):
            return number
    width = max((sum(map(bool, row)) for row in grid.rows[:LOOKED_AT]), default=0)
    likely = [
        (-_known(row), number)
        for number, row in enumerate(grid.rows[:LOOKED_AT])
        if number + 1 < len(grid.rows) and sum(map(bool, row)) * 2 >= max(width, 3)
    ]
    best = min(likely, default=None)
    return None if best is None else best[1]


def _known(row: Sequence[str]) -> float:
    """How many cells of a row are called as columns are, each word once; numbers and positions
    are none, but years may be."""
    words = [cell for cell in row if cell]
    known = {
        word
        for word in words
        if len(word) < 60 and not NUMBER.fullmatch(word) and not _LETTER.fullmatch(word)
        if position_of(word) is None
        if any(nearness(word, phrases(listed)) >= 1.5 for listed in _ALL)
    }
    numbers = (word for word in words if NUMBER.fullmatch(word) and not _YEAR.fullmatch(word))
    return len(known) - 0.5 * len([*numbers])


def names_columns(row: Sequence[str]) -> bool:
    """Whether every cell of a row is called as a column is."""
    return bool(row) and _known(row) == len(row)


def _without_ends(body: Body) -> None:
    """Leave out a sum and remarks that stand below the data."""
    wide = sum(map(bool, body.grid.rows[body.header])) > 2
    while body.rows:
        words = [cell for cell in body.grid.rows[body.rows[-1]] if cell]
        if _is_sum(body):
            body.totals.append(body.rows.pop())
        elif wide and len(words) == 1 and len(body.rows) > 1:
            body.asides.append(body.rows.pop())
        else:
            break


def _says_where_from(row: Sequence[str]) -> bool:
    """Whether a row only says where each column comes from, as Qualtrics's third does."""
    return all(cell.startswith('{"ImportId"') for cell in row if cell)


def _is_sum(body: Body) -> bool:
    """Whether the last row only sums up those above."""
    above, last = body.rows[:-1], body.grid.rows[body.rows[-1]]
    first = next((n for n, cell in enumerate(last) if cell), 0)
    if not may_sum_up(last[first]):
        return False
    beside = [[body.grid.rows[row][n] for row in above] for n in range(first + 1, len(last))]
    return sums_up(last[first], last[first + 1 :], beside)


_ALL = (*WORDS.values(), *(words for pair in PAIRS for words in pair))
