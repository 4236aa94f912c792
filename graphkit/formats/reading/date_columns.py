"""Columns of dates: what is written there in other ways than ISO's becomes text in ISO's form.

The column decides what comes first: one date with a number above 12 in either place tells. Where
none does, that is asked, never assumed; so are two-digit years and day numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coded_column import CodedColumn, count, listed
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.dashes import DASHES
from graphkit.formats.reading.date_form import DateForm
from graphkit.formats.reading.date_questions import WORDS, decided
from graphkit.formats.reading.date_words import ISO, NOW, Written, read_date
from graphkit.formats.reading.headings import Match
from graphkit.formats.reading.position_words import says_nothing
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase, run_on

_NOW = frozenset(word.strip() for word in NOW.split(";"))


def settle_dates(raw: RawTable, match: Match, form: DateForm, problems: Problems) -> None:
    """Bring the table's columns of dates to ISO's form; what stays open is told on reading."""
    for name, index in match.columns.items():
        column = match.table.column(name)
        if column.kind == "date":
            told = CodedColumn(raw, name, index, Coding(), problems)
            _settle(told, form, optional=not column.required)


def _settle(column: CodedColumn, form: DateForm, *, optional: bool) -> None:
    texts = {text for text in set(column.texts) if text.strip()}
    others = {text for text in texts if not ISO.fullmatch(text)}
    _tell_partial(column, texts - others)
    if not others:
        return
    meant = _silent(column, others) if optional else {}
    found = {text: read for text in others - meant.keys() if (read := read_date(text))}
    chosen = DateForm(form.order or decided(found.values()), form.century, form.count)
    if chosen.count is None:
        chosen = DateForm(chosen.order, chosen.century, column.raw.day_count)
    settled = {text: iso for text in found if (iso := _iso(found[text], chosen))}
    if settled:
        _tell(column, found, settled, chosen)
    meant |= settled
    column.texts[:] = [meant.get(text, text) for text in column.texts]


def _iso(found: Written, form: DateForm) -> str | None:
    """A date in ISO's form, as far as it is settled; an impossible one stays for the reader."""
    if found.number is not None:
        day = form.counted(found.number)
        return day.isoformat() if day else None
    parts = found.parts
    if found.three:
        order = form.order or ("dmy" if found.same_either_way() else None)
        if order is None or order not in found.orders():
            return None
        by_letter = dict(zip(order, found.three, strict=True))
        parts = (by_letter["y"], by_letter["m"], by_letter["d"])
    if found.short:
        year = form.year(parts[0])
        if year is None:
            return None
        parts = (year, *parts[1:])
    return "-".join(f"{part:0{4 if not place else 2}}" for place, part in enumerate(parts))


def _silent(column: CodedColumn, texts: Collection[str]) -> dict[str, str]:
    """Cells that say that no date is known, or that there is no end yet, are empty ones."""
    found = {
        text
        for text in texts
        if says_nothing(text)
        or text.strip() in DASHES
        or (column.name == "until" and text.strip().casefold() in _NOW)
    }
    if found:
        cells = count(sum(text in found for text in column.texts), "cell")
        column.note(
            "silent",
            phrase("{cells} without a date ({listed}).", cells=cells, listed=listed(sorted(found))),
        )
    return dict.fromkeys(found, "")


def _tell(
    column: CodedColumn, found: Mapping[str, Written], read: Mapping[str, str], form: DateForm
) -> None:
    """One note on how the dates of the column were read."""
    first = min(read, key=column.texts.index)
    parts = [
        phrase(
            "{name} {first} is read as {read}",
            name=column.name,
            first=shown(first),
            read=read[first],
        )
    ]
    if any(found[text].three for text in read) and form.order:
        parts.append(phrase("order {words}", words=WORDS[form.order]))
    if any(found[text].number is not None for text in read):
        parts.append(phrase("numbers are days counted as Excel does ({n})", n=form.count))
    if any(found[text].timed for text in read):
        parts.append(phrase("of times the day as written is taken"))
    column.note("dates", phrase("{listed}.", listed=run_on(phrase("; "), parts)))
    _tell_partial(column, set(read.values()))


def _tell_partial(column: CodedColumn, texts: Collection[str]) -> None:
    """Say by what rule a month or a year alone is reckoned with."""
    partial = sorted(text for text in texts if len(text) < 10 and 1 <= int(text[5:] or 1) <= 12)
    if partial:
        message = phrase(
            "a month or year alone counts as its last day, and stays as it is: {partial}.",
            partial=partial[0],
        )
        column.note("partial-date", message)
