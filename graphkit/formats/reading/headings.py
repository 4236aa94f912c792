"""Match a file's headings with the schema: aliases, translations, own columns, misspellings."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphkit.errors import did_you_mean
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS, Column, Table
from graphkit.formats.reading.which_table import headings
from graphkit.phrases import phrase, run_on
from graphkit.private_rows import is_own, own_column

SLIP = 0.8  # Citation is no misspelt condition, Influence no confidence
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


@dataclass
class Match:
    """Which of the file's columns holds what."""

    table: Table
    columns: dict[str, int] = field(default_factory=dict)
    languages: dict[str, dict[str, int]] = field(default_factory=dict)
    extra: dict[str, int] = field(default_factory=dict)
    aliases: list[str] = field(default_factory=list)


def match(raw: RawTable, problems: Problems) -> Match:
    """What every column of the file stands for; everything doubtful goes to the problems."""
    table = SCHEMA[raw.name]
    found = Match(table)
    meant = headings(table, raw.header)
    taken = {index for indexes in meant.values() for index in indexes}
    for name, indexes in meant.items():
        _place(found, raw, name, indexes, problems)
    if found.aliases:
        problems.note(
            "alias",
            phrase(
                "{name}: read {listed}.", name=raw.name, listed=run_on(phrase(", "), found.aliases)
            ),
        )
    for index, word in enumerate(raw.header):
        if index not in taken:
            _other(found, raw, index, word, problems)
    if not raw.keyed:
        _require(found, raw, problems)
    return found


def _place(found: Match, raw: RawTable, name: str, indexes: list[int], problems: Problems) -> None:
    first, *again = indexes
    exact = [index for index in indexes if raw.header[index].casefold() == name]
    for index in again:
        word = raw.header[index]
        same = (
            ""
            if word == raw.header[first]
            else phrase(" ({header} means it too)", header=shown(raw.header[first]))
        )
        problems.error(
            "duplicate-column",
            phrase("Duplicate column {word}{same}.", word=shown(word), same=same),
            raw.where.header(index),
        )
    index = exact[0] if exact else first
    if is_own(name) and name not in _names(found.table):
        found.extra[name] = index
    else:
        found.columns[name] = index
    if not exact and not raw.headless:
        heading = shown(raw.header[index])
        found.aliases.append(phrase("{heading} as {name}", heading=heading, name=name))


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _other(found: Match, raw: RawTable, index: int, word: str, problems: Problems) -> None:
    """A heading that the schema does not know."""
    column, language = translates(found.table, word), word.partition(":")[2]
    if column and column.translated:
        key = word if column.translated == TRANSLATIONS else language
        _own(found.languages.setdefault(column.translated, {}), key, raw, index, problems)
    elif is_own(word):
        _own(found.extra, word, raw, index, problems)
    else:
        _unknown(found, raw, index, word, problems)


def translates(table: Table, word: str) -> Column | None:
    """The column that a heading such as `relation:ja` translates, or None."""
    base, _, language = word.partition(":")
    if not LANGUAGE.fullmatch(language):
        return None
    return next((c for c in table.columns if c.name == base and c.translated), None)


def _own(columns: dict[str, int], key: str, raw: RawTable, index: int, problems: Problems) -> None:
    if key in columns:
        message = phrase("Duplicate column {header}.", header=shown(raw.header[index]))
        problems.error("duplicate-column", message, raw.where.header(index))
    columns[key] = index


def _unknown(found: Match, raw: RawTable, index: int, word: str, problems: Problems) -> None:
    """An unknown column is an error; beside a bare list of actors it may be a note of theirs."""
    near = did_you_mean(word, _names(found.table), cutoff=SLIP)
    where = raw.where.header(index)
    if not word:
        problems.error(
            "unknown-column",
            phrase("{name}: column {value} has no name.", name=raw.name, value=index + 1),
            where,
        )
    elif raw.bare and raw.name in ("actors", "stances") and not near:
        name = own_column(word)
        message = phrase("Unknown column {word} is kept as {name}.", word=shown(word), name=name)
        problems.note("unknown-column", message, where)
        _own(found.extra, name, raw, index, problems)
    else:
        hint = near or phrase("Call it {name} to keep it as your own.", name=own_column(word))
        problems.error(
            "unknown-column",
            phrase("{name} has no column {word}.", name=raw.name, word=shown(word)),
            where,
            hint=hint,
        )


def _require(found: Match, raw: RawTable, problems: Problems) -> None:
    missing = [
        column.name
        for column in found.table.columns
        if column.required and column.name not in found.columns and not _supplied(column.name, raw)
    ]
    if missing:
        names = run_on(phrase(" and "), missing)
        message = phrase("{name}: column {names} is missing.", name=raw.name, names=names)
        if len(missing) > 1:
            message = phrase("{name}: columns {names} are missing.", name=raw.name, names=names)
        problems.error("missing-column", message, raw.where.header(0))


def _supplied(name: str, raw: RawTable) -> bool:
    """What can be made up without harm: names from ids; ties may have no sign at all."""
    return name in ("name", "question") or (raw.name == "ties" and name == "sign")
