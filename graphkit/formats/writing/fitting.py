"""What of a dataset a format can hold: the part that is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import MISSING, fields, replace
from typing import Any

from graphkit.dataset import ROW_TYPES, Actor, Dataset, DirectInfluence, Issue, Row, Tie
from graphkit.formats.format import Format
from graphkit.formats.reading.checks import FROM_ID
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS, Table
from graphkit.private_rows import is_own


def fitted(dataset: Dataset, form: Format) -> Dataset:
    """The dataset with what the format can hold and nothing else."""
    part = form.fit(dataset) if form.fit else dataset
    if "*" in form.holds:
        return part
    return without_unheld(part, form.holds)


def without_unheld(dataset: Dataset, holds: frozenset[str]) -> Dataset:
    """Only the tables and columns named in `holds` (see `Format`). Actors and issues of which no
    table is kept are those that the rest mentions."""
    kept = {
        name: tuple(_row(row, SCHEMA[name], holds) for row in rows) if has(holds, name) else ()
        for name, rows in dataset.tables().items()
    }
    part = replace(
        dataset,
        **kept,  # type: ignore[arg-type]
        title=dataset.title if "title" in holds else "",
        titles=dataset.titles if "titles" in holds else {},
        description=dataset.description if "description" in holds else "",
    )
    made: dict[str, Any] = {}
    if not has(holds, "actors"):
        ids = _mentioned_actors(part)
        made["actors"] = tuple(Actor(row.id, row.id) for row in dataset.actors if row.id in ids)
    if not has(holds, "issues"):
        named = {row.issue for row in part.stances} | {row.issue for row in part.influence}
        made["issues"] = tuple(Issue(row.id, row.id) for row in dataset.issues if row.id in named)
    return replace(part, **made)


def has(holds: Iterable[str], table: str) -> bool:
    """Whether anything of a table is kept."""
    return "*" in holds or any(held.startswith(f"{table}.") for held in holds)


def keeps(holds: frozenset[str], table: str, column: str) -> bool:
    """Whether a column of a table is kept; `x_` for those of the file's own, `name:` for
    translations of a column."""
    if holds & {"*", f"{table}.*", f"{table}.{column}"}:
        return True
    if is_own(column):
        return f"{table}.x_*" in holds
    base, colon, _ = column.partition(":")
    return bool(colon) and f"{table}.{base}:*" in holds


def _row(row: Row, table: Table, holds: frozenset[str]) -> Row:
    """The row without the columns that are not kept."""
    if f"{table.name}.*" in holds:
        return row
    changed: dict[str, Any] = {}
    for column in table.columns:
        if column.name != "id" and not keeps(holds, table.name, column.name):
            changed[column.field] = _nothing(row, column.field)
    for attribute, prefix in (("extra", ""), (TRANSLATIONS, ""), ("names", "name:")):
        if said := getattr(row, attribute, None):
            changed[attribute] = {
                key: value for key, value in said.items()
                if keeps(holds, table.name, f"{prefix}{key}")
            }  # fmt: skip
    if asked := getattr(row, "questions", None):
        kept = keeps(holds, table.name, "question:en")
        changed["questions"] = asked if kept else {}
    return replace(row, **changed)


def _nothing(row: Row, attribute: str) -> Any:
    """What stands in a row where a column says nothing."""
    if FROM_ID.get(_table_of(row)) == attribute:
        return row.id
    default = next(item.default for item in fields(row) if item.name == attribute)
    return None if default is MISSING else default


def _table_of(row: Row) -> str:
    return next(name for name, kind in ROW_TYPES.items() if kind is type(row))


def _mentioned_actors(part: Dataset) -> set[str]:
    pairs: tuple[Tie | DirectInfluence, ...] = (*part.ties, *part.direct_influence)
    found = {actor for row in pairs for actor in (row.source_actor, row.target_actor)}
    found |= {row.actor for row in part.stances} | {row.actor for row in part.influence}
    return found | {actor for issue in part.issues for actor in issue.decided_by}
