"""GML, the Graph Modelling Language of NetworkX, Gephi, igraph and yEd (Himsolt 1997)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.decode import line_and_column, read_text
from graphkit.formats.reading.graph_tables import by_label, drop_shared_ids, fill, line, put
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import DEEPEST, Misread
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.writing.gml import HOLDS, fit, write
from graphkit.phrases import phrase

_TOKEN = re.compile(
    r"(?:\s+|\#[^\n]*)*(?:"
    r'"(?P<string>[^"]*)"|(?P<mark>[\[\]])|(?P<word>[^\s\[\]"]+)|(?P<end>\Z))'
)
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DRAWING = ("graphics", "LabelGraphics")


@dataclass
class Item:
    """A key with its text, or with items of its own; where the key and the value stand."""

    key: str
    place: Place
    value: Place
    text: str | None = None
    items: list[Item] = field(default_factory=list)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors and ties of the graph; what is nested further, such as its drawing, is left out."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    try:
        top = _items(text, path.name)
    except Misread as fault:
        fault.tell(path.name, problems)
        return raw
    graphs = [item for item in top if item.key == "graph" and item.text is None]
    if len(graphs) != 1:
        message = phrase("There are {graphs} graphs in the file; one is read.", graphs=len(graphs))
        problems.error("graphs", message, Place(path.name, 1, 1))
        return raw
    _fill(graphs[0], raw, problems)
    return raw


def _items(text: str, file: str) -> list[Item]:
    """The items of a text, each with its place; `Misread` where it breaks the language's rules."""
    top: list[Item] = []
    open_ = [top]
    tokens = _tokens(text)
    while True:
        kind, word, where = next(tokens)
        place = Place(file, *where)
        if kind == "end" and len(open_) == 1:
            return top
        if (kind, word) == ("mark", "]") and len(open_) > 1:
            open_.pop()
            continue
        if kind != "word" or not _KEY.fullmatch(word):
            message = (
                phrase("Unexpected end: the file is cut off.") if kind == "end" else _no_key(word)
            )
            raise Misread("gml", message, *where)
        kind, value, there = next(tokens)
        item = Item(word, place, Place(file, *there))
        open_[-1].append(item)
        if (kind, value) == ("mark", "["):
            open_.append(item.items)
            if len(open_) > DEEPEST:
                message = phrase(
                    "The data is nested more than {deepest} levels deep.", deepest=DEEPEST
                )
                raise Misread("depth", message, *where)
        elif kind in ("string", "word"):
            item.text = html.unescape(value) if kind == "string" else value
        else:
            raise Misread("gml", phrase("{word} has no value.", word=word), *where)


def _no_key(word: str) -> str:
    return phrase("A key is expected here, not {word}.", word=shown(word))


def _tokens(text: str) -> Iterator[tuple[str, str, tuple[int, int]]]:
    """Every token with its line and column, the last an end; lines are counted once."""
    at, seen, row, begun = 0, 0, 1, 0
    while found := _TOKEN.match(text, at):
        kind = str(found.lastgroup)
        start = found.start(kind) - (kind == "string")
        if breaks := text.count("\n", seen, start):
            row, begun = row + breaks, text.rindex("\n", seen, start) + 1
        seen = start
        yield kind, found[kind], (row, start - begun + 1)
        at = found.end()
    raise Misread("gml", phrase("A text in quotes that never ends."), *line_and_column(text, at))


def _fill(graph: Item, raw: RawDataset, problems: Problems) -> None:
    """Where every node has a label beside its name, the label is its id, as in NetworkX."""
    directed = next((item.text for item in graph.items if item.key == "directed"), "0")
    nodes, edges = [], []
    for item in graph.items:
        told = {part.key: part.text for part in item.items}
        if item.key == "node":
            node = line(item.place, [("id", told.get("id"))])
            nodes.append(_with(node, item, ("id",), problems))
        elif item.key == "edge":
            ends = [("from", told.get("source")), ("to", told.get("target"))]
            ends.append(("directed", "yes" if directed == "1" else "no"))
            edge = line(item.place, [*ends, ("id", told.get("id"))])
            edges.append(_with(edge, item, ("source", "target", "id"), problems))
    if all("name" in node.texts for node in nodes):
        by_label(nodes, edges, "label")
        for node in nodes:
            node.texts.pop("label", None)
    drop_shared_ids(edges, graph.place, problems)
    fill(raw, nodes, edges, graph.place, problems)


def _with(into: Line, item: Item, but: tuple[str, ...], problems: Problems) -> Line:
    for part in item.items:
        if part.key in but or part.key in _DRAWING:
            continue
        if part.text is None:
            problems.note(
                "nested", phrase("{key}: nested values are left out.", key=part.key), part.place
            )
        else:
            put(into, part.key, part.text, part.value)
    return into


gml = Format(
    name="gml",
    question="GML, the Graph Modelling Language",
    suffixes=(".gml",),
    called=phrase("GML, the Graph Modelling Language"),
    facts="networkx.read_gml",
    read=read,
    write=write,
    fit=fit,
    holds=HOLDS,
    limits="names of columns are plain letters; no translations",
)
