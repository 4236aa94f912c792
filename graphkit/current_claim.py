"""Which claim is current: the one rule for stances and for power.

The latest claim stands; on one day the one coded with more confidence; of these the more
moderate. The rule looks at how far a position lies from the middle, never at its side, so that
turning every position round turns every current stance round. Where claims that are equal in
all this stand on opposite sides, the side with more of them is taken; with as many on each,
none is, and the actor's position is open (0) until the analyst says more.

Several coders' readings of one passage are one claim. The one that they agreed on later stands;
until then what most of them say, and where as many say something else, that too, as doubtful as
the share of coders makes it (`coders`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from graphkit.coders import Passage, R, said
from graphkit.partial_date import last_day
from graphkit.rows import DirectInfluence, Influence, Stance, Tie
from graphkit.scale import Scale

C = TypeVar("C")
Rank = tuple[str, float, float]  # day, confidence, how near to the middle; the largest is current
Preference = tuple[Rank, tuple[str, ...]]
DIGITS = 9  # positions that agree to this many digits are equally far from the middle


@dataclass(frozen=True, slots=True)
class Current(Generic[C]):
    """The claim that is current, and those on the other side that speak against it as well."""

    claim: C
    rivals: tuple[C, ...] = ()

    @property
    def open(self) -> bool:
        """Whether as many equally good claims stand on each side."""
        return bool(self.rivals)


@dataclass(frozen=True, slots=True)
class Step:
    """What an actor's current stance on an issue is from a day on, until its next step.

    `day` is None where it is not known when the claim was made, so that it holds from the first
    day on; a month or a year counts as its last day. An open position is 0.
    """

    day: date | None
    position: float
    claim: str
    open: bool = False


def preference(row: Stance) -> Preference:
    """How a stance ranks among those of its actor on its issue; larger is preferred.

    The second part only tells apart claims that rank the same, by what they say and never by the
    order of rows or by their side.
    """
    rest = (row.salience, row.condition, row.source, row.locator, row.summary, row.id)
    return rank(row), tuple(map(_word, rest))


def rank(row: Stance) -> Rank:
    """The first part of a stance's preference: its day, its confidence, how moderate it is."""
    day = row.date.isoformat() if row.date else ""
    confidence = -1.0 if row.confidence is None else row.confidence
    return day, confidence, -round(abs(row.position), DIGITS)


def reading_preference(row: Stance | Tie) -> tuple[object, ...]:
    """How a coder's reading of a passage ranks among those that say the same; larger is preferred.

    As stances do; of ties the one coded with more confidence, then the stronger.
    """
    if isinstance(row, Stance):
        return preference(row)
    confidence = -1.0 if row.confidence is None else row.confidence
    return confidence, row.strength, *map(_word, (row.relation, row.locator, row.summary, row.id))


def standing(passage: Passage[R]) -> tuple[R, ...]:
    """The readings of a passage that count: the one agreed on, or one of each that most coders
    share.

    >>> ann, bo, cy = (Stance(c, "a", "i", p, source=("x",), extra={"x_coder": c})
    ...                for c, p in (("ann", 0.8), ("bo", 0.5), ("cy", -0.5)))
    >>> [(row.id, round(row.confidence, 2)) for row in standing(Passage("x", (ann, bo, cy)))]
    [('bo', 0.67)]
    """
    if passage.agreed:
        return (max(passage.agreed, key=reading_preference),)
    alike: dict[object, list[R]] = {}
    for row in passage.codings:
        alike.setdefault(said(row), []).append(passage.with_confidence(row))
    most = max(map(len, alike.values()))
    return tuple(max(g, key=reading_preference) for g in alike.values() if len(g) == most)


def power_preference(row: Influence) -> tuple[str, float, str]:
    """How a row of power ranks among those of its actor on its issue: the latest, on one day
    the higher."""
    return row.date.isoformat() if row.date else "", row.capability, row.id


def level_preference(row: DirectInfluence) -> tuple[str, float, str]:
    """How a level of direct influence ranks among those of its pair: the latest, on one day the
    higher."""
    return row.date.isoformat() if row.date else "", row.level, row.id


def current(
    claims: Iterable[C], rank: Callable[[C], Preference], position: Callable[[C], float]
) -> Current[C]:
    """The current one of an actor's claims on an issue (at least one).

    >>> rows = [Stance("s1", "a", "i", 0.8), Stance("s2", "a", "i", -0.8)]
    >>> current_stance(rows).open, current_stance(rows[:1]).claim.id
    (True, 's1')
    """
    found = list(claims)
    if len(found) == 1:
        return Current(found[0])  # as nearly all votes are
    ordered = sorted(found, key=rank, reverse=True)
    best = [claim for claim in ordered if rank(claim)[0] == rank(ordered[0])[0]]
    support = [claim for claim in best if position(claim) > 0]
    oppose = [claim for claim in best if position(claim) < 0]
    if len(support) == len(oppose):
        first = best[0]
        other = oppose if position(first) > 0 else support
        return Current(first, tuple(other) if position(first) else ())
    return Current((support if len(support) > len(oppose) else oppose)[0])


def current_stance(rows: Sequence[Stance]) -> Current[Stance]:
    """The current one of an actor's stances on one issue."""
    return current(rows, preference, lambda row: row.position)


def current_power(rows: Iterable[Influence]) -> dict[tuple[str, str], Influence]:
    """The current row of power of each actor on each issue."""
    return {(row.actor, row.issue): row for row in sorted(rows, key=power_preference)}


def current_stances(rows: Iterable[Stance]) -> dict[tuple[str, str], Current[Stance]]:
    """The current stance of each actor on each issue."""
    return {pair: current_stance(claims) for pair, claims in _by_pair(rows).items()}


def steps(rows: Iterable[Stance]) -> dict[tuple[str, str], tuple[Step, ...]]:
    """How the current stance of each actor on each issue went, step by step, the oldest first.

    The last step that is not after a day (`step_on`) is what is current when one knows no more
    than was claimed by that day.

    >>> rows = [Stance("s1", "a", "i", 0.8), Stance("s2", "a", "i", -0.5, date=date(2025, 3, 1))]
    >>> [(step.day and str(step.day), step.position) for step in steps(rows)["a", "i"]]
    [(None, 0.8), ('2025-03-01', -0.5)]
    """
    return {pair: tuple(map(_step, by_day(claims))) for pair, claims in _by_pair(rows).items()}


def step_on(line: Sequence[Step], day: date) -> Step | None:
    """The step of one actor on one issue that holds on a day; None before the first."""
    return next((step for step in reversed(line) if step.day is None or step.day <= day), None)


def unbroken(rows: Iterable[Stance]) -> list[Stance]:
    """The current stance and those right before it on the same side, a day each, the oldest first.

    `rows` are one actor's dated stances on one issue. On a day with several claims the one that
    was current then counts; an open one breaks the line.
    """
    line: list[Stance] = []
    for found in reversed(by_day(rows)):
        side = Scale.side(found.claim.position)
        if found.open or (line and side != Scale.side(line[0].position)):
            break
        line.insert(0, found.claim)
    return line


def by_day(rows: Iterable[Stance]) -> list[Current[Stance]]:
    """What was current on each day that an actor spoke on an issue, the oldest first; claims
    without a date come before all others."""
    days: dict[date | None, list[Stance]] = {}
    for row in rows:
        days.setdefault(row.date, []).append(row)
    return [current_stance(days[day]) for day in sorted(days, key=lambda day: day or date.min)]


def _by_pair(rows: Iterable[Stance]) -> dict[tuple[str, str], list[Stance]]:
    """The claims of each actor on each issue."""
    every: dict[tuple[str, str], list[Stance]] = {}
    for row in rows:
        every.setdefault((row.actor, row.issue), []).append(row)
    return every


def _step(found: Current[Stance]) -> Step:
    row = found.claim
    position = 0.0 if found.open else row.position
    return Step(row.date and last_day(row.date), position, row.id, found.open)


def _word(value: object) -> str:
    return "" if value in (None, ()) else repr(value)
