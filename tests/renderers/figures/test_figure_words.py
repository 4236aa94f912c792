"""What stands in the picture as text, and what those read who cannot see it."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from harbour import language, renamed

from graphkit.findings import Report
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import alt_text, composed, draw, draw_formats
from graphkit.renderers.figures.options import FigureOptions
from graphkit.renderers.figures.theme import read_style

SVG = "{http://www.w3.org/2000/svg}"


def read(content: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(content)


def words(root: ElementTree.Element) -> list[str]:
    return ["".join(element.itertext()).strip() for element in root.iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", list(kinds))
def test_what_it_shows_stands_inside_and_for_those_who_cannot_see(
    harbour: Report, kind: str
) -> None:
    picture = draw(harbour, language=language("en"), kind=kind)
    root = read(picture.content)
    said = " ".join(words(root))
    assert all(word in said for word in picture.title.split())
    assert "As of 31 March 2026. Source: harbour, 23 claims from 2 sources." in said
    assert root.get("role") == "img"
    named = {element.get("id"): element for element in root}
    assert root.get("aria-labelledby") == "title desc"
    assert named["title"].text == picture.title
    assert named["desc"].text == picture.alt == alt_text(harbour, kind, language=language("en"))
    assert picture.alt.startswith(picture.title)


def test_ids_are_unique_and_name_the_actors(harbour: Report) -> None:
    root = read(draw(harbour, language=language("en")).content)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {i for i in ids if i.startswith("actor-")} == {
        f"actor-{actor.id}" for actor in harbour.actors
    }
    assert {i for i in ids if i.startswith("ties-")} >= {
        "ties-support", "ties-support-across", "ties-oppose", "ties-neutral"}  # fmt: skip


def test_network_names_everybody_where_there_is_room(harbour: Report) -> None:
    said = " ".join(words(read(draw(harbour, language=language("en")).content)))
    for actor in harbour.dataset.actors:
        for word in actor.name.split():
            assert word in said
    assert "named" not in said  # nobody was left out, so nothing is said about it


def test_text_stays_text(harbour: Report) -> None:
    content = draw(harbour, language=language("en")).content
    glyphs = re.findall(rb"<(?:path|use)[^>]*(?:DejaVu|glyph)", content)
    assert not glyphs
    assert len(content) < 120_000


def test_opposition_is_dashed_and_ends_in_a_bar(harbour: Report) -> None:
    root = read(draw(harbour, language=language("en")).content)
    group = {e.get("id"): e for e in root.iter(f"{SVG}g")}
    oppose = " ".join(p.get("style", "") for p in group["ties-oppose"].iter(f"{SVG}path"))
    support = " ".join(p.get("style", "") for p in group["ties-support"].iter(f"{SVG}path"))
    assert "stroke-dasharray" in oppose and "#d55e00" in oppose
    assert "stroke-dasharray" not in support and "#0072b2" in support
    assert len(list(group["ties-oppose"].iter(f"{SVG}path"))) == 2


def test_png_and_pdf_carry_title_description_and_dataset(harbour: Report) -> None:
    fitz = pytest.importorskip("fitz")
    from PIL import Image

    png, pdf = draw_formats(harbour, ("png", "pdf"), language=language("en"), kind="stance")
    info = Image.open(io.BytesIO(png.content)).info
    assert (info["Title"], info["Description"]) == (png.title, png.alt)
    assert info["Source"] == "harbour"
    meta = fitz.open(stream=pdf.content, filetype="pdf").metadata
    assert (meta["title"], meta["subject"], meta["keywords"]) == (png.title, png.alt, "harbour")
    assert not meta["creationDate"] and "Matplotlib" not in (meta["creator"] or "")


def test_names_are_never_code_or_mathematics(harbour: Report) -> None:
    names = {
        "mayor": "<script>alert(1)</script>",
        "windco": "$\\frac{1}{0}$ & co",
        "fishers": "a\x00b\x1b[31m\u202egnp.exe",
        "residents": '"/><image href="https://evil.example/x.png"/>',
    }
    hostile = renamed(harbour, names)
    picture = draw(hostile, language=language("en", hostile))
    root = read(picture.content)
    said = " ".join(words(root))
    assert "alert(1)" in said and "$" in said and "ab[31mgnp.exe" in said
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert not tags & {"script", "image", "a", "foreignObject"}
    for element in root.iter():
        for key, value in element.attrib.items():
            if key.endswith("href"):
                assert value.startswith("#")


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(kinds))
def test_hostile_names_pass_every_kind(harbour: Report, kind: str) -> None:
    hostile = renamed(harbour, {"mayor": "$x_{<&>\x07", "council": "\ud800 \ufffe \u202e"})
    for picture in draw_formats(
        hostile, ("svg", "png", "pdf"), language=language("en", hostile), kind=kind
    ):
        assert picture.content


@pytest.mark.parametrize("bare", [True, False])
def test_a_ranking_names_everybody_in_full(harbour: Report, bare: bool) -> None:
    options = FigureOptions(format="svg", bare=bare)
    picture = draw(harbour, language=language("ja", harbour), kind="ranking", options=options)
    assert "外港漁業協同組合" in words(read(picture.content))


@pytest.mark.parametrize("size", ["16:9", "4:3"])
@pytest.mark.parametrize("kind", sorted(set(kinds) - {"trends"}))  # of panels a column wide
def test_a_long_name_is_wrapped_and_never_cut(harbour: Report, kind: str, size: str) -> None:
    long = "Department of Harbours and Inland Waters / Bureau of Permits and Inspections"
    given = renamed(harbour, {"mayor": long})
    sheet = composed(
        given,
        kinds[kind],
        language=language("en", given),
        options=FigureOptions(size=size),
        theme=read_style(None),
    )
    assert not [line for line in sheet.written if "…" in line]
