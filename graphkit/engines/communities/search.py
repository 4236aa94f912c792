"""The best groups of many starts, how surely each actor is in its own, and what chance gives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.matching import best_match
from graphkit.engines.communities.leiden import Engine, Partition, leiden
from graphkit.engines.communities.louvain import Louvain
from graphkit.engines.communities.pairs import Pairs, in_canonical_order, modularity
from graphkit.engines.labels import by_first
from graphkit.graph.network import Floats, Ints

RUNS, FEWEST = 50, 3
_WORK = 100_000  # actors and ties looked at from all starts: about a second
_LARGE = 100_000  # actors and ties from which two rounds of a start have to do
_CHANCE = 20  # networks tied at random that the groups are compared with
_PER_START = 10  # starts here for one in each of those
# Not until none helps: between groups that are as good, rounding can keep igraph going for ever.
_ROUNDS = 10
_DIGITS = 12  # qualities are the same beyond these


@dataclass(frozen=True, eq=False)
class Groups:
    """Groups and how they were found: `label` from 0, -1 for actors without a tie.

    `held` is the share of the runs in which each actor is with the core of its group. `random` are
    the qualities of the best groups in networks tied at random, none where that takes too long;
    `tried` is that of the groups here from as few starts.
    """

    label: Ints
    quality: float
    runs: int
    held: Floats
    random: tuple[float, ...]
    tried: float
    engine: str

    firm = 0.9  # the share of runs from which an actor surely is in its group

    @property
    def k(self) -> int:
        """The number of groups."""
        return int(self.label.max(initial=-1)) + 1

    @property
    def clear(self) -> bool | None:
        """Whether the groups are better than in networks tied at random: than in any of them, and
        by more than three standard deviations."""
        if not self.random:
            return None
        usual = float(np.mean(self.random)) + 3 * float(np.std(self.random))
        return self.tried > max(*self.random, usual) + 1e-9


def engine_for(pairs: Pairs) -> Engine | None:
    """Leiden, or Louvain where that is not installed: None on opposition, or where it takes
    minutes."""
    found = leiden()
    if found is None and not pairs.minus.any() and len(pairs) <= _LARGE:
        return Louvain()
    return found


def usual_runs(pairs: Pairs, engine: Engine) -> int:
    """How many starts the time allows."""
    return max(FEWEST, min(RUNS, _WORK // (engine.cost * (pairs.size + len(pairs) + 1))))


def search(
    pairs: Pairs, engine: Engine, *, resolution: float = 1.0, seed: int = 0, runs: int | None = None
) -> Groups:
    """The groups of highest modularity from `runs` starts.

    They depend on who is tied to whom and on the seed, not on names or on the order of rows.
    """
    many = usual_runs(pairs, engine) if runs is None else runs
    ordered, number = in_canonical_order(pairs)
    found = [partition(ordered, engine, resolution, f"{seed} {run}") for run in range(many)]
    quality = [round(modularity(ordered, label, resolution), _DIGITS) for label in found]
    best, tries = found[int(np.argmax(quality))], many // _PER_START
    return Groups(
        label=_numbered(best[number], pairs),
        quality=max(quality),
        runs=many,
        held=_held(found, best)[number],
        random=_by_chance(ordered, engine, resolution, seed, tries),
        tried=max(quality[: max(tries, 1)]),
        engine=engine.version,
    )


def by_resolution(
    pairs: Pairs, engine: Engine, found: Groups, resolution: float, seed: int, asked: bool
) -> dict[float, tuple[int, float]]:
    """The number of groups and the modularity at other resolutions; unasked only half and twice
    this one, and only where there is time."""
    if not asked and found.runs <= FEWEST:
        return {}
    ordered, _ = in_canonical_order(pairs)
    curve = {resolution: (found.k, found.quality)}
    for step in _STEPS if asked else (0.5, 2.0):
        starts = range(1 if found.runs <= FEWEST else _AT_EACH)
        every = [partition(ordered, engine, resolution * step, f"{seed} {run}") for run in starts]
        quality = [modularity(ordered, label, resolution * step) for label in every]
        best = every[int(np.argmax(quality))]
        curve[resolution * step] = (len(np.unique(best[ordered.tied()])), max(quality))
    return curve


_STEPS = (0.25, 0.5, 0.75, 1.5, 2.0, 3.0, 4.0)
_AT_EACH = 5


def partition(
    pairs: Pairs, engine: Engine, resolution: float, seed: str, *, quick: bool = False
) -> Partition:
    """Groups from one start, in many rounds; `quick` and in large networks in a few."""
    rounds = 2 if quick or pairs.size + len(pairs) > _LARGE else _ROUNDS
    return engine.partition(pairs, resolution, seed, rounds)


def named_after(label: Ints, names: Ints, inside: Ints) -> Ints:
    """The groups in `label`, called by the groups in `names` that share most actors `inside`.

    One to one, so that of two that merge one keeps its name; -1 for those that have none.
    """
    many = int(max(label.max(initial=0), names.max(initial=0))) + 1
    shared = np.zeros((many, many), dtype=np.int64)
    np.add.at(shared, (label[inside], names[inside]), 1)
    called = best_match(shared) if many > _ALONE else np.zeros(1, dtype=np.int64)
    called = np.where(shared[np.arange(many), called] > 0, called, -1)
    return np.asarray(called[label])


_ALONE = 1


def _held(found: list[Partition], best: Partition) -> Floats:
    """The share of the partitions in which each actor is in the group called like its own."""
    every = np.arange(len(best))
    if not len(best):
        return np.zeros(0)
    same = [named_after(label, best, every) == best for label in found]
    return np.asarray(np.mean(same, axis=0), dtype=float)


def _numbered(label: Partition, pairs: Pairs) -> Ints:
    """Groups numbered from 0 by first member in the order of actors; -1 without a tie."""
    tied = pairs.tied()
    found = np.full(pairs.size, -1, dtype=np.int64)
    found[tied] = by_first(label[tied])
    return found


def _by_chance(
    pairs: Pairs, engine: Engine, resolution: float, seed: int, tries: int
) -> tuple[float, ...]:
    """The best qualities from so many starts in networks tied at random; none without a start."""
    found = []
    for place in range(_CHANCE if tries else 0):
        dealt = engine.rewired(pairs, f"{seed} random {place}")
        each = (partition(dealt, engine, resolution, f"{seed} {run}") for run in range(tries))
        found.append(max(modularity(dealt, label, resolution) for label in each))
    return tuple(found)
