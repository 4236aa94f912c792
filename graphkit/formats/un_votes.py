"""Votes in the General Assembly of the United Nations, one row a country and roll call.

Three layouts: that of the R package unvotes (rcid, country, country_code, vote: yes, no, abstain),
Voeten's own (rcid, ccode, member, vote: 1 yes, 2 abstain, 3 no, 8 absent, 9 not a member), and the
United Nations Digital Library's (undl_id, ms_code, ms_name, ms_vote: Y, N, A, X).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.ballots import ABSTAINED, AGAINST, FOR, Codes, ballots
from graphkit.formats.reading.first_lines import is_kind, tables_of
from graphkit.formats.reading.picked import Foreign, Picked, first_rows
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.roll_calls import days_of, in_use, read_tables, tell_unlisted
from graphkit.phrases import phrase

ROLL = ("rcid", "undl_id")
KINDS: Mapping[str, Sequence[str]] = {
    "votes": ("rcid", "vote"),
    "library": ("undl_id", "ms_code", "ms_vote"),
    "topics": ("rcid", "issue", "short_name"),
    "rollcalls": ("rcid", "session"),
}
COUNTRIES = ("country_code", "ms_code", "ccode", "country", "countryname", "member")
NAMES = ("country", "ms_name", "countryname")
VOTES = ("vote", "ms_vote")
CODES = Codes(
    cast={
        **dict.fromkeys(("yes", "y", "1"), FOR),
        **dict.fromkeys(("abstain", "a", "2", "abstention"), ABSTAINED),
        **dict.fromkeys(("no", "n", "3"), AGAINST),
    },
    silent={
        **dict.fromkeys(("absent", "8"), "absent"),
        **dict.fromkeys(("x", "nonvoting", "non-voting"), "not voting"),
        **dict.fromkeys(("9", "not a member"), "not a member"),
    },
)


def recognises(path: Path) -> bool:
    """Whether a folder holds such votes, or a file is them."""
    if path.is_dir():
        return any(kind in tables_of(path, KINDS) for kind in ("votes", "library"))
    return any(is_kind(path, KINDS[kind]) for kind in ("votes", "library"))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Countries as actors, roll calls as issues, votes as stances."""
    raw = RawDataset(name_of(path))
    tables = read_tables(path, KINDS, options, problems)
    votes = tables.get("votes") or tables.get("library")
    if votes is None:
        return raw
    who = _country(votes)
    cast = ballots(votes, votes.heading(*VOTES) or "vote", CODES, problems)
    calls = tables.get("rollcalls") or (votes if votes.heading("undl_id", "session") else None)
    raw.tables["actors"] = _actors(votes, who)
    days = _issues(raw, votes, calls, tables.get("topics"), problems)
    numbered = set(votes.texts(who)) & set(votes.texts(*ROLL))
    if numbered:  # countries and roll calls by number: no issue may be called as an actor is
        ids = raw.tables["issues"].columns[0]
        ids[:] = [_call(id) for id in ids]
    stances = Picked("stances", votes, cast.rows)
    stances.take("actor", who)
    calls_of = votes.texts(*ROLL)
    stances.put("issue", [_call(id) for id in calls_of] if numbered else calls_of, *ROLL)
    stances.put("position", cast.positions, *VOTES)
    stances.put("date", days, "date")
    if calls is not votes:
        stances.own(but=(*NAMES, *COUNTRIES))
    raw.tables["stances"] = stances.table()
    raw.tables["stances"].left_out = len(votes) - len(cast.rows)
    return raw


def _call(id: str) -> str:
    return f"rcid-{id}"


def _country(votes: Foreign) -> str:
    """The column that tells countries apart: the code, unless one stands for several names.

    Where codes were not known NA was written, which is Namibia's as well.
    """
    code = votes.heading(*COUNTRIES) or COUNTRIES[0]
    name = votes.heading(*NAMES)
    if name is None or code == name:
        return code
    pairs = set(zip(votes.texts(code), votes.texts(name), strict=True))
    codes = [one for one, _ in pairs]
    return code if len(set(codes)) == len(codes) and all(codes) else name


def _actors(votes: Foreign, who: str) -> RawTable:
    picked = in_use("actors", first_rows(votes.texts(who)), votes, None, ())
    picked.take("name", *NAMES)
    if (code := votes.heading("country_code", "ms_code", "ccode")) and code != who:
        picked.take(f"x_{code}", code)
    picked.put("type", ["country"] * len(votes))
    return picked.table()


def _issues(
    raw: RawDataset,
    votes: Foreign,
    calls: Foreign | None,
    topics: Foreign | None,
    problems: Problems,
) -> list[str]:
    """The table of issues; the day of every vote, nothing where no roll call says it."""
    used = first_rows(votes.texts(*ROLL))
    listing = None if calls is votes else calls
    source = calls or votes
    keys = source.texts(*ROLL)
    picked = in_use("issues", used, votes, listing, keys)
    file = source.raw.where.header(0).file
    if listing:
        tell_unlisted("roll calls", used, keys, file, problems)
    days = days_of(source.texts("date"), "roll calls", file, problems) if calls else []
    picked.put("x_title", _titles(source), "short", "title", "rcid", "undl_id")
    picked.put("question", _questions(source), "descr", "title", "rcid", "undl_id")
    if calls:
        picked.put("decided_on", days, "date")
        picked.own(but=(*ROLL, *NAMES, *COUNTRIES, *VOTES))
    if topics:
        said: dict[str, list[str]] = {}
        for call, topic in zip(topics.texts("rcid"), topics.texts("issue"), strict=True):
            said.setdefault(call, []).append(topic)
        picked.say("x_topic", ["; ".join(said.get(call, ())) for call in used])
    raw.tables["issues"] = picked.table()
    if calls is votes:
        return days
    by_call = dict(zip(keys, days, strict=False))
    return [by_call.get(call, "") for call in votes.texts(*ROLL)]


def _titles(table: Foreign) -> list[str]:
    """Short titles of roll calls: what they are called, else their resolution or number."""
    words = zip(
        *(table.texts(word) for word in ("short", "resolution", "unres")),
        table.texts(*ROLL), strict=True,
    )  # fmt: skip
    return [short or one or other or f"Roll call {call}" for short, one, other, call in words]


def _questions(table: Foreign) -> list[str]:
    words = zip(table.texts("descr", "title"), _titles(table), strict=True)
    return [long or short for long, short in words]


un_votes = Format(
    name="un_votes",
    question="Votes in the General Assembly of the United Nations, by country and roll call",
    suffixes=("", ".csv", ".tsv", ".txt"),
    called=phrase("votes of the United Nations General Assembly"),
    facts="R package unvotes; Voeten, United Nations General Assembly Voting Data; "
    "digitallibrary.un.org",
    read=read,
    recognises=recognises,
)
