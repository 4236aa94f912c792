"""Trends: the numbers of a case over time in small panels, with its phases and change points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from graphkit.findings import Report, ranked
from graphkit.language import Name, Text, text
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import fold_lines, shorten
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import MUTED, NEUTRAL, OPPOSE, SUPPORT, Dash
from graphkit.scale import Side
from graphkit.side_words import side_name
from graphkit.timeline import Series, Timeline

MOST = 6  # panels
_SIDES = {1: SUPPORT, -1: OPPOSE, 0: NEUTRAL}
_CHANGE_AT_MOST = 12  # change points in one panel


@dataclass(frozen=True)
class Line:
    """A number over time: what it is called where there are several, and how it looks."""

    values: Sequence[float | None]
    colour: str
    name: Text | Name | None = None
    dash: Dash = "none"


@dataclass(frozen=True)
class Panel:
    """One small plot: lines on one axis from `least` to `most`, marked as `format` has it."""

    title: Text
    lines: tuple[Line, ...]
    least: float
    most: float
    format: str
    changes: Mapping[int, float | None] = field(default_factory=dict)


def _found(report: Report) -> Timeline:
    assert report.timeline is not None
    return report.timeline


def _why_not(report: Report) -> Text | None:
    if report.timeline is None:
        return text("it was not looked at over time; graphkit timeline --figure draws it.")
    if report.timeline.why_not is not None:
        return report.timeline.why_not
    if len(report.timeline.windows) < 2:
        return text("there is one window, and nothing to compare it with.")
    return None


def _headline(report: Report) -> Text:
    found = _found(report)
    assert found.title is not None
    return found.title


def _describe(report: Report) -> Text:
    told = [
        text(
            "{title} from {before} to {after}",
            title=panel.title,
            before=_said(known[0], panel.format),
            after=_said(known[-1], panel.format),
        )
        for panel in panels(report)
        for known in [[value for value in panel.lines[0].values if value is not None]]
        if len(panel.lines) == 1 and known
    ]
    found = _found(report)
    return text(
        "{n} windows from {first} to {last}: {numbers}.",
        n=len(found.windows),
        first=found.windows[0].span.first,
        last=found.windows[-1].span.last,
        numbers=told or [panel.title for panel in panels(report)],
    )


def _said(value: float, form: str) -> Text:
    return Text(f"{{value:{form}}}", {"value": value})  # nothing to translate


def panels(report: Report) -> tuple[Panel, ...]:
    """The panels that there is anything to draw for, the most telling first."""
    found = _found(report)
    made = [
        _single(found.one("forecast")),
        _positions(report, found),
        _sides(report, found),
        *(_single(found.one(name)) for name in ("polarisation", "balance", "camps")),
        _central(found),
        _claims(found),
    ]
    return tuple(panel for panel in made if panel is not None)[:MOST]


def _single(series: Series | None) -> Panel | None:
    if series is None:
        return None
    known = [value for value in series.values if value is not None]
    least = 0.0 if series.least is None else series.least
    most = max([*known, least + 1.0]) if series.most is None else series.most
    changes = {point.window: point.share for point in series.changes}
    line = Line(series.values, NEUTRAL)
    return Panel(series.title, (line,), least, most, series.format, changes)


def _positions(report: Report, found: Timeline) -> Panel | None:
    """Where those stand who decide, turned or moved furthest."""
    issue, scale = report.issue or "", report.scale
    held = [window.positions.get(issue, {}) for window in found.windows]
    paths = {actor: [at.get(actor) for at in held] for actor in found.shown}
    lines = tuple(
        Line(
            [None if unit is None else scale.place(unit) for unit in units],
            _SIDES[scale.side([unit for unit in units if unit is not None][-1])],
            Name(actor),
        )
        for actor, units in paths.items()
    )
    least, most = scale.ends
    return Panel(text("Positions"), lines, least, most, scale.format) if lines else None


def _sides(report: Report, found: Timeline) -> Panel | None:
    looks: dict[str, tuple[Side, Dash]] = {
        "support": (1, "none"),
        "oppose": (-1, "long"),
        "neutral": (0, "long-short"),
    }
    lines = tuple(
        Line(series.values, _SIDES[side], side_name(report.scale, side), dash)
        for name, (side, dash) in looks.items()
        for series in [found.one(name)]
        if series is not None and any(series.values)
    )
    if not lines:
        return None
    return Panel(text("Actors by side"), lines, 0.0, _largest(lines), "g")


def _central(found: Timeline) -> Panel | None:
    first = [a for a in ranked(found.windows[-1].centrality) if found.windows[-1].centrality[a] > 0]
    dashes: tuple[Dash, ...] = ("none", "long", "long-short")
    lines = tuple(
        Line([window.centrality.get(actor) for window in found.windows], MUTED, Name(actor), dash)
        for actor, dash in zip(first, dashes, strict=False)
    )
    if not lines:
        return None
    return Panel(text("Betweenness"), lines, 0.0, _largest(lines), ".2g")


def _claims(found: Timeline) -> Panel:
    line = Line([float(window.claims) for window in found.windows], NEUTRAL)
    return Panel(text("New claims"), (line,), 0.0, _largest((line,)), "g")


def _largest(lines: Sequence[Line]) -> float:
    return max((value for line in lines for value in line.values if value is not None), default=1.0)


def _legend(report: Report) -> tuple[Entry, ...]:
    return ()


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    drawn, found = panels(sheet.report), _found(sheet.report)
    columns = _columns(sheet, box, len(drawn))
    rows = -(-len(drawn) // columns)
    wide, high = box.width / columns, box.height / rows
    for number, panel in enumerate(drawn):
        row, column = divmod(number, columns)
        left, top = box.left + column * wide, box.top - row * high
        room = Box(left, top - high, left + wide, top)
        _panel(sheet, room.inset(right=1.2 * sheet.letter, top=0.3 * sheet.letter), panel, found)
    return tuple(_notes(found, drawn))


def _columns(sheet: Sheet, box: Box, count: int) -> int:
    """As many panels side by side as have room for words."""
    return max(1, min(count, 3, int(box.width / (17 * sheet.letter)))) if count != 4 else 2


def _notes(found: Timeline, drawn: Sequence[Panel]) -> list[Text]:
    notes = []
    if found.phases.begins:
        notes.append(text("Shades, numbered: phases of like networks."))
    if any(panel.changes for panel in drawn):
        notes.append(
            text("Dashed: change points; %: in how many of {n} replicates.", n=found.replicates)
            if found.replicates
            else text("Dashed: change points.")
        )
    return notes


def _panel(sheet: Sheet, room: Box, panel: Panel, found: Timeline) -> None:
    size = 0.85 * sheet.letter
    title = fold_lines(
        sheet.say(panel.title), room.width, 1, lambda w: sheet.width_of(w, size, True)
    )
    sheet.lines(title, room.left, room.top, size=size, bold=True)
    named = any(line.name is not None for line in panel.lines)
    ends = 0.42 * room.width if named else 3.4 * size
    plot = Box(
        room.left + 3.2 * size, room.bottom + 1.7 * size, room.right - ends, room.top - 2.5 * size
    )
    across = _across(plot, found)
    _phase_bands(sheet, plot, found, across)
    _axes(sheet, plot, panel, found)
    for place, share in list(panel.changes.items())[:_CHANGE_AT_MOST]:
        _change(sheet, plot, across[place], share)
    heights = [_draw(sheet, plot, panel, line, across) for line in panel.lines]
    _labels(sheet, plot, panel, heights, ends)


def _across(plot: Box, found: Timeline) -> list[float]:
    """The x of each window: that of its last day."""
    days = [window.span.last for window in found.windows]
    whole = max(1, (days[-1] - days[0]).days)
    return [plot.at((day - days[0]).days / whole, 0)[0] for day in days]


def _up(plot: Box, panel: Panel, value: float) -> float:
    return plot.at(0, (value - panel.least) / ((panel.most - panel.least) or 1.0))[1]


def _phase_bands(sheet: Sheet, plot: Box, found: Timeline, across: Sequence[float]) -> None:
    """A shade for each run of windows in one phase, with the phase's number above."""
    if not found.phases.begins:
        return
    size = 0.66 * sheet.letter
    starts = [0, *found.phases.begins, len(across) - 1]
    last = -100.0
    for number, (first, end) in enumerate(pairwise(starts)):
        left, right = across[first], across[end]
        if number % 2 == 0 and right > left:
            sheet.block(Box(left, plot.bottom, right, plot.top), sheet.faint, opacity=0.35, front=1)
        middle = (left + right) / 2
        if middle - last > 1.4 * size:
            words = str(found.phases.numbers[first])
            sheet.write(
                words,
                middle,
                plot.top + 0.25 * size,
                size=size,
                across="center",
                colour=sheet.muted,
            )
            last = middle


def _axes(sheet: Sheet, plot: Box, panel: Panel, found: Timeline) -> None:
    size = 0.72 * sheet.letter
    middle = (panel.least + panel.most) / 2
    for value in (
        (panel.least, middle, panel.most) if panel.format != "g" else (panel.least, panel.most)
    ):
        y = _up(plot, panel, value)
        sheet.rule([(plot.left, y), (plot.right, y)], width=0.6)
        words = sheet.say(_said(value, panel.format))
        sheet.write(
            words,
            plot.left - 0.5 * size,
            y - 0.35 * size,
            size=size,
            across="right",
            colour=sheet.muted,
        )
    days = (found.windows[0].span.last, found.windows[-1].span.last)
    ends = ((plot.left, days[0], "left"), (plot.right, days[1], "right"))
    for x, day, side in ends:
        words = _day(day, found)
        sheet.write(
            words,
            x,
            plot.bottom - 1.25 * size,
            size=size,
            across="left" if side == "left" else "right",
            colour=sheet.muted,
        )


def _day(day: date, found: Timeline) -> str:
    return day.isoformat()[:7] if found.by in ("month", "quarter") else day.isoformat()


def _change(sheet: Sheet, plot: Box, x: float, share: float | None) -> None:
    sheet.rule([(x, plot.bottom), (x, plot.top)], colour=sheet.ink, width=1.1, dash="long", front=3)
    if share is not None:
        size = 0.7 * sheet.letter
        words = sheet.say(_said(share, ".0%"))
        sheet.write(words, x + 0.25 * size, plot.top - size, size=size, backed=True)


def _draw(
    sheet: Sheet, plot: Box, panel: Panel, line: Line, across: Sequence[float]
) -> float | None:
    """A line of steps, each level up to the next window; where it ends, None if nowhere."""
    colour = sheet.ink if line.name is None else line.colour
    run: list[tuple[float, float]] = []
    for number, value in enumerate(line.values):
        if value is None:
            _stroke(sheet, run, colour, line.dash)
            run = []
            continue
        y = _up(plot, panel, value)
        run += [*([(across[number], run[-1][1])] if run else []), (across[number], y)]
    _stroke(sheet, run, colour, line.dash)
    if not run:
        return None
    sheet.mark(*run[-1], 0.26 * sheet.letter, "circle", colour)
    return run[-1][1]


def _stroke(sheet: Sheet, run: Sequence[tuple[float, float]], colour: str, dash: Dash) -> None:
    if len(run) > 1:
        sheet.rule(run, colour=colour, width=0.14 * sheet.letter, dash=dash, front=4)


def _labels(
    sheet: Sheet, plot: Box, panel: Panel, ends: Sequence[float | None], room: float
) -> None:
    """The last value of each line at its end, with its name where there are several."""
    size = 0.74 * sheet.letter
    told = [(y, line) for y, line in zip(ends, panel.lines, strict=True) if y is not None]
    told.sort(key=lambda pair: pair[0])
    below = plot.bottom - 2 * size
    step = min(1.15 * size, (plot.height + size) / max(1, len(told)))
    for number, (y, line) in enumerate(told):
        above = (len(told) - number - 1) * step
        place = max(below + step, min(y, plot.top - above))
        below = place
        last = next(value for value in reversed(line.values) if value is not None)
        said = sheet.say(_said(last, panel.format))
        if line.name is not None:
            free = room - sheet.width_of(f" {said}", size) - 0.6 * size
            said = (
                f"{shorten(sheet.say(line.name), free, lambda w: sheet.width_of(w, size))} {said}"
            )
        colour = sheet.ink if line.name is None else line.colour
        sheet.write(said, plot.right + 0.6 * size, place - 0.35 * size, size=size, colour=colour)


trends = Kind(
    name="trends",
    title=text("Over time"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
    over_time=True,
)
