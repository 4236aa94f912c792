"""A measure's card as plain JSON values."""

from __future__ import annotations

from typing import Any

from graphkit.card import Measure
from graphkit.language import Language
from graphkit.parameter import Parameter


def card_document(card: Measure, language: Language) -> dict[str, Any]:
    """A card as plain JSON values."""
    return {
        "name": card.name,
        "title": language.say(card.title),
        "family": card.family,
        "question": language.say(card.question),
        "formula": language.say(card.formula),
        "network": card.network,
        "accepts": [language.say(point) for point in card.accepts.describe()],
        "source": card.source,
        "unit": language.say(card.unit) if card.unit else None,
        "experimental": card.experimental,
        "parameters": [
            {
                "name": parameter.name,
                "default": plain_default(parameter),
                "choices": list(parameter.choices),
                "about": language.say(parameter.about),
            }
            for parameter in card.parameters
        ],
        "example": example(card),
    }


def plain_default(parameter: Parameter) -> Any:
    """A parameter's default, where it is a plain value."""
    plain = isinstance(parameter.default, bool | int | float | str)
    return parameter.default if plain else None


def example(card: Measure) -> str:
    """A command that runs it."""
    return f"graphkit measure {card.name} graphs/blackwell"
