"""Measures anew how far each character of DejaVu Sans moves the pen, regular and bold.

The font comes with matplotlib. `python tests/font_advances.py` writes the table that words are
measured by, so that measuring asks neither for fonts nor for their cache.
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path

TABLE = (
    Path(__file__).parent.parent / "graphkit" / "renderers" / "figures" / "dejavu_sans_advances.txt"
)
KEPT = (*range(0x20, 0x2800), *range(0x2900, 0x2C00), *range(0xFB00, 0xFF00), 0xFFFD)
EM = 2048  # units of the font


def measured(file: str) -> dict[int, int]:
    """The advances in the font's units, by FreeType."""
    from matplotlib import get_data_path
    from matplotlib.ft2font import FT2Font, LoadFlags

    face = FT2Font(str(Path(get_data_path()) / "fonts" / "ttf" / file))
    face.set_size(100, 72)
    return {
        code: round(face.load_char(code, LoadFlags.NO_HINTING).linearHoriAdvance * EM / 6553600)
        for code in face.get_charmap()
    }


def table() -> str:
    """A line for each run of characters: the first, then regular/bold of it and the next ones."""
    regular, bold = measured("DejaVuSans.ttf"), measured("DejaVuSans-Bold.ttf")
    lines: list[list[str]] = []
    last = None
    for code in sorted(set(KEPT) & set(regular)):
        if code - 1 != last:
            lines.append([f"{code:X}"])
        lines[-1].append(f"{regular[code]}/{bold.get(code, '-')}")
        last = code
    return "\n".join(chain((" ".join(line) for line in lines), ("",)))


if __name__ == "__main__":
    TABLE.write_text(table(), encoding="ascii")
