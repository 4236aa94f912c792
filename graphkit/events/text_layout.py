"""How a text file of events is laid out: its columns, what parts them, and which mapping fits."""

from __future__ import annotations

import csv
from collections import Counter
from dataclasses import dataclass

from graphkit.errors import DataError, Place, Problem
from graphkit.events.archive import Text
from graphkit.events.layouts import GDELT, GDELT_COLUMNS, KNOWN, recognised
from graphkit.events.mapping import DELIMITERS, EventMapping
from graphkit.phrases import phrase, run_on

START = 1 << 18  # bytes looked at
LINES = 20


@dataclass(frozen=True, slots=True)
class TextLayout:
    """What the reader of one text file must know."""

    columns: tuple[str, ...]
    delimiter: str
    quoted: bool
    header: bool
    mapping: EventMapping


def layout_of(text: Text, mapping: EventMapping | None) -> TextLayout | None:
    """The layout of a file, by the mapping given or by what the file looks like; None where the
    file is empty. Raises `DataError` when it fits neither."""
    lines = _first_lines(text)
    if not lines:
        return None
    if mapping is not None and mapping.columns:
        return _by_names(text, lines, mapping)
    if _without_header(lines[0]) and (mapping is None or mapping.name == GDELT.name):
        return _gdelt(text, lines, GDELT)
    if mapping is not None and _counts(lines, "\t") & set(GDELT_COLUMNS) and lines[0][:1].isdigit():
        return _gdelt(text, lines, mapping)
    return _by_header(text, lines, mapping)


def _first_lines(text: Text) -> list[str]:
    with text.open() as stream:
        start = stream.read(START)
    lines = start.decode("utf-8-sig", "replace").splitlines()
    whole = lines if len(start) < START else lines[:-1] or lines
    return [line for line in whole[: LINES * 2] if line.strip()][:LINES]


def _without_header(line: str) -> bool:
    """Whether a first line looks like a row of GDELT: a number, and tabs without end."""
    cells = line.split("\t")
    return len(cells) > 40 and cells[0].strip().isdigit()


def _counts(lines: list[str], delimiter: str) -> set[int]:
    return {line.count(delimiter) + 1 for line in lines}


def _gdelt(text: Text, lines: list[str], mapping: EventMapping) -> TextLayout:
    often = Counter(line.count("\t") + 1 for line in lines)
    known = [count for count, _ in often.most_common() if count in GDELT_COLUMNS]
    if not known:
        count = lines[0].count("\t") + 1
        message = phrase(
            "{n} columns; an event file of GDELT has 57 or 58 (1.0) or 61 (2.0).", n=count
        )
        raise _wrong("columns", message, Place(text.name, 1))
    columns = GDELT_COLUMNS[known[0]]
    _check(mapping, columns, text)
    return TextLayout(columns, "\t", quoted=False, header=False, mapping=mapping)


def _by_names(text: Text, lines: list[str], mapping: EventMapping) -> TextLayout:
    """A file without a row of names, whose names the mapping file lists."""
    expected = len(mapping.columns)
    choices = [mapping.delimiter] if mapping.delimiter else list(DELIMITERS.values())
    fitting = [
        mark
        for mark in choices
        if mark and any(len(next(csv.reader([line], delimiter=mark))) == expected for line in lines)
    ]
    if not fitting:
        mark = _delimiter(lines[0])
        count = len(next(csv.reader([lines[0]], delimiter=mark)))
        message = phrase(
            "{n} columns; the mapping file names {expected}.", n=count, expected=expected
        )
        raise _wrong("columns", message, Place(text.name, 1))
    _check(mapping, mapping.columns, text)
    quoted = fitting[0] != "\t" or '"' in "".join(lines)
    return TextLayout(mapping.columns, fitting[0], quoted, header=False, mapping=mapping)


def _by_header(text: Text, lines: list[str], mapping: EventMapping | None) -> TextLayout:
    """A file whose first row names its columns."""
    mark = (mapping and mapping.delimiter) or _delimiter(lines[0])
    quoted = mark != "\t" or lines[0].lstrip().startswith('"')
    cells = next(csv.reader([lines[0]], delimiter=mark)) if quoted else lines[0].split(mark)
    columns = tuple(cell.strip() for cell in cells)
    twice = [name for name, count in Counter(columns).items() if count > 1]
    known = mapping or recognised(columns)
    if known is None:
        raise unmapped(columns, Place(text.name, 1))
    if used := sorted(set(twice) & set(known.used.values())):
        message = phrase("The column '{used}' is there twice.", used=used[0])
        raise _wrong("duplicate-column", message, Place(text.name, 1))
    _check(known, columns, text)
    single = tuple(f"{name}#{i}" if name in twice else name for i, name in enumerate(columns))
    return TextLayout(single, mark, quoted, header=True, mapping=known)


def unmapped(columns: tuple[str, ...], place: Place) -> DataError:
    """The error for columns that no known layout has."""
    shown = run_on(phrase(", "), (phrase("'{name}'", name=name[:40]) for name in columns[:12]))
    more = phrase(" and {value} more", value=len(columns) - 12) if len(columns) > 12 else ""
    names = ", ".join(known.name for known in KNOWN)
    message = phrase(
        "These columns are none of {names}: {shown}{more}.", names=names, shown=shown, more=more
    )
    hint = phrase(
        "Say which is which in a file, and name it with --mapping (graphkit events --help)."
    )
    return _wrong("layout", message, place, hint)


def _delimiter(line: str) -> str:
    return max(DELIMITERS.values(), key=line.count)


def _check(mapping: EventMapping, columns: tuple[str, ...], text: Text) -> None:
    if problems := mapping.missing_in(columns, text.name):
        raise DataError(problems)


def _wrong(code: str, message: str, place: Place, hint: str | None = None) -> DataError:
    return DataError([Problem("error", code, message, place, hint)])
