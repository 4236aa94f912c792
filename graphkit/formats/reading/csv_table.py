"""One CSV text as a raw table: header, dialect, ragged rows, white space around cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import partial
from operator import itemgetter

from graphkit.errors import Answer, Place
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.csv_text import GUARD, CsvFault, CsvPlaces, records
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase

_BLOCK = 10_000  # records that are held as they were read
DELIMITERS = {",": phrase("commas"), ";": phrase("semicolons"), "\t": phrase("tabs")}


def csv_table(
    text: str,
    *,
    file: str,
    problems: Problems,
    name: str,
    header_row: int = 1,
    bare: bool = False,
) -> RawTable | None:
    """The table of that name, or None with the reason among the problems."""
    delimiter = delimiter_of(text, blanks=False, row=header_row)
    places = CsvPlaces(file, text, delimiter, header_row - 1)
    found = records(text, delimiter)
    try:
        header = next(itertools.islice(found, header_row - 1, None), [])
        words = [word.strip() for word in header]
        _tell_header(header, places, problems)
        columns, ragged = _columns(found, header_row, len(header), places, problems)
    except CsvFault as fault:
        problems.error("quote", fault.message, Place(file, fault.line, fault.column))
        return None
    table = RawTable(
        name, words, columns, places,
        bare=bare, decimal_comma=delimiter == ";", ragged=ragged,
    )  # fmt: skip
    _trim(table, places, problems)
    return table


def delimiter_of(text: str, *, blanks: bool = True, row: int = 1) -> str:
    """The separator that the first line from `row` on uses most; without any, `blanks` where
    there are words to part, else a comma.
    """
    lines = (line[0].strip() for line in re.finditer(r"[^\r\n]+", from_line(text, row)))
    first, second = (*itertools.islice(filter(None, lines), 2), "", "")[:2]
    likely = max(DELIMITERS, key=first.count)
    # Where one line has tabs and the next has none, tabs and blanks are one.
    parted = likely in first and not (likely == "\t" and second and likely not in second)
    return " " if blanks and not parted and len(first.split()) > 1 else likely


def from_line(text: str, number: int) -> str:
    """The text from the line of that number on."""
    start = 0
    for end in itertools.islice(re.finditer(r"\r\n|\r|\n", text), number - 1):
        start = end.end()
    return text[start:]


def _columns(
    found: Iterator[list[str]], first: int, width: int, places: CsvPlaces, problems: Problems
) -> tuple[list[list[str]], int]:
    """The columns of the records, from that number on, that hold anything and are as wide as the
    header; and how many are not as wide. Equal texts are one and the same."""
    once: dict[str, str] = {}
    columns: list[list[str]] = [[] for _ in range(width)]
    blank = ragged = 0
    while block := list(itertools.islice(found, _BLOCK)):
        kept = block
        if _is_even(block, width):
            places.rows.extend(range(first, first + len(block)))
        else:
            kept = []
            for number, record in enumerate(block, start=first):
                if not "".join(record).strip():
                    blank += bool(record)
                elif len(record) == width:
                    kept.append(record)
                    places.rows.append(number)
                else:
                    ragged += 1
                    _tell_ragged(record, number, width, places, problems)
        first += len(block)
        for column, texts in zip(columns, zip(*kept, strict=True), strict=False):
            column += map(once.setdefault, texts, texts)
    if blank:
        problems.note(
            "blank-rows",
            phrase("{blank} rows without any content.", blank=f"{blank:,}"),
            Place(places.file),
        )
    return columns, ragged


def _is_even(block: list[list[str]], width: int) -> bool:
    """Whether every record is as wide as the header and begins with something."""
    return {*map(len, block)} == {width} and all(map(str.strip, map(itemgetter(0), block)))


def _tell_ragged(
    record: list[str], number: int, width: int, places: CsvPlaces, problems: Problems
) -> None:
    few = len(record) < width
    cells = phrase("1 cell") if len(record) == 1 else phrase("{record} cells", record=len(record))
    message = phrase("The row has {cells}, the header {width}.", cells=cells, width=width)
    hint = (
        phrase("Are cells missing at its end?")
        if few
        else phrase("Is there a comma in a cell that is not quoted?")
    )

    def where() -> Place:
        cell = places.located(number, min(width, len(record) - 1))
        return Place(places.file, cell.line, cell.column)

    problems.error("ragged", message, where, hint=hint)


# What a list may be, what its headings are called, and how to say which they are.
_LISTS = {
    "ties": (phrase("Or a list of ties"), phrase("from and to"), "from,to,sign", ("from", "to")),
    "stances": (
        phrase("Or of positions"), phrase("actor, issue and position"), "actor,issue,position",
        ("actor", "issue", "position"),
    ),
    "actors": (phrase("Or of actors"), phrase("id and name"), "id,name", ("actor",)),
}  # fmt: skip


def tell_no_header(
    words: list[str], place: Place, problems: Problems, command: str = "", table: str | None = None
) -> None:
    """Say that the first row names no columns that make a table, and how to say what they are.

    `table` is what the list was said to be; without it the `command` may make it ties or positions.
    """
    seen = ", ".join(shown(word, 20) for word in words[:6])
    more = phrase(" and {value} more", value=len(words) - 6) if len(words) > 6 else ""
    _, missing, such, _ = _LISTS[table or "ties"]
    hint = phrase(
        "Name the columns there, such as {such}, or say which row does: --header-row.", such=such
    )
    offered = [_LISTS[name] for name in ([table] if table else ["ties", "stances"])]
    problems.add(
        "error",
        "no-header",
        phrase(
            "Columns {missing} were not found in the first row ({seen}{more}).",
            missing=missing,
            seen=seen,
            more=more,
        ),
        place,
        hint=hint,
        answers=tuple(
            Answer(what, f"{command} --columns {','.join(f'{name}=HEADING' for name in columns)}")
            for what, _, _, columns in offered
            if command
        ),
    )


def _tell_header(header: list[str], places: CsvPlaces, problems: Problems) -> None:
    for column, word in enumerate(header):
        if word != word.strip():
            where = places.header(column)
            problems.warn(
                "trimmed", phrase("White space around the heading {word}.", word=shown(word)), where
            )
    if places.delimiter != ",":
        problems.note(
            "dialect",
            phrase(
                "The cells are separated by {delimiters}.", delimiters=DELIMITERS[places.delimiter]
            ),
            Place(places.file),
        )


def _trim(table: RawTable, places: CsvPlaces, problems: Problems) -> None:
    """Take white space off cells that are not quoted; what is quoted is meant as it stands.

    A leading apostrophe that keeps a spreadsheet from reading a formula is taken off too.
    """
    for column, texts in enumerate(table.columns):
        if "'" not in places.text and list(map(str.strip, texts)) == texts:
            continue
        distinct = set(texts)
        padded = {text for text in distinct if text != text.strip()}
        guarded = {text for text in distinct if text.startswith("'") and GUARD.match(text)}
        if not padded and not guarded:
            continue
        for row, text in enumerate(texts):
            if text in guarded:
                texts[row] = text[1:]
            elif text in padded and not places.located(places.rows[row], column).quoted:
                texts[row] = text.strip()
                problems.warn(
                    "trimmed",
                    phrase("White space around {text} was taken off.", text=shown(text)),
                    partial(places.cell, row, column),
                )


def is_empty(table: RawTable, file: str, problems: Problems) -> bool:
    """Whether a list that must hold something has no rows; says so."""
    if len(table) or problems.fatal:
        return False
    problems.error("empty", phrase("There are no rows under the header."), Place(file, 1, 1))
    return True
