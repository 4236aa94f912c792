"""What Kumu's elements and connections mean, whether they are kept in a workbook or in JSON.

Ends are ids of elements where there are ids, else labels; an element that only a connection names
exists as well. A connection's sign is its type where that is a word or mark of support or
opposition, and mutual is undirected.
"""

from __future__ import annotations

from functools import partial

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.columns import index_of, rename
from graphkit.formats.reading.ends import call_by_label, join_ends, once
from graphkit.formats.reading.other_headings import DIRECTIONS, bring
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable
from graphkit.formats.reading.type_signs import fill_signs, signs_from_types
from graphkit.phrases import phrase

ELEMENT = {"element type": "type", "description": "note"}
CONNECTION = {"connection type": "type", "description": "summary"}
SHEETS = ("elements", "connections")


def settle_kumu(raw: RawDataset, problems: Problems) -> None:
    """Bring the two tables to graphkit's columns, ids and signs."""
    elements, connections = raw.tables.get("actors"), raw.tables.get("ties")
    if elements is not None:
        rename(elements, ELEMENT)
        call_by_label(elements, problems)
        once(elements, problems, "type")
        bring(elements, problems)
    if connections is not None:
        rename(connections, CONNECTION)
        _turn(connections, problems)
        _check_directions(connections, problems)
        bring(connections, problems)
        signs_from_types(connections, problems)
        fill_signs(connections)
    join_ends(raw, problems)


def _check_directions(connections: RawTable, problems: Problems) -> None:
    """One word that is no direction would make a column of the user's own of all of them."""
    index = index_of(connections, "direction")
    if index is None:
        return
    for row, word in enumerate(connections.columns[index]):
        if word.strip() and word.strip().casefold() not in DIRECTIONS:
            message = phrase(
                "{word} is no direction: directed, undirected or mutual.", word=shown(word)
            )
            where = partial(connections.where.cell, row, index)
            problems.error("direction", message, where)


def _turn(connections: RawTable, problems: Problems) -> None:
    """A connection that is marked as reversed runs the other way; drop the marks of the rest."""
    marks, ends = index_of(connections, "reversed"), ("from", "to")
    start, end = (index_of(connections, word) for word in ends)
    for word in ("reversed", "delayed"):
        index = index_of(connections, word)
        if index is not None and set(connections.columns[index]) <= {"", "false"}:
            connections.columns[index][:] = [""] * len(connections)
    if marks is None or start is None or end is None:
        return
    turned = [row for row, mark in enumerate(connections.columns[marks]) if mark == "true"]
    for row in turned:
        one, other = connections.columns[start], connections.columns[end]
        one[row], other[row] = other[row], one[row]
    if turned:
        ties = (
            phrase("1 connection is")
            if len(turned) == 1
            else phrase("{turned} connections are", turned=f"{len(turned):,}")
        )
        message = phrase("ties: {ties} reversed: read from its second end to its first.", ties=ties)
        problems.note("reversed", message, connections.where.row(turned[0]))
