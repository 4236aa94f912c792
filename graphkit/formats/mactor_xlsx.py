"""A MACTOR workbook: who can act on whom (MDI, 0 to 4), and who is for or against which objective.

The sheets are known by what they hold, whatever they are called: a square one with the same names
on both sides and whole numbers from 0 to 4, and one with actors on one side and objectives on the
other, from -4 to 4 (2MAO, valued) or -1 to 1 (1MAO, simple). What MACTOR computes from them
(MIDI, 3MAO, convergences) is passed over: it is computed here as well.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from graphkit.dataset import CLAIM_TABLES
from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.influence_sheets import STRONGEST, Workbook, long_names, matched
from graphkit.formats.reading.labelled_block import Block, block_of, grid_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.formats.reading.which_table import table_called
from graphkit.formats.reading.workbook import open_workbook
from graphkit.formats.reading.xlsx_guard import is_safe
from graphkit.formats.reading.xlsx_sheet import letters
from graphkit.phrases import phrase

LARGEST = 1 << 20  # of a workbook that is looked into
_TITLES = re.compile(r"<(?:\w+:)?sheet\s[^>]*\bname=\"([^\"]*)\"")


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
            message = phrase(
                "No sheet of direct influences (0 to 4) with one of positions (-4 to 4)."
            )
            problems.error("no-matrix", message, Place(path.name))
        return raw
    file = path.name
    _tell(book, file, problems)
    long = long_names(book)
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
    return matched(blocks, grids)


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


def _tell(book: Workbook, file: str, problems: Problems) -> None:
    """Which sheet was read for what, how it is understood, and what was passed over."""
    count = phrase(
        "{actors} actors and {objectives} objectives",
        actors=len(book.actors),
        objectives=len(book.objectives),
    )
    message = phrase(
        "{sheet} is read as direct influence of rows on columns, ", sheet=book.direct.sheet
    )
    message += phrase("{sheet} as positions: {n}.", sheet=book.positions.sheet, n=count)
    problems.note("matrices", message, Place(file))
    if book.valued:
        words = phrase("the sign is the side, its size in quarters the salience; 0 is neutral")
        problems.note(
            "positions",
            phrase("{sheet}: {words}.", sheet=book.positions.sheet, words=words),
            Place(file),
        )
    if book.found.dropped:
        message = phrase(
            "{sheet}: no positions from -4 to 4, left out: ", sheet=book.positions.sheet
        )
        problems.warn(
            "dropped",
            phrase("{message}{listed}.", message=message, listed=", ".join(book.found.dropped)),
            Place(file),
        )
    if book.others:
        message = phrase("Not read, or only for names: {listed}.", listed=", ".join(book.others))
        problems.note("passed-over", message, Place(file))


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
    valued = book.valued
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


mactor_xlsx = Format(
    name="mactor",
    question="A MACTOR workbook: direct influences, and positions on objectives",
    suffixes=(".xlsx", ".xlsm"),
    called=phrase("a MACTOR workbook (direct influences, and positions on objectives)"),
    facts="Godet 1991; the manual of LIPSOR-EPITA's program MACTOR",
    read=read,
    recognises=recognises,
)
