"""A dataset as roll calls in Voteview's layout: votes.csv and members.csv.

An issue is a roll call, its id the roll call's number; an actor's id stands where Voteview's
number of a member does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from graphkit.dataset import Dataset
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import FlatTable
from graphkit.formats.writing.positions_table import current_rows, refuse_without_stances

HOLDS = frozenset(
    ("actors.id", "actors.name", "actors.member_of", "issues.id", "stances.actor",
     "stances.issue", "stances.position")
)  # fmt: skip
YEA, NAY = 1, 6
CONGRESS, CHAMBER = 1, "House"  # one body and one term: the data names none


def fit(dataset: Dataset) -> Dataset:
    """Current stances on a side, at its end: a member votes once, yea or nay. Members have one
    party at most."""
    refuse_without_stances(dataset, "voteview")
    stances = tuple(
        replace(stance, position=1.0 if stance.position > 0 else -1.0)
        for stance in current_rows(dataset)
        if stance.position
    )
    voters = {stance.actor for stance in stances}
    parties = {actor.member_of[0] for actor in dataset.actors if actor.member_of}
    actors = tuple(
        replace(actor, member_of=actor.member_of[:1] if actor.id in voters else ())
        for actor in dataset.actors
        if actor.id in voters | parties
    )
    return replace(dataset, actors=actors, stances=stances)


def write(dataset: Dataset) -> Mapping[str, bytes]:
    """Both tables with the columns that Voteview's own begin with."""
    votes = tuple(
        (CONGRESS, CHAMBER, s.issue, s.actor, YEA if s.position > 0 else NAY, None)
        for s in dataset.stances
    )
    voters = {stance.actor for stance in dataset.stances}
    members = tuple(
        (CONGRESS, CHAMBER, actor.id, next(iter(actor.member_of), None), actor.name)
        for actor in dataset.actors
        if actor.id in voters
    )
    vote_head = ("congress", "chamber", "rollnumber", "icpsr", "cast_code", "prob")
    member_head = ("congress", "chamber", "icpsr", "party_code", "bioname")
    return {
        "votes.csv": csv_bytes(FlatTable("votes", vote_head, votes)),
        "members.csv": csv_bytes(FlatTable("members", member_head, members)),
    }
