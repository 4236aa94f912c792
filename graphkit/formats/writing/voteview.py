"""A dataset as roll calls in Voteview's layout: votes, members, and what is known of both.

An issue is a roll call; an actor's id stands where Voteview's number of a member does. A roll
call's id is Voteview's own (RH1130012: chamber, congress, number); others are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from graphkit.dataset import Actor, Dataset, Issue
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import FlatTable, Value
from graphkit.formats.writing.positions_table import current_rows, refuse_without_stances

HOLDS = frozenset(
    ("actors.id", "actors.name", "actors.member_of", "issues.id", "issues.question",
     "issues.decided_on", "stances.actor", "stances.issue", "stances.position")
)  # fmt: skip
LIMITS = "yea or nay, once a member; parties whose ids begin with party-"
YEA, NAY = 1, 6
CHAMBERS = {"H": "House", "S": "Senate", "P": "President"}
PARTY = "party-"
INDEPENDENT = "party-328"  # read as no party
_ROLL_CALL = re.compile(r"R([HSP])(\d{3})(\d{4})", re.ASCII)


def fit(dataset: Dataset) -> Dataset:
    """Current stances on a side, at its end: a member votes once, yea or nay. Members have one
    party at most."""
    dataset = _with_numbers(dataset)
    stances = tuple(
        replace(stance, position=1.0 if stance.position > 0 else -1.0)
        for stance in current_rows(dataset)
        if stance.position
    )
    refuse_without_stances(stances, "voteview")
    voters = {stance.actor for stance in stances}
    taken = {stance.issue for stance in stances}
    actors = [_with_party(actor) for actor in dataset.actors if actor.id in voters]
    parties = {party for actor in actors for party in actor.member_of}
    listed = {actor.id: actor for actor in dataset.actors}
    actors += [listed.get(id, Actor(id, id)) for id in sorted(parties - voters)]
    issues = tuple(issue for issue in dataset.issues if issue.id in taken)
    return replace(dataset, actors=tuple(actors), issues=issues, stances=stances)


def _with_numbers(dataset: Dataset) -> Dataset:
    """The dataset with Voteview's ids of roll calls, unless its issues have such."""
    if all(_ROLL_CALL.fullmatch(issue.id) for issue in dataset.issues):
        return dataset
    ids = {issue.id: f"RH001{n:04}" for n, issue in enumerate(dataset.issues, start=1)}
    return replace(
        dataset,
        issues=tuple(replace(issue, id=ids[issue.id]) for issue in dataset.issues),
        stances=tuple(replace(stance, issue=ids[stance.issue]) for stance in dataset.stances),
    )


def _with_party(actor: Actor) -> Actor:
    own = [body for body in actor.member_of if body.startswith(PARTY) and body != INDEPENDENT]
    return replace(actor, member_of=tuple(own[:1]))


def write(dataset: Dataset) -> Mapping[str, bytes]:
    """The tables with the columns that matter in Voteview's own; parties only where there are."""
    calls = _calls(dataset)
    votes: list[tuple[Value, ...]] = [
        (*calls[s.issue], s.actor, YEA if s.position > 0 else NAY, None) for s in dataset.stances
    ]
    files = {
        "votes.csv": _table(("rollnumber", "icpsr", "cast_code", "prob"), votes),
        "members.csv": _table(("icpsr", "party_code", "bioname"), _members(dataset)),
        "rollcalls.csv": _table(_ROLLCALLS, [_rollcall(issue, calls) for issue in dataset.issues]),
    }
    parties = [a for a in dataset.actors if a.id.startswith(PARTY)]
    if parties:
        rows = tuple((party.id.removeprefix(PARTY), party.name) for party in parties)
        table = FlatTable("parties", ("party_code", "party_name"), rows)
        files["parties.csv"] = csv_bytes(table)
    return files


_ROLLCALLS = ("rollnumber", "date", "vote_result", "vote_desc")
Call = tuple[int, str, int]


def _calls(dataset: Dataset) -> dict[str, Call]:
    """Congress, chamber and number of every roll call."""
    found = {issue.id: _ROLL_CALL.fullmatch(issue.id) for issue in dataset.issues}
    return {
        id: (int(match[2]), CHAMBERS[match[1]], int(match[3]))
        for id, match in found.items()
        if match
    }


def _members(dataset: Dataset) -> list[tuple[Value, ...]]:
    """Every voter, in the chamber and congress of the first roll call."""
    voters = {stance.actor for stance in dataset.stances}
    congress, chamber, _ = next(iter(_calls(dataset).values()))
    return [
        (congress, chamber, a.id, "".join(a.member_of).removeprefix(PARTY) or None, a.name)
        for a in dataset.actors
        if a.id in voters
    ]


def _rollcall(issue: Issue, calls: Mapping[str, Call]) -> tuple[Value, ...]:
    return (*calls[issue.id], issue.decided_on, None, issue.question)


def _table(words: tuple[str, ...], rows: list[tuple[Value, ...]]) -> bytes:
    return csv_bytes(FlatTable("votes", ("congress", "chamber", *words), tuple(rows)))
