"""Events added up in plain Python, as the definitions say: what every engine is held against."""

from __future__ import annotations

import math
from collections import defaultdict


def sign_of(event):
    """The side of the class, where Goldstein's value is of the same side; else none."""
    side = 1 if event.quad <= 2 else -1
    return side if event.goldstein * side > 0 else 0


def added_up(events, name=lambda actor: actor[0], mentions=lambda event: event.mentions, span=None):
    """(source, target, sign, span) -> events, mentions, weight, first and last day, addresses."""
    groups = defaultdict(list)
    for e in events:
        source, target = name(e.source), name(e.target)
        if source and target and source != target:
            groups[source, target, sign_of(e), span(e.day) if span else None].append(e)
    found = {}
    for key, of in groups.items():
        said = [mentions(e) for e in of]
        size = [0.01 if key[2] == 0 else abs(e.goldstein) / 10 for e in of]
        found[key] = {
            "events": len(of),
            "mentions": sum(said),
            "weight": math.fsum(m * s for m, s in zip(said, size, strict=True)),
            "first": min(e.day for e in of),
            "last": max(e.day for e in of),
            "urls": {
                max(of, key=lambda e: (mentions(e), e.number)).url,
                max(of, key=lambda e: (e.day, e.number)).url,
            },
        }
    return found
