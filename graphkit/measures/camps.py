"""Camps: the split into k groups with the least support across and opposition within.

>>> import networkx as nx, graphkit
>>> graph = nx.Graph()
>>> graph.add_edge("a", "b", sign=1); graph.add_edge("c", "d", sign=1)
>>> graph.add_edge("a", "c", sign=-1); graph.add_edge("b", "e", sign=1)
>>> graphkit.measure("camps", graph).values
{'a': 1.0, 'b': 1.0, 'c': 2.0, 'd': 2.0, 'e': 1.0}
"""

from __future__ import annotations

import math
import time
from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.division import Division, divide, divide_in_blocks
from graphkit.engines.balance.placing import Placing, placing
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Scalar, Table
from graphkit.graph.network import Ints, Network
from graphkit.language import Name, Text, plural, text

Balance = Literal["strict", "generalised"]


@measure(
    title=text("Camps"),
    family="camps",
    question=text(
        "What are the camps, which ties stand against them, and who could stand elsewhere?"
    ),
    formula=text(
        "The partition into k camps with the least support between camps plus opposition "
        "inside them (weights alpha for opposition and 1 - alpha for support); generalised: "
        "each block of ties costs the smaller of its support and its opposition."
    ),
    network="camps",
    networks=("signed", "agreement"),
    source="Doreian & Mrvar 1996, 2009; Davis 1967",
    accepts=Accepts(
        signs="signed",
        note=text(
            "An actor without a tie that could place it gets no camp. Contested ties are left "
            "out; on the signed view either side of them is wrong wherever the two stand."
        ),
    ),
    parameters={
        "k": text("Number of camps, none empty; none: chosen by the data."),
        "alpha": text("Weight of opposition inside a camp against 1 - alpha for support between."),
        "weights": text("Count ties, or add their strengths."),
        "balance": text("Strict, or generalised: every block may be friendly or hostile."),
    },
    keep_parallel_ties={"balance": "strict"},
)
def camps(
    network: Network,
    *,
    k: int | None = None,
    alpha: float | None = None,
    weights: Literal["count", "strength"] = "strength",
    balance: Balance = "strict",
    time_limit: float = 20.0,
) -> Result:
    """Partition the actors into exactly `k` camps.

    `values` is the camp of each actor, 1 for the largest (of equal ones the one with more
    strength). `summary` has the criterion, its bounds, whether it is proved least, and
    `optima`: how many partitions are as good (the least number known where `optima_complete`
    is false), each connected part taken by itself. `table` lists the wedges: ties that
    support across camps or oppose inside one.

    Without `k` it is the smallest number up to 6 whose criterion lies within 5% of the least
    (strict), or the smallest after which one more camp saves less than 5% of the criterion of
    a single camp (generalised, where more camps always cost less).

    Raises `UsageError` for a k below 1 or an alpha outside 0..1.
    """
    if k is not None and k < 1:
        raise UsageError(f"The parameter k takes a number from 1 up, not {k}.")
    if alpha is not None and not 0 <= alpha <= 1:
        raise UsageError(f"The parameter alpha takes a number from 0 to 1, not {alpha:g}.")
    by_block = balance == "generalised"
    case = placing(network, weights, alpha, by_block=by_block)
    _check(case, k)
    found = (divide_in_blocks if by_block else divide)(case, k, time.monotonic() + time_limit)
    wedge = found.wrong(case)
    figures = _figures(case, found, wedge, weights == "count" and alpha is None)
    camp, placed = case.spread_out(found.camp, 0), case.has_place()
    return Result(
        reading=_reading(network, figures, np.bincount(found.camp)[1:], _share(case, wedge)),
        values={network.actors[a]: float(camp[a]) for a in np.flatnonzero(placed).tolist()},
        summary=figures,
        table=_wedges(network, wedge, camp, balance),
        notes=tuple(_notes(case, found, figures)),
        engine=found.engine,
    )


def _check(case: Placing, k: int | None) -> None:
    actors = len(case.placed)
    if not actors:
        raise NotDefined(text("in every pair support and opposition cancel out."))
    if k is not None and k > actors:
        raise NotDefined(
            text(
                "only {n} actors have ties that could place them; {k} camps need more.",
                n=actors,
                k=k,
            )
        )


def _figures(case: Placing, found: Division, wedge: Mask, plain: bool) -> dict[str, Scalar]:
    """The summary. Sums are those of the wrong ties' strengths, not of rounded units."""
    criterion: float = math.fsum(case.worth[wedge].tolist())
    lower: float = criterion if found.proved else found.lower * case.pairs.unit
    total: float = math.fsum(case.worth[case.once].tolist())
    tried = {f"criterion_k{k}": cost * case.pairs.unit for k, cost in found.tried.items()}
    if plain:
        criterion, lower, total = round(criterion), round(lower), round(total)
        tried = {key: round(value) for key, value in tried.items()}
    return {
        "k": found.k,
        "criterion": criterion,
        "proved": found.proved,
        "optima": found.optima,
        "optima_complete": found.complete,
        "lower_bound": min(lower, criterion),
        "upper_bound": criterion,
        "total": total,
        "wedges": int(wedge.sum()),
        "movers": int(found.movers.sum()),
        "parts": found.parts,
        **tried,
    }


def _share(case: Placing, wedge: Mask) -> float:
    """What part of the weight of everything that binds or parts actors stands against the camps."""
    return float(case.worth[wedge].sum() / case.worth[case.once].sum())


def _reading(network: Network, figures: dict[str, Scalar], sizes: Ints, share: float) -> Text:
    what = _WHAT[network.name]
    camps = plural(
        "One camp of {sizes} actors",
        "{count} camps of {sizes} actors",
        len(sizes),
        sizes=sizes.tolist(),
    )
    if not figures["criterion"]:
        return text("{camps}: nothing in {what} stands against them.", camps=camps, what=what)
    if figures["proved"]:
        return text(
            "{camps}: {share:.1%} of the weight of {what} stands against them "
            "({criterion:,.4g} of {total:,.4g}), the least possible.",
            camps=camps,
            what=what,
            share=share,
            criterion=figures["criterion"],
            total=figures["total"],
        )
    return text(
        "{camps}: {share:.1%} of the weight of {what} stands against them ({criterion:,.4g} of "
        "{total:,.4g}); no partition "
        "does better than {lower:,.4g}, so this may not be the best.",
        camps=camps,
        what=what,
        share=share,
        criterion=figures["criterion"],
        total=figures["total"],
        lower=figures["lower_bound"],
    )


def _wedges(network: Network, wedge: Mask, camp: Ints, balance: Balance) -> Table:
    ties = np.flatnonzero(wedge)
    order = np.lexsort((network.target[ties], network.source[ties], -network.strength[ties]))
    rows = tuple(
        (
            Name(network.actors[network.source[tie]]),
            Name(network.actors[network.target[tie]]),
            text("support") if network.positive[tie] else text("oppose"),
            float(network.strength[tie]),
            _kind(network, tie, camp, balance),
        )
        for tie in ties[order].tolist()
    )
    return Table(_COLUMNS, rows)


def _kind(network: Network, tie: int, camp: Ints, balance: Balance) -> Text:
    if balance == "generalised":
        return text("against the block")
    same = camp[network.source[tie]] == camp[network.target[tie]]
    return text("opposition inside") if same else text("support across")


def _notes(case: Placing, found: Division, figures: dict[str, Scalar]) -> list[Text]:
    notes = []
    if found.tried:
        notes.append(_why_k(found))
    moving = [case.network.actors[a] for a in np.flatnonzero(_own_order(case, found.movers))]
    if moving:
        notes.append(_who_moves(found, moving))
    if found.parts > 1:
        notes.append(
            text(
                "The ties form {n} separate parts; which camp of one part goes with which of "
                "another is not in the data, their largest camps are put together.",
                n=found.parts,
            )
        )
    left = [case.network.actors[a] for a in np.flatnonzero(~case.has_place())]
    if left:
        notes.append(text("Without a camp, for want of ties: {actors}.", actors=_names(left)))
    return notes


def _own_order(case: Placing, marks: Mask) -> Mask:
    return case.spread_out(marks.astype(np.int64), 0) > 0


def _why_k(found: Division) -> Text:
    if found.blocks is not None:
        return text(
            "{k}: one more camp would save less than 5% of what a single camp costs.",
            k=plural("{count} camp", "{count} camps", found.k),
        )
    return text(
        "{k}: the smallest number whose criterion is within 5% of the least with 1 to {most} "
        "camps.",
        k=plural("{count} camp", "{count} camps", found.k),
        most=max(found.tried),
    )


def _who_moves(found: Division, moving: list[str]) -> Text:
    if found.complete:
        return text(
            "{n} partitions are equally good; in some of them these stand elsewhere: {actors}.",
            n=found.optima,
            actors=_names(moving),
        )
    return text(
        "At least {n} partitions are equally good; in some of them these stand elsewhere: "
        "{actors}.",
        n=found.optima,
        actors=_names(moving),
    )


def _names(actors: list[str]) -> list[Name | Text]:
    shown: list[Name | Text] = [Name(actor) for actor in sorted(actors)[:_SHOWN]]
    more = len(actors) - len(shown)
    return [*shown, plural("{count} other", "{count} others", more)] if more else shown


_SHOWN = 25
_WHAT = {
    "camps": text("ties and shared stances, added up for each pair,"),
    "signed": text("the ties"),
    "agreement": text("the shared stances"),
}
_COLUMNS = (
    Column("from", text("From")),
    Column("to", text("To")),
    Column("sign", text("Sign")),
    Column("strength", text("Strength"), ".2f"),
    Column("kind", text("Why it is wrong")),
)
