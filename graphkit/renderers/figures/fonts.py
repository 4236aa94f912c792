"""Which fonts write a picture's words: two that come as packages, then whatever is installed."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from graphkit.language import Text, text
from graphkit.renderers.figures.advances import has_face

SANS = "DejaVu Sans"
BUNDLED = "IPAexGothic"
INSTALLED = (
    *("Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo"),
    *("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "PingFang SC", "Microsoft YaHei"),
    *("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK SC", "Noto Sans CJK KR"),
)
# What every output names, in this order, whatever is installed here.
FAMILIES = (SANS, BUNDLED, *INSTALLED)
_BOXES = ("Last Resort", "LastResort", "Adobe Blank", "Adobe NotDef")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Installed fonts that write what the named ones lack, and the characters that none has."""

    more: tuple[str, ...]
    missing: tuple[str, ...]


def coverage(words: Iterable[str], named: Sequence[str] = FAMILIES) -> Coverage:
    """Who writes what `named` cannot write here.

    Fonts that were installed after matplotlib's list was made are found when they are needed.
    """
    left = missing(words, named)
    found = _more(left, _others(named)) if left else Coverage((), ())
    if found.missing and _new_fonts():
        found = _more(left, _others(named))
    return found


def missing(words: Iterable[str], families: Iterable[str]) -> list[str]:
    """The characters that none of the fonts has, in code order."""
    left = sorted({c for word in words for c in word if not c.isspace()})
    families = tuple(families)
    if SANS in families:  # most of what it has is known without loading a drawing library
        left = [c for c in left if not has_face(c)]
    for family in families:
        if not left:
            break
        left = [c for c in left if ord(c) not in _characters(family)]
    return left


def unwritten(words: Iterable[str], named: Sequence[str] = FAMILIES) -> tuple[Text, ...]:
    """A warning for each character that no font here has.

    Who opens a page, a deck or a document writes it with fonts of their own: what is lacking here
    is the best guess at what is lacking there.
    """
    return tuple(
        text(
            "No font here has the character {character} (U+{code}); it shows as an empty box "
            "wherever none has it.",
            character=character,
            code=f"{ord(character):04X}",
        )
        for character in coverage(words, named).missing
    )


def _more(left: Sequence[str], families: Iterable[str]) -> Coverage:
    """Font by font, as long as one has a character that is still wanted."""
    chosen: list[str] = []
    for family in families:
        if not left:
            break
        rest = [c for c in left if ord(c) not in _characters(family)]
        if len(rest) < len(left):
            chosen.append(family)
        left = rest
    return Coverage(tuple(chosen), tuple(left))


def _others(named: Sequence[str]) -> Iterator[str]:
    """Every other family that is installed, by name.

    Not those that draw boxes for everything, nor matplotlib's own for formulas, whose places for
    letters are not those of Unicode.
    """
    from matplotlib import get_data_path

    entries = _manager().ttflist
    found = {e.name for e in entries if not e.fname.startswith(get_data_path())}
    yield from sorted(name for name in found - set(named) if not name.startswith(_BOXES))


@contextmanager
def quiet() -> Iterator[None]:
    """Keep matplotlib from printing: a missing character is said by `unwritten`, and a font that is
    not installed or has no bold face is no news."""
    logger = logging.getLogger("matplotlib.font_manager")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Glyph ")
            yield
    finally:
        logger.setLevel(level)


def _manager() -> Any:
    """matplotlib's list of fonts, with the one that comes for Japanese."""
    from matplotlib.font_manager import fontManager

    if not any(entry.name == BUNDLED for entry in fontManager.ttflist):
        bundled = _bundled_file()
        if bundled is not None:
            fontManager.addfont(str(bundled))
    return fontManager


def _bundled_file() -> Path | None:
    package = find_spec("matplotlib_fontja")
    if package is None or package.origin is None:
        return None
    return next(iter(sorted(Path(package.origin).parent.rglob("ipaexg.ttf"))), None)


@cache
def _new_fonts() -> bool:
    """Look for fonts that the list does not know, once; tells whether there were any."""
    from matplotlib.font_manager import findSystemFonts

    manager = _manager()
    before = len(manager.ttflist)
    known = {str(Path(entry.fname).resolve()) for entry in manager.ttflist}
    for path in sorted(findSystemFonts()):
        if str(Path(path).resolve()) not in known:
            _add(manager, path)
    _characters.cache_clear()
    return len(manager.ttflist) > before


def _add(manager: Any, path: str) -> None:
    try:
        manager.addfont(path)
    except (OSError, RuntimeError, ValueError, KeyError):  # as matplotlib itself: not a usable font
        return


@cache
def _characters(family: str) -> frozenset[int]:
    """The characters of a family's regular face; none where it is not installed or broken."""
    from matplotlib.font_manager import FontProperties, get_font

    try:
        with quiet():
            wanted = FontProperties(family=[family])
            path = _manager().findfont(wanted, fallback_to_default=False)
            return frozenset(get_font(path).get_charmap())
    except (OSError, RuntimeError, ValueError):
        return frozenset()
