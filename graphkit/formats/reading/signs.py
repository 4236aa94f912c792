"""Where a list of ties keeps its signs: in a column of their own, or in a signed weight."""

from __future__ import annotations

import re

from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.dashes import DASHES
from graphkit.formats.reading.parse_columns import ParsedTable, place_of
from graphkit.formats.reading.position_words import sign_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.phrases import phrase

NEGATIVE = re.compile(r"[-−](?=[\d.,])")  # a dash alone says that nothing is known
ADVICE = phrase(
    "To give signs, add a column sign that says support, oppose or neutral in every row."
)


def split_signed_weight(raw: RawTable, problems: Problems) -> None:
    """Turn a signed weight that stands without a sign into a sign and a strength; in graph files,
    which nobody edits by hand, it may repeat the sign.

    Only where the column is called weight and something in it is negative: a column without
    any minus says nothing about support or opposition, and its ties stay without a sign.
    """
    words = [word.casefold() for word in raw.header]
    at = words.index("weight") if "weight" in words else None
    if "sign" in words:
        signs = raw.columns[words.index("sign")]
        if at is not None and not raw.bare and _repeats(signs, raw.columns[at]):
            raw.columns[at] = [NEGATIVE.sub("", value) for value in raw.columns[at]]
            message = phrase("ties: the weight repeats the sign; its size is the strength.")
            problems.note("signed-weight", message)
        return
    if at is None or not any(map(NEGATIVE.match, raw.columns[at])):
        _unsigned(raw, at, problems)
        return
    weights = raw.columns[at]
    raw.header.append("sign")
    raw.columns.append([_sign(value) for value in weights])
    raw.columns[at] = [
        "" if value in DASHES else value[1:] if NEGATIVE.match(value) else value
        for value in weights
    ]
    problems.note("signed-weight", phrase("ties: the signed weight is read as sign and strength."))


def _repeats(signs: list[str], weights: list[str]) -> bool:
    """Whether weights are negative just where ties oppose, and so somewhere."""
    negative = [bool(NEGATIVE.match(value)) for value in weights]
    return any(negative) and negative == [sign_of(word) == -1 for word in signs]


def _unsigned(raw: RawTable, at: int | None, problems: Problems) -> None:
    if not len(raw):
        return
    why = (
        phrase("there is no column sign")
        if at is None
        else phrase("no column sign, and no weight is negative")
    )
    message = phrase(
        "ties: {why}; they are read as ties without a sign, never as support.", why=why
    )
    where = raw.where.row(0) if raw.keyed else raw.where.header(0)
    problems.note("unsigned", message, where, hint=ADVICE)


def _sign(weight: str) -> str:
    """The sign of a weight; nothing where none is written, which is told elsewhere."""
    if NEGATIVE.match(weight):
        return SIGN_WORDS[-1]
    return SIGN_WORDS[1] if weight and weight not in DASHES else ""


def note_neutral(ties: ParsedTable, problems: Problems) -> None:
    """Say that neutral ties are kept as claims, and that signed measures leave them out."""
    signs = ties.columns.get("sign", [])
    count = signs.count(0)
    asked = any(found.code == "coding" for found in problems.found if found.level == "error")
    if count and not asked:  # else it is not known yet what 0 means
        ties_are = phrase("1 tie is") if count == 1 else phrase("{n} ties are", n=f"{count:,}")
        index = ties.match.columns["sign"]
        problems.note(
            "neutral",
            phrase(
                "{ties_are} neither support nor opposition; measures of sign leave "
                "neutral ties out.",
                ties_are=ties_are,
            ),
            place_of(ties.raw, signs.index(0), index),
        )
