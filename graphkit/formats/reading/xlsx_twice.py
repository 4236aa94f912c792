"""Cells that a sheet gives twice: spreadsheets show one of them, other programs another."""

from __future__ import annotations

from pathlib import Path
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from graphkit.errors import Place
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase


def tell_cells_given_twice(path: Path, parts: dict[str, str], problems: Problems) -> None:
    """An error for every cell that stands more than once; `parts` are members by sheet title."""
    with ZipFile(path) as archive:
        for title, part in parts.items():
            for cell in given_twice(archive.read(part.removeprefix("/"))):
                place = Place(path.name, cell=f"{title}!{cell}")
                problems.error(
                    "cell-twice", phrase("The cell is given twice; which one is meant?"), place
                )


def given_twice(sheet: bytes) -> list[str]:
    """The names of the cells that a sheet's XML holds more than once, in its order."""
    cells = _Cells()
    parser = ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = cells.start
    try:
        parser.Parse(sheet, True)
    except ExpatError:  # told by the library that reads the values
        return []
    return list(cells.twice)


class _Cells:
    """Follows rows and cells; one without a name stands after the one before it."""

    def __init__(self) -> None:
        self.row = 0
        self.last = ""  # the cell before, in this row
        self.seen: set[str] = set()
        self.twice: dict[str, None] = {}

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins; `tag` is its namespace and its name."""
        if tag[-2:] == " c":
            name = attributes["r"].upper() if "r" in attributes else self._next()
            if name in self.seen:
                self.twice[name] = None
            self.seen.add(name)
            self.last = name
        elif tag[-4:] == " row":
            self.row, self.last = int(attributes.get("r", self.row + 1)), ""

    def _next(self) -> str:
        """The name of the cell that stands after the last one."""
        from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

        column = coordinate_to_tuple(self.last)[1] if self.last else 0
        return f"{get_column_letter(column + 1)}{self.row}"
