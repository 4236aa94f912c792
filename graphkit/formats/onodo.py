"""Onodo's workbook: sheets of nodes and relations, from a service that closed in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.columns import index_of, pass_over
from graphkit.formats.reading.ends import call_by_label, join_ends, once
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.peek import Sheets, sheets_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.type_signs import fill_signs, signs_from_types
from graphkit.formats.reading.workbook import read_sheets, workbook_in
from graphkit.phrases import phrase

_NODES = re.compile(r"nod[eo]s?$", re.IGNORECASE)
_RELATIONS = re.compile(r"relations?$|relaci[oóòö]n(es)?$", re.IGNORECASE)
# From and To are days here, between which a relation held.
_CALLED = {
    "actors": {"description": "note"},
    "ties": {
        "source": "from", "target": "to", "from": "since", "to": "until", "date": "at",
    },
}  # fmt: skip


def is_onodo(path: Path) -> bool:
    """Whether a workbook has a sheet of relations with a source and a target."""
    return any(table == "ties" for _, table in _tables(sheets_in(path)))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Nodes as actors, relations as ties, undirected unless they say that they have a direction."""
    raw = RawDataset(name_of(path))
    book = workbook_in(path, raw, problems)
    if book is None:
        return raw
    chosen = [(title, name, options.header_row) for title, name in _tables(sheets_in(path))]
    read_sheets(book, chosen, raw, problems, _CALLED)
    if nodes := raw.tables.get("actors"):
        _settle_nodes(nodes, problems)
    if relations := raw.tables.get("ties"):
        _settle_relations(relations, problems)
    join_ends(raw, problems)
    return raw


def _tables(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """The sheets that Onodo reads, by their titles and the headings that it asks for."""
    for title, rows in sheets.items():
        words = set(rows[0]) if rows else set()
        if _NODES.search(title) and "name" in words:
            yield title, "actors"
        elif _RELATIONS.search(title) and {"source", "target"} <= words:
            yield title, "ties"


def _settle_nodes(nodes: RawTable, problems: Problems) -> None:
    pass_over(
        nodes,
        ("visible", "image"),
        phrase("say how nodes are shown and were passed over"),
        problems,
    )
    call_by_label(nodes, problems)
    once(nodes, problems)
    bring(nodes, problems)


def _settle_relations(relations: RawTable, problems: Problems) -> None:
    """A direction is marked with 1."""
    _day(relations)
    index = index_of(relations, "directed")
    if index is None:
        relations.header.append("directed")
        relations.columns.append(["no"] * len(relations))
    else:
        marks = relations.columns[index]
        for row, mark in enumerate(marks):
            if mark not in ("", "0", "1", "true", "false"):
                message = phrase(
                    "{mark} says no direction; the tie is read without one.", mark=shown(mark)
                )
                problems.warn("direction", message, partial(relations.where.cell, row, index))
        marks[:] = ["yes" if mark in ("1", "true") else "no" for mark in marks]
    bring(relations, problems)
    signs_from_types(relations, problems)
    fill_signs(relations)


def _day(relations: RawTable) -> None:
    """A day alone is the first and the last on which a relation held."""
    at = index_of(relations, "at")
    if at is None or not any(relations.columns[at]):
        return
    for word in ("since", "until"):
        index = index_of(relations, word)
        if index is None:
            relations.header.append(word)
            relations.columns.append(list(relations.columns[at]))
        else:
            pairs = zip(relations.columns[index], relations.columns[at], strict=True)
            relations.columns[index] = [said or day for said, day in pairs]
    relations.header[at] = "x_at"


onodo = Format(
    name="onodo",
    question="Onodo's workbook, with the sheets Nodes and Relations",
    suffixes=(".xlsx",),
    called=phrase("an Onodo workbook"),
    facts="github.com/civio/onodo, xlsx_dataset_exporter.rb",
    read=read,
    recognises=is_onodo,
)
