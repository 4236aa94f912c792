"""The libraries that did the work, with their versions, for the provenance."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version


def versions(libraries: Iterable[str]) -> str:
    """For example "highspy 1.17.1 + numpy 2.4.6"."""
    return " + ".join(f"{name} {version(name)}" for name in sorted(set(libraries)))
