"""Words in placeholders: titles of two lines, paragraphs no smaller than can be read."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphkit.renderers.figures.advances import wide
from graphkit.renderers.figures.lettering import balanced, fold_lines, rejoin
from graphkit.renderers.slides.powerpoint.alternative import describe
from graphkit.renderers.slides.powerpoint.layouts import Room, is_title, place, room_of, text_size
from graphkit.renderers.slides.powerpoint.lettering import (
    INSET,
    LINE,
    TOP_INSET,
    fitting,
    height,
    width,
)

if TYPE_CHECKING:
    from graphkit.renderers.slides.powerpoint.page import Deck

TITLE, LARGEST_TITLE = 24.0, 32.0  # points; larger ones would differ too much from long ones
MOST_LINES = 2  # of a title
LARGEST, LEAST_TEXT = 22.0, 12.0
LEAST_FOOTER = 8.0
_GAP = 0.55  # of a line above each support


def put_title(deck: Deck, shape: Any, titles: Sequence[str]) -> None:
    """The first of the titles that fits two lines at 24 points or more; a title is never smaller,
    and cut only where no shorter finding is known."""
    inherited, inner = text_size(shape, 26.0), _inner(room_of(shape))
    sizes = sorted(
        {max(TITLE, size) for size in smaller(min(inherited, LARGEST_TITLE))}, reverse=True
    )
    words, size = _shortest(titles[-1], inner), TITLE
    for title in titles:
        fits = next((s for s in sizes if _in_two_lines(title, inner, s)), None)
        if fits is not None:
            words, size = title, fits
            break
    _write(deck, shape, [words], None if size == inherited else size, inherited)
    if any(map(wide, words)):
        _break_lines(deck, shape, words, size, inner[0])


def _break_lines(deck: Deck, shape: Any, words: str, size: float, across: float) -> None:
    """Break a Japanese title where a reader would: PowerPoint breaks it between any two letters."""
    lines = balanced(words, across, MOST_LINES, lambda line: width(line, size, True))
    if len(lines) < 2:
        return
    paragraph = shape.text_frame.paragraphs[0]
    given = paragraph.runs[0].font.size
    first, *others = lines
    paragraph.runs[0].text = first
    for line in others:
        paragraph.add_line_break()
        deck.run(paragraph, line, size=None if given is None else given.pt)


def _in_two_lines(words: str, inner: tuple[float, float], size: float) -> bool:
    room = (inner[0], min(inner[1], MOST_LINES * size * LINE + 0.1))
    return fitting([words], room, [size], bold=True) is not None


def _shortest(words: str, inner: tuple[float, float]) -> str:
    lines = max(1, min(MOST_LINES, int(inner[1] / (TITLE * LINE))))
    return rejoin(fold_lines(words, inner[0], lines, lambda line: width(line, TITLE, True)))


def fill(
    deck: Deck,
    shape: Any,
    paragraphs: Sequence[str],
    *,
    default: float,
    least: float,
    room: Room | None = None,
) -> list[str]:
    """Put paragraphs into a placeholder in its own style, smaller only where they would not fit;
    returns those that do not fit at the least."""
    if room is not None:
        place(shape, room)
    inherited = text_size(shape, default)
    across, up = _inner(room or room_of(shape))
    inner = (across - _indent(shape, inherited), up)
    sizes = [s for s in smaller(inherited) if s >= least] or [least]
    space = 0.3 if len(paragraphs) > 1 else 0.0
    kept, size = list(paragraphs), None
    while kept and size is None:
        size = fitting(kept, inner, sizes, space=space)
        if size is None:
            kept.pop()
    if not kept and paragraphs:
        size = sizes[-1]
        lines = max(1, int(inner[1] / (size * LINE)))
        folded = fold_lines(paragraphs[0], inner[0], lines, lambda line: width(line, size or least))
        kept = [rejoin(folded)]
    _write(deck, shape, kept, None if size == inherited else size, inherited)
    return list(paragraphs[len(kept) :])


def put_supports(
    deck: Deck, shape: Any, supports: Sequence[tuple[str, Sequence[str]]], room: Room
) -> None:
    """Each support as a bold label over its sentences, as large as the room lets them be."""
    from pptx.oxml.ns import qn
    from pptx.util import Pt

    inner = _inner(room)
    sizes = (LARGEST, 20.0, 18.0, 16.0, 14.0, 13.0, LEAST_TEXT)
    size = next((s for s in sizes if _high(supports, inner[0], s) <= inner[1]), LEAST_TEXT)
    kept = list(supports)
    while len(kept) > 1 and _high(kept, inner[0], size) > inner[1]:
        kept.pop()
    frame = shape.text_frame
    frame.text, frame.word_wrap = "", True
    rows = [
        row for label, said in kept for row in ((label, True), (" ".join(said), False)) if row[0]
    ]
    for number, (words, label) in enumerate(rows):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        deck.run(paragraph, words, size=size, bold=True if label else None)
        hold_lines(paragraph, words, size)
        properties = paragraph._p.get_or_add_pPr()
        properties.set("marL", "0")
        properties.set("indent", "0")
        paragraph.space_before = Pt(_GAP * size if label and number else 0)
        paragraph.space_after = Pt(0)
        properties.append(properties.makeelement(qn("a:buNone"), {}))
    describe(shape, " ".join(words for words, _ in rows))


def _high(supports: Sequence[tuple[str, Sequence[str]]], across: float, size: float) -> float:
    told = math.fsum(height([label], across, size, bold=True) for label, _ in supports)
    said = math.fsum(height([" ".join(words)], across, size) for _, words in supports)
    return told + said + _GAP * size * len(supports)


def _write(
    deck: Deck, shape: Any, paragraphs: Sequence[str], size: float | None, inherited: float
) -> None:
    frame = shape.text_frame
    frame.text = ""
    for number, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        deck.run(paragraph, words, size=size)
        hold_lines(paragraph, words, size or inherited)
    describe(shape, deck.language.sentences(paragraphs))


def put_footer(deck: Deck, shape: Any, sources: Sequence[str]) -> None:
    """The first of the source lines that fits on one line; smaller where it must be, then cut."""
    inherited = min(text_size(shape, 11.0), 12.0)
    across = 0.94 * _inner(room_of(shape))[0]
    sizes = [s for s in smaller(inherited) if s >= LEAST_FOOTER] or [LEAST_FOOTER]
    fits = ((words, s) for words in sources for s in sizes if width(words, s) <= across)
    line, size = next(fits, ("", sizes[-1]))
    line = line or rejoin(fold_lines(sources[-1], across, 1, lambda said: width(said, size)))
    _write(deck, shape, [line], None if size == text_size(shape, 11.0) else size, inherited)
    spell_out(shape)


def spell_out(footer: Any) -> None:
    """Say the inherited alignment and font again: LibreOffice forgets them in footers."""
    from pptx.oxml.ns import qn

    paragraph = footer.text_frame.paragraphs[0]
    base: Any = footer
    while base is not None:
        level = base._element.find(f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}")
        if level is not None and level.get("algn"):
            paragraph._p.get_or_add_pPr().set("algn", level.get("algn"))
            break
        base = getattr(base, "_base_placeholder", None)
    for run in paragraph.runs:
        run.font.name = run.font.name or "+mn-lt"


def hold_lines(paragraph: Any, words: str, size: float) -> None:
    """Set the distance of lines where Japanese is written: its fonts differ widely in theirs."""
    from pptx.util import Pt

    if any(map(wide, words)):
        paragraph.line_spacing = Pt(LINE * size)


def _inner(room: Room | None) -> tuple[float, float]:
    """Width and height without the padding of a text box."""
    if room is None:
        return 0.0, 0.0
    return room.width - 2 * INSET, room.height - 2 * TOP_INSET


def smaller(size: float) -> list[float]:
    """A size and those below it, as far as anybody would go."""
    return [size * share for share in (1.0, 0.92, 0.85, 0.78, 0.7, 0.64, 0.58, 0.52, 0.46)]


def _indent(shape: Any, size: float) -> float:
    """Room that a bullet takes."""
    return 0.0 if is_title(shape) else 1.5 * size
