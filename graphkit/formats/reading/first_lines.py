"""Which table each file of a folder is, by its first line alone: cheap, and without complaint."""

from __future__ import annotations

import csv
import gzip
import re
import zlib
from collections.abc import Collection, Mapping
from itertools import islice, takewhile
from pathlib import Path

from graphkit.formats.reading.csv_table import delimiter_of

MOST = 200  # files of a folder that are looked into
LONGEST = 1 << 16
QUOTED = 20  # lines that a cell in quotes may go on for
TABLES = (".csv", ".tsv", ".txt", ".tab")
_LINE = re.compile(r"\r\n|\r|\n")
Kinds = Mapping[str, Collection[str]]


def first_lines(path: Path, count: int) -> list[str]:
    """The first lines of a text file; empty ones where it cannot be read as text."""
    try:
        with gzip.open(path) if path.suffix.lower() == ".gz" else path.open("rb") as stream:
            start = b"".join(stream.readline(LONGEST) for _ in range(count))
    except (OSError, EOFError, zlib.error):  # told where the file is read
        return [""] * count
    wide = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = start.decode("utf-16", "ignore") if wide else start.decode("utf-8-sig", "replace")
    lines = _LINE.split(text)[:count]  # Unicode has more ends of lines, which stand in cells
    return [*lines, *[""] * (count - len(lines))]


def cells_of(path: Path, count: int) -> list[tuple[str, ...]]:
    """The cells of a table's first lines, without blanks and in small letters."""
    lines = first_lines(path, count + QUOTED)
    delimiter = delimiter_of(lines[0], blanks=False)
    whole = (f"{line}\n" for line in lines)  # a cell in quotes goes on in the next
    try:
        read = list(islice(csv.reader(whole, delimiter=delimiter), count))
    except csv.Error:
        return [()] * count
    read = [*read, *[[]] * count][:count]
    return [tuple(word.strip().casefold() for word in words) for words in read]


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings of a table in small letters."""
    return cells_of(path, 1)[0]


def joined(heading: str) -> str:
    """A heading in small letters, its words joined as in code: Country Code is country_code."""
    return "_".join(heading.casefold().split())


def _words_of(path: Path) -> set[str]:
    """A table's headings as they are and with their words joined."""
    found = headings_of(path)
    return {*found, *map(joined, found)}


def is_kind(path: Path, needed: Collection[str]) -> bool:
    """Whether a file's headings hold all of these."""
    return path.is_file() and set(needed) <= _words_of(path)


def tables_of(path: Path, kinds: Kinds) -> dict[str, list[Path]]:
    """The files of a folder, or a file and those beside it, by the kind of table they are.

    A kind is known by headings that all stand in it; a file is of the first kind that fits. Of
    several files of a kind the one whose name begins most like the file's own comes first.
    """
    whole = path.is_dir()
    found: dict[str, list[Path]] = {}
    for file in table_files(path if whole else path.parent):
        words = _words_of(file)
        kind = next((kind for kind, needed in kinds.items() if set(needed) <= words), None)
        if kind is not None:
            found.setdefault(kind, []).append(file)
    for files in found.values():
        files.sort(key=lambda file: (file != path, 0 if whole else -_alike(file, path), file.name))
    return found


def table_files(folder: Path) -> list[Path]:
    """The files of a folder that may be tables."""
    try:
        files = sorted(
            file
            for file in folder.iterdir()
            if file.name.lower().removesuffix(".gz").endswith(TABLES)
        )
    except OSError:
        return []
    return files[:MOST]


def _alike(one: Path, other: Path) -> int:
    pairs = zip(one.name, other.name, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
