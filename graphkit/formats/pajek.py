"""Pajek's .net: vertices by number, then arcs and edges (Batagelj & Mrvar, Pajek manual); and its
.paj, a network with what partitions and vectors say of its vertices."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.csv_text import CsvCell, CsvFault, scan
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.graph_tables import by_label, fill, line, put
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.writing.pajek import HOLDS, fit, write
from graphkit.phrases import phrase

_RELATION = re.compile(r":\d+")
_TIME = re.compile(r"\[([\d,*-]+)\]")
_ALWAYS = 1000  # so many vertices may go without a line of their own in the smallest file
_BESIDE = ("partition", "vector")  # a value for each vertex, in their order
_OTHER = ("permutation", "cluster", "hierarchy")
_SECTIONS = ("network", "vertices", "arcs", "edges", "arcslist", "edgeslist")
Words = Sequence[CsvCell]


@dataclass
class _Net:
    """What was read so far, and the section that lines stand in."""

    file: str
    raw: RawDataset
    problems: Problems
    most: int
    section: str = ""
    relation: str = ""
    beside: str | None = None
    counted: int = 0
    vertices: dict[str, Line] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)
    edges: list[Line] = field(default_factory=list)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Vertices as actors, by their labels where no two share one; arcs as directed and edges as
    undirected ties; the sign of a value is the tie's sign, its size the strength."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    net = _Net(path.name, raw, problems, most=_ALWAYS + len(text))
    try:
        for record in scan(text.replace("\t", " "), " "):
            words = [cell for cell in record if cell.text or cell.quoted]
            if words and not words[0].text.startswith("%"):
                _read(words, net)
    except CsvFault as fault:
        problems.error("quote", fault.message, Place(path.name, fault.line, fault.column))
        return raw
    if not net.section:
        message = phrase("This is no Pajek network: there is no line *Vertices.")
        problems.error("shape", message, Place(path.name, 1, 1))
        return raw
    vertices = list(net.vertices.values())
    by_label(vertices, net.edges, "name")
    fill(raw, vertices, net.edges, Place(path.name, 1, 1), problems)
    return raw


def _read(words: Words, net: _Net) -> None:
    first, place = words[0].text, Place(net.file, words[0].line, words[0].column)
    if first.startswith("*"):
        _begin(first[1:].casefold(), words, place, net)
    elif net.section == "beside":
        _value(first, place, net)
    elif net.section in _BESIDE:  # without their number
        _leave_out(net.section, place, net)
    elif net.section == "vertices":
        _vertex(words, place, net)
    elif net.section in ("arcs", "edges"):
        _tie(words[0].text, words[1:], place, net)
    elif net.section in ("arcslist", "edgeslist"):
        for word in words[1:]:
            _tie(words[0].text, [word], place, net)


def _begin(section: str, words: Words, place: Place, net: _Net) -> None:
    """A line with a star: what the lines after it are."""
    named = [word.text for word in words[1:] if word.text]
    if section == "vertices" and net.beside is not None:
        net.section, net.counted = "beside" if net.beside else "other", 0
        return
    net.section, net.beside = section, None
    if section in (*_BESIDE, *_OTHER):
        net.beside = " ".join(named) or section if section in _BESIDE else ""
    if section == "network" and net.vertices:
        message = phrase("There is a second network: save each in a file of its own.")
        net.problems.error("section", message, place)
        net.beside = ""  # its vertices are others
    elif section == "network":
        net.raw.title = " ".join(named)
    elif section == "vertices":
        _vertices(named, place, net)
    elif section in _SECTIONS:
        net.relation = " ".join(word for word in named if not _RELATION.fullmatch(word))
    elif section == "matrix":
        net.problems.error(
            "section", phrase("A *Matrix cannot be read; save arcs or edges."), place
        )
    elif section not in _BESIDE:
        _leave_out(section, place, net)


def _leave_out(section: str, place: Place, net: _Net) -> None:
    message = phrase("*{section} is no part of a network and is left out.", section=section)
    net.problems.note("section", message, place)
    net.section = "other"


def _vertices(named: Sequence[str], place: Place, net: _Net) -> None:
    if not named or not named[0].isdecimal():
        net.problems.error("vertices", phrase("*Vertices is followed by their number."), place)
        return
    if int(named[0]) > net.most:
        message = phrase(
            "{value} vertices are more than this file can be about.", value=f"{int(named[0]):,}"
        )
        net.problems.error("vertices", message, place)
        return
    for number in range(1, int(named[0]) + 1):
        net.vertices[str(number)] = line(place, [("id", str(number))])


def _value(text: str, place: Place, net: _Net) -> None:
    """What a partition or vector says of the next vertex."""
    net.counted += 1
    vertex = net.vertices.get(str(net.counted))
    if vertex is None:
        message = phrase(
            "{beside} holds more values than there are vertices.", beside=shown(net.beside or "")
        )
        net.problems.error("vertices", message, place)
        net.section = "other"
    else:
        put(vertex, f"x_{net.beside}", text, place)


def _vertex(words: Words, place: Place, net: _Net) -> None:
    """A vertex's number and label, and when it is there; what else follows only draws it."""
    number = words[0].text
    if number not in net.vertices:
        message = phrase(
            "{number} is no vertex from 1 to {vertices}.",
            number=shown(number),
            vertices=f"{len(net.vertices):,}",
        )
        net.problems.error("vertices", message, place)
        return
    if number in net.named:
        message = phrase(
            "The vertex {number} is given twice; first at {place}.",
            number=number,
            place=net.vertices[number].place,
        )
        net.problems.error("duplicate-id", message, place)
        return
    net.named.add(number)
    fixed = [("id", number)]
    if len(words) > 1 and words[1].text:
        fixed.append(("name", words[1].text))
    fixed += [("x_time", time) for time in _time(words[2:])]
    net.vertices[number] = line(place, fixed)


def _tie(source: str, rest: Words, place: Place, net: _Net) -> None:
    """A tie's ends and its value, then how it is drawn, among it a label (`l`)."""
    target, *more = [*(word.text for word in rest), ""] if rest else [""]
    fixed = [("from", source), ("to", target or None)]
    directed = "yes" if net.section.startswith("arcs") else "no"
    made = line(place, [*fixed, ("directed", directed)])
    value = more[0] if more and more[0] else "1"
    put(made, "weight", value, place)
    label = next((b for a, b in itertools.pairwise(more[1:]) if a == "l"), "")
    for relation in filter(None, (label, net.relation)):
        put(made, "relation", relation, place)  # the second is x_relation
    for time in _time(rest[2:]):
        put(made, "x_time", time, place)
    net.edges.append(made)


def _time(words: Words) -> list[str]:
    """When a vertex or tie is there, in Pajek's brackets: numbers of points in time."""
    text = "".join(word.text for word in words if not word.quoted)
    return [found[1]] if (found := _TIME.search(text)) else []


pajek = Format(
    name="pajek",
    question="Pajek's network files",
    suffixes=(".net",),
    read_only=(".paj",),
    called=phrase("a Pajek network"),
    facts="the Pajek manual",
    read=read,
    write=write,
    fit=fit,
    holds=HOLDS,
    limits="a signed value: no neutral ties, and signs only where a tie opposes",
)
