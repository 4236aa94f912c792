"""Numbers of whole networks on the same days with the claims redrawn: polarisation, balance, camps,
centralisation. They take longer than what is told of one issue, so that fewer histories are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import TypeVar

import numpy as np

from graphkit.analysis.timeline.states import State, centralisation
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack_balance import balances
from graphkit.engines.uncertainty.stack_camp_counts import camp_counts
from graphkit.engines.uncertainty.stack_camps import agreement
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.network import Floats
from graphkit.measures.polarisation import leading_variance

T = TypeVar("T")
CampsByState = Callable[[], Sequence[Mapping[str, int]]]
USUAL = 50  # histories; fewer of large networks
LEAST = 20
_WORK = 26_000_000  # actors x actors of all states x histories: some 2 seconds


def affordable(states: Sequence[State]) -> int:
    """In how many histories whole networks are looked at; 0 where that would be too few."""
    actors = sum(len(state.run.dataset.actors) ** 2 for state in states)
    fitting = min(USUAL, _WORK // max(1, actors))
    return fitting if fitting >= LEAST else 0


def of_networks(
    states: Sequence[State], drawn: Sequence[Replicates], camps: CampsByState | None = None
) -> dict[str, Floats]:
    """The numbers of each state in each of the first histories (histories x states). `camps` gives
    those of the states, None where neither these nor the best split is looked for."""
    few = min(affordable(states), len(drawn[0]))
    if not few:
        return {}
    parts = [one.part(0, few) for one in drawn]
    found = {
        name: _each(states, parts, tables, measured)
        for name, (tables, measured) in _HOW.items()
        if camps is not None or name != "balance"
    }
    if camps is not None:
        found["camps"] = _each(camps(), parts, ("stances", "ties"), _camps)
    return found


def _each(
    states: Sequence[T],
    parts: Sequence[Replicates],
    tables: Sequence[str],
    measured: Callable[[T, Replicates], Floats],
) -> Floats:
    """A number of each state, hanging on the claims in `tables`: states may differ in others."""
    known: dict[Hashable, Floats] = {}
    rows = []
    for state, part in zip(states, parts, strict=True):
        key = tuple(getattr(part.coded, table).ids for table in tables)
        if key not in known:
            known[key] = measured(state, part)
        rows.append(known[key])
    return np.array(rows).T


def _polarisation(_: State, drawn: Replicates) -> Floats:
    """As the measure has it; nan where fewer than two take a side."""
    low, high, shared = agreement(drawn, "sign")
    counted = _counted(drawn)
    found = np.full(len(drawn), np.nan)
    for number, who in enumerate(counted.T):
        actors = np.flatnonzero(who)
        if len(actors) > 1:
            matrix = np.eye(len(who))
            matrix[low, high] = matrix[high, low] = shared[:, number]
            found[number] = leading_variance(matrix[np.ix_(actors, actors)])
    return found


def _counted(drawn: Replicates) -> Floats:
    """Who takes a side on some issue, and is not counted through another there (actors x
    replicates)."""
    found = np.zeros((len(drawn.claims), len(drawn)), dtype=bool)
    for issue in np.unique(drawn.claims.stances.cell_issue).tolist():
        field = contests(drawn, issue)
        found[field.actors] |= field.counted & (np.nan_to_num(field.position) != 0)
    return found


def _balance(state: State, drawn: Replicates) -> Floats:
    sides = state.finding("frustration_index").values
    start = np.array([int(sides.get(actor, 1)) - 1 for actor in drawn.claims.actors])
    return balances(drawn, start)


def _centralisation(_: State, drawn: Replicates) -> Floats:
    return centralisation(ReplicateMeasures(drawn).values("betweenness"))


def _camps(camps: Mapping[str, int], drawn: Replicates) -> Floats:
    start = np.array([camps.get(actor, 0) - 1 for actor in drawn.claims.actors])
    return camp_counts(drawn, start)


_HOW: Mapping[str, tuple[tuple[str, ...], Callable[[State, Replicates], Floats]]] = {
    "polarisation": (("stances",), _polarisation),
    "balance": (("ties",), _balance),
    "centralisation": (("ties",), _centralisation),
}
"""What gives each number, and the claims that it hangs on."""
