"""CHORUS: positions of interest groups on bills in the states, from lobbying records and hearings.

position_numeric is 1 for support, -1 for opposition and 0 for neutral; an empty cell says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.ballots import ABSTAINED, AGAINST, FOR, Codes, ballots
from graphkit.formats.reading.csv_table import is_empty
from graphkit.formats.reading.first_lines import headings_of
from graphkit.formats.reading.picked import Foreign, Picked, first_rows, foreign_table
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.roll_calls import days_of, in_use
from graphkit.phrases import phrase, phrase_of

CLIENT_IDS = ("state_client_uuid", "state_client_id", "client_uuid", "client_id", "client_name")
BILLS = (
    "state_unified_bill_id",
    "unified_bill_id",
    "bill_id",
    "unified_bill_number",
    "bill_number",
)
CODES = Codes(cast={"1": FOR, "-1": AGAINST, "0": ABSTAINED}, silent={}, what="position")
ABOUT_BILLS = ("bill_number", "bill_title", "bill_chamber", "session", "state", "legiscan_bill_id")


def recognises(path: Path) -> bool:
    """Whether the headings are a client's, a bill's and a position's."""
    words = set(headings_of(path)) if path.is_file() else set()
    return {"client_name", "position_numeric"} <= words and not words.isdisjoint(BILLS)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Interest groups as actors, bills as issues; the firms that lobby for them stay beside."""
    raw = RawDataset(name_of(path))
    rows = foreign_table(path, options, problems)
    if rows is None or is_empty(rows.raw, path.name, problems):
        return raw
    cast = ballots(rows, "position_numeric", CODES, problems)
    raw.tables["actors"] = _actors(rows)
    raw.tables["issues"] = _issues(rows)
    stances = Picked("stances", rows, cast.rows)
    stances.take("actor", *CLIENT_IDS)
    stances.take("issue", *BILLS)
    stances.put("position", cast.positions, "position_numeric")
    if rows.heading("start_date"):
        days = days_of(rows.texts("start_date"), "stances", path.name, problems)
        stances.put("date", days, "start_date")
    stances.own(but=("client_name", *ABOUT_BILLS))
    raw.tables["stances"] = stances.table()
    raw.tables["stances"].left_out = len(rows) - len(cast.rows)
    _tell_repeated(rows, cast.rows, path.name, problems)
    return raw


def _actors(rows: Foreign) -> RawTable:
    """Every client once; other names of the same client are its aliases."""
    ids = rows.texts(*CLIENT_IDS)
    used = first_rows(ids)
    picked = in_use("actors", used, rows, None, ())
    picked.take("name", "client_name")
    names: dict[str, dict[str, None]] = {}
    for id, name in zip(ids, rows.texts("client_name"), strict=True):
        if name:
            names.setdefault(id, {})[name.replace("|", "/")] = None
    aliases = ["|".join(list(names.get(id, ()))[1:]) for id in used]
    if any(aliases):
        picked.say("aliases", aliases, "client_name")
    return picked.table()


def _issues(rows: Foreign) -> RawTable:
    """Every bill once, with what its first row says of it."""
    picked = in_use("issues", first_rows(rows.texts(*BILLS)), rows, None, ())
    bill = rows.heading(*BILLS)
    for word in ABOUT_BILLS:
        if rows.heading(word) and word != bill:
            picked.take("question" if word == "bill_title" else f"x_{word}", word)
    return picked.table()


def _tell_repeated(rows: Foreign, kept: Sequence[int], file: str, problems: Problems) -> None:
    """Say how many positions are on a bill on which the client has one already."""
    clients, bills = rows.texts(*CLIENT_IDS), rows.texts(*BILLS)
    again = len(kept) - len({(clients[row], bills[row]) for row in kept})
    if again:
        count = phrase_of("{count} position is", "{count} positions are", again)
        message = phrase(
            "stances: {n} on a bill that the same client takes one on already.", n=count
        )
        problems.note(
            "repeated-pair", message, Place(file), hint=phrase("The latest counts as current.")
        )


chorus = Format(
    name="chorus",
    question="CHORUS: positions of interest groups on bills in the states",
    suffixes=(".csv",),
    called=phrase("lobbying positions as CHORUS keeps them"),
    facts="dataverse.unc.edu/dataverse/sppq, codebook of the table positions",
    read=read,
    recognises=recognises,
)
