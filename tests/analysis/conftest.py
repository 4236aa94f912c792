"""A small case worked out by hand: three against, two for, the decider against since March."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.dataset import (
    Actor,
    Dataset,
    Influence,
    Issue,
    Option,
    Source,
    Stance,
    Tie,
)


@pytest.fixture
def harbour() -> Dataset:
    """Ann (decides), Bob and Cyd oppose the park, Dee and Eve support it."""
    return Dataset(
        name="harbour",
        title="The harbour park",
        actors=tuple(
            Actor(name[0].lower(), name, names={"ja": f"{name}氏"})
            for name in ("Ann", "Bob", "Cyd", "Dee", "Eve")
        ),
        issues=(
            Issue(
                "park",
                "Shall the park be built?",
                options=(Option("no", -1.0), Option("yes", 1.0)),
                decided_by=("a",),
                decided_on=date(2026, 5, 1),
                outcome=-1.0,
                extra={"x_title": "The park"},
            ),
        ),
        stances=(
            Stance("st1", "a", "park", 0.5, 1.0, date=date(2026, 1, 1), source=("news",)),
            Stance("st2", "a", "park", -0.5, 1.0, date=date(2026, 3, 1), source=("news",)),
            Stance("st3", "a", "park", -1.0, 1.0, date=date(2026, 4, 1), source=("news",)),
            Stance("st4", "b", "park", -1.0, 0.5, date=date(2026, 2, 1), source=("news",)),
            Stance("st5", "c", "park", -1.0, 0.5, date=date(2026, 2, 1)),
            Stance("st6", "d", "park", 1.0, 1.0, date=date(2026, 2, 1), condition="if smaller"),
            Stance("st7", "e", "park", 1.0, 0.5, date=date(2026, 2, 1), source=("news",)),
        ),
        ties=(
            Tie("ti1", "a", "b", 1, strength=0.5),
            Tie("ti2", "b", "c", 1, strength=1.0),
            Tie("ti3", "d", "e", 1, strength=1.0),
            Tie("ti4", "d", "a", -1, strength=1.0, summary="Calls Ann slow."),
            Tie("ti5", "e", "c", 1, strength=0.5, summary="Shares an office with Cyd."),
        ),
        influence=(
            Influence("in1", "a", "park", 100.0, reason="Signs the permit."),
            Influence("in2", "b", "park", 20.0),
            Influence("in3", "c", "park", 20.0),
            Influence("in4", "d", "park", 50.0),
            Influence("in5", "e", "park", 20.0),
        ),
        sources=(Source("news", "The News", "Park"),),
    )
