"""Frustration index: the fewest ties that stand against a split into two camps.

>>> import networkx as nx, graphkit
>>> graph = nx.Graph()
>>> graph.add_edge("a", "b", sign=1); graph.add_edge("b", "c", sign=1)
>>> graph.add_edge("a", "c", sign=-1)
>>> graphkit.measure("frustration_index", graph).summary["frustration_index"]
1
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Literal

import numpy as np

from graphkit.card import Accepts, measure
from graphkit.engines.balance.blocks import parts
from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.frustration import Split, split
from graphkit.engines.balance.placing import Placing, placing
from graphkit.findings import Column, Result, Scalar, Table
from graphkit.graph.network import Ints, Network
from graphkit.language import DATA, Name, Text, plural, sense, text


@measure(
    title=text("Frustration index"),
    family="camps",
    question=text("How many ties stand against a clean split into two camps, and which?"),
    formula=text(
        "The least number (or strength) of ties to be wrong: support between two camps or "
        "opposition inside one, over all splits into two; balance = 1 - 2 L / m."
    ),
    network="signed",
    networks=("agreement", "camps"),
    source="Aref, Mason & Wilson 2020",
    accepts=Accepts(
        signs="signed",
        note=text(
            "Direction plays no part: each tie counts once, an undirected one too. Where two "
            "actors support and oppose each other, or a tie is contested, one of the two is "
            "always wrong (fixed cost); a contested tie counts as two."
        ),
    ),
    parameters={"weights": text("Count ties, or add their strengths.")},
    unit=text("ties"),
    keep_parallel_ties={},
)
def frustration_index(
    network: Network,
    *,
    weights: Literal["count", "strength"] = "count",
    time_limit: float | None = None,
) -> Result:
    """The fewest ties that stand against a split into two camps, with the proof and the ties.

    Formula
    -------
    L = min over splits into two of Σ w over the wrong ties: support between the camps, opposition
    inside one; w is 1 or the strength. balance F = 1 - 2 L / m, with m the sum of w over all ties.

    Parameters
    ----------
    network : the signed, agreement or camps view, default "signed"
        Direction plays no part: each tie counts once, a contested one as two, of which one is
        wrong.
    weights : "count" or "strength", default "count"
        Count ties, or add their strengths.
    time_limit : seconds, default None
        None: as much as some seconds do, counted in steps of work, so that the same data gives the
        same answer on every machine. What is not proved by then lies between the two bounds.

    Returns
    -------
    Result
        `values`: the side of each actor in the best split found, 1 or 2, 1 being the larger one of
        the actor's connected part; actors whom no tie places are left out. `summary`:
        "frustration_index" and "balance" (None without proof), "lower_bound", "upper_bound",
        "proved", "ties", "wrong_ties", "fixed_cost" (pairs with both signs), "unique" (whether no
        other split is as good, whole parts turned aside; None: not decided), "blocks", "parts".
        `table`: the wrong ties.

    Not defined
    -----------
    Where ties carry no sign.

    See also
    --------
    camps, algebraic_conflict, triangle_balance, walk_balance

    Reference
    ---------
    Aref, Mason & Wilson 2020, A modeling and computational study of the frustration index in signed
    networks, Networks 75.
    """
    case = placing(network, weights)
    found = split(case.contested, Effort(time_limit))
    part = parts(case.contested.size, case.contested.low, case.contested.high)
    side = case.spread_out(_sides(found, part), 1)
    same = side[network.source] == side[network.target]
    wrong = case.once & (same != network.positive)
    figures = _figures(case, found, wrong)
    figures["parts"] = len(np.unique(part))
    placed = case.has_place()
    return Result(
        reading=_reading(figures, weights),
        values=network.by_actor(side.astype(float)).some(placed),
        summary=figures,
        table=_table(network, wrong),
        notes=_notes(figures, int((~placed).sum())),
        engine=found.engine,
    )


def _sides(found: Split, part: Ints) -> Ints:
    """1 for the larger side of each part, 2 for the other; on equal numbers the first actor's."""
    surplus = np.bincount(part, weights=found.side)
    turned = np.where(surplus[part] < 0, -found.side, found.side) if len(part) else found.side
    return np.asarray(np.where(turned > 0, 1, 2), dtype=np.int64)


def _figures(case: Placing, found: Split, wrong: Mask) -> dict[str, Scalar]:
    """The summary. Sums of strengths are those of the wrong ties, not of rounded units."""
    unit = case.contested.unit
    upper: float = math.fsum(case.worth[wrong].tolist())
    lower = upper if found.proved else (found.lower + case.pairs.fixed) * unit
    total: float = math.fsum(case.worth[case.once].tolist())
    fixed: float = case.pairs.fixed * unit
    if unit == 1.0:
        upper, lower, total, fixed = (round(x) for x in (upper, lower, total, fixed))
    return {
        "frustration_index": upper if found.proved else None,
        "lower_bound": min(lower, upper),
        "upper_bound": upper,
        "proved": found.proved,
        "balance": 1 - 2 * upper / total if found.proved else None,
        "ties": int(case.once.sum()),
        "wrong_ties": int(wrong.sum()),
        "fixed_cost": fixed,
        "unique": found.unique,
        "blocks": found.blocks,
    }


def _reading(figures: Mapping[str, Scalar], weights: str) -> Text:
    ties, wrong = figures["ties"], figures["wrong_ties"]
    assert isinstance(wrong, int)
    if not figures["proved"]:
        return text(
            "Between {low:g} and {high:g} of {unit} must stand against a split into two camps; the "
            "search ended before the least number was proved. To go on: graphkit measure "
            "frustration_index {data} --time-limit 600",
            data=DATA,
            low=figures["lower_bound"],
            high=figures["upper_bound"],
            unit=plural("{count} tie", "{count} ties", int(ties or 0))
            if weights == "count"
            else text("the ties' strength"),
        )
    if not wrong:
        return plural(
            "Two camps without a single wrong tie: the only tie fits.",
            "Two camps without a single wrong tie: all {count} ties fit.",
            int(ties or 0),
        )
    return plural(
        "{count} of {ties} ties stands against a clean split into two camps.",
        "{count} of {ties} ties stand against a clean split into two camps.",
        wrong,
        ties=ties,
    )


def _table(network: Network, wrong: Mask) -> Table:
    assert network.sign is not None
    rows = tuple(
        (
            Name(network.actors[network.source[tie]]),
            Name(network.actors[network.target[tie]]),
            sense("tie", "support") if network.sign[tie] > 0 else text("oppose"),
            float(network.strength[tie]),
            "|".join(network.claims[tie]),
        )
        for tie in np.flatnonzero(wrong).tolist()
    )
    return Table(_COLUMNS, rows)


def _notes(figures: Mapping[str, Scalar], unplaced: int) -> tuple[Text, ...]:
    notes = []
    if figures["unique"] is False:
        notes.append(text("Other splits have as few wrong ties; the table shows one of them."))
    if int(figures["parts"] or 0) > 1:
        notes.append(
            text(
                "The ties form {n} separate parts; sides in different parts cannot be compared.",
                n=figures["parts"],
            )
        )
    if unplaced:
        notes.append(
            plural(
                "One actor has no tie that could place it and gets no side.",
                "{count} actors have no tie that could place them and get no side.",
                unplaced,
            )
        )
    return tuple(notes)


_COLUMNS = (
    Column("from", text("From")),
    Column("to", text("To")),
    Column("sign", text("Sign")),
    Column("strength", text("Strength"), "g"),
    Column("claims", text("Claims")),
)
