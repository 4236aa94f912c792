"""Which files of a folder are its nodes and its edges: by name, then by headings."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.reading.first_lines import TABLES, headings_of, table_files
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.which_table import table_called, table_with
from graphkit.phrases import phrase

GRAPH = ("actors", "ties")
_WORD = re.compile(r"[^\W\d_]+")
_BUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def graph_table(stem: str) -> str | None:
    """The table of a graph that a file's name means, whole or by one word in it.

    >>> graph_table("Nodes"), graph_table("harbour_edges-2024"), graph_table("id2names")
    ('actors', 'ties', None)
    """
    words = _WORD.findall(_BUMP.sub(" ", stem))
    found = {table_called(word) for word in (stem, *words)} & set(GRAPH)
    return found.pop() if len(found) == 1 else None


def is_native(files: Iterable[Path]) -> bool:
    """Whether a file bears the name of one of graphkit's own tables."""
    return any(file.stem.casefold() in SCHEMA for file in files)


def roles(files: Iterable[Path]) -> Mapping[Path, str | None]:
    """What each file is of a graph, actors or ties; None for one that is neither.

    A name decides; where no name says which file holds a table, the headings do.
    """
    found = {file: graph_table(file.stem) for file in files}
    for table in GRAPH:
        if table not in found.values():
            by_headings = [
                file
                for file, role in found.items()
                if role is None and table_with(headings_of(file)) == table
            ]
            found.update(dict.fromkeys(by_headings, table))
    return found


def is_pair(path: Path) -> bool:
    """Whether a folder holds a graph as tables that are not called as graphkit's are."""
    if not path.is_dir():
        return False
    files = table_files(path)
    return not is_native(files) and "ties" in roles(files).values()


def tell_beside(path: Path, read: Collection[str], problems: Problems) -> None:
    """Say that the other half of a graph stands beside a file that was given alone."""
    role = graph_table(path.stem)
    if role not in read or path.suffix.lower() not in TABLES or is_native([path]):
        return
    other = "actors" if role == "ties" else "ties"
    for file in table_files(path.parent) if other not in read else []:
        if graph_table(file.stem) == other and _kin(file, path):
            names = {"actors": phrase("the nodes"), "ties": phrase("the edges")}
            message = phrase(
                "{name} beside it, perhaps {names}, was not read.",
                name=file.name,
                names=names[other],
            )
            hint = phrase(
                "To read both, give both: {name} {name2}.", name=file.name, name2=path.name
            )
            problems.warn("beside", message, Place(path.name), hint=hint)
            return


def _kin(one: Path, other: Path) -> bool:
    """Whether two files are called alike but for the word that says which table they are."""
    return _rest(one.stem) == _rest(other.stem)


def _rest(stem: str) -> list[str]:
    words = _BUMP.sub(" ", stem)
    return [word.casefold() for word in re.findall(r"\w+", words.replace("_", " "))
            if table_called(word) not in GRAPH]  # fmt: skip
