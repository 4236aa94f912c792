"""The corporate template, changed: tests make odd ones and dark ones of it."""

from __future__ import annotations

import io
from typing import Any

from corporate import corporate

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def changed(change: Any, *, wide: bool = True) -> bytes:
    """The corporate template after a change of it."""
    from pptx import Presentation

    deck = Presentation(io.BytesIO(corporate(wide=wide)))
    change(deck)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def dark(deck: Any) -> None:
    from lxml import etree

    master = deck.slide_master._element
    sheet = master.find(f"{P}cSld")
    for old in sheet.findall(f"{P}bg"):
        sheet.remove(old)
    ground = etree.Element(f"{P}bg")
    sheet.insert(0, ground)
    filled = etree.SubElement(etree.SubElement(ground, f"{P}bgPr"), f"{A}solidFill")
    etree.SubElement(filled, f"{A}schemeClr").set("val", "bg1")
    etree.SubElement(ground[0], f"{A}effectLst")
    names = master.find(f"{P}clrMap")
    names.set("bg1", "dk2")
    names.set("tx1", "lt1")
