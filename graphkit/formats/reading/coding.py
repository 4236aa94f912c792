"""How a column is coded, where the analyst says so: the ends of its scale, what values mean.

Positions run from -1 (oppose) to 1 (support), signs are support, oppose or neutral. Numbers that
are never negative (0 and 1, shares) do not say what is opposition: reading stops and asks, unless
it is said in one of three ways, all in the same words.

    --scale position:0..1                     0 is full opposition, 1 full support
    --scale position:-1..1                    as it stands: 0 is neutral
    --values position:0=oppose,1=support      single values; `none` says nothing

With a command as above; in Python `load(path, scale="position:0..1")`; or in the data as a key
`scale:position: 0..1` at the top of a YAML or JSON file, in `datapackage.json`, or among a
workbook's custom properties. What is said of `position` holds for `outcome`, `status_quo` and
`options` too, unless they are named themselves. A dash, `n/a` or `.` for a position says nothing:
the row is left out and counted; a dash is opposition only in a column of `+`, `-` and `0`.

Columns of shares and power (salience, confidence, capability ...) are coded in the same words, with
the scale for none to all: `--scale salience:0..10`, `--values capability:huge=90`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.errors import UsageError, unknown
from graphkit.formats.reading.cells import NUMBER, RANGES, SIGN_WORDS, number
from graphkit.formats.reading.position_words import (
    level_of,
    position_of,
    says_nothing,
    sign_of,
)
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import SCHEMA
from graphkit.phrases import phrase

COLUMNS = ("position", "sign", "outcome", "status_quo", "options")
DEGREES = {
    column.name: column.kind
    for table in SCHEMA.values()
    for column in table.columns
    if column.kind in ("share", "capability")
}
TOPS = {"share": 1.0, "capability": 100.0}  # where a scale of degrees ends
Ends = tuple[float, float]
Scales = str | Sequence[str] | Mapping[str, Any]
Values = str | Sequence[str] | Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Coding:
    """What was said of one column.

    `scale` are the numbers for full opposition and full support; `values` maps what is written
    (a number as it reads, a word in small letters) to a sign in words or a position as text, and
    to nothing where the cell says nothing.
    """

    scale: Ends | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    def over(self, other: Coding) -> Coding:
        """This coding, and what only the other says."""
        return Coding(self.scale or other.scale, {**other.values, **self.values})


def key_of(word: str) -> str:
    """What is written, so that `1`, `1.0` and `+1` are one value and case does not count."""
    word = word.strip().replace("−", "-")
    return repr(float(word) + 0.0) if NUMBER.fullmatch(word) else word.casefold()


def codings(scale: Scales, values: Values) -> dict[str, Coding]:
    """What is said of each column; raises `UsageError` for what cannot be meant."""
    found: dict[str, Coding] = {}
    for column, words in _by_column(scale, "LOW..HIGH").items():
        found[column] = Coding(scale=_ends(column, words))
    for column, meant in _by_column(values, "VALUE=MEANING,...").items():
        found[column] = Coding(values=_values(column, meant)).over(found.get(column, Coding()))
    return found


def _by_column(given: Scales | Values, form: str) -> dict[str, Any]:
    """What is said by column: a mapping as it is, text taken apart at its colon."""
    if isinstance(given, Mapping):
        said = dict(given)
    else:
        said = {}
        for words in [given] if isinstance(given, str) else given:
            column, colon, rest = words.partition(":")
            if not colon:
                raise UsageError(
                    phrase("'{words}' does not say COLUMN:{form}.", words=words, form=form)
                )
            said[column.strip()] = rest
    for column in said:
        if column not in (*COLUMNS, *DEGREES):
            raise unknown(phrase("column with a scale called"), column, (*COLUMNS, *DEGREES))
    return said


def _ends(column: str, words: Any) -> Ends:
    parts = words.split("..") if isinstance(words, str) else list(words)
    try:
        low, high = (number(str(part)) for part in parts)
    except (ValueError, Fault):
        raise UsageError(
            phrase("'{words}' is no scale such as 0..1 or 1..7.", words=words)
        ) from None
    if low == high:
        raise UsageError(
            phrase("The scale {low}..{high} has only one end.", low=f"{low:g}", high=f"{high:g}")
        )
    if column == "sign" and (low, high) != (-1, 1):
        raise UsageError(
            phrase("Signs have no scale; say what they mean: --values sign:0=oppose,1=support")
        )
    return low, high


def _values(column: str, given: Any) -> dict[str, str]:
    if isinstance(given, str):
        pairs = [part.rpartition("=") for part in given.split(",")]
        if not all(equals and value.strip() for value, equals, _ in pairs):
            raise UsageError(
                phrase("'{given}' does not say VALUE=MEANING, separated by commas.", given=given)
            )
        given = {value: meaning for value, _, meaning in pairs}
    return {key_of(str(value)): meaning_of(column, meaning) for value, meaning in given.items()}


def meaning_of(column: str, meaning: Any) -> str:
    """A sign in words, a position as text, or nothing; raises `UsageError` for anything else."""
    word = "" if meaning is None else str(meaning).strip().casefold()
    if says_nothing(word):
        return ""
    if column in DEGREES:
        return _degree(column, word)
    if (sign := sign_of(word)) is not None:
        return SIGN_WORDS[sign]
    try:
        if column != "sign":
            place = position_of(word)
            return repr(RANGES["position"](number(word) if place is None else place))
    except Fault:
        pass
    graded = "" if column == "sign" else phrase(", or a number from -1 to 1")
    raise UsageError(
        phrase(
            "'{meaning}' is no meaning: support, oppose, neutral or none{graded}.",
            meaning=meaning,
            graded=graded,
        )
    )


def _degree(column: str, word: str) -> str:
    """A share or a power as text."""
    kind = DEGREES[column]
    top = TOPS[kind]
    try:
        level = level_of(word)
        return repr(RANGES[kind](number(word) if level is None else level * top))
    except Fault:
        raise UsageError(
            phrase(
                "'{word}' is no meaning: a number from 0 to {top}, or none.",
                word=word,
                top=f"{top:g}",
            )
        ) from None
