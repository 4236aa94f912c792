"""Raw located tables to a Dataset: the one way in, whatever the format."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from graphkit.dataset import NO_EXTRA, TABLES, Account, Actor, Dataset, Issue
from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.checks import (
    check_days,
    check_marks,
    check_required,
    check_scales,
    check_translations,
    fill_names,
    note_numbers,
)
from graphkit.formats.reading.claims import compare_claims
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.date_columns import settle_dates
from graphkit.formats.reading.date_form import date_form
from graphkit.formats.reading.decision_rules import check_rules
from graphkit.formats.reading.degree_columns import settle_degrees
from graphkit.formats.reading.headings import match
from graphkit.formats.reading.lookalike import compare_names
from graphkit.formats.reading.parse_columns import ParsedTable, parse_columns
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.references import (
    check_known,
    check_unique,
    listed,
    mentioned,
    number_claims,
)
from graphkit.formats.reading.rows import rows
from graphkit.formats.reading.same_as import merge_same
from graphkit.formats.reading.signed_columns import own_scale, settle
from graphkit.formats.reading.signs import note_neutral, split_signed_weight
from graphkit.formats.reading.sums import add_up
from graphkit.formats.reading.tables import SAME_AS
from graphkit.formats.starter import warn_if_left_over
from graphkit.phrases import phrase, phrase_of


def build(raw: RawDataset, problems: Problems) -> Dataset:
    """The data set, or `DataError` with every problem of every table.

    Actors and issues that have no table of their own are created from the claims that mention
    them; where there is a table, an id that is not in it is an error.
    """
    if not problems.fatal:
        _check_any(raw, problems)
    tables = _typed(raw, problems)
    number_claims(tables)
    check_unique(tables, problems)
    check_known(tables, problems)
    check_rules(tables, problems)
    _told_accounts(tables, problems)
    problems.stop_if_fatal()
    same = merge_same(raw.tables.get(SAME_AS.name), tables, problems)
    problems.stop_if_fatal()
    made = _create(tables, problems)
    made |= {name: rows(typed) for name, typed in tables.items() if name not in made}
    if not listed(tables, "actors") and same.ids:
        made["actors"] = same.with_aliases(made["actors"])
    compare_names(made, tables, problems)
    compare_claims(made, tables, problems)
    dataset = Dataset(
        name=raw.name,
        title=raw.title,
        description=raw.description,
        titles=raw.titles,
        **made,
        accounts=tuple(_account(t) for t in tables.values() if not t.raw.derived),
    )
    warn_if_left_over(dataset, problems)
    return replace(dataset, notices=problems.told())


def build_as(raw: RawDataset, options: ReadOptions, problems: Problems) -> Dataset:
    """The data set, with what the caller says of its columns, codes, doubles and directions."""
    for column, said in options.codings().items():
        raw.coding[column] = said.over(raw.coding.get(column, Coding()))
    dates = options.dates or (raw.mapping.dates if raw.mapping else "")
    raw.dates = date_form(dates)
    raw.sum |= options.sum
    if raw.mapping is not None:
        raw.mapping = replace(raw.mapping, dates=dates)
    if options.codes and not raw.coded_texts and not problems.fatal:
        problems.warn(
            "codes", phrase("These are no coded texts: what is said of codes is not used.")
        )
    if options.same_as:
        from graphkit.formats.reading.same_as_file import read_same_as

        read_same_as(Path(options.same_as), options, raw, problems)
    dataset = build(raw, problems)
    return dataset.undirected() if options.undirected else dataset


def _account(typed: ParsedTable) -> Account:
    """What became of a table's rows when all that say something are good."""
    used, merged, left_out = len(typed), typed.raw.merged, typed.raw.left_out
    read = used + merged + left_out
    return Account(typed.raw.name, read, used, merged=merged, rejected=left_out)


def _check_any(raw: RawDataset, problems: Problems) -> None:
    """There is at least one table; that none has a row is allowed and said."""
    if not raw.tables:
        names = ", ".join(TABLES)
        problems.error(
            "empty",
            phrase("There is no data: none of the tables {names}.", names=names),
            Place(raw.name),
        )
    elif not any(len(table) for table in raw.tables.values()):
        problems.note("empty", phrase("There is not a single row of data."), Place(raw.name))


def _typed(raw: RawDataset, problems: Problems) -> dict[str, ParsedTable]:
    tables: dict[str, ParsedTable] = {}
    for name in TABLES:
        if name not in raw.tables:
            continue
        if name == "ties":
            split_signed_weight(raw.tables[name], problems)
        table = raw.tables[name]
        found = match(table, problems)
        settle(table, found, raw.coding, own_scale(raw), problems)
        settle_degrees(table, found, raw.coding, problems)
        settle_dates(table, found, raw.dates, problems)
        typed = parse_columns(table, found, problems)
        check_required(typed, problems)
        check_marks(typed, problems)
        note_numbers(typed, problems)
        fill_names(typed, problems)
        check_translations(typed, problems)
        check_days(typed, problems)
        check_scales(typed, problems)
        if raw.sum and name == "ties":
            add_up(typed, problems)
        tables[name] = typed
    _tell_unused(raw, tables, problems)
    if "ties" in tables:
        note_neutral(tables["ties"], problems)
    return tables


def _tell_unused(raw: RawDataset, tables: dict[str, ParsedTable], problems: Problems) -> None:
    """What is said of a column that is not there does nothing."""
    there = {name for typed in tables.values() for name in typed.match.columns}
    for column in sorted(raw.coding.keys() - there):
        message = phrase(
            "There is no column {column}: what is said of its values is not used.", column=column
        )
        problems.warn("coding", message)


def _told_accounts(tables: dict[str, ParsedTable], problems: Problems) -> None:
    """When the data is refused, say how much of each table was good."""
    if not problems.fatal:
        return
    for name, typed in tables.items():
        if typed.raw.derived:
            continue
        left_out, bad = typed.raw.left_out, len(typed.bad) + typed.raw.ragged
        also = phrase(" {left_out} left out,", left_out=f"{left_out:,}") if left_out else ""
        read = len(typed) + left_out + typed.raw.ragged
        problems.note(
            "account",
            phrase_of(
                "{name}: {count} row read,{also} {bad} rejected, {value} good; nothing was used.",
                "{name}: {count} rows read,{also} {bad} rejected, {value} good; nothing was used.",
                read,
                name=name,
                also=also,
                bad=f"{bad:,}",
                value=f"{len(typed) - len(typed.bad):,}",
            ),
        )


def _create(tables: dict[str, ParsedTable], problems: Problems) -> dict[str, Any]:
    """Make the actors and issues that are only mentioned."""
    made: dict[str, Any] = {}
    nothing = {"names": NO_EXTRA, "extra": NO_EXTRA, "translations": NO_EXTRA}
    for kind, name in (("actor", "actors"), ("issue", "issues")):
        ids = [] if listed(tables, name) else mentioned(tables, kind)
        if not ids:
            continue
        if kind == "actor":
            made[name] = tuple(Actor(id, id, **nothing) for id in ids)  # type: ignore[arg-type]
        else:
            made[name] = tuple(Issue(id, id) for id in ids)
        why = (
            phrase("The table {name} is empty", name=name)
            if name in tables
            else phrase("There is no table {name}", name=name)
        )
        count = _told_count(kind, ids, tables, problems)
        problems.note("created", phrase("{why}: {n} taken from the claims.", why=why, n=count))
    if not listed(tables, "sources") and (ids := mentioned(tables, "source")):
        count = _told_count("source", ids, tables, problems)
        why = (
            phrase("The table sources is empty")
            if "sources" in tables
            else phrase("There is no table sources")
        )
        problems.note("no-sources", phrase("{why}: {n} kept as plain text.", why=why, n=count))
    return made


def _told_count(
    kind: str, ids: list[str], tables: dict[str, ParsedTable], problems: Problems
) -> str:
    """How many ids there are, counted for the public; those of private rows are told privately."""
    seen = len(mentioned(tables, kind, publicly=True))
    if more := len(ids) - seen:
        said = phrase("Private rows alone name {n} more.", n=_count(more, kind))
        problems.add("note", "created", said, private=True)
    return _count(seen, kind)


def _count(number: int, kind: str) -> str:
    if kind == "actor":
        return phrase_of("{count} actor", "{count} actors", number)
    if kind == "issue":
        return phrase_of("{count} issue", "{count} issues", number)
    return phrase_of("{count} source", "{count} sources", number)
