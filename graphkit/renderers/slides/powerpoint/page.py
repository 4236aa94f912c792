"""One deck being written: slides from layouts, with title, source, numbers, notes and alt text."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from graphkit.findings import Report
from graphkit.language import STOPS, Language, Name, text
from graphkit.renderers.figures.advances import wide
from graphkit.renderers.figures.frame import sources_line
from graphkit.renderers.slides.powerpoint.alternative import describe
from graphkit.renderers.slides.powerpoint.layouts import (
    Layouts,
    Room,
    choose,
    content_room,
    own_room,
    place,
    slide_room,
    strip,
)
from graphkit.renderers.slides.powerpoint.lettering import width
from graphkit.renderers.slides.powerpoint.paper import Paper, paper_of
from graphkit.renderers.slides.powerpoint.words import LEAST_FOOTER, put_footer, put_title
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean

JAPANESE = "Yu Gothic"
SOURCE = 9.0  # the size of a source line without a place of its own


@dataclass
class Deck:
    """A presentation, what it shows, in which language, and where the live map is."""

    presentation: Any
    report: Report
    language: Language
    map_at: str | None = None
    template: str = "The template"

    @cached_property
    def layouts(self) -> Layouts:
        return choose(self.presentation, self.template)

    @cached_property
    def paper(self) -> Paper:
        return paper_of(self.layouts.content)

    @cached_property
    def _content(self) -> tuple[Room, bool]:
        return content_room(self.presentation, self.layouts)

    @property
    def room(self) -> Room:
        """The room under the title."""
        return self._content[0]

    @property
    def odd_body(self) -> bool:
        """Whether the content placeholder must be put into the room, which is not its own."""
        return not self._content[1]

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """What the deck tells."""
        return pages(self.report)

    def say(self, value: Any) -> str:
        return clean(self.language.say(value))

    def headed(self, value: Any) -> str:
        """Words as a title, which has no full stop; one inside stays."""
        said = self.say(value)
        return said.rstrip(STOPS) or said

    def name(self, actor: str) -> str:
        """An actor's name; its id where nothing of the name can be written."""
        return self.say(Name(actor)) or clean(actor) or "?"

    def slide(self, layout: Any, page: Page) -> Any:
        """A new slide with title, number, source and notes."""
        slide = self.presentation.slides.add_slide(layout)
        for kind in ("FOOTER", "SLIDE_NUMBER"):
            self._aside(slide, layout, kind)
        title = slide.shapes.title
        if title is not None:
            put_title(self, title, [self.headed(found) for found in page.titles])
        self._notes(slide, page)
        return slide

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

    def _aside(self, slide: Any, layout: Any, kind: str) -> None:
        """The source line, or the slide's number, in the layout's place for it where that can be
        written into; a source line is never left out."""
        whole = slide_room(self.presentation)
        found = [s for s in layout.placeholders if s.placeholder_format.type.name == kind]
        spare = strip(whole, max(self.room.left, 0.02 * whole.width), kind)
        if not found:
            if kind == "FOOTER":
                self._source_box(slide, spare)
            return
        element = copy.deepcopy(found[0].element)
        tree = slide.shapes._spTree
        element.nvSpPr.cNvPr.set("id", str(_next_id(tree)))
        tree.append(element)
        shape = slide.placeholders[found[0].placeholder_format.idx]
        if own_room(layout, kind, whole) is None:
            place(shape, spare)
        if kind == "FOOTER":
            put_footer(self, shape, self.sources)
        else:
            describe(shape, self.say(text("Slide number")))

    def _source_box(self, slide: Any, room: Room) -> None:
        from graphkit.renderers.slides.powerpoint.drawing import Canvas

        canvas = Canvas(self, slide.shapes)
        spot = (room.left, room.top, room.width, room.height)
        line = next((said for said in self.sources if width(said, SOURCE) <= room.width), None)
        size = LEAST_FOOTER if line is None else SOURCE
        canvas.words([line or self.sources[-1]], spot, size=size, colour=self.paper.muted)

    @cached_property
    def sources(self) -> list[str]:
        """On which day and on how much the deck rests, the fullest first."""
        lines = (sources_line(self.report), sources_line(self.report, brief=True))
        return [self.say(line) for line in lines]

    def _notes(self, slide: Any, page: Page) -> None:
        """What the speaker may need: the sentences in full, the evidence, how to see more."""
        told = [sentence for support in page.supports for sentence in support.said]
        said = [self.say(note) for note in (page.title, *told, *page.points, *page.notes)]
        if page.evidence:
            said += ["", self.say(text("Evidence:"))]
            said += [clean(claim.said(self.language)) for claim in page.evidence]
        if page.more:
            said += ["", self.say(page.said_more)]
        slide.notes_slide.notes_text_frame.text = "\n".join(dict.fromkeys(said))


def _next_id(tree: Any) -> int:
    return max([int(i) for i in tree.xpath("//@id") if i.isdigit()] or [1]) + 1
