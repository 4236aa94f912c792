"""Where lines of words break, and where they are cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from graphkit.renderers.figures.advances import wide

_NOT_FIRST = frozenset("、。，．・：；？！）」』】》〉ー…〜ゝ々,.;:!?)]}%")
_SLACK = 1e-6  # of a point: a room made for these very words may come out a little narrower
_NOT_LAST = frozenset("（「『【《〈([{")
_MARKS = frozenset("、。，．：；・？！）」』】》〉→")
_SIGNS = frozenset("+\N{MINUS SIGN}")
_COUNTED = frozenset("年月日者件回組行")  # after a number: 10月31日
_SHORT = 4  # characters of a word that is not torn apart
_KEPT = 20_000  # words that are remembered: pages and pictures measure the same again and again
_FILLED = 0.4  # of a line, from which a phrase may go to the next one


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


def is_whole(lines: Sequence[str], words: str) -> bool:
    """Whether lines hold all of the words, none of them cut."""
    return sum(line.count("…") for line in lines) <= words.count("…")


def rejoin(lines: Sequence[str]) -> str:
    """Lines as one again, with a blank only where words were parted."""
    joined = lines[0]
    for line in lines[1:]:
        joined += line if wide(joined[-1]) or wide(line[0]) else f" {line}"
    return joined


def balanced(words: str, width: float, most: int, measure: Callable[[str], float]) -> list[str]:
    """As `fold_lines`, with lines of about the same length."""
    lines = fold_lines(words, width, most, measure)
    if not is_whole(lines, words):
        return lines
    for share in (0.5, 0.6, 0.7, 0.8, 0.9):
        closer = wrap(words, share * width, measure)
        if closer and len(closer) <= len(lines) and max(map(measure, closer)) <= width:
            return closer
    return lines


def uncut(
    words: str, shapes: Sequence[tuple[float, int]], measure: Callable[[str], float]
) -> list[str]:
    """As `balanced`, in the first of these widths and numbers of lines that holds all of it."""
    found = (balanced(words, width, most, measure) for width, most in shapes)
    lines: list[str] = []
    for lines in found:
        if is_whole(lines, words):
            break
    return lines
