"""What pictures of a report show beside its words, as frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.language import Text


@dataclass(frozen=True, slots=True)
class Step:
    """One stop of the story: what it says, whom it lights up, and how the map stands.

    `title` and `text` are `Text`s, or strings by language code. `state` holds the map's own
    settings, such as ``{"layout": "stance", "focus": "trump"}``.
    """

    title: Text | Mapping[str, str]
    text: tuple[Text | Mapping[str, str], ...] = ()
    highlight: tuple[str, ...] = ()
    state: Mapping[str, Any] = field(default_factory=dict)
