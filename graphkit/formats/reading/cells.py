"""Read one cell: text to number, day, sign, address ... or a `Fault` that says what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from graphkit.dataset import Option
from graphkit.decision_rule import Rule, read_rule
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.day_cells import day
from graphkit.formats.reading.number_cells import (
    DECIMAL_COMMA,
    NUMBER,
    PERCENT,
    RANGES,
    comma_number,
    level,
    number,
    strength,
)
from graphkit.formats.reading.position_words import position_of, sign_of
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import Kind
from graphkit.formats.reading.text_cells import identifier, is_plain, text, url
from graphkit.phrases import complaint, phrase
from graphkit.private_rows import HIDDEN, OPEN

__all__ = [
    "NUMBER",
    "PERCENT",
    "RANGES",
    "SIGN_WORDS",
    "Cell",
    "comma_number",
    "day",
    "identifier",
    "is_plain",
    "is_private",
    "number",
    "parser",
    "private",
    "strength",
    "text",
    "url",
]

SIGN_WORDS = {1: "support", -1: "oppose", 0: "neutral"}
UNSIGNED = "unsigned"  # a tie without a sign, in a column where others have one
TICKED = frozenset(
    (
        "x", "yes", "y", "1", "true", "same", "ja", "oui", "sí", "si", "はい", "○", "✓", "✔", "☑",
        "wahr", "vrai", "verdadero",
    )
)  # fmt: skip
NOT_TICKED = frozenset(
    ("", "no", "n", "0", "false", "nein", "non", "いいえ", "-", "☐", "falsch", "faux", "falso")
)
YES_NO = dict.fromkeys(TICKED - {"same"}, True) | dict.fromkeys(NOT_TICKED - {"", "-"}, False)
_JOINED = re.compile(r"=\s*[-+]?[\d.]+\s*[;,/]")  # options not separated by |
Cell = Callable[[str], Any]


def sign(value: str) -> int | None:
    """Support 1, oppose -1, neutral 0, None where it is said that there is none; never guessed."""
    word = value.strip().casefold()
    if DECIMAL_COMMA.fullmatch(word) or NUMBER.fullmatch(word):
        number = float(word.replace(",", "."))
        word = f"{number:g}" if number in (-1, 0, 1) else word
    if word == UNSIGNED:
        return None
    found = sign_of(word)
    if found is None:
        raise Fault("sign", phrase("{value} is not a sign.", value=shown(value)))
    return found


def position(read: Callable[[str], float]) -> Callable[[str], float]:
    """A place from -1 (oppose) to 1 (support), as a number or a word."""

    def parse(value: str) -> float:
        if not NUMBER.fullmatch(value) and (place := position_of(value)) is not None:
            return place
        try:
            return RANGES["position"](read(value))
        except Fault as fault:
            if fault.hint is None and not any(map(str.isdigit, value)):
                raise Fault(
                    "word", phrase("{value} is not a position.", value=shown(value))
                ) from None
            code = "percent" if PERCENT.fullmatch(value.strip()) else fault.code
            raise Fault(code, fault.message, hint=fault.hint) from None

    return parse


def yes_no(value: str) -> bool:
    """Yes or no, as a word."""
    word = value.strip().casefold()
    if word not in YES_NO:
        raise Fault("yes-no", phrase("{value} is neither yes nor no.", value=shown(value)))
    return YES_NO[word]


def private(value: str) -> bool:
    """Whether a row is private: yes or no, or a word that says who may see it."""
    word = value.strip().casefold()
    return word in HIDDEN or (word not in OPEN and yes_no(value))


def is_private(words: str | None) -> bool:
    """Whether a mark says that something is private; one that is not understood does."""
    try:
        return bool(words) and private(words or "")
    except Fault:
        return True


def option(value: str) -> Option:
    """A possible decision, written `label=position`."""
    label, equals, place = value.rpartition("=")
    if not equals or not label.strip():
        raise Fault(
            "option",
            phrase("{value} is not an option.", value=shown(value)),
            hint=phrase("Write label=position."),
        )
    if _JOINED.search(label):
        message = phrase("{value} is more than one option.", value=shown(value))
        raise Fault("option", message, hint=phrase("Separate options with |, as in no=-1|yes=1."))
    try:
        words = text(label.strip())
    except Fault as fault:
        if fault.level == "error":
            raise
        words = str(fault.value)
    return Option(words, RANGES["position"](number(place)))


def rule(value: str) -> Rule:
    """A decision rule."""
    try:
        words = text(value)
    except Fault as fault:
        if fault.level == "error":
            raise
        words = str(fault.value)
    try:
        return read_rule(words)
    except ValueError as error:
        raise Fault("decision-rule", complaint(error)) from None


def parser(kind: Kind, decimal_comma: bool = False) -> Cell:
    """The function that reads a cell of that kind."""
    read = comma_number if decimal_comma else number
    numbers: Mapping[str, Cell] = {
        **{name: _then(read, check) for name, check in RANGES.items()},
        "strength": _then(read, strength),
        "level": _then(read, level),
        "number": read,
        "position": position(read),
    }
    words: Mapping[str, Cell] = {
        **dict.fromkeys(("id", "actor", "issue", "source"), identifier),
        "sign": sign,
        "yes_no": yes_no,
        "date": day,
        "url": url,
        "options": option,
        "rule": rule,
    }
    return numbers.get(kind) or words.get(kind, text)


def _then(read: Callable[[str], float], check: Callable[[float], float]) -> Cell:
    return lambda value: check(read(value))
