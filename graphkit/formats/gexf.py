"""GEXF 1.1 to 1.3, as Gephi and NetworkX write it, with the times at which ties held."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.graph_tables import fill, line, put, put_day
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.reading.typed_values import fits
from graphkit.formats.reading.xml_tree import Element, read_xml
from graphkit.formats.writing.gexf import write
from graphkit.phrases import phrase

_STARTS, _ENDS = ("start", "startopen"), ("end", "endopen")
_AT = ("timestamp", "timestamps", "intervals")
Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Attribute:
    """What a declared attribute is called, its type, and what holds where nothing is said."""

    title: str
    kind: str
    default: str | None
    place: Place


@dataclass
class _Graph:
    """One graph while it is read; `held_again` counts ties that held several times, `changing` are
    the attributes that do so over time, `otherwise` the places of ties that are not directed as
    the graph is."""

    attributes: dict[str, dict[str, Attribute]]
    directed: str
    problems: Problems
    nodes: list[Line] = field(default_factory=list)
    edges: list[Line] = field(default_factory=list)
    held_again: int = 0
    undated: int = 0
    changing: dict[str, Place] = field(default_factory=dict)
    otherwise: list[Place] = field(default_factory=list)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors and ties with their attributes; a tie holds from its first day to its last."""
    raw = RawDataset(name_of(path))
    root = read_xml(path, options, problems)
    if root is None:
        return raw
    graph = next(iter(root.all("graph")), None)
    if root.name != "gexf" or graph is None:
        problems.error("shape", phrase("This is no GEXF: there is no graph in gexf."), root.place)
        return raw
    found = _Graph(
        _attributes(graph), graph.attributes.get("defaultedgetype", "undirected"), problems
    )
    for nodes in graph.all("nodes"):
        _read_nodes(nodes, found)
    for edges in graph.all("edges"):
        for edge in edges.all("edge"):
            found.edges.append(_edge(edge, found))
    _tell(found, graph.place)
    fill(raw, found.nodes, found.edges, graph.place, problems)
    return raw


def _attributes(graph: Element) -> dict[str, dict[str, Attribute]]:
    """The attributes declared for nodes and for edges by their ids."""
    found: dict[str, dict[str, Attribute]] = {"node": {}, "edge": {}}
    for group in graph.all("attributes"):
        declared = found.setdefault(group.attributes.get("class", "node"), {})
        for element in group.all("attribute"):
            told = element.attributes
            id = told.get("id", "")
            default = next((child.text for child in element.all("default")), None)
            declared[id] = Attribute(
                told.get("title", id), told.get("type", "string"), default, element.place
            )
    return found


def _read_nodes(nodes: Element, found: _Graph) -> None:
    for element in nodes.all("node"):
        told = element.attributes
        node = line(element.place, [("id", told.get("id")), ("label", told.get("label"))])
        for key in (*_STARTS, *_ENDS, *_AT):
            if key in told:
                put(node, f"x_{key}", told[key], element.place)
        found.nodes.append(_with_values(node, element, "node", found))
        for inner in element.all("nodes"):
            message = phrase("Nodes within nodes cannot be read.")
            found.problems.error("nested", message, inner.place)


def _edge(element: Element, found: _Graph) -> Line:
    told, place = element.attributes, element.place
    direction = told.get("type", found.directed).casefold()
    if direction not in ("directed", "undirected", "mutual"):
        message = phrase(
            "{direction} is none of directed, undirected and mutual.", direction=shown(direction)
        )
        found.problems.error("direction", message, place)
    if direction != found.directed != "mixed":
        found.otherwise.append(place)
    fixed = [
        ("from", told.get("source")),
        ("to", told.get("target")),
        ("directed", "yes" if direction == "directed" else "no"),
        ("id", told.get("id")),
        ("label", told.get("label")),
        ("kind", told.get("kind")),
        ("weight", told.get("weight")),
    ]
    edge = line(place, fixed)
    _dates(edge, element, found)
    return _with_values(edge, element, "edge", found)


def _dates(edge: Line, element: Element, found: _Graph) -> None:
    """When a tie held; several times as one from the first to the last, and in words beside it."""
    spans = _spans(element)
    if not spans:
        return
    start, end = _hull(spans)
    for name, word in (("since", start), ("until", end)):
        if word and not put_day(edge, name, word, element.place):
            found.undated += 1
    if len(spans) > 1:
        found.held_again += 1
        put(edge, "x_spells", "; ".join(f"{a} to {b}" for a, b in spans), element.place)


def _spans(element: Element) -> list[Span]:
    """Start and end of every time at which an edge held, empty where one is open."""
    spells = [spell for group in element.all("spells") for spell in group.all("spell")]
    spells += [slice_ for group in element.all("slices") for slice_ in group.all("slice")]
    found = _moments(element)
    for timed in spells or [element]:
        span = _span(timed)
        if any(span):
            found.append(span)
    return found


def _span(timed: Element) -> Span:
    """Start and end, empty where they are not said."""
    start, end = (
        next((timed.attributes[key] for key in keys if key in timed.attributes), "")
        for keys in (_STARTS, _ENDS)
    )
    return start, end


def _moments(element: Element) -> list[Span]:
    """The times that GEXF 1.3 writes as one attribute: moments, or intervals in brackets."""
    told = element.attributes
    single = told.get("timestamp", "").strip()
    words = re.split(r"[,\s]+", told.get("timestamps", "").strip("<[]> "))
    found = [(word, word) for word in (single, *words) if word]
    for part in told.get("intervals", "").strip("<> ").split(";"):
        start, _, end = part.strip("[]() ").partition(",")
        if start or end:
            found.append((start.strip(), end.strip()))
    return found


def _hull(spans: Sequence[Span]) -> Span:
    """From the first start to the last end; open where any of them is."""
    starts, ends = zip(*spans, strict=True)
    return "" if "" in starts else min(starts, key=_when), "" if "" in ends else max(
        ends, key=_when
    )


def _when(moment: str) -> tuple[float, str]:
    """A moment to be compared: a number by its size, a day as it is written."""
    return (float(moment), "") if NUMBER.fullmatch(moment) else (0.0, moment)


def _tell(found: _Graph, place: Place) -> None:
    if found.otherwise:
        count = len(found.otherwise)
        ties = phrase("1 tie is not") if count == 1 else phrase("{n} ties are not", n=f"{count:,}")
        message = phrase(
            "{ties} {directed} as the graph is by default; each keeps its own.",
            ties=ties,
            directed=found.directed,
        )
        found.problems.warn("direction", message, found.otherwise[0])
    if found.held_again:
        ties = (
            phrase("1 tie held")
            if found.held_again == 1
            else phrase("{held_again} ties held", held_again=f"{found.held_again:,}")
        )
        message = phrase(
            "{ties} several times: read as from the first to the last day; see x_spells.", ties=ties
        )
        found.problems.warn("spells", message, place)
    for title, where in found.changing.items():
        message = phrase(
            "{title} changes over time: the last value is read; all stand in {column}.",
            title=shown(title), column=f"x_{title}_over_time",
        )  # fmt: skip
        found.problems.warn("over-time", message, where)
    if found.undated:
        message = phrase(
            "Times that are no days are kept as x_since and x_until; ties hold always."
        )
        found.problems.warn("times", message, place)


def _with_values(into: Line, element: Element, use: str, found: _Graph) -> Line:
    """The line with its attribute values, and the defaults of those that are not said."""
    declared = found.attributes[use]
    whose = " -> ".join(into.texts[end] for end in ("from", "to") if end in into.texts)
    whose = phrase("{use} {value}", use=use, value=whose or into.texts.get("id", ""))
    said: dict[str, list[Element]] = {}
    for value in (v for group in element.all("attvalues") for v in group.all("attvalue")):
        id = value.attributes.get("for", value.attributes.get("id", ""))
        said.setdefault(id, []).append(value)
    for id, values in said.items():
        if id not in declared:
            message = phrase(
                "{whose}: the attribute {id} is not declared.", whose=whose, id=shown(id)
            )
            found.problems.error("undeclared", message, values[0].place)
            continue
        _put_values(into, values, declared[id], f"{whose}, {declared[id].title}", found)
    for id, known in declared.items():
        if id not in said and known.default is not None:
            put(into, known.title, known.default, known.place)
    return into


def _put_values(
    into: Line, values: Sequence[Element], known: Attribute, whose: str, found: _Graph
) -> None:
    """The value that holds last; where there are several, all of them in words beside it."""
    texts = [value.attributes.get("value", "") for value in values]
    fit = [fits(text, known.kind, whose, value.place, found.problems)
           for text, value in zip(texts, values, strict=True)]  # fmt: skip
    if not all(fit):
        return
    spans = [_span(value) for value in values]
    last = max(range(len(values)), key=lambda n: _when(spans[n][0]))
    put(into, known.title, texts[last], values[last].place)
    if len(values) > 1:
        words = (
            f"{text} from {a or '?'} to {b or '?'}"
            for text, (a, b) in zip(texts, spans, strict=True)
        )
        put(into, f"x_{known.title}_over_time", "; ".join(words), values[0].place)
        found.changing.setdefault(known.title, values[0].place)


gexf = Format(
    name="gexf",
    question="GEXF, as Gephi and NetworkX write it, with spells",
    suffixes=(".gexf",),
    called="GEXF",
    facts="gexf.net",
    read=read,
    write=write,
    holds=frozenset(("actors.*", "ties.*")),
)
