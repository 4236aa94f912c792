"""A table of nodes, with headings or without."""

from __future__ import annotations

from graphkit.formats.reading.bare_lines import CellPlaces, lines_of, tell_ragged
from graphkit.formats.reading.csv_table import csv_table, delimiter_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, as_columns
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.which_table import headings
from graphkit.phrases import phrase

_SUPPLIED = ("id", "name")


def bare_nodes(text: str, file: str, header_row: int, problems: Problems) -> RawTable | None:
    """Nodes by their headings; without any, an id and perhaps a name in every line."""
    delimiter = delimiter_of(text)
    lines = lines_of(text, delimiter, file, Problems())  # what is wrong is told where it is read
    words = [cell.text.strip() for cell in lines[0]] if lines else []
    known = headings(SCHEMA["actors"], words)
    if delimiter != " " and (header_row > 1 or known or len(words) > len(_SUPPLIED)):
        return csv_table(text, file=file, problems=problems, name="actors", header_row=header_row)
    head = lines.pop(0) if known and lines else []
    header = words if known else list(_SUPPLIED[: len(words)])
    width = len(header)
    tell_ragged(lines, width, file, problems)
    lines = [line for line in lines if len(line) == width]
    if not known:
        message = phrase(
            "{file}: no headings, the columns are read as {listed}.",
            file=file,
            listed=", ".join(header),
        )
        problems.note("no-header", message)
    columns = as_columns([[cell.text.strip() for cell in line] for line in lines], width)
    places = CellPlaces(file, lines, head)
    return RawTable("actors", header, columns, places, headless=not known)
