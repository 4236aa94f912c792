"""Actors that may be one under two names. Listed for the analyst to decide, never merged here.

Names are compared only within blocks that share a key (what is left without legal forms, word
order, accents ...), so that the work grows with the number of names and not with its square.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from graphkit.formats.reading.lookalike import differences, skeleton

_Keys = Callable[["_Name"], Iterator[str]]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


WINDOW = 12  # of a block that is large, each name is compared with so many that follow it
TYPED = 8  # letters that a name has at least for one of them to be a slip
LEGAL = _set(
    "gmbh mbh ggmbh ag se kg kgaa ohg ug ev eg inc incorporated corp corporation co company ltd "
    "limited llc llp lp plc pty pte pvt sa sas sarl spa srl sl nv bv ab oy oyj as asa aps kk kft "
    "zrt doo ooo oao pjsc sro"
)
_LEGAL_JAPANESE = re.compile(
    "株式会社|有限会社|合同会社|合資会社|合名会社|(一般|公益)?(社団|財団)法人|㈱|㈲|[(（][株有社財][)）]"
    "|股份有限公司|有限公司|有限责任公司"
)
SAME = ("nothing: the name is the same",)
_SMALL = _set("and und et y e of the for de der die das des du la le les für on in")
_WORD = re.compile(r"[^\W_]+")
_DOTS = re.compile(r"(?<=\b\w)\.(?=\w\b|\s|$|,|;|-)")  # of initials and of S.A., e.V.
_UMLAUTS = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "ø": "oe",
        "å": "aa",
        "æ": "ae",
        "Ä": "Ae",
        "Ö": "Oe",
        "Ü": "Ue",
        "Ø": "Oe",
        "Å": "Aa",
    }
)


@dataclass(frozen=True, slots=True)
class Double:
    """Two actors that may be one: their ids, the names that say so, and what sets these apart."""

    keep: str
    same: str
    keep_name: str
    same_name: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name with what it is compared by."""

    id: str
    text: str
    words: tuple[str, ...]  # folded, without accents
    core: tuple[str, ...]  # the same without legal forms at the end


def doubles(called: Mapping[str, Sequence[str]]) -> list[Double]:
    """Pairs of ids whose names suggest that they are one; each pair once, for its best reason.

    Of several that may all be one, each stands with the first alone, so that all can be ticked.
    """
    names = [_name(id, text) for id, texts in called.items() for text in texts if text.strip()]
    order = {id: number for number, id in enumerate(called)}
    found: dict[tuple[str, str], Double] = {}
    for key_of, why in _REASONS:
        for one, other in _pairs(names, key_of):
            if one.id == other.id:
                continue
            if order[one.id] > order[other.id]:
                one, other = other, one
            if (one.id, other.id) not in found and (reason := why(one, other)):
                found[one.id, other.id] = Double(one.id, other.id, one.text, other.text, reason)
    first: dict[str, set[str]] = defaultdict(set)
    kept = []
    for double in sorted(found.values(), key=lambda d: (order[d.keep], order[d.same])):
        if not first[double.keep] & first[double.same]:
            first[double.same].add(double.keep)
            kept.append(double)
    return kept


def _name(id: str, text: str) -> _Name:
    plain = unicodedata.normalize("NFKC", text)
    words = _words(plain)
    bare = _LEGAL_JAPANESE.sub(" ", plain)
    core = list((bare != plain and _words(bare)) or words)
    while len(core) > 1 and (core[-1] in LEGAL or core[-1] in ("and", "und", "the")):
        core.pop()
    return _Name(id, text, words, tuple(core[1:] if core[0:1] == ["the"] and core[1:] else core))


def _words(text: str) -> tuple[str, ...]:
    """The words of a text, folded; the full stops of initials and of S.A. count for nothing."""
    return tuple(_WORD.findall(_without_accents(_DOTS.sub("", text.casefold()))))


def _without_accents(text: str) -> str:
    """Latin letters without their marks; other scripts keep theirs, which make other letters."""
    if text.isascii():
        return text
    parts = (unicodedata.normalize("NFKD", c) if c > "\x7f" else c for c in text)
    return "".join(part[0] if part[:1] < "\u0250" else unicodedata.normalize("NFC", part)
                   for part in parts if part)  # fmt: skip


def _pairs(names: Iterable[_Name], key_of: _Keys) -> Iterator[tuple[_Name, _Name]]:
    """Pairs of names that share a key; of a large block only those that stand near in order."""
    blocks: dict[str, list[_Name]] = defaultdict(list)
    for name in names:
        for key in key_of(name):
            blocks[key].append(name)
    for block in blocks.values():
        if len(block) <= WINDOW:
            yield from combinations(block, 2)
            continue
        block.sort(key=lambda name: (name.core, name.text))
        for start, one in enumerate(block):
            for other in block[start + 1 : start + WINDOW]:
                yield one, other


def _by_skeleton(name: _Name) -> Iterator[str]:
    yield skeleton(name.text)


def _alike(one: _Name, other: _Name) -> tuple[str, ...]:
    return differences(one.text, other.text) or SAME


def _by_words(name: _Name) -> Iterator[str]:
    yield skeleton("".join(name.words))
    if name.text.translate(_UMLAUTS) != name.text:
        yield skeleton("".join(_written_out(name).words))


def _written_out(name: _Name) -> _Name:
    """The name with ae for ä."""
    return _name(name.id, name.text.translate(_UMLAUTS))


def _by_core(name: _Name) -> Iterator[str]:
    yield skeleton("".join(name.core))
    if name.text.translate(_UMLAUTS) != name.text:
        yield skeleton("".join(_written_out(name).core))


def _by_sorted_core(name: _Name) -> Iterator[str]:
    if len(name.core) > 1:
        yield skeleton(" ".join(sorted(name.core)))


def _by_initial(name: _Name) -> Iterator[str]:
    """The keys of a person's name: its last word (or first) with the initial of the other."""
    words = [word for word in name.core if word.isalpha()]
    if 2 <= len(words) <= 3 and len(words) == len(name.core) and words[0].isascii():
        for long, short in ((words[-1], words[0]), (words[0], words[-1])):
            if len(long) > 2:
                yield f"{long} {short[0]}"


def _initial(one: _Name, other: _Name) -> tuple[str, ...]:
    """One has an initial where the other has a name, and no more."""
    few, many = (sorted(n.core, key=len, reverse=True) for n in (one, other))
    if min(map(len, few)) > min(map(len, many)):
        few, many = many, few
    initials = [word for word in few if len(word) == 1]
    long = {word for word in few if len(word) > 1}
    rest = [word for word in many if word not in long]
    if not initials or len(long) != 1 or not long <= set(many) or min(map(len, rest)) < 2:
        return ()
    letters = {word[0] for word in rest}
    return ("an initial for a name",) if set(initials) <= letters else ()


def _by_acronym(name: _Name) -> Iterator[str]:
    if len(name.core) == 1 and 2 <= len(name.core[0]) <= 7:
        plain = re.sub(r"[.\s]", "", name.text)
        if plain.isupper() and plain.isalpha():
            yield name.core[0]
    elif len(name.core) > 2 or (len(name.core) == 2 and name.core[0] not in _SMALL):
        yield "".join(word[0] for word in name.core if word not in _SMALL)


def _acronym(one: _Name, other: _Name) -> tuple[str, ...]:
    short, long = sorted((one, other), key=lambda name: len(name.core))
    return ("an abbreviation",) if len(short.core) == 1 and len(long.core) > 1 else ()


def _by_ends(name: _Name) -> Iterator[str]:
    whole = "".join(name.core)
    if len(whole) >= TYPED:
        yield f"{whole[:4]}-"
        yield f"-{whole[-4:]}"


def _slip(one: _Name, other: _Name) -> tuple[str, ...]:
    """One letter more, less, changed or swapped, in words of some length and in no number."""
    from rapidfuzz.distance import OSA

    texts = ["".join(name.core) for name in (one, other)]
    if OSA.distance(*texts, score_cutoff=1) != 1:
        return ()
    odd = set(one.core) ^ set(other.core)
    if min(map(len, odd), default=0) < 4 or any(map(str.isdigit, "".join(odd))):
        return ()
    return ("one letter",)


# From the surest to the least sure: the key of the blocks, and in what two of a block differ.
_REASONS: tuple[tuple[_Keys, Callable[[_Name, _Name], tuple[str, ...]]], ...] = (
    (_by_skeleton, _alike),
    (_by_words, lambda one, other: ("accents",)),
    (_by_core, lambda one, other: ("the legal form or an article",)),
    (_by_sorted_core, lambda one, other: ("the order of words",)),
    (_by_initial, _initial),
    (_by_acronym, _acronym),
    (_by_ends, _slip),
)
