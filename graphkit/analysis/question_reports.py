"""Reports that answer one question: what if, what changed, how it went over time, who could turn
it, whom to talk to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graphkit.analysis.change_words import summary
from graphkit.analysis.changes import Changes
from graphkit.analysis.describe_scenario import supposed
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.scenario import Scenario
from graphkit.analysis.sections import changes as changed
from graphkit.analysis.sections.persuade import plan
from graphkit.analysis.sections.pivots import section as pivots_section
from graphkit.analysis.sections_alone import sections_alone
from graphkit.analysis.timeline import build, sections
from graphkit.analysis.whatif import WhatIf
from graphkit.dataset import Dataset
from graphkit.findings import Report, Section, Settings
from graphkit.language import text
from graphkit.timeline import By


def whatif(
    dataset: Dataset, settings: Settings, scenarios: Sequence[Scenario], *, camps: bool = True
) -> Report:
    """What each scenario moves, and all outcomes that any of them moves side by side."""
    run = Run(dataset, settings)
    what = WhatIf(dataset, settings, camps=camps)
    found = what.compare(scenarios)
    written = [
        Section(
            id=f"scenario_{number}",
            title=text("What if: {name}", name=standing.name),
            lead=(*supposed(scenario, what.positions), *found.moved(standing)),
        )
        for number, (scenario, standing) in enumerate(
            zip(scenarios, found.scenarios, strict=True), start=1
        )
    ]
    table, actors = found.outcomes(), found.actors()
    if table.rows:
        written.append(Section(id="outcomes", title=text("Outcomes side by side"), table=table))
    if actors.rows:
        title = text("Camps and ranks side by side")
        if found.by_groups:
            title = text("Groups and ranks side by side")
        lead = (text("The rank is by betweenness, 1 the highest."),)
        written.append(Section(id="actors", title=title, lead=lead, table=actors))
    return _report(run, written)


def pivots(
    dataset: Dataset, settings: Settings, *, model: str = "compromise", ties: bool = False
) -> Report:
    """Who could turn the outcome by each model, and the sets by one of them (or of ties)."""
    run = Run(dataset, settings)
    found = run.finding("pivots", **({"of": "ties"} if ties else {"model": model}))
    overview = pivots_section(ReportContext(run))
    table = found.result.table if found.result else None
    sets = Section(
        id="sets",
        title=text("Sets of ties that turn it") if ties else text("Sets that turn it"),
        lead=(found.reading,),
        table=table if table and table.rows else None,
        notes=found.result.notes if found.result else (),
    )
    return _report(run, [*filter(None, [overview]), sets])


def persuade(dataset: Dataset, settings: Settings, **parameters: Any) -> Report:
    """Whom to talk to; `parameters` are those of the measure persuasion."""
    run = Run(dataset, settings)
    found = run.finding("persuasion", **parameters)
    budget = found.summary.get("budget")
    if not found.defined or not isinstance(budget, int):
        section = Section(id="persuade", title=text("Whom to talk to"), lead=(found.reading,))
        return _report(run, [section])
    return _report(run, [plan(ReportContext(run), found, budget)])


def diff(before: Run, now: Run, *, rows: int | None = changed.ROWS) -> Report:
    """What changed from one run on a case to a later one; `rows` None lists every change."""
    changes = Changes(before, now)
    written = [
        changed.moves(changes, rows) if now.issue else None,
        changed.ties(changes, rows),
        changed.standing(changes, rows),
        changed.events(changes, rows),
    ]
    told = [part for part in written if part is not None and (part.table or part.lead)]
    found = _report(now, told)
    return replace(found, headline=summary(changes, now.issue))


def begin_timeline(
    dataset: Dataset, settings: Settings, by: By | None, since: date | None
) -> build.Begun:
    """A case in windows, which begin on the day `since` where that is given, begun."""
    return build.begin(Run(dataset, settings), by, since)


def timeline(begun: build.Begun, *, every: bool = False) -> Report:
    """A case in windows that was begun; the table shows `every` window, else those
    in which anything changed."""
    found = begun.timeline()
    told = _report(begun.run, sections.sections(begun.run, found, every=every))
    return replace(told, headline=sections.headline(found), timeline=found)


def _report(run: Run, sections: Sequence[Section]) -> Report:
    return sections_alone(
        run.dataset,
        run.settings,
        sections,
        as_of=run.as_of,
        issue=run.issue,
        sha256=run.sha256,
        findings=run.findings,
    )
