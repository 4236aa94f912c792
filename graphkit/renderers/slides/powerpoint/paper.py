"""The colours of a template: its paper, the ink on it, and what is legible there."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.renderers.style import FAINT, INK, MUTED, PAPER, faded

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
DARK = 0.18  # of relative luminance: below this white is read better than black
TEXT, MARKS = 4.5, 3.0  # contrast that WCAG 2.1 asks for


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
        """The colour, on dark paper lighter where it would not stand out; meaning keeps its hue."""
        if not self.dark:
            return colour
        for step in range(11):
            found = mixed(colour, PAPER, 1 - step / 10)
            if contrast(found, self.colour) >= least:
                return found
        return PAPER

    def faded(self, colour: str, share: float) -> str:
        """A colour of which only that share shows on this paper."""
        return mixed(colour, self.colour, share) if self.dark else faded(colour, share)


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
        return Paper(accent=accent)
    if contrast(ink, colour) < TEXT:
        ink = PAPER
    return Paper(colour, ink, mixed(ink, colour, 0.8), mixed(ink, colour, 0.3), accent)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it: 0 is black, 1 white."""
    parts = [value / 255 for value in _parts(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand out from each other: from 1 (not at all) to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """That share of a colour on a ground."""
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


def _parts(colour: str) -> list[int]:
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


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
    hue, light, strength = colorsys.rgb_to_hls(*(part / 255 for part in _parts(colour)))
    light *= 1.0 if share is None else int(share.get("val")) / 100_000
    light += 0.0 if more is None else int(more.get("val")) / 100_000
    parts = colorsys.hls_to_rgb(hue, min(1.0, light), strength)
    return "#" + "".join(f"{round(255 * part):02X}" for part in parts)
