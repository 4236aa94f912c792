"""Numbers that are never negative do not say what is opposition: ask, never assume.

0 and 1 may be oppose and support, neutral and support, nothing and support; shares from 0 to 1
may run from opposition to support or from indifference. Anything negative in the same column
settles it, and so does 1 alone: nobody writes 1 for opposition.
"""

from __future__ import annotations

from collections.abc import Collection

from graphkit.errors import Answer
from graphkit.phrases import phrase

ZERO = ((phrase("0 opposes"), "oppose"), (phrase("0 is neutral"), "neutral"))
NOTHING = {"position": phrase("0 is no position"), "sign": phrase("0 is no tie")}


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
        held = phrase("0 and 1") if low != high else phrase("0 alone")
        return phrase(
            "{what} is never negative ({held}), so it cannot be told what 0 means.",
            what=what,
            held=held,
        )
    held = (
        phrase("from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
        if low != high
        else phrase("{low} alone", low=f"{low:g}")
    )
    return phrase(
        "{what} is never negative ({held}), so it cannot be told where opposition ends.",
        what=what,
        held=held,
    )


def answers(column: str, numbers: Collection[float]) -> tuple[Answer, ...]:
    """The readings possible, each with the option that chooses it."""
    if set(numbers) <= {0, 1}:
        one, also = (phrase(", 1 supports"), ",1=support") if 1 in numbers else ("", "")
        zero = dict([*ZERO, (NOTHING[column], "none")])
        return tuple(
            Answer(
                phrase("{words}{one_}", words=words, one_=one),
                f"--values {column}:0={meaning}{also}",
            )
            for words, meaning in zero.items()
        )
    return (
        Answer(phrase("0 opposes, 0.5 is neutral, 1 supports"), f"--scale {column}:0..1"),
        Answer(phrase("0 is neutral, all above it support"), f"--scale {column}:-1..1"),
    )
