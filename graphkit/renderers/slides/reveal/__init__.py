"""The deck as one web page: reveal.js with everything inside, the live map in a sealed frame."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from graphkit.findings import Report, Table
from graphkit.language import STOPS, Language, Text, text
from graphkit.renderers.audience import called
from graphkit.renderers.figures.frame import sources_line
from graphkit.renderers.slides.fitting import Cells, fit_rows, fitting_title
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean, table_words

HERE = Path(__file__).parent
_TITLE = (1192.0, 38.0)  # the width of a slide's text and the size of its title, in pixels
_ROOM = (1192.0, 500.0)  # for a table
_FORM = Cells((20.0, 17.0, 15.0, 13.0), 10.0, 5.5)
_HASH = re.compile(r"'(sha256-[A-Za-z0-9+/=]+)'")


def render(report: Report, *, language: Language, map_html: bytes | None = None) -> bytes:
    """The deck as one self-contained HTML document that fetches nothing.

    `map_html` is a rendered map, made to open in embed mode; it takes the place of the
    network's picture and hands the deck's keys on. N shows and hides the notes.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    vendor = HERE / "vendor"
    scripts = [_read(vendor / "reveal.js"), _read(HERE / "start.js")]
    sheets = (vendor / "reset.css", vendor / "reveal.css", HERE / "page.css")
    words = environment.get_template("page.html").render(
        language=language.code,
        title=clean(called(report, language)),
        policy=_policy(scripts, map_html),
        styles=[Markup(style) for style in map(_read, sheets)],
        scripts=[Markup(script) for script in scripts],
        pages=[_page(report, page, language, map_html) for page in pages(report)],
        map=None if map_html is None else map_html.decode("utf-8"),
        source=clean(language.say(sources_line(report))),
        help=language.say(text("Arrow keys: next and previous slide. N: notes. O: overview.")),
    )
    return words.encode("utf-8")


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _page(report: Report, page: Page, language: Language, map_html: bytes | None) -> dict[str, Any]:
    def say(value: Any) -> str:
        return clean(language.say(value))

    live = map_html is not None and page.figure == "network"
    picture = None
    if page.figure is not None and not live:
        picture = _picture(page.seen(report), page.figure, language)
    table, left_out = (None, None) if page.table is None else _table(page, page.table, language)
    title = fitting_title([say(title) for title in page.titles], *_TITLE)
    return {
        "id": page.id,
        "title": title.rstrip(STOPS) or title,
        "supports": [
            (say(support.label), language.sentences([say(said) for said in support.said]))
            for support in page.supports
        ],
        "points": [say(point) for point in page.points],
        "table": table,
        "left_out": "" if left_out is None else say(left_out),
        "map": live,
        "picture": picture,
        "notes": [say(note) for note in page.notes],
        "evidence": [clean(claim.said(language)) for claim in page.evidence],
    }


def _table(page: Page, table: Table, language: Language) -> tuple[dict[str, Any], Text | None]:
    """As many rows as fit, and how many are left out."""
    cells = table_words(table, language)
    fit = fit_rows(cells, _ROOM, _FORM)
    numeric = [column.format is not None for column in table.columns]
    rows = cells[1 : fit.shown + 1]
    shown = {"heads": cells[0], "rows": rows, "numeric": numeric, "size": f"{fit.size:g}px"}
    return shown, page.left_out(fit.shown)


def _picture(report: Report, kind: str, language: Language) -> dict[str, str]:
    from graphkit.renderers.figures.draw import draw
    from graphkit.renderers.figures.options import FigureOptions

    drawn = draw(
        report, language=language, kind=kind, options=FigureOptions(size="wide", bare=True)
    )
    content = base64.b64encode(drawn.content).decode("ascii")
    return {"source": f"data:image/svg+xml;base64,{content}", "alt": drawn.alt}


def _policy(scripts: Iterable[str], map_html: bytes | None) -> str:
    """Only these scripts, and those that the map's own policy names: a frame inherits ours."""
    allowed: Sequence[str] = [f"'{_digest(script)}'" for script in scripts]
    if map_html is not None:
        head = html.unescape(map_html[: map_html.find(b"<title")].decode("utf-8"))
        allowed = [*allowed, *(f"'{found}'" for found in _HASH.findall(head))]
    return (
        f"default-src 'none'; script-src {' '.join(allowed)}; style-src 'unsafe-inline'; "
        "img-src data: blob:; frame-src 'self'; base-uri 'none'; form-action 'none'"
    )


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
