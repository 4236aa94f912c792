"""Trends: the numbers of a case over time in small panels, with its phases and change points."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from graphkit.findings import Report
from graphkit.language import Text, text
from graphkit.renderers.figures.items import Across
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import fold_lines, is_whole
from graphkit.renderers.figures.sheet import STEP, Box, Sheet
from graphkit.renderers.figures.trend_panels import Line, Panel, panels
from graphkit.renderers.style import Dash
from graphkit.timeline import Timeline

NAMES = 0.74  # of ordinary text
_CHANGE_AT_MOST = 12  # change points in one panel


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
    notes = [text("Shades, numbered: phases of like networks.")] if found.phases.begins else []
    shares = [share for panel in drawn for share in panel.changes.values()]
    if any(share is not None for share in shares):
        n = found.replicates
        notes.append(text("Dashed: change points; %: in how many of up to {n} replicates.", n=n))
    elif shares:
        notes.append(text("Dashed: change points."))
    return notes


def _panel(sheet: Sheet, room: Box, panel: Panel, found: Timeline) -> None:
    size = 0.85 * sheet.letter
    title = fold_lines(
        sheet.say(panel.title), room.width, 1, lambda w: sheet.width_of(w, size, True)
    )
    sheet.lines(title, room.left, room.top, size=size, bold=True)
    ends = _room_beside(sheet, room, panel) or 3.4 * size
    plot = Box(
        room.left + 3.2 * size, room.bottom + 1.7 * size, room.right - ends, room.top - 2.5 * size
    )
    across = [_x(plot, found, window.span.last) for window in found.windows]
    _phase_bands(sheet, plot, found, across)
    _axes(sheet, plot, panel, found)
    for place, share in list(panel.changes.items())[:_CHANGE_AT_MOST]:
        _change(sheet, plot, across[place], share)
    if panel.bars:
        _bars(sheet, plot, panel, found)
        return
    heights = [_draw(sheet, plot, panel, line, across) for line in panel.lines]
    _labels(sheet, plot, panel, heights, ends)


def _room_beside(sheet: Sheet, room: Box, panel: Panel) -> float:
    """The room at the right for the names of lines and their last values; none without names."""
    size = NAMES * sheet.letter
    value = sheet.width_of(": \N{MINUS SIGN}0.00", size) + 1.2 * size
    names = [sheet.width_of(sheet.say(n.name), size) for n in panel.lines if n.name is not None]
    return min(max(names) + value, 0.48 * room.width) if names else 0.0


def _x(plot: Box, found: Timeline, day: date) -> float:
    first, last = found.windows[0].span.first, found.windows[-1].span.last
    return plot.at((day - first).days / max(1, (last - first).days), 0)[0]


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
        left, right = across[first] if first else plot.left, across[end]
        if number % 2 == 0 and right > left:
            sheet.block(Box(left, plot.bottom, right, plot.top), sheet.faint, opacity=0.35, front=1)
        middle = (left + right) / 2
        if middle - last > 1.4 * size:
            words, y = str(found.phases.numbers[first]), plot.top + 0.25 * size
            sheet.write(words, middle, y, size=size, across="center", colour=sheet.muted)
            last = middle


def _axes(sheet: Sheet, plot: Box, panel: Panel, found: Timeline) -> None:
    size = 0.72 * sheet.letter
    middle = () if panel.format == "g" else ((panel.least + panel.most) / 2,)
    for value in (panel.least, *middle, panel.most):
        y = _up(plot, panel, value)
        sheet.rule([(plot.left, y), (plot.right, y)], width=0.6)
        said, x = sheet.say(_said(value, panel.format)), plot.left - 0.5 * size
        sheet.write(said, x, y - 0.35 * size, size=size, across="right", colour=sheet.muted)
    first, last = found.windows[0].span.first, found.windows[-1].span.last
    ends: tuple[tuple[float, date, Across], ...] = (
        (plot.left, first, "left"),
        (plot.right, last, "right"),
    )
    for x, day, side in ends:
        y = plot.bottom - 1.25 * size
        sheet.write(_day(day, found), x, y, size=size, across=side, colour=sheet.muted)


def _day(day: date, found: Timeline) -> str:
    return day.isoformat()[:7] if found.by in ("month", "quarter") else day.isoformat()


def _change(sheet: Sheet, plot: Box, x: float, share: float | None) -> None:
    sheet.rule([(x, plot.bottom), (x, plot.top)], colour=sheet.ink, width=1.1, dash="long", front=3)
    if share is not None:
        size = 0.7 * sheet.letter
        words = sheet.say(_said(share, ".0%"))
        sheet.write(words, x + 0.25 * size, plot.top - size, size=size, backed=True)


def _bars(sheet: Sheet, plot: Box, panel: Panel, found: Timeline) -> None:
    """A bar over each window."""
    for window, value in zip(found.windows, panel.lines[0].values, strict=True):
        left, right = (_x(plot, found, day) for day in (window.span.first, window.span.last))
        if value:
            top = _up(plot, panel, value)
            right = max(right, left + 0.1 * sheet.letter)
            sheet.block(Box(left, plot.bottom, right, top), panel.lines[0].colour, front=4)


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
    size, tall = NAMES * sheet.letter, plot.height + NAMES * sheet.letter
    told = [(y, line) for y, line in zip(ends, panel.lines, strict=True) if y is not None]
    told.sort(key=lambda pair: pair[0])
    said = [_ending(sheet, panel, line, room - 0.6 * size, size, 1) for _, line in told]
    if sum(map(_height, said)) > tall:  # no room for second lines
        said = [_ending(sheet, panel, line, room - 0.6 * size, size, 0) for _, line in told]
    high = [_height(ending) for ending in said]
    closer = min(1.0, tall / max(1.0, sum(high)))
    apart = [closer * (one + other) / 2 for one, other in pairwise([*high[:1], *high])]
    place = plot.bottom - 2 * size
    for number, ((y, line), (rows, small)) in enumerate(zip(told, said, strict=True)):
        place = max(place + apart[number], min(y, plot.top - sum(apart[number + 1 :])))
        colour = sheet.ink if line.name is None else line.colour
        top = place + len(rows) * STEP / 2 * small
        sheet.lines(rows, plot.right + 0.6 * size, top, size=small, colour=colour)


def _ending(
    sheet: Sheet, panel: Panel, line: Line, room: float, size: float, more: int
) -> tuple[list[str], float]:
    """A line's name and last value, in one row or some `more`, and their size; the name is cut
    where that is not enough."""
    last = next(value for value in reversed(line.values) if value is not None)
    said = sheet.say(_said(last, panel.format))
    if line.name is None:
        return [said], size
    words = f"{sheet.say(line.name)}: {said}"
    rows, small = sheet.fitted(words, room, size, most=1, more=more)
    if is_whole(rows, words):
        return rows, small
    free = room - sheet.width_of(f": {said}", size)
    name, small = sheet.fitted(sheet.say(line.name), free, size, most=1)
    return [f"{''.join(name)}: {said}"], small


def _height(ending: tuple[list[str], float]) -> float:
    rows, size = ending
    return 1.15 * len(rows) * size


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
