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
from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.camp_notes import camp_notes
from graphkit.engines.balance.camp_tables import Balance, actors_table, curve_table, wedges_table
from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.division import Division, divide, divide_in_blocks
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.placing import Placing, placing
from graphkit.engines.uncertainty.joint_notes import joint_notes
from graphkit.engines.uncertainty.joints import joints
from graphkit.errors import UsageError
from graphkit.findings import Result, Scalar
from graphkit.graph.agreement import Grading
from graphkit.graph.backbone import Backbone
from graphkit.graph.claims import Claims
from graphkit.graph.network import Ints, Network
from graphkit.language import DATA, Text, plural, text
from graphkit.parameter import Parameter
from graphkit.phrases import phrase

Show = Literal["wedges", "actors", "curve"]


@measure(
    title=text("Camps"),
    family="camps",
    question=text(
        "What are the camps, which ties stand against them, and who could stand elsewhere?"
    ),
    formula=text(
        "The partition into k camps with the least support between camps plus opposition "
        "inside them (weights alpha for opposition and 1 - alpha for support); generalised: "
        "each block of ties costs the smaller of its support and its opposition. Ties and shared "
        "stances are brought to the same total, mixed (mix) and added up for each pair; a shared "
        "stance counts the product of the two positions, over the mean number of issues the two "
        "take sides on. k left open is the smallest number with the least criterion, in each part "
        "that nothing joins to the others (generalised: where its curve bends most)."
    ),
    network="camps",
    networks=("signed", "agreement"),
    second_views={"claims": "claims"},
    source=(
        "Doreian & Mrvar 1996, 2009; Davis 1967; k: Doreian, Batagelj & Ferligoj 2005, ch. 10; "
        "shared stances: Leifeld 2017, by product as in Rabinowitz & Macdonald 1989"
    ),
    accepts=Accepts(
        signs="signed",
        note=text(
            "An actor without a tie that could place it gets no camp. Contested ties are left "
            "out; on the signed view either side of them is wrong wherever the two stand. "
            "Agreement is cut to a backbone (Neal 2014) only where asked: with fewer than five "
            "shared issues no agreement of two actors can be told from chance at 5%."
        ),
    ),
    parameters={
        "k": text("Number of camps, none empty; none: chosen by the data."),
        "alpha": text("Weight of opposition inside a camp against 1 - alpha for support between."),
        "weights": text(
            "Add up the strengths, or count each pair's tie as one; counted, mix only says "
            "whether a tie or shared stances prevail where they differ."
        ),
        "balance": text("Strict, or generalised: every block may be friendly or hostile."),
        "show": text(
            "The table: ties that stand against the camps, actors with their camps and whether "
            "they stand firm there, or the criterion by number of camps."
        ),
    },
    view_parameters={
        "mix": Parameter(
            "mix",
            float,
            0.5,
            text("Share of shared stances against ties: 0 ties only, 1 shared stances only."),
        ),
        "grading": Parameter(
            "grading",
            Grading,
            "graded",
            text(
                "A shared stance counts the product of the positions (graded), or of their signs."
            ),
        ),
        "backbone": Parameter(
            "backbone",
            Backbone,
            "none",
            text("Only agreement beyond chance at 5%: sdsm, disparity."),
        ),
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
    show: Show = "wedges",
    claims: Claims,
    time_limit: float | None = None,
) -> Result:
    """The split of the actors into camps that leaves least out of place, and what is out of place.

    Formula
    -------
    criterion = Σ w over the wedges, ties of support between camps and of opposition inside one,
    least over all partitions into k camps, none empty; w is the strength (or 1), times alpha for
    opposition and 1 - alpha for support. Generalised: Σ over blocks (ties from one camp to another
    or inside one) of the smaller of their support and their opposition.

    Parameters
    ----------
    network : the camps, signed or agreement view, default "camps"
    k : whole number from 1, default None
        None: the smallest number with the least criterion, in each connected part by itself
        (generalised, where more camps always cost less: where the criterion's curve bends most).
    alpha : from 0 to 1, default None
        None: support and opposition weigh the same, 1 each.
    weights : "count" or "strength", default "strength"
    balance : "strict" or "generalised", default "strict"
    show : "wedges", "actors" or "curve", default "wedges"
        What `table` holds.
    claims : the claims view
        Says what joins the parts, in the notes.
    time_limit : seconds, default None
        None: as much as some seconds do, counted in steps of work, so that the same data gives the
        same answer on every machine. What is not proved by then lies between two bounds.
    mix : from 0 to 1, default 0.5
        Of the camps view: the share of shared stances against ties, each brought to one total.
    grading : "graded" or "sign", default "graded"
        Of the agreement view: a shared stance counts the product of the two positions, or of their
        signs.
    backbone : "none", "sdsm" or "disparity", default "none"
        Of the agreement view: only pairs that agree or differ more than chance at 5%.

    Returns
    -------
    Result
        `values`: the camp of each actor that a tie can place, numbered by first member in the order
        of ids, so that it keeps its number while members come and go. `summary`: "k", "criterion",
        "proved", "lower_bound", "upper_bound", "total" (Σ w of everything), "wedges"; "optima", how
        many partitions are as good (with k open, into any number of camps), "optima_k" of them with
        k, all if "optima_complete"; "movers", who stand elsewhere in some of them (the others are
        firm cores); "parts" that nothing joins, "joints" that one claim holds; "criterion_k1" and
        so on. `table`: wedges by strength; actors with their camp and whether they stand firm; or
        the criterion by number of camps.

    Not defined
    -----------
    Where ties carry no sign, or support and opposition cancel out in every pair; for a k above the
    number of actors. Raises `UsageError` for a k below 1 or an alpha outside 0..1.

    See also
    --------
    frustration_index, camp_membership, polarisation, brokerage, ei_index

    Reference
    ---------
    Davis 1967, Clustering and structural balance in graphs, Human Relations 20.
    Doreian & Mrvar 1996, A partitioning approach to structural balance, Social Networks 18.
    Doreian & Mrvar 2009, Partitioning signed social networks, Social Networks 31.
    Doreian, Batagelj & Ferligoj 2005, Generalized blockmodeling, Cambridge UP, ch. 10.
    """
    if k is not None and k < 1:
        raise UsageError(phrase("The parameter k takes a number from 1 up, not {k}.", k=k))
    if alpha is not None and not 0 <= alpha <= 1:
        raise UsageError(phrase("alpha is a number from 0 to 1, not {alpha}.", alpha=f"{alpha:g}"))
    by_block = balance == "generalised"
    case = placing(network, weights, alpha, by_block=by_block)
    _check(case, k)
    found = (divide_in_blocks if by_block else divide)(case, k, Effort(time_limit))
    wedge = found.wrong(case)
    figures = _figures(case, found, wedge, weights == "count" and alpha is None)
    camp, placed = case.spread_out(found.camp, 0), case.has_place()
    values = network.by_actor(camp.astype(float)).some(placed)
    held = joints(claims, ties=network.name != "agreement", stances=network.name != "signed")
    table = {
        "wedges": lambda: wedges_table(network, wedge, camp, balance),
        "actors": lambda: actors_table(case, found),
        "curve": lambda: curve_table(figures),
    }[show]()
    return Result(
        reading=_reading(network, figures, np.bincount(found.camp)[1:], _share(case, wedge)),
        values=values,
        summary={**figures, "joints": len(held.hangs)},
        table=table,
        notes=(*camp_notes(case, found), *joint_notes(held, list(values))),
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
    tried = {
        f"criterion_k{k}": criterion if cost == found.cost else cost * case.pairs.unit
        for k, cost in found.tried.items()
    }
    if plain:
        criterion, lower, total = round(criterion), round(lower), round(total)
        tried = {key: round(value) for key, value in tried.items()}
    return {
        "k": found.k,
        "criterion": criterion,
        "proved": found.proved,
        "optima": found.optima,
        "optima_k": found.alike,
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
    if len(sizes) > _SIZES:
        largest = sorted(sizes.tolist(), reverse=True)[:3]
        camps = text("{n} camps, the largest of {sizes} actors", n=len(sizes), sizes=largest)
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
        "does better than {lower:,.4g}, so this may not be the best. To go on: graphkit measure "
        "camps {data} --time-limit 600",
        data=DATA,
        camps=camps,
        what=what,
        share=share,
        criterion=figures["criterion"],
        total=figures["total"],
        lower=figures["lower_bound"],
    )


_SIZES = 6
_WHAT = {
    "camps": text("ties and shared stances together"),
    "signed": text("the ties"),
    "agreement": text("the shared stances"),
}
