"""What a matplotlib style file may change: fonts, text size, paper, ink, grid, line width."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphkit.errors import UsageError
from graphkit.phrases import phrase
from graphkit.renderers.style import FAINT, INK, MUTED, PAPER

_GENERIC = ("sans-serif", "serif", "monospace")


@dataclass(frozen=True, slots=True)
class Theme:
    """The look around the picture; what carries meaning is fixed elsewhere."""

    fonts: tuple[str, ...] = ()
    scale: float = 1.0
    ink: str = INK
    muted: str = MUTED
    grid: str = FAINT
    paper: str = PAPER
    line: float = 1.0


def read_style(path: Path | None) -> Theme:
    """The theme of a matplotlib style file.

    Raises `UsageError` when it cannot be read or has a setting that does not exist.
    """
    if path is None:
        return Theme()
    found = _settings(path)
    ink = _colour(found, "text.color", INK)
    return Theme(
        fonts=_wanted(found),
        scale=_number(found, "font.size", 10.0) / 10.0,
        ink=ink,
        muted=_colour(found, "axes.labelcolor", ink if ink != INK else MUTED),
        grid=_colour(found, "grid.color", FAINT),
        paper=_colour(found, "figure.facecolor", PAPER),
        line=_number(found, "lines.linewidth", 1.5) / 1.5,
    )


def _settings(path: Path) -> dict[str, Any]:
    from matplotlib import rc_params_from_file

    logger, complaints = logging.getLogger("matplotlib"), _Complaints()
    logger.addHandler(complaints)
    spread, logger.propagate = logger.propagate, False
    try:
        found: Any = rc_params_from_file(path, use_default_template=False)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            phrase("The style file {path} cannot be read: {error}", path=path, error=error)
        ) from None
    finally:
        logger.removeHandler(complaints)
        logger.propagate = spread
    if complaints.said:
        raise UsageError(
            phrase("The style file {path} is not right: {said}", path=path, said=complaints.said[0])
        )
    return dict(found)


class _Complaints(logging.Handler):
    """Keeps what matplotlib only logs about a style file."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(" ".join(record.getMessage().split()))


def _wanted(found: dict[str, Any]) -> tuple[str, ...]:
    """The fonts that the style names, installed here or not: the output names the same anywhere."""
    wanted = list(found.get("font.family", ()))
    for generic in _GENERIC:
        if generic in wanted or (generic == "sans-serif" and not wanted):
            wanted += found.get(f"font.{generic}", ())
    return tuple(dict.fromkeys(family for family in wanted if family not in _GENERIC))


def _number(found: dict[str, Any], key: str, default: float) -> float:
    value = found.get(key, default)
    return float(value) if isinstance(value, int | float) and value > 0 else default


def _colour(found: dict[str, Any], key: str, default: str) -> str:
    from matplotlib.colors import is_color_like, to_hex

    value = found.get(key, default)
    return to_hex(value) if is_color_like(value) and value != "none" else default
