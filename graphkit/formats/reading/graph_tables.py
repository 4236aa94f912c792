"""Nodes and edges of a graph file as raw tables of actors and ties."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.errors import Place
from graphkit.formats.reading.cells import day
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.tree_tables import Line, table_of

NODE = ("id",)
EDGE = ("from", "to", "directed", "id")


def line(place: Place, fixed: Iterable[tuple[str, str | None]]) -> Line:
    """A node or edge with what its format itself says of it; what is None is not said."""
    made = Line(place)
    for key, text in fixed:
        if text is not None:
            made.put(key, text, place, place)
    return made


def put(into: Line, key: str, text: str, place: Place) -> None:
    """One attribute more. What the format itself says under this name stays; the attribute is
    then kept as a column of its own."""
    folded = key.strip().casefold()
    taken = {word.casefold() for word in into.texts}
    if folded in taken or (folded in EDGE and "from" in taken):
        key = f"x_{key}"
    into.put(key, text, place, place)


def put_day(into: Line, key: str, word: str, place: Place) -> bool:
    """Whether a time is a day, and put under its key; any other is kept as a column of its own."""
    try:
        found = day(word.strip().partition("T")[0]).isoformat()
    except Fault:
        put(into, f"x_{key}", word, place)
        return False
    put(into, key, found, place)
    return True


def fill(
    raw: RawDataset, nodes: list[Line], edges: list[Line], first: Place, problems: Problems
) -> None:
    """The tables of a graph; `first` is where it begins."""
    if not nodes and not problems.fatal:
        problems.error("empty", "There are no nodes.", first)
    for name, lines in (("actors", nodes), ("ties", edges)):
        if lines:
            table = table_of(name, lines, first)
            bring(table, problems)
            raw.tables[name] = table
