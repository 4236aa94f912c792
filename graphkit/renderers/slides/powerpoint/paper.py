"""The colours of a template: its paper, the ink on it, and what is legible there."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.renderers.contrast import (
    DARK,
    MARKS,
    TEXT,
    contrast,
    legible,
    luminance,
    mixed,
    rgb,
    share_seen,
)
from graphkit.renderers.style import FAINT, INK, MUTED, PAPER

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is drawn on, and the colours of text, small text and lines that are hardly seen."""

    colour: str = PAPER
    ink: str = INK
    muted: str = MUTED
    faint: str = FAINT
    accent: str = INK

    @property
    def dark(self) -> bool:
        return luminance(self.colour) < DARK

    def legible(self, colour: str, least: float = MARKS) -> str:
        """The colour, changed where it would not stand out; meaning keeps its hue."""
        return legible(colour, self.colour, least)

    def pale(self, colour: str, share: float) -> str:
        """A colour of which only that share shows on this paper, or as much as is to be seen."""
        shown = mixed(colour, self.colour, share_seen(colour, self.colour, share))
        return self.legible(shown)

    def outline(self, colour: str) -> str | None:
        """What is drawn around a fill that does not stand out, None around others."""
        dim = contrast(colour, self.colour) < MARKS
        return self.legible(colour) if dim else None


def paper_of(layout: Any) -> Paper:
    """The paper of slides with this layout."""
    master = layout.slide_master
    colours = _scheme(master, layout)
    accent = colours.get("accent1", INK)
    colour = _background(layout, colours) or _background(master, colours)
    ink = colours.get("tx1", INK)
    if colour is None:  # a picture, say: such text as the theme has is legible on it
        colour = PAPER if luminance(ink) < DARK else INK
    if luminance(colour) >= DARK:
        return Paper(colour, accent=accent)
    if contrast(ink, colour) < TEXT:
        ink = PAPER
    return Paper(colour, ink, mixed(ink, colour, 0.8), mixed(ink, colour, 0.3), accent)


def _scheme(master: Any, layout: Any) -> Mapping[str, str]:
    """The theme's colours by the names that slides use, as the master maps them."""
    from lxml import etree
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    theme = etree.fromstring(master.part.part_related_by(RT.THEME).blob)
    slots = theme.find(f".//{_A}clrScheme")
    own = {
        slot.tag.rpartition("}")[2]: _plain(slot) for slot in (slots if slots is not None else ())
    }
    known = {name: colour for name, colour in own.items() if colour is not None}
    mapped = layout._element.find(f"{_P}clrMapOvr/{_A}overrideClrMapping")
    mapping = mapped if mapped is not None else master._element.find(f"{_P}clrMap")
    names = {} if mapping is None else dict(mapping.attrib)
    return {**known, **{new: known[old] for new, old in names.items() if old in known}}


def _plain(slot: Any) -> str | None:
    for child in slot:
        code = child.get("lastClr") or child.get("val")
        if code and len(code) == 6:
            return f"#{code}"
    return None


def _background(sheet: Any, colours: Mapping[str, str]) -> str | None:
    """The colour of a layout's or master's background; of a gradient the first."""
    ground = sheet._element.find(f"{_P}cSld/{_P}bg")
    if ground is None:
        return None
    named = ("srgbClr", "schemeClr", "sysClr")
    for element in ground.iter(*(f"{_A}{name}" for name in named)):
        value = element.get("lastClr") or element.get("val")
        found = colours.get(value, f"#{value}" if len(value) == 6 else None)
        return None if found is None else _modified(found, element)
    return None


def _modified(colour: str, element: Any) -> str:
    """With the theme's changes of lightness."""
    share, more = (element.find(f"{_A}{name}") for name in ("lumMod", "lumOff"))
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in rgb(colour)))
    light *= 1.0 if share is None else int(share.get("val")) / 100_000
    light += 0.0 if more is None else int(more.get("val")) / 100_000
    parts = colorsys.hls_to_rgb(hue, min(1.0, light), strength)
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)
