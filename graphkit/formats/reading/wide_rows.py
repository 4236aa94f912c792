"""The claims of a table with one column an issue, actor, date or side, row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from graphkit.errors import Place
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.guess_sides import marking, parted
from graphkit.formats.reading.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of text and where it stands."""

    text: str
    at: Callable[[], Place]


def place_of(body: Body, row: int, column: int) -> Place:
    """Where a cell of the data stands."""
    return body.grid.place(body.rows[row], column)


def claims_of(
    row: dict[str, Cell], mapping: TableMapping, body: Body, number: int
) -> list[dict[str, Cell]]:
    """The claims of one row: itself, or one for each column of a wide table, or name in it."""
    if not mapping.wide:
        return [row]
    if mapping.across == "position":
        return listed_in(row, mapping, body, number, "issue" if "actor" in row else "actor")
    marks = marking(_cells(body, mapping)) if mapping.across == "mark" else ()
    claims = []
    for words, cell in _across(mapping, body, number):
        across = Cell(words, cell.at)
        if mapping.across == "mark":
            claims += [{**row, "position": across}] if cell.text in marks else []
        else:
            said = {"position": cell} if cell.text else {}
            claims.append({**row, mapping.across: across, **said})
    return claims


def listed_in(
    row: dict[str, Cell], mapping: TableMapping, body: Body, number: int, what: str
) -> list[dict[str, Cell]]:
    """One claim or tie for every name in a row, where its columns are positions or signs."""
    by = parted(_cells(body, mapping))
    return [
        {**row, mapping.across: Cell(words, cell.at), what: Cell(name, cell.at)}
        for words, cell in _across(mapping, body, number)
        for name in dict.fromkeys(by.split(cell.text))
        if name
    ]


def _across(mapping: TableMapping, body: Body, number: int) -> Iterator[tuple[str, Cell]]:
    """The cells of one row under the headings of a wide table, and what these stand for."""
    for column, words in _wide_columns(mapping, body):
        yield words, Cell(column.texts[number], partial(place_of, body, number, column.index))


def _cells(body: Body, mapping: TableMapping) -> list[str]:
    return [text for column, _ in _wide_columns(mapping, body) for text in column.filled]


def _wide_columns(mapping: TableMapping, body: Body) -> Iterator[tuple[OwnColumn, str]]:
    for heading, words in mapping.wide.items():
        column = body.column(heading)
        assert column is not None  # where one is missing, the mapping is not for this table
        yield column, words
