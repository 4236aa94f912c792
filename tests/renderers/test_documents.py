"""The report as a Word document and as a printable page."""

from __future__ import annotations

import io
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import ClassVar

import pytest
from harbour import language, renamed

from graphkit.findings import Report
from graphkit.renderers import docx, html
from graphkit.renderers.columns import column_widths


@pytest.fixture(scope="module")
def page(harbour: Report) -> str:
    return html.render(harbour, language=language("en")).decode()


def test_the_page_has_no_scripts_and_fetches_nothing(page: str) -> None:
    assert "<script" not in page and "javascript:" not in page
    assert "default-src 'none'" in page.replace("&#39;", "'")
    inside = r'(?:src|href)="(data:image/svg\+xml;base64,|#|[^"]{0,20})'
    assert set(re.findall(inside, page)) == {"data:image/svg+xml;base64,", "#"}


def test_the_page_holds_the_whole_report(page: str) -> None:
    for words in ("Turbines in the harbour", "May turbines stand in the harbour?",
                  "As of 31 March 2026.", "Opposition holds: 4 of 8 oppose.", "Who matters",
                  "<td>Mayor Eriksen</td>", '<td class="number">1.0</td>',
                  "[c1] Mayor Eriksen - Harbour turbines: Said so at the hearing (1)."):  # fmt: skip
        assert words in page


def test_figures_and_evidence_can_be_left_out(harbour: Report) -> None:
    page = html.render(harbour, language=language("en"), evidence=False, figures=()).decode()
    assert "<img" not in page and "[c1]" not in page


def test_names_are_escaped(harbour: Report) -> None:
    hostile = renamed(harbour, {"mayor": "<script>alert(1)</script>", "council": "\x00\x1b[2J"})
    page = html.render(hostile, language=language("en", hostile)).decode()
    assert "<script" not in page and "\x00" not in page and "\x1b" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_page_is_well_formed(page: str) -> None:
    class Balanced(HTMLParser):
        stack: ClassVar[list[str]] = []
        void = ("meta", "img", "br")

        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in self.void:
                self.stack.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.stack.pop() == tag

    parser = Balanced()
    parser.feed(page)
    assert parser.stack == []


def test_the_document_has_real_headings_tables_and_described_figures(harbour: Report) -> None:
    import docx as library

    document = library.Document(io.BytesIO(docx.render(harbour, language=language("en"))))
    headings = [(p.style.name, p.text) for p in document.paragraphs if "Head" in p.style.name]
    assert headings == [
        ("Heading 1", "Who matters"),
        ("Heading 1", "How good this is"),
        ("Heading 1", "Appendix: evidence"),
        ("Heading 2", "Who matters"),
    ]
    assert document.paragraphs[0].style.name == "Title"
    cells = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert cells[:2] == [["Rank", "Actor", "Power", "Why"],
                         ["1", "Mayor Eriksen", "1.0", "Signs the lease"]]  # fmt: skip
    assert len(document.inline_shapes) == 2
    for shape in document.inline_shapes:
        assert "actors" in shape._inline.docPr.get("descr")
    said = document.core_properties
    assert (said.title, said.subject, said.author) == (
        "Turbines in the harbour", "harbour", "graphkit")  # fmt: skip


@pytest.mark.slow
def test_the_document_is_the_same_each_time_and_valid(harbour: Report, tmp_path: Path) -> None:
    first = docx.render(harbour, language=language("ja"))
    assert docx.render(harbour, language=language("ja")) == first
    audit = pytest.importorskip(
        "openxml_audit", reason="the validator openxml-audit is not installed"
    )
    path = tmp_path / "report.docx"
    path.write_bytes(first)
    result = audit.OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


def test_the_document_has_contents_that_show_before_word_fills_them(harbour: Report) -> None:
    """Entries between the field's middle and its end, each linked to a heading's bookmark."""
    body = opened(harbour)["word/document.xml"]
    begin, end = body.index(" TOC "), body.index('w:fldCharType="end"')
    entries = re.findall(r'w:anchor="(_Toc\d+)".*?<w:t[^>]*>([^<]*)<', body[begin:end])
    assert [said for _, said in entries] == [
        "Who matters", "How good this is", "Appendix: evidence"]  # fmt: skip
    for name, said in entries:
        start = body.index(f'w:name="{name}"')
        assert said in body[start : body.index("<w:bookmarkEnd", start)]


def test_rows_of_the_document_stay_whole_and_its_pages_are_numbered(harbour: Report) -> None:
    files = opened(harbour)
    body = files["word/document.xml"]
    assert body.count("<w:cantSplit/>") == body.count("<w:tr>") + body.count("<w:tr ") > 0
    feet = [content for name, content in files.items() if "footer" in name]
    assert any(" PAGE " in foot and "Source: harbour" in foot for foot in feet)


def test_evidence_stands_in_an_appendix_after_all_sections(harbour: Report, page: str) -> None:
    body = opened(harbour)["word/document.xml"]
    for said in (body, page):
        assert said.rindex("How good this is") < said.rindex("Appendix: evidence")
        assert said.rindex("Appendix: evidence") < said.index("[c1] Mayor Eriksen")


def test_the_page_lists_what_is_in_it(page: str) -> None:
    contents = page[page.index('<nav class="contents">') : page.index("</nav>")]
    links = re.findall(r'href="#([^"]+)"', contents)
    assert links == ["who", "quality", "evidence"]
    assert all(page.count(f'id="{name}"') == 1 for name in links)


def opened(report: Report) -> dict[str, str]:
    """The document's parts as text."""
    content = docx.render(report, language=language("en"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith(".xml")]
        return {name: archive.read(name).decode() for name in names}


def test_hostile_names_leave_a_document_that_opens(harbour: Report) -> None:
    import docx as library

    hostile = renamed(harbour, {"mayor": "a\x0b\ud800</w:t>", "council": "\ufffe"})
    document = library.Document(io.BytesIO(docx.render(hostile, language=language("en", hostile))))
    assert document.tables[0].rows[1].cells[1].text == "a</w:t>"


def test_columns_fill_the_room_and_narrow_ones_keep_what_they_need() -> None:
    rows = [["No", "Words"], ["1", "a long sentence that must be broken " * 4]]
    narrow, wide = column_widths(rows, 300, 10, padding=8)
    assert narrow + wide == pytest.approx(300)
    assert 20 < narrow < 60 < wide


def test_columns_without_room_shrink_together() -> None:
    widths = column_widths([["Unbreakable" * 3] * 4], 100, 12, padding=8)
    assert sum(widths) == pytest.approx(100)
