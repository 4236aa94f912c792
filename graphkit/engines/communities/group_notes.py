"""Groups in words: how many, whether chance would do as well, who cannot be placed for sure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graphkit.engines.balance.camp_notes import names
from graphkit.engines.communities.group_tables import Curve
from graphkit.engines.communities.search import Groups
from graphkit.graph.network import Network
from graphkit.language import Text, plural, text

_SIZES = 6


def reading(found: Groups) -> Text:
    """The groups in a sentence, with whether chance would do as well."""
    parts = {"groups": _groups(found), "quality": found.quality}
    if found.k == 1:
        return text("{groups}: no division has more ties inside than chance would give.", **parts)
    if found.clear is None:
        return text("{groups}: modularity {quality:.2f}.", **parts)
    if not found.clear:
        return text(
            "{groups}: modularity {quality:.2f}, no clearer than in networks tied at random "
            "({random:.2f}), so they may be chance.",
            random=float(np.mean(found.random)),
            **parts,
        )
    return text(
        "{groups}: modularity {quality:.2f}, against {random:.2f} in networks tied at random.",
        random=float(np.mean(found.random)),
        **parts,
    )


def _groups(found: Groups) -> Text:
    sizes = np.bincount(found.label[found.label >= 0]).tolist()
    if len(sizes) > _SIZES:
        return text(
            "{n} groups, the largest of {sizes} actors",
            n=len(sizes),
            sizes=sorted(sizes, reverse=True)[:3],
        )
    return plural(
        "One group of {sizes} actors",
        "{count} groups of {sizes} actors",
        len(sizes),
        sizes=sizes,
    )


def group_notes(
    network: Network, found: Groups, curve: Curve, unsure: Sequence[str], alone: Sequence[str]
) -> Iterator[Text]:
    """What is to be said beside groups, a sentence or two each."""
    yield _runs(found)
    yield _sure(found, unsure)
    if len(curve) > 1:
        yield text(
            "How many groups there are depends on the resolution: {curve}.",
            curve=[text("{k} at {r:g}", k=k, r=r) for r, (k, _) in sorted(curve.items())],
        )
    if found.clear is None and found.k > 1:
        yield text("Whether chance would do as well was not tried: it would take too long here.")
    if alone:
        yield plural(
            "{count} actor has no group, since it has no tie that counts: {actors}.",
            "{count} actors have no group, since they have no tie that counts: {actors}.",
            len(alone),
            actors=names(alone),
        )
    neutral = network.left_out.get("neutral", 0)
    if neutral and network.name == "signed":
        yield plural(
            "{count} claim without support or opposition is left out; network=influence counts "
            "every tie.",
            "{count} claims without support or opposition are left out; network=influence counts "
            "every tie.",
            neutral,
        )


def _runs(found: Groups) -> Text:
    return plural(
        "Sought from {count} start; a better division may exist.",
        "The best from {count} starts; a better division may exist.",
        found.runs,
    )


def _sure(found: Groups, unsure: Sequence[str]) -> Text:
    if not unsure:
        return plural(
            "From that start nothing says how sure they are.",
            "Every actor is with the core of its group in at least nine of ten of {count} runs.",
            found.runs,
        )
    return plural(
        "{count} actor cannot be placed for sure, being elsewhere than the core of its group in "
        "more than one run in ten: {actors}.",
        "{count} actors cannot be placed for sure, being elsewhere than the core of their group in "
        "more than one run in ten: {actors}.",
        len(unsure),
        actors=names(unsure),
    )
