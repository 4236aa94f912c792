"""Which sheets of a workbook are MACTOR's two matrices, by what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.formats.reading.labelled_block import Block, Grid
from graphkit.rows import LEVELS

STRONGEST = 4  # of a valued position
_DIRECT = re.compile(r"\bMDI\b|\bMID\b|direct", re.IGNORECASE)
_VALUED = re.compile(r"2\s*-?\s*MAO", re.IGNORECASE)
_LONG = re.compile(
    r"long|intitul|libell|\bnom|\bname|title|titre|nombre|bezeichnung", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Found:
    """A block of positions, whether actors stand above, and what in it is none."""

    turned: bool
    block: Block
    dropped: list[str]


@dataclass
class Workbook:
    """The two matrices of a workbook, and what else it holds."""

    direct: Block
    found: Found
    actors: list[str]
    objectives: list[str]
    others: list[str] = field(default_factory=list)
    grids: dict[str, Grid] = field(default_factory=dict)

    @property
    def positions(self) -> Block:
        """The block of positions."""
        return self.found.block

    @property
    def turned(self) -> bool:
        """Whether actors stand above the positions."""
        return self.found.turned

    @property
    def valued(self) -> bool:
        """Whether positions are graded: any stronger than 1."""
        numbers = self.positions.numbers(list(self.positions.rows), list(self.positions.columns))
        return any(abs(number) > 1 for number in numbers)

    def position(self, actor: str, objective: str) -> float | None:
        """What an actor's position on an objective is."""
        pair = (objective, actor) if self.turned else (actor, objective)
        return self.positions.number(*pair)


def matched(blocks: Sequence[Block], grids: dict[str, Grid]) -> Workbook | None:
    """The matrix of direct influence with the one of positions that names the same actors."""
    direct = sorted(filter(_is_direct, blocks), key=_by_rank)
    for square in direct:
        actors = [name for name in square.rows if name in square.columns]
        found = [pair for block in blocks if (pair := _positions(block, actors))]
        if found:
            best = min(found, key=_rank)
            objectives = list(best.block.rows if best.turned else best.block.columns)
            used = (square.sheet, best.block.sheet)
            others = [title for title in grids if title not in used]
            return Workbook(square, best, actors, objectives, others, grids)
    return None


def _is_direct(block: Block) -> bool:
    """Whether the same names stand on both sides and the numbers are levels of direct influence."""
    if set(block.rows) != set(block.columns):
        return False
    numbers = block.numbers(list(block.rows), list(block.columns))
    own = [block.number(name, name) for name in block.rows]
    # Nothing but 0 and 1 is who knows whom as well, unless the sheet says that it is influence.
    graded = any(number > 1 for number in numbers) or bool(_DIRECT.search(block.sheet))
    return graded and set(numbers) <= set(map(float, LEVELS)) and not any(own)


def _by_rank(block: Block) -> tuple[bool, bool]:
    """Those that are called so come first, then those that are not the same both ways: MACTOR's
    matrices of convergence are, and direct influence hardly ever is."""
    names = list(block.rows)
    mirrored = all(block.number(a, b) == block.number(b, a) for a in names for b in names)
    return not _DIRECT.search(block.sheet), mirrored


def _positions(block: Block, actors: Sequence[str]) -> Found | None:
    """Their positions on objectives, if the block holds them; rows and columns of other things,
    such as counts and sums, are dropped."""
    for turned, (here, there) in enumerate(
        ((block.rows, block.columns), (block.columns, block.rows))
    ):
        if not set(actors) <= here.keys() or not there.keys().isdisjoint(actors):
            continue
        kept = [name for name in there if _are_positions(block, name, actors, bool(turned))]
        if kept:
            dropped = [name for name in there if name not in kept]
            sides = (kept, actors) if turned else (actors, kept)
            return Found(bool(turned), block.only(*sides), dropped)
    return None


def _are_positions(block: Block, name: str, actors: Sequence[str], turned: bool) -> bool:
    """Whether whole numbers from -4 to 4 stand on one objective."""
    numbers = block.numbers([name], actors) if turned else block.numbers(actors, [name])
    return all(number.is_integer() and abs(number) <= STRONGEST for number in numbers)


def _rank(found: Found) -> tuple[bool, int, float]:
    """Valued positions before simple ones, whole sheets before parts of others."""
    block = found.block
    numbers = block.numbers(list(block.rows), list(block.columns))
    strongest = max(map(abs, numbers), default=0.0)
    return not _VALUED.search(block.sheet), len(found.dropped), -strongest


def long_names(book: Workbook) -> dict[str, str]:
    """What short names stand for, from sheets that list them beside a column of long ones."""
    found: dict[str, str] = {}
    for title in book.others:
        grid = book.grids[title]
        for top in sorted(grid)[:10]:
            long = [column for column, text in grid[top].items() if _LONG.search(text)]
            rows = [grid[row] for row in grid if row > top]
            for names in (book.actors, book.objectives):
                short = _column_with(rows, names)
                other = next((column for column in long if column != short), None)
                if short is not None and other is not None:
                    found |= {row[short]: row[other] for row in rows
                              if row.get(short) in names and other in row}  # fmt: skip
    return found


def _column_with(rows: Sequence[Mapping[int, str]], names: Sequence[str]) -> int | None:
    """The column in which all of these names stand."""
    columns = {column for row in rows for column in row}
    return next(
        (c for c in sorted(columns) if set(names) <= {row.get(c, "") for row in rows}), None
    )
