"""The Discourse Network Analyzer's own file: an SQLite database of documents and statements.

Variables are found by their names, in every type of statement that has an actor, a concept and an
agreement; the other types, stories and notes among them, say nothing of sides and are left out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.decode import cannot_be_read
from graphkit.formats.reading.dna_texts import DnaTexts, day_of
from graphkit.formats.reading.picked import Foreign
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, Whereabouts, as_columns, name_of
from graphkit.formats.reading.sqlite_file import LARGEST, columns_of, is_sqlite, opened
from graphkit.formats.reading.statements import (
    AGREES,
    FRAME,
    ROLES,
    Attributes,
    role_of,
    statement_tables,
)
from graphkit.phrases import phrase, phrase_of

NEEDED: Mapping[str, Sequence[str]] = {
    "STATEMENTS": ("ID", "StatementTypeId", "DocumentId", "Start", "Stop", "Coder"),
    "DOCUMENTS": ("ID", "Title", "Text", "Author", "Source", "Section", "Type", "Date"),
    "STATEMENTTYPES": ("ID", "Label"),
    "VARIABLES": ("ID", "Variable", "DataType", "StatementTypeId"),
    "ENTITIES": ("ID", "VariableId", "Value"),
    "DATASHORTTEXT": ("StatementId", "VariableId", "Entity"),
    **dict.fromkeys(
        ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT"), ("StatementId", "VariableId", "Value")
    ),
}
Values = dict[int, dict[int, str]]  # by statement and variable


def recognises(path: Path) -> bool:
    """Whether the file is a database; whatever is missing in it is told where it is read."""
    return is_sqlite(path)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Organisations as actors, concepts as issues, statements as stances, documents as sources."""
    raw = RawDataset(name_of(path))
    place = Place(path.name)
    try:
        if path.stat().st_size > LARGEST:
            problems.error(
                "size", phrase("The file is larger than {value} MiB.", value=LARGEST >> 20), place
            )
        elif not is_sqlite(path):
            problems.error(
                "not-database", phrase("This is no SQLite file, as DNA 2 and 3 write."), place
            )
        else:
            with opened(path) as database:
                _Reader(database, path.name, problems).fill(raw, options)
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), place)
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        problems.error(
            "database", phrase("The database cannot be read: {error}.", error=error), place
        )
    return raw


@dataclass(frozen=True, slots=True)
class Places(Whereabouts):
    """Where statements stand: in their table, by id."""

    file: str
    ids: Sequence[str]

    def header(self, column: int) -> Place:
        return Place(self.file)

    def row(self, row: int) -> Place:
        return Place(self.file, cell=f"STATEMENTS {self.ids[row]}")

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.row(row)


@dataclass
class _Reader:
    """The database's statements as an event list."""

    database: sqlite3.Connection
    file: str
    problems: Problems
    left_out: int = 0

    def fill(self, raw: RawDataset, options: ReadOptions) -> None:
        if not self._complete():
            return
        roles = self._roles()
        types = self._types(roles)
        rows = list(self._statements(roles, types)) if types else []
        if not rows:
            message = phrase("No statement says who is for or against what.")
            self.problems.error("empty", message, Place(self.file))
            return
        header = list(dict.fromkeys(word for row in rows for word in row))
        columns = as_columns([[row.get(word, "") for word in header] for row in rows], len(header))
        places = Places(self.file, [row["statement_id"] for row in rows])
        table = Foreign(RawTable("stances", header, columns, places))
        statement_tables(table, raw, options, self.problems, self._attributes(roles), typed=True)
        raw.tables["stances"].left_out += self.left_out

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        return self.database.execute(query).fetchall()

    def _complete(self) -> bool:
        """Whether all tables of DNA 3 are there; what is missing is told."""
        there = columns_of(self.database)
        for table, columns in NEEDED.items():
            missing = [c for c in columns if c.casefold() not in there.get(table.casefold(), ())]
            if missing:
                what = (
                    phrase("{table} ({listed})", table=table, listed=", ".join(missing))
                    if table.casefold() in there
                    else table
                )
                message = phrase("This is no file of DNA 3: {what} is missing.", what=what)
                hint = phrase("DNA 3 opens older files and saves them anew.")
                self.problems.error("dna-version", message, Place(self.file), hint=hint)
                return False
        return True

    def _roles(self) -> dict[int, tuple[int, str, str, str]]:
        """By variable: its type of statement, the name of its column, its data type, its own name.

        In each type the first variable of a role has the role's name, others keep their own.
        """
        found: dict[int, tuple[int, str, str, str]] = {}
        taken: set[tuple[int, str]] = set()
        query = "SELECT ID, StatementTypeId, Variable, DataType FROM VARIABLES ORDER BY ID"
        for id, kind, name, data in self._rows(query):
            role = role_of(str(name))
            column = str(name) if role is None or (kind, role) in taken else role
            taken.add((kind, column))
            found[id] = kind, column, str(data), str(name)
        return found

    def _types(self, roles: Mapping[int, tuple[int, str, str, str]]) -> set[int]:
        """The types of statement that say who is for or against what; the others are told."""
        there: dict[int, set[str]] = {}
        for kind, column, _, _ in roles.values():
            there.setdefault(kind, set()).add(column)
        query = (
            "SELECT t.ID, t.Label, count(s.ID) FROM STATEMENTTYPES t "
            "LEFT JOIN STATEMENTS s ON s.StatementTypeId = t.ID GROUP BY t.ID, t.Label"
        )
        kept = set()
        for kind, label, count in self._rows(query):
            has = there.get(kind, set())
            if {"concept", "agreement"} <= has and has & {"organization", "person"}:
                kept.add(kind)
            elif count:
                many = phrase_of(
                    "{count} statement of the type {label}",
                    "{count} statements of the type {label}",
                    count,
                    label=shown(str(label)),
                )
                message = phrase(
                    "{many_} left out: its variables do not say who is for or against what.",
                    many_=many,
                )
                self.problems.note("statement-type", message, Place(self.file))
                self.left_out += count
        return kept

    def _values(self, roles: Mapping[int, tuple[int, str, str, str]]) -> Values:
        """What each statement's variables hold, as text; yes and no as they are meant."""
        entity = (
            "SELECT d.StatementId, d.VariableId, e.Value FROM DATASHORTTEXT d "
            "JOIN ENTITIES e ON e.ID = d.Entity"
        )
        values: Values = {}
        for table in ("DATABOOLEAN", "DATAINTEGER", "DATALONGTEXT", ""):
            query = f"SELECT StatementId, VariableId, Value FROM {table}" if table else entity
            for statement, variable, value in self._rows(query):
                if value is None or variable not in roles:
                    continue
                words = str(value).strip()
                agreed = table == "DATABOOLEAN" and roles[variable][1] == "agreement"
                values.setdefault(statement, {})[variable] = (
                    AGREES.get(words, words) if agreed else words
                )
        return values

    def _statements(
        self, roles: Mapping[int, tuple[int, str, str, str]], types: set[int]
    ) -> Iterator[dict[str, str]]:
        """Every statement of these types as a row of an event list."""
        values = self._values(roles)
        labels = dict(self._rows("SELECT ID, Label FROM STATEMENTTYPES"))
        documents = {row[0]: row[1:] for row in self._rows(_DOCUMENTS)}
        texts = DnaTexts(dict(self._rows("SELECT ID, Text FROM DOCUMENTS")))
        query = "SELECT ID, StatementTypeId, DocumentId, Start, Stop, Coder FROM STATEMENTS"
        coders = self._coders()
        for id, kind, document, start, stop, coder in self._rows(f"{query} ORDER BY ID"):
            if kind not in types:
                continue
            if not (isinstance(start, int) and isinstance(stop, int)):
                message = phrase("The statement does not say where in its text it lies.")
                place = Place(self.file, cell=f"STATEMENTS {id}")
                self.problems.warn("misplaced", message, place)
            title, author, source, section, sort, date = documents.get(document, ("",) * 6)
            frame = (
                id, day_of(date), start, stop, texts.passage(document, start, stop),
                coders.get(coder, coder), document, title, author, source, section, sort,
            )  # fmt: skip
            row = {
                w: "" if part is None else str(part) for w, part in zip(FRAME, frame, strict=True)
            }
            if len(types) > 1:
                row["statement_type"] = str(labels.get(kind, kind))
            for variable, words in values.get(id, {}).items():
                row.setdefault(roles[variable][1], words)
            yield row

    def _coders(self) -> dict[int, str]:
        """The coders' names; nothing else of them is read."""
        if not {"id", "name"} <= columns_of(self.database).get("coders", set()):
            return {}
        return dict(self._rows("SELECT ID, Name FROM CODERS"))

    def _attributes(self, roles: Mapping[int, tuple[int, str, str, str]]) -> dict[str, Attributes]:
        """What DNA holds of organisations, persons and concepts, by role and name."""
        found: dict[str, dict[str, dict[str, str]]] = {}
        there = columns_of(self.database)
        if not {"attributevariables", "attributevalues"} <= there.keys():
            return {}
        for variable, entity, attribute, value in self._rows(_ATTRIBUTES):
            role = roles[variable][1] if variable in roles else ""
            if role in ROLES and value and entity:
                about = found.setdefault(role, {}).setdefault(str(entity).strip(), {})
                about[str(attribute)] = str(value)
        return dict(found)


_DOCUMENTS = "SELECT ID, Title, Author, Source, Section, Type, Date FROM DOCUMENTS"
_ATTRIBUTES = (
    "SELECT e.VariableId, e.Value, a.AttributeVariable, v.AttributeValue FROM ATTRIBUTEVALUES v "
    "JOIN ATTRIBUTEVARIABLES a ON a.ID = v.AttributeVariableId JOIN ENTITIES e ON e.ID = v.EntityId"
)


dna_file = Format(
    name="dna",
    question="The Discourse Network Analyzer's own file",
    suffixes=(".dna",),
    called=phrase("a file of the Discourse Network Analyzer"),
    facts="github.com/leifeld/dna, the tables of its version 3",
    read=read,
    recognises=recognises,
)
