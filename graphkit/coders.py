"""Which rows are several coders' readings of one passage, and who of them agrees.

Coders are named in the column `x_coder`. Rows of two coders that cite the same source first are
about one passage when their places in it (`characters 54-112` in the locator) overlap and they
name the same actor or issue (of ties, one of the two actors); where a place is not so known, when
they name both and not of two days. Each coder has one row in a passage at most: those that name
the same come together first, then those that share the most of the text. A row marked `x_agreed`
(yes, or who agreed) is what coders agreed on later: one of theirs, or one of its own.

Several readings of one passage are one claim, whatever they say; all rows stay in the data. What
was agreed on counts, else what most of its coders say, or several things where as many say each.
The share of the passage's coders who agree (on who takes which side of what) is the confidence of
a reading that has none coded; what was agreed on has the usual one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Generic, TypeVar

from graphkit.locator import offsets_in
from graphkit.rows import Stance, Tie
from graphkit.scale import Scale

CODER, AGREED = "x_coder", "x_agreed"
R = TypeVar("R", Stance, Tie)
_NOT = frozenset({"", "0", "no", "false", "none"})


def coder_of(row: Stance | Tie) -> str | None:
    """Who coded a row; None where nobody is named."""
    return (row.extra.get(CODER) or None) if row.extra else None


def is_agreed(row: Stance | Tie) -> bool:
    """Whether a row is marked as what coders agreed on."""
    return bool(row.extra) and row.extra.get(AGREED, "").strip().lower() not in _NOT


def place_of(row: Stance | Tie) -> tuple[int, int] | None:
    """From where to where the passage stands in its source, where the locator says so."""
    return offsets_in(row.locator or "")


def topic(row: Stance | Tie) -> tuple[str, str]:
    """What a row is about: actor and issue, or the two actors of a tie."""
    if isinstance(row, Stance):
        return row.actor, row.issue
    ends = (row.source_actor, row.target_actor)
    return ends if row.directed or ends[0] <= ends[1] else (ends[1], ends[0])


def said(row: Stance | Tie) -> tuple[Hashable, ...]:
    """What coders agree on or not: the topic and the side that is taken."""
    if isinstance(row, Stance):
        return *topic(row), Scale.side(row.position)
    return *topic(row), row.sign, row.directed


@dataclass(frozen=True, slots=True)
class Passage(Generic[R]):
    """The codings of one passage, at most one of each coder.

    `agreed` are those of them that are marked, and rows so marked that no coder made.
    """

    source: str
    codings: tuple[R, ...]
    agreed: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """Every row about the passage, in the order in which they were given."""
        return self.codings + tuple(row for row in self.agreed if row not in self.codings)

    def share(self, row: R) -> float:
        """The share of the passage's coders who say what the row says."""
        same = sum(said(other) == said(row) for other in self.codings)
        return same / len(self.codings)

    @property
    def largest_share(self) -> float:
        """The share of what most coders say."""
        return max(self.share(row) for row in self.codings)

    def with_confidence(self, row: R) -> R:
        """The row with the share of coders who agree as its confidence, unless one is coded or
        it was agreed on."""
        if row.confidence is not None or row in self.agreed:
            return row
        return replace(row, confidence=self.share(row))

    @property
    def differs(self) -> bool:
        """Whether coders say different things of it."""
        return len({said(row) for row in self.codings}) > 1


@dataclass(frozen=True)
class Codings(Generic[R]):
    """The rows of one table by passage: `passages` that several coders coded, `alone` the rows
    that one coder made of a passage, in the order in which they were given."""

    passages: tuple[Passage[R], ...] = ()
    alone: tuple[R, ...] = ()

    @property
    def coded(self) -> tuple[Passage[R], ...]:
        """Every passage that a coder coded: those of several, and after them those of one."""
        single = (row for row in self.alone if coder_of(row))
        return self.passages + tuple(Passage(row.source[0], (row,)) for row in single)


def seen_by(rows: Iterable[Stance | Tie]) -> dict[str, frozenset[str]]:
    """The coders who made any row of each source: who has seen it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.source and (coder := coder_of(row)):
            found[row.source[0]].add(coder)
    return {source: frozenset(coders) for source, coders in found.items()}


def codings(rows: Sequence[R]) -> Codings[R]:
    """The passages that several coders coded, in the order of their first rows.

    >>> row = Stance("s1", "a", "i", 0.8, source=("x",), extra={"x_coder": "Ann"})
    >>> other = replace(row, id="s2", position=-0.8, extra={"x_coder": "Bo"})
    >>> [(p.differs, p.share(row)) for p in codings([row, other]).passages]
    [(True, 0.5)]
    """
    told = [row for row in rows if row.extra and (CODER in row.extra or AGREED in row.extra)]
    told = [row for row in told if row.source and (coder_of(row) or is_agreed(row))]
    by_source: dict[str, list[R]] = defaultdict(list)
    for row in told:
        by_source[row.source[0]].append(row)
    found, alone = [], []
    for source, here in by_source.items():
        for group in _passages(here):
            made = tuple(row for row in group if coder_of(row))
            agreed = tuple(filter(is_agreed, group))
            if len(made) > 1 or (agreed and len(group) > 1):
                found.append(Passage(source, made or agreed, agreed))
            else:
                alone.extend(group)
    return Codings(tuple(found), tuple(alone))


def passage_of(rows: Sequence[R]) -> dict[str, int]:
    """The number of the passage that a row is one of several readings of, by the row's id."""
    found = enumerate(codings(rows).passages)
    return {row.id: number for number, passage in found for row in passage.rows}


@dataclass(frozen=True, slots=True)
class _Looked:
    """What is compared of a row, looked up once. `content` tells rows apart that are equally near,
    on whichever side they stand."""

    coder: str | None
    place: tuple[int, int] | None
    topic: tuple[str, str]
    day: object
    value: float
    content: str

    @classmethod
    def at(cls, row: Stance | Tie) -> _Looked:
        if isinstance(row, Stance):
            day, value, rest = row.date, row.position, (row.salience, row.condition)
        else:
            day, value, rest = row.since, float(row.sign or 0), (row.strength, row.relation)
        where = (row.locator, row.summary, row.confidence)
        said = (coder_of(row), topic(row), abs(value), *where, *rest)
        return cls(said[0], place_of(row), said[1], day, value, repr(said))

    def nearness(self, other: _Looked) -> tuple[object, ...] | None:
        """How near two neighbours are to each other, the smallest nearest; None where they are
        one coder's or name nobody in common."""
        alike = [x == y for x, y in zip(self.topic, other.topic, strict=True)]
        if self.coder == other.coder or not any(alike):
            return None
        a, b = self.place, other.place
        shared = min(a[1], b[1]) - max(a[0], b[0]) if a and b else 0
        contents = sorted((self.content, other.content))
        return not all(alike), -shared, abs(self.value - other.value), *contents


def _passages(rows: Sequence[R]) -> list[list[R]]:
    """The rows of one source by passage: those nearest to each other come together first."""
    if len({coder_of(row) for row in rows}) < 2:
        return [[row] for row in rows]
    looked = list(map(_Looked.at, rows))
    group: dict[int, list[int]] = {number: [number] for number in range(len(rows))}
    ids = [row.id for row in rows]  # what tells rows apart that say the same, in any order of rows
    pairs = (
        (looked[a].nearness(looked[b]), sorted((ids[a], ids[b])), a, b)
        for a, b in _neighbours(looked)
    )
    for _, _, a, b in sorted(pair for pair in pairs if pair[0] is not None):
        one: list[int] = group[a]
        other: list[int] = group[b]
        makers = [looked[number].coder for number in (*one, *other)]
        if one is other or len(set(makers)) < len(makers):  # one coder would have made two
            continue
        one.extend(other)
        group.update(dict.fromkeys(other, one))
    together = {id(members): members for members in group.values()}
    return [[rows[n] for n in sorted(members)] for members in together.values()]


def _neighbours(rows: Sequence[_Looked]) -> Iterator[tuple[int, int]]:
    """Pairs of rows that may be about one passage: in places that overlap, or of one topic."""
    placed = [(row.place, number) for number, row in enumerate(rows) if row.place]
    open_: list[tuple[int, int]] = []  # where each ends, and its number
    for (start, end), number in sorted(placed):
        open_ = [one for one in open_ if one[0] > start]
        yield from ((min(n, number), max(n, number)) for _, n in open_)
        open_.append((end, number))
    topics: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        topics[row.topic].append(number)
    for members in topics.values():
        yield from _of_one_topic(rows, members)


def _of_one_topic(rows: Sequence[_Looked], members: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Pairs of these in which a place is not known, of one day as far as days are."""
    days: dict[object, list[int]] = defaultdict(list)
    for number in members:
        days[rows[number].day].append(number)
    for a in members:
        if rows[a].place:
            continue
        day = rows[a].day
        for b in chain(days[day], days[None]) if day else members:
            if rows[a].coder != rows[b].coder and (a < b or rows[b].place):
                yield min(a, b), max(a, b)
