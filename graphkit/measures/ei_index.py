"""E-I index: do ties reach across camps, or stay inside them?

>>> import networkx as nx, graphkit
>>> graph = nx.path_graph(["a", "b", "c", "d"])
>>> camps = {"a": 1, "b": 1, "c": 2, "d": 2}
>>> found = graphkit.measure("ei_index", graph, camps=camps)
>>> found.summary["ei_index"], found.values
(-0.3333333333333333, {'a': -1.0, 'b': 0.0, 'c': 0.0, 'd': -1.0})
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.canonical import canonical_order
from graphkit.engines.brokerage.camp_labels import CampLabels, by_camp, chance, dealt
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Network
from graphkit.language import Text, plural, text

Number = TypeVar("Number", float, NDArray[np.float64])

Chosen = NDArray[np.bool_]
Ties = Literal["all", "support", "oppose"]


@measure(
    title=text("E-I index"),
    family="between",
    question=text("Do ties reach across camps or stay inside them?"),
    formula=text(
        "(E - I) / (E + I): E counts ties between camps, I ties inside one; +1 is all "
        "outward, -1 all inward. The same for each camp and each actor over its own ties, sent "
        "and received. The p-value is the share of random deals of the camps to the actors "
        "with an index at least as far from the expected one."
    ),
    network="influence",
    source="Krackhardt & Stern 1988, Informal networks and organizational crises",
    accepts=Accepts(
        actors=2,
        note=text(
            "At least two camps. Actors without a camp are left out. Each direction of a tie "
            "counts once; strengths play no part."
        ),
    ),
    parameters={
        "ties": text("Which ties count: all, support only or opposition only."),
        "permutations": text("How many random deals the p-value rests on."),
    },
    input_measures={"camps": "camps"},
)
def ei_index(
    network: Network,
    *,
    camps: Mapping[str, float],
    ties: Ties = "all",
    permutations: int = 1000,
    seed: int = 0,
) -> Result:
    """Whether ties reach across camps or stay inside them, against what chance would give.

    Formula
    -------
    (E - I) / (E + I), with E ties between camps and I inside one: -1 all inward, +1 all outward.
    Expected by chance is 1 - 2 P(two actors share a camp). p = (1 + number of deals at least as far
    from it) / (1 + permutations), dealing the same camps to the actors at random.

    Parameters
    ----------
    network : the influence view
        Each direction of a tie counts once; strength plays no part.
    camps : camp number of each actor, those of `camps` unless given
        Actors without a camp are left out, with their ties.
    ties : "all", "support" or "oppose", default "all"
        Which ties count.
    permutations : whole number, default 1000
        Random deals for the p-value; below 1 there is none.
    seed : whole number, default 0
        Which deals are drawn.

    Returns
    -------
    Result
        `values`: the index of each actor over the ties it sends and receives, -1 to 1, where it has
        any. `summary`: "ei_index" of the whole, "external" E, "internal" I, "expected", "p_value",
        "permutations". `table`: camps with members, E, I and their index.

    Not defined
    -----------
    With fewer than two camps; where no such tie joins two actors who have a camp.

    See also
    --------
    brokerage, camps, polarisation

    Reference
    ---------
    Krackhardt & Stern 1988, Informal networks and organizational crises: an experimental
    simulation, Social Psychology Quarterly 51.
    """
    chosen = {"all": None, "support": network.positive, "oppose": network.negative}[ties]
    members = by_camp(network if chosen is None else network.keep(chosen), camps)
    if len(members.camps) < 2:
        raise NotDefined(text("there are not two camps."))
    if not members.network.ties:
        raise NotDefined(text("no such tie joins two actors who have a camp."))
    source, target = members.network.source, members.network.target
    outward = members.label[source] != members.label[target]
    whole = index(int(outward.sum()), int((~outward).sum()))
    expected = 1 - 2 * chance(members.sizes, (2,))
    return Result(
        reading=_reading(int(outward.sum()), len(outward), whole, expected),
        values=_by_actor(members, outward),
        summary={
            "ei_index": whole,
            "external": int(outward.sum()),
            "internal": int((~outward).sum()),
            "expected": expected,
            "p_value": _p_value(members, whole, expected, permutations, seed),
            "permutations": permutations,
        },
        table=_camps_table(members, outward),
        notes=_left_out(members.left_out),
    )


def index(external: Number, internal: Number) -> Number:
    """(E - I) / (E + I), of numbers or arrays of them; nowhere may both be 0."""
    return (external - internal) / (external + internal)


def _by_actor(members: CampLabels, outward: Chosen) -> ByActor:
    network = members.network
    ends, twice = np.r_[network.source, network.target], np.r_[outward, outward]
    external = np.bincount(ends, weights=twice, minlength=len(network)).astype(float)
    ties = np.bincount(ends, minlength=len(network)).astype(float)
    tied = np.flatnonzero(ties)
    found = index(external[tied], (ties - external)[tied])
    return ByActor([network.actors[actor] for actor in tied.tolist()], found)


def _camps_table(members: CampLabels, outward: Chosen) -> Table:
    source, target = members.network.source, members.network.target
    count = len(members.camps)
    ends = np.r_[members.label[source[outward]], members.label[target[outward]]]
    external = np.bincount(ends, minlength=count).tolist()
    internal = np.bincount(members.label[source[~outward]], minlength=count).tolist()
    rows = tuple(
        (camp, size, out, own, index(out, own) if out + own else None)
        for camp, size, out, own in zip(
            members.camps, members.sizes.tolist(), external, internal, strict=True
        )
    )
    return Table(_COLUMNS, rows)


def _p_value(
    members: CampLabels, whole: float, expected: float, permutations: int, seed: int
) -> float | None:
    """Two-sided; actors are shuffled in an order that does not depend on their names."""
    if permutations < 1:
        return None
    network = members.network

    place = canonical_order(
        len(network), (network.source, network.target), np.ones(network.ties, dtype=np.int64)
    )
    source, target = place[network.source], place[network.target]
    far = abs(whole - expected) - 1e-12
    label = np.sort(members.label)
    as_far = sum(
        abs(2 * float((deal[source] != deal[target]).mean()) - 1 - expected) >= far
        for deal in dealt(label, permutations, seed)
    )
    return (1 + as_far) / (1 + permutations)


def _reading(external: int, ties: int, whole: float, expected: float) -> Text:
    return text(
        "{external} of {ties} ties cross between camps (E-I {whole:+.2f}; {expected:+.2f} if "
        "camps were dealt at random).",
        external=external,
        ties=ties,
        whole=whole,
        expected=expected,
    )


def _left_out(actors: int) -> tuple[Text, ...]:
    if not actors:
        return ()
    return (
        plural(
            "One actor has no camp and is left out.",
            "{count} actors have no camp and are left out.",
            actors,
        ),
    )


_COLUMNS = (
    Column("camp", text("Camp"), "d"),
    Column("members", text("Members"), "d"),
    Column("external", text("Ties to other camps"), "d"),
    Column("internal", text("Ties inside"), "d"),
    Column("ei_index", text("E-I index"), "+.2f"),
)
