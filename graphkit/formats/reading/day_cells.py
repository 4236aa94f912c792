"""Cells of dates: a day, or a month or year where no more is known, in ISO's form."""

from __future__ import annotations

from datetime import date

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.date_words import ISO, read_date
from graphkit.formats.reading.problems import Fault
from graphkit.partial_date import PartialDate
from graphkit.phrases import phrase


def day(value: str) -> date:
    """A date written YYYY-MM-DD, YYYY-MM or YYYY; other ways to write one are settled by column."""
    word = value.strip()
    if not ISO.fullmatch(word):
        raise _fault(word)
    try:
        parts = [int(part) for part in word.split("-")]
        return date(*parts) if len(parts) == 3 else PartialDate(*parts)
    except ValueError:
        message = phrase(
            "{word} is an impossible date: there is no such {said}.",
            word=word,
            said="day" if word[7:] else "month",
        )
        raise Fault("date", message) from None


def _fault(word: str) -> Fault:
    """Why this is no date, or what it leaves open."""
    found = read_date(word)
    if found is None or (found.parts and not found.short):
        hint = phrase("Write YYYY-MM-DD, or YYYY-MM or YYYY where no more is known.")
        return Fault("date", phrase("{word} is not a date.", word=shown(word)), hint=hint)
    if found.three and not found.orders():
        return Fault(
            "date", phrase("{word} is an impossible date: there is no such day.", word=shown(word))
        )
    if found.number is not None:
        message = phrase("{word} looks like a spreadsheet's day number.", word=shown(word))
    elif found.short:
        message = phrase("{word} does not say which century it is in.", word=shown(word))
    else:
        message = phrase("{word} is ambiguous: day or month first?", word=shown(word))
    return Fault("open-date", message, hint=phrase("Write YYYY-MM-DD, or say it with --dates."))
