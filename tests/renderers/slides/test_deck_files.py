"""The file: valid, the same each time, readable elsewhere; templates; crowds; hostile names."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from corporate import corporate
from harbour import EMPTY, crowd, language, renamed
from other_fonts import without_installed_fonts

from graphkit.errors import UsageError
from graphkit.findings import Column, Report, Section, Table
from graphkit.language import text
from graphkit.renderers.slides.powerpoint import render

HERE = Path(__file__).parent
CODE = f"""
import hashlib, sys
sys.path[:0] = [{str(HERE)!r}, {str(HERE.parent)!r}]
from corporate import corporate
from harbour import crowd, language, report
from graphkit.renderers.slides.powerpoint import render
for given, template, codes in (
    (report(), None, ("en", "ja")),
    (report(), corporate(), ("en", "ja")),
    (crowd(70, 90), None, ("en", "ja")),
):
    for code in codes:
        content = render(given, language=language(code, given), template=template)
        print(hashlib.sha256(content).hexdigest())
"""


def opened(content: bytes) -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(content))


@pytest.mark.slow
def test_the_same_bytes_in_two_processes(
    written_deck: Callable[[str, str], bytes], tmp_path: Path
) -> None:
    # XlsxWriter stamps charts with the time and zips carry it: the other run is a moment later.
    # This process hashes as it happens to; the template is made anew in the other.
    here = [written_deck(code, template) for template in ("none", "wide") for code in ("en", "ja")]
    many = crowd(70, 90)
    here += [render(many, language=language(code, many)) for code in ("en", "ja")]
    there = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**without_installed_fonts(tmp_path / "fonts"), "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert [hashlib.sha256(content).hexdigest() for content in here] == there.splitlines()
    assert len(set(there.splitlines())) == 6


@pytest.mark.slow
@pytest.mark.parametrize("template", [None, "wide", "narrow"])
@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_deck_is_valid_open_xml(
    harbour: Report, tmp_path: Path, template: str | None, code: str
) -> None:
    audit = pytest.importorskip(
        "openxml_audit", reason="the validator openxml-audit is not installed"
    )
    given = None if template is None else corporate(wide=template == "wide")
    path = tmp_path / "deck.pptx"
    path.write_bytes(render(harbour, language=language(code), template=given))
    result = audit.OpenXmlValidator().validate(str(path))
    assert [str(error) for error in result.errors] == []


@pytest.mark.office
def test_libreoffice_opens_it_and_shows_every_slide(harbour: Report, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    fitz = pytest.importorskip("fitz")
    content = render(harbour, language=language("ja"), template=corporate())
    (tmp_path / "deck.pptx").write_bytes(content)
    subprocess.run(
        [office, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to",
         "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    shown = fitz.open(str(tmp_path / "deck.pdf"))
    assert len(shown) == len(opened(content).slides)
    assert any("エリクセン市長" in page.get_text().replace("\n", "") for page in shown)


def test_a_template_keeps_its_look(harbour: Report) -> None:
    deck = opened(render(harbour, language=language("en"), template=corporate()))
    titles = [slide.shapes.title for slide in deck.slides]
    assert all(title is not None and title.is_placeholder for title in titles)
    assert "Sample slide: delete me" not in {title.text_frame.text for title in titles}
    # titles and text take fonts and places from the template: nothing is set on them
    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type.name in ("TITLE", "BODY", "OBJECT", "SUBTITLE"):
                assert not shape._element.xpath(".//a:rPr/a:latin | .//a:rPr/a:solidFill")
                if shape.has_text_frame:
                    assert shape._element.spPr.find("{*}xfrm") is None
    used = {slide.slide_layout.name for slide in deck.slides}
    assert used == {"Title and Content", "Title Only"}


def test_tables_and_charts_take_the_templates_place_for_content(harbour: Report) -> None:
    """A chart, the table of who matters, and one more table."""
    rows = Table((Column("a", text("Measure")),), tuple((f"row {n}",) for n in range(3)))
    method = Section("method", text("Methods"), table=rows)
    given = replace(harbour, sections=(*harbour.sections, method))
    deck = opened(render(given, language=language("en"), template=corporate()))
    framed = [s for slide in deck.slides for s in slide.placeholders if s.has_table or s.has_chart]
    assert len(framed) >= 3
    for shape in framed:
        body = next(p for p in deck.slide_layouts[1].placeholders if p.placeholder_format.idx == 1)
        assert (shape.left, shape.top) == (body.left, body.top)


def test_japanese_text_is_marked_and_gets_a_typeface_where_the_theme_has_none(
    harbour: Report,
) -> None:
    bare = opened(render(harbour, language=language("ja"), template=corporate()))
    own = opened(render(harbour, language=language("ja")))
    marked = "//a:r[a:rPr/@lang='ja-JP']"
    for deck, typefaces in ((bare, {"Yu Gothic"}), (own, set())):
        runs = [r for slide in deck.slides for r in slide._element.xpath(marked)]
        assert runs
        assert {t for r in runs for t in r.xpath("./a:rPr/a:ea/@typeface")} == typefaces


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"%PDF-1.4"])
def test_what_is_no_template_is_a_usage_error(
    harbour: Report, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "corp.pptx"
    path.write_bytes(content)
    with pytest.raises(UsageError, match=r"corp\.pptx is not a PowerPoint file"):
        render(harbour, language=language("en"), template=path)


def test_of_a_crowd_those_who_matter_are_drawn(crowded: Report) -> None:
    """25 of 80, glued and editable; the first by influence among them, and who is left out is
    said. The network's slide links to the live map."""
    content = render(
        crowded, language=language("en", crowded), map_at="https://example.org/map.html"
    )
    deck = opened(content)
    slide = next(s for s in deck.slides if s._element.findall(".//{*}stCxn"))
    groups = [s for s in slide.shapes if s.shape_type.name == "GROUP" and s.name != "Ties"]
    boxes = {x.name for g in groups for x in g.shapes if x.name.startswith("Actor number")}
    assert len(boxes) == 25 and {f"Actor number {n:03d}" for n in range(9)} <= boxes
    note = next(s for s in slide.shapes if s.has_text_frame and "matter most" in s.text_frame.text)
    assert note.text_frame.text == "The 25 who matter most; 55 more are in the map."
    links = [
        s.click_action.hyperlink.address for s in slide.shapes if s.shape_type.name == "TEXT_BOX"
    ]
    assert "https://example.org/map.html" in links
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [name for name in archive.namelist() if name.endswith((".png", ".svg"))]


def test_an_empty_dataset_still_gives_a_deck() -> None:
    deck = opened(render(EMPTY, language=language("en", EMPTY)))
    said = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert said == ["There are no actors in the data"]


def test_hostile_names_stay_words(harbour: Report) -> None:
    names = {"mayor": "=cmd|' /C calc'!A0", "windco": "a\x0b\x00b", "council": "</a:t>&\ud800",
             "fishers": "x" * 400, "bank": "\u202e\ufffe"}  # fmt: skip
    hostile = renamed(harbour, names)
    deck = opened(render(hostile, language=language("en", hostile)))
    said = {s.text_frame.text for slide in deck.slides for s in slide.shapes if s.has_text_frame}
    assert any("=cmd|' /C calc'!A0" in words for words in said)
    for slide in deck.slides:
        assert not slide._element.xpath("//a:hlinkClick")
        for shape in slide.shapes:
            if shape.has_chart:
                assert_no_formula(shape.chart)


def assert_no_formula(chart: Any) -> None:
    """A name that begins with = is text in the chart's workbook."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))
    for row in book.active.iter_rows():
        for cell in row:
            assert cell.data_type != "f", cell.value


def test_a_digest_of_the_bytes_does_not_hang_on_the_template_object(harbour: Report) -> None:
    content = corporate()
    first, second = (
        hashlib.sha256(render(harbour, language=language("en"), template=content)).hexdigest()
        for _ in range(2)
    )
    assert first == second
