"""Tables under other headings, and graphkit's tables picked out of them column by column."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.columns import KeptColumns
from graphkit.formats.reading.csv_table import csv_table
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.first_lines import joined
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, Whereabouts
from graphkit.formats.reading.tables import SCHEMA
from graphkit.private_rows import own_column


@dataclass
class Foreign:
    """A table as another tool wrote it; its columns go by its own headings, in any case, their
    words joined by blanks or as in code."""

    raw: RawTable
    at: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        header = list(enumerate(self.raw.header))[::-1]
        joined_at = {joined(word): index for index, word in header}
        self.at = joined_at | {word.casefold(): index for index, word in header}

    def __len__(self) -> int:
        return len(self.raw)

    def heading(self, *words: str) -> str | None:
        """The first of these headings that the table has."""
        return next((word for word in words if word in self.at), None)

    def __bool__(self) -> bool:
        """A table without rows is there all the same."""
        return True

    def texts(self, *words: str) -> list[str]:
        """What stands under the first of these headings; nothing where there is none."""
        word = self.heading(*words)
        return [""] * len(self) if word is None else self.raw.columns[self.at[word]]

    def place(self, row: int, *words: str) -> Place:
        """Where a row's cell under the first of these headings stands."""
        word = self.heading(*words)
        index = 0 if word is None else self.at[word]
        return replace(self.raw.where.cell(row, index), field=self.raw.header[index])


def foreign_table(path: Path, options: ReadOptions, problems: Problems) -> Foreign | None:
    """A CSV file with headings of its own, or None with the reason among the problems."""
    text = read_text(path, options, problems)
    if text is None:
        return None
    row = options.header_row
    # Its headings are matched by whoever asked for it, so any name of a table will do.
    raw = csv_table(text, file=path.name, problems=problems, name="stances", header_row=row)
    return None if raw is None else Foreign(raw)


@dataclass
class Picked:
    """One of graphkit's tables in the making, out of some rows of a foreign table or all.

    A row of None stands for something that the foreign table does not list: it says nothing.
    """

    name: str
    source: Foreign
    rows: Sequence[int | None] | None = None
    header: list[str] = field(default_factory=list)
    columns: list[list[str]] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def take(self, heading: str, *words: str) -> None:
        """The first of these columns, called `heading` here; none where there is none."""
        if word := self.source.heading(*words):
            self.put(heading, self.source.texts(word), word)

    def put(self, heading: str, texts: Sequence[str], *words: str) -> None:
        """A column made out of the first of these, a text for each row of the foreign table."""
        self.say(heading, self._chosen(texts), *words)

    def say(self, heading: str, texts: list[str], *words: str) -> None:
        """The same with a text for each row of the table in the making."""
        word = self.source.heading(*words)
        self.header.append(heading)
        self.columns.append(texts)
        self.origins.append(0 if word is None else self.source.at[word])

    def own(self, but: Collection[str] = ()) -> None:
        """Every further column that holds anything, kept as the analyst's own (`x_...`)."""
        used = {*self.origins, *(self.source.at[word] for word in but if word in self.source.at)}
        for index, word in enumerate(self.source.raw.header):
            if word and index not in used:
                texts = self._chosen(self.source.raw.columns[index])
                if any(texts):
                    self.header.append(self._free(word))
                    self.columns.append(texts)
                    self.origins.append(index)

    def table(self) -> RawTable:
        """The table as picked; of several rows of a foreign table those left out are counted."""
        raw = self.source.raw
        where: Whereabouts = KeptColumns(raw.where, self.origins)
        if self.rows is not None:
            where = _PickedRows(where, self.rows)
        return RawTable(
            self.name, self.header, self.columns, where, decimal_comma=raw.decimal_comma
        )

    def _chosen(self, texts: Sequence[str]) -> list[str]:
        if self.rows is None:
            return list(texts)
        return ["" if row is None else texts[row] for row in self.rows]

    def _free(self, word: str) -> str:
        """A name of one's own for a column that no other here has."""
        name = SCHEMA[self.name].moved.get(word.casefold()) or own_column(word)
        taken = {heading.casefold() for heading in self.header}
        if name.casefold() not in taken:
            return name
        return next(f"{name}_{n}" for n in range(2, 999) if f"{name}_{n}".casefold() not in taken)


@dataclass(frozen=True, slots=True)
class _PickedRows(Whereabouts):
    """Where picked rows stand; one that is not listed stands where the table begins."""

    whole: Whereabouts
    rows: Sequence[int | None]

    def header(self, column: int) -> Place:
        return self.whole.header(column)

    def row(self, row: int) -> Place:
        at = self.rows[row]
        return self.whole.header(0) if at is None else self.whole.row(at)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        at = self.rows[row]
        return self.whole.header(column) if at is None else self.whole.cell(at, column, mark)


def first_rows(texts: Sequence[str]) -> dict[str, int]:
    """The first row in which each text stands, in the order of the rows."""
    first: dict[str, int] = {}
    for row, text in enumerate(texts):
        if text and text not in first:
            first[text] = row
    return first
