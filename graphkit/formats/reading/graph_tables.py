"""Nodes and edges of a graph file as raw tables of actors and ties."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.errors import Place
from graphkit.formats.reading.cells import day
from graphkit.formats.reading.other_headings import DIRECTIONS, bring
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.partial_date import date_text
from graphkit.phrases import phrase

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
    then kept as a column of its own. But an edge's own direction comes before the graph's."""
    folded = key.strip().casefold()
    taken = into.folded
    if folded == "directed" and "from" in taken:
        into.texts["directed"] = DIRECTIONS.get(text.strip().casefold(), text)
        return
    if folded in taken or (folded in EDGE and "from" in taken):
        key = f"x_{key}"
    into.put(key, text, place, place)


def put_day(into: Line, key: str, word: str, place: Place) -> bool:
    """Whether a time is a day, and put under its key; any other is kept as a column of its own."""
    try:
        found = date_text(day(word.strip().partition("T")[0]))
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
        problems.error("empty", phrase("There are no nodes."), first)
    for name, lines in (("actors", nodes), ("ties", edges)):
        if lines:
            table = table_of(name, lines, first)
            bring(table, problems)
            raw.tables[name] = table


def drop_shared_ids(edges: list[Line], first: Place, problems: Problems) -> None:
    """Without the ids of edges where two share one: NetworkX writes there which of the edges of
    a pair it is."""
    ids = [edge.texts["id"] for edge in edges if "id" in edge.texts]
    if len(set(ids)) == len(ids):
        return
    for edge in edges:
        edge.texts.pop("id", None)
    message = phrase("ties: edges share ids, so these are none and are left out.")
    problems.note("edge-keys", message, first)


def by_label(nodes: list[Line], edges: list[Line], key: str) -> None:
    """Call nodes by what stands under `key`, where each has it and no two the same; so are the
    ends of edges. Numbers that only count the nodes of a file name nobody."""
    labels = {node.texts["id"]: node.texts.get(key, "") for node in nodes}
    if not all(labels.values()) or len(set(labels.values())) < len(nodes):
        return
    for node in nodes:
        node.texts["id"] = labels[node.texts["id"]]
    for edge in edges:
        for end in ("from", "to"):
            if end in edge.texts:
                edge.texts[end] = labels.get(edge.texts[end], edge.texts[end])
