"""Which of a template's layouts serve which page, and the room they leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_TITLES = ("TITLE", "CENTER_TITLE")
_BODIES = ("OBJECT", "BODY")
_ASIDE = ("DATE", "FOOTER", "SLIDE_NUMBER")


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle on a slide in points, y downwards."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height


@dataclass(frozen=True)
class Layouts:
    """The three layouts a deck needs; the same one may serve twice in a poor template."""

    cover: Any
    content: Any
    title_only: Any


def choose(presentation: Any) -> Layouts:
    """Pick layouts by the placeholders they have, whatever their names."""
    found = list(presentation.slide_layouts)
    cover = _first(found, lambda kinds: "CENTER_TITLE" in kinds and "SUBTITLE" in kinds)
    content = _first(found, _title_and_one_body) or _first(found, lambda k: "TITLE" in k)
    title_only = _first(found, lambda kinds: "TITLE" in kinds and not set(kinds) - _quiet())
    content = content or found[0]
    return Layouts(cover or content, content, title_only or content)


def _quiet() -> set[str]:
    return {"TITLE", *_ASIDE}


def _title_and_one_body(kinds: list[str]) -> bool:
    rest = [kind for kind in kinds if kind not in _quiet()]
    return "TITLE" in kinds and rest == ["OBJECT"]


def _first(layouts: list[Any], fits: Any) -> Any:
    return next((layout for layout in layouts if fits(kinds_of(layout))), None)


def kinds_of(layout: Any) -> list[str]:
    """The kinds of a layout's placeholders."""
    return [shape.placeholder_format.type.name for shape in layout.placeholders]


def title_of(slide: Any) -> Any:
    """A slide's title placeholder, or None."""
    return slide.shapes.title


def is_title(shape: Any) -> bool:
    """Whether a placeholder is for a title."""
    return shape.placeholder_format.type.name in _TITLES


def body_of(slide: Any) -> Any:
    """A slide's placeholder for its content, or None."""
    for shape in slide.placeholders:
        if shape.placeholder_format.type.name in (*_BODIES, "SUBTITLE"):
            return shape
    return None


def room_of(shape: Any) -> Room:
    """Where a shape is, in points."""
    return Room(*(value / 12700 for value in (shape.left, shape.top, shape.width, shape.height)))


def content_room(presentation: Any, layouts: Layouts) -> Room:
    """The room under the title: the content placeholder's, else the rest of the slide."""
    for shape in layouts.content.placeholders:
        if shape.placeholder_format.type.name in _BODIES:
            return room_of(shape)
    wide, high = presentation.slide_width / 12700, presentation.slide_height / 12700
    return Room(0.05 * wide, 0.22 * high, 0.9 * wide, 0.68 * high)


def text_size(shape: Any, default: float) -> float:
    """The size of text that a placeholder inherits from its layout and master, in points."""
    from pptx.oxml.ns import qn

    base: Any = shape
    while base is not None:
        path = f".//{qn('a:lstStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
        level = base._element.find(path)
        if level is not None and level.get("sz"):
            return int(level.get("sz")) / 100
        last, base = base, getattr(base, "_base_placeholder", None)
    style = "titleStyle" if "TITLE" in shape.placeholder_format.type.name else "bodyStyle"
    found = last.part._element.find(
        f"{qn('p:txStyles')}/{qn('p:' + style)}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"
    )
    return int(found.get("sz")) / 100 if found is not None and found.get("sz") else default
