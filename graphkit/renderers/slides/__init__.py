"""Decks of a report: the same story as native PowerPoint, as a web page and as Markdown.

To add one: write its file with a ``render(report, *, language, ...)`` and add its line. A deck
is bytes, or where it is several files a mapping from file name to bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphkit.phrases import phrase
from graphkit.registry import Registry

_HERE = "graphkit.renderers.slides"

decks: Registry[Callable[..., Any]] = Registry(
    phrase("kind of deck"),
    {
        "pptx": f"{_HERE}.powerpoint.deck:render",
        "reveal": f"{_HERE}.reveal:render",
        "marp": f"{_HERE}.markdown:marp",
        "quarto": f"{_HERE}.markdown:quarto",
    },
)
