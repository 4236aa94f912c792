"""Who decides the report's issue, where they stand, and since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphkit.analysis.report_context import ReportContext
from graphkit.current_claim import unbroken
from graphkit.dataset import Stance


@dataclass(frozen=True, slots=True)
class Decider:
    """One who decides: current position (None without a stance) and when it was taken up.

    `since` is the date of the first claim in the unbroken run of claims on the same side that
    leads up to the current one; `claims` are that run. `members` is where those who speak for
    one without a stance stand. Positions are from -1 to 1, whatever the issue's scale.
    `contested`: claims that count the same stand on both sides, and the position is none.
    """

    actor: str
    position: float | None
    since: date | None
    claims: tuple[str, ...]
    members: float | None = None
    contested: bool = False


def deciders(context: ReportContext) -> tuple[Decider, ...]:
    """Those who decide the report's issue, in their order."""
    issue = context.run.issue
    if issue is None:
        return ()
    return tuple(
        _decider(context, actor) for actor in context.run.dataset.issue_by_id[issue].decided_by
    )


def _decider(context: ReportContext, actor: str) -> Decider:
    held = context.position.get(actor)
    if held is None:
        at, scale = context.run.finding("decision_path").values.get(actor), context.scale
        members = None if at is None or scale is None else scale.position(at)
        return Decider(actor, None, None, (), members)
    row, column = context.positions.rows([actor])[0], context.column
    if column is not None and (row, column) in context.positions.rivals:
        return Decider(actor, held, None, (), contested=True)
    run = _unbroken(context, actor)
    return Decider(actor, held, run[0].date if run else None, tuple(claim.id for claim in run))


def _unbroken(context: ReportContext, actor: str) -> list[Stance]:
    """The latest claims of an actor that all stand on the side of the current one."""
    stances, issue = context.run.dataset.stances, context.stance_claims[actor].issue
    return unbroken(s for s in stances if s.actor == actor and s.issue == issue and s.date)
