"""How it came to be as it is, for the page: steps of stances, days of issues, events.

Numbers travel once, words once a language, each list in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from graphkit.dataset import Dataset
from graphkit.findings import Report
from graphkit.history import History, IssueDay
from graphkit.language import Text, plural
from graphkit.pictures import Link
from graphkit.renderers.map.evidence import iso, words
from graphkit.renderers.map.network import trimmed
from graphkit.rows import Event, Tie, written

Pair = tuple[str, str]

NOTHING = History({}, {})


def with_ended(report: Report) -> Dataset:
    """The data with the ties that are no more, which earlier days of the page show."""
    ended = report.history.ended if report.history else ()
    return replace(report.dataset, ties=(*report.dataset.ties, *ended)) if ended else report.dataset


def ended_links(report: Report) -> tuple[dict[Pair, list[str]], list[Link]]:
    """Claims that are no more of ties that there are still, by their ends, and ties that are gone
    altogether."""
    ended = report.history.ended if report.history else ()
    here = {(link.source, link.target) for link in report.links}
    over: dict[Pair, list[Tie]] = {}
    for tie in ended:
        over.setdefault(_pair(tie), []).append(tie)
    still: dict[Pair, list[Tie]] = {pair: [] for pair in over}
    for tie in report.dataset.ties:
        still.get(_pair(tie), []).append(tie)
    more: dict[Pair, list[str]] = {}
    gone: list[Link] = []
    for pair, ties in over.items():
        for ends in _drawn(pair, [*ties, *still[pair]]):
            if ends in here:
                more[ends] = [tie.id for tie in _about(ends, ties)]
            else:
                gone.append(_gone(ends, _about(ends, [*ties, *still[pair]])))
    return more, gone


def _pair(tie: Tie) -> Pair:
    one, other = sorted((tie.source_actor, tie.target_actor))
    return one, other


def _drawn(pair: Pair, ties: list[Tie]) -> list[Pair]:
    """The ways in which a pair is ever drawn: both where some claims are directed and some not."""
    ways = {(tie.source_actor, tie.target_actor): None for tie in ties if tie.directed}
    if ways and not all(tie.directed for tie in ties):
        return [pair, (pair[1], pair[0])]
    return [*ways] or [pair]


def _about(ends: Pair, ties: list[Tie]) -> list[Tie]:
    """The claims about a pair that are drawn that way."""
    return [tie for tie in ties if not tie.directed or (tie.source_actor, tie.target_actor) == ends]


def _gone(ends: Pair, ties: list[Tie]) -> Link:
    last = max(ties, key=lambda tie: (tie.until or date.min, tie.strength))
    strongest = max(tie.strength for tie in ties)
    claims = tuple(tie.id for tie in ties)
    return Link(*ends, last.sign, strongest, last.directed, False, claims)


def history_rows(
    report: Report, actors: Mapping[str, int], issues: Mapping[str, int], claims: Mapping[str, int]
) -> dict[str, Any]:
    """For each issue: who stood where by which claim, its days, and how large actors are drawn."""
    history = report.history or NOTHING
    return {
        "stanceSteps": _by_issue(_steps(history, actors, claims), issues),
        "days": _by_issue([(d.issue, _day(d, actors)) for d in history.days], issues),
        "power": _by_issue(_power(history, actors), issues),
        "daysLeftOut": [history.left_out.get(issue, 0) for issue in issues],
        "undoubted": [issue in history.undoubted for issue in issues],
        "replicates": history.replicates,
        "events": [_event(event, issues) for event in _events(report)],
    }


def history_words(report: Report, say: Callable[[Any], str]) -> dict[str, Any]:
    """What was to be said of each issue on its days, and what happened."""
    history = report.history or NOTHING
    issues = {issue.id: number for number, issue in enumerate(report.dataset.issues)}
    said = [
        (day.issue, [say(day.headline), say(day.expected) if day.expected else ""])
        for day in history.days
    ]
    return {
        "days": _by_issue(said, issues),
        "events": [words(say(written(event, "event"))) or "" for event in _events(report)],
    }


def left_out(report: Report) -> Iterator[Text]:
    """What the map does not tell of earlier days because there is too much of it."""
    history = report.history or NOTHING
    if history.left_out:
        yield plural(
            "the map leaves out the earliest days of {count} issue: it has too many stances to "
            "show every day.",
            "the map leaves out the earliest days of {count} issues: they have too many stances to "
            "show every day.",
            len(history.left_out),
        )
    if history.undoubted:
        yield plural(
            "the map tells the earliest days of {count} issue as the claims are coded: there are "
            "too many of them to work out a range for every day.",
            "the map tells the earliest days of {count} issues as the claims are coded: there are "
            "too many of them to work out a range for every day.",
            len(history.undoubted),
        )


def _by_issue(rows: list[tuple[str, Any]], issues: Mapping[str, int]) -> list[list[Any]]:
    found: list[list[Any]] = [[] for _ in issues]
    for issue, row in rows:
        if issue in issues:
            found[issues[issue]].append(row)
    return found


def _steps(
    history: History, actors: Mapping[str, int], claims: Mapping[str, int]
) -> list[tuple[str, list[int]]]:
    """Actor and claim, the oldest of an actor first; 1 after them where it is open."""
    return [
        (issue, [actors[actor], claims[step.claim]] + [1] * step.open)
        for (actor, issue), line in history.steps.items()
        for step in line
        if actor in actors and step.claim in claims
    ]


def _day(day: IssueDay, actors: Mapping[str, int]) -> list[Any]:
    """The day, the forecast, who is not counted beside a body or its members, the ends of the
    forecast's range where that is known, how many of those counted stand where, and 1 where only
    the range changed."""
    gone = [actors[actor] for actor in day.represented if actor in actors]
    ends = [round(end, 6) for end in day.ends] if day.ends else None
    forecast = None if day.forecast is None else round(day.forecast, 6)
    return trimmed(
        [iso(day.day), forecast, gone or None, ends, day.counts, 1 if day.quiet else None]
    )


def _power(history: History, actors: Mapping[str, int]) -> list[tuple[str, list[float]]]:
    """How large each actor is drawn on an issue that it has ever had a stance on, where that is
    more than 0."""
    return [
        (issue, [actors[actor], share])
        for actor, issue in history.steps
        if actor in actors and (share := round(history.influence.get(issue, {}).get(actor, 0.0), 4))
    ]


def _events(report: Report) -> list[Event]:
    return sorted(report.dataset.events, key=lambda event: (event.date, event.id))


def _event(event: Event, issues: Mapping[str, int]) -> list[Any]:
    return [iso(event.date), [issues[issue] for issue in event.issue if issue in issues]]
