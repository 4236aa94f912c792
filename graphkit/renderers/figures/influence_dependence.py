"""Influence by dependence (MACTOR): who moves others, and who is moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, text
from graphkit.renderers.figures.dodge import dodge, moved
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import camp_entries
from graphkit.renderers.figures.network import unnamed, write_names
from graphkit.renderers.figures.sheet import Box, Sheet


@dataclass(frozen=True, slots=True)
class _Place:
    actor: str
    influence: float
    dependence: float


def _places(report: Report) -> list[_Place]:
    """Each actor's influence and dependence from the MACTOR finding, the strongest first."""
    finding = report.finding("mactor")
    table = finding.result.table if finding is not None and finding.result is not None else None
    if table is None:
        return []
    keys = [column.key for column in table.columns]
    if not {"actor", "influence", "dependence"} <= set(keys):
        return []
    spots = [keys.index(key) for key in ("actor", "influence", "dependence")]
    found = [
        _Place(row[spots[0]].id, float(row[spots[1]]), float(row[spots[2]]))
        for row in table.rows
        if isinstance(row[spots[0]], Name)
    ]
    found = [place for place in found if place.influence or place.dependence]
    return sorted(found, key=lambda place: (-place.influence, place.dependence, place.actor))


def _why_not(report: Report) -> Text | None:
    if _places(report):
        return None
    finding = report.finding("mactor")
    if finding is not None and finding.why_not is not None:
        return finding.why_not
    if not report.dataset.direct_influence:
        return text("no matrix of direct influence (0 to 4) is coded (table direct_influence).")
    return text("the report holds no MACTOR finding; ask for the measure 'mactor'.")


def _middle(places: list[_Place]) -> tuple[float, float]:
    return (
        float(np.mean([p.influence for p in places])),
        float(np.mean([p.dependence for p in places])),
    )


def _quarter(places: list[_Place], strong: bool, dependent: bool) -> list[_Place]:
    influence, dependence = _middle(places)
    return [
        p
        for p in places
        if (p.influence > influence) == strong and (p.dependence > dependence) == dependent
    ]


def _headline(report: Report) -> Text:
    lead = sorted(_places(report), key=lambda p: (p.dependence - p.influence, p.actor))
    return text(
        "{actors} move others furthest beyond what they are moved themselves",
        actors=[Name(place.actor) for place in lead[:3]],
    )


def _describe(report: Report) -> Text:
    places = _places(report)
    return text(
        "Dependence across, influence upwards, {n} actors. Dominant: {dominant}. Relay, strong "
        "and dependent: {relay}. Dominated: {dominated}.",
        n=len(places),
        dominant=[Name(p.actor) for p in _quarter(places, True, False)[:6]] or "–",
        relay=[Name(p.actor) for p in _quarter(places, True, True)[:6]] or "–",
        dominated=[Name(p.actor) for p in _quarter(places, False, True)[:6]] or "–",
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    shown = {place.actor for place in _places(report)}
    used = {actor.camp for actor in report.actors if actor.id in shown}
    return tuple(entry for entry in camp_entries(report) if entry.camp in used)


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    found = [place for place in _places(sheet.report) if place.actor in sheet.by_id]
    size = 0.85 * sheet.letter
    plot = box.inset(2.2 * size, 3.8 * size, 0.5 * size, 1.6 * size)
    most = max(p.influence for p in found) or 1.0, max(p.dependence for p in found) or 1.0
    _quarters(sheet, plot, found, most)
    radius = 0.42 * sheet.letter
    inner = plot.inset(*4 * (2 * radius,))
    true = np.array([inner.at(p.dependence / most[1], p.influence / most[0]) for p in found])
    spots = dodge(true, np.full(len(found), 0.6 * radius), inner.frame)
    places = {p.actor: (float(x), float(y), radius) for p, (x, y) in zip(found, spots, strict=True)}
    for place in reversed(found):
        sheet.actor(sheet.by_id[place.actor], *places[place.actor])
    named = write_names(sheet, plot, places, np.zeros((0, 2)))
    unit = text("Direct and indirect influence, in points of the MACTOR matrix.")
    return unit, *moved(true, spots), *unnamed(named, len(found))


def _quarters(sheet: Sheet, plot: Box, found: list[_Place], most: tuple[float, float]) -> None:
    """Draw the axes and name the four quarters above and below them."""
    size = 0.85 * sheet.letter
    influence, dependence = _middle(found)
    inner = plot.inset(*4 * (0.84 * sheet.letter,))
    x, y = inner.at(dependence / most[1], influence / most[0])
    for ends in ([(plot.left, y), (plot.right, y)], [(x, plot.bottom), (x, plot.top)]):
        sheet.rule(ends, width=1.0, dash="long")
    for ends in ([plot.at(0, 0), plot.at(1, 0)], [plot.at(0, 0), plot.at(0, 1)]):
        sheet.rule(ends, colour=sheet.muted, width=0.9)
    sheet.write(
        sheet.say(text("Dependence on others")),
        plot.right,
        plot.bottom - 2.9 * size,
        size=size,
        colour=sheet.muted,
        across="right",
    )
    sheet.write(
        sheet.say(text("Influence on others")),
        plot.left - 0.8 * size,
        plot.top,
        size=size,
        colour=sheet.muted,
        across="right",
        up="top",
        turned=True,
    )
    for label, across, up in _NAMES:
        x, y = plot.at(across, up)
        low = y + 0.4 * size if up else y - 1.4 * size
        side: Literal["left", "right"] = "right" if across else "left"
        sheet.write(sheet.say(label), x, low, size=size, bold=True, colour=sheet.muted, across=side)


_NAMES = (
    (text("dominant"), 0, 1),
    (text("relay"), 1, 1),
    (text("autonomous"), 0, 0),
    (text("dominated"), 1, 0),
)


influence_dependence = Kind(
    name="influence_dependence",
    title=text("Influence by dependence (MACTOR)"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
