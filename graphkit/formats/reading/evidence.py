"""Evidence that other tools nest under a tie, spread over the columns of a claim.

`source_id` becomes a source, `quote` the summary, `url` a column x_url; an item that is marked
private, and the person a source is, become private columns.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from graphkit.errors import Place
from graphkit.formats.reading.cells import is_private, url
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.tree import Branch, Entry, Items, Node, Scalar, scalars
from graphkit.phrases import phrase
from graphkit.private_rows import marks_rows, own_column

FIELDS: Mapping[str, str] = {
    "source_id": "source_id",
    "source": "source_id",
    "quote": "summary",
    "summary": "summary",
    "text": "summary",
    "locator": "locator",
    "page": "locator",
    "url": "x_url",
    "date": "x_evidence_date",
    "source_person": "private_source_person",
}


class Put(Protocol):
    """Sets a field of the row: key, text, place of the value, place of the key."""

    def __call__(self, key: str, text: str, value: Place, at: Place, /) -> None: ...


def expand(items: Items, file: str, put: Put, problems: Problems) -> None:
    """Spread every item of an evidence list."""
    problems_before = len(items.nodes)
    if problems_before:
        _note_once(problems)
    for item in items.nodes:
        if not isinstance(item, Branch):
            _plain(item, file, put, problems)
        elif _is_private(item):
            place = Place(file, item.line, item.column)
            words = "; ".join(s.text for s in scalars(item) if s.text)
            put("private_evidence", words, place, place)
        else:
            for entry in item.entries:
                _field(entry, file, put, problems)


def _note_once(problems: Problems) -> None:
    if not any(problem.code == "evidence" for problem in problems.found):
        message = phrase("evidence: source_id is read as source, quote as summary, url as x_url.")
        problems.note("evidence", message)


def _plain(item: Node, file: str, put: Put, problems: Problems) -> None:
    place = Place(file, item.line, item.column)
    if isinstance(item, Scalar) and item.text:
        put("source_id", item.text, place, place)
    else:
        problems.error("shape", phrase("A source or named fields are expected here."), place)


def _is_private(item: Branch) -> bool:
    """Whether an item says that it is not for the public."""
    marks = (e.value for e in item.entries if _says_for_whom(e.key) and isinstance(e.value, Scalar))
    return any(is_private((mark.text or "").strip()) for mark in marks)


def _says_for_whom(key: str) -> bool:
    return key == "visibility" or marks_rows(key)


def _field(entry: Entry, file: str, put: Put, problems: Problems) -> None:
    at = Place(file, entry.line, entry.column)
    if not isinstance(entry.value, Scalar):
        problems.error("shape", phrase("One value is expected here."), at)
        return
    # The first character of the text itself, after its quote.
    column = entry.value.column + entry.value.quoted
    value = Place(file, entry.value.line, column, field=entry.key)
    words = entry.value.text or ""
    if _says_for_whom(entry.key) or not words:
        return
    if entry.key == "url":
        try:
            words = url(words)
        except Fault as fault:
            problems.add(fault.level, fault.code, fault.message, value, hint=fault.hint)
            return
    own = own_column(entry.key)
    own = f"x_evidence_{entry.key}" if own.startswith("x_") else own
    put(FIELDS.get(entry.key, own), words, value, at)
