"""Reports on every shape of data: one decider, a council, a house, bare lists, a scale of its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

import own_scale
import pytest
from votes import house

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.findings import Report, Settings

ROOT = Path(__file__).parents[3]
FEW = Settings(replicates=20)


def reported(name: str) -> Report:
    """One of the collection of inputs that were answered wrongly."""
    folder = os.environ.get("GRAPHKIT_CASES")
    path = Path(folder or "-") / "reported" / name
    if not path.exists():
        pytest.skip(f"GRAPHKIT_CASES names no folder with reported/{name}")
    return _read(str(path))


def _read(path: str) -> Report:
    from graphkit.formats import load

    return analyse(load(path), FEW, with_pictures=True)


def three_actors() -> Report:
    """Two against a bridge, one of whom decides, and one for it."""
    held = {"ann": 0.8, "bob": -0.6, "cy": -0.3}
    bridge = Issue("bridge", "Should the bridge be closed?", decided_by=("cy",))
    data = Dataset(
        name="three",
        actors=tuple(Actor(name, name.title()) for name in held),
        issues=(bridge,),
        stances=tuple(Stance(f"s{n}", n, "bridge", position) for n, position in held.items()),
        ties=(Tie("t1", "ann", "bob", -1), Tie("t2", "bob", "cy", 1)),
    )
    return analyse(data, FEW, with_pictures=True)


def bare_list(signed: bool) -> Report:
    """Two rings of four, tied by support, with opposition between them; or the same unsigned."""
    rings = [(f"{ring}{n}", f"{ring}{(n + 1) % 4}", 1) for ring in "ab" for n in range(4)]
    between = [(f"a{n}", f"b{n}", -1) for n in range(4)]
    names = sorted({end for a, b, _ in rings for end in (a, b)})
    ties = tuple(
        Tie(f"t{n}", a, b, sign if signed else None)
        for n, (a, b, sign) in enumerate((*rings, *between), 1)
    )
    data = Dataset(name="list", actors=tuple(Actor(n, n) for n in names), ties=ties)
    return analyse(data, FEW, with_pictures=True)


def voters() -> Report:
    return analyse(house(720, 2).dataset(), Settings(replicates=5), with_pictures=True)


SMALL: dict[str, Callable[[], Report]] = {
    "three actors": three_actors,
    "signed list": lambda: bare_list(True),
    "unsigned network": lambda: bare_list(False),
    "scale of its own": own_scale.report,
}
LARGE: dict[str, Callable[[], Report]] = {
    "one decider": lambda: _read(str(ROOT / "graphs" / "blackwell")),
    "council": lambda: reported("scanning"),
    "council, a week later": lambda: reported("scanning_week2"),
    "parliament": lambda: reported("parliament"),
    "house": lambda: reported("house"),
    "720 voters": voters,
}
SHAPES = {**SMALL, **LARGE}


@cache
def report_on(name: str) -> Report:
    """The report on one shape of data, made once."""
    return SHAPES[name]()


EVERY = [
    pytest.param(name, id=name, marks=() if name in SMALL else pytest.mark.slow) for name in SHAPES
]
