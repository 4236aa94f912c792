"""Which table a file, sheet or list is, by its name or its headings."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.formats.reading.tables import SCHEMA, Table
from graphkit.near_names import near_names


def table_called(word: str) -> str | None:
    """The table that a sheet, key or file name means, or None."""
    folded = word.casefold()
    for table in SCHEMA.values():
        if folded == table.name or folded in table.aliases:
            return table.name
    return None


def misspelt(word: str) -> str | None:
    """The table whose name a file or sheet nearly bears, or None. Close calls only: a sheet
    called Notes is nobody's ties.
    """
    near = near_names(word.casefold(), list(SCHEMA), n=1, cutoff=0.8)
    return near[0] if near else None


# What other tools call the two ends of a tie; each of a pair means it only beside the other.
PAIRS = (
    ("source", "target"), ("vertex 1", "vertex 2"), ("vertex1", "vertex2"), ("node1", "node2"),
    ("node 1", "node 2"), ("node1_id", "node2_id"), ("source node", "target node"),
    ("source_node", "target_node"), ("from node", "to node"), ("from_node", "to_node"),
    ("from_id", "to_id"), ("fromid", "toid"), ("sourceid", "targetid"), ("src", "dst"),
    ("src", "tgt"), (":start_id", ":end_id"), ("sender", "receiver"), ("_from", "_to"),
    ("ego", "alter"), ("node a", "node b"), ("node_a", "node_b"),
)  # fmt: skip


def _ends(folded: list[str]) -> dict[str, str]:
    """Which of these headings are the two ends of ties, where none is called from or to."""
    if "from" in folded or "to" in folded:
        return {}
    found = next((pair for pair in PAIRS if pair[0] in folded and pair[1] in folded), None)
    if found:
        return {found[0]: "from", found[1]: "to"}
    return {"source": "from"} if "source" in folded else {}


def table_with(header: Iterable[str]) -> str | None:
    """The table that a bare list is, judged by its headings, or None.

    A list of ties is one that names both ends; anything else must have the required columns.
    """
    words = [word.strip() for word in header]
    for name in ("ties", "stances", "influence", "issues", "events", "actors"):
        table = SCHEMA[name]
        needed = {"ties": {"from", "to"}, "actors": {"id"}}.get(name, set(table.required))
        if needed <= headings(table, words).keys():
            return name
    return None


def headings(table: Table, words: list[str]) -> dict[str, list[int]]:
    """Which columns of the file stand for each column of the table.

    In a list of ties `source` is an actor when it stands beside `target`, else where it was
    read; a column's own name comes before another's alias.
    """
    found: dict[str, list[int]] = {}
    folded = [word.casefold() for word in words]
    ends = _ends(folded) if table.name == "ties" else {}
    for index, word in enumerate(folded):
        name = ends.get(word) or table.resolve(word)
        if name is not None:
            found.setdefault(name, []).append(index)
    return found
