"""Positions over time: what was reported towards the most mentioned actors, span by span."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from graphkit.events.asked import Asked, last_of
from graphkit.events.rows import FULL, together
from graphkit.events.run import Gathered
from graphkit.events.sources import Sources
from graphkit.events.words import as_day
from graphkit.partial_date import PartialDate
from graphkit.rows import Actor, Issue, Stance

TARGETS = 12  # actors that are an issue for the others


def positions(
    found: Gathered, asked: Asked, actors: Mapping[str, Actor], sources: Sources
) -> tuple[list[Issue], list[Stance]]:
    """An issue for each of the actors that most is reported towards, and the positions on it: the
    mean of the events' values in a span, weighted by mentions."""
    told: Counter[str] = Counter()
    for row in found.rows:
        told[row["target"]] += row["mentions"]
    targets = sorted(told, key=lambda actor: (-told[actor], actor))[:TARGETS]
    ids = {target: _free(f"towards_{target}", actors) for target in targets}
    groups: dict[tuple[str, str, int], list[dict[str, Any]]] = defaultdict(list)
    for row in found.rows:
        if row["target"] in ids and row["mentions"]:
            groups[row["source"], row["target"], row["span"]].append(row)
    width = len(str(len(groups)))
    window, end = asked.window or "month", as_day(found.last_day)
    stances = [
        Stance(
            f"st{number:0{width}}",
            source,
            ids[target],
            position=_mean(rows),
            date=dated(as_day(span), window, end),
            source=sources.of(rows),
            summary=_summary(rows, window),
            extra=_counts(rows),
        )
        for number, ((source, target, span), rows) in enumerate(groups.items(), 1)
    ]
    return [_issue(ids[target], actors[target].name) for target in targets], stances


def _free(word: str, actors: Mapping[str, Actor]) -> str:
    """An id that no actor has: actors and issues share one namespace."""
    while word in actors:
        word += "_"
    return word


def _issue(number: str, name: str) -> Issue:
    return Issue(
        number,
        f"Do others cooperate with {name}, or are they in conflict with it?",
        support_means=f"Cooperation with {name}",
        oppose_means=f"Conflict with {name}",
        extra={"x_title": f"Cooperation with {name}"},
    )


def _mean(rows: list[dict[str, Any]]) -> float:
    value = sum(row["sign"] * row["weight"] for row in rows) / FULL
    mean = float(value / together(rows)["mentions"]) + 0.0
    return max(-1.0, min(1.0, round(mean, 4)))


def _summary(rows: list[dict[str, Any]], window: str) -> str:
    of_all = together(rows)
    events, mentions = of_all["events"], of_all["mentions"]
    told = "once" if mentions == 1 else f"{mentions:,} times"
    if events == 1:
        return f"1 event reported in this {window}, mentioned {told}."
    return f"The mean of {events:,} events reported in this {window}, mentioned {told}."


def _counts(rows: list[dict[str, Any]]) -> dict[str, str]:
    of_all = together(rows)
    return {"x_events": str(of_all["events"]), "x_mentions": str(of_all["mentions"])}


def dated(first: date, window: str, archive_end: date) -> date:
    """A span as a date: a month or a year as such, else its last day; the archive's last day where
    that comes before.

    >>> dated(date(2024, 1, 1), "month", date(2024, 3, 1))
    PartialDate('2024-01')
    >>> dated(date(2024, 1, 1), "quarter", date(2024, 3, 1))
    datetime.date(2024, 3, 1)
    """
    if archive_end < last_of(first, window):
        return archive_end
    if window == "month":
        return PartialDate(first.year, first.month)  # type: ignore[no-any-return]
    if window == "year":
        return PartialDate(first.year)  # type: ignore[no-any-return]
    return last_of(first, window)
