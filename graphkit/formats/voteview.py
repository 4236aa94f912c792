"""Voteview's roll calls of the United States Congress: votes, members, rollcalls and parties.

One row of votes is one member's cast code on one roll call: 1 to 3 are yea (paired and announced
ones too), 4 to 6 nay, 7 to 9 present or not voting, 0 not a member of the chamber at the time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.ballots import AGAINST, FOR, Codes, ballots
from graphkit.formats.reading.first_lines import is_kind, tables_of
from graphkit.formats.reading.picked import Foreign, Picked, first_rows
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.roll_calls import (
    days_of,
    groups_table,
    in_use,
    outcome_of,
    read_tables,
    tell_unlisted,
)
from graphkit.formats.reading.stacked import stack
from graphkit.formats.writing.voteview import HOLDS, LIMITS, fit, write
from graphkit.phrases import phrase

KINDS: Mapping[str, Sequence[str]] = {
    "votes": ("rollnumber", "icpsr", "cast_code"),
    "members": ("icpsr", "bioname"),
    "rollcalls": ("rollnumber", "vote_result"),
    "parties": ("party_code", "party_name"),
}
CODES = Codes(
    cast={**dict.fromkeys("123", FOR), **dict.fromkeys("456", AGAINST)},
    silent={**dict.fromkeys("78", "present"), "9": "not voting", "0": "not a member"},
    what="cast code",
)
PARTIES = {"100": "Democratic Party", "200": "Republican Party"}
INDEPENDENT = ("", "328")  # no party that anybody belongs to
CALL = ("chamber", "congress", "rollnumber")


def recognises(path: Path) -> bool:
    """Whether a folder holds such votes, or a file is them."""
    if path.is_dir():
        return "votes" in tables_of(path, KINDS)
    return is_kind(path, KINDS["votes"])


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Members as actors, roll calls as issues, votes as stances; parties are bodies of members."""
    raw = RawDataset(name_of(path))
    tables = read_tables(path, KINDS, options, problems)
    votes = tables.get("votes")
    if votes is None:
        return raw
    cast = ballots(votes, "cast_code", CODES, problems)
    ids = _rollcall_ids(votes)
    days = _issues(raw, votes, ids, tables.get("rollcalls"), problems)
    stances = Picked("stances", votes, cast.rows)
    stances.take("actor", "icpsr")
    stances.put("issue", ids, "rollnumber")
    stances.put("position", cast.positions, "cast_code")
    stances.put("date", days)
    stances.own(but=CALL)
    stances.take("x_cast_code", "cast_code")
    raw.tables["stances"] = stances.table()
    raw.tables["stances"].left_out = len(votes) - len(cast.rows)
    members, parties = tables.get("members"), tables.get("parties")
    raw.tables["actors"] = _actors(votes, members, parties, problems)
    return raw


def _rollcall_ids(table: Foreign) -> list[str]:
    """Voteview's own ids of roll calls, such as RS1130012: chamber, congress, number."""
    keys = list(zip(*(table.texts(word) for word in CALL), strict=True))
    made = {
        (chamber, congress, number): f"R{chamber[:1].upper()}{congress:0>3}{number:0>4}"
        for chamber, congress, number in set(keys)
    }
    return [made[key] for key in keys]


def _issues(
    raw: RawDataset,
    votes: Foreign,
    ids: list[str],
    rollcalls: Foreign | None,
    problems: Problems,
) -> list[str]:
    """The table of issues; the day of every vote, nothing where no roll call says it."""
    used = first_rows(ids)
    source = rollcalls or votes
    keys = _rollcall_ids(source)
    picked = in_use("issues", used, votes, rollcalls, keys)
    titles = _titles(source)
    picked.put("x_title", titles, "rollnumber")
    days: list[str] = []
    if rollcalls is None:
        picked.put("question", titles, "rollnumber")
    if rollcalls:
        file = rollcalls.raw.where.header(0).file
        tell_unlisted("rollcalls", used, keys, file, problems)
        days = days_of(rollcalls.texts("date"), "rollcalls", file, problems)
        picked.put("question", _questions(rollcalls), "vote_desc", "vote_question")
        picked.put("decided_on", days, "date")
        results = rollcalls.texts("vote_result")
        picked.put("outcome", [outcome_of(word) for word in results], "vote_result")
        picked.own(but=CALL)
        picked.take("x_vote_result", "vote_result")
    raw.tables["issues"] = picked.table()
    by_id = dict(zip(keys, days, strict=False))
    return [by_id.get(id, "") for id in ids]


def _titles(table: Foreign) -> list[str]:
    keys = zip(*(table.texts(word) for word in CALL), strict=True)
    return [f"{chamber} {congress}, roll call {number}" for chamber, congress, number in keys]


def _questions(rollcalls: Foreign) -> list[str]:
    """What was asked, on which bill: whichever of these the roll call tells."""
    words = ("bill_number", "vote_question", "vote_desc")
    told: Iterable[tuple[str, ...]] = zip(*(rollcalls.texts(word) for word in words), strict=True)
    return [": ".join(dict.fromkeys(filter(None, parts))) for parts in told]


def _actors(
    votes: Foreign, members: Foreign | None, parties: Foreign | None, problems: Problems
) -> RawTable:
    """Everybody who has a row among the votes, and the parties they belong to."""
    used = first_rows(votes.texts("icpsr"))
    keys = (members or votes).texts("icpsr")
    picked = in_use("actors", used, votes, members, keys)
    if members is None:
        return picked.table()
    tell_unlisted("members", used, keys, members.raw.where.header(0).file, problems)
    picked.take("name", "bioname")
    codes = members.texts("party_code")
    bodies = {code: "" if code in INDEPENDENT else f"party-{code}" for code in set(codes)}
    picked.put("member_of", [bodies[code] for code in codes], "party_code")
    picked.own(but=("icpsr",))
    picked.take("x_party_code", "party_code")
    table = picked.table()
    names = {**PARTIES, **_named(parties)}
    held = dict.fromkeys(table.columns[table.header.index("member_of")])
    called = {f"party-{code}": names.get(code, f"Party {code}") for code in dict.fromkeys(codes)}
    groups = {body: called[body] for body in held if body}
    return stack([table, groups_table(groups, "party", "members")])


def _named(parties: Foreign | None) -> dict[str, str]:
    if parties is None:
        return {}
    return dict(zip(parties.texts("party_code"), parties.texts("party_name"), strict=True))


voteview = Format(
    name="voteview",
    question="Voteview's roll calls: votes, members, rollcalls and parties",
    suffixes=("", ".csv"),
    called=phrase("Voteview's roll calls (votes of members of Congress by cast code)"),
    facts="voteview.com/data, articles data_help_votes, data_help_members, data_help_rollcalls",
    write=write,
    fit=fit,
    holds=HOLDS,
    limits=LIMITS,
    read=read,
    recognises=recognises,
)
