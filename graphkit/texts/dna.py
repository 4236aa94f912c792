"""The documents of a project of the Discourse Network Analyzer, kept to the letter."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.reading.decode import cannot_be_read
from graphkit.formats.reading.dna_texts import day_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.sqlite_file import LARGEST, columns_of, is_sqlite, opened
from graphkit.phrases import phrase
from graphkit.texts.reading import Reading

_DOCUMENTS = "SELECT ID, Title, Source, Date, Text FROM DOCUMENTS ORDER BY ID"


def read_documents(path: Path, problems: Problems) -> list[Reading]:
    """Every document with a text; each is the source that the project's statements rest on."""
    place = Place(path.name)
    try:
        if path.stat().st_size > LARGEST or not is_sqlite(path):
            problems.error(
                "not-database", phrase("This is no SQLite file, as DNA 2 and 3 write."), place
            )
            return []
        with opened(path) as database:
            if not {"id", "title", "text"} <= columns_of(database).get("documents", set()):
                problems.error(
                    "dna-version", phrase("This is no file of DNA 3: no documents."), place
                )
                return []
            rows = database.execute(_DOCUMENTS).fetchall()
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), place)
        return []
    except (sqlite3.Error, OverflowError, UnicodeError) as error:
        problems.error(
            "database", phrase("The database cannot be read: {error}.", error=error), place
        )
        return []
    return [
        Reading(path.name, str(text), str(title or ""), str(publisher or ""), day_of(date),
                source=str(id))
        for id, title, publisher, date, text in rows
        if text
    ]  # fmt: skip
