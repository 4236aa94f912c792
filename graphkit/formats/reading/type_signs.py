"""Signs that stand in the words for what kind of tie it is: Supports, Opposes, +, -.

Kumu and its like have no column of signs. Where the type of a tie is a word of support or
opposition, that is its sign; every other type (Funds, Member of) says nothing about sides, and its
tie has no sign.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.formats.reading.cells import NUMBER, SIGN_WORDS, UNSIGNED
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.position_words import sign_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.signs import NEGATIVE
from graphkit.phrases import phrase, run_on


def sign_of_type(word: str) -> int | None:
    """The sign that the type of a tie says, or None where it is a type like any other.

    Of several types separated by `|` those that are signs must agree.

    >>> sign_of_type("Supports"), sign_of_type("-"), sign_of_type("Funds"), sign_of_type("1")
    (1, -1, None, None)
    >>> sign_of_type("Funds|Supports"), sign_of_type("supports|opposes")
    (1, None)
    """
    parts = (part.strip() for part in word.split("|"))
    signs = {sign_of(part) for part in parts if not NUMBER.fullmatch(part)} - {None}
    return signs.pop() if len(signs) == 1 else None


def say_sides(cells: Sequence[str]) -> bool:
    """Whether every cell is a sign, and some oppose in words: a column of signs by any name.

    >>> say_sides(["hostile", "friendly"]), say_sides(["friendly"]), say_sides(["-1", "1"])
    (True, False, False)
    """
    if not cells or sign_of(cells[0].strip()) is None:
        return False
    opposed = False
    for word in dict.fromkeys(cells):  # the first that is none ends it, however long the table
        sign = sign_of(word.strip())
        if sign is None:
            return False
        opposed |= sign == -1 and any(map(str.isalpha, word))
    return opposed


def signs_from_types(table: RawTable, problems: Problems, *, both: bool = False) -> None:
    """Give a table of ties a column of signs where its relations are words of support or
    opposition; what they are called stays. With `both` only where some tie is opposed: "support"
    alone may be help of any kind.
    """
    words = [word.casefold() for word in table.header]
    if "relation" not in words or "sign" in words or _signed_weight(table, words):
        return
    types = table.columns[words.index("relation")]
    known = {word: sign_of_type(word) for word in set(types)}
    if -1 not in known.values() and (both or 1 not in known.values()):
        return
    signs = [known[word] for word in types]
    table.header.append("sign")
    table.columns.append([UNSIGNED if sign is None else SIGN_WORDS[sign] for sign in signs])
    meant = [
        phrase("{word} as {sign_words}", word=shown(word), sign_words=SIGN_WORDS[sign])
        for word, sign in sorted(known.items())
        if sign is not None
    ]
    without = signs.count(None)
    ties = phrase("1 tie") if without == 1 else phrase("{without} ties", without=f"{without:,}")
    rest = (
        phrase(" The other {ties} of {signs} have no sign.", ties=ties, signs=f"{len(signs):,}")
        if without
        else ""
    )
    message = phrase(
        "ties: the sign is read from the kind of tie: {listed}.{rest}",
        listed=run_on(phrase(", "), meant),
        rest=rest,
    )
    problems.note("type-signs", message, table.where.header(words.index("relation")))


def fill_signs(table: RawTable) -> None:
    """Say in the cells that a column of signs leaves empty that there is none, for tools in which
    a field may be left out."""
    at = next((i for i, word in enumerate(table.header) if word.casefold() == "sign"), None)
    if at is not None and any(text.strip() for text in table.columns[at]):
        table.columns[at] = [text if text.strip() else UNSIGNED for text in table.columns[at]]


def _signed_weight(table: RawTable, words: list[str]) -> bool:
    return "weight" in words and any(map(NEGATIVE.match, table.columns[words.index("weight")]))
