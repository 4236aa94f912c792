"""Equal ties added up, where the analyst says so: three events are three, not one said thrice."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from graphkit.formats.reading.cells import comma_number, number
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import KeptRows, RawTable
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.which_table import headings
from graphkit.phrases import phrase

EQUAL = ("from", "to", "sign", "relation", "directed", "private")  # what makes ties equal
ONCE = ("id", "confidence", "locator", "summary")  # kept of the first alone


def add_up(table: RawTable, problems: Problems) -> None:
    """Make one tie of equal ones: strengths are added, one without a strength counts 1.

    Its days run from the first to the last, its sources are those of all.
    """
    at = {name: indexes[0] for name, indexes in headings(SCHEMA["ties"], table.header).items()}
    groups: dict[tuple[str, ...], list[int]] = {}
    for row in range(len(table)):
        key = tuple(table.columns[at[name]][row].strip() for name in EQUAL if name in at)
        groups.setdefault(key, []).append(row)
    if "strength" not in at:
        at["strength"] = len(table.header)
        table.header.append("strength")
        table.columns.append(["1"] * len(table))
    for rows in groups.values():
        if len(rows) > 1:
            _join(table, rows, at)
    kept = [rows[0] for rows in groups.values()]
    merged = len(table) - len(kept)
    if merged:
        message = phrase(
            "ties: {merged} equal rows were added up with others, as stated.", merged=f"{merged:,}"
        )
        problems.note("sum", message, lambda: table.where.header(0))
    table.columns[:] = [[column[row] for row in kept] for column in table.columns]
    table.where = KeptRows(table.where, kept)
    table.merged += merged


def _join(table: RawTable, rows: Sequence[int], at: Mapping[str, int]) -> None:
    """Write into the first of equal rows what all of them say together."""
    first = rows[0]
    names = {index: name for name, index in at.items()}
    for index, column in enumerate(table.columns):
        name = names.get(index, "")
        said = [column[row].strip() for row in rows]
        if name == "strength":
            column[first] = _sum(said, table.decimal_comma) or column[first]
        elif name in ("since", "until"):
            pick = min if name == "since" else max
            column[first] = pick(said) if all(said) else ""
        elif name not in (*EQUAL, *ONCE):
            column[first] = "|".join(dict.fromkeys(word for word in said if word))


def _sum(said: Sequence[str], decimal_comma: bool) -> str:
    """The sum as text; nothing where one is no number, which is told elsewhere."""
    read = comma_number if decimal_comma else number
    try:
        total = math.fsum(read(word) if word else 1.0 for word in said)
    except Fault:
        return ""
    return repr(total)
