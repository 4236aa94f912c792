"""How near paragraphs are to a question in meaning, by a small model: vectors of words.

`wordllama` brings the model inside its package (16 MB) and asks no network for it. It learned
from English; of what is not written in Latin letters it knows nothing that is of use.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from graphkit.texts.shared_words import SharedWords

LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_OTHER = re.compile("[^\\W\\dA-Za-z\u00c0-\u024f]+")


class Meaning:
    """The paragraphs of one text, ready to be scored against questions: by the words they share,
    and by what they mean. The words stay, since a vector is a mean of many and the one word that
    matters is lost in it.

    Raises ImportError where the model is not installed.
    """

    by: Final = "meaning"

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._model = _model()
        self._words = SharedWords(paragraphs)
        self._vectors = self._of(paragraphs)

    def to(self, question: str) -> list[float]:
        """The score of each paragraph, from 0 to 2: for words as a share of the best one's, for
        meaning the cosine."""
        words = self._words.to(question)
        best = max(words, default=0.0) or 1.0
        meant = self._alike(question)
        return [score / best + alike for score, alike in zip(words, meant, strict=True)]

    def _alike(self, question: str) -> list[float]:
        """The cosine with what the question says in Latin letters, where it is above 0."""
        said = " ".join(_OTHER.sub(" ", question).split())
        if not LATIN.search(said):
            return [0.0] * len(self._vectors)
        (vector,) = self._of([said])
        return [max(float(one), 0.0) for one in self._vectors @ vector]

    def _of(self, texts: Sequence[str]) -> Any:
        """A vector of length 1 for each text; of none for one that the model cannot read."""
        vectors = self._model.embed(list(texts))
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors / np.where(lengths > 0, lengths, 1)


@cache
def _model() -> Any:
    """The model, read once. Its package turns on everybody's log when it is imported; off again."""
    root = logging.getLogger()
    level, handlers = root.level, list(root.handlers)
    try:
        import wordllama
    finally:
        root.setLevel(level)
        root.handlers[:] = handlers
    inside = Path(wordllama.__file__).parent
    return wordllama.WordLlama.load(cache_dir=inside, disable_download=True)
