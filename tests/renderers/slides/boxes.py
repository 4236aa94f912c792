"""Where the shapes of a slide lie, each read once: every look at one goes through its XML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, NamedTuple

POINT = 12700


class Box(NamedTuple):
    """A shape's edges."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def area(self) -> int:
        return (self.right - self.left) * (self.bottom - self.top)

    def shared(self, other: Box) -> int:
        """The area that lies in both."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(0, wide) * max(0, high)

    def holds(self, other: Box, slack: int = 3 * POINT) -> bool:
        """Whether the other lies inside, give or take `slack`."""
        return (
            self.left <= other.left + slack
            and self.top <= other.top + slack
            and self.right >= other.right - slack
            and self.bottom >= other.bottom - slack
        )


def box(shape: Any) -> Box:
    left, top = shape.left, shape.top
    return Box(left, top, left + shape.width, top + shape.height)


def overlapping(shapes: Iterable[Any], share: float = 0.0) -> Iterator[tuple[str, str]]:
    """Pairs that share more than this part of the smaller one: their words, or their names."""
    boxes = [(box(shape), words_of(shape) or shape.name) for shape in shapes]
    for (one, said), (other, also) in combinations(boxes, 2):
        if one.shared(other) > share * min(one.area, other.area):
            yield said, also


def words_of(shape: Any) -> str:
    return str(shape.text_frame.text) if shape.has_text_frame else ""
