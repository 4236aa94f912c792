"""Draws one figure: bytes, the words for those who cannot see it, and what went wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.language import Language, Text, text
from graphkit.phrases import phrase
from graphkit.renderers.figures import kinds, pen
from graphkit.renderers.figures.fonts import FAMILIES, coverage, quiet, unwritten
from graphkit.renderers.figures.frame import draw_frame, sources_line
from graphkit.renderers.figures.kind import Kind
from graphkit.renderers.figures.on_paper import on_paper
from graphkit.renderers.figures.options import FigureOptions
from graphkit.renderers.figures.save import save
from graphkit.renderers.figures.sheet import Sheet
from graphkit.renderers.figures.theme import Theme, read_style
from graphkit.renderers.style import clean

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished figure. `alt` says what is to be seen; `warnings` what could not be shown."""

    kind: str
    title: str
    alt: str
    content: bytes
    warnings: tuple[Text, ...] = ()


def render(
    report: Report,
    *,
    language: Language,
    kind: str = "network",
    options: FigureOptions | None = None,
) -> bytes:
    """The figure's bytes; `draw` also gives its alternative text and warnings."""
    return draw(report, language=language, kind=kind, options=options).content


def draw(
    report: Report,
    *,
    language: Language,
    kind: str = "network",
    options: FigureOptions | None = None,
) -> Picture:
    """Draw one kind of figure.

    Raises `UsageError` for an unknown kind, or with the reason where the report has nothing to
    draw so.
    """
    asked = options or FigureOptions()
    return draw_formats(report, (asked.format,), language=language, kind=kind, options=asked)[0]


def draw_formats(
    report: Report,
    formats: Sequence[str],
    *,
    language: Language,
    kind: str = "network",
    options: FigureOptions | None = None,
) -> list[Picture]:
    """The same drawing in several formats, drawn once: as `draw`, a picture for each."""
    chosen, asked = _drawable(report, kind, language), options or FigureOptions()
    theme = read_style(asked.style)
    title = clean(language.say(chosen.headline(report)))
    alt = alt_text(report, kind, language=language)
    import matplotlib

    with matplotlib.rc_context(_SETTINGS), quiet():
        sheet = composed(report, chosen, language=language, options=asked, theme=theme)
        figures = _by_format(sheet, formats, transparent=asked.transparent)
        contents = [
            save(
                figures[form],
                replace(asked, format=form),
                title=title,
                alt=alt,
                dataset=report.dataset.name,
            )
            for form in formats
        ]
        warned = unwritten(sheet.written, sheet.fonts)
    return [Picture(kind, title, alt, content, warned) for content in contents]


def drawable(report: Report) -> list[str]:
    """The kinds that this report can be drawn as."""
    return [name for name in kinds if kinds[name].why_not(report) is None]


def alt_text(report: Report, kind: str, *, language: Language) -> str:
    """The figure in words: its finding, what is to be seen, and on what it rests."""
    chosen = kinds[kind]
    headline = clean(language.say(chosen.headline(report)))
    stop = "" if headline.endswith((".", "。")) else language.say(text("."))
    said = (headline + stop, chosen.describe(report), sources_line(report))
    return clean(language.sentences(said))


def _drawable(report: Report, kind: str, language: Language) -> Kind:
    chosen = kinds[kind]
    reason = chosen.why_not(report)
    if reason is not None:
        said = language.say(reason)
        raise UsageError(
            phrase(
                "The figure '{kind}' cannot be drawn from {name}: {said}",
                kind=kind,
                name=report.dataset.name,
                said=said,
            )
        )
    return chosen


_SETTINGS: Any = {
    "svg.fonttype": "none",
    "svg.hashsalt": "graphkit",
    "pdf.fonttype": 42,
    "text.parse_math": False,
    "text.usetex": False,
    "text.hinting": "no_hinting",  # letters as wide as they are measured
    "path.simplify": False,
}


def composed(
    report: Report, kind: Kind, *, language: Language, options: FigureOptions, theme: Theme
) -> Sheet:
    """The picture as items in their places, drawn by no pen yet."""
    sheet = Sheet(
        report=report,
        language=language,
        page=options.page,
        bare=options.bare,
        sourced=options.bare,
        fonts=tuple(dict.fromkeys((*theme.fonts, *FAMILIES))),
        letter=options.page.letter * theme.scale,
        ink=theme.ink,
        muted=theme.muted,
        faint=theme.grid,
        paper=theme.paper,
        line=theme.line,
    )
    draw_frame(sheet, kind)
    return sheet


def _by_format(sheet: Sheet, formats: Sequence[str], *, transparent: bool) -> dict[str, Figure]:
    """An svg names the same fonts everywhere; what is drawn here takes what else is installed."""
    found: dict[str, Figure] = {}
    if "svg" in formats:
        found["svg"] = _drawn(sheet, transparent=transparent, faces_known=False)
    if set(formats) - {"svg"}:
        more = coverage(sheet.written, sheet.fonts).more
        inked = _drawn(sheet, transparent=transparent, more=more)
        found |= {form: inked for form in formats if form != "svg"}
    return found


def _drawn(
    sheet: Sheet, *, transparent: bool, more: Sequence[str] = (), faces_known: bool = True
) -> Figure:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    page = sheet.page
    figure = Figure(figsize=(page.width / 72, page.height / 72), dpi=72)
    FigureCanvasAgg(figure)
    figure.set_facecolor("none" if transparent else sheet.paper)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set(xlim=(0, page.width), ylim=(0, page.height))
    items = on_paper(sheet.items, sheet.paper, sheet.faint)
    pen.draw(items, axes, (*sheet.fonts, *more), faces_known=faces_known)
    return figure
