"""What of a row may be seen by the public."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import attrgetter

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
    return not any(name.startswith(PRIVATE) for extra in some for name in extra)


def _public(row: Row) -> Row:
    """The row without its private fields."""
    if isinstance(row, Actor) and row.private_note is not None:
        row = replace(row, private_note=None)
    if not any(name.startswith(PRIVATE) for name in row.extra):
        return row
    open_ = {name: value for name, value in row.extra.items() if not name.startswith(PRIVATE)}
    return replace(row, extra=open_)
