"""Where a text names somebody who is known, and which names recur that nobody knows yet.

A help for reading, never a stance: it says where to look.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

How = Literal["exact", "fuzzy"]
ALIKE = 88.0  # of 100: a name with one slip in some ten letters
SHORTEST_ALIKE = 5  # letters of a name that is compared so
MOST_COMPARED = 20_000_000  # names times names; above it only what stands to the letter is found
RECURS = 2
_CAPITALS = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w’'&.-]*(?:\s(?:(?:of|the|de|von|van|der|del|la)\s)*[A-ZÀ-ÖØ-Þ][\w’'&-]*)*"
)
_KATAKANA = re.compile("[ァ-ヺー]{2,}(?:[・＝=][ァ-ヺー]{2,})*")
_TITLED = re.compile("[一-龠々]{2,5}(?=氏|首相|大統領|議員|知事|市長|町長|大臣|会長|社長|長官)")
_BODIES = re.compile("[一-龠々]{2,8}(?:省|庁|党|協会|組合|連盟|委員会|会社|電力|銀行|新聞)")
# What a name does not begin with, though it is written with a capital: titles among them.
_STARTERS = frozenset(
    re.findall(
        r"\w+",
        "the a an it he she they we i you but and or if in on at as for to by of from with this "
        "that these those there here who what when where why how his her its their our my no not "
        "yes one two last next after before while since although because until still yet so then "
        "now monday tuesday wednesday thursday friday saturday sunday january february march april "
        "june july august september october november december "
        "mr mrs ms dr doctor professor sir lord lady mayor president minister senator secretary "
        "governor chairman chairwoman chair director captain general judge",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A place in a text that names an actor: to the letter, or nearly so."""

    start: int
    end: int
    actor: str
    how: How


@dataclass(frozen=True, slots=True)
class NewName:
    """A name that recurs and is nobody's yet, with its places."""

    name: str
    places: tuple[tuple[int, int], ...]


def named_in(text: str, names: Mapping[str, Iterable[str]]) -> list[Named]:
    """Where a text names actors, by each actor's names; the longest name at a place, in order.

    Case and width do not count. Names in Latin letters stand between other characters.
    """
    folded = fold(text)
    by_start: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for actor, words in names.items():
        for word in map(fold, words):
            if len(word) > 1:
                by_start[word[:2]].append((word, actor))
    for same in by_start.values():
        same.sort(key=lambda pair: -len(pair[0]))
    found, end = [], 0
    for start in range(len(folded) - 1):
        if start >= end and (known := by_start.get(folded[start : start + 2])):
            hit = next((pair for pair in known if _stands(folded, start, pair[0])), None)
            if hit:
                end = start + len(hit[0])
                found.append(Named(start, end, hit[1], "exact"))
    return _with_alike(text, found, names)


def _stands(folded: str, start: int, word: str) -> bool:
    if not folded.startswith(word, start):
        return False
    end = start + len(word)
    before, after = folded[start - 1 : start], folded[end : end + 1]
    return not (_latin(word[0]) and _latin(before)) and not (_latin(word[-1]) and _latin(after))


def _latin(character: str) -> bool:
    return character.isalnum() and character < "\u3000"


def fold(words: str) -> str:
    """Words without case and width, character for character.

    >>> fold("ＧＭ İstanbul ﾄﾗﾝﾌﾟ")
    'gm İstanbul トランプ'
    """
    return "".join(map(_folded, words))


@cache
def _folded(character: str) -> str:
    if character < "\x80":
        return character.lower()
    plain = unicodedata.normalize("NFKC", character).casefold()
    return plain if len(plain) == 1 else character


def _with_alike(text: str, found: list[Named], names: Mapping[str, Iterable[str]]) -> list[Named]:
    """The places, and those of names that are nearly known."""
    known = [(fold(word), actor) for actor, words in names.items() for word in words]
    known = [(word, actor) for word, actor in known if len(word) >= SHORTEST_ALIKE]
    others = list(_outside(_written_names(text), found))
    if not known or len(known) * len({name for name, _, _ in others}) > MOST_COMPARED:
        return found
    from rapidfuzz import fuzz, process

    words = [word for word, _ in known]
    near: dict[str, str | None] = {}
    for name, start, end in others:
        if name not in near and len(name) >= SHORTEST_ALIKE:
            best = process.extractOne(fold(name), words, scorer=fuzz.ratio, score_cutoff=ALIKE)
            near[name] = known[best[2]][1] if best else None
        if actor := near.get(name):
            found.append(Named(start, end, actor, "fuzzy"))
    return sorted(found, key=lambda one: one.start)


def new_names(text: str, found: Iterable[Named], *, least: int = RECURS) -> list[NewName]:
    """Names that stand in a text at least so often and were not found, the most frequent first."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, start, end in _outside(_written_names(text), found):
        places[name].append((start, end))
    recurring = [NewName(n, tuple(at)) for n, at in places.items() if len(at) >= least]
    return sorted(recurring, key=lambda one: (-len(one.places), one.places[0]))


def _written_names(text: str) -> Iterator[tuple[str, int, int]]:
    """What is written as names are: in capitals, in katakana, before a title, as a body."""
    for match in _CAPITALS.finditer(text):
        start, name = match.start(), match[0].rstrip(".'’-")
        while name.partition(" ")[0].casefold() in _STARTERS:
            first, _, rest = name.partition(" ")
            start, name = start + len(first) + 1, rest
        name = name.removesuffix("’s").removesuffix("'s")
        if len(name) > 2 and not (_opens(text, start) and " " not in name and not name.isupper()):
            yield name, start, start + len(name)
    for pattern in (_KATAKANA, _TITLED, _BODIES):
        for match in pattern.finditer(text):
            yield match[0], match.start(), match.end()


def _opens(text: str, start: int) -> bool:
    """Whether a sentence begins here, where any word has a capital."""
    before = text[max(start - 3, 0) : start].rstrip(" \"'“‘(")
    return start == 0 or not before or before[-1] in ".!?:\n"


def _outside(
    names: Iterable[tuple[str, int, int]], found: Iterable[Named]
) -> Iterator[tuple[str, int, int]]:
    """The names that overlap none of the places found."""
    taken = sorted((one.start, one.end) for one in found)
    at = 0
    for name, start, end in sorted(names, key=lambda one: one[1]):
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            yield name, start, end
