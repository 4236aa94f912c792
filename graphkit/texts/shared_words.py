"""How near paragraphs are to a question, by the words they share (Okapi BM25).

Robertson & Zaragoza 2009, The Probabilistic Relevance Framework: k1 = 1.2, b = 0.75. A help for
reading: it ranks paragraphs and says nothing of sides.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphkit.texts.names import fold

K1, B = 1.2, 0.75
_WORDS = re.compile(r"[^\W_]+")
_WIDE = re.compile("[\u3041-\u30ff\u3400-\u9fff々ー]+")
_ENDINGS = ("ing", "ers", "er", "ed", "es", "s")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the a an of to in on at for and or by with from as is are was were be been has have had "
        "may will would should must can could not no it its this that they their he she his her "
        "who which what than then but if into over more out up about",
    )
)


class SharedWords:
    """The paragraphs of one text, ready to be scored against questions.

    >>> scores = SharedWords(["Wind farms kill birds.", "He sang.", "A farm."]).to("wind farm?")
    >>> scores[0] > scores[2] > scores[1] == 0
    True
    """

    by: Final = "words"

    def __init__(self, paragraphs: Sequence[str]) -> None:
        self._texts = [Counter(terms(text)) for text in paragraphs]
        self._lengths = [sum(text.values()) for text in self._texts]
        self._average = sum(self._lengths) / (len(paragraphs) or 1) or 1.0
        self._holding = Counter(term for text in self._texts for term in text)

    def to(self, question: str) -> list[float]:
        """The score of each paragraph against a question; 0 where they share no word."""
        asked = sorted(set(terms(question)) & self._holding.keys())
        weights = {term: self._weight(self._holding[term]) for term in asked}
        return [
            math.fsum(weight * self._share(text[term], length)
                for term, weight in weights.items() if term in text)
            for text, length in zip(self._texts, self._lengths, strict=True)
        ]  # fmt: skip

    def _weight(self, holding: int) -> float:
        return math.log(1 + (len(self._texts) - holding + 0.5) / (holding + 0.5))

    def _share(self, count: int, length: int) -> float:
        return count * (K1 + 1) / (count + K1 * (1 - B + B * length / self._average))


def terms(text: str) -> list[str]:
    """The words of a text without case and ending; pairs of characters where words are not parted.

    >>> terms("The farms, 風力発電")
    ['farm', '風力', '力発', '発電']
    """
    found = []
    for match in _WORDS.finditer(fold(text)):
        word = match[0]
        if _WIDE.match(word):
            found += [word[at : at + 2] for at in range(max(len(word) - 1, 1))]
        elif len(word) > 1 and word not in _COMMON:
            found.append(_stem(word))
    return found


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word
