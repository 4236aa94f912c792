"""What a dataset loses in a format, counted before anything is written.

Counted from the data: only what it really holds can be lost.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphkit.dataset import Dataset, Row
from graphkit.decision_rule import Rule
from graphkit.formats.format import Format
from graphkit.formats.reading.checks import FROM_ID
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS, Table
from graphkit.formats.writing.fitting import fitted, has, keeps
from graphkit.phrases import Phrase, phrase, phrase_of

DEFAULTS: Mapping[str, Any] = {"strength": 1.0, "directed": True}


@dataclass(frozen=True, slots=True)
class Loss:
    """So many values of a column that are not written as they are: lost, or filled in where
    none is coded; or so many rows of a table, with the values that they hold by column."""

    what: str
    count: int
    filled: bool = False
    values: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        return self.said

    @property
    def said(self) -> Phrase:
        """What and how many; a table and its columns go by their own names."""
        if self.values:
            within = ", ".join(f"{column} {count:,}" for column, count in self.values)
            return phrase_of(
                "{what}: {count} row ({within})",
                "{what}: {count} rows ({within})",
                self.count,
                what=self.what,
                within=within,
            )
        if self.filled:
            return phrase_of(
                "{what}: {count} value filled in where none is coded",
                "{what}: {count} values filled in where none is coded",
                self.count,
                what=self.what,
            )
        return phrase_of(
            "{what}: {count} value", "{what}: {count} values", self.count, what=self.what
        )


def losses(dataset: Dataset, form: Format) -> tuple[Loss, ...]:
    """What writing the dataset in this format loses, table by table."""
    return tuple(between(dataset, fitted(dataset, form), form.holds))


def between(whole: Dataset, part: Dataset, holds: frozenset[str]) -> Iterator[Loss]:
    """What a part of a dataset lacks or adds; ids that `holds` does not keep are lost too."""
    for word in ("title", "description"):
        if getattr(whole, word) and getattr(whole, word) != getattr(part, word):
            yield Loss(word, 1)
    if whole.titles != part.titles:
        yield Loss(phrase("title in other languages"), len(whole.titles))
    for name, rows in whole.tables().items():
        yield from _of_table(name, rows, getattr(part, name), holds)


def _of_table(
    name: str, rows: tuple[Row, ...], kept: tuple[Row, ...], holds: frozenset[str]
) -> Iterator[Loss]:
    table, there = SCHEMA[name], _counterparts(rows, kept)
    gone, held, lost, filled = 0, Counter[str](), Counter[str](), Counter[str]()
    for number, row in enumerate(rows, start=1):
        if row.id not in there:
            gone += 1
            held.update(cells(row, table).keys())
            continue
        before, after = cells(row, table), cells(there[row.id], table)
        numbered = row.id == f"{table.prefix}{number}"
        mentioned = not table.prefix and not has(holds, name)  # what is kept of it is its id
        if numbered or mentioned or not keeps(holds, name, "id"):
            after.pop("id")
        if numbered or mentioned:
            before.pop("id")
        lost.update(key for key, value in before.items() if not same(after.get(key), value))
        filled.update(key for key in after if key not in before)
    if gone:
        yield Loss(name, gone, values=tuple(held.items()))
    order = [*dict.fromkeys([*(column.name for column in table.columns), *sorted(lost | filled)])]
    for counts in (lost, filled):
        for column in order:
            if counts[column]:
                yield Loss(f"{name}.{column}", counts[column], filled=counts is filled)


def _counterparts(rows: Sequence[Row], kept: Sequence[Row]) -> dict[str, Row]:
    """Each row that is kept by the id of the one it was, also where ids had to be changed."""
    there = {row.id: row for row in kept}
    if len(rows) == len(kept) and not there.keys() & {row.id for row in rows}:
        return {row.id: other for row, other in zip(rows, kept, strict=True)}
    return there


def same(one: object, other: object) -> bool:
    """Whether two values are one, but for the last digits of a number that changed its scale."""
    if isinstance(one, float) and isinstance(other, float):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


def cells(row: Row, table: Table) -> dict[str, Any]:
    """What a row says, by heading; nothing where it says what is taken anyway."""
    found: dict[str, Any] = {}
    for column in table.columns:
        value = getattr(row, column.field)
        if FROM_ID.get(table.name) == column.field and value == row.id:
            continue
        if value in (None, ()) or (value is False and column.name != "directed"):
            continue
        if column.name in DEFAULTS and value == DEFAULTS[column.name]:
            continue
        found[column.name] = value.written if isinstance(value, Rule) else value
    named = getattr(row, "names", None) or getattr(row, "questions", {})
    heading = FROM_ID.get(table.name)
    found |= {f"{heading}:{language}": words for language, words in named.items()}
    return found | dict(getattr(row, TRANSLATIONS, {})) | dict(row.extra)
