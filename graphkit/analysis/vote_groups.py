"""A vote by group: the parties of those who vote, as far as the data tells them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graphkit.analysis.report_context import ReportContext
from graphkit.dataset import Actor
from graphkit.engines.outcomes.decision_table import VOTES_SAID
from graphkit.findings import Finding
from graphkit.language import Name
from graphkit.pictures import VoteGroup

MOST = 12  # more groups than this sum nothing up


def vote_groups(context: ReportContext, path: Finding) -> list[VoteGroup]:
    """Those who vote by a decision path, by party, the largest first.

    The parties are the bodies that the voters belong to and do not all share, else their roles,
    else their types: the first of these that every voter has and that sums them up (two to twelve
    groups, of two or more on average). Empty where none does.
    """
    votes = _votes(path)
    actors = context.run.dataset.actor_by_id
    if len(votes) < 4 or not votes.keys() <= actors.keys():
        return []
    voters = [actors[one] for one in votes]
    for grouped in (_bodies(voters, path), _column(voters, "role"), _column(voters, "type")):
        groups = len(set(grouped.values()))
        if len(grouped) == len(voters) and 2 <= groups <= min(MOST, len(voters) // 2):
            return sorted(_counted(votes, grouped), key=lambda group: -group.size)
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


Grouped = dict[str, Name | str]


def _bodies(voters: Sequence[Actor], path: Finding) -> Grouped:
    """The one body of each voter that not all of them belong to, and that is not the chamber."""
    shared = frozenset.intersection(*(frozenset(voter.member_of) for voter in voters))
    shared |= {str(path.summary.get("body"))}
    own = {voter.id: [body for body in voter.member_of if body not in shared] for voter in voters}
    return {voter: Name(bodies[0]) for voter, bodies in own.items() if len(bodies) == 1}


def _column(voters: Sequence[Actor], column: str) -> Grouped:
    said = {voter.id: getattr(voter, column) for voter in voters}
    return {voter: words for voter, words in said.items() if words}


def _counted(votes: Mapping[str, int | None], grouped: Grouped) -> Iterator[VoteGroup]:
    for group in dict.fromkeys(grouped.values()):
        cast = [votes[voter] for voter, own in grouped.items() if own == group]
        yield VoteGroup(group, cast.count(1), cast.count(-1), cast.count(0), cast.count(None))
