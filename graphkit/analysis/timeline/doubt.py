"""The same days with the claims redrawn: each as doubtful as its confidence says.

A replicate doubts a claim in the same way on every day, so that it is one other history. Nothing
is added that nobody coded: what was missed has no day.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.analysis.timeline.states import State
from graphkit.analysis.timeline.whole_networks import CampsByState, of_networks
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.replicates import Replicates, point
from graphkit.engines.uncertainty.stack import influence
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats
from graphkit.scale import MIDDLE, Side

USUAL = 100  # histories; fewer of large networks
_LEAST = 20
_NUMBERS = 1e7  # claims of all states x histories
_ERRORS = ErrorModel(missed=0.0)
_Edge = tuple[str, ...]

SIDES: Mapping[str, Side] = {"support": 1, "oppose": -1, "neutral": 0}
"""The series of how many stand on which side."""


@dataclass(frozen=True, eq=False)
class Histories:
    """The networks of all states (`edges`: histories x states x edges, as signed strengths) and
    numbers by series (histories x states): on the report's issue the forecast from -1 to 1 (nan:
    none), and how many count on which side; of whole networks fewer histories."""

    edges: Floats
    numbers: Mapping[str, Floats]

    def __len__(self) -> int:
        return len(self.edges)


def as_coded(states: Sequence[State]) -> Floats:
    """The networks of all states as coded: states x edges, as signed strengths."""
    return np.asarray(_networks([point(_claims(state)) for state in states])[0])


def redrawn(
    states: Sequence[State],
    asked: int | None,
    seed: int,
    *,
    quick: bool = False,
    camps: CampsByState | None = None,
) -> Histories | None:
    """As many histories as are asked for or can be afforded; None where these are too few. With
    `quick` the numbers of whole networks are not among them; those that are searched for are where
    `camps` gives the camps of the states."""
    count = affordable(states, asked)
    if not count:
        return None
    drawn = [draw(_claims(state), _ERRORS, count, seed) for state in states]
    whole = {} if quick else of_networks(states, drawn, camps)
    return Histories(_networks(drawn), {**_numbers(states, drawn), **whole})


def _numbers(states: Sequence[State], drawn: Sequence[Replicates]) -> dict[str, Floats]:
    """The numbers on the report's issue of all states in each history; none without an issue."""
    if any(state.run.issue is None for state in states):
        return {}
    fields = [
        contests(one, state.positions.column(state.run.issue or ""))
        for state, one in zip(states, drawn, strict=True)
    ]
    found = {"forecast": np.array([field.mean() for field in fields]).T}
    for name, side in SIDES.items():
        on = [(_side(field.position) == side) & field.counted for field in fields]
        found[name] = np.array([here.sum(axis=0) for here in on], dtype=float).T
    return found


def _side(position: Floats) -> Floats:
    """The side of every position, as `Scale.side` has it; nan for none."""
    return np.asarray(np.where(np.abs(position) <= MIDDLE, 0.0, np.sign(position)))


def affordable(states: Sequence[State], asked: int | None) -> int:
    """How many histories are drawn: as asked, else a hundred, fewer where the states are large."""
    if asked is not None:
        return asked
    claims = sum(len(_claims(state).stances) + len(_claims(state).ties) for state in states)
    fitting = min(USUAL, int(_NUMBERS / max(1, claims)))
    return fitting if fitting >= _LEAST else 0


def _claims(state: State) -> Claims:
    view = state.run.view("claims")
    assert isinstance(view, Claims)
    return view


def _networks(drawn: Sequence[Replicates]) -> Floats:
    """The networks of some states in each of their replicates."""
    most = max((float(one.coded.ties.strength.max(initial=0)) for one in drawn), default=0.0) or 1.0
    values = [_edges(one, most) for one in drawn]
    columns = {edge: place for place, edge in enumerate(sorted(set().union(*values)))}
    edges = np.zeros((len(drawn[0]), len(drawn), len(columns)))
    for number, state in enumerate(values):
        for edge, value in state.items():
            edges[:, number, columns[edge]] = value
    return edges


def _edges(drawn: Replicates, most: float) -> dict[_Edge, Floats]:
    """Every edge of the network of stances and ties: positions, and strengths with their sign as
    shares of the largest."""
    claims = drawn.claims
    found: dict[_Edge, Floats] = {}
    held = np.nan_to_num(drawn.held)
    ends = zip(claims.stances.cell_actor, claims.stances.cell_issue, strict=True)
    for (actor, issue), value in zip(ends, held, strict=True):
        found[claims.actors[actor], claims.issues[issue].id] = value
    stack = influence(drawn)
    sign = np.ones(stack.strength.shape) if stack.sign is None else stack.sign
    arcs = zip(stack.source.tolist(), stack.target.tolist(), sign, stack.strength, strict=True)
    for source, target, way, strength in arcs:
        side = "+0-"[1 - int(np.sign(way.sum()))]
        value = np.where(way == 0, 1, way) * strength / most
        found[claims.actors[source], claims.actors[target], side] = value
    return found
