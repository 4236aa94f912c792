"""A figure on a slide: sharp as SVG where it can be shown, with a PNG for where it cannot."""

from __future__ import annotations

import io
from typing import Any

from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import Picture, alt_text, draw_formats
from graphkit.renderers.figures.frame import draw_frame
from graphkit.renderers.figures.options import FigureOptions, Size
from graphkit.renderers.figures.sheet import Sheet
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import width
from graphkit.renderers.slides.powerpoint.alternative import POINT, describe
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.pen import put_items

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_SVG_NAMESPACE = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


LETTER = 12.0


def put_native(deck: Deck, slide: Any, kind: str) -> None:
    """A figure as shapes that can be edited, without its headline, which the slide already has."""
    room = deck.room
    sheet = Sheet(
        report=deck.report,
        language=deck.language,
        page=Size(room.width, room.height, LETTER),
        fonts=(),
        letter=LETTER,
        bare=True,
        measure=width,
        ink=deck.paper.ink,
        muted=deck.paper.muted,
        faint=deck.paper.faint,
        paper=deck.paper.colour,
        sourced=True,
    )
    draw_frame(sheet, kinds[kind])
    put_items(deck, slide, sheet.items, room, alt_text(deck.report, kind, language=deck.language))


def put_figure(deck: Deck, slide: Any, kind: str) -> Picture:
    """Draw a figure without its headline, which the slide already has, and fit it in."""
    options = FigureOptions(size="wide", bare=True, dpi=144)
    picture, sharp = draw_formats(
        deck.report, ("png", "svg"), language=deck.language, kind=kind, options=options
    )
    shape = slide.shapes.add_picture(io.BytesIO(picture.content), 0, 0)
    _fit(shape, deck.room)
    _add_svg(slide, shape, sharp.content)
    describe(shape, picture.alt)
    return picture


def _fit(shape: Any, room: Room) -> None:
    scale = min(room.width * POINT / shape.width, room.height * POINT / shape.height)
    shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
    shape.left = round((room.left + room.width / 2) * POINT - shape.width / 2)
    shape.top = round(room.top * POINT)


def _add_svg(slide: Any, shape: Any, svg: bytes) -> None:
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT
    from pptx.opc.package import Part
    from pptx.opc.packuri import PackURI
    from pptx.oxml.ns import qn

    package = slide.part.package
    name = PackURI(f"/ppt/media/drawing{slide.slide_id}.svg")
    part = Part(name, "image/svg+xml", package, svg)
    relation = slide.part.relate_to(part, RT.IMAGE)
    blip = shape._element.find(f".//{qn('a:blip')}")
    extensions = etree.SubElement(blip, qn("a:extLst"))
    extension = etree.SubElement(extensions, qn("a:ext"), uri=_SVG)
    etree.SubElement(
        extension,
        f"{{{_SVG_NAMESPACE}}}svgBlip",
        {qn("r:embed"): relation},
        nsmap={"asvg": _SVG_NAMESPACE},
    )
