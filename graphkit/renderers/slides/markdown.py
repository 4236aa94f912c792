"""Decks in Markdown, for Marp and for Quarto: the text, the figures and the live map beside it.

Quarto shows the map live on its slide. Marp shows no frame unless it is run with --html, so there
the network's picture is a link to the map.
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
from graphkit.renderers.figures.frame import sources_line
from graphkit.renderers.markdown import safe
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean, table_words

_SPECIAL = re.compile(r"(?<!\\)([$@^:=\"'])")
_IN_ATTRIBUTE = str.maketrans({"\\": "", '"': "”", "<": "‹", ">": "›", "{": "(", "}": ")"})
MAP = "map.html"


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

    `map_html` is the live map, put beside the slides; or it is found at `map_at`.
    """
    footer = literal(language.say(sources_line(report)))
    front = {"marp": True, "paginate": True, "size": "16:9", "lang": language.code,
             "footer": footer}  # fmt: skip
    map_at = map_at or (MAP if map_html is not None else None)
    files = _deck(report, language, (front, _marp_page, "\n\n---\n\n"), map_at)
    return _with_map(files, map_html, map_at)


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
        "title": clean(report.dataset.called(language.code)),
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
    parts = [f"# {literal(_headed(page, language))}", *_body(page, language)]
    if picture is not None:
        image = f"![w:1120 {literal(picture.alt)}]({picture.file})"
        parts.append(image if picture.map_at is None else f"[{image}]({picture.map_at})")
    notes = "\n".join(_notes(page, language)).replace("--", "–")
    parts.append(f"<!--\n{notes}\n-->")
    return "\n\n".join(parts)


def _quarto_page(page: Page, language: Language, picture: Picture | None) -> str:
    parts = [f"## {literal(_headed(page, language))}", *_body(page, language)]
    if picture is not None:
        alt = picture.alt.translate(_IN_ATTRIBUTE)
        if picture.map_at is None:
            parts.append(f'![]({picture.file}){{fig-alt="{alt}"}}')
        else:
            frame = _frame(picture.map_at, clean(_headed(page, language)))
            parts.append(f"```{{=html}}\n{frame}\n```")
    notes = "\n\n".join(literal(note) for note in _notes(page, language))
    parts.append(f"::: {{.notes}}\n{notes}\n:::")
    return "\n\n".join(parts)


def _headed(page: Page, language: Language) -> str:
    """The title, without a full stop."""
    said = language.say(page.title)
    return said.rstrip(STOPS) or said


def _frame(map_at: str, title: str) -> str:
    """The live map. Quarto packs what a page needs into it; `data-external` leaves the map out,
    which has a policy of its own and must stay a page by itself."""
    page = html.escape(f"{map_at}#embed=1")
    return (
        f'<iframe data-src="{page}" data-external="1" data-preload title="{html.escape(title)}" '
        f'sandbox="{SANDBOX}" width="100%" height="560" style="border:0"></iframe>'
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
        parts.append(_table(page.table, language))
        left_out = page.left_out(len(page.table.rows))
        if left_out is not None:
            parts.append(literal(language.say(left_out)))
    return parts


def _table(table: Table, language: Language) -> str:
    heads, *rows = [[literal(cell) for cell in row] for row in table_words(table, language)]
    rules = ["---:" if column.format else "---" for column in table.columns]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows))


def _notes(page: Page, language: Language) -> list[str]:
    said = [clean(language.say(note)) for note in page.notes]
    said += [clean(claim.said(language)) for claim in page.evidence]
    if page.more:
        said.append(language.say(page.said_more))
    return said
