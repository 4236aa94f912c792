"""Numbers that are never negative do not say what is opposition: ask, never assume.

0 and 1 may be oppose and support, neutral and support, nothing and support; shares from 0 to 1
may run from opposition to support or from indifference. Anything negative in the same column
settles it, and so does 1 alone: nobody writes 1 for opposition.
"""

from __future__ import annotations

from collections.abc import Collection

from graphkit.errors import Answer

ZERO = (("0 opposes", "oppose"), ("0 is neutral", "neutral"), ("0 is {nothing}", "none"))
NOTHING = {"position": "no position", "sign": "no tie"}


def never_negative(numbers: Collection[float]) -> bool:
    """Whether these numbers leave open where opposition ends.

    >>> never_negative({0, 1}), never_negative({0.2, 0.9}), never_negative({1})
    (True, True, False)
    >>> never_negative({-0.5, 0, 1}), never_negative(set())
    (False, False)
    """
    return any(number != 1 for number in numbers) and all(0 <= number <= 1 for number in numbers)


def question(what: str, numbers: Collection[float]) -> str:
    """What cannot be told of such numbers, in a sentence."""
    low, high = min(numbers), max(numbers)
    if set(numbers) <= {0, 1}:
        held = "0 and 1" if low != high else "0 alone"
        return f"{what} is never negative ({held}), so it cannot be told what 0 means."
    held = f"from {low:g} to {high:g}" if low != high else f"{low:g} alone"
    return f"{what} is never negative ({held}), so it cannot be told where opposition ends."


def answers(column: str, numbers: Collection[float]) -> tuple[Answer, ...]:
    """The readings possible, each with the option that chooses it."""
    if set(numbers) <= {0, 1}:
        one, also = (", 1 supports", ",1=support") if 1 in numbers else ("", "")
        zero = {word.format(nothing=NOTHING[column]): meaning for word, meaning in ZERO}
        return tuple(
            Answer(f"{words}{one}", f"--values {column}:0={meaning}{also}")
            for words, meaning in zero.items()
        )
    return (
        Answer("0 opposes, 0.5 is neutral, 1 supports", f"--scale {column}:0..1"),
        Answer("0 is neutral, all above it support", f"--scale {column}:-1..1"),
    )
