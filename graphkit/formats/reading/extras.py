"""Libraries that are only needed for some formats, and how to get them."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from graphkit.errors import UsageError
from graphkit.phrases import phrase


def needed(module: str, extra: str) -> Any:
    """The module, or `UsageError` with the command that installs it."""
    try:
        return import_module(module)
    except ImportError:
        library = module.partition(".")[0]
        raise UsageError(
            phrase(
                "{library} is needed for this and is not there: pip install 'graphkit[{extra}]'",
                library=library,
                extra=extra,
            )
        ) from None
