"""Rows of JSON as lines of named fields, for graphs that other tools keep in it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TypeGuard

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


def branches_of(root: Branch, key: str, file: str, problems: Problems) -> list[Branch]:
    """The mappings under a key, whether they are in a list or are the values of a mapping; what
    is none of these is told."""
    entry = root.entry(key)
    if entry is None:
        return []
    match entry.value:
        case Branch(entries=entries):
            found = [one.value for one in entries]
        case Items(nodes=nodes):
            found = list(nodes)
        case value:
            problems.error(
                "shape", phrase("{key}: a list is expected here.", key=key), place_of(value, file)
            )
            return []
    return [node for node in found if has_fields(node, key, file, problems)]


def branch_of(row: Branch, key: str, file: str, problems: Problems) -> Branch:
    """The mapping under a key; an empty one where there is none, told where it is something
    else."""
    entry = row.entry(key)
    if entry is not None and not _is_null(entry.value):
        has_fields(entry.value, key, file, problems)
    return row.branch(key)


def has_fields(node: Node, key: str, file: str, problems: Problems) -> TypeGuard[Branch]:
    """Whether a value is a mapping; any other is told."""
    if isinstance(node, Branch):
        return True
    problems.error(
        "shape", phrase("{key}: named fields are expected here.", key=key), place_of(node, file)
    )
    return False


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.text is None


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
