"""PageRank, Katz, eigenvector centrality and HITS of many networks at once.

The same definitions as `walks`, `katz` and `perron`, solved for every replicate in step. Where
a network has no answer, or needs the care of those engines, its numbers are nan or theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import numpy as np

from graphkit.engines.spectra import katz as one_katz
from graphkit.engines.spectra import perron, walks
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.stack import Stack, sums
from graphkit.engines.uncertainty.stack_solve import Equations, equations
from graphkit.graph.network import Floats, Ints, Network
from graphkit.language import Text

ALPHA = 0.85
_STEPS = 40
_STILL = 1e-14
_OFF = 1e-11  # how far an eigenvector may be off, relative to the eigenvalue
_SHARE = 1e-7  # of the largest number, below which a part has died out


class Spectra:
    """The measures on one stack; what several of them need is computed once."""

    def __init__(self, stack: Stack) -> None:
        self.stack = stack

    @cached_property
    def system(self) -> Equations | None:
        """The equations over the stack; None where networks are better solved one by one."""
        return equations(self.stack)

    @cached_property
    def lead(self) -> tuple[Floats, Floats]:
        """The largest eigenvalue of each network and its vector."""
        assert self.system is not None
        return _leading(self.system)

    def pagerank(self) -> Floats:
        """PageRank with alpha 0.85 (actors x replicates); nan where a network has no ties."""
        stack = self.stack
        if self.system is None:
            return one_by_one(stack, lambda network: walks.pagerank(network, ALPHA))
        sent = sums(stack, stack.source, stack.strength)[stack.source]
        share = np.divide(stack.strength, sent, out=np.zeros_like(sent), where=sent > 0)
        visits = self.system.solve(ALPHA * share, np.ones(1), np.full((1, 1), 1 / stack.size))
        return _or_nan(visits / visits.sum(axis=0), share.any(axis=0))

    def katz(self) -> Floats:
        """Katz centrality with the usual alpha; nan where a network has no ties."""
        stack = self.stack
        if self.system is None or not self.system.worth_steps:
            return one_by_one(stack, lambda network: one_katz.katz(network, None))
        sent, got = (sums(stack, end, stack.strength) for end in (stack.source, stack.target))
        largest = np.maximum(sent, got).max(axis=0, initial=0.0)
        value, _ = self.lead
        bound = np.where(value > 0, value, largest)
        alpha = np.divide(one_katz.DAMPING, bound, out=np.zeros_like(bound), where=bound > 0)
        found = self.system.solve(alpha * stack.strength, np.ones(1), np.ones((1, 1)))
        return _or_nan(found / np.linalg.norm(found, axis=0), bound > 0)

    def eigenvector(self) -> Floats:
        """Eigenvector centrality; nan where it is not defined."""
        if self.system is None or not self.system.worth_steps:
            return one_by_one(self.stack, perron.eigenvector)
        return _checked(self.stack, *self.lead)

    def hits(self) -> Floats:
        """Authority numbers, adding up to 1; nan where they are not defined."""
        both = _two_sided(self.stack)
        system = equations(both)
        if system is None:
            return one_by_one(self.stack, _authority)
        found = _checked(both, *_leading(system))[self.stack.size :]
        return np.asarray(found / found.sum(axis=0))


def one_by_one(stack: Stack, solve: Callable[[Network], Floats | Text]) -> Floats:
    """Each replicate solved by itself; nan where the answer is a reason for none."""
    found = np.full((stack.size, len(stack)), np.nan)
    for replicate in range(len(stack)):
        network = stack.network(replicate)
        solved = solve(network) if network.ties else None
        if isinstance(solved, np.ndarray):
            found[:, replicate] = solved
    return found


def _authority(network: Network) -> Floats | Text:
    found = perron.hits(network)
    return found if isinstance(found, Text) else found[1]


def _two_sided(stack: Stack) -> Stack:
    """Actors once as senders and once as receivers, every arc between both, both ways."""
    size = stack.size
    source, target = stack.source, stack.target + size
    return Stack(
        name=stack.name,
        actors=tuple(str(number) for number in range(2 * size)),
        source=np.r_[source, target],
        target=np.r_[target, source],
        strength=np.r_[stack.strength, stack.strength],
        sign=None,
        directed=True,
    )


def _leading(system: Equations) -> tuple[Floats, Floats]:
    """The largest eigenvalue of each network and a vector; 0 where no ties lead back.

    Inverse steps from above, as in `perron`, on whole networks: what cannot sustain itself
    dies out on the way.
    """
    stack, looped = system.stack, _looped(system.stack)
    x = np.full((stack.size, len(stack)), 1 / np.sqrt(stack.size))
    value = np.full(len(stack), np.inf)
    for _ in range(_STEPS):
        ratio = np.divide(
            sums(stack, stack.target, stack.strength * x[stack.source]),
            x,
            out=np.zeros_like(x),
            where=x > np.finfo(float).tiny,
        ).max(axis=0)
        moved = np.abs(ratio - value) > _STILL * ratio
        value = np.where(looped, ratio, 1.0)
        if not (moved & looped).any():
            break
        # As in `perron`: a touch above, for at the eigenvalue itself there is no solution.
        x = np.abs(system.solve(stack.strength, value * (1 + _STILL), x))
        x /= np.linalg.norm(x, axis=0)
    return np.where(looped, value, 0.0), x


def _looped(stack: Stack) -> Bools:
    """In which networks ties lead back to where they start."""
    label, sizes = _parts(stack)
    return np.asarray((sizes[label] > 1).any(axis=0))


def _parts(stack: Stack) -> tuple[Ints, Ints]:
    """The part of mutually reachable actors that each is in (actors x replicates); sizes."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    arc, replicate = np.nonzero(stack.strength)
    total = stack.size * len(stack)
    ends = [replicate * stack.size + end[arc] for end in (stack.source, stack.target)]
    whole = csr_array((np.ones(len(arc)), (ends[0], ends[1])), shape=(total, total))
    count, label = connected_components(whole, connection="strong")
    sizes = np.bincount(label, minlength=count)
    return label.astype(np.int64).reshape(len(stack), stack.size).T, sizes


def _checked(stack: Stack, value: Floats, found: Floats) -> Floats:
    """The vectors that are eigenvectors and the only ones; doubtful ones solved by themselves."""
    received = sums(stack, stack.target, stack.strength * found[stack.source])
    off = np.abs(received - value * found).max(axis=0) > _OFF * np.maximum(value, _OFF)
    single = _heads(stack, found) == 1
    found = _or_nan(found, value > 0)
    for replicate in np.flatnonzero((value > 0) & (off | ~single)).tolist():
        solved = perron.eigenvector(stack.network(replicate))
        found[:, replicate] = solved if isinstance(solved, np.ndarray) else np.nan
    return found


def _heads(stack: Stack, found: Floats) -> Ints:
    """How many parts of each network hold themselves up, receiving nothing from other parts."""
    label, sizes = _parts(stack)
    passed = stack.strength * found[stack.source]
    foreign = label[stack.source] != label[stack.target]
    at = [sums(stack, stack.target, column) for column in (passed, passed * foreign)]
    received, fed = (np.bincount(label.ravel(), c.ravel(), minlength=len(sizes)) for c in at)
    alive = np.zeros(len(sizes), dtype=bool)
    alive[label[found > _SHARE * found.max(axis=0)]] = True
    heads = np.flatnonzero(alive & (sizes > 1) & (fed <= _SHARE * received))
    replicate = np.zeros(len(sizes), dtype=np.int64)
    replicate[label] = np.arange(len(stack))
    return np.bincount(replicate[heads], minlength=len(stack))


def _or_nan(found: Floats, defined: Bools | np.bool_) -> Floats:
    return np.where(np.asarray(defined), found, np.nan)
