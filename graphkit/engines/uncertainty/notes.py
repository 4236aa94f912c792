"""What replicates assume and what conclusions hang on, in words."""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.draws import Doubt
from graphkit.engines.uncertainty.how_many import left_out
from graphkit.engines.uncertainty.results import Hinge
from graphkit.graph.claims import Claims
from graphkit.language import Name, Text, plural, text


def uncertainty_notes(claims: Claims, doubt: Doubt) -> tuple[Text, ...]:
    """How claims were drawn, which default was used how often, and what is not covered."""
    said = [
        text(
            "Each claim is kept with its confidence; strengths are off by about {strength:.0%}, "
            "positions by {position:g} on the scale from \N{MINUS SIGN}1 to 1 and capabilities by "
            "about {capability:.0%} (one standard deviation). A neutral stance stays neutral.",
            strength=doubt.strength,
            position=doubt.position,
            capability=doubt.capability,
        )
    ]
    unknown = int(sum(np.isnan(r.confidence).sum() for r in (claims.ties, claims.stances)))
    if unknown:
        said.append(
            plural(
                "{count} claim has no confidence coded and counts as {default:g}.",
                "{count} claims have no confidence coded and count as {default:g}.",
                unknown,
                default=doubt.confidence,
            )
        )
    said.append(
        text(
            "The intervals cover doubt about what was coded, as far as confidence says how often "
            "such claims are right; ties and stances that nobody coded are not covered."
        )
    )
    return tuple(said)


def left_out_notes(claims: Claims) -> tuple[Text, ...]:
    """That not every source and actor was left out, where the data has too many."""
    most = left_out(claims)
    if len(claims) <= most:
        return ()
    return (
        text(
            "Left out one at a time were the {count} actors with the most claims, and as many "
            "sources at most.",
            count=most,
        ),
    )


def hinge_notes(claims: Claims, hinges: tuple[Hinge, ...], most: int = 3) -> tuple[Text, ...]:
    """What would be different without one source, coder or actor; the weightiest few."""
    flips = [hinge for hinge in hinges if hinge.flips][:most]
    said = [
        text("Without {kind} {name}, {flips}.", kind=_KINDS[h.kind], name=_name(h), flips=_said(h))
        for h in flips
    ]
    if not flips:
        said.append(text("No source or actor alone turns a conclusion."))
    said += left_out_notes(claims)
    if len({coder for coder in (*claims.ties.coders, *claims.stances.coders) if coder}) < 2:
        said.append(
            text("Fewer than two coders are named (x_coder), so that none could be left out.")
        )
    return tuple(said)


def _name(hinge: Hinge) -> Name | str:
    return Name(hinge.id) if hinge.kind == "actor" else hinge.id


def _said(hinge: Hinge) -> list[Text]:
    return [_FLIPS[flip] for flip in hinge.flips]


_KINDS = {"source": text("the source"), "coder": text("the coder"), "actor": text("the actor")}
_FLIPS = {
    "outcome": text("the forecast changes sides"),
    "majority": text("most actors take another side"),
    "decider": text("one who decides has another stance"),
    "first": text("somebody else comes first"),
}
