"""What a figure can be asked for, as one frozen value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import UsageError, unknown
from graphkit.phrases import phrase

FORMATS = ("svg", "png", "pdf")
MOST_DOTS = 12_000


@dataclass(frozen=True, slots=True)
class Size:
    """Width, height and the size of ordinary text, in points (1/72 inch)."""

    width: float
    height: float
    letter: float


SIZES: Mapping[str, Size] = {
    "16:9": Size(960, 540, 13),
    "4:3": Size(720, 540, 12),
    "square": Size(540, 540, 10.5),
    "column": Size(252, 288, 6.5),
    "wide": Size(890, 400, 12.5),
}


@dataclass(frozen=True, slots=True)
class FigureOptions:
    """How a figure is made. Raises `UsageError` for what does not exist.

    `dpi` counts for png only: 144 gives 1920 x 1080 dots at 16:9, 288 twice that. `style` is a
    matplotlib style file; fonts, text size, text, paper and grid colour and line width are
    taken from it, the colours and shapes that carry meaning are not. `bare` leaves headline
    and sources out, for a slide that has them already; "wide" is the room under a slide's title.
    """

    format: str = "svg"
    size: str = "16:9"
    transparent: bool = False
    dpi: int = 144
    style: Path | None = None
    bare: bool = False

    def __post_init__(self) -> None:
        if self.format not in FORMATS:
            raise unknown(phrase("figure format"), self.format, FORMATS)
        if self.size not in SIZES:
            raise unknown(phrase("figure size"), self.size, SIZES)
        widest = max(self.page.width, self.page.height) / 72 * self.dpi
        if self.dpi < 36 or widest > MOST_DOTS:
            raise UsageError(
                phrase("The resolution must lie between 36 and 900 dpi, not {dpi}.", dpi=self.dpi)
            )

    @property
    def page(self) -> Size:
        return SIZES[self.size]
