"""Cells of days."""

from __future__ import annotations

import re
from datetime import date

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.problems import Fault

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})", re.ASCII)


def day(value: str) -> date:
    """A day written YYYY-MM-DD."""
    word = value.strip()
    match = _DAY.fullmatch(word)
    if not match:
        raise Fault("date", f"{shown(value)} is not a date.", hint=_date_hint(word))
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise Fault("date", f"{word} is an impossible date: there is no such day.") from None


def _date_hint(word: str) -> str:
    slashed = _SLASHED.fullmatch(word)
    if slashed and max(int(slashed[1]), int(slashed[2])) <= 12:
        return "It is ambiguous: day or month first? Write YYYY-MM-DD."
    if re.fullmatch(r"\d{5}", word, re.ASCII):
        return "It looks like a spreadsheet's day number. Write YYYY-MM-DD."
    if _DAY.match(word):
        return f"Write the day alone: {word[:10]}."
    return "Write YYYY-MM-DD."
