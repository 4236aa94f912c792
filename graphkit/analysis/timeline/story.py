"""How a case went, in one finding, and whose positions tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.analysis.run import Run
from graphkit.findings import ranked
from graphkit.language import Name, Text, plural, text
from graphkit.scale import USUAL, Scale
from graphkit.timeline import Series, Timeline, Window

_SHOWN = 5  # actors whose positions are drawn


def with_story(run: Run, found: Timeline) -> Timeline:
    """The timeline with how it went and whose positions to draw."""
    return replace(found, title=_went(run, found), shown=_shown(run, found))


def scale_of(run: Run) -> Scale:
    """The scale of the run's issue."""
    issue = run.dataset.issue_by_id.get(run.issue or "")
    return USUAL if issue is None else issue.scale


def turns(windows: Sequence[Window], issue: str) -> Iterator[tuple[int, str, float, float]]:
    """Who went over to the other side of an issue, the latest first: window, actor, from, to."""
    for place in range(len(windows) - 1, 0, -1):
        before, after = (windows[place + step].positions.get(issue, {}) for step in (-1, 0))
        for actor in sorted(before.keys() & after.keys()):
            if Scale.side(before[actor]) * Scale.side(after[actor]) < 0:
                yield place, actor, before[actor], after[actor]


def _went(run: Run, found: Timeline) -> Text:
    """From where to where the forecast went; without one, what time is looked at."""
    series = found.one("forecast")
    known = [] if series is None else _known(series)
    if not known:
        return plural(
            "{first} to {last}, in {count} window",
            "{first} to {last}, in {count} windows",
            len(found.windows),
            first=found.windows[0].span.first,
            last=found.windows[-1].span.last,
        )
    scale = scale_of(run)
    (start, first), (end, last) = known[0], known[-1]
    before, after = (scale.say(scale.position(place)) for place in (first, last))
    parts = {"issue": Name(run.issue or ""), "after": after, "start": found.called(start)}
    if start == end:
        return text("The forecast on {issue} stands at {after}", **parts)
    if str(before) == str(after):
        return text("The forecast on {issue} stands at {after}, as it did in {start}", **parts)
    return text(
        "The forecast on {issue} goes from {before} ({start}) to {after} ({end})",
        before=before,
        end=found.called(end),
        **parts,
    )


def _known(series: Series) -> list[tuple[int, float]]:
    return [(place, value) for place, value in enumerate(series.values) if value is not None]


def _shown(run: Run, found: Timeline) -> tuple[str, ...]:
    """Those who decide, unless many do, those who turned, then those who moved furthest."""
    issue = run.dataset.issue_by_id.get(run.issue or "")
    if issue is None:
        return ()
    held = [window.positions.get(issue.id, {}) for window in found.windows]
    spoken = {actor for positions in held for actor in positions}
    moved = {
        actor: max(places) - min(places)
        for actor in sorted(spoken)
        for places in [[positions[actor] for positions in held if actor in positions]]
    }
    few = issue.decided_by if len(issue.decided_by) <= _SHOWN else ()
    turned = [actor for _, actor, _, _ in turns(found.windows, issue.id)]
    order = dict.fromkeys([*few, *turned, *ranked(moved)])
    return tuple(actor for actor in order if actor in spoken)[:_SHOWN]
