"""Which table a file, sheet or list is, by its name or its headings."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from graphkit.formats.reading.tables import SCHEMA, Table


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
    near = get_close_matches(word.casefold(), SCHEMA, n=1, cutoff=0.8)
    return near[0] if near else None


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
    ends = table.name == "ties" and "source" in folded and "from" not in folded
    for index, word in enumerate(folded):
        name = "from" if ends and word == "source" else table.resolve(word)
        if name is not None:
            found.setdefault(name, []).append(index)
    return found
