"""Marking the reading of a passage that coders agreed on: all readings stay."""

from __future__ import annotations

from collections.abc import Container, Sequence

from graphkit.coders import AGREED, codings, is_agreed
from graphkit.coding.book import CodingBook
from graphkit.dataset import Dataset, Stance, Tie
from graphkit.errors import UsageError, unknown
from graphkit.phrases import phrase

YES = "yes"
Readings = dict[str, tuple[str, tuple[Stance | Tie, ...]]]


def agree(book: CodingBook, ids: Sequence[str], *, coder: str = "") -> None:
    """Mark these rows as what was agreed on; another mark in the same passage goes. All in one
    step, which one undo takes back.

    Raises `UsageError` for a row that is not there or that nobody else read, and where a table has
    no ids to find it by, before any is marked.
    """
    with book.held():
        there = {(one.table, one.id): one.cells for one in book.claims()}
        readings = _readings(book.dataset)
        for id in ids:
            _check(id, book.dataset, readings, there)
        marks = {
            (table, row.id): YES if row.id in ids else ""
            for table, rows in (readings[id] for id in ids)
            for row in rows
            if is_agreed(row) != (row.id in ids)
        }
        if marks:
            cells = [(*at, {**there[at], AGREED: mark}, there[at]) for at, mark in marks.items()]
            book.put_all(cells, coder=coder)


def _readings(data: Dataset) -> Readings:
    """The rows of each passage that several coders read, with their table, by the id of each."""
    found: Readings = {}
    for stances in codings(data.stances).passages:
        found |= {row.id: ("stances", stances.rows) for row in stances.rows}
    for ties in codings(data.ties).passages:
        found |= {row.id: ("ties", ties.rows) for row in ties.rows}
    return found


def _check(id: str, data: Dataset, readings: Readings, there: Container[tuple[str, str]]) -> None:
    if id not in data.claim_by_id:
        raise unknown("claim", id, data.claim_by_id)
    if id not in readings:
        raise UsageError(
            phrase("'{id}' is not one of several coders' readings of a passage.", id=id)
        )
    table = readings[id][0]
    if (table, id) not in there:
        raise UsageError(
            phrase(
                "{value}.csv has no column id: write {yes} under {agreed} by hand.",
                value=table,
                yes=YES,
                agreed=AGREED,
            )
        )
