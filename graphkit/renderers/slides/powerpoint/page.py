"""One deck being written: slides from layouts, with title, numbers, notes and alt text."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphkit.findings import Report
from graphkit.language import Language, Name, text
from graphkit.renderers.figures.lettering import fold_lines, rejoin, wide
from graphkit.renderers.slides.powerpoint.layouts import (
    Layouts,
    Room,
    body_of,
    choose,
    content_room,
    is_title,
    room_of,
    text_size,
    title_of,
)
from graphkit.renderers.slides.powerpoint.lettering import INSET, LINE, TOP_INSET, fitting, width
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean

POINT = 12700
LEAST_TITLE = 16.0
LEAST_TEXT = 12.0
LEAST_FOOTER = 8.0
JAPANESE = "Yu Gothic"


@dataclass
class Deck:
    """A presentation, what it shows, and in which language."""

    presentation: Any
    report: Report
    language: Language

    @cached_property
    def layouts(self) -> Layouts:
        return choose(self.presentation)

    @cached_property
    def room(self) -> Room:
        return content_room(self.presentation, self.layouts)

    @cached_property
    def title_size(self) -> float | None:
        """The size at which every title but the cover's fits, so that all are alike."""
        layout = self.layouts.content
        holder = next((s for s in layout.placeholders if is_title(s)), None)
        if holder is None:
            return None
        room = room_of(holder)
        inner = (room.width - 2 * INSET, room.height - 2 * TOP_INSET)
        sizes = [s for s in _smaller(text_size(holder, 26)) if s >= LEAST_TITLE]
        titles = [self.say(page.title) for page in self.pages if page.id != "cover"]
        return min(
            (fitting([title], inner, sizes, bold=True) or LEAST_TITLE for title in titles),
            default=None,
        )

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """What the deck tells."""
        return pages(self.report, self.language.code)

    def say(self, value: Any) -> str:
        return clean(self.language.say(value))

    def name(self, actor: str) -> str:
        """An actor's name; its id where nothing of the name can be written."""
        return self.say(Name(actor)) or clean(actor) or "?"

    def slide(self, layout: Any, page: Page) -> Any:
        """A new slide with title, number, footer and notes."""
        slide = self.presentation.slides.add_slide(layout)
        self._aside(slide, layout)
        title = title_of(slide)
        if title is not None:
            most = None if page.id == "cover" else self.title_size
            self.fill(title, [self.say(page.title)], default=26, least=LEAST_TITLE, most=most)
        self._notes(slide, page)
        return slide

    def fill(
        self,
        shape: Any,
        paragraphs: Sequence[str],
        *,
        default: float,
        least: float,
        most: float | None = None,
    ) -> list[str]:
        """Put paragraphs into a placeholder in its own style, smaller only where they would
        not fit or are to be at `most` so large; returns those that do not fit at the least."""
        inherited = text_size(shape, default)
        room = room_of(shape)
        inner = (room.width - 2 * INSET - _indent(shape, inherited), room.height - 2 * TOP_INSET)
        sizes = [s for s in _smaller(inherited) if s >= least and (most is None or s <= most)]
        space, bold = 0.3 if len(paragraphs) > 1 else 0.0, is_title(shape)
        kept, size = list(paragraphs), None
        while kept and size is None:
            size = fitting(kept, inner, sizes, space=space, bold=bold)
            if size is None:
                kept.pop()
        if not kept and paragraphs:
            smaller = [s for s in _smaller(inherited) if s < least]
            kept, size = _cut(paragraphs[0], inner, smaller or [least], bold)
        frame = shape.text_frame
        frame.text = ""
        for number, words in enumerate(kept):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            self.run(paragraph, words, size=None if size == inherited else size)
            hold_lines(paragraph, words, size or inherited)
        describe(shape, self.language.sentences(kept))
        return list(paragraphs[len(kept) :])

    def run(
        self, paragraph: Any, words: str, *, size: float | None = None, bold: bool | None = None
    ) -> Any:
        """Add words to a paragraph, marked with their language and an East Asian typeface."""
        from pptx.oxml.ns import qn
        from pptx.util import Pt

        run = paragraph.add_run()
        run.text = words
        if size is not None:
            run.font.size = Pt(size)
        if bold is not None:
            run.font.bold = bold
        properties = run._r.get_or_add_rPr()
        japanese = any(map(wide, words))
        properties.set("lang", "ja-JP" if japanese else "en-US")
        if japanese:
            properties.set("altLang", "en-US")
            if not self._theme_typeface:
                properties.append(properties.makeelement(qn("a:ea"), {"typeface": JAPANESE}))
        return run

    @cached_property
    def _theme_typeface(self) -> str:
        """The East Asian typeface that the template's theme sets, empty where it sets none."""
        from lxml import etree
        from pptx.opc.constants import RELATIONSHIP_TYPE as RT

        theme = etree.fromstring(self.presentation.slide_master.part.part_related_by(RT.THEME).blob)
        found = theme.find(".//{*}minorFont/{*}ea")
        return "" if found is None else found.get("typeface", "")

    def _aside(self, slide: Any, layout: Any) -> None:
        """Slide number and footer, where the layout has a place for them."""
        tree = slide.shapes._spTree
        for shape in layout.placeholders:
            kind = shape.placeholder_format.type.name
            if kind not in ("SLIDE_NUMBER", "FOOTER"):
                continue
            element = copy.deepcopy(shape.element)
            element.nvSpPr.cNvPr.set("id", str(_next_id(tree)))
            tree.append(element)
            if kind == "FOOTER":
                self._fill_footer(slide.placeholders[shape.placeholder_format.idx])
            else:
                describe(
                    slide.placeholders[shape.placeholder_format.idx], self.say(text("Slide number"))
                )

    def _fill_footer(self, footer: Any) -> None:
        """Dataset and day, on one line."""
        words, across = self.say(self._footer()), 0.94 * (room_of(footer).width - 2 * INSET)
        sizes = [size for size in _smaller(text_size(footer, 11)) if size >= LEAST_FOOTER]
        most = next((size for size in sizes if width(words, size) <= across), LEAST_FOOTER)
        self.fill(footer, [words], default=11, least=LEAST_FOOTER, most=most)
        spell_out(footer)

    def _footer(self) -> Any:
        name = self.report.dataset.called(self.language.code)
        if self.report.as_of is None:
            return text("{dataset}", dataset=name)
        return text("{dataset} · as of {day}", dataset=name, day=self.report.as_of)

    def _notes(self, slide: Any, page: Page) -> None:
        """What the speaker may need: the sentences in full, the evidence, how to see more."""
        said = [self.say(page.title), *(self.say(note) for note in (*page.points, *page.notes))]
        if page.evidence:
            said += ["", self.say(text("Evidence:"))]
            said += [clean(claim.said(self.language)) for claim in page.evidence]
        if page.more:
            said += ["", self.say(page.said_more)]
        slide.notes_slide.notes_text_frame.text = "\n".join(dict.fromkeys(said))


def _cut(
    words: str, room: tuple[float, float], sizes: Sequence[float], bold: bool
) -> tuple[list[str], float]:
    """Words at the first size that fits, else cut at the last."""
    size = fitting([words], room, sizes, bold=bold)
    if size is not None:
        return [words], size
    size = sizes[-1]
    most = max(1, int(room[1] / (size * LINE)))
    rows = fold_lines(words, room[0], most, lambda line: width(line, size, bold))
    return [rejoin(rows)], size


def hold_lines(paragraph: Any, words: str, size: float) -> None:
    """Set the distance of lines where Japanese is written: its fonts differ widely in theirs."""
    from pptx.util import Pt

    if any(map(wide, words)):
        paragraph.line_spacing = Pt(LINE * size)


def describe(shape: Any, words: str) -> None:
    """Alternative text, which python-pptx has no call for."""
    element = shape._element
    element.xpath(".//p:cNvPr")[0].set("descr", words)


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


def drop(shape: Any) -> None:
    """Take a placeholder off a slide."""
    shape._element.getparent().remove(shape._element)


def _next_id(tree: Any) -> int:
    return max([int(i) for i in tree.xpath("//@id") if i.isdigit()] or [1]) + 1


def _smaller(size: float) -> list[float]:
    return [size * share for share in (1.0, 0.92, 0.85, 0.78, 0.7, 0.64, 0.58, 0.52, 0.46)]


def _indent(shape: Any, size: float) -> float:
    """Room that a bullet takes."""
    return 1.5 * size if "TITLE" not in shape.placeholder_format.type.name else 0.0


__all__ = ["Deck", "body_of", "describe", "drop"]
