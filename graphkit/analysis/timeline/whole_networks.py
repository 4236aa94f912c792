"""Numbers of whole networks on the same days with the claims redrawn: polarisation, balance,
centralisation. They take longer than what is told of one issue, so that fewer histories are drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence

import numpy as np

from graphkit.analysis.timeline.states import State, centralisation
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack_balance import balances
from graphkit.engines.uncertainty.stack_camps import agreement
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.network import Floats
from graphkit.measures.polarisation import leading_variance

USUAL = 50  # histories; fewer of large networks
LEAST = 20
_WORK = 26_000_000  # actors x actors of all states x histories: some 2 seconds


def affordable(states: Sequence[State]) -> int:
    """In how many histories whole networks are looked at; 0 where that would be too few."""
    actors = sum(len(state.run.dataset.actors) ** 2 for state in states)
    fitting = min(USUAL, _WORK // max(1, actors))
    return fitting if fitting >= LEAST else 0


def of_networks(states: Sequence[State], drawn: Sequence[Replicates]) -> dict[str, Floats]:
    """The three numbers of each state in each of the first histories (histories x states)."""
    few = min(affordable(states), len(drawn[0]))
    if not few:
        return {}
    parts = [one.part(0, few) for one in drawn]
    found: Mapping[str, list[Floats]] = {name: [] for name in _HOW}
    known: dict[Hashable, Floats] = {}
    for state, part in zip(states, parts, strict=True):
        for name, (table, measured) in _HOW.items():
            key = name, getattr(part.coded, table).ids  # a state may differ in the other table
            if key not in known:
                known[key] = measured(state, part)
            found[name].append(known[key])
    return {name: np.array(rows).T for name, rows in found.items()}


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


_HOW: Mapping[str, tuple[str, Callable[[State, Replicates], Floats]]] = {
    "polarisation": ("stances", _polarisation),
    "balance": ("ties", _balance),
    "centralisation": ("ties", _centralisation),
}
"""What gives each number, and the claims that it hangs on."""
