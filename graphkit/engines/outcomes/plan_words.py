"""What a plan of persuasion says: its goal, whom it is for, what it would bring, how it counts."""

from __future__ import annotations

import numpy as np

from graphkit.engines.outcomes.cost import EQUAL, SALIENCE
from graphkit.engines.outcomes.levers import Levers, Plan
from graphkit.language import Name, Text, plural, text


def reading(plan: Plan, by: str | None, decider: str | None, *, spread: bool) -> Text:
    """What the plan would bring, and for whom."""
    issue, scale = plan.field.issue, plan.field.issue.scale
    if not plan.size:
        return text("Nobody is left to persuade on {issue}.", issue=Name(issue.id))
    whose = text("the weighted mean of positions")
    if decider is not None:
        whose = text("the stance of {decider}, who decides,", decider=Name(decider))
    said = plural(
        "If {actors} moved towards {goal}, by {shift} at most, {whose} would go from {now} to "
        "{after}",
        "If {actors}, {count} in all, moved towards {goal}, each by {shift} at most, {whose} "
        "would go from {now} to {after}",
        plan.size,
        actors=plan.actors[:5],
        goal=_aim(plan),
        shift=_size(plan),
        whose=whose,
        now=scale.say(plan.outcome),
        after=scale.say(plan.after),
    )
    if spread:
        said = text("{said} once opinions have spread along the ties", said=said)
    if by is not None:
        return text("For {by}: {said}.", by=Name(by), said=said)
    return text("{said}.", said=said)


def _aim(plan: Plan) -> Text:
    issue, scale = Name(plan.field.issue.id), plan.field.issue.scale
    if scale.own and plan.goal.sought:
        end = 1.0 if plan.goal.sought > 0 else -1.0
        return text("{place} on {issue}", place=scale.say_coarse(end), issue=issue)
    if plan.goal.sought > 0:
        return text("support on {issue}", issue=issue)
    if plan.goal.sought < 0:
        return text("opposition on {issue}", issue=issue)
    return text("{place} on {issue}", place=scale.say(plan.goal.aim), issue=issue)


def _size(plan: Plan) -> Text:
    """The largest move on the issue's scale."""
    scale = plan.field.issue.scale
    size = plan.goal.shift * scale.half
    return Text(f"{{size:.{scale.digits}f}}", {"size": size})  # nothing to translate


def aimed(plan: Plan, by: str | None) -> Text:
    """The goal, for whom it is where that is nobody by name, and what comes first."""
    if by is not None:
        return text(
            "To move the outcome towards {goal}: most outcome per effort first.", goal=_aim(plan)
        )
    near = text("whoever stands near it")
    return text(
        "To move the outcome towards {goal}, for {whom}: most outcome per effort first.",
        goal=_aim(plan),
        whom=text("whoever is on that side") if plan.goal.sought else near,
    )


def effort(plan: Plan, cost: str) -> Text:
    if cost == EQUAL:
        return text(
            "Effort is the change of position, alike for everyone; nobody is taken to move by "
            "more than {shift}.",
            shift=_size(plan),
        )
    if cost == SALIENCE:
        return text(
            "Effort is the change of position times salience: who cares more is harder to move. "
            "Nobody is taken to move by more than {shift}.",
            shift=_size(plan),
        )
    return text(
        "Effort is the change of position times {column}; nobody is taken to move by more than "
        "{shift}.",
        column=cost,
        shift=_size(plan),
    )


def unpriced(count: int, cost: str) -> tuple[Text, ...]:
    if not count:
        return ()
    return (
        plural(
            "{count} actor has no {column} and is left out.",
            "{count} actors have no {column} and are left out.",
            count,
            column=cost,
        ),
    )


def counted(decider: str | None) -> Text:
    if decider is not None:
        return text(
            "{decider} decides alone: what is moved counts through that stance only, be it the "
            "own or that of those listened to.",
            decider=Name(decider),
        )
    return text("What is moved counts the actor's own weight and that of those who listen to it.")


def by_outcome(plan: Plan, every: Levers) -> tuple[Text, ...]:
    """Who would move the outcome most whatever the effort, where these are others."""
    best = np.argsort(every.by_outcome, kind="stable")[: plan.size]
    rows = every.rows[best]
    if set(rows.tolist()) == set(plan.found.rows[: plan.size].tolist()):
        return ()
    actors = [Name(plan.field.actors[row]) for row in rows[:5]]
    return (
        plural(
            "By outcome alone, whatever the effort, it would be {actors}.",
            "By outcome alone, whatever the effort, it would be {actors}, {count} in all.",
            len(rows),
            actors=actors,
        ),
    )
