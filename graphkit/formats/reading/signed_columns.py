"""Columns of support and opposition: what a dash, a word and a number mean in them.

Everything here turns text into text that says the same on graphkit's scale, before the column is
read, so that every format and every table is settled by the same rules.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace

from graphkit.formats.reading.coded_column import CodedColumn, listed
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.dashes import dashes
from graphkit.formats.reading.headings import Match
from graphkit.formats.reading.never_negative import answers, never_negative, question
from graphkit.formats.reading.number_cells import NUMBER
from graphkit.formats.reading.position_words import is_graded, position_of, positions_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable
from graphkit.formats.reading.stated_values import recode, recode_options, stated, tell_stated
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS
from graphkit.formats.reading.which_table import headings
from graphkit.phrases import phrase, run_on

ON_POSITIONS = ("outcome", "status_quo", "options")  # coded as positions are, unless said apart
OWN = frozenset(
    ("support", "supports", "supported", "oppose", "opposes", "opposed", "neutral", "+", "±")
)


def own_scale(raw: RawDataset) -> frozenset[str]:
    """The issues whose table says what the two ends of their scale stand for."""
    table = raw.tables.get("issues")
    at = {} if table is None else headings(SCHEMA["issues"], table.header)
    if table is None or not {"id", "scale_low", "scale_high"} <= at.keys():
        return frozenset()
    ids, low, high = (table.columns[at[name][0]] for name in ("id", "scale_low", "scale_high"))
    ends = zip(ids, low, high, strict=True)
    return frozenset(id for id, start, end in ends if start.strip() and end.strip())


def settle(
    raw: RawTable,
    match: Match,
    coded: Mapping[str, Coding],
    own_scale: Collection[str],
    problems: Problems,
) -> None:
    """Bring the table's signed columns to graphkit's scale; leave out rows that say nothing.

    `own_scale` are the issues whose scale is stated in their table: positions on them are.
    """
    for name in ("position", "sign"):
        if name in match.columns and raw.name in ("stances", "ties"):
            index = match.columns[name]
            column = CodedColumn(raw, name, index, coded.get(name, Coding()), problems)
            exempt = _rows_on(own_scale, raw, match) if name == "position" else frozenset()
            _settle(column, exempt)
    for name in ON_POSITIONS:
        if raw.name == "issues" and name in match.columns:
            coding = coded.get(name) or coded.get("position") or Coding()
            column = CodedColumn(raw, name, match.columns[name], coding, problems)
            translated = match.languages.get(TRANSLATIONS, {})
            indexes = [i for word, i in translated.items() if word.startswith(f"{name}:")]
            for index in (column.index, *indexes):
                (recode_options if name == "options" else recode)(replace(column, index=index))
            if coding == Coding() and name != "status_quo":
                _doubt(column)


def _rows_on(issues: Collection[str], raw: RawTable, match: Match) -> frozenset[int]:
    if not issues or "issue" not in match.columns:
        return frozenset()
    named = raw.columns[match.columns["issue"]]
    return frozenset(row for row, issue in enumerate(named) if issue in issues)


def _settle(column: CodedColumn, exempt: frozenset[int]) -> None:
    """Dashes, stated values and scale, words, what is left to be asked, then silent rows."""
    texts = column.texts
    marks = dashes(column)
    meant = marks | stated(column)
    words = {}
    if column.name == "position":
        words = _words(column, set(texts) - meant.keys() | set(marks.values()) & {"oppose"})
    if column.coding.scale is None and "oppose" not in marks.values():
        asked = {t for row, t in enumerate(texts) if row not in exempt} if exempt else set(texts)
        _judge(column, asked - meant.keys())
    if not meant and not words:
        return
    tell_stated(column, meant)
    silent = {text for text, said in meant.items() if not said}
    kept = [row for row, text in enumerate(texts) if text not in silent]
    meant = words | {text: words.get(said, said) for text, said in meant.items()}
    texts[:] = [meant.get(text, text) for text in texts]
    if silent:
        column.leave_out(silent, kept)


def _words(column: CodedColumn, texts: Collection[str]) -> dict[str, str]:
    """Words of position as numbers; said, unless they are graphkit's own and mean themselves."""
    found = positions_of(sorted(text for text in texts if not NUMBER.fullmatch(text)))
    if any(word.strip().casefold() not in OWN or abs(found[word]) not in (0, 1) for word in found):
        places = sorted(set(found.values()), reverse=True)
        parts = [
            phrase(
                "{listed} as {place}",
                listed=listed([word for word in found if found[word] == place]),
                place=f"{place:.2g}",
            )
            for place in places
        ]
        why = phrase(
            " A plain word is less than full where the column has stronger ones (or --values)."
        )
        column.note(
            "words",
            phrase(
                "read {listed}.{said}",
                listed=run_on(phrase(", "), parts),
                said=why if is_graded(found) else "",
            ),
        )
    return {word: repr(place) for word, place in found.items()}


def _judge(column: CodedColumn, texts: Collection[str]) -> None:
    """Ask what numbers mean where nothing in the column is negative."""
    words = {text.strip().casefold() for text in texts} - {""}
    found = {text: column.number(text) for text in words if "%" not in text and "％" not in text}
    numbers = {value for value in found.values() if value is not None}
    marks_only = "+" in words and words <= {"+", "0"}
    opposed = (position_of(word) for word, value in found.items() if value is None)
    if not numbers or marks_only or any((place or 0) < 0 for place in opposed):
        return
    name, where = column.name, column.heading
    if never_negative(numbers):
        message = phrase(
            "{question} Say which:",
            question=question(phrase("The column {name}", name=name), numbers),
        )
        column.problems.add("error", "coding", message, where, answers=answers(name, numbers))
    elif numbers == {1}:
        message = phrase(
            "{name}: 1 is read as support; the column is never negative.", name=column.raw.name
        )
        column.problems.note("coding", message, where)


def _doubt(column: CodedColumn) -> None:
    """Warn where outcomes or options are coded 0 and 1: 0 is read as neither side.

    An outcome may well be 0, so this is no question that stops the work.
    """
    words = (part.rpartition("=")[2] for text in column.texts for part in text.split("|"))
    numbers = {number for number in map(column.number, words) if number is not None}
    if 0 in numbers and numbers <= {0, 1}:
        message = phrase(
            "issues: nothing in {name} is negative; 0 is read as neither side.", name=column.name
        )
        hint = phrase(
            "Where it means that opposition won, write -1, or --scale {name}:0..1.",
            name=column.name,
        )
        column.problems.warn("coding", message, column.heading, hint=hint)
