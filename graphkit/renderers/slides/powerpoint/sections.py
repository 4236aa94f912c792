"""The deck's parts, as PowerPoint lists them beside the slides."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def set_sections(presentation: Any, parts: Mapping[str, Sequence[int]]) -> None:
    """Name the deck's parts: title -> ids of the slides in it."""
    from lxml import etree
    from pptx.oxml.ns import qn

    root = presentation.element
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    for old in extensions.findall(qn("p:ext")):
        if old.get("uri") == _SECTIONS:
            extensions.remove(old)
    extension = etree.SubElement(extensions, qn("p:ext"), uri=_SECTIONS)
    listed = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    for number, (title, slides) in enumerate(parts.items()):
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"graphkit/{number}/{title}")
        section = etree.SubElement(
            listed, f"{{{_P14}}}section", name=title, id=f"{{{str(key).upper()}}}"
        )
        ids = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
        for slide in slides:
            etree.SubElement(ids, f"{{{_P14}}}sldId", id=str(slide))
