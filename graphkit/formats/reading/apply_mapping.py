"""A mapping applied to a table of somebody's own: located tables called stances, ties, actors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from graphkit.errors import Place
from graphkit.formats.reading.guess_rows import Body
from graphkit.formats.reading.mapping import (
    ACTOR_COLUMNS,
    STANCE_COLUMNS,
    TIE_COLUMNS,
    TableMapping,
)
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, Whereabouts
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.wide_rows import Cell, Wide, claims_of, listed_in, place_of
from graphkit.phrases import phrase, phrase_of
from graphkit.private_rows import is_own, own_column

POWER_COLUMNS = ("actor", "issue", "capability", "date")
NAMES = {"actor": "name", "from": "name", "to": "name", "issue": "question"}
NO_TIE = frozenset(("0", "0.0"))


@dataclass
class Gathered:
    """The rows of one table to be, each a mapping from column to cell."""

    name: str
    rows: list[dict[str, Cell]] = field(default_factory=list)
    left_out: int = 0
    heads: dict[str, Callable[[], Place]] = field(default_factory=dict)
    decimal_comma: bool = False
    derived: bool = False

    def table(self) -> RawTable:
        """The rows as a raw table; a column is there where any row has it."""
        header = list(self.heads)
        columns = [[row[name].text if name in row else "" for row in self.rows] for name in header]
        table = RawTable(self.name, header, columns, _Places(self))
        table.left_out, table.decimal_comma = self.left_out, self.decimal_comma
        table.derived = self.derived
        return table


@dataclass(frozen=True)
class _Places(Whereabouts):
    """Where the gathered cells stand."""

    of: Gathered

    def header(self, column: int) -> Place:
        heads = list(self.of.heads.values())
        return heads[column if column < len(heads) else 0]()

    def row(self, row: int) -> Place:
        return next(iter(self.of.rows[row].values())).at()

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        names = list(self.of.heads)
        cell = self.of.rows[row].get(names[column]) if column < len(names) else None
        return cell.at() if cell else self.row(row)


def apply_mapping(
    read: Sequence[tuple[Body, TableMapping]], raw: RawDataset, problems: Problems
) -> None:
    """Put the tables that the mappings make of these bodies into the data set."""
    made = {name: Gathered(name) for name in ("actors", "issues", "stances", "ties", "influence")}
    for name in ("actors", "issues", "influence"):
        made[name].derived = all(mapping.table != name for _, mapping in read)
    for body, mapping in read:
        for gathered in made.values():
            gathered.decimal_comma |= body.grid.decimal_comma
        rows = _rows(body, mapping)
        if mapping.table == "ties":
            _ties(rows, mapping, made["ties"], body, problems)
        elif mapping.table == "stances":
            _stances(rows, mapping, made, body, problems)
        else:
            _actors([row for row in rows if "actor" in row], made["actors"])
    _list_all(made)
    for name, gathered in made.items():
        if gathered.left_out and not gathered.rows:
            body, mapping = read[0]
            needed = [column for column in SCHEMA[name].required if column != "sign"]
            gathered.heads = {column: _head(body, mapping, column) for column in needed}
        if gathered.rows or gathered.left_out:
            raw.tables[name] = gathered.table()


def _rows(body: Body, mapping: TableMapping) -> list[dict[str, Cell]]:
    """The cells of each row that hold anything, by the column that they are for."""
    sources = [(target, body.column(name)) for target, name in _named(mapping).items()]
    there = [(target, column) for target, column in sources if column is not None]
    rows = []
    for row in range(len(body.rows)):
        found = {
            target: Cell(column.texts[row], partial(place_of, body, row, column.index))
            for target, column in there
            if column.texts[row]
        }
        for target, words in mapping.fixed.items():
            found[target] = Cell(words, partial(place_of, body, row, 0))
        rows.append(found)
    return rows


def _named(mapping: TableMapping) -> dict[str, str]:
    """The heading of every column to be, the analyst's own included."""
    return {**mapping.columns, **{own_column(name): name for name in mapping.own}}


def _head(body: Body, mapping: TableMapping, target: str) -> Callable[[], Place]:
    """Where the column is named."""
    column = body.column(_named(mapping).get(target, target)) or body.column(
        next(iter(mapping.wide), "")
    )
    index = column.index if column else 0
    return lambda: body.grid.place(body.header, index)


def _keep(gathered: Gathered, row: dict[str, Cell], body: Body, mapping: TableMapping) -> None:
    for target in row:
        if target not in gathered.heads:
            gathered.heads[target] = _head(body, mapping, target)
    gathered.rows.append(row)


def _ties(
    rows: list[dict[str, Cell]], mapping: TableMapping, made: Gathered, body: Body,
    problems: Problems,
) -> None:  # fmt: skip
    """Rows with an end; those of an actor with itself, or of no weight, are no ties."""
    if mapping.wide:
        wide = Wide(mapping, body)
        rows = [tie for n, row in enumerate(rows) for tie in listed_in(row, wide, n, "to")]
    columns = (*TIE_COLUMNS, *(name for rest in rows for name in rest if is_own(name)))
    ends = [row for row in rows if "from" in row or "to" in row]  # one alone is told later
    apart = [row for row in ends if _end(row, "from") != _end(row, "to")]
    tied = [row for row in apart if "weight" not in row or row["weight"].text not in NO_TIE]
    for row in tied:
        _keep(made, {c: row[c] for c in dict.fromkeys(columns) if c in row}, body, mapping)
    made.left_out += len(rows) - len(tied)
    place = body.grid.place(body.header, 0)
    _tell(len(rows) - len(ends), phrase("without an end"), place, problems)
    _tell(len(ends) - len(apart), phrase("between an actor and itself"), place, problems)
    _tell(len(apart) - len(tied), phrase("of weight 0, which is no tie,"), place, problems)


def _end(row: Mapping[str, Cell], end: str) -> str:
    return row[end].text if end in row else ""


def _tell(count: int, why: str, place: Place, problems: Problems) -> None:
    if count:
        rows = phrase_of("{count} row", "{count} rows", count)
        problems.note("left-out", phrase("{rows} {why} left out.", rows=rows, why=why), place)


def _stances(
    rows: list[dict[str, Cell]], mapping: TableMapping, made: dict[str, Gathered], body: Body,
    problems: Problems,
) -> None:  # fmt: skip
    """Claims, and beside them what their rows say of the actors."""
    about = _about_actors(rows, mapping)
    wide = Wide(mapping, body)
    claims = [claim for n, row in enumerate(rows) for claim in claims_of(row, wide, n)]
    columns = [c for row in rows for c in row if c in STANCE_COLUMNS or c not in about]
    dated = ["date"] if mapping.across == "date" else []
    weighed = ["salience"] if mapping.salience else []
    kept = dict.fromkeys(["actor", "issue", "position", *dated, *weighed, *columns])
    varying = "capability" in kept
    # A position of nobody, or on nothing, is kept, to be told where it stands.
    said = [claim for claim in claims if "position" in claim]
    for claim in said:
        stance = {c: claim[c] for c in kept if c in claim and c != "capability"}
        _keep(made["stances"], {_stance_name(c): cell for c, cell in stance.items()}, body, mapping)
        if varying and "capability" in claim:
            power = {c: cell for c, cell in claim.items() if c in POWER_COLUMNS}
            _keep(made["influence"], power, body, mapping)
    made["stances"].left_out += len(claims) - len(said)
    silent = "cells" if mapping.wide else "rows"
    _tell_silent(len(claims) - len(said), silent, body, problems)
    own = [{c: row[c] for c in ("actor", *about) if c in row} for row in rows]
    _actors([row for row in own if "actor" in row], made["actors"])
    _list(claims, "actor", made["actors"])  # also those of whom nothing more is known
    _list(claims, "issue", made["issues"])


def _stance_name(column: str) -> str:
    """What an actor's column is called on a claim, which has none of that name."""
    plain = column in STANCE_COLUMNS or is_own(column)
    return column if plain else f"x_{column}"


def _tell_silent(count: int, what: str, body: Body, problems: Problems) -> None:
    if count:
        were = (
            phrase("1 {value} was", value=what.removesuffix("s"))
            if count == 1
            else phrase("{n} {what} were", n=f"{count:,}", what=what)
        )
        message = phrase("{were} left out: no position is written there.", were=were)
        problems.note("silent", message, body.grid.place(body.header, 0))


def _about_actors(rows: Sequence[Mapping[str, Cell]], mapping: TableMapping) -> list[str]:
    """The columns that describe actors: they say one thing of each; where every row is another
    actor, the analyst's own columns do too."""
    columns = dict.fromkeys(c for row in rows for c in row if c in ACTOR_COLUMNS)
    named = [row["actor"].text for row in rows if "actor" in row]
    if len(set(named)) == len(named) and (mapping.wide or "issue" in mapping.fixed):
        columns |= dict.fromkeys(c for row in rows for c in row if is_own(c))
    return [column for column in columns if _says_one_thing(column, rows)]


def _says_one_thing(column: str, rows: Sequence[Mapping[str, Cell]]) -> bool:
    said: dict[str, str] = {}
    for row in rows:
        actor, words = row.get("actor"), row.get(column)
        if actor and words and said.setdefault(actor.text, words.text) != words.text:
            return False
    return True


def _actors(rows: list[dict[str, Cell]], made: Gathered) -> None:
    """Every actor once, with what any of its rows says of it."""
    known = _list(rows, "actor", made)
    for row in rows:
        for target, cell in row.items():
            if target in ACTOR_COLUMNS or is_own(target):
                known[row["actor"].text].setdefault(target, cell)
                made.heads.setdefault(target, cell.at)


def _list(
    rows: Sequence[Mapping[str, Cell]], what: str, made: Gathered
) -> dict[str, dict[str, Cell]]:
    """The rows of a table of actors or issues by id, with those that other rows name added."""
    known = {row["id"].text: row for row in made.rows}
    for row in rows:
        cell = row.get(what)
        if cell is not None and cell.text not in known:
            known[cell.text] = {"id": cell, NAMES[what]: cell}
            made.rows.append(known[cell.text])
            for target in ("id", NAMES[what]):
                made.heads.setdefault(target, cell.at)
    return known


def _list_all(made: dict[str, Gathered]) -> None:
    """Where actors are listed, those that only ties name are added."""
    if made["actors"].rows:
        for end in ("from", "to"):
            _list(made["ties"].rows, end, made["actors"])
