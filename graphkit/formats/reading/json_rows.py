"""Rows of JSON as lines of named fields, for graphs that other tools keep in it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.json_file import parse
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.graph_tables import put
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Entry, Items, Misread, Node, Scalar
from graphkit.formats.reading.tree_tables import Line
from graphkit.phrases import phrase


def root_of(path: Path, options: ReadOptions, problems: Problems) -> Node | None:
    """The tree of a JSON file, or None with the reason among the problems."""
    text = read_text(path, options, problems)
    if text is None:
        return None
    try:
        return parse(text, path.name, problems)
    except Misread as fault:
        fault.tell(path.name, problems)
        return None


def branches_of(root: Branch, key: str) -> list[Branch]:
    """The mappings under a key, whether they are in a list or are the values of a mapping."""
    entry = root.entry(key)
    if entry and isinstance(entry.value, Branch):
        return [e.value for e in entry.value.entries if isinstance(e.value, Branch)]
    return root.branches(key)


def place_of(node: Node, file: str) -> Place:
    """Where a value stands."""
    return Place(file, node.line, node.column)


def with_fields(into: Line, row: Branch, but: Collection[str], problems: Problems) -> Line:
    """The line with the row's other fields; those nested further are left out and said."""
    for entry in row.entries:
        place = Place(into.place.file, entry.value.line, entry.value.column)
        if entry.key in but:
            continue
        words = joined(entry)
        if words is None:
            problems.note(
                "nested", phrase("{key}: nested values are left out.", key=entry.key), place
            )
        else:
            put(into, entry.key, words, place)
    return into


def joined(entry: Entry) -> str | None:
    """A field as one cell, several values separated by `|`; None where it is nested further."""
    match entry.value:
        case Scalar(text=text):
            return text or ""
        case Items(nodes=nodes) if all(isinstance(node, Scalar) for node in nodes):
            return "|".join(node.text or "" for node in nodes if isinstance(node, Scalar))
    return None
