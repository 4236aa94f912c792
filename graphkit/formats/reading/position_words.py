"""Words of support, opposition and voting, and what they mean from -1 to 1."""

from __future__ import annotations

from graphkit.formats.reading.cells import SIGNS


def position_of(word: str) -> float | None:
    """Where a word of support or voting lies, from -1 (oppose) to 1 (support); else None.

    >>> position_of("Support"), position_of("neutral"), position_of("purple")
    (1.0, 0.0, None)
    """
    found = SIGNS.get(word.strip().casefold())
    return None if found is None else float(found)


def sign_of(word: str) -> int | None:
    """The sign that a word, a mark or a number stands for in a column of signs; else None.

    >>> sign_of("opposes"), sign_of("+"), sign_of("purple")
    (-1, 1, None)
    """
    return SIGNS.get(word.strip().casefold())


def says_nothing(word: str) -> bool:
    """Whether a word says that there is no position: unknown, absent, did not vote.

    >>> says_nothing("n/a"), says_nothing("neutral")
    (True, False)
    """
    return word.strip().casefold() in NOTHING


def level_of(word: str) -> float | None:
    """Where a word of degree (high, medium, low) lies, from 0 to 1; else None.

    >>> level_of("High"), level_of("tall")
    (1.0, None)
    """
    return LEVELS.get(word.strip().casefold())


NOTHING = frozenset(("", "n/a", "na", "none", "unknown", "absent"))
LEVELS = {"high": 1.0, "medium": 0.5, "low": 0.0}
