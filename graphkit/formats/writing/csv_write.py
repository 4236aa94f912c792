"""Tables as CSV text: UTF-8, LF, and nothing that a spreadsheet would run."""

from __future__ import annotations

import re

from graphkit.formats.reading.csv_text import GUARD
from graphkit.formats.writing.flat import FlatTable, Value, as_cell

FORMULA = re.compile(r"[=+\-@\t\r＝＋－＠]")


def csv_bytes(table: FlatTable) -> bytes:
    """One table with its header."""
    lines = [",".join(quoted(name) for name in table.header)]
    lines += [",".join(cell(value) for value in row) for row in table.rows]
    # A single empty cell would be an empty line, which is no row.
    lines = [line or '""' for line in lines]
    return ("\n".join(lines) + "\n").encode()


def cell(value: Value) -> str:
    """One cell, quoted where it must be."""
    text = as_cell(value)
    if not isinstance(value, str | tuple):
        return text
    # Text that a spreadsheet would take for a formula gets an apostrophe, which reading takes
    # off again; so does text that begins like such a pair already.
    if FORMULA.match(text) or GUARD.match(text):
        text = f"'{text}"
    return quoted(text)


def quoted(text: str) -> str:
    """The text in quotes where it needs them; outer white space in quotes is meant, and so is a
    byte order mark, which at the start of a file would else be taken for its own."""
    if text != text.strip() or any(mark in text for mark in '",\n\r\ufeff'):
        return '"' + text.replace('"', '""') + '"'
    return text
