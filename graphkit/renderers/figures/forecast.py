"""The forecast: what each model expects, beside the options and what was decided."""

from __future__ import annotations

import math
from functools import partial

from graphkit.dataset import Issue, known_on
from graphkit.findings import Report
from graphkit.forecasts import Forecast, forecasts
from graphkit.language import Text, Written, text
from graphkit.renderers.figures.axis import BELOW, along, draw_scale
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import fold_lines
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.rows import option_labels


def expected(report: Report) -> list[tuple[Forecast, float]]:
    """Every model's forecast on the report's issue, in a fixed order, where it has one."""
    found = forecasts(report, report.issue)
    return [(forecast, forecast.unit) for forecast in found if forecast.unit is not None]


def decided(report: Report) -> Issue | None:
    """The report's issue where its outcome is known by the report's day."""
    issue = report.dataset.issue_by_id.get(report.issue or "")
    if issue is None or issue.outcome is None or not -1 <= issue.outcome <= 1:
        return None
    return issue if known_on(issue.decided_on, report.as_of) else None


def options(report: Report) -> list[tuple[float, Written]]:
    """The options of the report's issue along the scale, each with its position."""
    issue = report.dataset.issue_by_id[report.issue or ""]
    places = [option.position for option in issue.options]
    return sorted(zip(places, option_labels(issue), strict=True), key=lambda option: option[0])


def _why_not(report: Report) -> Text | None:
    return None if expected(report) else text("no model gives a forecast for the issue.")


def _headline(report: Report) -> Text:
    """What the families of models expect, in the report's own sentence."""
    section = report.section("forecast")
    return section.lead[0] if section is not None and section.lead else forecast.title


def _describe(report: Report) -> Text:
    scale = report.scale
    models = [
        text("{model}: {outcome}", model=found.model.title, outcome=scale.say(unit))
        for found, unit in expected(report)
    ]
    issue = decided(report)
    if issue is not None:
        models.append(text("On record: {outcome}", outcome=scale.say_coarse(issue.outcome or 0.0)))
    if scale.own:
        return text("A scale {span}. {models}.", span=scale.span, models=models)
    return text(
        "A scale from {low} (oppose) to {high} (support). {models}.",
        low="\N{MINUS SIGN}1",
        high="+1",
        models=models,
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    ranged = any(found.ends for found, _ in expected(report))
    return (Entry("interval", text("90% range")),) if ranged else ()


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    report, size = sheet.report, sheet.letter
    found, issue = expected(report), decided(report)
    names = max(sheet.width_of(sheet.say(f.model.title), size) for f, _ in found)
    left = box.left + min(names + 2 * size, 0.35 * box.width)
    scale = Box(left, box.bottom + BELOW * size, box.right - 3 * size, box.top - 0.5 * size)
    floor = scale.top - _options(sheet, scale, options(report))
    rows = Box(scale.left, scale.bottom, scale.right, floor)
    draw_scale(sheet, rows)
    step = rows.height / (len(found) + (issue is not None))
    for number, (forecast, unit) in enumerate(found):
        _row(sheet, rows, rows.top - (number + 0.5) * step, step, forecast, unit)
    if issue is not None and issue.outcome is not None:
        _outcome(sheet, rows, rows.bottom + 0.5 * step, step, issue.outcome)
    return ()


def _options(sheet: Sheet, scale: Box, options: list[tuple[float, Written]]) -> float:
    """Write the options above their places on the scale; returns the height they take."""
    if not options:
        return 0.0
    size = 0.85 * sheet.letter
    least = min(9 * size, 0.6 * scale.width)
    room = max(scale.width / max(2.2, min(len(options), 5)) - size, least)
    said = [sheet.say(label) for _, label in options]
    size = min(sheet.fitted(words, room, size, most=6)[1] for words in said)
    rows = [fold_lines(words, room, 6, partial(sheet.width_of, size=size)) for words in said]
    tiers, ends = _tiers(sheet, scale, [p for p, _ in options], rows, size), scale.top
    high = [
        max((len(rows[i]) for i in range(len(rows)) if tiers[i] == t), default=0) * 1.28 * size
        for t in range(max(tiers) + 1)
    ]
    total = math.fsum(high) + (len(high) + 0.5) * size
    for number, (position, _) in enumerate(options):
        top = ends - math.fsum(high[: tiers[number]]) - tiers[number] * size
        x = along(scale, position)
        wide = max(sheet.width_of(row, size) for row in rows[number])
        middle = min(max(x, scale.left - 2 * size + wide / 2), scale.right + 2 * size - wide / 2)
        foot = top - len(rows[number]) * 1.28 * size
        sheet.rule([(x, ends - total), (x, foot - 0.2 * size)], colour=sheet.muted, width=0.6)
        sheet.mark(x, ends - total, 0.22 * size, "diamond", sheet.muted)
        sheet.lines(
            rows[number], middle, top, size=size, across="center", colour=sheet.muted, backed=True
        )
    return total


def _tiers(
    sheet: Sheet, scale: Box, positions: list[float], rows: list[list[str]], size: float
) -> list[int]:
    """On which of several tiers each option's words stand, so that none covers another."""
    last: list[float] = []
    tiers = []
    for position, words in zip(positions, rows, strict=True):
        half = max(sheet.width_of(row, size) for row in words) / 2
        x = min(
            max(along(scale, position), scale.left - 2 * size + half), scale.right + 2 * size - half
        )
        tier = next((t for t, right in enumerate(last) if x - half > right + size), len(last))
        if tier == len(last):
            last.append(0.0)
        last[tier] = x + half
        tiers.append(tier)
    return tiers


def _row(sheet: Sheet, rows: Box, y: float, step: float, forecast: Forecast, unit: float) -> None:
    size = sheet.letter
    _label(sheet, rows, y, sheet.say(forecast.model.title), step)
    sheet.rule([(rows.left, y), (rows.right, y)], width=0.6)
    if forecast.ends is not None:
        ends = [(along(rows, end), y) for end in forecast.ends]
        sheet.rule(ends, colour=sheet.ink, width=0.25 * size, front=4)
    x = along(rows, unit)
    sheet.mark(x, y, 0.5 * size, "circle", sheet.ink)
    words = sheet.say(sheet.report.scale.say(unit))
    sheet.write(words, x, y + 0.75 * size, size=0.9 * size, across="center", backed=True)


def _label(
    sheet: Sheet, rows: Box, y: float, words: str, step: float, *, bold: bool = False
) -> None:
    """What a row is, in the margin left of the scale, in up to four lines; smaller where they
    would run into the next row's."""
    right = rows.left - 1.5 * sheet.letter
    room = right - 0.5 * sheet.letter
    sheet.label(words, right, y, room, sheet.letter, most=4, high=step, bold=bold)


def _outcome(sheet: Sheet, rows: Box, y: float, step: float, outcome: float) -> None:
    """What was decided, as a line down the scale."""
    size = sheet.letter
    x = along(rows, outcome)
    sheet.rule([(x, rows.bottom), (x, rows.top)], colour=sheet.ink, width=0.16 * size, dash="long")
    _label(sheet, rows, y, sheet.say(text("On record")), step, bold=True)
    sheet.mark(x, y, 0.6 * size, "diamond", sheet.ink)
    words = sheet.say(sheet.report.scale.say_coarse(outcome))
    sheet.write(
        words, x, y + 0.85 * size, size=0.95 * size, across="center", bold=True, backed=True
    )


forecast = Kind(
    name="forecast",
    title=text("What the models expect"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
