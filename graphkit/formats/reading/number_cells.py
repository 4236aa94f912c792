"""Cells of numbers: with a decimal point or comma, and between which ends."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.problems import Fault
from graphkit.phrases import phrase
from graphkit.rows import LEVELS

STRENGTH_LOW, STRENGTH_HIGH = 1e-9, 1e9
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
PERCENT = re.compile(r"([^%％]*[^%％\s])\s*[%％]")
DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+", re.ASCII)
_GROUPED = re.compile(r"[+-]?\d{1,3}([., '’\u00a0\u202f]\d{3})+([.,]\d+)?", re.ASCII)


def number(value: str) -> float:
    """A finite number with a decimal point."""
    word = value.strip().replace("−", "-")
    if not NUMBER.fullmatch(word):
        raise Fault(
            "number",
            phrase("{value} is not {wanted}.", value=shown(value), wanted=_wanted(word)),
            hint=_number_hint(word),
        )
    result = float(word)
    if result in (float("inf"), float("-inf")):
        raise Fault(
            "number", phrase("{value} is out of range: too large for a number.", value=shown(value))
        )
    return result


def _wanted(word: str) -> str:
    if word.strip("+-.").casefold() in ("inf", "infinity", "nan"):
        return phrase("a finite number")
    return phrase("a number")


def _number_hint(word: str) -> str | None:
    if DECIMAL_COMMA.fullmatch(word) and not _THOUSANDS.fullmatch(word):
        return phrase("Write {value}, with a decimal point.", value=word.replace(",", "."))
    if _GROUPED.fullmatch(word):
        return phrase("Leave out the marks between thousands.")
    found = PERCENT.fullmatch(word)
    if found and NUMBER.fullmatch(part := found[1]):
        return phrase(
            "Write {value}, or {part} where the scale runs to 100.",
            value=f"{float(part) / 100:g}",
            part=f"{float(part):g}",
        )
    return None


def comma_number(value: str) -> float:
    """A number from a file that separates cells by semicolons, where a decimal comma is usual."""
    word = value.strip()
    if _THOUSANDS.fullmatch(word):
        message = phrase("{value} may be a fraction or thousands.", value=shown(value))
        raise Fault(
            "number", message, hint=phrase("Write a decimal point, or leave the comma out.")
        )
    return number(word.replace(",", ".") if DECIMAL_COMMA.fullmatch(word) else word)


def _between(low: float, high: float, what: str) -> Callable[[float], float]:
    def check(value: float) -> float:
        if low <= value <= high:
            return value + 0.0  # no negative zero
        hint = None
        if high == 1 and low == 0 and 1 < value <= 100:
            hint = phrase("If it is a percentage, write {value}.", value=f"{value / 100:g}")
        if "oppose" in what:
            hint = phrase("A column on a scale of its own is read with --scale position:LOW..HIGH.")
        raise Fault(
            "range", phrase("{value} is outside {what}.", value=f"{value:g}", what=what), hint=hint
        )

    return check


RANGES: Mapping[str, Callable[[float], float]] = {
    "share": _between(0, 1, "0 to 1"),
    "capability": _between(0, 100, "0 to 100"),
    "outcome": _between(-1, 1, "-1 to 1"),
    "position": _between(-1, 1, "-1 (oppose) to 1 (support)"),
}


def level(value: float) -> float:
    """A level of direct influence: 0, 1, 2, 3 or 4."""
    if value not in LEVELS:
        raise Fault(
            "level",
            phrase(
                "A level of direct influence is 0, 1, 2, 3 or 4, not {value}.", value=f"{value:g}"
            ),
        )
    return value + 0.0


def strength(value: float) -> float:
    """A tie's strength: above 0, and neither so small nor so large that sums lose meaning."""
    if value <= 0:
        hint = phrase("Opposition belongs in the column sign.") if value < 0 else None
        raise Fault(
            "range", phrase("A strength is above 0, not {value}.", value=f"{value:g}"), hint=hint
        )
    if value > STRENGTH_HIGH:
        raise Fault(
            "range",
            phrase(
                "{value} is above the maximum strength of {strength_high}.",
                value=f"{value:g}",
                strength_high=f"{STRENGTH_HIGH:g}",
            ),
        )
    if value < STRENGTH_LOW:
        raise Fault(
            "range",
            phrase(
                "{value} is below the minimum strength of {strength_low}.",
                value=f"{value:g}",
                strength_low=f"{STRENGTH_LOW:g}",
            ),
        )
    return value
