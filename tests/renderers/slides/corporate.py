"""A plain corporate template, made here so that no one's real one is needed."""

from __future__ import annotations

import io
from typing import Any

NAVY, SAND = "14284B", "F2EBDD"


def corporate(*, wide: bool = True) -> bytes:
    """A template with its own fonts, colours, places, a bar on every slide and sample slides."""
    from pptx import Presentation
    from pptx.util import Emu, Inches

    deck = Presentation()
    deck.slide_width = Inches(13.333) if wide else Inches(10)
    deck.slide_height = Inches(7.5)
    width = deck.slide_width
    master = deck.slide_master
    _theme(master)
    places = {
        "TITLE": (Inches(0.9), Inches(0.55), width - Inches(1.6), Inches(1.0)),
        "BODY": (Inches(0.9), Inches(1.75), width - Inches(1.6), Inches(4.6)),
        "DATE": (Inches(0.9), Inches(6.9), Inches(1.5), Inches(0.4)),
        "FOOTER": (Inches(2.6), Inches(6.9), Inches(5.0), Inches(0.4)),
        "SLIDE_NUMBER": (width - Inches(1.5), Inches(6.9), Inches(0.9), Inches(0.4)),
    }
    for shape in master.placeholders:
        left, top, wide_, high = places[shape.placeholder_format.type.name]
        shape.left, shape.top, shape.width, shape.height = map(Emu, (left, top, wide_, high))
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            _scaled(shape, width / Inches(10))
    _bar(master)
    sample = deck.slides.add_slide(deck.slide_layouts[1])
    sample.shapes.title.text = "Sample slide: delete me"
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def _scaled(shape: Any, factor: float) -> None:
    """Layouts that place something themselves keep their proportions on the new width."""
    if shape.element.spPr.find("{*}xfrm") is not None:
        shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)


def _theme(master: Any) -> None:
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    part = master.part.part_related_by(RT.THEME)
    theme = etree.fromstring(part.blob)
    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    for slot, colour in (("accent1", NAVY), ("dk2", NAVY), ("lt2", SAND)):
        element = theme.find(f".//{a}{slot}")
        for child in list(element):
            element.remove(child)
        etree.SubElement(element, f"{a}srgbClr").set("val", colour)
    for family in ("majorFont", "minorFont"):
        theme.find(f".//{a}{family}/{a}latin").set("typeface", "Georgia")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _bar(master: Any) -> None:
    """A navy bar down the left edge: something a deck must not draw over."""
    from copy import deepcopy

    title = next(iter(master.placeholders))
    bar = deepcopy(title.element)
    bar.nvSpPr.cNvPr.set("id", "99")
    bar.nvSpPr.cNvPr.set("name", "Bar")
    holder = bar.find(".//{*}ph")
    holder.getparent().remove(holder)
    bar.find(".//{*}t").text = ""
    from pptx.util import Inches

    place = bar.spPr.find("{*}xfrm")
    place.find("{*}off").set("x", "0")
    place.find("{*}off").set("y", "0")
    place.find("{*}ext").set("cx", str(Inches(0.3)))
    place.find("{*}ext").set("cy", str(Inches(7.5)))
    from lxml import etree

    a = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
    fill = etree.SubElement(bar.spPr, f"{a}solidFill")
    etree.SubElement(fill, f"{a}schemeClr").set("val", "accent1")
    master.shapes._spTree.append(bar)
