"""What of a row may be seen by the public."""

from __future__ import annotations

import re
from dataclasses import replace

from graphkit.rows import Actor, Row

OWN, PRIVATE = "x_", "private_"  # how columns of the analyst's own begin


def is_own(column: str) -> bool:
    """Whether a column is the analyst's own."""
    return column.startswith((OWN, PRIVATE))


def own_column(heading: str) -> str:
    """What the column under a heading is called as the analyst's own: private however that is
    written.

    >>> own_column("Party"), own_column("x_party"), own_column("Private Phone")
    ('x_Party', 'x_party', 'private_Phone')
    """
    if is_own(heading):
        return heading
    first, *rest = re.split(r"[\s_:.-]+", heading.strip(), maxsplit=1)
    if first.casefold() == "private":
        return f"{PRIVATE}{''.join(rest) or first}"
    return f"{OWN}{heading}"


def visible(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that are not private, without their private fields."""
    seen = (_public(row) for row in rows if not getattr(row, "private", False))
    return rows if all(map(_is_public, rows)) else tuple(seen)


def _is_public(row: Row) -> bool:
    hidden = getattr(row, "private", False) or getattr(row, "private_note", None) is not None
    return not (hidden or any(name.startswith(PRIVATE) for name in row.extra))


def _public(row: Row) -> Row:
    """The row without its private fields."""
    if isinstance(row, Actor) and row.private_note is not None:
        row = replace(row, private_note=None)
    if not any(name.startswith(PRIVATE) for name in row.extra):
        return row
    open_ = {name: value for name, value in row.extra.items() if not name.startswith(PRIVATE)}
    return replace(row, extra=open_)
