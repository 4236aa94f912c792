"""One column whose values have to be understood before they are read, and what was said of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from graphkit.errors import Place
from graphkit.formats.reading.cells import comma_number, number
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coding import Coding, key_of
from graphkit.formats.reading.number_cells import PERCENT
from graphkit.formats.reading.parse_columns import place_of
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase, phrase_of

LISTED = 6


@dataclass(frozen=True)
class CodedColumn:
    """A column of a table by its name there, with its coding."""

    raw: RawTable
    name: str
    index: int
    coding: Coding
    problems: Problems

    @property
    def texts(self) -> list[str]:
        """What is written, row by row."""
        return self.raw.columns[self.index]

    def number(self, word: str) -> float | None:
        """The number that is written, if it is one; of 60 % it is 60."""
        found = PERCENT.fullmatch(word.strip()) if word.strip()[-1:] in "%％" else None
        try:
            read = comma_number if self.raw.decimal_comma else number
            return read(found[1] if found else word)
        except Fault:
            return None

    def key(self, word: str) -> str:
        """What is written, as values are stated."""
        return key_of(word.replace(",", ".") if self.raw.decimal_comma else word)

    def heading(self) -> Place:
        """Where the column is named."""
        return replace(self.raw.where.header(self.index), field=self.raw.header[self.index])

    def note(self, code: str, message: str) -> None:
        """Something done to the column that the reader should know."""
        self.problems.note(
            code, phrase("{name}: {message}", name=self.raw.name, message=message), self.heading
        )

    def refuse(self, texts: Collection[str], code: str, message: str, hint: str = "") -> None:
        """An error at the first cell that says one of these; further ones are counted."""
        rows = [row for row, text in enumerate(self.texts) if text in texts]
        others = list(dict.fromkeys(self.texts[row] for row in rows))[1:]
        if len(rows) > 1:
            also = phrase(", {listed} among them", listed=listed(others)) if others else ""
            message += phrase(
                " So it is with {n}{also}.", n=count(len(rows) - 1, "more row"), also=also
            )
        where = place_of(self.raw, rows[0], self.index)
        self.problems.error(code, message, where, hint=hint or None)

    def leave_out(self, silent: Collection[str], kept: Sequence[int]) -> None:
        """Rows that only say that nothing is known are no claims: said once, and counted."""
        gone = count(len(self.raw) - len(kept), "row")
        self.note(
            "silent",
            phrase(
                "{gone} without a {name} ({listed}) left out.",
                gone=gone,
                name=self.name,
                listed=listed(sorted(silent)),
            ),
        )
        self.raw.keep(kept)


def listed(texts: Sequence[str]) -> str:
    """What is written, as far as there is room."""
    more = (
        phrase(" and {value} others", value=f"{len(texts) - LISTED:,}")
        if len(texts) > LISTED
        else ""
    )
    return ", ".join(map(shown, texts[:LISTED])) + more


def count(number: int, thing: str) -> str:
    """ "1 row", "2,000 rows"."""
    return phrase_of("{count} {thing}", "{count} {thing}s", number, thing=thing)
