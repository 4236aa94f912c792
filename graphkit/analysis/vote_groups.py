"""A vote by group: the parties of those who vote, as far as the data tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from graphkit.analysis.report_context import ReportContext
from graphkit.dataset import Actor
from graphkit.engines.outcomes.decision_table import VOTES_SAID
from graphkit.findings import Finding
from graphkit.language import Name, Text, text
from graphkit.pictures import VoteGroup

MOST = 12  # more groups than this sum nothing up


def vote_groups(context: ReportContext, path: Finding) -> list[VoteGroup]:
    """Those who vote by a decision path, by party, the largest first.

    The parties are the bodies that the voters belong to and do not all share, else their roles,
    else their types: the first of these that most voters have (types: all of them) and that sums
    them up (two to twelve groups, of two or more on average). Who has no party is in a group of
    its own. Empty where none sums them up.
    """
    votes = _votes(path)
    actors = context.run.dataset.actor_by_id
    if len(votes) < 4 or not votes.keys() <= actors.keys():
        return []
    voters = [actors[one] for one in votes]
    bodies = {body for actor in actors.values() for body in actor.member_of}
    for grouped in (_parties(voters, path, bodies), _roles(voters), _types(voters)):
        if 2 <= len(set(grouped.values())) <= min(MOST, len(voters) // 2):
            return sorted(_counted(votes, grouped), key=_independents_last)
    return []


def _votes(path: Finding) -> Mapping[str, int | None]:
    """How each votes: 1, -1, 0, or None where that is not known."""
    table = path.result.table if path.result else None
    keys = [column.key for column in table.columns] if table else []
    if table is None or "vote" not in keys:
        return {}
    side = {words.template: vote for vote, words in VOTES_SAID.items()}
    actor, vote = keys.index("actor"), keys.index("vote")
    return {row[actor].id: side.get(row[vote].template) for row in table.rows}


Grouped = Mapping[str, Name | str | None]  # the group of each voter, None where it has none
_NONE: Grouped = {}


def _parties(voters: Sequence[Actor], path: Finding, bodies: Set[str]) -> Grouped:
    """The one body of each voter that not all of them belong to, and that is not the chamber,
    or the voter itself where it votes as a body; nothing where a voter has several."""
    some = [frozenset(voter.member_of) for voter in voters if voter.member_of]
    shared = frozenset.intersection(*some) if some else frozenset()
    shared |= {str(path.summary.get("body"))}
    own = {
        voter.id: [voter.id]
        if voter.id in bodies
        else [body for body in voter.member_of if body not in shared]
        for voter in voters
    }
    if any(len(bodies) > 1 for bodies in own.values()):
        return _NONE
    return _where_most({voter: Name(*bodies) if bodies else None for voter, bodies in own.items()})


def _roles(voters: Sequence[Actor]) -> Grouped:
    return _where_most({voter.id: voter.role or None for voter in voters})


def _types(voters: Sequence[Actor]) -> Grouped:
    return {v.id: v.type for v in voters} if all(voter.type for voter in voters) else _NONE


def _where_most(grouped: Grouped) -> Grouped:
    """The groups where most voters have one: they are the parties, and the others independents."""
    without = sum(group is None for group in grouped.values())
    return grouped if 2 * without < len(grouped) else _NONE


def _counted(votes: Mapping[str, int | None], grouped: Grouped) -> Iterator[VoteGroup]:
    for group in dict.fromkeys(grouped.values()):
        cast = [votes[voter] for voter, own in grouped.items() if own == group]
        name = text("No party") if group is None else group
        yield VoteGroup(name, cast.count(1), cast.count(-1), cast.count(0), cast.count(None))


def _independents_last(group: VoteGroup) -> tuple[int, bool]:
    """The largest first, of equals those who have no party last."""
    return -group.size, isinstance(group.name, Text)
