"""What of a row may be seen by the public."""

from __future__ import annotations

from dataclasses import replace

from graphkit.rows import Actor, Row


def visible(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that are not private, without their private fields."""
    seen = (_public(row) for row in rows if not getattr(row, "private", False))
    return rows if all(map(_is_public, rows)) else tuple(seen)


def _is_public(row: Row) -> bool:
    hidden = getattr(row, "private", False) or getattr(row, "private_note", None) is not None
    return not (hidden or any(name.startswith("private_") for name in row.extra))


def _public(row: Row) -> Row:
    """The row without its private fields."""
    if isinstance(row, Actor) and row.private_note is not None:
        row = replace(row, private_note=None)
    if not any(name.startswith("private_") for name in row.extra):
        return row
    open_ = {name: value for name, value in row.extra.items() if not name.startswith("private_")}
    return replace(row, extra=open_)
