"""What is to be said beside camps: why so many, who stands firm, who could stand elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graphkit.engines.balance.division import MOST_CAMPS, Division
from graphkit.engines.balance.placing import Placing
from graphkit.language import Name, Text, others, plural, text

SHOWN = 8
_CORE, _CAMPS, _GROUPS = 4, 6, 3


def camp_notes(case: Placing, found: Division) -> Iterator[Text]:
    """The notes on camps, one sentence or two each."""
    if found.tried:
        yield _why_k(case, found)
    if found.optima > 1 or not found.complete:
        yield _how_many(found)
    if found.optima > 1:
        yield from _cores(case, found)
        yield from _unplaced(case, found)
    yield from _without_agreement(case)
    yield from _without_camp(case)


def actors_of(case: Placing, placed: Sequence[int]) -> list[str]:
    """The ids of placed actors (numbers in the order of a `Placing`), sorted."""
    own = np.argsort(case.number)[case.placed]
    return sorted(case.network.actors[own[actor]] for actor in placed)


def names(actors: Sequence[str], most: int = SHOWN) -> list[Name | Text]:
    """The first few by name, how many others there are."""
    return [*map(Name, actors[:most]), *others(len(actors) - most)]


def _why_k(case: Placing, found: Division) -> Text:
    parts = {
        "k": plural("{count} camp", "{count} camps", found.k),
        "curve": [
            text("{cost:,.4g} with {n}", cost=cost * case.pairs.unit, n=n)
            for n, cost in found.tried.items()
        ],
    }
    if found.blocks is not None:
        return text(
            "{k}: there the criterion's curve bends most (scree test, Cattell 1966): {curve}.",
            **parts,
        )
    if found.parts > 1:
        return text(
            "{k}: in each part that nothing joins to the others the smallest number with the "
            "least criterion. Where parts may share camps the criterion is {curve}.",
            **parts,
        )
    if found.any_number:
        return text(
            "{k}: no other number has a lower criterion, and no smaller one as low a one: {curve}.",
            **parts,
        )
    return text(
        "{k}: the smallest number with the least criterion found with up to {most} camps; more "
        "camps may do better. It is {curve}.",
        most=MOST_CAMPS,
        **parts,
    )


def _how_many(found: Division) -> Text:
    count: Text | int = found.optima
    if not found.complete:
        count = text("At least {n}", n=found.optima)
    if found.optima == 1:
        return text("Whether other partitions are as good was not looked through to the end.")
    if found.any_number and found.alike == 1:
        return text(
            "{n} partitions are equally good whatever the number of camps; the one with {k} is "
            "shown.",
            n=count,
            k=found.k,
        )
    if found.any_number and found.alike < found.optima:
        return text(
            "{n} partitions are equally good whatever the number of camps, {alike} of them with "
            "{k}; shown is the one most like the others.",
            n=count,
            alike=found.alike,
            k=found.k,
        )
    return text("{n} partitions are equally good; shown is the one most like the others.", n=count)


def _cores(case: Placing, found: Division) -> Iterator[Text]:
    """Who stands together in every one of the best partitions."""
    firm = [np.flatnonzero((found.camp == camp) & ~found.movers) for camp in range(1, found.k + 1)]
    sizes = {camp: len(core) for camp, core in enumerate(firm, 1) if len(core) > 1}
    shown = sorted(sizes, key=lambda camp: (-sizes[camp], camp))[:_CAMPS]
    cores = [
        text(
            "{n} actors ({actors})",
            n=sizes[camp],
            actors=names(actors_of(case, firm[camp - 1].tolist()), _CORE),
        )
        for camp in shown
    ]
    if cores and found.complete:
        yield text("Firm cores, together in every one of them: {cores}.", cores=cores)
    elif cores:
        yield text("Firm cores, together in every one that was found: {cores}.", cores=cores)


def _unplaced(case: Placing, found: Division) -> Iterator[Text]:
    """Who stands elsewhere in some of them; groups that keep together, together."""
    numbers, sizes = np.unique(found.group[found.movers], return_counts=True)
    groups = [
        actors_of(case, np.flatnonzero(found.group == number).tolist())
        for number in numbers[np.argsort(-sizes, kind="stable")].tolist()
    ]
    alone = sorted(group[0] for group in groups if len(group) == 1)
    several = [group for group in groups if len(group) > 1]
    if groups:
        yield plural(
            "{count} actor cannot be placed for sure, since it stands elsewhere in partitions "
            "that are as good: {actors}.",
            "{count} actors cannot be placed for sure, since they stand elsewhere in partitions "
            "that are as good: {actors}.",
            int(found.movers.sum()),
            actors=[*bracketed(several, _GROUPS), *names(alone)],
        )


def bracketed(groups: Sequence[Sequence[str]], most: int) -> list[Text]:
    """The first few groups, each by the names of its first few, and how many others there are."""
    more = len(groups) - most
    return [
        *(text("({actors})", actors=names(group, _CORE)) for group in groups[:most]),
        *([plural("{count} more group", "{count} more groups", more)] if more > 0 else []),
    ]


def _without_agreement(case: Placing) -> Iterator[Text]:
    pairs = case.network.left_out.get("pairs")
    if pairs:
        yield text(
            "Camps rest on ties alone: up to {n:,} pairs of actors share an issue, too many to see "
            "who agrees.",
            n=pairs,
        )


def _without_camp(case: Placing) -> Iterator[Text]:
    left = sorted(case.network.actors[a] for a in np.flatnonzero(~case.has_place()))
    if left:
        yield plural(
            "{count} actor has no camp, since it has no signed tie and takes no side where another "
            "takes one, or the two cancel out: {actors}.",
            "{count} actors have no camp, since they have no signed tie and take no side where "
            "another takes one, or the two cancel out: {actors}.",
            len(left),
            actors=names(left),
        )
