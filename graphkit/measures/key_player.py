"""Key players: the few whose removal breaks the network up, or who reach most of it.

>>> import networkx as nx, graphkit
>>> star = nx.star_graph(["hub", "a", "b", "c"])
>>> found = graphkit.measure("key_player", star, size=1)
>>> found.summary["players"], found.summary["fragmentation"]
('hub', 1.0)
"""

from __future__ import annotations

from math import comb
from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.canonical import canonical_order
from graphkit.engines.brokerage.best_set import Best, best_by_swaps, best_of_all
from graphkit.engines.brokerage.hops import Hops, nearness_from
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Ints, Network
from graphkit.language import Name, Text, text
from graphkit.phrases import phrase

_SETS = 3000  # up to so many sets are all looked at
_WORK = 2e8  # words moved in looking for a set, some seconds at most
_SOURCES = 512


@measure(
    title=text("Key players"),
    family="between",
    question=text("Which few actors hold the network together, or reach most of it?"),
    formula=text(
        "fragment (KPP-Neg): 1 - sum of 1/d over ordered pairs / (m (m - 1)) among the m "
        "actors left when the set is taken away; 1 means nobody reaches anybody. reach "
        "(KPP-Pos): sum over all actors of 1/d from the nearest of the set / n, where members "
        "count 1. d counts hops along the ties' direction; no path adds 0."
    ),
    network="influence",
    source="Borgatti 2006, Identifying sets of key players in a social network",
    accepts=Accepts(
        actors=3,
        note=text("At least two actors more than the set has. Strengths and signs play no part."),
    ),
    parameters={
        "kind": text("fragment: whom to take away; reach: through whom to spread."),
        "size": text("How many actors the set has."),
    },
)
def key_player(
    network: Network,
    *,
    kind: Literal["fragment", "reach"] = "fragment",
    size: int = 3,
    seed: int = 0,
) -> Result:
    """The few actors whose loss breaks the network up most, or through whom most of it is reached.

    Formula
    -------
    fragment (KPP-Neg): 1 - Σ 1 / d(u, v) / (m (m - 1)) over ordered pairs of the m actors left when
    the set is taken away. reach (KPP-Pos): Σ over all v of 1 / d(nearest of the set, v) / n, a
    member of the set counting 1. d is in steps along the ties' direction; no path adds 0.

    Parameters
    ----------
    network : the influence view, n actors
        Strengths and signs play no part.
    kind : "fragment" or "reach", default "fragment"
        Whom to take away, or through whom to spread.
    size : whole number from 1, default 3
        How many actors the set has.
    seed : whole number, default 0
        Which 512 actors stand for all while searching for a set to take away, in larger networks.

    Returns
    -------
    Result
        `values`: the worth of each tried actor alone, 0 to 1. `summary`: "players"; "fragmentation"
        and "before" (nobody taken away), or "reach", 0 to 1; "proved", whether every set was looked
        at; "equally_good", how many sets are (None where not proved). `table`: the players, with
        their worth alone. Where not proved, the set grew one actor at a time and was improved by
        exchanges; beyond some hundred actors only those with the most ties are tried.

    Not defined
    -----------
    With fewer than two actors more than the set has. Raises `UsageError` for a size below 1.

    See also
    --------
    betweenness, brokerage, closeness

    Reference
    ---------
    Borgatti 2006, Identifying sets of key players in a social network, Computational and
    Mathematical Organization Theory 12.
    """
    if size < 1:
        raise UsageError(phrase("The parameter size takes a number from 1."))
    if len(network) < size + 2:
        raise NotDefined(text("it needs two actors more than the set and there are too few."))
    order = _by_ties(network)
    problem = (
        _Fragment(network, order, size, seed) if kind == "fragment" else _Reach(network, order)
    )
    best = _search(problem, size)
    names = tuple(network.actors[one] for one in best.members)
    alone = {network.actors[one]: round(problem.worth((one,)), 12) for one in problem.candidates}
    reading, summary = problem.say(best.members, [Name(name) for name in names])
    return Result(
        reading=reading,
        values=alone,
        summary={
            "players": ", ".join(names),
            **summary,
            "proved": best.proved,
            "equally_good": best.equals,
        },
        table=Table(_COLUMNS, tuple((Name(name), alone[name]) for name in names)),
        notes=_how(best, len(problem.candidates), len(network)),
        engine="scipy",
    )


class _Fragment:
    """KPP-Neg: how much is broken up when a set is taken away."""

    sets = 3000

    def __init__(self, network: Network, order: Ints, size: int, seed: int) -> None:
        self.network, self.count = network, len(network)
        self.sources = order
        if self.count > _SOURCES:
            self.sources = np.random.default_rng(seed).permutation(order)[:_SOURCES]
        self.hops = Hops(network, self.sources)
        tries = int(_WORK / (16 * self.hops.work * size))
        self.candidates = order[: max(2 * size, tries)].tolist()

    def worth(self, members: tuple[int, ...]) -> float:
        left = len(self.sources) - int(np.isin(members, self.sources).sum())
        pairs = left * (self.count - len(members) - 1)
        return 1 - self.hops.nearness(np.array(members, dtype=np.int64)) / max(1, pairs)

    def say(self, members: tuple[int, ...], names: list[Name]) -> tuple[Text, dict[str, float]]:
        if self.count > _SOURCES:  # what was estimated while searching is now counted in full
            self.sources = np.arange(self.count)
            self.hops = Hops(self.network, self.sources)
        before, after = self.worth(()), self.worth(members)
        reading = text(
            "Without {players}, fragmentation goes from {before:.2f} to {after:.2f} (1: nobody "
            "reaches anybody).",
            players=names,
            before=before,
            after=after,
        )
        return reading, {"fragmentation": round(after, 12), "before": round(before, 12)}


class _Reach:
    """KPP-Pos: how near a set is to everybody."""

    sets = 60_000

    def __init__(self, network: Network, order: Ints) -> None:
        self.count = len(network)
        pool = order[: max(10, int(2e7 / self.count))]
        self.candidates = pool.tolist()
        self.near = nearness_from(network, pool)
        self.row = {one: number for number, one in enumerate(self.candidates)}

    def worth(self, members: tuple[int, ...]) -> float:
        return float(self.near[[self.row[one] for one in members]].max(axis=0).sum()) / self.count

    def say(self, members: tuple[int, ...], names: list[Name]) -> tuple[Text, dict[str, float]]:
        reach = self.worth(members)
        reading = text(
            "{players} reach {share:.0%} of the network, near actors counting most.",
            players=names,
            share=reach,
        )
        return reading, {"reach": round(reach, 12)}


def _by_ties(network: Network) -> Ints:
    """Actors from most to fewest ties, then in an order that no name changes."""
    kind = np.ones(network.ties, dtype=np.int64)
    place = canonical_order(len(network), (network.source, network.target), kind)
    degree = np.bincount(np.r_[network.source, network.target], minlength=len(network))
    return np.asarray(np.lexsort((place, -degree)), dtype=np.int64)


def _search(problem: _Fragment | _Reach, size: int) -> Best:
    candidates = problem.candidates
    if len(candidates) == problem.count and comb(len(candidates), size) <= problem.sets:
        return best_of_all(candidates, size, problem.worth)
    return best_by_swaps(candidates, size, problem.worth)


def _how(best: Best, tried: int, actors: int) -> tuple[Text, ...]:
    if best.proved:
        return ()
    return (
        text(
            "Not every set was looked at: {tried} of {actors} actors, those with the most ties, "
            "were tried, added one at a time and exchanged while that helped.",
            tried=tried,
            actors=actors,
        ),
    )


_COLUMNS = (
    Column("actor", text("Key player")),
    Column("alone", text("Worth alone"), ".3f"),
)
