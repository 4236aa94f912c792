"""Every issue in one line: the forecast with its range beside what was decided."""

from __future__ import annotations

from dataclasses import dataclass

from graphkit.dataset import Issue, known_on
from graphkit.findings import Report
from graphkit.forecasts import forecasts
from graphkit.language import Name, Text, plural, text
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import NEUTRAL, OPPOSE, SUPPORT
from graphkit.scale import Scale
from graphkit.side_words import called_side

MOST = 16
COLOURS = {-1: OPPOSE, 0: NEUTRAL, 1: SUPPORT}


@dataclass(frozen=True, slots=True)
class Row:
    """An issue's forecast (-1 to 1) with its range, and what was decided where that is known."""

    issue: Issue
    forecast: float
    ends: tuple[float, float] | None
    outcome: float | None


def rows(report: Report) -> list[Row]:
    """A row an issue that has a forecast by the compromise."""
    found = []
    for issue in report.dataset.issues:
        main = next((f for f in forecasts(report, issue.id) if f.model.name == "compromise"), None)
        if main is None or main.unit is None:
            continue
        known = issue.outcome is not None and known_on(issue.decided_on, report.as_of)
        found.append(Row(issue, main.unit, main.ends, issue.outcome if known else None))
    return found


def _why_not(report: Report) -> Text | None:
    return None if len(rows(report)) > 1 else text("there is no second issue with a forecast.")


def _headline(report: Report) -> Text:
    found = rows(report)
    decided = [row for row in found if row.outcome is not None]
    sides = {row.issue.id: called_side(row.forecast, row.ends) for row in found}
    clear = [row for row in decided if sides[row.issue.id]]
    if clear:
        right = sum(sides[r.issue.id] == Scale.side(r.outcome or 0.0) for r in clear)
        return plural(
            "{right} of {count} clear forecast fell on the side decided; {open} of {n} issues are "
            "too close to call",
            "{right} of {count} clear forecasts fell on the side decided; {open} of {n} issues are "
            "too close to call",
            len(clear),
            right=right,
            open=sum(not side for side in sides.values()),
            n=len(found),
        )
    return text(
        "{n} issues: {support} towards support, {oppose} towards opposition, {open} too close to "
        "call",
        n=len(found),
        support=sum(side > 0 for side in sides.values()),
        oppose=sum(side < 0 for side in sides.values()),
        open=sum(not side for side in sides.values()),
    )


def _describe(report: Report) -> Text:
    said = [_said(row) for row in rows(report)[:MOST]]
    return text("Forecast by issue, from opposition to support: {issues}.", issues=said)


def _said(row: Row) -> Text:
    scale = row.issue.scale
    parts = {"issue": Name(row.issue.id), "place": scale.say(row.forecast)}
    if row.outcome is None:
        return text("{issue} {place}", **parts)
    return text(
        "{issue} {place}, decided at {outcome}", outcome=scale.say_coarse(row.outcome), **parts
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    decided = any(row.outcome is not None for row in rows(report))
    return (INTERVAL, *((DECIDED,) if decided else ()))


INTERVAL = Entry("interval", text("forecast with 90% range; grey where it is too close to call"))
DECIDED = Entry("decided", text("decided"))


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    letter, found = sheet.letter, rows(sheet.report)[:MOST]
    plot = box.inset(0.36 * box.width, 1.8 * letter, 2 * letter, 0.4 * letter)
    small = 0.85 * letter
    for position, said, colour in (
        (-1.0, text("opposition"), OPPOSE),
        (0.0, text("middle"), sheet.muted),
        (1.0, text("support"), SUPPORT),
    ):
        x = plot.at((position + 1) / 2, 0)[0]
        sheet.rule([(x, plot.bottom), (x, plot.top)], width=1.2 if not position else 0.7)
        words = sheet.say(said)
        sheet.write(words, x, plot.bottom - 1.4 * small, size=small, across="center", colour=colour)
    step = plot.height / len(found)
    for number, row in enumerate(found):
        _row(sheet, plot, plot.top - (number + 0.5) * step, row, min(1.0, step / (2.2 * letter)))
    left = len(rows(sheet.report)) - len(found)
    return (plural("{count} more issue.", "{count} more issues.", left),) if left else ()


def _row(sheet: Sheet, plot: Box, y: float, row: Row, share: float) -> None:
    letter, size = sheet.letter, 0.9 * sheet.letter * max(0.75, share)
    room = plot.left - 3.4 * letter
    title = sheet.say(Name(row.issue.id))
    high = 2.2 * letter * share
    sheet.label(title, plot.left - 1.2 * letter, y, room, size, most=3, high=high)
    sheet.rule([(plot.left, y), (plot.right, y)], width=0.5)
    colour = COLOURS[called_side(row.forecast, row.ends)]
    if row.ends is not None:
        ends = [(plot.at((end + 1) / 2, 0)[0], y) for end in row.ends]
        sheet.rule(ends, colour=colour, width=0.3 * letter * share, front=4, opacity=0.55)
    if row.outcome is not None:
        x = plot.at((row.outcome + 1) / 2, 0)[0]
        sheet.mark(x, y, 0.5 * letter * share, "diamond", sheet.ink, front=6)
    x = plot.at((row.forecast + 1) / 2, 0)[0]
    sheet.mark(x, y, 0.45 * letter * share, "circle", colour, front=5)


issues = Kind(
    name="issues",
    title=text("Issues: forecast and outcome"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
