"""The headline where ties carry no sign: who holds the network together, and what groups it has.

Paths are those of the betweenness that the report ranks by, so that its numbers agree.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from math import isclose

import numpy as np
from numpy.typing import NDArray

from graphkit.analysis.ranks import range_words
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import ranked
from graphkit.graph.network import Ints, Network
from graphkit.language import Name, Text, plural, text

Bools = NDArray[np.bool_]
NAMED = 3
HOLDS = 0.1  # the share of all shortest paths from which an actor holds a network together
BESIDE = 0.5  # of the first one's share, for others to be named beside it


def network_headline(context: ReportContext) -> tuple[Text, ...]:
    """Who holds the network together, the groups, and what is not known."""
    said = [_holding(context), _groups(context)]
    count = len(context.run.dataset.actors)
    return (*(part for part in said if part is not None), unsigned_ties(context, count))


def network_in_short(context: ReportContext) -> tuple[Text, ...]:
    """Who stands between the others, without numbers."""
    values = context.run.finding("betweenness").values
    first = _first(values)
    if not first or values[first[0]] < HOLDS:
        return ()
    return (
        plural(
            "{actors} stands between the others",
            "{actors} stand between the others",
            len(first),
            actors=[Name(actor) for actor in first],
        ),
    )


def unsigned_ties(context: ReportContext, actors: int) -> Text:
    """How many ties there are, and that they say nothing of sides."""
    return plural(
        "{actors} actors and {count} tie without a sign: who is tied, not who supports whom.",
        "{actors} actors and {count} ties without signs: who is tied, not who supports whom.",
        len(context.links),
        actors=actors,
    )


def _holding(context: ReportContext) -> Text | None:
    """Through whom the others reach each other, and what would fall apart without them."""
    values = context.run.finding("betweenness").values
    if not values:
        return None
    first = _first(values)
    top = values[first[0]] if first else 0.0
    if not first or top < HOLDS:
        return text(
            "Nobody alone holds the network together: through no one lead more than {share:.1%} of "
            "the shortest paths between others.",
            share=max(values.values()),
        )
    parts = {
        "actors": [Name(actor) for actor in first],
        "shares": [text("{share:.0%}", share=values[actor]) for actor in first],
    }
    fate = _without(context, first)
    if fate is None:
        return plural(
            "{actors} stands between the others: {shares} of the shortest paths lead through "
            "it, but without it nobody would be cut off.",
            "{actors} stand between the others: {shares} of the shortest paths lead through "
            "them, but without them nobody would be cut off.",
            len(first),
            **parts,
        )
    return plural(
        "{actors} holds the network together: {shares} of the shortest paths between others lead "
        "through it; {fate}",
        "{actors} hold the network together: {shares} of the shortest paths between others lead "
        "through them; {fate}",
        len(first),
        fate=fate,
        **parts,
    )


def _first(values: Mapping[str, float]) -> Sequence[str]:
    """The few who stand out: nobody is named of whom an equal is left out."""
    held = {actor: value for actor, value in values.items() if value > 0}
    order = ranked(held)
    named = [actor for actor in order[:NAMED] if held[actor] >= BESIDE * held[order[0]]]
    if len(named) == NAMED < len(order):
        next_one = held[order[NAMED]]
        named = [actor for actor in named if not isclose(held[actor], next_one)]
    return named


def _without(context: ReportContext, actors: Sequence[str]) -> Text | None:
    """What is left of the network without some actors; None where nobody would be cut off."""
    network = context.run.view("influence")
    assert isinstance(network, Network)
    out = np.isin(network.actors, actors)
    before, after = _parts(network, np.zeros_like(out)), _parts(network, out)
    if len(after) <= len(before):
        return None
    parts = {
        "before": len(before),
        "after": len(after),
        "largest": int(after[0]),
        "all": int(after.sum()),
    }
    if len(actors) > 1:
        return text(
            "without them it falls into {after} parts instead of {before}, the largest with "
            "{largest} of the other {all} actors.",
            **parts,
        )
    return text(
        "without it the rest falls into {after} parts instead of {before}, the largest with "
        "{largest} of the other {all} actors.",
        **parts,
    )


def _parts(network: Network, out: Bools) -> Ints:
    """The sizes of the connected parts without some actors, the largest first."""
    from scipy.sparse.csgraph import connected_components

    kept = network.keep(~out[network.source] & ~out[network.target])
    _, part = connected_components(kept.matrix(), directed=False)
    return -np.sort(-np.bincount(part[~out])[np.unique(part[~out])])


def _groups(context: ReportContext) -> Text | None:
    finding = context.run.division
    return finding.reading if finding.defined else None


def network_sureness(context: ReportContext) -> Text | None:
    """How sure it is who holds the network together, and who is in which group."""
    if context.certainty is None:
        return None
    first = _first(context.run.finding("betweenness").values)
    spans = context.certainty.intervals("betweenness") if first else {}
    parts = [
        text("{actor} ranks {range}", actor=Name(actor), range=range_words(spans.get(actor)))
        for actor in first[:NAMED]
        if spans.get(actor) is not None
    ]
    shares = list(context.camp_share.values())
    if shares:
        mean = math.fsum(shares) / len(shares)
        parts.append(text("an actor stays in its group in {share:.0%} on average", share=mean))
    if not parts:
        return None
    return text(
        "In {n} replicates (the data redrawn, each claim as doubtful as its confidence says) "
        "{parts}.",
        n=context.certainty.replicates,
        parts=parts,
    )
