"""Decks in Markdown, for Marp and for Quarto: the text and the figures beside it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from graphkit.findings import Report, Table
from graphkit.language import Language
from graphkit.renderers.markdown import safe
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean, table_words

_SPECIAL = re.compile(r"(?<!\\)([$@^:=\"'])")
_IN_ATTRIBUTE = str.maketrans({"\\": "", '"': "”", "<": "‹", ">": "›", "{": "(", "}": ")"})
Picture = tuple[str, str]  # the file's name and its alternative text


def marp(report: Report, *, language: Language) -> Mapping[str, bytes]:
    """A Marp deck: `slides.md` and its figures, by file name."""
    front = {"marp": True, "paginate": True, "size": "16:9", "lang": language.code}
    return _deck(report, language, front, _marp_page, "\n\n---\n\n")


def quarto(report: Report, *, language: Language) -> Mapping[str, bytes]:
    """A Quarto deck (reveal.js): `slides.qmd` and its figures, by file name."""
    front = {
        "title": clean(report.dataset.called(language.code)),
        "lang": language.code,
        "format": {"revealjs": {"embed-resources": True, "slide-number": True}},
        "execute": {"enabled": False},
    }
    return _deck(report, language, front, _quarto_page, "\n\n")


def literal(words: str) -> str:
    """Words that Marp and Quarto take as text: no links, mathematics, citations or emoji."""
    return _SPECIAL.sub(r"\\\1", safe(words))


def _deck(
    report: Report,
    language: Language,
    front: Mapping[str, Any],
    write: Callable[[Page, Language, Picture | None], str],
    between: str,
) -> Mapping[str, bytes]:
    files: dict[str, bytes] = {}
    parts = []
    for page in pages(report):
        picture = None
        if page.figure is not None:
            name = f"figures/{page.figure}.svg"
            files[name], alt = _picture(report, page.figure, language)
            picture = (name, alt)
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
    parts = [f"# {literal(language.say(page.title))}", *_body(page, language)]
    if picture is not None:
        parts.append(f"![w:1120 {literal(picture[1])}]({picture[0]})")
    notes = "\n".join(_notes(page, language)).replace("--", "–")
    parts.append(f"<!--\n{notes}\n-->")
    return "\n\n".join(parts)


def _quarto_page(page: Page, language: Language, picture: Picture | None) -> str:
    parts = [f"## {literal(language.say(page.title))}", *_body(page, language)]
    if picture is not None:
        alt = picture[1].translate(_IN_ATTRIBUTE)
        parts.append(f'![]({picture[0]}){{fig-alt="{alt}"}}')
    notes = "\n\n".join(literal(note) for note in _notes(page, language))
    parts.append(f"::: {{.notes}}\n{notes}\n:::")
    return "\n\n".join(parts)


def _body(page: Page, language: Language) -> list[str]:
    parts = []
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
