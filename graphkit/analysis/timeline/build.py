"""A case over time: its states in windows, their numbers, levels and phases, and how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from graphkit.analysis.run import Run
from graphkit.analysis.timeline import doubt, series
from graphkit.analysis.timeline.doubt import Histories
from graphkit.analysis.timeline.spans import claim_days, in_each, made, spans
from graphkit.analysis.timeline.states import State, States, camps_over_time
from graphkit.analysis.timeline.story import scale_of, with_story
from graphkit.dataset import Dataset
from graphkit.engines.background_process import BackgroundProcess, Told
from graphkit.engines.change.levels import found_again
from graphkit.engines.change.phases import distances, phases, starts
from graphkit.errors import UsageError
from graphkit.graph.network import Floats, Ints
from graphkit.language import Text, plural, text
from graphkit.timeline import By, Phases, Series, Span, Timeline, Window

_LEAST_STATES = 4  # different networks from which phases are looked for
_ON_A_SLIDE = 24  # windows
_WORTH = 8  # different states from which a second processor saves time
_MOVES = 3  # different forecasts from which they are drawn
_WORK = 60_000  # states x (actors + ties) up to which camps and frustration are looked for


@dataclass(frozen=True, eq=False)
class Begun:
    """A case over time with its windows and their states found; `copy` works out how sure their
    numbers are on a second processor, where that saves time."""

    run: Run
    by: By
    found: Sequence[Span]
    every: Sequence[State]
    since: date | None = None
    copy: BackgroundProcess | None = None

    def timeline(self) -> Timeline:
        """All of it."""
        if not self.found:
            return _without_windows(self.run, self.by, self.since)
        return _told(self)

    @cached_property
    def distinct(self) -> Sequence[State]:
        """The different states, in their order."""
        return list(dict.fromkeys(self.every))

    @cached_property
    def left_out(self) -> Text | None:
        """Why camps and frustration are not looked for in every state; None where they are."""
        return too_much(self.distinct)

    def redrawn(self, told: Told | None = None, *, quick: bool = False) -> Histories | None:
        """The states with the claims redrawn; with `quick` without what takes long. `told` waits
        for the camps of the states, where somebody else is looking for them."""
        known = None if self.copy is None else self.copy.result()
        settings = self.run.settings

        def camps() -> Sequence[Mapping[str, int]]:
            return (told and told()) or self.camps

        return known or doubt.redrawn(
            self.distinct,
            settings.replicates,
            settings.seed,
            quick=quick,
            camps=camps if self.left_out is None else None,
        )

    @cached_property
    def camps(self) -> Sequence[Mapping[str, int]]:
        """Each actor's camp in each state; in none where groups stand in the place of camps."""
        groups = self.run.divided_by == "groups"
        return [{} if groups else dict(state.camps) for state in self.distinct]

    def tell_camps(self) -> None:
        """Say what the camps of the states are to the process on the second processor."""
        if self.copy is not None:
            self.copy.tell(self.camps if self.left_out is None else None)


def timeline(run: Run, by: By | None = None, since: date | None = None) -> Timeline:
    """The run's case over time, up to the run's day. Raises `UsageError` for too many windows."""
    return begin(run, by, since).timeline()


def begin(run: Run, by: By | None = None, since: date | None = None) -> Begun:
    """The same begun, before there is a thread that forbids a second process."""
    chosen, found = spans(_ever(run), _today(run), by, since)
    states = States(run)
    begun = Begun(run, chosen, found, [states.on(span.last) for span in found], since)
    if len(begun.distinct) < _WORTH or run.settings.replicates == 0:
        return begun
    return replace(begun, copy=BackgroundProcess(lambda told: iter([begun.redrawn(told)])))


def _ever(run: Run) -> Dataset:
    """What was ever said of the run's issues."""
    issues = run.settings.issues
    return run.whole.on_issues(issues) if issues else run.whole


def _today(run: Run) -> date:
    return run.as_of or date.max


def for_a_slide(run: Run) -> Timeline | None:
    """The same in fewer windows, without what takes long (camps, frustration, centrality, change
    points); None where the forecast moved less often than a picture of it is worth."""
    try:
        by, found = spans(_ever(run), _today(run), None, None, _ON_A_SLIDE)
    except UsageError:  # more than a thousand years
        return None
    if run.issue is None:
        return None
    states = States(_on_its_issue(run, run.issue))  # no other stance has a part in the forecast
    units = [states.on(span.last).expected("compromise") for span in found]
    if len({round(unit, 2) for unit in units if unit is not None}) < _MOVES:
        return None
    whole = States(run)
    return _told(Begun(run, by, found, [whole.on(span.last) for span in found]), quick=True)


def _on_its_issue(run: Run, issue: str) -> Run:
    settings = replace(run.settings, issues=(issue,))
    return Run(run.whole.on_issues((issue,)), settings, sha256=run.sha256)


def _without_windows(run: Run, by: By, since: date | None) -> Timeline:
    """Why there are no windows."""
    if since is not None and claim_days(_ever(run), _today(run)):
        why = text("{since} is after the last day of the data, {day}.", since=since, day=run.as_of)
    elif made(_ever(run), date.max):
        why = text("no dated claim was made by {day}.", day=run.as_of)
    else:
        why = text(
            "no claim carries a date, so that nothing is known of when it held; graphkit report "
            "shows how things stand."
        )
    return Timeline(by, (), (), Phases((), None, why_not=why), why_not=why)


def _told(begun: Begun, *, quick: bool = False) -> Timeline:
    run, every, distinct = begun.run, begun.every, begun.distinct
    place = np.array([distinct.index(state) for state in every])
    left_out = begun.left_out
    coded = doubt.as_coded(distinct)
    windows = _windows(begun, camps=not quick and left_out is None, quick=quick)
    begun.tell_camps()
    numbers = series.numbers(every, left_out, quick=quick)
    again = begun.redrawn(quick=quick)
    told = Timeline(
        by=begun.by,
        windows=windows,
        series=tuple(numbers if quick else _with_changes(numbers, every[-1].run, again, place)),
        phases=_phases(coded, again, place),
        replicates=0 if again is None else len(again),
        groups=run.divided_by == "groups",
    )
    return with_story(run, told)


def too_much(states: Sequence[State]) -> Text | None:
    """Why camps and frustration are not looked for in every state; None where they are."""
    data = states[-1].run.dataset
    if len(states) * (len(data.actors) + len(data.ties)) <= _WORK:
        return None
    return plural(
        "it takes long on so many actors and ties, and there is {count} different state of them: "
        "take longer windows (--by), or fewer (--from).",
        "it takes long on so many actors and ties, and there are {count} different states of them: "
        "take longer windows (--by), or fewer (--from).",
        len(states),
    )


def _windows(begun: Begun, *, camps: bool, quick: bool) -> tuple[Window, ...]:
    run, found, every = begun.run, begun.found, begun.every
    claims = in_each(made(_ever(run), _today(run)), found)
    divided = camps_over_time(every) if camps else [{} for _ in every]
    between = [{} if quick else state.finding("betweenness").values for state in every]
    parts = zip(found, claims, every, divided, between, strict=True)
    return tuple(
        Window(span, count, state.held, state.forecast, camp, central)
        for span, count, state, camp, central in parts
    )


def _with_changes(
    found: Sequence[Series], run: Run, again: Histories | None, place: Ints
) -> list[Series]:
    """The series with their levels, and how sure these are where it was redrawn; `run` is that of
    the last state."""
    told = []
    for one in found:
        redrawn = None
        if again is not None and one.id in again.numbers:
            scale = scale_of(run)
            redrawn = series.in_histories(again, one.id, scale)
        told.append(series.with_changes(one, None if redrawn is None else redrawn[:, place]))
    return told


def _phases(coded: Floats, again: Histories | None, place: Ints) -> Phases:
    different = len(np.unique(np.round(coded, 9), axis=0))
    if different < _LEAST_STATES:
        why = plural(
            "there is {count} network of stances and ties in all windows; phases are told apart "
            "from {least} different ones on.",
            "there are {count} different networks of stances and ties in the windows; phases are "
            "told apart from {least} on.",
            different,
            least=_LEAST_STATES,
        )
        return Phases((1,) * len(place), None, why_not=why)
    found, dunn = _phases_of(coded, place)
    if dunn is None:
        why = text("no way to part the windows into phases stands out from the others.")
        return Phases((1,) * len(place), None, why_not=why)
    begins = starts(found)
    if again is None:
        return Phases(tuple(found.tolist()), dunn, dict.fromkeys(begins))
    others = [_phases_of(edges, place)[0] for edges in again.edges]
    shares = found_again(begins, [starts(other) for other in others])
    alike = float(np.mean([other.max() == found.max() for other in others]))
    return Phases(tuple(found.tolist()), dunn, dict(zip(begins, shares, strict=True)), alike)


def _phases_of(edges: Floats, place: Ints) -> tuple[Ints, float | None]:
    """The phase of every window, from the networks of its different states."""
    found, dunn = phases(distances(edges))
    return found[place], dunn
