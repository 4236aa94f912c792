"""The log of a coded dataset: every change in order, append-only, whatever is killed when.

    entries  what was done: never changed, never deleted (the database refuses both)
    applied  the last entry that the dataset's tables hold

An entry says what a row was before and what it is after, so that undoing it is exact and doing it
again does no harm.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from graphkit.errors import OutputError
from graphkit.phrases import phrase

FOLDER = ".graphkit"
FILE = "coding.sqlite"
WAIT = 30.0  # seconds for another process that is saving
Kind = Literal["put", "drop", "undo", "redo", "read", "propose", "accept", "reject"]
Cells = Mapping[str, str]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS entries (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    coder TEXT NOT NULL, kind TEXT NOT NULL, step INTEGER NOT NULL,
    tbl TEXT NOT NULL, id TEXT NOT NULL, before TEXT, after TEXT,
    about INTEGER, note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE IF NOT EXISTS applied (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER);
INSERT OR IGNORE INTO applied VALUES (1, 0);
CREATE TRIGGER IF NOT EXISTS never_changed BEFORE UPDATE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER IF NOT EXISTS never_deleted BEFORE DELETE ON entries
    BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
"""
_COLUMNS = "number, at, coder, kind, step, tbl, id, before, after, about, note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: `before` and `after` are a row's cells, None where there is no row.

    Entries with the same `step` are done and undone together. `about` is the entry that an undo,
    redo, accept or reject speaks of; `note` says why.
    """

    coder: str
    kind: Kind
    table: str = ""
    id: str = ""
    before: Cells | None = None
    after: Cells | None = None
    about: int | None = None
    note: str = ""
    number: int = 0
    at: str = ""
    step: int = 0

    @property
    def changes_a_row(self) -> bool:
        """Whether the tables are other after it; a proposal only waits."""
        return bool(self.table) and self.kind != "propose"


class Log:
    """The log beside a dataset's tables; `alone` keeps every other process out meanwhile."""

    def __init__(self, dataset: Path) -> None:
        self.path = dataset / FOLDER / FILE
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self._connected() as database:
                database.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise OutputError(
                phrase("'{path}' cannot be used: {error}.", path=self.path, error=error)
            ) from error

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self.path, timeout=WAIT, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = FULL")
            yield database

    @contextmanager
    def alone(self) -> Iterator[None]:
        """No other process reads or writes tables meanwhile: a database of its own is locked."""
        lock = self.path.with_name("lock.sqlite")
        with closing(sqlite3.connect(lock, timeout=WAIT, isolation_level=None)) as database:
            try:
                database.execute("BEGIN EXCLUSIVE")
            except sqlite3.Error as error:
                raise OutputError(
                    phrase("Another program is saving this dataset: {error}.", error=error)
                ) from error
            try:
                yield
            finally:
                database.execute("ROLLBACK")

    def append(self, entries: Sequence[Entry]) -> list[Entry]:
        """Write entries as one step, on the disk when this returns; they come back numbered."""
        with self._connected() as database:
            database.execute("BEGIN IMMEDIATE")
            row = database.execute("SELECT coalesce(max(number), 0) FROM entries").fetchone()
            step = int(row[0]) + 1
            for entry in entries:
                database.execute(
                    "INSERT INTO entries (coder, kind, step, tbl, id, before, after, about, note) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    (entry.coder, entry.kind, step, entry.table, entry.id, _text(entry.before),
                     _text(entry.after), entry.about, entry.note),
                )  # fmt: skip
            database.execute("COMMIT")
        return self.since(step - 1)

    def since(self, number: int) -> list[Entry]:
        """Every entry after that number, in order."""
        query = f"SELECT {_COLUMNS} FROM entries WHERE number > ? ORDER BY number"
        with self._connected() as database:
            return [_entry(row) for row in database.execute(query, (number,))]

    @property
    def applied(self) -> int:
        """The number of the last entry that the tables hold."""
        with self._connected() as database:
            return int(database.execute("SELECT number FROM applied").fetchone()[0])

    def mark_applied(self, number: int) -> None:
        """Say that the tables hold everything up to an entry."""
        with self._connected() as database:
            database.execute("UPDATE applied SET number = ?", (number,))


def _text(cells: Cells | None) -> str | None:
    return None if cells is None else json.dumps(dict(cells), ensure_ascii=False)


def _entry(row: tuple[Any, ...]) -> Entry:
    number, at, coder, kind, step, table, id, before, after, about, note = row
    was, becomes = (None if text is None else json.loads(text) for text in (before, after))
    return Entry(coder, kind, table, id, was, becomes, about, note, number, at, step)
