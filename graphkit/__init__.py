"""graphkit: who supports and who opposes what, and what follows from it.

import graphkit
dataset = graphkit.load("graphs/blackwell")
graphkit.analyse(dataset)
"""

from __future__ import annotations

TYPE_CHECKING = False  # `typing` takes longer to load than all of this
if TYPE_CHECKING:
    from typing import Any

    from graphkit.api import (
        Dataset,
        Finding,
        Map,
        Report,
        analyse,
        load,
        measure,
        open_coding,
        read_texts,
    )
    from graphkit.errors import DataError, GraphkitError, UsageError

__all__ = [
    "DataError",
    "Dataset",
    "Finding",
    "GraphkitError",
    "Map",
    "Report",
    "UsageError",
    "analyse",
    "load",
    "measure",
    "open_coding",
    "read_texts",
]


def __getattr__(name: str) -> Any:
    """Public names are imported on first use, so that `import graphkit` costs nothing."""
    if name in __all__:
        from importlib import import_module

        errors = import_module("graphkit.errors")
        return getattr(errors if hasattr(errors, name) else import_module("graphkit.api"), name)
    raise AttributeError(f"module 'graphkit' has no attribute '{name}'")
