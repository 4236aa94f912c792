"""What other tools call their columns: direction, relation, dates, and all that is their own.

Gephi, NodeXL and the graph formats carry columns that mean nothing here. Theirs are kept as
columns of the analyst's own (`x_...`), and what only draws a picture or holds nothing is left out.
No value is changed but those of a direction, which says yes or no here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.formats.reading.cells import NUMBER, day
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.columns import keep_columns
from graphkit.formats.reading.headings import translates
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.type_signs import say_sides, signs_from_types
from graphkit.formats.reading.which_table import headings
from graphkit.near_names import near_names
from graphkit.phrases import phrase, run_on
from graphkit.private_rows import is_own, own_column

DIRECTIONS = {"directed": "yes", "undirected": "no", "mutual": "no", "true": "yes", "false": "no"}
DRAWN = frozenset(
    ("r", "g", "b", "a", "x", "y", "z", "size", "color", "colour", "shape", "thickness")
)
_PLACE, _COLOUR = {"x", "y"}, {"r", "g", "b"}
_RELATION = (
    "relation", "relationship", "relation type", "relationship type", "connection type",
    "edge type", "edge_type", "link type", "interaction", "class", ":type", "type", "kind", "role",
    "label",
)  # fmt: skip
_WEIGHT = ("weight", "value", "edge weight", "edge_weight")
_SOURCES = ("citation", "citations", "reference", "references")
YEARS = frozenset(("year", "jahr", "année", "año", "年", "年度"))
_DAYS = ("since", "start", "date", "until", "end")


@dataclass
class _Renamed:
    """A table whose headings are being brought to graphkit's."""

    table: RawTable
    names: dict[int, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def taken(self) -> set[str]:
        """The names that columns have by now, in small letters."""
        return set(map(str.casefold, self.names.values()))

    def free(self, name: str) -> bool:
        return name not in self.taken()

    def words(self) -> Iterable[tuple[int, str]]:
        """Headings that mean nothing yet, in small letters."""
        for index, word in enumerate(self.table.header):
            if index not in self.names:
                yield index, word.strip().casefold()

    def take(self, name: str, words: Sequence[str]) -> None:
        """Call the first of these columns `name`, unless there is one already."""
        there = {word: index for index, word in reversed(list(self.words()))}
        found = next((there[word] for word in words if word in there), None)
        if found is not None and self.free(name):
            self.name(found, name)

    def name(self, index: int, name: str) -> None:
        """Call a column so; its own word stays where it is the same in other letters."""
        word = self.table.header[index]
        same = word.strip().casefold() == name
        self.names[index] = word if same else name
        if not same:
            self.told.append(phrase("{heading} as {name}", heading=shown(word), name=name))


def bring(table: RawTable, problems: Problems, *, near: bool = False) -> None:
    """Rename the columns of a table of actors or ties to what they mean here, in place.

    With `near` a heading that is nearly one of graphkit's stays as it is, to be asked about; so
    does one that is there twice.
    """
    _leave_out(table, problems)
    found = _Renamed(table)
    if table.name == "ties":
        _ties(found)
    _known(found)
    if table.name == "ties":
        _year(found)
        if found.free("sign"):
            _sign_by_words(found)
    if found.told:
        problems.note(
            "alias",
            phrase(
                "{name}: read {listed}.", name=table.name, listed=run_on(phrase(", "), found.told)
            ),
        )
    own = {index: word for index, word in enumerate(table.header) if index not in found.names}
    if near:
        own = {index: word for index, word in own.items() if not _near(table.name, word)}
    folded = [word.strip().casefold() for word in table.header]
    often = Counter(folded)
    own = {index: word for index, word in own.items() if often[folded[index]] == 1}
    taken = found.taken()
    for index, word in own.items():
        told = own_column(word)
        found.names[index] = told if told not in taken else f"{told}_{index + 1}"
        taken.add(found.names[index].casefold())
    kept = [own_column(word) for word in own.values() if not is_own(word)]
    if kept:
        message = phrase(
            "{name}: columns of its own are kept as {listed}.",
            name=table.name,
            listed=run_on(phrase(", "), kept),
        )
        problems.note("own-columns", message, table.where.header(min(own)))
    table.header[:] = [found.names.get(i, word) for i, word in enumerate(table.header)]
    if table.name == "ties":
        signs_from_types(table, problems, both=True)


def _sign_by_words(found: _Renamed) -> None:
    """Call a column `sign` in which every tie is said to be for or against, under any heading."""
    for index, cells in enumerate(found.table.columns):
        if index not in found.names and say_sides(cells):
            found.name(index, "sign")
            return


def _leave_out(table: RawTable, problems: Problems) -> None:
    """Without columns that hold nothing or place and colour what is drawn."""
    folded = [word.strip().casefold() for word in table.header]
    known = headings(SCHEMA[table.name], table.header)
    meant = {i for indexes in known.values() for i in indexes}
    missed = {i for name in ("id", "from", "to", "sign") for i in known.get(name, ())}
    empty = {
        i for i, texts in enumerate(table.columns) if len(table) and not any(map(str.strip, texts))
    } - (missed if table.name == "ties" else set())
    drawn = {i for i, word in enumerate(folded) if _draws(word, folded)} - meant
    unnamed = {i for i, word in enumerate(folded) if not word}
    if drawn - empty:
        names = ", ".join(table.header[i] for i in sorted(drawn - empty))
        problems.note(
            "drawn",
            phrase(
                "{name}: {names} only place and colour what is drawn.", name=table.name, names=names
            ),
        )
    for index in sorted(unnamed - empty):
        message = phrase(
            "{name}: column {value} has no name and was passed over.",
            name=table.name,
            value=index + 1,
        )
        problems.note("unnamed-column", message, table.where.header(index))
    kept = [i for i in range(len(folded)) if i not in empty | drawn | unnamed]
    keep_columns(table, kept)


def _draws(word: str, among: Collection[str]) -> bool:
    """Whether a column is about the picture: known by those for a place or a colour beside it."""
    return word in DRAWN and (set(among) >= _PLACE or set(among) >= _COLOUR)


def _ties(found: _Renamed) -> None:
    table = found.table
    for index, word in found.words():
        if word not in ("type", "direction", "directed", "edgetype"):
            continue
        texts = {text.strip().casefold() for text in set(table.columns[index])} - {""}
        if texts <= DIRECTIONS.keys():
            column = table.columns[index]
            column[:] = [DIRECTIONS.get(text.strip().casefold(), "") for text in column]
            found.name(index, "directed")
            break
    ends = headings(SCHEMA["ties"], table.header)
    for name in ("from", "to"):
        for index in ends.get(name, [])[:1]:
            found.names[index] = table.header[index]
    found.take("relation", _RELATION)
    found.take("weight", _WEIGHT)
    found.take("source_id", _SOURCES)


def _known(found: _Renamed) -> None:
    """Columns that are called here as they are there, each once; days only where they are days."""
    schema = SCHEMA[found.table.name]
    for index, word in enumerate(found.table.header):
        if translates(schema, word):
            found.names.setdefault(index, word)
    taken = set(headings(schema, list(found.names.values())))
    for index, word in list(found.words()):
        name = schema.resolve(word)
        if name is None or name in taken or (word in _DAYS and not _days(found.table, index)):
            continue
        taken.add(name)
        found.names[index] = found.table.header[index]


def _year(found: _Renamed) -> None:
    """A year alone says since when, where nothing else does."""
    if "since" in headings(SCHEMA["ties"], list(found.names.values())):
        return
    for index, word in list(found.words()):
        if word in YEARS and _days(found.table, index):
            found.name(index, "since")
            return


def date_by_year(table: RawTable, problems: Problems) -> None:
    """Read a year as the date of claims that have no other."""
    if table.name != "stances" or "date" in headings(SCHEMA["stances"], table.header):
        return
    for index, word in enumerate(table.header):
        if word.strip().casefold() in YEARS and _days(table, index):
            told = phrase("{heading} as {name}", heading=shown(word), name="date")
            message = phrase("{name}: read {listed}.", name=table.name, listed=told)
            problems.note("alias", message, table.where.header(index))
            table.header[index] = "date"
            return


def _days(table: RawTable, index: int) -> bool:
    try:
        return all(day(text) for text in table.columns[index] if text.strip())
    except Fault:
        return any(not NUMBER.fullmatch(text.strip()) for text in table.columns[index] if text)


def _near(table: str, word: str) -> bool:
    names = [column.name for column in SCHEMA[table].columns]
    return bool(near_names(word.casefold(), names, n=1, cutoff=0.8))
