"""A quotation: where a passage stands in its text, said so that it can be found and checked.

The two selectors of the W3C's Web Annotation model in one: the words with some characters before
and after (TextQuoteSelector), and offsets (TextPositionSelector). Offsets count characters, as
Python does; a browser counts UTF-16 units, in which those beyond U+FFFF are two.

A claim's `locator` says it in one form, which a reader understands and `parse_locator` reads back:

    characters 54-71 'the bill must die', after 'she told the hall that ', before ' today.'
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from graphkit.locator import in_utf16, offsets_in
from graphkit.phrases import phrase
from graphkit.texts.reading import SHOWN_BREAK

AROUND = 32  # characters of context on each side
LONGEST = 20_000  # characters of a passage
_FORM = re.compile(r"characters (\d{1,9})-(\d{1,9}) '(.*)', after '(.*)', before '(.*)'", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: its words, the characters before and after, and offsets into the text."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def stands_in(self, text: str) -> bool:
        """Whether this very passage, with its context, stands at its place in a text."""
        return self.end <= len(text) and self == quote_at(text, self.start, self.end)

    @property
    def locator(self) -> str:
        """The quotation as a claim's locator says it."""
        exact, before, after = map(_on_one_line, (self.exact, self.prefix, self.suffix))
        return f"characters {self.start}-{self.end} '{exact}', after '{before}', before '{after}'"


def quote_at(text: str, start: int, end: int) -> Quote:
    """The passage between two offsets, with its context.

    Raises ValueError where there is none: outside the text, empty, or too long.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(
            phrase(
                "There is no passage at characters {start}-{end} of {all}.",
                start=start,
                end=end,
                all=len(text),
            )
        )
    if end - start > LONGEST:
        raise ValueError(
            phrase(
                "The passage has {n} characters; {most} are allowed.",
                n=f"{end - start:,}",
                most=f"{LONGEST:,}",
            )
        )
    before, after = text[max(start - AROUND, 0) : start], text[end : end + AROUND]
    return Quote(text[start:end], before, after, start, end)


def find_quote(text: str, exact: str, prefix: str = "", suffix: str = "") -> Quote | None:
    """Where words stand in a text to the letter: where the context fits best, the first of equals.

    None where they do not stand there.
    """
    best: tuple[int, int] | None = None
    start = text.find(exact) if exact else -1
    while start >= 0:
        end = start + len(exact)
        fit = text.endswith(prefix, 0, start) + text.startswith(suffix, end)
        if best is None or fit > best[0]:
            best = (fit, start)
        if fit == 2:
            break
        start = text.find(exact, start + 1)
    return None if best is None else quote_at(text, best[1], best[1] + len(exact))


def parse_locator(locator: str) -> Quote | None:
    """The quotation that a locator says; None where it says none.

    Offsets say how long the words and what stands before them are, so that quotation marks in
    them do no harm.
    """
    found = _FORM.fullmatch(locator)
    if found is None:
        return None
    start, end = int(found[1]), int(found[2])
    rest = locator[locator.index("'") + 1 :]
    size, before = end - start, min(start, AROUND)
    exact, rest = rest[:size], rest[size:]
    opening = "', after '"
    prefix, middle = rest[len(opening) :][:before], rest[len(opening) + before :]
    closing = "', before '"
    if size <= 0 or not (rest.startswith(opening) and middle.startswith(closing)):
        return None
    suffix = middle[len(closing) : -1]
    words, before_it, after_it = map(_as_it_stands, (exact, prefix, suffix))
    return Quote(words, before_it, after_it, start, end)


def check_quote(text: str, quote: Quote) -> str:
    """What is wrong with a quotation of a text; nothing where it stands there to the letter."""
    if quote.stands_in(text):
        return ""
    found = text[quote.start : quote.end][:60]
    return phrase(
        "At characters {start}-{end} stands '{found}', not '{words}'.",
        start=quote.start,
        end=quote.end,
        found=found,
        words=quote.exact[:60],
    )


class Units:
    """Offsets in characters to offsets in UTF-16 units and back, for one text.

    >>> units = Units("a\N{GRINNING FACE}b")
    >>> units.to_utf16(2), units.from_utf16(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self.length = len(text)
        self.wide = [at for at, character in enumerate(text) if character > "\uffff"]
        self._starts = [at + number for number, at in enumerate(self.wide)]

    def to_utf16(self, offset: int) -> int:
        """Units before the character number `offset`."""
        return offset + bisect_right(self.wide, offset - 1)

    def from_utf16(self, offset: int) -> int:
        """Characters before the unit number `offset`; ValueError in the middle of a character."""
        before = bisect_right(self._starts, offset - 1)
        found = offset - before
        if before and self._starts[before - 1] == offset - 1:
            raise ValueError(phrase("Unit {offset} lies inside a character.", offset=offset))
        if not 0 <= found <= self.length:
            raise ValueError(phrase("There is no unit {offset} in the text.", offset=offset))
        return found


def place_of(locator: str, units: Units) -> tuple[int, int] | None:
    """The characters that a locator names in a text, as this or another program counts."""
    ends = offsets_in(locator)
    if ends is None:
        return None
    try:
        start, end = map(units.from_utf16, ends) if in_utf16(locator) else ends
    except ValueError:
        return None
    return (start, end) if start < end <= units.length else None


def _on_one_line(words: str) -> str:
    return words.replace("\n", SHOWN_BREAK)


def _as_it_stands(words: str) -> str:
    return words.replace(SHOWN_BREAK, "\n")
