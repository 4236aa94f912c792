"""What a word is, whatever its case, accents, width and dots: side and grade, or a degree."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from graphkit.formats.reading.words import LANGUAGES

LESS, PLAIN, MORE = 1, 2, 3  # grades: rather, plain, strongly
_ACCENTS = re.compile("[\u0300-\u036f]")
_GAPS = re.compile(r"[\s_,]+|(?<=\w)[-‐‑](?=\w)")
_CODE = re.compile(r"^\d+\s*[-–:=.)]\s*(?=[^\W\d])|(?<=\w)\s*[(\[]\d+[)\]]$")  # 5 - for, for (5)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
MARKS = {
    "+": (1, PLAIN),
    "++": (1, MORE),
    "--": (-1, MORE),
    "±": (0, PLAIN),
    "+/-": (0, PLAIN),
    "-/+": (0, PLAIN),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of position says: a side (-1, 0, 1), how much, and whether a tie's sign may be
    called so.
    """

    side: int
    grade: int = PLAIN
    of_ties: bool = True


def key(word: str) -> str:
    """A word as it is looked up: without case, accents, width, dots and the code beside it.

    >>> key(" Did_Not_Vote "), key("k. A."), key("Défavorable"), key("ＮＯ")
    ('did not vote', 'ka', 'defavorable', 'no')
    >>> key("5 - Strongly agree"), key("Neutral (3)"), key("3")
    ('strongly agree', 'neutral', '3')
    """
    folded = unicodedata.normalize("NFKC", word).casefold().replace("’", "'").replace("−", "-")
    named = _CODE.sub("", folded.strip())
    bare = _ACCENTS.sub("", unicodedata.normalize("NFD", named))
    parted = _GAPS.sub(" ", re.sub(r"(?<!\w)[.!:;]+|(?<=\w)[.!:;]+\s*", "", bare))
    return unicodedata.normalize("NFC", parted).strip()


def _each(words: str) -> Iterator[str]:
    """The words of a list as they are looked up; umlauts also as two letters."""
    for word in words.split(";"):
        yield key(word)
        yield key(word.translate(_UMLAUTS))


@cache
def positions() -> dict[str, Meaning]:
    """Every word of position that stands for itself."""
    found = {mark: Meaning(side, grade, grade == PLAIN) for mark, (side, grade) in MARKS.items()}
    for one in LANGUAGES:
        lists = (
            (one.support, Meaning(1)),
            (one.oppose, Meaning(-1)),
            (one.neutral, Meaning(0)),
            (one.yes, Meaning(1, of_ties=False)),
            (one.no, Meaning(-1, of_ties=False)),
            (one.abstain, Meaning(0, of_ties=False)),
            (one.champion, Meaning(1, MORE, of_ties=False)),
            (one.blocker, Meaning(-1, MORE, of_ties=False)),
            (one.leaning, Meaning(1, LESS, of_ties=False)),
            (one.doubting, Meaning(-1, LESS, of_ties=False)),
        )
        for words, meaning in lists:
            for word in _each(words):
                found.setdefault(word, meaning)
    return found


@lru_cache(maxsize=4096)
def meaning_of(word: str) -> Meaning | None:
    """What a word of position says, `strongly` and `rather` in any of the languages included."""
    known, sought = positions(), key(word)
    if sought in known:
        return known[sought]
    for grade, rest in _without_modifier(sought):
        base = known.get(rest)
        if base and base.side:
            return Meaning(base.side, grade if base.grade == PLAIN else base.grade, False)
        if base and grade == LESS:  # rather neutral is neutral
            return Meaning(0, of_ties=False)
    return None


def _without_modifier(sought: str) -> Iterator[tuple[int, str]]:
    """The rest of a word after each word of grade that it begins or ends with."""
    for modifier, grade, spaced in _modifiers():
        gap = " " if spaced else ""
        if sought.startswith(modifier + gap):
            yield grade, sought.removeprefix(modifier + gap).strip().removeprefix("に")
        if spaced and sought.endswith(gap + modifier):
            yield grade, sought.removesuffix(gap + modifier).strip()


@cache
def _modifiers() -> tuple[tuple[str, int, bool], ...]:
    return tuple(
        (modifier, grade, one.spaced)
        for one in LANGUAGES
        for words, grade in ((one.strongly, MORE), (one.rather, LESS))
        for modifier in dict.fromkeys(_each(words))
    )


@cache
def silent() -> frozenset[str]:
    """Every word that says that nothing is known."""
    return frozenset(word for one in LANGUAGES for word in _each(one.nothing)) | {""}


@lru_cache(maxsize=4096)
def degree_of(word: str) -> int | None:
    """A word of degree from very low (-2) over medium (0) to very high (2); else None."""
    return _degrees().get(key(word))


@cache
def _degrees() -> dict[str, int]:
    """Every word of degree; those that `very` goes with also with it."""
    found: dict[str, int] = {}
    for one in LANGUAGES:
        gap = " " if one.spaced else ""
        for words, degree in ((one.medium, 0), (one.high, 1), (one.low, -1)):
            for word in _each(words):
                found.setdefault(word, degree)
                for very in _each(one.very) if degree else ():
                    found.setdefault(f"{very}{gap}{word}", 2 * degree)
    return found
