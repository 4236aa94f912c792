"""What replicates assume, in words: nobody should read an interval without it."""

from __future__ import annotations

import numpy as np

from graphkit.engines.doubt import Doubt
from graphkit.graph.claims import Claims
from graphkit.language import Text, counted, text


def doubt_notes(claims: Claims, doubt: Doubt) -> tuple[Text, ...]:
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
            counted(
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
