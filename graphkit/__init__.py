"""graphkit: who supports and who opposes what, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from graphkit.api import measure as measure

__all__ = ["measure"]


def __getattr__(name: str) -> Any:
    """Public names are imported on first use, so that `import graphkit` costs nothing."""
    if name in __all__:
        from importlib import import_module

        return getattr(import_module("graphkit.api"), name)
    raise AttributeError(f"module 'graphkit' has no attribute '{name}'")
