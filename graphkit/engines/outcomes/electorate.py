"""Who votes: those named in `decided_by`, or the members of the one body that is."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from graphkit.decision_rule import MAJORITY, Rule

Members = Callable[[str], Collection[str]]
Placed = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Electorate:
    """Those who decide in their order, and their rule; `body` is whose members they are."""

    rule: Rule
    voters: tuple[str, ...]
    body: str | None = None


def electorate(
    rule: Rule, decided_by: tuple[str, ...], members: Members, placed: Placed
) -> Electorate:
    """Who decides by a rule.

    `members` gives everyone in a body, through other bodies too; `placed` says who has a stance.
    The members of a body decide when it is the only one named and the rule is one for several,
    or when it has no stance of its own and at least two of them do: then by majority.
    """
    named = decided_by[:1] if rule.kind == "sole" else decided_by
    if len(named) != 1:
        return Electorate(rule, named)
    (body,) = named
    voters = voting_members(body, members, placed)
    known = sum(map(placed, voters))
    if known and (rule.vote or (rule.kind == "consent" and known > 1)):
        return Electorate(rule, voters, body)
    if known > 1 and not placed(body):
        return Electorate(replace(MAJORITY, weights=rule.weights), voters, body)
    return Electorate(rule, named)


def voting_members(body: str, members: Members, placed: Placed) -> tuple[str, ...]:
    """The members of a body who have a vote in it, sorted.

    A body within it votes as one only where it has a stance and none of its own members do;
    its members then do not.
    """
    inside = sorted(members(body))
    within = {one: set(members(one)) for one in inside}
    bodies = {
        one
        for one, own in within.items()
        if own and placed(one) and not any(placed(member) for member in own)
    }
    spoken_for = {member for one in bodies for member in within[one]}
    return tuple(
        one
        for one in inside
        if one in bodies or (not within[one] and (placed(one) or one not in spoken_for))
    )
