"""Decks of a report: the same story as native PowerPoint, as a web page and as Markdown.

To add one: write its file with a ``render(report, *, language, ...)`` and add its line.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit.registry import Registry

_HERE = "graphkit.renderers.slides"

decks: Registry[Callable[..., Any]] = Registry(
    "kind of deck",
    {
        "pptx": f"{_HERE}.powerpoint.deck:render",
    },
)
