"""Which row of a table of somebody's own names the columns, and which rows are its data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.grid import LOOKED_AT, Grid
from graphkit.formats.reading.heading_words import PAIRS, TOTALS, WORDS, nearness, normal, phrases
from graphkit.formats.reading.position_words import position_of

_YEAR, _LETTER = re.compile(r"(19|20)\d\d"), re.compile("[A-Za-z]")


@dataclass(frozen=True)
class OwnColumn:
    """One column under its heading; `name` is the heading, or `#3` where the third has none."""

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
        """The columns by name, and in any case; the first, where several are called so."""
        backwards = self.columns[::-1]
        return {c.name: c for c in backwards}, {c.name.casefold(): c for c in backwards}


def body_of(grid: Grid, header_line: int | None = None, named: Sequence[str] = ()) -> Body | None:
    """The data of a grid; None where no row can be its headings.

    `header_line` says which row it is; `named` are headings that must be in it.
    """
    header = _stated(grid, header_line, named) if header_line or named else _header(grid)
    if header is None:
        return None
    above = [cell for row in grid.rows[:header] for cell in row if cell]
    body = Body(grid, header, list(range(header + 1, len(grid.rows))), above)
    _without_ends(body)
    names = grid.rows[header]
    body.rows = [row for row in body.rows if grid.rows[row] != names]  # headings written again
    body.columns = [
        OwnColumn(
            index,
            heading,
            heading or f"#{grid.columns[index] + 1}",
            [grid.rows[row][index] for row in body.rows],
        )
        for index, heading in enumerate(names)
    ]
    return body


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
    width = max((sum(map(bool, row)) for row in grid.rows[:LOOKED_AT]), default=0)
    likely = [
        (-_known(row), number)
        for number, row in enumerate(grid.rows[:LOOKED_AT])
        if number + 1 < len(grid.rows) and sum(map(bool, row)) * 2 >= max(width, 3)
    ]
    best = min(likely, default=None)
    return None if best is None else best[1]


def _known(row: Sequence[str]) -> float:
    """How many cells of a row are called as columns are, each word once; numbers are none, but
    years may be."""
    words = [cell for cell in row if cell]
    known = {
        word
        for word in words
        if len(word) < 60 and not NUMBER.fullmatch(word) and not _LETTER.fullmatch(word)
        if any(nearness(word, phrases(listed)) >= 1.5 for listed in _ALL)
    }
    plain = {word for word in known if position_of(word) is None}
    sure = len(known) if plain else 0  # `support` alone is more likely said by a cell
    numbers = (word for word in words if NUMBER.fullmatch(word) and not _YEAR.fullmatch(word))
    return sure - 0.5 * len([*numbers])


def names_columns(row: Sequence[str]) -> bool:
    """Whether every cell of a row is called as a column is."""
    return bool(row) and _known(row) == len(row)


def _without_ends(body: Body) -> None:
    """Leave out a sum and remarks that stand below the data."""
    wide = sum(map(bool, body.grid.rows[body.header])) > 2
    while body.rows:
        words = [cell for cell in body.grid.rows[body.rows[-1]] if cell]
        if TOTALS & set(normal(words[0]).split()) and len(normal(words[0]).split()) <= 3:
            body.totals.append(body.rows.pop())
        elif wide and len(words) == 1 and len(body.rows) > 1:
            body.asides.append(body.rows.pop())
        else:
            break


_ALL = (*WORDS.values(), *(words for pair in PAIRS for words in pair))
