"""A MACTOR workbook: who can act on whom (MDI, 0 to 4), and who is for or against which objective.

The sheets are known by what they hold, whatever they are called: a square one with the same names
on both sides and whole numbers from 0 to 4, and one with actors on one side and objectives on the
other, from -4 to 4 (2MAO, valued) or -1 to 1 (1MAO, simple). What MACTOR computes from them
(MIDI, 3MAO, convergences) is passed over: it is computed here as well.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.dataset import CLAIM_TABLES
from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.labelled_block import Block, Grid, block_of, grid_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.formats.reading.which_table import table_called
from graphkit.formats.reading.xlsx_guard import is_safe
from graphkit.formats.reading.xlsx_sheet import letters
from graphkit.formats.xlsx import open_workbook
from graphkit.rows import LEVELS

LARGEST = 1 << 20  # of a workbook that is looked into
STRONGEST = 4  # of a valued position
_DIRECT = re.compile(r"\bMDI\b|\bMID\b|direct", re.IGNORECASE)
_TITLES = re.compile(r"<(?:\w+:)?sheet\s[^>]*\bname=\"([^\"]*)\"")
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

    def position(self, actor: str, objective: str) -> float | None:
        """What an actor's position on an objective is."""
        pair = (objective, actor) if self.turned else (actor, objective)
        return self.positions.number(*pair)


def recognises(path: Path) -> bool:
    """Whether the workbook holds both matrices."""
    try:
        small = path.stat().st_size <= LARGEST
    except OSError:  # told where the file is read
        return False
    return small and _workbook(path, Problems()) is not None


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Direct influence, and a stance of each actor on each objective."""
    raw = RawDataset(name_of(path))
    book = _workbook(path, problems)
    if book is None:
        if not problems.fatal:
            message = "No sheet of direct influences (0 to 4) with one of positions (-4 to 4)."
            problems.error("no-matrix", message, Place(path.name))
        return raw
    file = path.name
    _tell(book, file, problems)
    long = _long_names(book)
    ids = {name: f"objective: {name}" if name in book.actors else name for name in book.objectives}
    raw.tables["actors"] = _listed(
        "actors", "name", {name: name for name in book.actors}, long, file
    )
    raw.tables["issues"] = _listed("issues", "question", ids, long, file)
    raw.tables["stances"] = table_of("stances", list(_stances(book, ids, file)), Place(file))
    raw.tables["direct_influence"] = table_of(
        "direct_influence", list(_levels(book, file)), Place(file)
    )
    return raw


def _workbook(path: Path, problems: Problems) -> Workbook | None:
    if not is_safe(path, problems) or _has_claims(path):
        return None
    try:
        book: Any = open_workbook(path, True)[0]
    except Exception:  # openpyxl raises whatever its parts raise on broken files
        return None
    grids = {sheet.title: grid_of(sheet) for sheet in book.worksheets}
    blocks = [block for title, grid in grids.items() if (block := block_of(title, grid))]
    return _matched(blocks, grids)


def _has_claims(path: Path) -> bool:
    """Whether a sheet is called as a table of claims: then the workbook is one of graphkit's own.

    Their names are looked up before the sheets are read, which takes long.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            titles = _TITLES.findall(archive.read("xl/workbook.xml").decode("utf-8", "replace"))
    except (KeyError, OSError, zipfile.BadZipFile):
        return False
    return any(table_called(title) in CLAIM_TABLES for title in titles)


def _matched(blocks: Sequence[Block], grids: dict[str, Grid]) -> Workbook | None:
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


def _tell(book: Workbook, file: str, problems: Problems) -> None:
    """Which sheet was read for what, how it is understood, and what was passed over."""
    count = f"{len(book.actors)} actors and {len(book.objectives)} objectives"
    message = f"{book.direct.sheet} is read as direct influence of rows on columns, "
    message += f"{book.positions.sheet} as positions: {count}."
    problems.note("matrices", message, Place(file))
    if _is_valued(book):
        words = "the sign is the side, its size in quarters the salience; 0 is neutral"
        problems.note("positions", f"{book.positions.sheet}: {words}.", Place(file))
    if book.found.dropped:
        message = f"{book.positions.sheet}: no positions from -4 to 4, left out: "
        problems.warn("dropped", f"{message}{', '.join(book.found.dropped)}.", Place(file))
    if book.others:
        message = f"Not read, or only for names: {', '.join(book.others)}."
        problems.note("passed-over", message, Place(file))


def _is_valued(book: Workbook) -> bool:
    block = book.positions
    return any(abs(n) > 1 for n in block.numbers(list(block.rows), list(block.columns)))


def _listed(
    name: str, called: str, ids: Mapping[str, str], long: Mapping[str, str], file: str
) -> RawTable:
    lines = []
    for word, id in ids.items():
        line = Line(Place(file))
        line.put("id", id, line.place, line.place)
        line.put(called, long.get(word, word), line.place, line.place)
        if name == "issues" and word in long:
            line.put("x_title", word, line.place, line.place)
        lines.append(line)
    return table_of(name, lines, Place(file))


def _stances(book: Workbook, ids: Mapping[str, str], file: str) -> Iterator[Line]:
    """One stance wherever a position is given; without quarters where only sides are."""
    valued = _is_valued(book)
    named = book.positions.columns if book.turned else book.positions.rows
    for actor in (name for name in book.actors if name in named):
        for objective in book.objectives:
            number = book.position(actor, objective)
            if number is None:
                continue
            place = _place(book.positions, actor, objective, file, turned=book.turned)
            side = SIGN_WORDS[(number > 0) - (number < 0)]
            fields = {"actor": actor, "issue": ids[objective], "position": side}
            if valued:
                fields["salience"] = repr(abs(number) / STRONGEST)
            yield _line({**fields, "x_position": f"{number:g}"}, place)


def _levels(book: Workbook, file: str) -> Iterator[Line]:
    for one in book.actors:
        for other in book.actors:
            number = book.direct.number(one, other)
            if one != other and number is not None:
                place = _place(book.direct, one, other, file)
                yield _line({"from": one, "to": other, "level": f"{number:g}"}, place)


def _line(fields: Mapping[str, str], place: Place) -> Line:
    line = Line(place)
    for key, text in fields.items():
        line.put(key, text, place, place)
    return line


def _place(block: Block, one: str, other: str, file: str, *, turned: bool = False) -> Place:
    row, column = (other, one) if turned else (one, other)
    cell = f"{letters(block.columns[column])}{block.rows[row]}"
    return Place(file, cell=f"{block.sheet}!{cell}")


def _long_names(book: Workbook) -> dict[str, str]:
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


mactor_xlsx = Format(
    name="mactor",
    question="A MACTOR workbook: direct influences, and positions on objectives",
    suffixes=(".xlsx", ".xlsm"),
    called="a MACTOR workbook (direct influences, and positions on objectives)",
    facts="Godet 1991; the manual of LIPSOR-EPITA's program MACTOR",
    read=read,
    recognises=recognises,
)
