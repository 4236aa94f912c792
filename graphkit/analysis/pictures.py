"""What pictures need beyond the report's words: places to draw at, stances on every issue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphkit.analysis.day_doubt import DayDoubt
from graphkit.analysis.issue_days import IssueDays
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.coded_once import coded_once
from graphkit.dataset import Tie
from graphkit.findings import Report
from graphkit.graph.claims import Claims
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions
from graphkit.history import Days, History
from graphkit.pictures import Agreement, CurrentStance, Layout, StanceAxis

ROWS = 26  # actors that a matrix on a page has room for


@dataclass(frozen=True)
class Pictures:
    """What maps, figures and slides of one report draw; `previous` is the report on an earlier
    state, whose actors keep their places, as do those of `places`; `days` works out camps and ranks
    day by day."""

    context: ReportContext
    previous: Report | None = None
    places: Layout | None = None
    days: Days = tuple

    @cached_property
    def layouts(self) -> dict[str, Layout]:
        """Where each actor stands in every layout."""
        return _layouts(self.context, self._before)

    @property
    def _before(self) -> Layout | None:
        """Where actors stood in the previous report, and where they were put by hand; a day to
        compare with moves nobody."""
        stood = {} if self.previous is None else self.previous.layouts["stress"]
        return {**stood, **(self.places or {})} or None

    @property
    def axis(self) -> StanceAxis:
        """Where the layout "stance" puts positions."""
        from graphkit.analysis.layouts import NO_POSITION_X, position_x

        return StanceAxis(position_x(-1.0), position_x(1.0), NO_POSITION_X)

    @property
    def current(self) -> tuple[CurrentStance, ...]:
        """Every current stance."""
        return tuple(current_stances(self.context.positions))

    @property
    def history(self) -> History:
        """How the stances on every issue came to be as they are."""
        run, certainty, days = self.context.run, self.context.certainty, issue_days(self.context)
        ids = [issue.id for issue in run.dataset.issues]
        drawn = {issue: ReportContext(run.about(issue)).extent for issue in ids}
        return History(
            steps=days.steps,
            influence=drawn,
            told=lambda: (certainty.days if certainty else None) or days.found(),
            ended=_ended(run),
            left_out=days.left_out,
            undoubted=days.undoubted,
            replicates=certainty.replicates if certainty else 0,
            told_of_actors=self.days,
        )

    @property
    def agreement(self) -> Agreement:
        """Who says the same as whom."""
        network = self.context.run.view("agreement")
        assert isinstance(network, Network)
        return agreement_of(network, self.context.by_influence)


def issue_days(context: ReportContext) -> IssueDays:
    """How every issue stood day by day, and how sure that was where replicates are drawn."""
    run = context.run
    return IssueDays(run.dataset, context.positions, run.as_of, _doubt(context))


def _doubt(context: ReportContext) -> DayDoubt | None:
    run, certainty = context.run, context.certainty
    if certainty is None:
        return None
    claims = run.view("claims")
    assert isinstance(claims, Claims)
    return DayDoubt(run.dataset, claims, run.issue, certainty.replicates, run.settings.seed)


def _ended(run: Run) -> tuple[Tie, ...]:
    """The ties that there were before the run's day, and are not any more."""
    day = run.as_of
    if day is None:
        return ()
    before = (tie for tie in coded_once(run.whole).dataset.ties if tie.until and tie.until < day)
    return tuple(tie for tie in before if tie.since is None or tie.since <= day)


def _layouts(context: ReportContext, before: Layout | None) -> dict[str, Layout]:
    from graphkit.analysis.layouts import layouts

    seed = context.run.settings.seed
    return dict(layouts(context.profiles, context.links, seed=seed, previous=before))


def current_stances(positions: Positions) -> Iterator[CurrentStance]:
    """Actor by actor, issue by issue, wherever there is a stance."""
    for row, (actor, claims) in enumerate(zip(positions.actors, positions.claim, strict=True)):
        for column, (question, claim) in enumerate(zip(positions.issues, claims, strict=True)):
            if claim is not None:
                held = float(positions.position[row, column])
                spoken_for = bool(positions.represented[row, column])
                yield CurrentStance(actor, question.id, held, claim, spoken_for)


def agreement_of(network: Network, by_influence: Sequence[str]) -> Agreement:
    """The agreement view as a matrix of the most influential, and how many pairs agree."""
    value = network.strength * (1 if network.sign is None else network.sign)
    tied = {network.actors[end] for end in {*network.source.tolist(), *network.target.tolist()}}
    leading = [actor for actor in by_influence if actor in tied][:ROWS]
    among = np.isin(network.actors, leading)
    chosen = np.flatnonzero(among[network.source] & among[network.target])
    ends = zip(network.source[chosen].tolist(), network.target[chosen].tolist(), strict=True)
    return Agreement(
        actors=tuple(leading),
        pairs=tuple(
            (network.actors[one], network.actors[other], float(held))
            for (one, other), held in zip(ends, np.clip(value[chosen], -1, 1), strict=True)
        ),
        of=len(tied),
        agree=int((value > 0).sum()),
        disagree=int((value < 0).sum()),
        neither=sum(network.left_out.get(word, 0) for word in ("balanced", "neutral")),
    )
