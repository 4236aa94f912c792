"""In which order to take actors out of a network so that few new ties are needed.

Taking an actor out joins those before it to those after it. Done in a good order on a sparse
network this solves shortest paths between everybody, or linear equations, directly (Carre
1971), and the order is the same for every replicate.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

import numpy as np

from graphkit.graph.network import Ints


@dataclass(frozen=True, eq=False)
class Step:
    """One actor taken out: the slots of the arcs into it and out of it, from and to whom.

    `via` are the slots joined by it: for every pair (an arc in, an arc out) with different
    ends, the numbers of the two arcs among `into` and `out`, and the slot of the arc that
    they make together. `loops` are pairs that lead back to where they came from: the numbers
    of both arcs and that actor.
    """

    actor: int
    before: Ints
    into: Ints
    after: Ints
    out: Ints
    via: tuple[Ints, Ints, Ints]
    loops: tuple[Ints, Ints, Ints]


@dataclass(frozen=True, eq=False)
class Elimination:
    """Every actor's step in order; `slots` counts the arcs there are, new ones included.

    The first slots are the arcs themselves, in their own order. `work` is the number of sums
    that all shortest paths take.
    """

    steps: tuple[Step, ...]
    slots: int
    work: int


def eliminate(size: int, source: Ints, target: Ints, most: float = np.inf) -> Elimination | None:
    """Take out the actor that joins the fewest pairs, again and again; None beyond `most` work."""
    out: list[dict[int, int]] = [{} for _ in range(size)]
    into: list[dict[int, int]] = [{} for _ in range(size)]
    for slot, (a, b) in enumerate(zip(source.tolist(), target.tolist(), strict=True)):
        out[a][b] = into[b][a] = slot
    slots, work, steps, done = len(source), 0, list[Step](), [False] * size
    queue = [(len(into[actor]) * len(out[actor]), actor) for actor in range(size)]
    heapify(queue)
    while queue:
        joins, actor = heappop(queue)
        if done[actor] or joins != len(into[actor]) * len(out[actor]):
            continue  # an old entry; a newer one is in the queue
        done[actor] = True
        step, slots = _take_out(actor, into, out, slots)
        steps.append(step)
        work += len(step.via[0]) + (len(step.out) + len(step.into)) * (size - len(steps))
        if work > most:
            return None
        for other in {*step.before.tolist(), *step.after.tolist()}:
            heappush(queue, (len(into[other]) * len(out[other]), other))
    return Elimination(tuple(steps), slots, work)


def _take_out(
    actor: int, into: list[dict[int, int]], out: list[dict[int, int]], slots: int
) -> tuple[Step, int]:
    before, after = into[actor], out[actor]
    via: list[tuple[int, int, int]] = []
    loops: list[tuple[int, int, int]] = []
    for i, one in enumerate(before):
        for j, other in enumerate(after):
            if one == other:
                loops.append((i, j, one))
                continue
            if other not in out[one]:
                out[one][other] = into[other][one] = slots
                slots += 1
            via.append((i, j, out[one][other]))
    for one in before:
        del out[one][actor]
    for other in after:
        del into[other][actor]
    step = Step(
        actor=actor,
        before=np.array(list(before), dtype=np.int64),
        into=np.array(list(before.values()), dtype=np.int64),
        after=np.array(list(after), dtype=np.int64),
        out=np.array(list(after.values()), dtype=np.int64),
        via=_columns(via),
        loops=_columns(loops),
    )
    return step, slots


def _columns(rows: list[tuple[int, int, int]]) -> tuple[Ints, Ints, Ints]:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    return columns[0], columns[1], columns[2]
