"""Processes in which other fonts are known than on this machine."""

from __future__ import annotations

import copy
import os
from pathlib import Path


def without_installed_fonts(folder: Path) -> dict[str, str]:
    """An environment whose cached list of fonts holds only those that come with matplotlib."""
    from matplotlib import get_data_path
    from matplotlib.font_manager import FontManager, fontManager, json_dump

    bare = copy.copy(fontManager)
    bare.ttflist = [e for e in fontManager.ttflist if e.fname.startswith(get_data_path())]
    assert bare.ttflist
    folder.mkdir(exist_ok=True)
    json_dump(bare, str(folder / f"fontlist-v{FontManager.__version__}.json"))
    return {**os.environ, "PYTHONHASHSEED": "2", "MPLCONFIGDIR": str(folder)}


def install_font(data: Path, character: str) -> str:
    """Put a font that has this character alone where Linux looks for a user's own; its name."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for corner in ((100, 700), (500, 700), (500, 0)):
        pen.lineTo(corner)
    pen.closePath()
    built = FontBuilder(1000, isTTF=True)
    built.setupGlyphOrder([".notdef", "invented"])
    built.setupCharacterMap({ord(character): "invented"})
    built.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "invented": pen.glyph()})
    built.setupHorizontalMetrics({".notdef": (600, 0), "invented": (600, 100)})
    built.setupHorizontalHeader(ascent=800, descent=-200)
    built.setupNameTable({"familyName": "Invented", "styleName": "Regular"})
    built.setupOS2()
    built.setupPost()
    (data / "fonts").mkdir(parents=True, exist_ok=True)
    built.save(data / "fonts" / "invented.ttf")
    return "Invented"
