"""The empty presentation: the user's template, or a plain wide one in graphkit's colours."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from graphkit.errors import UsageError
from graphkit.phrases import phrase
from graphkit.renderers.style import INK, MUTED

WIDE, HIGH = 12192000, 6858000  # 13.333 x 7.5 inches in EMU
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_ACCENTS = ("0072B2", "D55E00", "44379A", "009E73", "E69F00", "882255")
_KEPT = ("Title and Content", "Title Only")


def open_template(template: Path | bytes | None) -> Any:
    """A presentation without slides.

    Raises `UsageError` when the template is not a presentation or has no slide layouts.
    """
    import pptx

    if template is None:
        return _plain(pptx.Presentation())
    source = io.BytesIO(template) if isinstance(template, bytes) else str(template)
    name = "template" if isinstance(template, bytes) else str(template)
    try:
        presentation = pptx.Presentation(source)
    except Exception as error:  # python-pptx raises KeyError, BadZipFile, XMLSyntaxError, ...
        raise UsageError(
            phrase(
                "{name} is not a PowerPoint file that can be opened: {error}",
                name=name,
                error=error,
            )
        ) from None
    if not len(presentation.slide_layouts):
        raise UsageError(phrase("{name} has no slide layouts.", name=name))
    _without_slides(presentation)
    return presentation


def _without_slides(presentation: Any) -> None:
    """A template's own slides are samples: they go, its master and layouts stay."""
    listed = presentation.slides._sldIdLst
    for entry in list(listed):
        presentation.part.drop_rel(entry.rId)
        listed.remove(entry)
    for sections in presentation.element.iter(f"{_P}extLst"):
        for extension in list(sections):
            if "sectionLst" in "".join(child.tag for child in extension):
                sections.remove(extension)


def _plain(presentation: Any) -> Any:
    """python-pptx's default made wide, left-aligned and quiet."""
    presentation.slide_width, presentation.slide_height = WIDE, HIGH
    for layout in list(presentation.slide_layouts):
        if layout.name not in _KEPT:
            presentation.slide_layouts.remove(layout)
    master = presentation.slide_master
    _theme(master)
    for shape in master.placeholders:
        _put(shape, _PLACES[shape.placeholder_format.type.name])
    _text_styles(master.element)
    return presentation


# left, top, width, height in EMU
_PLACES = {
    "TITLE": (457200, 320040, 11277600, 914400),
    "BODY": (457200, 1325880, 11277600, 4846320),
    "DATE": (457200, 6382512, 2743200, 320040),
    "FOOTER": (457200, 6382512, 8229600, 320040),
    "SLIDE_NUMBER": (10363200, 6382512, 1371600, 320040),
}


def _put(shape: Any, place: tuple[int, int, int, int]) -> None:
    shape.left, shape.top, shape.width, shape.height = place


def _text_styles(master: Any) -> None:
    """Sizes and alignment of titles and text."""
    styles = master.find(f"{_P}txStyles")
    title = styles.find(f"{_P}titleStyle/{_A}lvl1pPr")
    title.set("algn", "l")
    title.find(f"{_A}defRPr").set("sz", "2600")
    title.find(f"{_A}defRPr").set("b", "1")
    sizes = (1800, 1600, 1400, 1400, 1400)
    for number, size in enumerate(sizes, 1):
        level = styles.find(f"{_P}bodyStyle/{_A}lvl{number}pPr")
        level.find(f"{_A}defRPr").set("sz", str(size))
    for shape in master.iter(f"{_P}sp"):
        if shape.find(f".//{_P}ph[@type='ftr']") is not None:
            shape.find(f".//{_A}lvl1pPr").set("algn", "l")
        if shape.find(f".//{_P}ph[@type='title']") is not None:
            shape.find(f".//{_A}bodyPr").set("anchor", "t")


def _theme(master: Any) -> None:
    """Fonts that every office has, graphkit's colours, and a typeface for Japanese."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    part = master.part.part_related_by(RT.THEME)
    theme: Any = etree.fromstring(part.blob)
    theme.set("name", "graphkit")
    for number, colour in enumerate(_ACCENTS, 1):
        _set_colour(theme.find(f".//{_A}accent{number}"), colour)
    _set_colour(theme.find(f".//{_A}dk1"), INK.lstrip("#"))
    _set_colour(theme.find(f".//{_A}dk2"), MUTED.lstrip("#"))
    for family in ("majorFont", "minorFont"):
        fonts = theme.find(f".//{_A}{family}")
        fonts.find(f"{_A}latin").set("typeface", "Arial")
        fonts.find(f"{_A}ea").set("typeface", "Yu Gothic")
    part._blob = etree.tostring(theme, xml_declaration=True, encoding="UTF-8", standalone=True)


def _set_colour(slot: Any, colour: str) -> None:
    from lxml import etree

    for child in list(slot):
        slot.remove(child)
    etree.SubElement(slot, f"{_A}srgbClr").set("val", colour)
