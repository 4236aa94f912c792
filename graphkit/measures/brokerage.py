"""Brokerage: who passes things on between actors who are not tied, and between which camps.

>>> import networkx as nx, graphkit
>>> graph = nx.DiGraph([("a", "b"), ("b", "c")])
>>> found = graphkit.measure("brokerage", graph, camps={"a": 1, "b": 2, "c": 2})
>>> found.values, found.summary["gatekeeper"]
({'a': 0.0, 'b': 1.0, 'c': 0.0}, 1)
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.brokerage.camp_labels import by_camp
from graphkit.engines.brokerage.open_pairs import ROLES, moments, roles
from graphkit.findings import Column, Result, Table, ranked
from graphkit.graph.network import Network
from graphkit.language import Name, Text, plural, text

_NAMES = {
    "coordinator": text("coordinator (all three in one camp)"),
    "consultant": text("consultant (an outsider between two of one camp)"),
    "gatekeeper": text("gatekeeper (from outside into the own camp)"),
    "representative": text("representative (from the own camp to outside)"),
    "liaison": text("liaison (three different camps)"),
}


@measure(
    title=text("Brokerage roles"),
    family="between",
    question=text("Who passes things on between actors who are not tied to each other?"),
    formula=text(
        "Pairs (a, c) with ties a to broker and broker to c and none from a to c, by camp: "
        "coordinator (all in one), consultant (a and c in one, the broker in another), "
        "gatekeeper (broker and c in one), representative (a and broker in one), liaison (all "
        "different). z compares with all ways to deal the camps to the actors, exactly."
    ),
    network="influence",
    source="Gould & Fernandez 1989, Structures of mediation, Sociological Methodology 19",
    accepts=Accepts(
        directed="directed",
        actors=3,
        note=text("At least two camps. Actors without a camp are left out, with their ties."),
    ),
    input_measures={"camps": "camps"},
    unit=text("pairs"),
)
def brokerage(network: Network, *, camps: Mapping[str, float]) -> Result:
    """How many open pairs an actor joins, and in which of five roles between the camps.

    Formula
    -------
    For a broker b, the ordered pairs (a, c) with ties a → b and b → c and none a → c. With the
    three camps: coordinator (all one), consultant (a and c one, b another), gatekeeper (b and c
    one), representative (a and b one), liaison (all different). z = (count - mean) / deviation,
    over all ways to deal the same camp sizes to the actors, exactly.

    Parameters
    ----------
    network : the influence view, directed
    camps : camp number of each actor, those of `camps` unless given
        Actors without a camp are left out, with their ties.

    Returns
    -------
    Result
        `values`: open pairs of each actor. `summary`: "pairs" in all, their number in each role,
        and in "<role>_expected" that to be expected by chance. `table`: actors by pairs, with their
        camp and each role's count and z (None where chance gives no spread).

    Not defined
    -----------
    Where ties have no direction; with fewer than two camps or three actors; where no tie joins two
    actors who have a camp.

    See also
    --------
    ei_index, constraint, betweenness, camps

    Reference
    ---------
    Gould & Fernandez 1989, Structures of mediation: a formal approach to brokerage in transaction
    networks, Sociological Methodology 19.
    """
    members = by_camp(network, camps)
    if len(members.camps) < 2:
        raise NotDefined(text("there are not two camps."))
    if not members.network.ties:
        raise NotDefined(text("no tie joins two actors who have a camp."))
    counts = roles(members.network, members.label)
    mean, deviation = moments(members.network, members.sizes)
    varied = deviation > 0
    scores = np.where(varied, (counts - mean) / np.where(varied, deviation, 1.0), np.nan)
    values = members.network.by_actor(counts.sum(axis=1).astype(float))
    camp = dict(zip(members.network.actors, members.label.tolist(), strict=True))
    rows = tuple(
        (Name(actor), members.camps[camp[actor]], values[actor], *_beside(count, score))
        for actor in ranked(values)
        for row in [members.network.number[actor]]
        for count, score in [(counts[row].tolist(), scores[row].tolist())]
    )
    first = ranked(values)[0]
    most = ROLES[int(np.argmax(counts[members.network.number[first]]))]
    return Result(
        reading=_reading(first, values[first], most),
        values=values,
        summary={
            "pairs": int(counts.sum()),
            **dict(zip(ROLES, counts.sum(axis=0).tolist(), strict=True)),
            **{
                f"{role}_expected": round(value, 12)
                for role, value in zip(ROLES, mean.sum(axis=0).tolist(), strict=True)
            },
        },
        table=Table(_COLUMNS, rows),
        notes=_left_out(members.left_out),
        engine="scipy",
    )


def _beside(counts: list[int], scores: list[float]) -> list[float | None]:
    """Each count followed by its z score, None where chance gives no spread."""
    pairs = zip(counts, scores, strict=True)
    return [cell for count, z in pairs for cell in (count, None if z != z else round(z, 9))]


def _reading(first: str, pairs: float, role: str) -> Text:
    if not pairs:
        return text("Nobody stands between two actors who are not tied directly.")
    return text(
        "{first} passes on between {pairs:g} pairs not tied directly, most often as {role}.",
        first=Name(first),
        pairs=pairs,
        role=_NAMES[role],
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
    Column("actor", text("Actor")),
    Column("camp", text("Camp"), "d"),
    Column("pairs", text("Pairs"), "g"),
    Column("coordinator", text("Coordinator"), "d"),
    Column("coordinator_z", text("z"), "+.1f"),
    Column("consultant", text("Consultant"), "d"),
    Column("consultant_z", text("z"), "+.1f"),
    Column("gatekeeper", text("Gatekeeper"), "d"),
    Column("gatekeeper_z", text("z"), "+.1f"),
    Column("representative", text("Representative"), "d"),
    Column("representative_z", text("z"), "+.1f"),
    Column("liaison", text("Liaison"), "d"),
    Column("liaison_z", text("z"), "+.1f"),
)
