"""Which column of a table of nodes holds the ids that edges use."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.columns import index_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.which_table import headings
from graphkit.phrases import phrase


def choose_ids(actors: RawTable, ties: RawTable | None, problems: Problems) -> None:
    """Call the column id whose values the ends of ties are.

    A column called id, or one of labels, that holds any end is right. Where neither does, or there
    is none, a column without a repeated value is taken that holds every end, such as the
    unnamed one in which R and pandas keep the numbers of rows.
    """
    ends = _ends(ties)
    found = headings(SCHEMA["actors"], actors.header)
    named = [found[name][0] for name in ("id", "name") if name in found]
    if not ends or any(ends & set(actors.columns[index]) for index in named):
        return
    candidates = [i for i in range(len(actors.header)) if i not in named]
    index = next((i for i in candidates if _holds(actors.columns[i], ends)), None)
    if index is None:
        return
    word = actors.header[index]
    own = index_of(actors, "id")
    if own is not None:
        actors.header[own] = "x_id"
    actors.header[index] = "id"
    called = shown(word) if word else phrase("number {value}, which has no name,", value=index + 1)
    message = phrase(
        "actors: the ends of ties are in the column {called}: it is read as id.", called=called
    )
    problems.note("node-ids", message, actors.where.header(index))


def _ends(ties: RawTable | None) -> set[str]:
    if ties is None:
        return set()
    found = headings(SCHEMA["ties"], ties.header)
    at = [found[name][0] for name in ("from", "to") if name in found]
    return {end for index in at for end in ties.columns[index]} - {""}


def _holds(values: Sequence[str], ends: set[str]) -> bool:
    return len(set(values)) == len(values) and ends <= set(values)
