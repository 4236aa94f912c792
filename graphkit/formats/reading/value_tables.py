"""Tables whose cells are values already (data frames, Parquet), as raw tables of text.

So they go through the same checks as files. A cell is found by its row and column:
`DataFrame:row 3 (sign)`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from graphkit.errors import Place
from graphkit.formats.reading.csv_table import tell_no_header
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawTable, Whereabouts
from graphkit.formats.reading.which_table import table_with
from graphkit.formats.reading.xlsx_sheet import as_text
from graphkit.phrases import phrase


@dataclass(frozen=True, slots=True)
class RowPlaces(Whereabouts):
    """Where the rows of a table of values stand: each by its label."""

    file: str
    labels: Sequence[object]

    def header(self, column: int) -> Place:
        return Place(self.file)

    def row(self, row: int) -> Place:
        return Place(self.file, cell=f"row {self.labels[row]}")

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.row(row)


def value_table(
    columns: Mapping[str, Sequence[object]], places: RowPlaces, problems: Problems, name: str | None
) -> RawTable | None:
    """The table of that name, or the one that the headings tell; None where they tell none."""
    header = [word.strip() for word in columns]
    known = name or table_with(header)
    if known is None:
        tell_no_header(header, places.header(0), problems)
        return None
    texts = [_texts(word, values, places, problems) for word, values in columns.items()]
    table = RawTable(known, header, texts, places, bare=name is None)
    if table.bare and not len(table):
        problems.error("empty", phrase("There are no rows."), places.header(0))
    elif table.bare and known in ("ties", "actors"):
        bring(table, problems, near=True)
    return table


def _texts(word: str, values: Sequence[object], places: RowPlaces, problems: Problems) -> list[str]:
    texts = []
    for row, value in enumerate(values):
        try:
            texts.append(text_of(value))
        except Fault as fault:
            where = Place(places.file, cell=places.row(row).cell, field=word)
            problems.error(fault.code, fault.message, where)
            texts.append("")
    return texts


def text_of(value: object) -> str:
    """A value as the text of a cell; nothing for None, NaN and the like. `Fault` for what is none.

    >>> text_of(2.0), text_of(True), text_of(float("nan")), text_of(["a", "b"])
    ('2', 'true', '', 'a|b')
    """
    if hasattr(value, "tolist"):  # a number or an array of NumPy's
        value = value.tolist()
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return ""
    match value:
        case str():
            return value
        case float() if value != value:
            return ""
        case bool() | int() | float() | datetime() | date():
            return as_text(value)
        case Decimal():
            return str(value)
        case list() | tuple() | set() | frozenset():
            parts = [text_of(part) for part in value]
            return "|".join(sorted(parts) if isinstance(value, set | frozenset) else parts)
    raise Fault(
        "shape", phrase("A plain value is expected here, not a {name}.", name=type(value).__name__)
    )
