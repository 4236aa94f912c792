"""Ties as lines without headings: from, to, and a weight or sign, however they are separated."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from graphkit.errors import Place
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.csv_text import CsvCell, CsvFault, scan
from graphkit.formats.reading.position_words import sign_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, Whereabouts, as_columns
from graphkit.phrases import phrase

COMMENTS = ("#", "%")
_COMMENT = re.compile(r"^[ \t]*[#%].*$", re.MULTILINE)
_SIZE = re.compile(r"%\s*(\d+)(\s+\d+){2}\s*")
_UNDIRECTED = re.compile(r"%\s*sym\b.*")
Line = list[CsvCell]


@dataclass
class CellPlaces(Whereabouts):
    """Where the cells of lines stand."""

    file: str
    rows: Sequence[Line]
    head: Sequence[CsvCell] = ()
    at: Callable[[int, int], Place] | None = None  # in files that do not count in characters

    def header(self, column: int) -> Place:
        cell = self.head[column] if column < len(self.head) else CsvCell("", 1, 1, False)
        return self.place(cell.line, cell.column)

    def row(self, row: int) -> Place:
        return self.place(self.rows[row][0].line, 1)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        words = self.rows[row]
        word = words[column] if column < len(words) else words[0]
        return self.place(word.line, word.column)

    def place(self, line: int, column: int) -> Place:
        """Where a cell stands, by the numbers that it has."""
        return self.at(line, column) if self.at else Place(self.file, line, column)


def lines_of(text: str, delimiter: str, file: str, problems: Problems) -> list[Line]:
    """The cells of every line that holds anything; blanks and tabs run together."""
    if delimiter == " ":
        text = text.replace("\t", " ")
    found = []
    try:
        for record in scan(text, delimiter):
            if delimiter == " ":
                record = [cell for cell in record if cell.text or cell.quoted]
            if any(cell.text.strip() for cell in record):
                found.append(record)
    except CsvFault as fault:
        problems.error("quote", fault.message, Place(file, fault.line, fault.column))
    return found


def without_empty_end(lines: Sequence[Line]) -> list[Line]:
    """The lines without columns at their end in which no line holds anything."""
    width = max(
        (n for line in lines for n, cell in enumerate(line, 1) if cell.text.strip()), default=0
    )
    return [line[:width] for line in lines]


def without_comments(text: str, *, everywhere: bool) -> tuple[str, list[str]]:
    """The text with lines that begin with # or % emptied, and these; only those before the first
    line of data, unless `everywhere`."""
    first = next((n for n in re.finditer(r"^[ \t]*[^#%\s].*$", text, re.MULTILINE)), None)
    end = len(text) if everywhere or first is None else first.start()
    head, rest = text[:end], text[end:]
    return _COMMENT.sub("", head) + rest, [found[0].strip() for found in _COMMENT.finditer(head)]


def is_data(lines: Sequence[Line]) -> bool:
    """Whether the first line is one of ties and no heading: of three cells the last is a number or
    sign; of two names one is a number or named again further down. Four may be too many things.
    """
    first = [cell.text.strip() for cell in lines[0]]
    if len(first) == 3:
        return _tells_sign(first[2], [line[2].text for line in lines[1:] if len(line) == 3])
    if len(first) != 2:
        return False
    again = {cell.text.strip() for line in lines[1:] for cell in line}
    return any(NUMBER.fullmatch(word) or word in again for word in first)


def _tells_sign(word: str, below: Sequence[str]) -> bool:
    """Whether a word is a number or a sign like those below; a word above numbers alone, or above
    several cells that say nothing of the kind, is their heading, and so is a year above words."""
    filled = [cell for cell in below if cell.strip()]
    numbers = [cell for cell in filled if _number(cell)]
    if _number(word):
        return bool(numbers) or len(filled) < 2
    if sign_of(word) is None or (filled and len(numbers) == len(filled)):
        return False
    alike = any(sign_of(cell) is not None for cell in filled)
    return alike or len(below) < 2 or not filled or not word.isalpha()


def _number(word: str) -> bool:
    return bool(NUMBER.fullmatch(word.strip().replace(",", ".")))


def bare_table(
    lines: list[Line], comments: Sequence[str], *, file: str, problems: Problems
) -> RawTable:
    """The ties of lines of two or three cells: from, to, and perhaps a weight or sign.

    Comments of KONECT's kind say whether ties have a direction and how many there are.
    """
    width = len(lines[0])
    ragged = tell_ragged(lines, width, file, problems)
    lines = [line for line in lines if len(line) == width]
    rows = [[c.text if c.quoted else c.text.strip() for c in line] for line in lines]
    header = _supplied(width, [row[-1] for row in rows])
    problems.note(
        "no-header",
        phrase("No headings: the columns are read as {listed}.", listed=", ".join(header)),
    )
    columns = as_columns(rows, width)
    if any(map(_UNDIRECTED.fullmatch, comments)):
        header, columns = [*header, "directed"], [*columns, ["no"] * len(rows)]
    _check_size(comments, len(rows), file, problems)
    places = CellPlaces(file, lines)
    return RawTable("ties", header, columns, places, bare=True, headless=True, ragged=ragged)


def tell_ragged(lines: Sequence[Line], width: int, file: str, problems: Problems) -> int:
    """Say which lines are not as wide as the first, and return how many."""
    ragged = [line for line in lines if len(line) != width]
    for line in ragged:
        place = Place(file, line[0].line, line[0].column)
        words = phrase("1 word") if len(line) == 1 else phrase("{line} words", line=len(line))
        problems.error(
            "ragged",
            phrase("The row has {words}, the first {width}.", words=words, width=width),
            place,
        )
    return len(ragged)


def _supplied(width: int, last: list[str]) -> list[str]:
    """The headings of a list that has none."""
    if width == 3:
        numbers = all(NUMBER.fullmatch(word.replace(",", ".")) for word in last)
        return ["from", "to", "weight" if numbers else "sign"]
    return ["from", "to"]


def _check_size(comments: Sequence[str], rows: int, file: str, problems: Problems) -> None:
    """Warn where a comment states another number of ties than there are."""
    stated = next((found for found in map(_SIZE.fullmatch, comments) if found), None)
    if stated and int(stated[1]) != rows:
        message = phrase(
            "The file states {value} ties and holds {rows}.",
            value=f"{int(stated[1]):,}",
            rows=f"{rows:,}",
        )
        problems.warn("size-stated", message, Place(file))
