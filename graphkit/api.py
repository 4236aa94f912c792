"""graphkit in notebooks and scripts: the command line's main steps as functions."""

from __future__ import annotations

from typing import Any

from graphkit.analysis.run import Run, run_on_graph
from graphkit.card import NotDefined
from graphkit.dataset import Dataset
from graphkit.findings import Finding, Settings


def measure(name: str, data: Any, /, **parameters: Any) -> Finding:
    """One measure on a dataset or on any NetworkX graph.

    Returns the finding; `.values` has a number per actor, `.summary` numbers on the whole,
    `.why_not` the reason when the measure is not defined on this graph.

    >>> import networkx as nx
    >>> measure("signed_degree", nx.DiGraph([("a", "b", {"sign": -1})])).values
    {'a': -1.0, 'b': -1.0}
    """
    settings = Settings()
    run = Run(data, settings) if isinstance(data, Dataset) else run_on_graph(data, settings)
    return run.finding(name, **parameters)


__all__ = ["NotDefined", "measure"]
