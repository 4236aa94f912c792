"""What the page asks for: one function a request, from JSON to a change of the book."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from graphkit.api import Coded, CodedStance, CodedTie, CodingBook, agree
from graphkit.errors import DataError, Place, Problem, UsageError
from graphkit.phrases import complaint, phrase
from graphkit.workbench.seen import Seen, seen_as

Asked = Mapping[str, Any]
ABOUT = ("title", "publisher", "date", "language", "url")


def do(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    """Do what is asked; what became of it. Raises `DataError` or `UsageError` with the reason."""
    act = ACTS.get(str(asked.get("do")))
    if act is None:
        raise UsageError(f"There is nothing called '{asked.get('do')}' to do.")
    return act(book, seen, asked) or {}


def coded_of(asked: Asked) -> Coded:
    """The claim that the page describes; raises `DataError` where a value is of no use."""
    faults: list[Problem] = []
    reader = _Reader(asked, faults)
    made: Coded
    if asked.get("table") == "ties":
        sign = int(reader.number("sign") or 0)
        made = CodedTie(reader.text("from"), reader.text("to"), sign, reader.text("relation"))
    else:
        position = reader.number("position") or 0.0
        made = CodedStance(
            reader.text("actor"), reader.text("issue"), position, reader.text("condition")
        )
    made = replace(
        made,
        confidence=reader.number("confidence"),
        private=bool(asked.get("private")),
        note=reader.text("note"),
    )
    if faults:
        raise DataError(faults)
    return made


class _Reader:
    """Values out of JSON, with what is wrong in them."""

    def __init__(self, asked: Asked, faults: list[Problem]) -> None:
        self.asked, self.faults = asked, faults

    def text(self, key: str) -> str:
        value = self.asked.get(key) or ""
        if not isinstance(value, str):
            self._wrong(key, phrase("This is no text."))
            return ""
        return " ".join(value.split())

    def number(self, key: str) -> float | None:
        value = self.asked.get(key)
        if value is None or value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            self._wrong(key, phrase("This is no number."))
            return None
        return float(value)

    def _wrong(self, key: str, message: str) -> None:
        self.faults.append(Problem("error", "asked", message, Place("claim", field=key)))


def _whole(asked: Asked, key: str) -> int:
    value = asked.get(key)
    if isinstance(value, bool) or not isinstance(value, int):
        raise UsageError(f"'{key}' is to be a whole number.")
    return value


def _word(asked: Asked, key: str) -> str:
    value = asked.get(key)
    if not isinstance(value, str) or not value:
        raise UsageError(f"'{key}' is to be text.")
    return value


def _span(seen: Seen, source: str, asked: Asked) -> tuple[int, int]:
    """The passage in characters, of one in UTF-16 units."""
    units = seen.units(source)
    try:
        start, end = (units.from_utf16(_whole(asked, key)) for key in ("start", "end"))
    except ValueError as error:
        raise UsageError(complaint(error)) from None
    return start, end


def _code(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    source = _word(asked, "source")
    span = _span(seen, source, asked)
    id = str(asked.get("id") or "")
    before = _before(book, source, asked) if id else None
    return {"id": book.code(coded_of(asked), source, *span, coder=seen.coder, id=id, before=before)}


def _before(book: CodingBook, source: str | None, asked: Asked) -> Mapping[str, str]:
    """The row as the page saw it; nothing, which no row is, where it is another by now."""
    key = (asked.get("table"), asked.get("id"))
    now = next((one.cells for one in book.claims(source) if (one.table, one.id) == key), {})
    return now if seen_as(now) == asked.get("seen") else {}


def _remove(book: CodingBook, seen: Seen, asked: Asked) -> None:
    before = _before(book, None, asked)
    book.remove(_word(asked, "table"), _word(asked, "id"), coder=seen.coder, before=before)


def _actor(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    name = " ".join(_word(asked, "name").split())
    return {"id": book.new_actor(name, coder=seen.coder)}


def _issue(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    said = {
        key: " ".join(str(asked.get(key) or "").split())
        for key in ("x_title", "support_means", "oppose_means")
    }
    question = " ".join(_word(asked, "question").split())
    return {"id": book.new_issue(question, {k: v for k, v in said.items() if v}, coder=seen.coder)}


def _source(book: CodingBook, seen: Seen, asked: Asked) -> None:
    id = _word(asked, "id")
    there = dict(book.source(id))
    said = {key: " ".join(str(asked.get(key) or "").split()) for key in ABOUT}
    book.put("sources", id, {**there, **said}, coder=seen.coder, before=there)


def _read(book: CodingBook, seen: Seen, asked: Asked) -> None:
    book.mark_read(seen.coder, _word(asked, "source"), _whole(asked, "paragraph"))


def _accept(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    number = _whole(asked, "number")
    proposal = book.proposal(number)
    if asked.get("start") is None:
        return {"id": book.accept(number, proposal.coded, coder=seen.coder)}
    start, end = _span(seen, proposal.cells["source"], asked)
    coded = coded_of(asked)
    return {"id": book.accept(number, coded, coder=seen.coder, start=start, end=end)}


def _reject(book: CodingBook, seen: Seen, asked: Asked) -> None:
    book.reject(_whole(asked, "number"), coder=seen.coder, note=str(asked.get("note") or ""))


def _agree(book: CodingBook, seen: Seen, asked: Asked) -> None:
    agree(book, [_word(asked, "id")], coder=seen.coder)


def _undo(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    return {"steps": [_said(entry) for entry in book.undo(seen.coder)]}


def _redo(book: CodingBook, seen: Seen, asked: Asked) -> dict[str, Any]:
    return {"steps": [_said(entry) for entry in book.redo(seen.coder)]}


def _said(entry: Any) -> dict[str, str]:
    return {"table": entry.table, "id": entry.id}


ACTS: Mapping[str, Callable[[CodingBook, Seen, Asked], dict[str, Any] | None]] = {
    "code": _code,
    "remove": _remove,
    "actor": _actor,
    "issue": _issue,
    "source": _source,
    "read": _read,
    "accept": _accept,
    "reject": _reject,
    "agree": _agree,
    "undo": _undo,
    "redo": _redo,
}
