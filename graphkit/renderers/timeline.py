"""A case over time as a JSON document with a versioned schema, and as CSV in long form."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from graphkit.findings import Report
from graphkit.language import Language
from graphkit.renderers.audience import audience_cells
from graphkit.renderers.csv import literal
from graphkit.renderers.json import plain, report_document
from graphkit.renderers.json_text import document
from graphkit.timeline import TIMELINE_SCHEMA, Series, Timeline, Window

COLUMNS = ("first", "last", "what", "issue", "id", "name", "value")


def render_json(report: Report, *, language: Language) -> bytes:
    """The windows, series, change points and phases of a report that has them."""
    found = report.timeline
    assert found is not None
    whole = report_document(report, language)
    return document(
        {
            "schema": TIMELINE_SCHEMA,
            "dataset": whole["dataset"],
            "issues": whole["issues"],
            "headline": whole["headline"],
            "defined": found.why_not is None,
            "why_not": plain(found.why_not, language),
            "by": found.by,
            "divided_by": "groups" if found.groups else "camps",
            "replicates": found.replicates,
            "windows": [_window(found, place, language) for place in range(len(found.windows))],
            "series": [_series(found, one, language) for one in found.series],
            "phases": _phases(found, language),
        }
    )


def _window(found: Timeline, place: int, language: Language) -> dict[str, Any]:
    window = found.windows[place]
    return {
        "name": found.called(place),
        "first": plain(window.span.first, language),
        "last": plain(window.span.last, language),
        "claims": window.claims,
        "phase": None if found.phases.why_not else found.phases.numbers[place],
        "forecast": dict(window.forecast),
        "positions": {issue: dict(held) for issue, held in window.positions.items()},
        "camps": dict(window.camps),
        "centrality": dict(window.centrality),
    }


def _series(found: Timeline, one: Series, language: Language) -> dict[str, Any]:
    return {
        "id": one.id,
        "title": language.say(one.title),
        "defined": one.why_not is None,
        "why_not": plain(one.why_not, language),
        "values": list(one.values),
        "changes": [
            {
                "window": found.called(point.window),
                "first": plain(found.windows[point.window].span.first, language),
                "before": point.before,
                "after": point.after,
                "share": point.share,
            }
            for point in one.changes
        ],
        "no_changes": plain(one.no_changes, language),
        "replicates": one.replicates,
    }


def _phases(found: Timeline, language: Language) -> dict[str, Any]:
    phases = found.phases
    begins = ((found.called(place), phases.shares.get(place)) for place in phases.begins)
    return {
        "defined": phases.why_not is None,
        "why_not": plain(phases.why_not, language),
        "count": None if phases.why_not else phases.count,
        "dunn": phases.dunn,
        "begins": [{"window": name, "share": share} for name, share in begins],
        "same_count": phases.alike,
    }


def render_csv(report: Report, *, language: Language) -> bytes:
    """A row a number: the window's first and last day, what it is, of which issue and actor (or
    model), and the value."""
    found = report.timeline
    assert found is not None
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    audience = report.settings.audience
    writer.writerow((*COLUMNS, *audience_cells(audience, heading=True)))
    for place, window in enumerate(found.windows):
        days = (window.span.first.isoformat(), window.span.last.isoformat())
        for row in _rows(report, found, place, window):
            what, issue, one, value = row
            name = language.names.get(one, one) if one else ""
            cells = (what, literal(issue), literal(one), literal(name))
            writer.writerow(
                (*days, *cells, "" if value is None else value, *audience_cells(audience))
            )
    return out.getvalue().encode()


def _rows(
    report: Report, found: Timeline, place: int, window: Window
) -> Iterator[tuple[str, str, str, float | None]]:
    yield "claims", "", "", window.claims
    if found.phases.why_not is None:
        yield "phase", "", "", found.phases.numbers[place]
    for series in found.series:
        on = report.issue or "" if series.id in _ON_ISSUE else ""
        yield series.id, on, "", series.values[place]
    for model, unit in window.forecast.items():
        yield "forecast_unit", report.issue or "", model, unit
    for issue, held in window.positions.items():
        for actor, position in held.items():
            yield "position", issue, actor, position
    word = "group" if found.groups else "camp"
    for actor, camp in window.camps.items():
        yield word, "", actor, camp
    for actor, value in window.centrality.items():
        yield "betweenness", "", actor, value


_ON_ISSUE = ("forecast", "support", "oppose", "neutral")
