"""Which of a template's layouts serve which page, and the room they leave.

Templates are odd: places of no height, places beside the slide, layouts without a title. What
cannot be used is passed over; a template in which nothing can be used is refused with the reasons.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from graphkit.errors import UsageError
from graphkit.phrases import phrase, run_on

_TITLES = ("TITLE", "CENTER_TITLE")
_BODIES = ("OBJECT", "BODY")
ASIDE = ("DATE", "FOOTER", "SLIDE_NUMBER")
LEAST_TITLE = (160.0, 30.0)  # width and height of what a place must have to be used, in points
LEAST_BODY = (240.0, 120.0)
LEAST_LINE = {"FOOTER": (120.0, 12.0), "SLIDE_NUMBER": (20.0, 12.0), "DATE": (20.0, 12.0)}
STRIP = 20.0  # points at the foot of the slide for source and number


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

    @property
    def size(self) -> tuple[float, float]:
        return self.width, self.height


@dataclass(frozen=True)
class Layouts:
    """The two layouts a deck needs; the same one may serve twice in a poor template."""

    content: Any
    title_only: Any


def choose(presentation: Any, name: str = "The template") -> Layouts:
    """Pick layouts by the placeholders they have, whatever their names.

    Raises `UsageError` where no layout has a title that can be written into.
    """
    slide = slide_room(presentation)
    found = list(presentation.slide_layouts)
    reasons = {layout.name: why_not(layout, slide) for layout in found}
    usable = [layout for layout in found if reasons[layout.name] is None]
    if not usable:
        told = run_on(
            phrase("; "),
            (
                phrase("'{layout}' {reason}", layout=layout, reason=reason)
                for layout, reason in reasons.items()
            ),
        )
        raise UsageError(
            phrase(
                "{name} has no layout that a slide can be made with: {told}.", name=name, told=told
            )
        )
    content = _first(usable, _title_and_one_body) or _first(usable, lambda k: "TITLE" in k)
    title_only = _first(usable, lambda kinds: "TITLE" in kinds and not set(kinds) - _quiet())
    content = content or usable[0]
    return Layouts(content, title_only or content)


def why_not(layout: Any, slide: Room) -> str | None:
    """Why no slide can be made with a layout; None where one can."""
    title = next((shape for shape in layout.placeholders if is_title(shape)), None)
    if title is None:
        return "has no place for a title"
    room = room_of(title)
    if not _holds(room, slide, LEAST_TITLE):
        wide, high = (0.0, 0.0) if room is None else room.size
        return f"has a title of {wide:.0f} x {high:.0f} points or beside the slide"
    return None


def slide_room(presentation: Any) -> Room:
    """The whole slide."""
    return Room(0.0, 0.0, presentation.slide_width / 12700, presentation.slide_height / 12700)


def _quiet() -> set[str]:
    return {"TITLE", *ASIDE}


def _title_and_one_body(kinds: list[str]) -> bool:
    rest = [kind for kind in kinds if kind not in _quiet()]
    return "TITLE" in kinds and rest == ["OBJECT"]


def _first(layouts: list[Any], fits: Callable[[list[str]], bool]) -> Any:
    return next((layout for layout in layouts if fits(kinds_of(layout))), None)


def kinds_of(layout: Any) -> list[str]:
    """The kinds of a layout's placeholders."""
    return [shape.placeholder_format.type.name for shape in layout.placeholders]


def is_title(shape: Any) -> bool:
    """Whether a placeholder is for a title."""
    return shape.placeholder_format.type.name in _TITLES


def body_of(slide: Any) -> Any:
    """A slide's placeholder for its content, or None."""
    for shape in slide.placeholders:
        if shape.placeholder_format.type.name in (*_BODIES, "SUBTITLE"):
            return shape
    return None


def room_of(shape: Any) -> Room | None:
    """Where a shape is, in points; None where neither it nor its master says so."""
    values = (shape.left, shape.top, shape.width, shape.height)
    if any(value is None for value in values):
        return None
    return Room(*(value / 12700 for value in values))


def place(shape: Any, room: Room) -> None:
    """Put a shape there, whatever its layout says."""
    shape.left, shape.top = round(room.left * 12700), round(room.top * 12700)
    shape.width, shape.height = round(room.width * 12700), round(room.height * 12700)


def own_room(layout: Any, kind: str, slide: Room) -> Room | None:
    """The room that a layout gives to footer, number or date, where it can be written into."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type.name == kind:
            room = room_of(shape)
            return room if room and _holds(room, slide, LEAST_LINE[kind]) else None
    return None


def strip(slide: Room, left: float, kind: str) -> Room:
    """Where footer and number go in a layout that has no room of its own for them."""
    across = slide.width - 2 * left
    top = slide.height - STRIP - 6.0
    if kind == "SLIDE_NUMBER":
        return Room(left + 0.9 * across, top, 0.1 * across, STRIP)
    return Room(left, top, 0.88 * across, STRIP)


def content_room(presentation: Any, layouts: Layouts) -> tuple[Room, bool]:
    """The room for content, and whether it is the content placeholder's own.

    It is that placeholder's where it has one of any size on the slide, else what title and
    footer leave.
    """
    slide = slide_room(presentation)
    for shape in layouts.content.placeholders:
        room = room_of(shape)
        if shape.placeholder_format.type.name in _BODIES and room is not None:
            if _holds(room, slide, LEAST_BODY):
                return room, True
            break
    title = next(room_of(s) for s in layouts.content.placeholders if is_title(s))
    assert title is not None
    left = max(title.left, 0.03 * slide.width)
    top = title.bottom + 6.0
    feet = [own_room(layouts.content, kind, slide) for kind in ASIDE]
    low = [foot.top for foot in feet if foot is not None and foot.top > 0.6 * slide.height]
    bottom = min([slide.height - STRIP - 12.0, *(edge - 6.0 for edge in low)])
    if bottom - top < LEAST_BODY[1]:  # the title stands in the middle or at the foot
        top, bottom = 0.05 * slide.height, title.top - 6.0
    return Room(left, top, slide.width - 2 * left, bottom - top), False


def _holds(room: Room | None, slide: Room, least: tuple[float, float]) -> bool:
    """Whether a place is large enough and lies on the slide."""
    if room is None or room.width < least[0] or room.height < least[1]:
        return False
    beside = 2.0  # points that designers let a place reach over the edge
    return (
        room.left >= -beside
        and room.top >= -beside
        and room.right <= slide.right + beside
        and room.bottom <= slide.bottom + beside
    )


def text_size(shape: Any, default: float) -> float:
    """The size of text that a placeholder inherits from its layout and master, in points."""
    from pptx.oxml.ns import qn

    base, last = shape, shape
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
