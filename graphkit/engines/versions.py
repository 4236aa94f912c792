"""The libraries that did the work, with their versions, for the provenance."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path


def versions(libraries: Iterable[str]) -> str:
    """For example "highspy 1.17.1 + numpy 2.4.6"."""
    return " + ".join(f"{name} {version(name)}" for name in sorted(set(libraries)))


@cache
def version(name: str) -> str:
    """The version that is installed of a package, "0+unknown" where it is in no package.

    An installer names the folder of facts about a package by it. To import what reads these
    facts takes longer than a measure, and is left to where there is no such folder.
    """
    for place in sys.path:
        for folder in Path(place or ".").glob(f"{name}-*.dist-info"):
            return folder.name.removeprefix(f"{name}-").removesuffix(".dist-info")
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "0+unknown"
