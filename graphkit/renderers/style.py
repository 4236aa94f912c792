"""How things look and are written in every picture: one encoding for map, figures and slides.

Support is blue, solid, with a triangle at its end; opposition is vermilion, dashed, with a bar
at its end; a contested tie is purple, of dashes and dots, with a diamond at its end. A camp is a
colour and a shape, so that neither is needed to tell it. The size of an actor is its influence.
Colours are told apart with every common colour blindness (Okabe & Ito 2008; Tol 2021); none means
good or bad.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graphkit.findings import Column, Report, Table
from graphkit.language import NONE, Language, Text, number, text
from graphkit.pictures import Camp, TieState

SUPPORT = "#0072B2"
OPPOSE = "#D55E00"
CONTESTED = "#7D3C98"
NEUTRAL = "#767676"
INK = "#1A1A1A"
MUTED = "#595959"
FAINT = "#D9D9D9"
PAPER = "#FFFFFF"

Shape = Literal["circle", "square", "diamond", "triangle", "hexagon", "star", "down", "pentagon"]
End = Literal["triangle", "bar", "diamond", "none"]
Dash = Literal["none", "long", "long-short"]


@dataclass(frozen=True, slots=True)
class CampStyle:
    """A camp's colour and shape, and the colour of text written on it."""

    colour: str
    shape: Shape
    ink: str


@dataclass(frozen=True, slots=True)
class TieStyle:
    """A tie's colour, how its line is broken, and how it ends."""

    colour: str
    dash: Dash
    end: End


CAMPS = (
    CampStyle("#44379A", "circle", PAPER),
    CampStyle("#E69F00", "square", INK),
    CampStyle("#009E73", "diamond", INK),
    CampStyle("#CC79A7", "triangle", INK),
    CampStyle("#88CCEE", "hexagon", INK),
    CampStyle("#882255", "star", PAPER),
    CampStyle("#999933", "down", INK),
    CampStyle("#A6611A", "pentagon", PAPER),
)
NO_CAMP = CampStyle("#BBBBBB", "circle", INK)


def camp_style(number: int | None) -> CampStyle:
    """The look of camp `number`, which stays with its members, or of an actor in no camp."""
    return NO_CAMP if number is None else CAMPS[(number - 1) % len(CAMPS)]


def camp_called(camp: Camp) -> Text:
    """A camp's or a group's label with what it is a label of, for legends."""
    if camp.kind == "groups":
        return text("Group {n}: {label}", n=camp.number, label=camp.label)
    return text("Camp {n}: {label}", n=camp.number, label=camp.label)


def in_no_camp(report: Report) -> Text:
    """What is said of an actor in no camp or group."""
    return text("in no group") if report.by_groups else text("in no camp")


def tie_without_sign(report: Report) -> Text:
    """What a tie without a sign is called, among others or where there are no others."""
    alone = all(link.state == "unsigned" for link in report.links)
    return text("ties") if alone else text("ties without a sign")


TIES: Mapping[TieState, TieStyle] = {
    "support": TieStyle(SUPPORT, "none", "triangle"),
    "oppose": TieStyle(OPPOSE, "long", "bar"),
    "contested": TieStyle(CONTESTED, "long-short", "diamond"),
    "neutral": TieStyle(NEUTRAL, "none", "none"),
    "unsigned": TieStyle(NEUTRAL, "none", "triangle"),
}


def deciders(report: Report) -> frozenset[str]:
    """Those who decide the report's issue: a ring marks them in every picture."""
    issue = report.dataset.issue_by_id.get(report.issue or "")
    return frozenset(issue.decided_by) if issue is not None else frozenset()


MANY = 12  # a chamber: each of more who decide is one of a crowd


def always_named(report: Report) -> frozenset[str]:
    """Those whose names stand in every picture, room or not: who decides, unless many do."""
    return frozenset() if many_decide(report) else deciders(report)


def many_decide(report: Report) -> bool:
    """Whether so many decide the report's issue that they are summed up, not listed."""
    return len(deciders(report)) > MANY


def extent(influence: float, *, least: float, most: float) -> float:
    """A radius whose area grows with influence (0..1)."""
    return least + (most - least) * math.sqrt(max(0.0, min(influence, 1.0)))


def clean(words: str) -> str:
    """`words` without what no document may hold or what changes how the rest reads.

    Control characters, unpaired surrogates, non-characters and the marks that reverse the
    reading direction go; line breaks and tabs become spaces.
    """
    return re.sub(r"\s+", " ", "".join(c for c in words if not _unwritable(c))).strip()


def _unwritable(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "Cc":
        return character not in "\t\n\r"
    return category == "Cs" or character in _REVERSING or _no_character(ord(character))


def _no_character(code: int) -> bool:
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


_REVERSING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def cell_text(value: Any, column: Column, language: Language) -> str:
    """One table cell in words: numbers by the column's format, "–" where there is none."""
    if column.format and isinstance(value, int | float) and not isinstance(value, bool):
        return number(value, column.format)
    return language.say(value)


def ranges_in_one(cells: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """A row in words with the two ends of each range in one cell."""
    joined: list[str] = []
    for said, column in zip(cells, columns, strict=True):
        low = joined.pop() if column.upper else said
        joined.append(said if said in (low, NONE) else f"{low}\N{EN DASH}{said}")
    return joined


def titled(columns: Sequence[Column]) -> list[Column]:
    """The columns whose titles stand over a row whose ranges are in one cell."""
    after = (*columns[1:], None)
    return [one for one, next in zip(columns, after, strict=True) if not (next and next.upper)]


def table_words(table: Table, language: Language, *, ranges: bool = False) -> list[list[str]]:
    """A table in words, the headings first; nothing in it that a document may not hold. `ranges`
    puts the two ends of a range in one cell."""
    heads = titled(table.columns) if ranges else table.columns
    said = [[clean(language.say(column.title)) for column in heads]]
    for row in table.rows:
        pairs = zip(row, table.columns, strict=True)
        cells = [clean(cell_text(cell, column, language)) for cell, column in pairs]
        said.append(ranges_in_one(cells, table.columns) if ranges else cells)
    return said
