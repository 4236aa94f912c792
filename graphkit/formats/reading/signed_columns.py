"""Columns of support and opposition: what a dash, a stated value and a number mean in them.

Everything here turns text into text that says the same on graphkit's scale, before the column is
read, so that every format and every table is settled by the same rules.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.errors import Place
from graphkit.formats.reading.cells import SIGNS, UNSIGNED, comma_number, number
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coding import Coding, key_of
from graphkit.formats.reading.headings import Match
from graphkit.formats.reading.never_negative import answers, never_negative, question
from graphkit.formats.reading.parse_columns import place_of
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawDataset, RawTable
from graphkit.formats.reading.tables import SCHEMA, TRANSLATIONS
from graphkit.formats.reading.which_table import headings
from graphkit.scale import Scale

DASHES = frozenset("-−‐‑‒–—－")
SILENT = frozenset(("n/a", "#n/a", "n.a.", "na", ".", ".."))
ON_POSITIONS = ("outcome", "status_quo", "options")  # coded as positions are, unless said apart


@dataclass(frozen=True)
class SignedColumn:
    """One such column, with what was said of it."""

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
        """The number that is written, if it is one."""
        try:
            return (comma_number if self.raw.decimal_comma else number)(word)
        except Fault:
            return None

    def key(self, word: str) -> str:
        """What is written, as values are stated."""
        return key_of(word.replace(",", ".") if self.raw.decimal_comma else word)

    def heading(self) -> Place:
        """Where the column is named."""
        return replace(self.raw.where.header(self.index), field=self.raw.header[self.index])


def own_scale(raw: RawDataset) -> frozenset[str]:
    """The issues whose table says what the two ends of their scale stand for."""
    table = raw.tables.get("issues")
    at = {} if table is None else headings(SCHEMA["issues"], table.header)
    if table is None or not {"id", "scale_low", "scale_high"} <= at.keys():
        return frozenset()
    ids, low, high = (table.columns[at[name][0]] for name in ("id", "scale_low", "scale_high"))
    stated = zip(ids, low, high, strict=True)
    return frozenset(id for id, start, end in stated if start.strip() and end.strip())


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
            column = SignedColumn(raw, name, index, coded.get(name, Coding()), problems)
            exempt = _rows_on(own_scale, raw, match) if name == "position" else frozenset()
            _settle(column, exempt)
    for name in ON_POSITIONS:
        if raw.name == "issues" and name in match.columns:
            coding = coded.get(name) or coded.get("position") or Coding()
            column = SignedColumn(raw, name, match.columns[name], coding, problems)
            translated = match.languages.get(TRANSLATIONS, {})
            indexes = [i for word, i in translated.items() if word.startswith(f"{name}:")]
            for index in (column.index, *indexes):
                (_recode_options if name == "options" else _recode)(replace(column, index=index))
            if coding == Coding() and name != "status_quo":
                _doubt(column)


def _rows_on(issues: Collection[str], raw: RawTable, match: Match) -> frozenset[int]:
    if not issues or "issue" not in match.columns:
        return frozenset()
    named = raw.columns[match.columns["issue"]]
    return frozenset(row for row, issue in enumerate(named) if issue in issues)


def _settle(column: SignedColumn, exempt: frozenset[int]) -> None:
    """Dashes, stated values and scale, then what is left to be asked, then silent rows."""
    texts = column.texts
    dashes = _dashes(column)
    meant = dashes | _stated(column)
    if column.coding.scale is None and "oppose" not in dashes.values():
        asked = {t for row, t in enumerate(texts) if row not in exempt} if exempt else set(texts)
        _judge(column, asked - meant.keys())
    if not meant:
        return
    _tell_stated(column, meant)
    silent = {text for text, words in meant.items() if not words}
    kept = [row for row, text in enumerate(texts) if text not in silent]
    texts[:] = [meant.get(text, text) for text in texts]
    if silent:
        _leave_out(column, silent, kept)


def _tell_stated(column: SignedColumn, meant: Mapping[str, str]) -> None:
    """What was made of the column because the analyst said so."""
    said = column.coding
    used = [text for text in sorted(meant) if column.key(text) in said.values]
    parts = [f"{shown(text)} is read as {meant[text] or 'nothing said'}" for text in used]
    if said.scale:
        low, high = said.scale
        parts.append(f"{low:g} to {high:g} is read as full opposition to full support")
    if parts and said.scale != (-1, 1):
        message = f"{column.raw.name}: {', '.join(parts)}, as stated."
        column.problems.note("coding", message, column.heading)


def _dashes(column: SignedColumn) -> dict[str, str]:
    """What a dash, `n/a` and the like mean: opposition in a column of signs, else nothing."""
    distinct = set(column.texts)
    dashes = {text for text in distinct if text.strip() in DASHES}
    silent = {text for text in distinct if text.strip().casefold() in SILENT}
    if dashes and _only_signs(distinct - dashes - silent, column):
        meant = dict.fromkeys(dashes, "oppose")
    elif column.name == "sign":
        refused = {text for text in dashes if column.key(text) not in column.coding.values}
        for row, text in enumerate(column.texts) if refused else ():
            if text in refused:
                _refuse_dash(column, row)
        meant = dict.fromkeys(refused, "oppose")  # told, so that nothing will be used
    else:
        meant = dict.fromkeys(dashes, "")
    # A tie whose sign is not known is no tie that can be kept: that stays an error.
    return meant | (dict.fromkeys(silent, "") if column.name == "position" else {})


def _only_signs(others: Collection[str], column: SignedColumn) -> bool:
    """Whether beside dashes there are only `+` and `0`; in a column called sign, not even they."""
    marks = {text.strip() for text in others} - {"", UNSIGNED}
    return marks <= {"+", "0"} and ("+" in marks or column.name == "sign")


def _refuse_dash(column: SignedColumn, row: int) -> None:
    message = f"{shown(column.texts[row])} may mean opposition, or that nothing is known."
    hint = "Write oppose, or leave the row out."
    where = place_of(column.raw, row, column.index)
    column.problems.error("sign", message, where, hint=hint)


def _stated(column: SignedColumn) -> dict[str, str]:
    """What the analyst said that values mean, and numbers brought from the scale stated."""
    meant = {}
    for text in set(column.texts):
        try:
            words = _meaning(column, text)
        except Fault as fault:
            words = "0"  # told, so that nothing will be used
            for row in (row for row, other in enumerate(column.texts) if other == text):
                where = place_of(column.raw, row, column.index)
                column.problems.error(fault.code, fault.message, where)
        if words is not None:
            meant[text] = words
    return meant


def _meaning(column: SignedColumn, text: str) -> str | None:
    """One text as it was stated; None where nothing was said of it."""
    coding = column.coding
    if coding.values and (key := column.key(text)) in coding.values:
        return coding.values[key]
    place = column.number(text) if coding.scale and text.strip() else None
    if place is None or coding.scale is None:
        return None
    scale = Scale(*coding.scale)
    low, high = scale.ends
    if not low <= place <= high:
        message = f"{shown(text)} is outside the scale stated for {column.name}"
        raise Fault("range", f"{message}, {low:g} to {high:g}.")
    position = repr(scale.position(place))
    return position.replace(".", ",") if column.raw.decimal_comma else position


def _judge(column: SignedColumn, texts: Collection[str]) -> None:
    """Ask what numbers mean where nothing in the column is negative."""
    words = {text.strip().casefold() for text in texts} - {""}
    found = {text: column.number(text) for text in words}
    numbers = {value for value in found.values() if value is not None}
    marks_only = "+" in words and words <= {"+", "0"}
    if not numbers or marks_only or any(SIGNS.get(word) == -1 for word in words):
        return
    name, where = column.name, column.heading
    if never_negative(numbers):
        message = f"{question(f'The column {name}', numbers)} Say which:"
        column.problems.add("error", "coding", message, where, answers=answers(name, numbers))
    elif numbers == {1}:
        message = f"{column.raw.name}: 1 is read as support; the column is never negative."
        column.problems.note("coding", message, where)


def _leave_out(column: SignedColumn, silent: Collection[str], kept: Sequence[int]) -> None:
    """Rows that only say that nothing is known are no claims: said once, and counted."""
    raw = column.raw
    count = len(raw) - len(kept)
    rows = f"{count:,} row{'s' * (count != 1)}"
    seen = ", ".join(shown(text) for text in sorted(silent))
    message = f"{raw.name}: {rows} without a {column.name} ({seen}) left out."
    column.problems.note("silent", message, column.heading)
    raw.keep(kept)


def _doubt(column: SignedColumn) -> None:
    """Warn where outcomes or options are coded 0 and 1: 0 is read as neither side.

    An outcome may well be 0, so this is no question that stops the work.
    """
    words = (part.rpartition("=")[2] for text in column.texts for part in text.split("|"))
    numbers = {number for number in map(column.number, words) if number is not None}
    if 0 in numbers and numbers <= {0, 1}:
        message = f"issues: nothing in {column.name} is negative; 0 is read as neither side."
        hint = f"Where it means that opposition won, write -1, or --scale {column.name}:0..1."
        column.problems.warn("coding", message, column.heading, hint=hint)


def _recode(column: SignedColumn) -> None:
    """An issue's outcome or status quo, coded as positions are."""
    meant = _stated(column)
    column.texts[:] = [meant.get(text, text) for text in column.texts]


def _recode_options(column: SignedColumn) -> None:
    """The positions of an issue's options, `label=position` separated by `|`."""
    for row, text in enumerate(column.texts):
        try:
            column.texts[row] = "|".join(_option(column, part) for part in text.split("|"))
        except Fault as fault:
            where = place_of(column.raw, row, column.index)
            column.problems.error(fault.code, fault.message, where)


def _option(column: SignedColumn, part: str) -> str:
    label, equals, place = part.rpartition("=")
    meant = _meaning(column, place) if equals else None
    return part if meant is None else f"{label}={_as_number(meant)}"


def _as_number(words: str) -> str:
    """A stated meaning as a number, which is what an option's position is."""
    return repr(float(SIGNS[words])) if words in SIGNS else words
