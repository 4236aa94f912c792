"""Ties' ends brought to the ids of actors: by id first, then by label, then added.

For tables of other tools, in which an edge may name its ends by label though nodes have ids, and
nodes that only an edge mentions exist as well. In graphkit's own tables an unknown id is an error.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from operator import eq

from graphkit.errors import Place
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.columns import index_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, Whereabouts
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.which_table import headings
from graphkit.near_names import near_names
from graphkit.phrases import phrase

_LISTED = 5  # names that a note counts up


def call_by_label(table: RawTable, problems: Problems) -> None:
    """Give actors without an id their label as id."""
    found = headings(SCHEMA["actors"], table.header)
    if "name" not in found:
        return
    names = table.columns[found["name"][0]]
    if "id" in found:
        ids = table.columns[found["id"][0]]
        ids[:] = [id if id.strip() else name for id, name in zip(ids, names, strict=True)]
        return
    table.header.append("id")
    table.columns.append([name.strip() for name in names])
    where = table.where.header(found["name"][0])
    problems.note("no-id", phrase("actors: there are no ids; each is called by its label."), where)


def once(table: RawTable, problems: Problems, *also: str) -> None:
    """Leave out rows of actors whose id, and what these columns say, is that of an earlier row."""
    at = [*_column(table, "id"), *(i for i in (index_of(table, w) for w in also) if i is not None)]
    seen: dict[tuple[str, ...], int] = {}
    for row in range(len(table)):
        seen.setdefault(tuple(table.columns[index][row] for index in at), row)
    kept = sorted(seen.values())
    if len(kept) < len(table):
        again = next(row for row in range(len(table)) if row not in seen.values())
        count = len(table) - len(kept)
        rows = phrase("1 row is") if count == 1 else phrase("{n} rows are", n=f"{count:,}")
        message = phrase(
            "actors: {rows} of one that is listed before; the first of each is read.", rows=rows
        )
        problems.warn("repeated", message, table.where.row(again))
        table.keep(kept)


def join_ends(raw: RawDataset, problems: Problems) -> None:
    """Bring every end of a tie to an actor's id; what is no actor's id or label becomes one."""
    actors, ties = raw.tables.get("actors"), raw.tables.get("ties")
    if actors is None or ties is None or not len(actors) or not len(ties):
        return
    at = [index for name in ("from", "to") for index in _column(ties, name)]
    ids = [actors.columns[index] for index in _column(actors, "id")]
    if len(at) < 2 or not ids:
        return
    known = set(ids[0])
    strange = {end for index in at for end in ties.columns[index]} - known - {""}
    meant = _meant(strange, actors, known)
    rest = strange - meant.keys()
    if rest and len(rest) == len({end for index in at for end in ties.columns[index]} - {""}):
        _tell_none(raw, rest, at[0], problems)
        return
    _tell_labels(meant, ties, at[0], problems)
    for index in at:
        ties.columns[index] = [meant.get(end, end) for end in ties.columns[index]]
    if rest:
        _add(actors, _first_places(ties, at, rest), problems)
    without_self_pairs(ties, problems)


def without_self_pairs(ties: RawTable, problems: Problems) -> None:
    """Leave out ties of an actor to itself, which say nothing about who deals with whom.

    Ties with ids are claims that may be cited: they are kept, and warned of where all are.
    """
    at = [index for name in ("from", "to") for index in _column(ties, name)]
    if len(at) < 2 or any(any(ties.columns[index]) for index in _column(ties, "id")):
        return
    ends = ties.columns[at[0]], ties.columns[at[1]]
    if not any(map(eq, *ends)):
        return
    alike = compress(range(len(ties)), map(eq, *ends))
    own = [row for row in alike if ends[0][row].strip()]
    if not own:
        return
    gone, first = len(own), own[0]
    rows = phrase("1 tie") if gone == 1 else phrase("{gone} ties", gone=f"{gone:,}")
    message = phrase(
        "ties: {rows} of an actor to itself, such as {pairs}, left out.",
        rows=rows,
        pairs=shown(ends[0][first]),
    )
    problems.note("self-tie", message, ties.where.row(first))
    kept = bytearray(b"\1") * len(ties)
    for row in own:
        kept[row] = 0
    ties.keep(array("q", compress(range(len(ties)), kept)))


def _column(table: RawTable, name: str) -> list[int]:
    return headings(SCHEMA[table.name], table.header).get(name, [])[:1]


def _meant(strange: Iterable[str], actors: RawTable, known: set[str]) -> dict[str, str]:
    """The ids that ends stand for which are none: one actor's label, or a number of its own kind.

    Programs that read a column of numbers with gaps write 3 as 3.0.
    """
    own = actors.columns[_column(actors, "id")[0]]
    names = [actors.columns[index] for index in _column(actors, "name")]
    counted = Counter(names[0]) if names else Counter()
    pairs = zip(names[0], own, strict=True) if names else ()
    labels = {name: id for name, id in pairs if counted[name] == 1}
    found = {}
    for end in strange:
        whole = end.removesuffix(".0") if end.endswith(".0") else end
        id = labels.get(end) or labels.get(end.strip()) or (whole if whole in known else None)
        if id is None and end.strip() in known:
            id = end.strip()
        if id is not None:
            found[end] = id
    return found


def _tell_labels(meant: Mapping[str, str], ties: RawTable, column: int, problems: Problems) -> None:
    if not meant:
        return
    one = min(meant)
    ends = (
        phrase("1 end of ties is")
        if len(meant) == 1
        else phrase("{meant} ends of ties are", meant=f"{len(meant):,}")
    )
    message = phrase(
        "ties: {ends} no id of an actor but the label, as {one_} of {meant}.",
        ends=ends,
        one_=shown(one),
        meant=meant[one],
    )
    problems.note("labels", message, ties.where.header(column))


def _tell_none(raw: RawDataset, ends: set[str], column: int, problems: Problems) -> None:
    """One message for a whole column that names nobody, instead of one for every end."""
    actors, ties = raw.tables["actors"], raw.tables["ties"]
    one = actors.columns[_column(actors, "id")[0]][0]
    message = phrase(
        "ties: none of the {ends} ends, such as {ends2}, is the id or label of "
        "any of the {actors} actors, such as {one_}.",
        ends=f"{len(ends):,}",
        ends2=shown(min(ends)),
        actors=f"{len(actors):,}",
        one_=shown(one),
    )
    problems.error(
        "ends", message, ties.where.header(column), hint=phrase("Do the two belong together?")
    )
    del raw.tables["actors"]  # so that not every row is told again


def _first_places(ties: RawTable, at: Sequence[int], ends: set[str]) -> dict[str, Place]:
    """Each of these ends with the place where it is named first, in reading order."""
    found: dict[str, Place] = {}
    for row, pair in enumerate(zip(*(ties.columns[index] for index in at), strict=True)):
        for index, end in zip(at, pair, strict=True):
            if end in ends and end not in found:
                found[end] = ties.where.cell(row, index)
    return found


def _add(actors: RawTable, ends: Mapping[str, Place], problems: Problems) -> None:
    """Actors that only ties mention; a warning where one may be a listed one misspelt."""
    own = _column(actors, "id")[0]
    name = index_of(actors, "name", "label")
    known = {*actors.columns[own], *(actors.columns[name] if name is not None else ())}
    words = ", ".join(shown(end) for end in list(ends)[:_LISTED])
    more = (
        phrase(" and {value} more", value=f"{len(ends) - _LISTED:,}") if len(ends) > _LISTED else ""
    )
    them = (
        phrase("1 end of ties is")
        if len(ends) == 1
        else phrase("{ends} ends of ties are", ends=f"{len(ends):,}")
    )
    message = phrase(
        "ties: {them} in no row of the actors and added to them: {words}{more}.",
        them=them,
        words=words,
        more=more,
    )
    near = next(filter(None, (_near(end, known) for end in list(ends)[:_LISTED])), "")
    problems.add(
        "warning" if near else "note", "added", message, next(iter(ends.values())), hint=near
    )
    for index, column in enumerate(actors.columns):
        column.extend(ends if index in (own, name) else [""] * len(ends))
    actors.where = AddedRows(actors.where, len(actors) - len(ends), list(ends.values()))


def _near(end: str, known: Iterable[str]) -> str:
    """A hint where somebody who is listed is called nearly so; numbers are never nearly others."""
    if any(map(str.isdigit, end)):
        return ""
    folded = {word.casefold(): word for word in known}
    found = near_names(end.casefold(), list(folded), n=1, cutoff=0.85)
    return (
        phrase("Is {end} the same as {folded}?", end=shown(end), folded=shown(folded[found[0]]))
        if found
        else ""
    )


@dataclass(frozen=True, slots=True)
class AddedRows(Whereabouts):
    """Where the rows of a table stand of which the last were named elsewhere."""

    whole: Whereabouts
    count: int
    places: Sequence[Place]

    def header(self, column: int) -> Place:
        return self.whole.header(column)

    def row(self, row: int) -> Place:
        return self.whole.row(row) if row < self.count else self.places[row - self.count]

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.whole.cell(row, column, mark) if row < self.count else self.row(row)
