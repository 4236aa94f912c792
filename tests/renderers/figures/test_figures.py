"""Every kind of figure in every format and size; what cannot be drawn says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from harbour import EMPTY, language

from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import draw, draw_formats, drawable
from graphkit.renderers.figures.options import SIZES, FigureOptions

MAGIC = {"svg": b"<?xml", "png": b"\x89PNG\r\n", "pdf": b"%PDF-"}


@pytest.mark.slow
@pytest.mark.parametrize("kind", list(kinds))
def test_every_kind_draws_in_every_format(harbour: Report, kind: str) -> None:
    for picture, form in zip(
        draw_formats(harbour, list(MAGIC), language=language("en"), kind=kind), MAGIC, strict=True
    ):
        assert picture.content.startswith(MAGIC[form])
        assert not picture.warnings


@pytest.mark.slow
@pytest.mark.parametrize("size", list(SIZES))
def test_a_png_has_the_dots_asked_for(harbour: Report, size: str) -> None:
    import io

    from PIL import Image

    for kind in kinds:
        options = FigureOptions(format="png", size=size, dpi=96)
        content = draw(harbour, language=language("en"), kind=kind, options=options).content
        width, height = Image.open(io.BytesIO(content)).size
        assert (width, height) == (
            int(SIZES[size].width * 96 / 72),
            int(SIZES[size].height * 96 / 72),
        )


def test_16_to_9_is_full_hd_at_144_dots_per_inch() -> None:
    size = SIZES["16:9"]
    assert (size.width * 144 / 72, size.height * 144 / 72) == (1920, 1080)


@pytest.mark.parametrize("kind", list(kinds))
def test_a_report_without_anything_to_draw_says_why(kind: str) -> None:
    with pytest.raises(UsageError, match=f"'{kind}' cannot be drawn from nothing: "):
        draw(EMPTY, language=language("en", EMPTY), kind=kind)
    assert drawable(EMPTY) == []


def test_a_report_without_an_issue_draws_what_does_not_need_one(harbour: Report) -> None:
    bare = replace(harbour, issue=None, actors=tuple(
        replace(actor, position=None) for actor in harbour.actors))  # fmt: skip
    assert set(kinds) - set(drawable(bare)) == {
        "stance", "forecast", "timeline", "votes"}  # fmt: skip


def test_unknown_words_get_near_ones(harbour: Report) -> None:
    with pytest.raises(UsageError, match="Did you mean 'network'"):
        draw(harbour, language=language("en"), kind="netwrok")
    with pytest.raises(UsageError, match="Did you mean 'square'"):
        FigureOptions(size="sqare")
    with pytest.raises(UsageError, match="no figure format 'gif'"):
        FigureOptions(format="gif")
    with pytest.raises(UsageError, match="between 36 and 900"):
        FigureOptions(dpi=5000)


def test_transparent_leaves_the_paper_out(harbour: Report) -> None:
    import io

    from PIL import Image

    for transparent, alpha in ((False, 255), (True, 0)):
        options = FigureOptions(format="png", transparent=transparent, dpi=36)
        content = draw(harbour, language=language("en"), options=options).content
        assert Image.open(io.BytesIO(content)).convert("RGBA").getpixel((1, 1))[3] == alpha


def test_a_style_file_changes_paper_ink_and_size_but_not_what_carries_meaning(
    harbour: Report, tmp_path
) -> None:
    style = tmp_path / "corp.mplstyle"
    style.write_text("text.color: 224466\nfigure.facecolor: fafaf0\nfont.size: 12\n")
    plain = draw(harbour, language=language("en")).content.decode()
    styled = draw(
        harbour, language=language("en"), options=FigureOptions(style=style)
    ).content.decode()
    assert "#224466" in styled and "#fafaf0" in styled
    assert "#224466" not in plain
    for colour in ("#0072b2", "#d55e00"):
        assert colour in styled.lower()


@pytest.mark.parametrize("content", ["no.such.setting: 1\n", "font.size: huge\n", "\xff\x00"])
def test_a_broken_style_file_is_a_usage_error(harbour: Report, tmp_path, content: str) -> None:
    style = tmp_path / "bad.mplstyle"
    style.write_bytes(content.encode("latin-1"))
    with pytest.raises(UsageError, match=r"bad\.mplstyle"):
        draw(harbour, language=language("en"), options=FigureOptions(style=style))


def test_a_missing_style_file_is_a_usage_error(harbour: Report, tmp_path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        draw(harbour, language=language("en"), options=FigureOptions(style=tmp_path / "none"))
