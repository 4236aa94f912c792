"""Tables with one column a side, as `Supporters` and `Opponents`: lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graphkit.formats.reading.guess_columns import Roles, key_of, names_issues
from graphkit.formats.reading.guess_contents import holds_names, is_word_of_position
from graphkit.formats.reading.guess_rows import OwnColumn
from graphkit.formats.reading.heading_words import normal, phrases, vocabulary
from graphkit.formats.reading.position_words import position_of

_SMALL = phrases("who, what, in, of, by, the, is, are, those, groups, wer, qui, quién").keys()
_REASONS = phrases(
    "pro, pros, con, cons, contra, kontra, for, against, in favour, in favor, plus, minus, dafür, "
    "dagegen, pour, contre, a favor, en contra"
).keys()
_BETWEEN = re.compile(r"\s*[;|\n•；、]\s*")
_COMMA = re.compile(r"\s*[,，]\s*")


def side_of(heading: str) -> str:
    """The word of position that a heading is but for whom it speaks of; empty where it is none.

    >>> side_of("Supporters"), side_of("Opposing organisations"), side_of("Support level")
    ('Supporters', 'opposing', '')
    """
    if position_of(heading) is not None:
        return heading.strip()
    known = vocabulary("actor").keys() | vocabulary("issue").keys() | _SMALL
    words = normal(heading).split()
    bare = " ".join(word for word in words if not {word, word.removesuffix("s")} & known)
    return bare if bare and position_of(bare) is not None else ""


def parted(cells: Iterable[str]) -> re.Pattern[str]:
    """What parts the names in one cell: semicolons, bars or lines where any cell has such, else
    commas."""
    return _BETWEEN if any(map(_BETWEEN.search, cells)) else _COMMA


def take_sides(roles: Roles) -> tuple[dict[str, str], str]:
    """Take who or what the rows are about. Gives heading -> word of position, and what the cells
    under these headings are:

    position    names of those who are, or of what the row's actor is for or against
    sign        names of other actors of the table
    nothing     where this is no such table
    """
    named = {c.index: word for c in roles.free if (word := side_of(c.heading))}
    columns = [c for c in roles.free if c.index in named]
    if len({position_of(word) for word in named.values()}) < 2:
        return {}, ""
    others = [c for c in roles.free if c.index not in named]
    roles.free = others
    key, _ = key_of(roles)
    across, target = _across(key, roles, columns)
    if key is not None:
        roles.take(target, key)
    return {c.name: named[c.index] for c in columns}, across


def _across(key: OwnColumn | None, roles: Roles, columns: Sequence[OwnColumn]) -> tuple[str, str]:
    """What the cells are, and what the column is that names the rows."""
    cells = [text for column in columns for text in column.filled]
    about_issues = key is not None and names_issues(key, roles)
    said = any(map(is_word_of_position, cells))
    if said or not cells or not all(holds_names(c) for c in columns if c.filled):
        return "", ""
    by = parted(cells)
    listed = [name for cell in cells for name in by.split(cell) if name]
    if key is None:
        reasons = any(normal(c.heading) in _REASONS for c in columns)
        return "" if roles.free or reasons else "position", ""
    if len(key.filled) > 1 and len(set(listed)) == len(listed):
        return "", ""  # nobody is named twice: these may be reasons
    if about_issues:
        return "position", "issue"
    actors = {text.casefold() for text in key.filled}
    tied = any(name.casefold() in actors for name in listed)
    return ("sign", "from") if tied else ("position", "actor")
