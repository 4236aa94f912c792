"""The report as a Word document: the one page, contents, sections, the evidence in an appendix.

Real headings and tables, rows that stay whole, figures with alternative text, page numbers.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from graphkit.evidence import Claimed
from graphkit.findings import Report, Section, Table
from graphkit.language import Language, text
from graphkit.renderers.audience import called
from graphkit.renderers.columns import column_widths
from graphkit.renderers.docx_fields import keep_rows, number_pages, put_contents, repeat_heading
from graphkit.renderers.figures.advances import wide
from graphkit.renderers.figures.frame import sources_line
from graphkit.renderers.html import FIGURES, drawn
from graphkit.renderers.office import name_the_data, same_bytes
from graphkit.renderers.style import MUTED, clean, table_words

LATIN, JAPANESE = "Arial", "Yu Gothic"
ROOM = 17 / 2.54 * 72  # the text's width in points
SMALL = 8.5
APPENDIX = text("Appendix: evidence")


def render(
    report: Report,
    *,
    language: Language,
    evidence: bool = True,
    figures: Sequence[str] = FIGURES,
    dated: date | None = None,
) -> bytes:
    """The report as .docx, the one page first; `evidence` lists the claims in an appendix.

    The file is `dated` to a day, by default the report's.

    Of `figures` those are drawn for which the report has the data.
    """
    import docx

    document = docx.Document()
    _styles(document)
    _without_second_styles(document)
    writer = _Writer(document, language)
    writer.head(report)
    for part in report.page[1:]:
        writer.part(part)
    cited = [(s, report.cited(s)) for s in report.sections] if evidence else []
    listed = [(section, claims) for section, claims in cited if claims]
    titles = [section.title for section in report.sections]
    writer.contents([*titles, *([APPENDIX] if listed else [])])
    for kind in drawn(report, figures):
        writer.figure(report, kind)
    for section in report.sections:
        writer.section(section)
    writer.appendix(listed)
    number_pages(document, writer.say(sources_line(report)))
    name_the_data(
        document.core_properties,
        title=clean(called(report, language)),
        subject=report.dataset.name,
        day=dated or report.as_of,
    )
    document.core_properties.language = {"ja": "ja-JP"}.get(language.code, "en-US")
    out = io.BytesIO()
    document.save(out)
    return same_bytes(out.getvalue())


class _Writer:
    """Writes into one document in one language."""

    def __init__(self, document: Any, language: Language) -> None:
        self.document = document
        self.language = language

    def say(self, value: Any) -> str:
        return clean(self.language.say(value))

    def head(self, report: Report) -> None:
        self.heading(clean(called(report, self.language)), 0)
        question = clean(report.question(self.language.code))
        if question:
            self.paragraph(question)
        if report.as_of is not None:
            self.paragraph(self.say(text("As of {day}.", day=report.as_of)), style="Caption")
        headline = clean(self.language.sentences(report.answer))
        self.paragraph(headline, style="Intense Quote")

    def overleaf(self) -> None:
        """The last paragraph begins a page."""
        self.document.paragraphs[-1].paragraph_format.page_break_before = True

    def contents(self, titles: Sequence[Any]) -> None:
        """What follows, as a field that Word fills with page numbers; its entries stand already."""
        said = [self.say(title) for title in titles]
        if said:
            self.paragraph(self.say(text("Contents")), bold=True)
            self.overleaf()
            put_contents(self.document, said)

    def part(self, part: Section) -> None:
        """A part of the one page, set close so that the page stays one."""
        self.heading(self.say(part.title), 2)
        if part.id == "next":
            said = [self.say(sentence) for sentence in part.lead]
        else:
            said = [clean(self.language.sentences(part.lead))] if part.lead else []
        for words in said:
            self.paragraph(words)
            self.document.paragraphs[-1].paragraph_format.space_after = 0
        if part.table is not None:
            self.table(part.table)
        for note in part.notes:
            self.paragraph(self.say(note), style="Caption")

    def section(self, section: Section) -> None:
        self.heading(self.say(section.title), 1)
        for sentence in section.lead:
            self.paragraph(self.say(sentence))
        if section.table is not None:
            self.table(section.table)
        for note in section.notes:
            self.paragraph(self.say(note), style="Caption")

    def appendix(self, listed: Sequence[tuple[Section, Sequence[Claimed]]]) -> None:
        """The claims that sections rest on, under their titles."""
        if listed:
            self.heading(self.say(APPENDIX), 1)
            self.overleaf()
        for section, claims in listed:
            self.heading(self.say(section.title), 2)
            for claim in claims:
                self.paragraph(clean(claim.said(self.language)), style="List Bullet", small=True)

    def heading(self, words: str, level: int) -> None:
        self.run(self.document.add_heading(level=level), words)

    def paragraph(
        self, words: str, *, style: str | None = None, bold: bool = False, small: bool = False
    ) -> None:
        self.run(self.document.add_paragraph(style=style), words, bold=bold, small=small)

    def run(self, paragraph: Any, words: str, *, bold: bool = False, small: bool = False) -> None:
        """Words with their language marked, so that spelling and fonts follow it."""
        from docx.oxml.ns import qn
        from docx.shared import Pt

        run = paragraph.add_run(words)
        if bold:
            run.bold = True
        if small:
            run.font.size = Pt(SMALL)
        properties = run._r.get_or_add_rPr()
        mark = properties.makeelement(qn("w:lang"), {qn("w:val"): "en-US"})
        if any(map(wide, words)):
            mark.set(qn("w:eastAsia"), "ja-JP")
        properties.append(mark)

    def table(self, content: Table) -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.shared import Pt

        rows = table_words(content, self.language)
        table = self.document.add_table(rows=1, cols=len(content.columns))
        table.style = "Light List Accent 1"
        table.autofit = False
        repeat_heading(table)
        widths = column_widths(rows, ROOM, SMALL, padding=2 * 5.4 + 2)
        for column, across in zip(table.columns, widths, strict=True):
            column.width = Pt(across)
        for number, row in enumerate(rows):
            cells = (table.rows[0] if number == 0 else table.add_row()).cells
            for cell, column, words, across in zip(
                cells, content.columns, row, widths, strict=True
            ):
                cell.width = Pt(across)
                paragraph = cell.paragraphs[0]
                self.run(paragraph, words, bold=number == 0, small=True)
                if column.format:
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        keep_rows(table)
        gap = self.document.add_paragraph().paragraph_format
        gap.space_after, gap.line_spacing = Pt(0), Pt(SMALL)

    def figure(self, report: Report, kind: str) -> None:
        from docx.shared import Cm

        from graphkit.renderers.figures.draw import draw
        from graphkit.renderers.figures.options import FigureOptions

        options = FigureOptions(format="png", size="16:9")
        picture = draw(report, language=self.language, kind=kind, options=options)
        shape = self.document.add_picture(io.BytesIO(picture.content), width=Cm(17))
        shape._inline.docPr.set("descr", picture.alt)
        shape._inline.docPr.set("name", picture.title[:120])


def _styles(document: Any) -> None:
    """A4, fonts that every office has, and a typeface for Japanese."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    document.styles["Normal"].font.size = Pt(10.5)
    document.styles["Title"].font.size = Pt(20)
    document.styles["Heading 2"].paragraph_format.space_before = Pt(7)
    caption = document.styles["Caption"].font
    caption.size, caption.bold = Pt(9.5), False
    caption.color.rgb = RGBColor.from_string(MUTED.lstrip("#"))
    for style in document.styles:
        if getattr(style, "font", None) is None:
            continue
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for slot in ("ascii", "hAnsi", "cs"):
            fonts.set(qn(f"w:{slot}"), LATIN)
        fonts.set(qn("w:eastAsia"), JAPANESE)


def _without_second_styles(document: Any) -> None:
    """python-docx's template carries styles for Word 2010 that would contradict ours."""
    for name, relation in list(document.part.rels.items()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(name)
