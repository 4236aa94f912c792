"""Why an actor stands in its camp: whom it is tied to there, and whom it is at odds with."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphkit.findings import ranked
from graphkit.graph.network import Network
from graphkit.language import Name, Text, text
from graphkit.pictures import Division

SHOWN = 3
Sides = Mapping[str, Mapping[str, float]]


def sides(camps: Network) -> Sides:
    """For every actor, how strongly it is tied to (+) or at odds with (-) each other one."""
    size, sign = max(len(camps), 1), 1 if camps.sign is None else camps.sign
    ends = np.r_[camps.source, camps.target], np.r_[camps.target, camps.source]
    pairs, pair = np.unique(ends[0] * size + ends[1], return_inverse=True)
    value = np.bincount(pair, np.tile(sign * camps.strength, 2)).tolist()
    actors, starts = np.unique(pairs // size, return_index=True)
    others = [camps.actors[other] for other in (pairs % size).tolist()]
    ends_at = [*starts.tolist(), len(pairs)][1:]
    rows = zip(actors.tolist(), starts.tolist(), ends_at, strict=True)
    return {
        camps.actors[actor]: dict(zip(others[first:after], value[first:after], strict=True))
        for actor, first, after in rows
    }


def why_camp(
    actor: str, near: Mapping[str, float], camp_of: Mapping[str, int], kind: Division = "camps"
) -> Text | None:
    """The reason in a sentence, from the actor's sides; None where nothing holds it there."""
    camp = camp_of.get(actor)
    if camp is None:
        return None
    allies = {a: w for a, w in near.items() if camp_of.get(a) == camp and w > 0}
    if kind == "groups":
        others = {a: w for a, w in near.items() if camp_of.get(a) not in (camp, None)}
        return _why_group(allies, others)
    foes = {a: -w for a, w in near.items() if camp_of.get(a) not in (camp, None) and w < 0}
    held, against = _chief(allies), _chief(foes)
    if held and against:
        return text(
            "Stands with {allies} of this camp; at odds with {foes} of another.",
            allies=held,
            foes=against,
        )
    if held:
        return text("Stands with {allies} of this camp.", allies=held)
    if against:
        return text("At odds with {foes} of another camp.", foes=against)
    return None


def _why_group(allies: Mapping[str, float], others: Mapping[str, float]) -> Text | None:
    own, outside = _chief(allies), _chief(others)
    if own and outside:
        return text(
            "{inside} of its {all} ties lie inside this group, with {allies} among others; outside "
            "it is tied to {others}.",
            inside=len(allies),
            all=len(allies) + len(others),
            allies=own,
            others=outside,
        )
    return text("All its ties lie inside this group: {allies}.", allies=own) if own else None


def _chief(group: Mapping[str, float]) -> list[Name]:
    return [Name(actor) for actor in ranked(group)[:SHOWN]]
