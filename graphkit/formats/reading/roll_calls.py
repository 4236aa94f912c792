"""Roll calls as graphkit's tables: who voted, on what, in which group, on which day."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.first_lines import Kinds, table_files, tables_of
from graphkit.formats.reading.picked import Foreign, Picked, foreign_table
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import FixedPlace, RawTable
from graphkit.phrases import phrase

_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")
WON = re.compile(r"\b(passed|agreed to|adopted|confirmed|overridden|accepted)\b", re.IGNORECASE)
LOST = re.compile(r"\b(failed|rejected|defeated|lapsed|not (agreed|passed|adopted))\b", re.I)


def day_of(text: str) -> str:
    """The day of a time such as 2021-04-02 09:01:00; what is no such time stays as it is."""
    found = _DAY.fullmatch(text.strip())
    return found[1] if found else text


def days_of(texts: Sequence[str], what: str, file: str, problems: Problems) -> list[str]:
    """The days of a column of times, each distinct one read once; that the time went is said."""
    days = {text: day_of(text) for text in set(texts)}
    if any(len(text) > len(day) for text, day in days.items()):
        problems.note(
            "times", phrase("{what}: of times only the day is used.", what=what), Place(file)
        )
    return [days[text] for text in texts]


def outcome_of(result: str) -> str:
    """1 where a result in words says that it passed, -1 that it did not, nothing if unclear.

    >>> outcome_of("Motion Rejected"), outcome_of("Passed"), outcome_of("Veto Sustained")
    ('-1', '1', '')
    """
    lost, won = LOST.search(result), WON.search(result)
    if bool(lost) == bool(won) and not (lost and won and lost[0].lower().startswith("not")):
        return ""
    return "-1" if lost else "1"


def groups_table(names: Mapping[str, str], kind: str, file: str) -> RawTable:
    """Parties or groups as actors that members belong to; they hold no position themselves."""
    ids = list(names)
    columns = [ids, [names[id] for id in ids], [kind] * len(ids)]
    return RawTable("actors", ["id", "name", "type"], columns, FixedPlace(Place(file)))


def read_tables(
    path: Path, kinds: Kinds, options: ReadOptions, problems: Problems, *, but: str = ""
) -> dict[str, Foreign]:
    """The tables of a folder, or of a file and those beside it, by kind; what is read is said.

    The one kind that the caller reads itself is named in `but`.
    """
    tables: dict[str, Foreign] = {}
    found = tables_of(path, kinds)
    if path.is_dir():
        known = {file for files in found.values() for file in files}
        others = [file.name for file in table_files(path) if file not in known]
        if others:
            message = phrase("Not needed here and not read: {listed}.", listed=", ".join(others))
            problems.note("not-read", message, Place(path.name))
    for kind, files in found.items():
        table = foreign_table(files[0], options, problems) if kind != but else None
        if table is not None:
            tables[kind] = table
        if path.is_file() and files[0] != path:
            problems.note(
                "beside",
                phrase("{name} beside it is read too.", name=files[0].name),
                Place(path.name),
            )
        for other in files[1:] if path.is_dir() else ():
            message = phrase(
                "{name} is read for the {kind}; this one is not.",
                name=shown(files[0].name),
                kind=kind,
            )
            hint = phrase("Name the file with the votes to read, or give each its folder.")
            problems.warn("second-file", message, Place(other.name), hint=hint)
    return tables


def in_use(
    name: str, used: Mapping[str, int], votes: Foreign, listing: Foreign | None, keys: Sequence[str]
) -> Picked:
    """The table of those who voted, or of what was voted on: a row for each id in use.

    `used` maps an id to its first row among the votes; `listing` describes them and has `keys` as
    ids, the last row of an id counting. Without one the votes themselves describe them.
    """
    if listing is None:
        picked = Picked(name, votes, list(used.values()))
    else:
        rows = {key: row for row, key in enumerate(keys)}
        picked = Picked(name, listing, [rows.get(id) for id in used])
    picked.say("id", list(used))
    return picked


def tell_unlisted(
    what: str, used: Mapping[str, int], keys: Sequence[str], file: str, problems: Problems
) -> None:
    """Say who is listed and has no vote, and warn of who voted and is not listed."""
    listed = set(keys)
    more, missing = len(listed - used.keys()), len(used.keys() - listed)
    if more:
        message = phrase(
            "{what}: {more} of {listed} take no part in these votes; left out.",
            what=what,
            more=f"{more:,}",
            listed=f"{len(listed):,}",
        )
        problems.note("not-used", message, Place(file))
    if missing:
        message = phrase(
            "{what}: {missing} of {used} in the votes are not listed.",
            what=what,
            missing=f"{missing:,}",
            used=f"{len(used):,}",
        )
        problems.warn(
            "not-listed", message, Place(file), hint=phrase("They are called by their ids.")
        )
