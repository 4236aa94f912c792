"""Where a quotation stands in its text, and how a program counted to it.

Offsets count characters, as Unicode does. Some programs count those beyond U+FFFF (emoji, rare
Han characters) twice, and a line break as one or two; the words that a program keeps beside the
offsets show which.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

AROUND = 40
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Counting:
    """How offsets count: characters beyond U+FFFF `twice`, line breaks as stored or as `breaks`."""

    twice: bool = False
    breaks: str = ""

    def cut(self, text: str, start: int, end: int) -> str:
        """What stands between two offsets."""
        whole = re.sub(r"\r\n|\n", lambda _: self.breaks, text) if self.breaks else text
        if not self.twice:
            return whole[start:end]
        units = whole.encode("utf-16-le", "surrogatepass")
        return units[2 * start : 2 * end].decode("utf-16-le", "replace")

    def __str__(self) -> str:
        said = {"\n": "a line break once", "\r\n": "a line break twice"}.get(self.breaks, "")
        beyond = "characters beyond U+FFFF twice" if self.twice else ""
        return " and ".join(filter(None, (beyond, said)))


WAYS = tuple(Counting(twice, breaks) for breaks in ("", "\n", "\r\n") for twice in (False, True))


@dataclass(frozen=True, slots=True)
class Quoted:
    """One selection: its text, its offsets, and the words that its program keeps beside them."""

    text: str
    start: int
    end: int
    words: str


def counting_of(quoted: Collection[Quoted]) -> Counting:
    """The way of counting that finds most of the words; Unicode's own where all are as good."""
    told = [one for one in quoted if _plain(one.words)]
    if not any(_open_to_doubt(one.text) for one in told):
        return WAYS[0]
    return max(WAYS, key=lambda way: sum(fits(way.cut(q.text, q.start, q.end), q.words)
                                         for q in told))  # fmt: skip


def _open_to_doubt(text: str) -> bool:
    return "\n" in text or any(ord(character) > 0xFFFF for character in text)


def fits(found: str, words: str) -> bool:
    """Whether a quotation is what its program says, which may have cut it short."""
    one, other = _plain(found), _plain(words)
    return bool(other) and (one.startswith(other) or (other.startswith(one) and bool(one)))


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text).strip().removesuffix("...").removesuffix("…").strip()


def locator(start: object, end: object, before: str = "", after: str = "") -> str:
    """Offsets and context: `characters 54-112, after '...', before '...'`."""
    parts = [f"characters {start}-{end}" if f"{start}{end}" else ""]
    if before := _BLANKS.sub(" ", before).strip():
        parts.append(f"after '{before}'")
    if after := _BLANKS.sub(" ", after).strip():
        parts.append(f"before '{after}'")
    return ", ".join(filter(None, parts))


def context(text: str, start: int, end: int, way: Counting = WAYS[0]) -> tuple[str, str]:
    """What stands before and after a quotation."""
    before, after = way.cut(text, max(start - AROUND, 0), start), way.cut(text, end, end + AROUND)
    more = "..." if way.cut(text, end + AROUND, end + AROUND + 1) else ""
    return ("..." if start > AROUND else "") + before.lstrip(), after.rstrip() + more


def joined(words: Sequence[str]) -> str:
    """Several quotations of one claim."""
    return " ... ".join(filter(None, map(str.strip, words)))
