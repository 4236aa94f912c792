"""Agreement: who says the same as whom over all issues, as a matrix ordered by camp."""

from __future__ import annotations

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, others, plural, text
from graphkit.pictures import ActorProfile, Agreement
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import camp_entries
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import OPPOSE, SUPPORT

NONE = Agreement((), (), 0, 0, 0)
NAMED = 3  # of more who are as much at odds with the others the rest is counted
NEAR = 1e-9  # balances that differ by rounding are the same


def _found(report: Report) -> Agreement:
    return report.agreement or NONE


def _shown(report: Report) -> list[ActorProfile]:
    """The most influential actors who share an issue with somebody, by camp and influence."""
    place = {actor.id: number for number, actor in enumerate(report.actors)}
    found = [report.actors[place[actor]] for actor in _found(report).actors]
    return sorted(found, key=lambda a: (a.camp is None, a.camp or 0, place[a.id]))


def _matrix(report: Report, shown: list[ActorProfile]) -> Floats:
    """Agreement (1) to disagreement (-1) of each pair; nan where they share no issue."""
    place = {actor.id: number for number, actor in enumerate(shown)}
    matrix = np.full((len(shown), len(shown)), np.nan)
    for one, other, value in _found(report).pairs:
        matrix[place[one], place[other]] = matrix[place[other], place[one]] = value
    return matrix


def _why_not(report: Report) -> Text | None:
    if len(_shown(report)) < 2:
        return text("no two actors take a side on the same issue.")
    return None


def _headline(report: Report) -> Text:
    """Over every pair, whether it is shown or not."""
    given = _found(report)
    found = plural(
        "{agree} of {count} pair that shares an issue agrees, {oppose} disagrees",
        "{agree} of {count} pairs that share an issue agree, {oppose} disagree",
        given.agree + given.disagree + given.neither,
        agree=given.agree,
        oppose=given.disagree,
    )
    if not given.neither:
        return found
    return plural(
        "{found}, {count} comes out even or is neutral",
        "{found}, {count} come out even or are neutral",
        given.neither,
        found=found,
    )


def _describe(report: Report) -> Text:
    shown = _shown(report)
    matrix = text(
        "A matrix of {n} actors, ordered by camp: filled squares where two agree, bars where they "
        "disagree.",
        n=len(shown),
    )
    lonely = _at_odds(report, shown)
    if not lonely:
        return matrix
    return text("{matrix} Most at odds with the others: {actors}.", matrix=matrix, actors=lonely)


def _at_odds(report: Report, shown: list[ActorProfile]) -> list[Name | Text]:
    """Who disagrees most with the others, of those who disagree more than they agree."""
    balance = np.nan_to_num(_matrix(report, shown)).sum(axis=1)
    least = balance.min()
    if least >= 0:
        return []
    found: list[Name | Text] = [
        Name(actor.id) for actor, own in zip(shown, balance, strict=True) if own <= least + NEAR
    ]
    return [*found[:NAMED], *others(len(found) - NAMED)]


def _legend(report: Report) -> tuple[Entry, ...]:
    used = {actor.camp for actor in _shown(report)}
    camps = tuple(entry for entry in camp_entries(report) if entry.camp in used)
    return (
        Entry("agree", text("agree (larger: on more of their issues)")),
        Entry("disagree", text("disagree")),
        *camps,
    )


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    shown = _shown(sheet.report)
    matrix = _matrix(sheet.report, shown)
    step = min(box.height / (len(shown) + 0.5), 1.6 * sheet.letter)
    size = min(0.85 * sheet.letter, 0.82 * step)
    names = [sheet.name(actor.id) for actor in shown]
    room = sheet.room_for(names, size, box.width)
    wide = room + 3.2 * size
    step = min(step, (box.width - wide) / len(shown))
    left = box.left + wide + max(0.0, (box.width - wide - step * len(shown)) / 2 - wide / 2)
    grid = Box(left, box.top - step * len(shown), left + step * len(shown), box.top)
    for number, (actor, name) in enumerate(zip(shown, names, strict=True)):
        y = grid.top - (number + 0.5) * step
        sheet.label(name, grid.left - 1.7 * size, y, room, size, high=step)
        sheet.actor(actor, grid.left - 0.8 * size, y, 0.38 * size)
    _camp_lines(sheet, shown, grid, step)
    _cells(sheet, matrix, grid, step)
    everyone = _found(sheet.report).of
    if len(shown) < everyone:
        return (
            text(
                "The {n} most influential of {all} actors who share an issue.",
                n=len(shown),
                all=everyone,
            ),
        )
    return ()


def _camp_lines(sheet: Sheet, shown: list[ActorProfile], grid: Box, step: float) -> None:
    """A frame, and lines where one camp ends and the next begins."""
    breaks = [
        0,
        *(i for i in range(1, len(shown)) if shown[i].camp != shown[i - 1].camp),
        len(shown),
    ]
    for place in breaks:
        y, x = grid.top - place * step, grid.left + place * step
        sheet.rule([(grid.left, y), (grid.right, y)], colour=sheet.muted, width=0.7)
        sheet.rule([(x, grid.bottom), (x, grid.top)], colour=sheet.muted, width=0.7)


def _cells(sheet: Sheet, matrix: Floats, grid: Box, step: float) -> None:
    """Squares for agreement, flat bars for disagreement; their area is how much."""
    rows, columns = np.nonzero(~np.isnan(matrix))
    x, y = grid.left + (columns + 0.5) * step, grid.top - (rows + 0.5) * step
    value = matrix[rows, columns]
    half = 0.45 * step * np.sqrt(np.abs(value))
    for sign, colour in ((1, SUPPORT), (-1, OPPOSE)):
        chosen = np.sign(value) == sign
        across = half[chosen]
        up = across if sign > 0 else 0.32 * across
        corners = _corners(x[chosen], y[chosen], across, up)
        sheet.polygons(corners, colour, opacity=0.9, front=3)


def _corners(x: Floats, y: Floats, across: Floats, up: Floats) -> Floats:
    return np.stack(
        [
            np.column_stack([x - across, y - up]),
            np.column_stack([x + across, y - up]),
            np.column_stack([x + across, y + up]),
            np.column_stack([x - across, y + up]),
        ],
        axis=1,
    )


agreement = Kind(
    name="agreement",
    title=text("Who says the same as whom"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
