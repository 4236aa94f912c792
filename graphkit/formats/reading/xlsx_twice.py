"""Cells that a sheet gives twice: spreadsheets show one of them, other programs another."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from graphkit.errors import Place
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

Spot = tuple[int, int]  # row and column, both from 1


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
        self.row = self.column = 0
        self.seen: set[Spot] = set()
        self.twice: dict[str, None] = {}

    def start(self, tag: str, attributes: dict[str, Any]) -> None:
        """An element begins."""
        from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter

        name = tag.rpartition(" ")[2]
        if name == "row":
            self.row, self.column = int(attributes.get("r", self.row + 1)), 0
        elif name == "c":
            spot = (self.row, self.column + 1)
            if "r" in attributes:
                spot = coordinate_to_tuple(attributes["r"])
            self.column = spot[1]
            if spot in self.seen:
                self.twice[f"{get_column_letter(spot[1])}{spot[0]}"] = None
            self.seen.add(spot)
