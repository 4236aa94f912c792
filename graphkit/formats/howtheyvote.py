"""HowTheyVote's roll calls of the European Parliament: votes of members, votes, members, groups.

A folder is read with the main votes alone, as the site itself shows them; the file of the members'
votes, named by itself, with every vote. A row's own group is the one of the day it was cast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.ballots import ABSTAINED, AGAINST, FOR, Codes, ballots
from graphkit.formats.reading.cells import YES_NO
from graphkit.formats.reading.first_lines import is_kind, tables_of
from graphkit.formats.reading.long_table import long_table
from graphkit.formats.reading.picked import Foreign, Picked, first_rows, foreign_table
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.roll_calls import (
    days_of,
    groups_table,
    in_use,
    read_tables,
    tell_unlisted,
)
from graphkit.formats.reading.stacked import stack
from graphkit.phrases import phrase, phrase_of

KINDS: Mapping[str, Sequence[str]] = {
    "member_votes": ("vote_id", "member_id", "position"),
    "votes": ("id", "display_title"),
    "members": ("id", "first_name", "last_name"),
    "groups": ("code", "label", "short_label"),
}
CODES = Codes(
    cast={"for": FOR, "against": AGAINST, "abstention": ABSTAINED},
    silent={"did_not_vote": "not voting"},
    what="position",
)
NOT_ATTACHED = ("", "NI")  # members of no group, who are none together
RESULTS = {"ADOPTED": "1", "REJECTED": "-1"}


def recognises(path: Path) -> bool:
    """Whether a folder holds such votes, or a file is them."""
    if path.is_dir():
        return "member_votes" in tables_of(path, KINDS)
    return is_kind(path, KINDS["member_votes"])


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Members and their groups as actors, votes as issues, what each member cast as stances."""
    raw = RawDataset(name_of(path))
    tables = read_tables(path, KINDS, options, problems, but="member_votes")
    rows = _member_votes(path, tables.get("votes"), options, problems)
    if rows is None:
        return raw
    cast = ballots(rows, "position", CODES, problems)
    days = _issues(raw, rows, tables.get("votes"), problems)
    stances = Picked("stances", rows, cast.rows)
    stances.take("actor", "member_id")
    stances.put("issue", [_vote(id) for id in rows.texts("vote_id")], "vote_id")
    stances.put("position", cast.positions, "position")
    stances.put("date", days)
    stances.take("x_group", "group_code")
    stances.own(but=("country_code",))
    raw.tables["stances"] = stances.table()
    raw.tables["stances"].left_out = rows.raw.left_out + len(rows) - len(cast.rows)
    raw.tables["actors"] = _actors(rows, days, tables, problems)
    return raw


def _member_votes(
    path: Path, votes: Foreign | None, options: ReadOptions, problems: Problems
) -> Foreign | None:
    """What members cast: of a folder in main votes alone, where it is told which are."""
    file = path if path.is_file() else tables_of(path, KINDS)["member_votes"][0]
    main = _main(votes) if votes and path.is_dir() else set()
    if not main:
        return foreign_table(file, options, problems)
    rows = long_table(file, "vote_id", main, options, problems)
    if rows and rows.raw.left_out:
        others = len(votes or ()) - len(main)
        count = phrase_of("{count} other vote", "{count} other votes", others)
        message = phrase(
            "Only main votes are read: {n} with {left_out} rows left out.",
            n=count,
            left_out=f"{rows.raw.left_out:,}",
        )
        hint = phrase("Name {name} itself to read them all.", name=file.name)
        problems.note("main-votes", message, Place(file.name), hint=hint)
    return rows


def _vote(id: str) -> str:
    """A vote's id as an issue: members and votes are both numbered, and may be alike."""
    return f"vote-{id}"


def _main(votes: Foreign) -> set[str]:
    """The ids of main votes; none where that is not told."""
    pairs = zip(votes.texts("id"), votes.texts("is_main"), strict=True)
    return {id for id, mark in pairs if YES_NO.get(mark.casefold())}


def _issues(
    raw: RawDataset,
    rows: Foreign,
    votes: Foreign | None,
    problems: Problems,
) -> list[str]:
    """The table of issues; the day of every row, nothing where no vote says it."""
    of = rows.texts("vote_id")
    used = first_rows(of)
    keys = votes.texts("id") if votes else of
    picked = in_use("issues", used, rows, votes, keys)
    picked.columns[0] = [_vote(id) for id in used]
    days: list[str] = []
    if votes:
        file = votes.raw.where.header(0).file
        listed = [id for id in keys if id in used] if rows.raw.left_out else keys  # else told
        tell_unlisted("votes", used, listed, file, problems)
        days = days_of(votes.texts("timestamp"), "votes", file, problems)
        picked.put("x_title", votes.texts("display_title"), "display_title")
        picked.put("question", _questions(votes), "description", "display_title")
        picked.put("decided_on", days, "timestamp")
        picked.put("outcome", [RESULTS.get(word, "") for word in votes.texts("result")], "result")
        picked.own(but=("id",))
    raw.tables["issues"] = picked.table()
    by_id = dict(zip(keys, days, strict=False))
    return [by_id.get(id, "") for id in of]


def _questions(votes: Foreign) -> list[str]:
    """The title of what was voted on, and which part of it."""
    words = zip(votes.texts("display_title"), votes.texts("description"), strict=True)
    return [": ".join(filter(None, parts)) for parts in words]


def _actors(
    rows: Foreign, days: list[str], tables: Mapping[str, Foreign], problems: Problems
) -> RawTable:
    """Everybody who has a row, and the groups they belong to: the one of their last vote."""
    used = first_rows(rows.texts("member_id"))
    members, groups = tables.get("members"), tables.get("groups")
    keys = (members or rows).texts("id" if members else "member_id")
    picked = in_use("actors", used, rows, members, keys)
    if members:
        tell_unlisted("members", used, keys, members.raw.where.header(0).file, problems)
        picked.put("name", _names(members), "first_name", "last_name")
    last = _last_groups(rows, days, problems)
    bodies = [last.get(id, "") for id in used]
    picked.say("member_of", ["" if body in NOT_ATTACHED else body for body in bodies])
    picked.say("x_group", bodies)
    picked.take("country", "country_code")
    picked.own(but=("id", "first_name", "last_name", "vote_id", "member_id", "position"))
    known = dict(zip(groups.texts("code"), groups.texts("label"), strict=True)) if groups else {}
    held = {body: known.get(body, body) for body in bodies if body not in NOT_ATTACHED}
    file = rows.raw.where.header(0).file
    return stack([picked.table(), groups_table(held, "group", file)])


def _names(members: Foreign) -> list[str]:
    words = zip(members.texts("first_name"), members.texts("last_name"), strict=True)
    return [" ".join(filter(None, parts)) for parts in words]


def _last_groups(rows: Foreign, days: list[str], problems: Problems) -> dict[str, str]:
    """The group of each member's last row; who changed is told."""
    last: dict[str, tuple[str, str]] = {}
    changed: set[str] = set()
    for member, group, day in zip(
        rows.texts("member_id"), rows.texts("group_code"), days, strict=True
    ):
        before = last.get(member)
        if before is None or day >= before[0]:
            last[member] = day, group
        if before is not None and before[1] != group:
            changed.add(member)
    if changed:
        count = phrase_of("{count} member changed", "{count} members changed", len(changed))
        message = phrase(
            "{n} group: each belongs to the last one here; every vote keeps its own.", n=count
        )
        problems.note("changed-group", message, Place(rows.raw.where.header(0).file))
    return {member: group for member, (_, group) in last.items()}


howtheyvote = Format(
    name="howtheyvote",
    question="HowTheyVote's roll calls of the European Parliament",
    suffixes=("", ".csv"),
    read_only=(".gz",),
    called=phrase("HowTheyVote's roll calls of the European Parliament"),
    facts="github.com/HowTheyVote/data, the README of each release",
    read=read,
    recognises=recognises,
)
