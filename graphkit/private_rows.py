"""What of a row may be seen by the public."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from graphkit.rows import Actor, Row


def visible(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows of a table that are not private, without their private fields."""
    if all_public(rows):
        return rows
    return tuple(_public(row) for row in rows if not getattr(row, "private", False))


def all_public(rows: tuple[Row, ...]) -> bool:
    """Whether no row is private or has a private field."""
    kinds = {*map(type, rows)}
    if len(kinds) > 1:
        return all(all_public(tuple(row for row in rows if type(row) is kind)) for kind in kinds)
    if rows and hasattr(rows[0], "private") and any(map(attrgetter("private"), rows)):
        return False
    if Actor in kinds and {*map(attrgetter("private_note"), rows)} != {None}:
        return False
    some = filter(None, map(attrgetter("extra"), rows))
    return not any(name.startswith("private_") for extra in some for name in extra)


def _public(row: Row) -> Row:
    """The row without its private fields."""
    if isinstance(row, Actor) and row.private_note is not None:
        row = replace(row, private_note=None)
    if not any(name.startswith("private_") for name in row.extra):
        return row
    open_ = {name: value for name, value in row.extra.items() if not name.startswith("private_")}
    return replace(row, extra=open_)
