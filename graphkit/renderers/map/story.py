"""The story: the report's findings as steps to walk through, or the reader's own from YAML."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.findings import Report, Section
from graphkit.language import Name, Text, text
from graphkit.pictures import Step
from graphkit.renderers.map.evidence import names_in
from graphkit.renderers.style import many_decide

VIEWS: Mapping[str, Mapping[str, Any]] = {
    "camps": {"layout": "camps"},
    "groups": {"layout": "camps"},
    "who": {"layout": "stance"},
    "between": {"layout": "stress", "size": "betweenness"},
    "wedges": {"layout": "stress"},
    "forecast": {"layout": "stance"},
    "outcome": {"layout": "stance"},
    "pivots": {"layout": "stance"},
    "persuade": {"layout": "stance"},
    "changes": {"layout": "stress"},
}
"""How the map stands while a section of the report is told; other sections are not told."""

LIT = frozenset({"who", "between", "wedges", "pivots", "persuade", "changes"})
MOST = 12
NAMED = 5
TOLD_BY: Mapping[str, str] = {"between": "betweenness"}


def story(report: Report) -> tuple[Step, ...]:
    """The steps that follow from a report: its headline, who decides, and its sections."""
    steps = [Step(text("In short"), report.headline)]
    steps += _decider(report)
    told = [section for section in report.sections if section.id in VIEWS]
    if report.section("forecast") is not None:  # it says of the issue what the other says of all
        told = [section for section in told if section.id != "outcome"]
    steps += [_step(report, section) for section in told if section.lead]
    return tuple(steps)


def _decider(report: Report) -> list[Step]:
    issue = report.dataset.issue_by_id.get(report.issue) if report.issue else None
    known = {actor.id: actor for actor in report.actors}
    found = [actor for actor in (issue.decided_by if issue else ()) if actor in known]
    if not found:
        return []
    if report.deciding and len(found) > NAMED:
        lit = () if many_decide(report) else tuple(found)
        return [Step(text("Who decides"), report.deciding, lit, {"layout": "stress"})]
    said = [_stands(report, known[actor].id, known[actor].position) for actor in found]
    state = {"layout": "stress", "focus": found[0]} if len(found) == 1 else {"layout": "stress"}
    return [Step(text("Who decides"), tuple(said), tuple(found), {**state, "steps": 1})]


def _stands(report: Report, actor: str, position: float | None) -> Text:
    if position is None:
        return text("{actor} decides and has no recorded stance.", actor=Name(actor))
    return text(
        "{actor} decides and stands at {position}. The map shows whom the decision can be "
        "reached through.",
        actor=Name(actor),
        position=report.scale.say_coarse(position),
    )


def _step(report: Report, section: Section) -> Step:
    known = {actor.id for actor in report.actors}
    rows = section.table.rows if section.id in LIT and section.table else ()
    named = [actor for actor in dict.fromkeys(names_in(rows)) if actor in known][:MOST]
    return Step(
        title=section.title,
        text=(*section.lead[:2], *_found(report, section, named)),
        highlight=tuple(named),
        state=VIEWS[section.id],
    )


def _found(report: Report, section: Section, named: Sequence[str]) -> Sequence[Text]:
    """What a section's table shows, where its lead only says how to read it."""
    if section.id == "who" and named:
        return [text("First come {actors}.", actors=[Name(actor) for actor in named[:NAMED]])]
    measure = TOLD_BY.get(section.id)
    found = [f for f in report.findings if f.measure == measure and f.defined]
    return [finding.reading for finding in found[:2]]
