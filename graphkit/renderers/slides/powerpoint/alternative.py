"""What a screen reader says of shapes, and what it passes by, which python-pptx cannot set."""

from __future__ import annotations

from typing import Any

POINT = 12700  # a point in PowerPoint's units
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_ADEC = "http://schemas.microsoft.com/office/drawing/2017/decorative"
_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"


def describe(shape: Any, words: str) -> None:
    """Set the alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", words)


def decorate(shape: Any) -> None:
    """Mark a shape as decoration, so that a screen reader passes it by; its group is described."""
    from lxml import etree

    element = shape._element.xpath(".//p:cNvPr")[0]
    element.attrib.pop("descr", None)
    listed = etree.SubElement(element, f"{_A}extLst")
    one = etree.SubElement(listed, f"{_A}ext", uri=_DECORATIVE)
    etree.SubElement(one, f"{{{_ADEC}}}decorative", {"val": "1"}, nsmap={"adec": _ADEC})


def drop(shape: Any) -> None:
    """Take a placeholder off a slide."""
    shape._element.getparent().remove(shape._element)
