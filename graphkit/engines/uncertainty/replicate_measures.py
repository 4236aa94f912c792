"""Actor measures over replicates of the claims, each computed for all replicates at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

import numpy as np

from graphkit.engines.paths.engine import WIDEST
from graphkit.engines.uncertainty import stack_signed
from graphkit.engines.uncertainty.ranks import settled
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import Stacked
from graphkit.engines.uncertainty.stack import Reached, Stack, channels, influence, signed
from graphkit.engines.uncertainty.stack_paths import shortest
from graphkit.engines.uncertainty.stack_spectra import Spectra
from graphkit.graph.network import Floats


class ReplicateMeasures:
    """The networks of many replicates and what was measured on them so far.

    Every measure is the one of that name in the catalogue with its usual parameters, as an
    array of actors x replicates; nan where it is not defined in a replicate.
    """

    def __init__(self, replicates: Replicates) -> None:
        self.replicates = replicates
        self._values: dict[str, Floats] = {}

    def __len__(self) -> int:
        return len(self.replicates)

    @cached_property
    def influence(self) -> Stack:
        """The influence view of every replicate, support, opposition and dealings apart."""
        return influence(self.replicates)

    @cached_property
    def channels(self) -> Stack:
        """The ties of support and dealings of every replicate."""
        return channels(self.replicates)

    @cached_property
    def signed(self) -> Stack:
        """The signed view of every replicate."""
        return signed(self.replicates)

    def values(self, measure: Stacked) -> Floats:
        """A measure in every replicate."""
        if measure not in self._values:
            parts = [_HOW[measure](part) for part in self._series]
            self._values[measure] = settled(np.hstack(parts))
        return self._values[measure]

    @cached_property
    def _series(self) -> tuple[ReplicateMeasures, ...]:
        """Replicates that share their places for missed ties: sparse enough to solve at once."""
        if self.replicates.errors is None or len(self) == 0:
            return (self,)
        return tuple(ReplicateMeasures(part) for part in self.replicates.series())

    @cached_property
    def paths(self) -> Reached:
        """Shortest paths, nan in replicates without ties or with unclear lengths."""
        stack, errors = self.channels, self.replicates.errors
        found = shortest(stack, distinct=errors is not None and errors.strength > 0)
        largest = stack.strength.max(axis=0, initial=0.0)
        there = stack.strength > 0
        smallest = np.where(there, stack.strength, np.inf).min(axis=0, initial=np.inf)
        clear = (largest > 0) & (largest <= WIDEST * smallest)
        parts = (found.through, found.count, found.far, found.near)
        return Reached(*(np.where(clear, part, np.nan) for part in parts))

    @cached_property
    def spectra(self) -> Spectra:
        """Support ties alone, or all where ties carry no signs."""
        stack = self.signed
        return Spectra(stack if stack.sign is None else stack.only(1))

    def betweenness(self) -> Floats:
        """The share of shortest paths through each actor."""
        size = len(self.replicates.claims)
        return self.paths.through / max((size - 1) * (size - 2), 1)

    def closeness(self) -> Floats:
        """How short the ways to each actor are, times the share of actors who have one."""
        paths, others = self.paths, max(len(self.replicates.claims) - 1, 1)
        found = np.where(np.isnan(paths.far), np.nan, 0.0)
        np.divide(paths.count**2 / others, paths.far, out=found, where=paths.far > 0)
        return found

    def harmonic(self) -> Floats:
        """The sum of inverse distances to each actor."""
        return self.paths.near

    def signed_degree(self) -> Floats:
        """Support minus oppose ties."""
        if self.signed.sign is None:
            return self._undefined
        return stack_signed.signed_degree(self.signed)

    def pn_centrality(self) -> Floats:
        """PN centrality without direction."""
        if self.signed.sign is None:
            return self._undefined
        return stack_signed.pn_centrality(self.signed)

    @property
    def _undefined(self) -> Floats:
        return np.full((len(self.replicates.claims), len(self)), np.nan)


_HOW: Mapping[Stacked, Callable[[ReplicateMeasures], Floats]] = {
    "betweenness": ReplicateMeasures.betweenness,
    "closeness": ReplicateMeasures.closeness,
    "harmonic": ReplicateMeasures.harmonic,
    "pagerank": lambda measures: measures.spectra.pagerank(),
    "katz": lambda measures: measures.spectra.katz(),
    "eigenvector": lambda measures: measures.spectra.eigenvector(),
    "hits": lambda measures: measures.spectra.hits(),
    "signed_degree": ReplicateMeasures.signed_degree,
    "pn_centrality": ReplicateMeasures.pn_centrality,
}
