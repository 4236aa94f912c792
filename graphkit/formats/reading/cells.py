"""Read one cell: text to number, day, sign, address ... or a `Fault` that says what is wrong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from graphkit.dataset import Option
from graphkit.decision_rule import Rule, read_rule
from graphkit.errors import did_you_mean
from graphkit.formats.reading.characters import CONTROL, INVISIBLE, code_point, code_points, shown
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import Kind
from graphkit.rows import LEVELS

LONGEST = 100_000
STRENGTH_LOW, STRENGTH_HIGH = 1e-9, 1e9
SIGNS: Mapping[str, int] = {
    **dict.fromkeys(("+", "+1", "1", "+1.0", "1.0", "support", "supports", "supported"), 1),
    **dict.fromkeys(("-", "-1", "-1.0", "−", "−1", "oppose", "opposes", "opposed"), -1),
    **dict.fromkeys(("0", "0.0", "neutral"), 0),
    "支持": 1,
    "賛成": 1,
    "反対": -1,
    "中立": 0,
}
SIGN_WORDS = {1: "support", -1: "oppose", 0: "neutral"}
UNSIGNED = "unsigned"  # a tie without a sign, in a column where others have one
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}

_REMARKABLE = re.compile(f"[{CONTROL.pattern[1:-1]}{INVISIBLE.pattern[1:-1]}|\r]")
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_DECIMAL_COMMA = re.compile(r"[+-]?\d*,\d+", re.ASCII)
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_JOINED = re.compile(r"=\s*[-+]?[\d.]+\s*[;,/]")  # options not separated by |
_SLASHED = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})", re.ASCII)
_ADDRESS = re.compile(r"(https?://[^\s/?#\\]|mailto:[^\s@]+@)[^\s\\]*", re.IGNORECASE)


def text(value: str) -> str:
    """Text without outer white space, in Unicode's composed form (NFC), lines ending in LF."""
    clean = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    clean = unicodedata.normalize("NFC", clean)
    _checked(clean, clean != value.strip() and "\r" not in value)
    if clean != value.strip("\r\n") and value != value.strip():
        message = f"White space around {shown(value)} was taken off."
        raise Fault("trimmed", message, level="warning", value=clean)
    return clean


def identifier(value: str) -> str:
    """An id, kept as it stands but for Unicode's composed form."""
    clean = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if "|" in clean:
        raise Fault("id", f"{shown(value)} contains |, which separates several ids.", mark="|")
    _checked(clean, clean != value and "\r" not in value)
    if clean != clean.strip():
        message = f"{shown(value)} has white space around it and is kept as it stands."
        raise Fault("padded", message, level="warning", value=clean)
    return clean


def _checked(value: str, recomposed: bool) -> str:
    bad = CONTROL.search(value)
    if bad:
        what = "an unpaired surrogate" if "\ud800" <= bad[0] <= "\udfff" else "a control character"
        raise Fault("control", f"{shown(value)} holds {what}: {code_point(bad[0])}.", mark=bad[0])
    if len(value) > LONGEST:
        raise Fault("long", f"The value has {len(value):,} characters; {LONGEST:,} are allowed.")
    hidden = INVISIBLE.search(value)
    if hidden:
        message = f"{shown(value)} holds characters that cannot be seen: {code_points(value)}."
        raise Fault("invisible", message, level="warning", value=value, mark=hidden[0])
    if recomposed:
        message = f"{shown(value)} was brought into Unicode's composed form (NFC)."
        raise Fault("composed", message, level="note", value=value)
    return value


def number(value: str) -> float:
    """A finite number with a decimal point."""
    word = value.strip().replace("−", "-")
    if not NUMBER.fullmatch(word):
        raise Fault("number", f"{shown(value)} is not {_wanted(word)}.", hint=_number_hint(word))
    result = float(word)
    if result in (float("inf"), float("-inf")):
        raise Fault("number", f"{shown(value)} is out of range: too large for a number.")
    return result


def _wanted(word: str) -> str:
    if word.strip("+-.").casefold() in ("inf", "infinity", "nan"):
        return "a finite number"
    return "a number"


def _number_hint(word: str) -> str | None:
    if _DECIMAL_COMMA.fullmatch(word) and not _THOUSANDS.fullmatch(word):
        return f"Write {word.replace(',', '.')}, with a decimal point."
    if word.endswith("%") and NUMBER.fullmatch(part := word[:-1].strip()):
        return f"Write {float(part) / 100:g}, or {float(part):g} where the scale runs to 100."
    return None


def comma_number(value: str) -> float:
    """A number from a file that separates cells by semicolons, where a decimal comma is usual."""
    word = value.strip()
    if _THOUSANDS.fullmatch(word):
        message = f"{shown(value)} may be a fraction or thousands."
        raise Fault("number", message, hint="Write a decimal point, or leave the comma out.")
    return number(word.replace(",", ".") if _DECIMAL_COMMA.fullmatch(word) else word)


def _between(low: float, high: float, what: str) -> Callable[[float], float]:
    def check(value: float) -> float:
        if low <= value <= high:
            return value + 0.0  # no negative zero
        hint = None
        if high == 1 and low == 0 and 1 < value <= 100:
            hint = f"If it is a percentage, write {value / 100:g}."
        if "oppose" in what:
            hint = "A column on a scale of its own is read with --scale position:LOW..HIGH."
        raise Fault("range", f"{value:g} is outside {what}.", hint=hint)

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
        raise Fault("level", f"A level of direct influence is 0, 1, 2, 3 or 4, not {value:g}.")
    return value + 0.0


def strength(value: float) -> float:
    """A tie's strength: above 0, and neither so small nor so large that sums lose meaning."""
    if value <= 0:
        hint = "Opposition belongs in the column sign." if value < 0 else None
        raise Fault("range", f"A strength is above 0, not {value:g}.", hint=hint)
    if value > STRENGTH_HIGH:
        raise Fault("range", f"{value:g} is above the maximum strength of {STRENGTH_HIGH:g}.")
    if value < STRENGTH_LOW:
        raise Fault("range", f"{value:g} is below the minimum strength of {STRENGTH_LOW:g}.")
    return value


def sign(value: str) -> int | None:
    """Support 1, oppose -1, neutral 0, None where it is said that there is none; never guessed."""
    word = value.strip().casefold()
    if _DECIMAL_COMMA.fullmatch(word) or NUMBER.fullmatch(word):
        number = float(word.replace(",", "."))
        word = f"{number:g}" if number in (-1, 0, 1) else word
    if word not in SIGNS and word != UNSIGNED:
        near = did_you_mean(word, SIGN_WORDS.values())
        message = f"{shown(value)} is not a sign."
        raise Fault("sign", message, hint=near or "Write support, oppose or neutral (or +, -, 0).")
    return SIGNS.get(word)


def position(read: Callable[[str], float]) -> Callable[[str], float]:
    """A place from -1 (oppose) to 1 (support), as a number or a word."""

    def parse(value: str) -> float:
        word = value.strip().casefold()
        if word in SIGNS and not NUMBER.fullmatch(word):
            return float(SIGNS[word])
        try:
            place = read(value)
        except Fault as fault:
            words = "Write support, oppose or neutral, or say what it means: --values position:"
            hint = fault.hint or f"{words}{word}=support."
            raise Fault(fault.code, fault.message, hint=hint) from None
        return RANGES["position"](place)

    return parse


def yes_no(value: str) -> bool:
    """Yes or no, as a word."""
    word = value.strip().casefold()
    if word not in YES_NO:
        raise Fault("yes-no", f"{shown(value)} is neither yes nor no.")
    return YES_NO[word]


def day(value: str) -> date:
    """A day written YYYY-MM-DD."""
    word = value.strip()
    match = _DAY.fullmatch(word)
    if not match:
        raise Fault("date", f"{shown(value)} is not a date.", hint=_date_hint(word))
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        raise Fault("date", f"{word} is an impossible date: there is no such day.") from None


def _date_hint(word: str) -> str:
    slashed = _SLASHED.fullmatch(word)
    if slashed and max(int(slashed[1]), int(slashed[2])) <= 12:
        return "It is ambiguous: day or month first? Write YYYY-MM-DD."
    if re.fullmatch(r"\d{5}", word, re.ASCII):
        return "It looks like a spreadsheet's day number. Write YYYY-MM-DD."
    if _DAY.match(word):
        return f"Write the day alone: {word[:10]}."
    return "Write YYYY-MM-DD."


def url(value: str) -> str:
    """A web or mail address. Anything else could run when clicked and is left out."""
    word = value.strip()
    if not _ADDRESS.fullmatch(word) or CONTROL.search(word) or INVISIBLE.search(word):
        message = f"{shown(value)} is no http, https or mailto address; the link was left out."
        raise Fault("url", message, level="warning")
    return word


def option(value: str) -> Option:
    """A possible decision, written `label=position`."""
    label, equals, place = value.rpartition("=")
    if not equals or not label.strip():
        raise Fault("option", f"{shown(value)} is not an option.", hint="Write label=position.")
    if _JOINED.search(label):
        message = f"{shown(value)} is more than one option."
        raise Fault("option", message, hint="Separate options with |, as in no=-1|yes=1.")
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
        raise Fault("decision-rule", str(error)) from None


def is_plain(values: Sequence[str]) -> bool:
    """Whether none of these texts holds anything that reading it alone would change or refuse.

    One search over all of them, since most columns of most files are plain.
    """
    together = "\n".join(values)
    return (
        not _REMARKABLE.search(together)
        and unicodedata.is_normalized("NFC", together)
        and all(value == value.strip() and len(value) <= LONGEST for value in values)
    )


Cell = Callable[[str], Any]


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
