"""Claims that repeat or contradict each other: both are kept, and it is said. Two coders' readings
of one passage do neither."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

from graphkit.coders import passage_of
from graphkit.dataset import Stance, Tie
from graphkit.formats.reading.parse_columns import ParsedTable
from graphkit.formats.reading.problems import Problems, Where
from graphkit.phrases import phrase

_MANY = 20_000  # claims, from which a key for each of them would take much memory


def compare_claims(
    made: Mapping[str, Any], tables: Mapping[str, ParsedTable], problems: Problems
) -> None:
    """Warn of contradictory, repeated and self-directed claims."""
    stances: Sequence[Stance] = made.get("stances", ())
    ties: Sequence[Tie] = made.get("ties", ())
    if ties:
        _self_ties(ties, tables["ties"], problems)
        _pairs("ties", ties, several_ties(ties), sign_of, tables["ties"], problems)
    if stances:
        _pairs("stances", stances, several_stances(stances), side_of, tables["stances"], problems)


def tie_key(tie: Tie) -> Hashable:
    """What two ties must share to be able to contradict each other."""
    one, other = tie.source_actor, tie.target_actor
    if not tie.directed and other < one:
        one, other = other, one
    return one, other, tie.directed, tie.since


def stance_key(stance: Stance) -> Hashable:
    """What two stances must share to be able to contradict each other."""
    return stance.actor, stance.issue, stance.date


def sign_of(tie: Tie) -> int | None:
    """1 for support, -1 for opposition, 0 for neither; None without a sign."""
    return tie.sign


def several_ties(ties: Sequence[Tie]) -> Mapping[int, Hashable]:
    """The key of each tie, by its row, that others share."""
    return _several(ties, tie_key, ("source_actor", "target_actor"))


def several_stances(stances: Sequence[Stance]) -> Mapping[int, Hashable]:
    """The key of each stance, by its row, that others share."""
    return _several(stances, stance_key, ("actor", "issue"))


def side_of(stance: Stance) -> int:
    """1 for support, -1 for opposition, 0 for neither."""
    return (stance.position > 0) - (stance.position < 0)


def _pairs(
    table: str,
    claims: Sequence[Any],
    several: Mapping[int, Hashable],
    side: Callable[[Any], int | None],
    typed: ParsedTable,
    problems: Problems,
) -> None:
    """Compare each claim with the first one of the same side and of the opposite one."""
    first: dict[tuple[Hashable, int | None], Any] = {}
    passage = passage_of(claims) if several else {}
    for row, what in several.items():
        sign = side(claims[row])
        same = first.setdefault((what, sign), claims[row])
        against = first.get((what, -sign)) if sign else None
        if against and passage.get(against.id, -1) == passage.get(claims[row].id):
            against = None  # another coder's reading of the same passage
        _compare(table, claims[row], same, against, partial(typed.raw.where.row, row), problems)


def _about_the_same(claims: Sequence[Any], about: tuple[str, str]) -> Iterable[int]:
    """The rows whose two ends, either way round, others have too; all rows where they are few."""
    if len(claims) < _MANY:
        return range(len(claims))
    import numpy as np

    ends = [list(map(attrgetter(name), claims)) for name in about]
    number = {value: place for place, value in enumerate({*ends[0], *ends[1]})}
    one, other = (np.fromiter(map(number.__getitem__, end), np.int32, len(end)) for end in ends)
    pair = np.minimum(one, other).astype(np.int64) * len(number) + np.maximum(one, other)
    del ends, one, other
    order = np.argsort(pair)
    again = np.zeros(len(claims) + 1, dtype=bool)
    again[1:-1] = pair[order[1:]] == pair[order[:-1]]
    return [*np.sort(order[again[1:] | again[:-1]]).tolist()]


def _several(
    claims: Sequence[Any], key: Callable[[Any], Hashable], about: tuple[str, str]
) -> Mapping[int, Hashable]:
    keys = {row: key(claims[row]) for row in _about_the_same(claims, about)}
    often = Counter(keys.values())
    if len(often) == len(keys):
        return {}
    return {row: key for row, key in keys.items() if often[key] > 1}


def _compare(
    table: str, claim: Any, same: Any, against: Any, where: Where, problems: Problems
) -> None:
    if against is not None:
        problems.warn(
            "contradiction",
            phrase(
                "{table}: {id} contradicts {id2}, same date; both are kept.",
                table=table,
                id=claim.id,
                id2=against.id,
            ),
            where,
            private=claim.private or against.private,
        )
    if same is not claim and _content(same) == _content(claim):
        problems.warn(
            "repeated",
            phrase(
                "{table}: {id} says the same as {id2}; both are kept.",
                table=table,
                id=claim.id,
                id2=same.id,
            ),
            where,
            private=claim.private or same.private,
        )


def _content(claim: Any) -> tuple[Any, ...]:
    """Everything a claim says, without its id."""
    return tuple(getattr(claim, name) for name in claim.__dataclass_fields__ if name != "id")


def _self_ties(ties: Sequence[Tie], typed: ParsedTable, problems: Problems) -> None:
    for row, tie in enumerate(ties):
        if tie.source_actor == tie.target_actor:
            problems.warn(
                "self-tie",
                phrase(
                    "ties: {id} is a tie of an actor to itself; kept, left out of every measure.",
                    id=tie.id,
                ),
                partial(typed.raw.where.key, row, typed.match.columns["to"]),
                private=tie.private,
            )
