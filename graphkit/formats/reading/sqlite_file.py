"""An SQLite file opened so that it cannot change and nothing in it can run."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

MAGIC = b"SQLite format 3\x00"
LARGEST = 1 << 30
MOST_STEPS = 2_000_000_000  # of SQLite's machine; a file that needs more is not read
_EVERY = 1_000_000


def is_sqlite(path: Path) -> bool:
    """Whether a file begins as an SQLite database does."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(MAGIC)) == MAGIC
    except OSError:  # told where the file is read
        return False


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, read-only and immutable: no lock, no journal, no code of the file's own."""
    address = f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("PRAGMA cell_size_check = ON")
        left = iter(range(MOST_STEPS // _EVERY))
        connection.set_progress_handler(lambda: next(left, None) is None, _EVERY)
        yield connection


def columns_of(connection: sqlite3.Connection) -> dict[str, set[str]]:
    """The columns of every real table, in small letters; views are none."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    found = {}
    for (name,) in names:
        rows = connection.execute("SELECT name FROM pragma_table_info(?)", (name,))
        found[str(name).casefold()] = {str(column).casefold() for (column,) in rows}
    return found
