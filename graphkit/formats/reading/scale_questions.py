"""Numbers on a scale of their own: which scales they may be on, as answers to choose from."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from graphkit.errors import Answer
from graphkit.formats.reading.cells import comma_number
from graphkit.formats.reading.number_cells import PERCENT, RANGES
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.tables import Column
from graphkit.phrases import phrase

Ends = tuple[float, float]
FROM_ONE: tuple[Ends, ...] = ((1, 3), (1, 4), (1, 5), (1, 7), (1, 10))
FROM_NOUGHT: tuple[Ends, ...] = ((0, 2), (0, 4), (0, 5), (0, 10), (0, 100))
ROUND_NOUGHT: tuple[Ends, ...] = ((-2, 2), (-3, 3), (-4, 4), (-5, 5), (-10, 10), (-100, 100))
OFFERED = 3
SLIPS = 0.2  # so large a part of the numbers at most lies outside by mistake


def scales_for(numbers: Collection[float]) -> list[Ends]:
    """The usual scales that such numbers may be on, the narrowest first; else the one they span.

    >>> scales_for({1, 3, 5})
    [(1, 5), (1, 7), (1, 10)]
    >>> scales_for({0, 60}), scales_for({-3, 2}), scales_for({2020, 2050})
    ([(0, 100)], [(-3, 3), (-4, 4), (-5, 5)], [(2020, 2050)])
    """
    low, high = min(numbers), max(numbers)
    if low < 0:
        usual = ROUND_NOUGHT
    elif low >= 1 and all(number == int(number) for number in numbers):
        usual = (*FROM_ONE, (0, 100))
    else:
        usual = FROM_NOUGHT
    found = [(least, most) for least, most in usual if least <= low and high <= most]
    return found[:OFFERED] or [(low, high) if low < high else (0, high)]


def ask_scale(
    column: Column, bad: Sequence[str], texts: Sequence[str], fault: Fault
) -> tuple[Fault, tuple[Answer, ...]] | None:
    """The question about numbers outside the column's range; None where they look like slips."""
    numbers = [number for text in texts if (number := _number(text)) is not None]
    outside = [number for number in numbers if not _fits(column, number)]
    if len(outside) < 2 or _slips(numbers, outside):
        return None  # one odd number is a slip of the pen
    if column.kind != "position" and min(numbers) < 0:
        return None
    low, high = min(numbers), max(numbers)
    held = (
        phrase("runs from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
        if low < high
        else phrase("holds {low}", low=f"{low:g}")
    )
    own = {"position": "-1 (oppose) to 1 (support)", "share": "0 to 1"}.get(column.kind, "0 to 100")
    message = phrase(
        "The column {name} {held}, outside {own}.", name=column.name, held=held, own=own
    )
    offered = scales_for(numbers)
    if column.kind == "position":
        answers = [_on(column.name, *ends) for ends in offered]
        answers.insert(1, _on(column.name, *reversed(offered[0])))
    else:
        tops = dict.fromkeys(top for _, top in offered)
        answers = [
            Answer(
                phrase("0 is nothing, {top} all", top=f"{top:g}"),
                f"--scale {column.name}:0..{top:g}",
            )
            for top in tops
        ]
    hint = phrase(
        "Say which scale it is, one of these or another with --scale {name}:LOW..HIGH:",
        name=column.name,
    )
    return Fault("range", message, hint=hint), tuple(answers)


def ask_percent(
    column: Column, bad: Sequence[str], texts: Sequence[str], fault: Fault
) -> tuple[Fault, tuple[Answer, ...]]:
    """The question about positions in per cent."""
    message = phrase(
        "The column {name} is in per cent, and does not say what they mean.", name=column.name
    )
    answers = (
        Answer(
            phrase("0% opposes, 50% is neutral, 100% supports"), f"--scale {column.name}:0..100"
        ),
        Answer(phrase("0% is neutral, -100% opposes"), f"--scale {column.name}:-100..100"),
    )
    return Fault("percent", message, hint=phrase("Say which:")), answers


def _on(name: str, low: float, high: float) -> Answer:
    middle = (low + high) / 2
    words = phrase(
        "{low} opposes, {middle} is neutral, {high} supports",
        low=f"{low:g}",
        middle=f"{middle:g}",
        high=f"{high:g}",
    )
    return Answer(words, f"--scale {name}:{low:g}..{high:g}")


def _number(text: str) -> float | None:
    found = PERCENT.fullmatch(text.strip())
    try:
        return comma_number(found[1] if found else text) if text.strip() else None
    except Fault:
        return None


def _fits(column: Column, number: float) -> bool:
    try:
        RANGES[column.kind](number)
    except Fault:
        return False
    return True


def _slips(numbers: Sequence[float], outside: Sequence[float]) -> bool:
    """Whether a few numbers lie outside a column that is otherwise on graphkit's scale."""
    inside = [number for number in numbers if number not in outside]
    graded = any(number != int(number) for number in inside)
    return graded and len(outside) <= SLIPS * len(numbers)
