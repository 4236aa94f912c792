"""KTAB's scenario in CSV: a line about it, headings, then actors with positions and saliences.

    name,description,number of actors,number of questions
    Actor,Description,Power,Pstn1,Sal1,Pstn2,Sal2,...

Positions run from 0 to 100. Cells are padded with blanks, and lines may end in a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.bare_lines import Line, lines_of
from graphkit.formats.reading.csv_table import delimiter_of
from graphkit.formats.reading.csv_text import GUARD
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.first_lines import headings_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.scenario import Cell, Person, Scenario, scenario_tables
from graphkit.formats.writing.ktab import HOLDS, LIMITS, fit, write
from graphkit.phrases import phrase

FIXED = 3  # columns before the first position: actor, description, power
MOST_QUESTIONS = 1000
_OF_POSITION = re.compile(r"[\s_:-]*(position|pstn|pos)[\s_:-]*", re.IGNORECASE)


def is_ktab(words: Sequence[str]) -> bool:
    """Whether a first line is a scenario's: a name, a description, and two whole numbers, of
    which the second is that of the questions and no year."""
    kept = [word.strip() for word in words]
    while kept and not kept[-1]:
        kept.pop()
    counted = len(kept) == 4 and bool(kept[0]) and all(map(_counts, kept[2:]))
    return counted and int(kept[3]) < MOST_QUESTIONS


def _counts(word: str) -> bool:
    return word.isascii() and word.isdecimal() and 0 < int(word) < 100_000


def recognises(path: Path) -> bool:
    """Whether the file's first line is a scenario's."""
    return path.is_file() and is_ktab(headings_of(path))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors, questions, and a stance of each actor on each question."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    delimiter = delimiter_of(text, blanks=False)
    lines = lines_of(text, delimiter, path.name, problems)
    if len(lines) < 2 or not is_ktab([cell.text for cell in lines[0]]):
        message = phrase("The first line is not a name, a description and two numbers, as in KTAB.")
        problems.error("no-header", message, Place(path.name, 1, 1))
    if problems.fatal:
        return raw
    about, head, *rows = lines
    about, head = _without_last(about), _without_last(head)
    scenario = Scenario(path.name, _cell(about, 0, path.name), _cell(about, 1, path.name))
    count = int(about[3].text)
    scenario.questions = _questions(head, count)
    width = FIXED + 2 * count
    _check(scenario, about, rows, width, problems)
    scenario.actors = [_person(row, count, path.name) for row in rows]
    if not problems.fatal:
        scenario_tables(scenario, raw, options, problems)
    return raw


def _without_last(line: Line) -> Line:
    """The line without the empty cells that commas at its end make."""
    while line and not line[-1].text.strip():
        line = line[:-1]
    return line


def _cell(line: Line, column: int, file: str) -> Cell:
    """One cell without the blanks around it; an empty one where the line is too short."""
    if column >= len(line):
        return Cell("", Place(file, line[-1].line, line[-1].column))
    found = line[column]
    text = found.text.strip()
    if GUARD.match(text):  # against formulas, by whoever wrote the file
        text = text[1:]
    return Cell(text, Place(file, found.line, found.column))


def _questions(head: Line, count: int) -> list[str]:
    """What the columns of positions are called: `Tariff Position` is the question Tariff."""
    words = [cell.text.strip() for cell in head[FIXED : FIXED + 2 * count : 2]]
    words += [""] * (count - len(words))
    names = []
    for place, word in enumerate(words, start=1):
        short = _OF_POSITION.sub(" ", word).strip()
        names.append(short if short and not short.isdecimal() else word or f"Question {place}")
    return names if len(set(names)) == count else [f"Question {n + 1}" for n in range(count)]


def _check(
    scenario: Scenario, about: Line, rows: Sequence[Line], width: int, problems: Problems
) -> None:
    """Every actor has all positions and saliences, and there are as many as the file states."""
    file = scenario.file
    for row in rows:
        if len(row) < width or len(_without_last(row)) > width:
            message = phrase(
                "The row has {row} cells; with {text} questions ",
                row=len(row),
                text=about[3].text.strip(),
            )
            place = Place(file, row[0].line, row[0].column)
            problems.error(
                "ragged", phrase("{message}there are {width}.", message=message, width=width), place
            )
    stated = int(about[2].text)
    if stated != len(rows):
        message = phrase(
            "The file states {stated} actors and holds {rows}.",
            stated=f"{stated:,}",
            rows=f"{len(rows):,}",
        )
        problems.warn("size-stated", message, Place(file, about[2].line, about[2].column))


def _person(row: Line, count: int, file: str) -> Person:
    cells = [_cell(row, column, file) for column in range(FIXED + 2 * count)]
    name, description, power = cells[:FIXED]
    return Person(name, description, power, cells[FIXED::2], cells[FIXED + 1 :: 2])


ktab_csv = Format(
    name="ktab_csv",
    question="KTAB's scenario of a spatial model, as CSV",
    suffixes=(".csv", ".txt"),
    called=phrase("a KTAB scenario"),
    facts="KAPSARC Toolkit for Behavioral Analysis, examples/smp/doc",
    write=write,
    fit=fit,
    holds=HOLDS,
    limits=LIMITS,
    read=read,
    recognises=recognises,
)
