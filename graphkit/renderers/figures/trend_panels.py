"""What the panels of trends show: the numbers of a case over time, each on an axis of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.findings import Report, ranked
from graphkit.language import Name, Text, text
from graphkit.renderers.style import MUTED, NEUTRAL, OPPOSE, SUPPORT, Dash
from graphkit.scale import Side
from graphkit.side_words import side_name
from graphkit.timeline import Series, Timeline

MOST = 6  # panels
_SIDES = {1: SUPPORT, -1: OPPOSE, 0: NEUTRAL}


@dataclass(frozen=True)
class Line:
    """A number over time: what it is called where there are several, and how it looks."""

    values: Sequence[float | None]
    colour: str
    name: Text | Name | None = None
    dash: Dash = "none"


@dataclass(frozen=True)
class Panel:
    """One small plot: lines on one axis from `least` to `most`, marked as `format` has it; `bars`
    for what a window holds, not what stands at its end."""

    title: Text
    lines: tuple[Line, ...]
    least: float
    most: float
    format: str
    changes: Mapping[int, float | None] = field(default_factory=dict)
    bars: bool = False


def panels(report: Report) -> tuple[Panel, ...]:
    """The panels that there is anything to draw for, the most telling first."""
    found = report.timeline
    assert found is not None
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
        if any(unit is not None for unit in units)
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
    return Panel(text("New claims"), (line,), 0.0, _largest((line,)), "g", bars=True)


def _largest(lines: Sequence[Line]) -> float:
    return max((value for line in lines for value in line.values if value is not None), default=1.0)
