"""Evidence quality: how many sources each claim has, how sure the coding is, how old it is."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date

from graphkit.dataset import Claim, Tie
from graphkit.findings import Report
from graphkit.language import Text, plural, text
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.sheet import Box, Sheet

_SHADES = ("#0B3C5D", "#3B7EA1", "#9DC3D8", "#E3E3E3")
_TABLES = {
    "stances": text("Stances"),
    "ties": text("Ties"),
    "influence": text("Power"),
}
_SOURCES = (text("three or more"), text("two"), text("one"), text("none"))
_SURE = (text("0.8 and more"), text("0.5 to 0.8"), text("under 0.5"), text("not coded"))
_OLD = (text("up to 3 months"), text("up to a year"), text("older"), text("no date"))


def _claims(report: Report) -> dict[str, Sequence[Claim]]:
    return {
        name: getattr(report.dataset, name) for name in _TABLES if getattr(report.dataset, name)
    }


def _why_not(report: Report) -> Text | None:
    return None if _claims(report) else text("there are no claims.")


def _sources(claim: Claim, report: Report) -> int:
    return 3 - min(3, len(report.dataset.rests_on(claim)))


def _sure(claim: Claim, report: Report) -> int:
    confidence = getattr(claim, "confidence", None)
    if confidence is None:
        return 3
    return 0 if confidence >= 0.8 else 1 if confidence >= 0.5 else 2


def _old(claim: Claim, report: Report) -> int:
    day: date | None = claim.since if isinstance(claim, Tie) else claim.date
    if day is None or report.as_of is None:
        return 3
    age = (report.as_of - day).days
    return 0 if age <= 92 else 1 if age <= 366 else 2


_PANELS = (
    (text("Sources per claim"), _SOURCES, _sources),
    (text("Confidence of the coding"), _SURE, _sure),
    (text("Age at the report's day"), _OLD, _old),
)


def _headline(report: Report) -> Text:
    every = [claim for rows in _claims(report).values() for claim in rows]
    counts = Counter(min(2, len(report.dataset.rests_on(claim))) for claim in every)
    if counts[0] == len(every):
        return plural(
            "The one claim names no source", "None of the {count} claims names a source", len(every)
        )
    parts = {"one": counts[1], "none": counts[0]}
    if counts[0]:
        return plural(
            "{one} of {count} claim names a single source, {none} none",
            "{one} of {count} claims name a single source, {none} name none",
            len(every),
            **parts,
        )
    return plural(
        "The one claim names its source",
        "All {count} claims name a source, {one} of them a single one",
        len(every),
        **parts,
    )


def _describe(report: Report) -> Text:
    return text(
        "Three sets of bars for {tables}: sources per claim, confidence of the coding, and age.",
        tables=[
            text("{name} ({n})", name=_TABLES[name], n=len(rows))
            for name, rows in _claims(report).items()
        ],
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    return ()


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    step = box.height / len(_PANELS)
    for number, (title, labels, grade) in enumerate(_PANELS):
        top = box.top - number * step
        panel = Box(box.left, top - step + 0.8 * sheet.letter, box.right, top)
        rows = {
            name: Counter(grade(claim, sheet.report) for claim in claims)
            for name, claims in _claims(sheet.report).items()
        }
        _panel(sheet, panel, title, labels, rows)
    return ()


def _panel(
    sheet: Sheet, box: Box, title: Text, labels: Sequence[Text], rows: dict[str, Counter[int]]
) -> None:
    size = 0.9 * sheet.letter
    sheet.write(sheet.say(title), box.left, box.top - size, size=size, bold=True)
    _key(sheet, box, title, labels, size)
    wide = max(sheet.width_of(sheet.say(label), size) for label in _TABLES.values()) + 1.5 * size
    top, step = box.top - 1.7 * size, (box.height - 1.7 * size) / len(rows)
    for number, (name, counts) in enumerate(rows.items()):
        y = top - (number + 0.5) * step
        sheet.write(sheet.say(_TABLES[name]), box.left, y - 0.34 * size, size=size)
        _bar(sheet, Box(box.left + wide, y - 0.36 * step, box.right, y + 0.36 * step), counts, size)


def _key(sheet: Sheet, box: Box, title: Text, labels: Sequence[Text], size: float) -> None:
    """What the shades mean, on the panel's first line."""
    said = [sheet.say(label) for label in labels]
    x = box.left + sheet.width_of(sheet.say(title), size, True) + 2 * size
    needed = math.fsum(sheet.width_of(words, 0.88 * size) + 2.6 * size for words in said)
    small = 0.88 * size * min(1.0, (box.right - x) / needed)
    y = box.top - size
    for words, shade in zip(said, _SHADES, strict=True):
        sheet.block(Box(x, y - 0.1 * small, x + 0.9 * small, y + 0.75 * small), shade)
        sheet.write(words, x + 1.3 * small, y, size=small, colour=sheet.muted)
        x += 2.6 * small + sheet.width_of(words, small)


def _bar(sheet: Sheet, box: Box, counts: Counter[int], size: float) -> None:
    total, left = sum(counts.values()), box.left
    for grade, shade in enumerate(_SHADES):
        right = left + box.width * counts[grade] / total
        if right > left:
            sheet.block(Box(left, box.bottom, right, box.top), shade)
        words = str(counts[grade])
        if right - left > sheet.width_of(words, size) + 0.6 * size:
            middle = (left + right) / 2
            sheet.write(
                words,
                middle,
                (box.bottom + box.top) / 2 - 0.34 * size,
                size=0.92 * size,
                across="center",
                on=shade,
            )
        left = right


quality = Kind(
    name="quality",
    title=text("How good the evidence is"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
