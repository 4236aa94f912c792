"""Votes as they were cast: for, against and abstained are positions; everything else is left out.

Each format says what its own codes mean. A code that says nothing of a side (absent, not a member)
is no position and never neutral: its rows are left out and counted by their reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from graphkit.errors import Place
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coding import key_of
from graphkit.formats.reading.dashes import DASHES
from graphkit.formats.reading.picked import Foreign
from graphkit.formats.reading.position_words import position_of, says_nothing
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase, phrase_of, run_on

FOR, AGAINST, ABSTAINED = (SIGN_WORDS[sign] for sign in (1, -1, 0))
SILENT = "without one"


@dataclass(frozen=True, slots=True)
class Codes:
    """What the codes of one format mean.

    `cast` maps a code in small letters to support, oppose or neutral, `silent` to the reason why
    it is no position, as in "did not vote". `what` is what one code is called.
    """

    cast: Mapping[str, str]
    silent: Mapping[str, str]
    what: str = "vote"

    def meaning(self, word: str) -> tuple[str, str] | None:
        """The side of a code and, where it has none, the reason; None for an unknown one."""
        key = key_of(word)
        key = key.removesuffix(".0")
        if key in self.cast:
            return self.cast[key], ""
        if key in self.silent:
            return "", self.silent[key]
        if says_nothing(word) or word.strip() in DASHES:
            return "", SILENT
        place = position_of(word)
        return None if place is None else (repr(place), "")


@dataclass(frozen=True, slots=True)
class Ballots:
    """The votes of a table: the rows that are positions, and what each row says."""

    rows: list[int]
    positions: list[str]


def ballots(table: Foreign, heading: str, codes: Codes, problems: Problems) -> Ballots:
    """What was cast in a column."""
    texts = table.texts(heading)
    meant = {word: codes.meaning(word) for word in set(texts)}
    unknown = {word for word, meaning in meant.items() if meaning is None}
    if unknown:
        _tell_unknown(table, heading, codes, unknown, problems)
    sides = {word: "" if meaning is None else meaning[0] for word, meaning in meant.items()}
    positions = [sides[word] for word in texts]
    rows = [row for row, side in enumerate(positions) if side]
    reasons = Counter[str]()
    for word, count in Counter(texts).items():
        if (meaning := meant[word]) and meaning[1]:
            reasons[meaning[1]] += count
    if reasons:
        where = replace(table.raw.where.header(table.at[heading]), field=heading)
        _tell_silent(reasons, where, problems)
    return Ballots(rows, positions)


def _tell_silent(reasons: Mapping[str, int], where: Place, problems: Problems) -> None:
    count = sum(reasons.values())
    parts = [
        phrase("{number} {reason}", number=f"{number:,}", reason=reason)
        for reason, number in sorted(reasons.items())
    ]
    rows = phrase_of("{count} row", "{count} rows", count)
    message = phrase(
        "stances: {rows} left out as no position: {listed}.",
        rows=rows,
        listed=run_on(phrase(", "), parts),
    )
    problems.note("silent", message, where)


def _tell_unknown(
    table: Foreign, heading: str, codes: Codes, unknown: Collection[str], problems: Problems
) -> None:
    known = ", ".join([*codes.cast, *codes.silent])
    for row, word in enumerate(table.texts(heading)):
        if word in unknown:
            message = phrase(
                "{word} is no {what} of this format.", word=shown(word), what=codes.what
            )
            hint = phrase("There are: {known}.", known=known)
            problems.error("vote", message, table.place(row, heading), hint=hint)
