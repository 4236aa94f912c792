"""Do the computed camps agree with what a coder noted by hand, which no measure uses?

>>> adjusted_rand_index([1, 1, 2, 2], ["x", "x", "y", "y"])
1.0
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import comb
from typing import Any

from graphkit.analysis.run import Run
from graphkit.findings import Column, Table
from graphkit.graph.network import Network
from graphkit.language import Name, Text, plural, text

CODED_AS = "x_camp"
_SHOWN = 3


def adjusted_rand_index(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """How far two partitions of the same things agree: 1 the same, 0 as by chance.

    `one` and `other` hold a label for each thing, in the same order. Below 0 they agree less
    than by chance. Two partitions that leave no choice (all things apart, or all together, in
    both) agree fully. Hubert & Arabie 1985, eq. 5.

    Raises ValueError when the lengths differ or there is nothing to compare.
    """
    if len(one) != len(other) or not one:
        raise ValueError("two partitions of the same things are needed")
    both = _pairs(Counter(zip(one, other, strict=True)).values())
    first, second = _pairs(Counter(one).values()), _pairs(Counter(other).values())
    every = comb(len(one), 2)
    expected = first * second / every if every else 0.0
    most = (first + second) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _pairs(sizes: Iterable[int]) -> int:
    return sum(comb(size, 2) for size in sizes)


@dataclass(frozen=True, slots=True)
class Differing:
    """An actor that stands elsewhere than most of those coded like it.

    `usual` is the camp of most actors with this code; `why` says what holds the actor in its
    own camp, `claims` are the rows that rests on.
    """

    actor: str
    code: str
    camp: int
    usual: int
    why: Text
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Validity:
    """Agreement of the camps with the coder's: the index, how many actors, and who differs.

    `counts[code][camp]` is how many actors with a code stand in each camp.
    """

    index: float
    actors: int
    counts: Mapping[str, Mapping[int, int]]
    differing: tuple[Differing, ...]

    @property
    def reading(self) -> Text:
        return text(
            "Against the camps that the coder of the data noted for {n} actors ({codes}), which no "
            "measure uses: adjusted Rand index {index:.2f} (1 full agreement, 0 chance); {differ}. "
            "The same coder coded the claims, so this is no independent test.",
            n=self.actors,
            codes=list(self.counts),
            index=self.index,
            differ=plural("{count} actor differs", "{count} actors differ", len(self.differing)),
        )

    @property
    def table(self) -> Table:
        """Who differs, and why."""
        rows = ((Name(d.actor), d.code, d.camp, d.usual, d.why) for d in self.differing)
        return Table(_COLUMNS, tuple(rows))


def validity(
    run: Run, *, field: str = CODED_AS, codes: Sequence[str] | None = None
) -> Validity | None:
    """Compare the run's camps with the codes in the actors' extra column `field`.

    All actors with a code and a camp are compared; with `codes` only those with one of these.
    None when there are no camps or fewer than two codes were given to anybody in one.
    """
    if run.divided_by != "camps":
        return None
    finding = run.finding("camps")
    coded = {
        actor.id: code
        for actor in run.dataset.actors
        for code in [actor.extra.get(field)]
        if code and (codes is None or code in codes) and actor.id in finding.values
    }
    if len(set(coded.values())) < 2:
        return None
    camp_of = {actor: int(camp) for actor, camp in finding.values.items()}
    counts = {
        code: dict(sorted(Counter(camp_of[a] for a in coded if coded[a] == code).items()))
        for code in sorted(set(coded.values()))
    }
    usual = {code: min(held, key=lambda c: (-held[c], c)) for code, held in counts.items()}
    view = run.view(finding.network)
    assert isinstance(view, Network)
    pulls = _pulls(view, camp_of)
    return Validity(
        index=adjusted_rand_index(list(coded.values()), [camp_of[actor] for actor in coded]),
        actors=len(coded),
        counts=counts,
        differing=tuple(
            _difference(actor, code, camp_of, usual[code], pulls[actor], view.claims)
            for actor, code in sorted(coded.items())
            if camp_of[actor] != usual[code]
        ),
    )


@dataclass(frozen=True, slots=True)
class _Pull:
    """What one tie of the camps view adds between an actor and another."""

    other: str
    camp: int
    value: float
    tie: int


def _pulls(view: Network, camp_of: Mapping[str, int]) -> Mapping[str, list[_Pull]]:
    signs = [1] * view.ties if view.sign is None else view.sign.tolist()
    pulls: dict[str, list[_Pull]] = defaultdict(list)
    rows = zip(
        view.source.tolist(), view.target.tolist(), signs, view.strength.tolist(), strict=True
    )
    for tie, (source, target, sign, strength) in enumerate(rows):
        for one, other in ((source, target), (target, source)):
            there = view.actors[other]
            camp = camp_of.get(there, 0)
            pulls[view.actors[one]].append(_Pull(there, camp, sign * strength, tie))
    return pulls


def _difference(
    actor: str,
    code: str,
    camp_of: Mapping[str, int],
    usual: int,
    pulls: Sequence[_Pull],
    claims: Sequence[Sequence[str]],
) -> Differing:
    camp = camp_of[actor]
    here = math.fsum(p.value for p in pulls if p.camp == camp)
    there = math.fsum(p.value for p in pulls if p.camp == usual)
    holding = [p for p in pulls if p.camp == camp and p.value > 0]
    parting = [p for p in pulls if p.camp == usual and p.value < 0]
    chief = sorted((*holding, *parting), key=lambda p: (-abs(p.value), p.other))[:_SHOWN]
    sums: dict[str, Any] = {"here": here, "camp": camp, "there": there, "usual": usual}
    why = text(
        "ties and stances bind it {here:+.1f} to camp {camp} and {there:+.1f} to camp {usual}",
        **sums,
    )
    if chief:
        why = text(
            "its ties and stances bind it {here:+.1f} to camp {camp} and {there:+.1f} to camp "
            "{usual}; most of that comes from {others}",
            others=[Name(p.other) for p in chief],
            **sums,
        )
    rests_on = tuple(dict.fromkeys(claim for p in chief for claim in claims[p.tie]))
    return Differing(actor, code, camp, usual, why, rests_on)


_COLUMNS = (
    Column("actor", text("Actor")),
    Column("coded", text("Coded")),
    Column("camp", text("Camp"), "d"),
    Column("usual", text("Camp of most coded so"), "d"),
    Column("why", text("Why")),
)
