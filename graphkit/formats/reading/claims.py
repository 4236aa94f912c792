"""Claims that repeat or contradict each other: both are kept, and it is said. Two coders' readings
of one passage do neither."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from functools import partial
from typing import Any

from graphkit.coders import passage_of
from graphkit.contradiction import several_stances, several_ties, side_of
from graphkit.dataset import Stance, Tie
from graphkit.formats.reading.parse_columns import ParsedTable
from graphkit.formats.reading.problems import Problems, Where
from graphkit.phrases import phrase


def compare_claims(
    made: Mapping[str, Any], tables: Mapping[str, ParsedTable], problems: Problems
) -> None:
    """Warn of contradictory, repeated and self-directed claims."""
    stances: Sequence[Stance] = made.get("stances", ())
    ties: Sequence[Tie] = made.get("ties", ())
    if ties:
        _self_ties(ties, tables["ties"], problems)
        _pairs("ties", ties, several_ties(ties), tables["ties"], problems)
    if stances:
        _pairs("stances", stances, several_stances(stances), tables["stances"], problems)


def _pairs(
    table: str,
    claims: Sequence[Any],
    several: Mapping[int, Hashable],
    typed: ParsedTable,
    problems: Problems,
) -> None:
    """Compare each claim with the first one of the same side and of the opposite one."""
    first: dict[tuple[Hashable, int | None], Any] = {}
    passage = passage_of(claims) if several else {}
    for row, what in several.items():
        sign = side_of(claims[row])
        same = first.setdefault((what, sign), claims[row])
        against = first.get((what, -sign)) if sign else None
        if against and passage.get(against.id, -1) == passage.get(claims[row].id):
            against = None  # another coder's reading of the same passage
        _compare(table, claims[row], same, against, partial(typed.raw.where.row, row), problems)


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
