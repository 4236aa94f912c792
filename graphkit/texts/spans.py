"""Paragraphs and sentences of a text, as spans of offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_LINE = re.compile(r"\n\s*")
_ENDS = re.compile(
    r"""[.!?…]+["'”’»)\]]*(?=\s)|[。！？!?｡…]+[」』”’）)]*""",
)
_SHORT = re.compile(
    r"(?:^|[\s(])(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|St|Jr|Sr|No|vs|cf|Inc|Ltd|Co|"
    r"Corp|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|U\.S|U\.K|E\.U)\.$"
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text, from `start` up to `end`."""

    start: int
    end: int


def paragraphs(text: str) -> list[Span]:
    """What blank lines part; where a text has none, every line."""
    parting = _BLANK_LINE if _BLANK_LINE.search(text.strip()) else _LINE
    return list(_between(text, 0, len(text), parting))


def sentences(text: str, paragraph: Span) -> list[Span]:
    """The sentences of a paragraph. A full stop after an abbreviation or an initial ends none.

    >>> text = "Mr. A. Smith agreed. Would they? 反対だ。賛成だ。"
    >>> [text[s.start:s.end] for s in sentences(text, Span(0, len(text)))]
    ['Mr. A. Smith agreed.', 'Would they?', '反対だ。', '賛成だ。']
    """
    found, start = [], paragraph.start
    for match in _ENDS.finditer(text, paragraph.start, paragraph.end):
        end = match.end()
        if (
            _SHORT.search(text[max(start, end - 12) : end])
            or text[end : end + 2].strip()[:1].islower()
        ):
            continue
        found.append(_stripped(text, start, end))
        start = end
    found.append(_stripped(text, start, paragraph.end))
    return [span for span in found if span.start < span.end]


def _between(text: str, start: int, end: int, parting: re.Pattern[str]) -> Iterator[Span]:
    at = start
    for match in [*parting.finditer(text, start, end), None]:
        span = _stripped(text, at, match.start() if match else end)
        if span.start < span.end:
            yield span
        at = match.end() if match else end


def _stripped(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends."""
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    return Span(start, max(start, end - (len(piece) - len(piece.rstrip()))))
