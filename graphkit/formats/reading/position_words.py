"""Words of support, opposition, voting and degree, and what they mean as numbers.

The one vocabulary of graphkit: columns of positions, of signs and of degrees are all read by it.
It knows English, German, French, Spanish and Japanese (`words/`, a language a file).

How much a graded word says is judged over its column, not word by word: the grades that occur in
it, on either side, are equally spaced between neutral and full. A coder who writes only "for" and
"against" has two sides and means the full ones; one who also writes "strongly for" has a scale
of five, on which plain "for" is half-way; one who also writes "rather for" has one of seven.
"Rather for" is never full support: alone, or beside one other grade, it is half-way.
"""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.formats.reading.words import LANGUAGES
from graphkit.formats.reading.words.lookup import (
    LESS,
    MORE,
    PLAIN,
    degree_of,
    key,
    meaning_of,
    positions,
    silent,
)
from graphkit.phrases import phrase, run_on

NUMBERS = {"1": 1, "+1": 1, "1.0": 1, "+1.0": 1, "-1": -1, "-1.0": -1, "0": 0, "0.0": 0, "-": -1}


def position_of(word: str) -> float | None:
    """Where a word of support or voting lies, from -1 (oppose) to 1 (support); else None.

    >>> position_of("Support"), position_of("Enthaltung"), position_of("eher dafür")
    (1.0, 0.0, 0.5)
    >>> position_of("strongly opposed"), position_of("purple"), position_of("1")
    (-1.0, None, None)
    """
    return positions_of([word]).get(word)


def positions_of(words: Iterable[str]) -> dict[str, float]:
    """Where the words of one column lie that are words of position; the others are left out.

    >>> positions_of(["strongly agree", "agree", "neutral", "disagree", "?"])
    {'strongly agree': 1.0, 'agree': 0.5, 'neutral': 0.0, 'disagree': -0.5}
    >>> positions_of(["agree", "rather disagree"])
    {'agree': 1.0, 'rather disagree': -0.5}
    """
    read = ((word, meaning_of(word)) for word in words)
    found = {word: meaning for word, meaning in read if meaning}
    steps = sorted(grades({meaning.grade for meaning in found.values() if meaning.side}))
    return {
        word: meaning.side * (steps.index(meaning.grade) + 1) / len(steps) if meaning.side else 0.0
        for word, meaning in found.items()
    }


def grades(there: set[int]) -> set[int]:
    """The grades that the words of a column are spaced by: less than plain is never full."""
    return {LESS, PLAIN} if there == {LESS} else there


def is_graded(words: Iterable[str]) -> bool:
    """Whether there are words of several grades among these, so that a plain one is not full."""
    found = {meaning.grade for word in words if (meaning := meaning_of(word)) and meaning.side}
    return MORE in found and len(found) > 1


def sign_of(word: str) -> int | None:
    """The sign that a word, a mark or a number stands for in a column of signs; else None.

    Votes and graded words are no signs of ties.

    >>> sign_of("against"), sign_of("+"), sign_of("0"), sign_of("yes"), sign_of("rather for")
    (-1, 1, 0, None, None)
    """
    number = word.strip().replace("−", "-")
    if number in NUMBERS:
        return NUMBERS[number]
    meaning = meaning_of(word)
    return meaning.side if meaning and meaning.of_ties else None


def says_nothing(word: str) -> bool:
    """Whether a word says that there is no position: unknown, absent, did not vote.

    >>> says_nothing("n/a"), says_nothing("DID_NOT_VOTE"), says_nothing("k. A.")
    (True, True, True)
    >>> says_nothing("neutral"), says_nothing("abstain")
    (False, False)
    """
    return key(word) in silent() or all(key(part) in silent() for part in word.split(" / "))


def level_of(word: str) -> float | None:
    """Where a word of degree (high, medium, low) lies, from 0 to 1; else None.

    >>> level_of("Medium"), level_of("très élevé"), level_of("tall")
    (0.5, 0.9, None)
    """
    return levels_of([word]).get(word)


def levels_of(words: Iterable[str]) -> dict[str, float]:
    """Where the words of degree of one column lie from 0 to 1; the others are left out.

    They cut the way from 0 to 1 into equal bands, three, or five where one is `very`; each word
    stands for the middle of its band, so that low is little and not nothing.

    >>> levels_of(["high", "low", "none"]) == {"high": 5 / 6, "low": 1 / 6}
    True
    >>> levels_of(["very high", "high", "low"])
    {'very high': 0.9, 'high': 0.7, 'low': 0.3}
    """
    read = ((word, degree_of(word)) for word in words)
    found = {word: degree for word, degree in read if degree is not None}
    bands = 5 if in_fifths(found) else 3
    return {word: (2 * degree + bands) / (2 * bands) for word, degree in found.items()}


def in_fifths(words: Iterable[str]) -> bool:
    """Whether one of these words of degree is `very`, so that there are five bands."""
    return any(abs(degree_of(word) or 0) == 2 for word in words)


def accepted() -> str:
    """The words of position that messages list, by language."""
    return run_on(
        phrase("; "),
        (
            phrase("{name} {value}", name=one.name, value=one.examples.replace("; ", ", "))
            for one in LANGUAGES
        ),
    )


def known_words() -> list[str]:
    """Every word of position that stands for itself, as it is looked up."""
    return [word for word in positions() if word.isalpha() and len(word) > 3]
