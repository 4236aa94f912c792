"""Columns of shares and power: degrees in words, per cents, what says nothing.

As for positions, everything becomes text that says the same in numbers before it is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coded_column import CodedColumn, count, listed
from graphkit.formats.reading.coding import TOPS, Coding
from graphkit.formats.reading.dashes import DASHES
from graphkit.formats.reading.headings import Match
from graphkit.formats.reading.number_cells import NUMBER, PERCENT
from graphkit.formats.reading.position_words import in_fifths, levels_of, says_nothing
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase, run_on

_MORE_THAN_DIGITS = re.compile(r"[^\d.\n]", re.ASCII)


def settle_degrees(
    raw: RawTable, match: Match, coded: Mapping[str, Coding], problems: Problems
) -> None:
    """Bring the table's columns of degrees to numbers; empty cells that say nothing."""
    for name, index in match.columns.items():
        column = match.table.column(name)
        if column.kind in TOPS:
            told = CodedColumn(raw, name, index, coded.get(name, Coding()), problems)
            _settle(told, TOPS[column.kind], optional=not column.required)


def _settle(column: CodedColumn, top: float, *, optional: bool) -> None:
    if column.coding == Coding() and not _MORE_THAN_DIGITS.search("\n".join(column.texts)):
        return  # as in most columns
    texts = {text for text in set(column.texts) if text.strip()}
    if column.coding == Coding():
        texts = {text for text in texts if not NUMBER.fullmatch(text)}
    if not texts:
        return
    meant = _stated(column, texts, top)
    others = texts - meant.keys()
    meant |= _percents(column, others, top) | _levels(column, others, top)
    if optional:
        meant |= _silent(column, others)
    if meant:
        column.texts[:] = [meant.get(text, text) for text in column.texts]


def _stated(column: CodedColumn, texts: set[str], top: float) -> dict[str, str]:
    """What the analyst said: single values, or where the scale begins and ends."""
    said = column.coding
    meant = {t: said.values[key] for t in texts if (key := column.key(t)) in said.values}
    if meant:
        parts = [
            phrase(
                "{text} as {value}", text=shown(text), value=meant[text] or phrase("nothing said")
            )
            for text in sorted(meant)
        ]
        column.note(
            "coding",
            phrase(
                "read {name} {listed}, as stated.",
                name=column.name,
                listed=run_on(phrase(", "), parts),
            ),
        )
    if said.scale is None:
        return meant
    low, high = said.scale
    least, most = sorted(said.scale)
    outside = set()
    for text in texts - meant.keys():
        place = column.number(text)
        if place is not None and least <= place <= most:
            meant[text] = repr((place - low) / (high - low) * top)
        elif place is not None:
            outside.add(text)
            meant[text] = "0"  # told, so that nothing will be used
    if outside:
        first = next(text for text in column.texts if text in outside)
        message = phrase(
            "{first} is outside the scale stated for {name}", first=shown(first), name=column.name
        )
        column.refuse(
            outside,
            "range",
            phrase(
                "{message}, {least} to {most}.",
                message=message,
                least=f"{least:g}",
                most=f"{most:g}",
            ),
        )
    column.note(
        "coding",
        phrase(
            "read {name} from {low} to {high} as 0 to {top}, as stated.",
            name=column.name,
            low=f"{low:g}",
            high=f"{high:g}",
            top=f"{top:g}",
        ),
    )
    return meant


def _percents(column: CodedColumn, texts: Collection[str], top: float) -> dict[str, str]:
    """Per cents as shares, or as they are where the scale runs to 100."""
    found = {}
    for text in sorted(texts):
        number = column.number(text) if PERCENT.fullmatch(text.strip()) else None
        if number is not None:
            found[text] = repr(number if top == 100 else number / 100)
    if found:
        first, value = next(iter(found.items()))
        read = phrase("{first} is read as {value}", first=shown(first), value=f"{float(value):g}")
        column.note(
            "percent",
            phrase(
                "{name} in per cent: {read}, on a scale from 0 to {top}.",
                name=column.name,
                read=read,
                top=f"{top:g}",
            ),
        )
    return found


def _levels(column: CodedColumn, texts: Collection[str], top: float) -> dict[str, str]:
    """High, medium and low as the middles of equal bands."""
    found = levels_of(sorted(texts))
    if found:
        words = sorted(found, key=lambda word: -found[word])
        parts = [
            phrase("{word} as {value}", word=shown(word), value=f"{found[word] * top:.3g}")
            for word in words
        ]
        rule = phrase(
            "middles of {said} of 0 to {top}",
            said=phrase("fifths") if in_fifths(texts) else phrase("thirds"),
            top=f"{top:g}",
        )
        column.note(
            "degrees",
            phrase(
                "read {name} {listed}, {rule}.",
                name=column.name,
                listed=run_on(phrase(", "), parts),
                rule=rule,
            ),
        )
    return {word: repr(level * top) for word, level in found.items()}


def _silent(column: CodedColumn, texts: Collection[str]) -> dict[str, str]:
    """Cells that say that nothing is known are empty ones."""
    found = {text for text in texts if says_nothing(text) or text.strip() in DASHES}
    if found:
        cells = count(sum(text in found for text in column.texts), "cell")
        column.note(
            "silent",
            phrase(
                "{cells} without {name} ({listed}).",
                cells=cells,
                name=column.name,
                listed=listed(sorted(found)),
            ),
        )
    return dict.fromkeys(found, "")
