"""Decks in Markdown, for Marp and for Quarto: the text, the figures and the live map beside it.

Quarto shows the map live on its slide. Marp shows no frame unless it is run with --html: there the
network's picture is a link to the map, and `slides-live.md` is the same deck with the frame.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from graphkit.findings import Report, Table
from graphkit.language import STOPS, Language
from graphkit.renderers.audience import called
from graphkit.renderers.figures.frame import sources_line
from graphkit.renderers.markdown import safe
from graphkit.renderers.slides.fitting import Cells, Fit, fit_rows, fitting_title
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean, table_words

_SPECIAL = re.compile(r"(?<!\\)([$@^:=\"'])")
_IN_ATTRIBUTE = str.maketrans({"\\": "", '"': "”", "<": "‹", ">": "›", "{": "(", "}": ")"})
MAP = "map.html"
NETWORK = "stress"  # the layout of the map that shows what its slide tells of


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure's file, its alternative text, and where the map is that it is a picture of."""

    file: str
    alt: str
    map_at: str | None = None


def marp(
    report: Report,
    *,
    language: Language,
    map_html: bytes | None = None,
    map_at: str | None = None,
) -> Mapping[str, bytes]:
    """A Marp deck: `slides.md`, its figures and `map.html`, by file name.

    `map_html` is the live map, put beside the slides; or it is found at `map_at`. With either
    there is `slides-live.md` too, for `marp --html`, which shows the map in its slide.
    """
    footer = literal(language.say(sources_line(report)))
    front = {"marp": True, "paginate": True, "size": "16:9", "lang": language.code,
             "footer": footer, "style": _STYLE}  # fmt: skip
    map_at = map_at or (MAP if map_html is not None else None)
    between = "\n\n---\n\n"
    files = dict(_deck(report, language, (front, _marp_page, between), map_at))
    if map_at is not None:
        live = _deck(report, language, (front, _live_page, between), map_at)
        files["slides-live.md"] = live["slides.md"]
    return _with_map(files, map_html, map_at)


# Marp's own sizes are for a few words; what is longer would run off the slide.
_STYLE = (
    "section{font-size:24px;padding:40px 56px 60px;justify-content:flex-start}"
    "h1{font-size:34px;margin:0 0 14px}table{font-size:17px}th,td{padding:.25em .6em}"
    "section.long table{font-size:12px}img{max-height:520px;object-fit:contain}"
    "iframe{width:100%;height:520px;border:0}footer{font-size:14px}"
)
_TITLE = (1168.0, 34.0)  # the width of a slide's text and the size of its title, in pixels
_ROOM = (1168.0, 500.0)  # for a table
_FORM = Cells((17.0, 12.0), 10.0, 5.0)


def quarto(
    report: Report,
    *,
    language: Language,
    map_html: bytes | None = None,
    map_at: str | None = None,
) -> Mapping[str, bytes]:
    """A Quarto deck (reveal.js): `slides.qmd`, its figures and `map.html`, by file name.

    `map_html` is the live map, put beside the slides; or it is found at `map_at`.
    """
    footer = literal(language.say(sources_line(report)))
    front = {
        "title": clean(called(report, language)),
        "lang": language.code,
        "format": {"revealjs": {"embed-resources": True, "slide-number": True, "footer": footer}},
        "execute": {"enabled": False},
    }
    map_at = map_at or (MAP if map_html is not None else None)
    files = _deck(report, language, (front, _quarto_page, "\n\n"), map_at)
    return _with_map(files, map_html, map_at)


def _with_map(
    files: Mapping[str, bytes], map_html: bytes | None, map_at: str | None
) -> Mapping[str, bytes]:
    if map_html is None or map_at != MAP:
        return files
    return dict(sorted({**files, MAP: map_html}.items()))


def literal(words: str) -> str:
    """Words that Marp and Quarto take as text: no links, mathematics, citations or emoji."""
    return _SPECIAL.sub(r"\\\1", safe(words))


Write = Callable[[Page, Language, Picture | None], str]


def _deck(
    report: Report,
    language: Language,
    form: tuple[Mapping[str, Any], Write, str],
    map_at: str | None,
) -> Mapping[str, bytes]:
    front, write, between = form
    files: dict[str, bytes] = {}
    parts = []
    for page in pages(report):
        picture = None
        if page.figure is not None:
            name = f"figures/{page.figure}.svg"
            files[name], alt = _picture(page.seen(report), page.figure, language)
            picture = Picture(name, alt, map_at if page.figure == "network" else None)
        parts.append(write(page, language, picture))
    head = "\n".join(
        f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()
    )
    name = "slides.qmd" if write is _quarto_page else "slides.md"
    files[name] = f"---\n{head}\n---\n\n{between.join(parts)}\n".encode()
    return dict(sorted(files.items()))


def _picture(report: Report, kind: str, language: Language) -> tuple[bytes, str]:
    from graphkit.renderers.figures.draw import draw
    from graphkit.renderers.figures.options import FigureOptions

    options = FigureOptions(size="wide", bare=True)
    drawn = draw(report, language=language, kind=kind, options=options)
    return drawn.content, drawn.alt


def _marp_page(page: Page, language: Language, picture: Picture | None) -> str:
    image = "" if picture is None else f"![w:1120 {literal(picture.alt)}]({picture.file})"
    if picture is not None and picture.map_at is not None:
        image = f"[{image}]({picture.map_at})"
    return _marp_slide(page, language, image)


def _live_page(page: Page, language: Language, picture: Picture | None) -> str:
    """The same where frames are shown."""
    if picture is None or picture.map_at is None:
        return _marp_page(page, language, picture)
    return _marp_slide(page, language, _frame(picture.map_at, clean(_headed(page, language))))


def _marp_slide(page: Page, language: Language, shown: str) -> str:
    long = page.table is not None and _fit(page.table, language).size < _FORM.sizes[0]
    parts = ["<!-- _class: long -->"] if long else []
    parts += [f"# {literal(_headed(page, language))}", *_body(page, language)]
    parts += [shown] if shown else []
    notes = "\n".join(_notes(page, language)).replace("--", "–")
    parts.append(f"<!--\n{notes}\n-->")
    return "\n\n".join(parts)


def _quarto_page(page: Page, language: Language, picture: Picture | None) -> str:
    small = " {.smaller .scrollable}" if page.table is not None else ""
    parts = [f"## {literal(_headed(page, language))}{small}", *_body(page, language)]
    if picture is not None:
        alt = picture.alt.translate(_IN_ATTRIBUTE)
        if picture.map_at is None:
            parts.append(f'![]({picture.file}){{fig-alt="{alt}"}}')
        else:
            named = clean(_headed(page, language))
            frame = _frame(picture.map_at, named, "data-src", 'data-external="1" data-preload ')
            parts.append(f"```{{=html}}\n{frame}\n```")
    notes = "\n\n".join(literal(note) for note in _notes(page, language))
    parts.append(f"::: {{.notes}}\n{notes}\n:::")
    return "\n\n".join(parts)


def _headed(page: Page, language: Language) -> str:
    """The first of the titles that takes two lines at most, without a full stop."""
    said = fitting_title([language.say(title) for title in page.titles], *_TITLE)
    return said.rstrip(STOPS) or said


def _frame(map_at: str, title: str, source: str = "src", more: str = "") -> str:
    """The live map. Quarto packs what a page needs into it; `data-external` leaves the map out,
    which has a policy of its own and must stay a page by itself."""
    page = html.escape(f"{map_at}#embed=1&layout={NETWORK}")
    return (
        f'<iframe {source}="{page}" {more}title="{html.escape(title)}" sandbox="{SANDBOX}" '
        'width="100%" height="560" style="border:0"></iframe>'
    )


SANDBOX = "allow-scripts allow-downloads"


def _body(page: Page, language: Language) -> list[str]:
    parts = []
    for support in page.supports:
        said = " ".join(literal(language.say(sentence)) for sentence in support.said)
        parts.append(f"**{literal(language.say(support.label))}**\\\n{said}")
    if page.points:
        parts.append("\n".join(f"- {literal(language.say(point))}" for point in page.points))
    if page.table is not None:
        shown = _fit(page.table, language).shown
        parts.append(_table(page.table, language, shown))
        left_out = page.left_out(shown)
        if left_out is not None:
            parts.append(literal(language.say(left_out)))
    return parts


def _fit(table: Table, language: Language) -> Fit:
    """How many rows a slide holds, and how small."""
    return fit_rows(table_words(table, language), _ROOM, _FORM)


def _table(table: Table, language: Language, shown: int) -> str:
    kept = table_words(table, language)[: shown + 1]
    heads, *rows = [[literal(cell) for cell in row] for row in kept]
    rules = ["---:" if column.format else "---" for column in table.columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows))


def _notes(page: Page, language: Language) -> list[str]:
    said = [clean(language.say(note)) for note in page.notes]
    said += [clean(claim.said(language)) for claim in page.evidence]
    if page.more:
        said.append(language.say(page.said_more))
    return said
