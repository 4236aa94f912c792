"""How wide words are: by a table of DejaVu Sans, never by the fonts that happen to be installed.

So a picture's layout is the same on every machine. `tests/font_advances.py` makes the table.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_TABLE = Path(__file__).with_name("dejavu_sans_advances.txt")
_KEPT = 20_000  # words that are remembered: pages and pictures measure the same again and again
_EM = 2048.0  # the table's unit is this part of the size
_HALF, _OTHER = 0.5, 0.6  # of the size: half-width letters, and what the table does not know
_MARKS = ("Mn", "Me", "Cf")  # written over the letter before, or not at all


@cache
def _table() -> tuple[Mapping[str, float], Mapping[str, float]]:
    """The advances of regular and bold characters, as shares of the size."""
    regular: dict[str, float] = {}
    bold: dict[str, float] = {}
    for line in _TABLE.read_text(encoding="ascii").splitlines():
        first, *pairs = line.split()
        for code, pair in enumerate(pairs, int(first, 16)):
            one, _, other = pair.partition("/")
            regular[chr(code)] = int(one) / _EM
            if other != "-":
                bold[chr(code)] = int(other) / _EM
    return regular, bold


@cache
def advance(character: str, bold: bool = False) -> float:
    """How far a character moves the pen, as a share of the size."""
    regular, heavy = _table()
    known = heavy.get(character) if bold else None
    if known is None:
        known = regular.get(character)
    if known is not None:
        return known
    if unicodedata.category(character) in _MARKS:
        return 0.0
    if wide(character):
        return 1.0
    return _HALF if unicodedata.east_asian_width(character) == "H" else _OTHER


def width(words: str, size: float, bold: bool = False) -> float:
    """How wide words are, in points."""
    return size * _length(words, bold)


@lru_cache(_KEPT)
def _length(words: str, bold: bool) -> float:
    return math.fsum(advance(character, bold) for character in words)


def wide(character: str) -> bool:
    """Whether a line may break beside this character: Chinese, Japanese, Korean."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def has_face(character: str) -> bool:
    """Whether our own font is known to have it; it has some more that the table leaves out."""
    return character in _table()[0]


def has_bold_face(words: str) -> bool:
    """Whether our own font has a bold face for all of them; other fonts may have none."""
    return all(character in _table()[1] for character in words)
