"""Fonts: measured by a table, found when a list of them is old, one weight a line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import font_advances
import matplotlib
import pytest
from harbour import language
from other_fonts import install_font, without_installed_fonts

from graphkit.findings import Report
from graphkit.renderers.figures import draw as drawing
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.advances import advance, has_bold_face, width
from graphkit.renderers.figures.draw import draw
from graphkit.renderers.figures.options import FigureOptions
from graphkit.renderers.figures.theme import Theme

STRANGE = "\U00012345"
NEW = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent.parent)!r})
from harbour import language, renamed, report
from graphkit.renderers.figures.draw import draw
from graphkit.renderers.figures.options import FigureOptions
given = renamed(report(), {{"mayor": "Mayor {STRANGE}"}})
for form in ("png", "svg"):
    drawn = draw(given, language=language("en", given), options=FigureOptions(format=form))
    print(list(map(str, drawn.warnings)), b"Invented" in drawn.content, len(drawn.content))
"""


@pytest.mark.slow
def test_the_table_is_that_of_the_font() -> None:
    """FreeType's advances, of every character of the table, in both weights."""
    assert font_advances.TABLE.read_text(encoding="ascii") == font_advances.table()
    for bold, file in ((False, "DejaVuSans.ttf"), (True, "DejaVuSans-Bold.ttf")):
        for character, units in ((chr(c), u) for c, u in font_advances.measured(file).items()):
            if ord(character) in font_advances.KEPT:
                assert advance(character, bold) == units / 2048


@pytest.mark.parametrize("words", ["Who decides: Ann, 0.75 (±.2)", "Ångström — Dvořák → Σ"])
@pytest.mark.parametrize("bold", [False, True])
def test_words_are_as_wide_as_they_are_drawn(words: str, bold: bool) -> None:
    """But for kerning, which narrows some pairs."""
    from matplotlib.backends.backend_agg import RendererAgg
    from matplotlib.font_manager import FontProperties

    face = FontProperties(family=["DejaVu Sans"], weight="bold" if bold else "normal", size=40)
    with matplotlib.rc_context(drawing._SETTINGS):
        drawn, *_ = RendererAgg(10, 10, 72).get_text_width_height_descent(words, face, False)
    assert drawn == pytest.approx(width(words, 40, bold), rel=0.02)


def test_what_the_table_does_not_know_is_reckoned_by_its_kind() -> None:
    full, half, mark, other = "漢", "ｱ", "\u0e31", "\u0e01"
    assert [advance(c) for c in (full, half, mark, other)] == [1.0, 0.5, 0.0, 0.6]


@pytest.mark.slow
def test_a_font_installed_after_the_list_was_made_is_found(tmp_path: Path) -> None:
    """The character is drawn, without a warning; an svg names the same fonts as ever."""
    env = without_installed_fonts(tmp_path / "cache") | {"XDG_DATA_HOME": str(tmp_path / "share")}
    sizes = []
    for installed in (False, True):
        if installed:
            install_font(tmp_path / "share", STRANGE)
        said = subprocess.run(
            [sys.executable, "-c", NEW], env=env, capture_output=True, text=True, check=True
        )
        png, svg = said.stdout.splitlines()
        assert png.startswith("[] False" if installed else "['No font here has the character")
        assert svg.startswith("[] False" if installed else "['No font here has the character")
        assert said.stderr == ""
        sizes.append((png.rpartition(" ")[2], svg.rpartition(" ")[2]))
    (boxed, before), (drawn, after) = sizes
    assert boxed != drawn and before == after


def test_a_line_is_of_one_weight(harbour: Report) -> None:
    """Where a bold line has characters without a bold face, no part of it is bold alone."""
    from matplotlib.text import Text

    sheet = drawing.composed(
        harbour, kinds["stance"], language=language("ja"), options=FigureOptions(), theme=Theme()
    )
    bold = {item.said for item in sheet.items if getattr(item, "bold", False)}
    assert any(not has_bold_face(words) for words in bold)
    with matplotlib.rc_context(drawing._SETTINGS), drawing.quiet():
        figure = drawing._drawn(sheet, transparent=False)
    drawn = [(text.get_text(), text.get_weight()) for text in figure.findobj(Text)]
    for words in bold:
        faces = [weight for said, weight in drawn if said == words]
        assert faces == (["bold"] if has_bold_face(words) else ["normal", "normal"])


def test_in_an_svg_the_viewer_finds_the_bold_face(harbour: Report) -> None:
    words = draw(harbour, language=language("ja"), kind="stance").content.decode()
    headline = next(
        line for line in words.splitlines() if "立場を示した" in line and "<text" in line
    )
    assert "bold" in headline or "700" in headline
