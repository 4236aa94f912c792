"""Which fonts there are, how wide words are, where lines break, and what cannot be written."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

SANS = "DejaVu Sans"
BUNDLED = "IPAexGothic"
INSTALLED = (
    *("Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic", "Meiryo"),
    *("Noto Sans CJK JP", "Noto Sans JP", "Source Han Sans JP", "PingFang SC", "Microsoft YaHei"),
    *("Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK SC", "Noto Sans CJK KR"),
)
_NOT_FIRST = frozenset("、。，．・：；？！）」』】》〉ー…〜ゝ々,.;:!?)]}%")
_SLACK = 1e-6  # of a point: a room made for these very words may come out a little narrower
_NOT_LAST = frozenset("（「『【《〈([{")
_MARKS = frozenset("、。，．：；・？！）」』】》〉→")
_SIGNS = frozenset("+\N{MINUS SIGN}")
_COUNTED = frozenset("年月日者件回組行")  # after a number: 10月31日
_SHORT = 4  # characters of a word that is not torn apart
_KEPT = 20_000  # words that are remembered: pages and pictures measure the same again and again
_FILLED = 0.4  # of a line, from which a phrase may go to the next one


@cache
def families() -> tuple[str, ...]:
    """The fonts to try for each character, in order.

    The two that come as packages stand first, so that English and Japanese pictures are the
    same on every machine; what is installed fills in the rest.
    """
    from matplotlib.font_manager import fontManager

    bundled = _bundled_file()
    if bundled is not None and BUNDLED not in _known(fontManager):
        fontManager.addfont(str(bundled))
    known = _known(fontManager)
    return (SANS, *(family for family in (BUNDLED, *INSTALLED) if family in known))


def _known(manager: Any) -> frozenset[str]:
    return frozenset(entry.name for entry in manager.ttflist)


def _bundled_file() -> Path | None:
    package = find_spec("matplotlib_fontja")
    if package is None or package.origin is None:
        return None
    return next(iter(sorted(Path(package.origin).parent.rglob("ipaexg.ttf"))), None)


@cache
def _characters(family: str) -> frozenset[int]:
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=[family]))).get_charmap())


@cache
def advance(character: str, fonts: tuple[str, ...], bold: bool) -> float:
    """How far a character moves the pen, as a share of the size, in the first font with it."""
    from matplotlib.ft2font import LoadFlags

    family = next((f for f in fonts if ord(character) in _characters(f)), None)
    if family is None:
        return 1.0 if wide(character) else 0.6  # about the empty box that stands for it
    face = _face(family, bold)
    return float(face.load_char(ord(character), LoadFlags.NO_HINTING).linearHoriAdvance) / 6553600


def width(words: str, size: float, fonts: tuple[str, ...], bold: bool) -> float:
    """How wide words are, in points."""
    return size * _length(words, fonts, bold)


@lru_cache(_KEPT)
def _length(words: str, fonts: tuple[str, ...], bold: bool) -> float:
    return sum(advance(character, fonts, bold) for character in words)


@cache
def _face(family: str, bold: bool) -> Any:
    from matplotlib.font_manager import FontProperties, findfont
    from matplotlib.ft2font import FT2Font

    weight = "bold" if bold else "normal"
    face = FT2Font(findfont(FontProperties(family=[family], weight=weight)))
    face.set_size(100, 72)
    return face


def missing(words: Iterable[str], fonts: Iterable[str]) -> list[str]:
    """The characters that none of the fonts has, in code order."""
    wanted = {character for word in words for character in word if not character.isspace()}
    left = sorted(wanted)
    for family in fonts:
        if not left:
            break
        have = _characters(family)
        left = [character for character in left if ord(character) not in have]
    return left


def wide(character: str) -> bool:
    """Whether a line may break beside this character: Chinese, Japanese, Korean."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def weight(words: str, bold: bool) -> str:
    """Bold, but not where some characters come from a font that has no bold face."""
    return "bold" if bold and not any(map(wide, words)) else "normal"


def wrap(words: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`words` in lines no wider than `width`; a piece wider than that stands alone."""
    lines = [""]
    for phrase in phrases(words):
        # A phrase goes to the next line as a whole, unless that left this one half empty.
        whole = measure(phrase.rstrip()) <= width and measure(lines[-1]) >= _FILLED * width
        for piece in [phrase] if whole else _parts(phrase, width, measure):
            longer = lines[-1] + piece
            if lines[-1] and measure(longer.rstrip()) > width:
                lines[-1] = lines[-1].rstrip()
                lines.append(piece)
            else:
                lines[-1] = longer
    return [line for line in (line.strip() for line in lines) if line]


def phrases(words: str) -> list[str]:
    """Pieces joined to what is read in one breath: in Japanese, a stem with its kana."""
    found: list[str] = []
    for piece in pieces(words):
        if found and not found[-1][-1].isspace() and not _parted(found[-1], piece[0]):
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _parted(phrase: str, after: str) -> bool:
    """Whether a reader would part words here: after kana or a mark, before another script.

    A number stays with what it is said of (結果は−0.9), 12か月 in one.
    """
    before = phrase[-1]
    if not wide(before) and not wide(after):
        return True
    if before in _MARKS or after in _NOT_LAST:
        return True
    if before == "か" and phrase[-2:-1].isdigit():
        return False
    number = after.isdigit() or after in _SIGNS
    return _hiragana(before) and not (_hiragana(after) or (number and before in "はが"))


def _parts(phrase: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """A phrase in pieces; a short word in Chinese characters stays in one that fits the width."""
    found: list[str] = []
    for piece in pieces(phrase):
        word = found[-1].lstrip("".join(_NOT_LAST)) if found else ""
        short = 0 < len(word) < _SHORT and all(map(_kanji, word + piece[0]))
        if short and measure(found[-1] + piece.rstrip()) <= width:
            found[-1] += piece
        else:
            found.append(piece)
    return found


def _kanji(character: str) -> bool:
    return "\N{CJK UNIFIED IDEOGRAPH-4E00}" <= character <= "\N{CJK UNIFIED IDEOGRAPH-9FFF}"


def _hiragana(character: str) -> bool:
    return "ぁ" <= character <= "ゖ"


@lru_cache(_KEPT)
def pieces(words: str) -> tuple[str, ...]:
    """What may not be torn apart, each with the space that follows it."""
    found: list[str] = []
    for character in words:
        if found and not _breaks(found[-1][-1], character):
            found[-1] += character
        else:
            found.append(character)
    return tuple(found)


def _breaks(before: str, after: str) -> bool:
    if after.isspace() or after in _NOT_FIRST or before in _NOT_LAST:
        return False
    if _katakana(before) and _katakana(after):
        return False
    if (before.isdigit() and after in _COUNTED) or (before == "〜" and after.isdigit()):
        return False
    return before.isspace() or wide(before) or wide(after)


def _katakana(character: str) -> bool:
    return "ァ" <= character <= "ヺ" or character == "ー"


def shorten(words: str, width: float, measure: Callable[[str], float]) -> str:
    """`words`, cut with an ellipsis where they are wider than `width`."""
    if measure(words) <= width + _SLACK:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if measure(words[:middle].rstrip() + "…") <= width:
            low = middle
        else:
            high = middle - 1
    return words[:low].rstrip() + "…"


def fold_lines(words: str, width: float, most: int, measure: Callable[[str], float]) -> list[str]:
    """At most `most` lines; the last one is cut where there is more."""
    lines = wrap(words, width, measure)
    if len(lines) > most:
        lines = [*lines[: most - 1], rejoin(lines[most - 1 :])]
    return [shorten(line, width, measure) for line in lines]


def rejoin(lines: Sequence[str]) -> str:
    """Lines as one again, with a blank only where words were parted."""
    joined = lines[0]
    for line in lines[1:]:
        joined += line if wide(joined[-1]) or wide(line[0]) else f" {line}"
    return joined


def balanced(words: str, width: float, most: int, measure: Callable[[str], float]) -> list[str]:
    """As `fold_lines`, with lines of about the same length."""
    lines = fold_lines(words, width, most, measure)
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        closer = wrap(words, share * width, measure)
        if closer and len(closer) <= len(lines) and max(map(measure, closer)) <= width:
            return closer
    return lines
