"""How near the paragraphs of a text are to a question: by meaning, or by the words they share.

A help for reading: it says where to look, and nothing of sides.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, Protocol

from graphkit.texts.meaning import LATIN, Meaning
from graphkit.texts.shared_words import SharedWords

By = Literal["meaning", "words"]
MOSTLY = 0.9  # the share of its letters that a text has in Latin ones where the model reads it


class Nearness(Protocol):
    """The paragraphs of one text, ready to be scored; `by` says what ranks them."""

    @property
    def by(self) -> By: ...

    def to(self, question: str) -> list[float]:
        """The score of each paragraph against a question; 0 where they have nothing in common."""


@lru_cache(maxsize=8)
def nearness(paragraphs: tuple[str, ...]) -> Nearness:
    """By meaning where the model is installed (`graphkit[nearness]`) and can read the text, which
    it can in Latin letters only; by shared words elsewhere."""
    if _in_latin_letters(paragraphs):
        try:
            return Meaning(paragraphs)
        except ImportError:
            pass
    return SharedWords(paragraphs)


def _in_latin_letters(paragraphs: Sequence[str]) -> bool:
    text = "".join(paragraphs)
    letters = sum(map(str.isalpha, text))
    return letters > 0 and len(LATIN.findall(text)) >= MOSTLY * letters
