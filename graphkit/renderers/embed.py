"""Snippets that put the map into other people's pages and decks."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.language import Language, text
from graphkit.renderers.slides.markdown import literal
from graphkit.renderers.style import clean

_ADDRESS = re.compile(r"[A-Za-z0-9._~/%:?&=+,@#-]+")
_SANDBOX = "allow-scripts allow-downloads"


def embed(
    report: Report,
    *,
    language: Language,
    map_at: str = "map.html",
    picture_at: str = "network.svg",
) -> Mapping[str, str]:
    """A snippet for each place: iframe, reveal, quarto, marp, notion, confluence.

    `map_at` and `picture_at` are where the map and its picture will be found: relative paths
    or https addresses. Raises `UsageError` for an address that could do more than be opened.
    """
    for address in (map_at, picture_at):
        _check(address)
    title = clean(report.dataset.called(language.code))
    said = clean(" ".join(language.say(sentence) for sentence in report.headline[:1])) or title
    name, alt = html.escape(title), html.escape(said)
    page, picture = html.escape(f"{map_at}#embed=1"), html.escape(picture_at)
    frame = f'<iframe src="{page}" title="{name}" sandbox="{_SANDBOX}" loading="lazy"'
    slide = f'<iframe data-src="{page}" data-preload title="{name}" sandbox="{_SANDBOX}"'
    size = 'width="100%" height="640" style="border:0"></iframe>'
    open_map = clean(language.say(text("Open the interactive map")))
    image = f"![{literal(said)}]({picture_at})"
    return {
        "iframe": f"{frame} {size}",
        "reveal": f"<section>\n  {slide} {size}\n</section>",
        "quarto": f"```{{=html}}\n{slide} {size}\n```",
        "marp": f"[{image}]({map_at})",
        "notion": f"{image}\n\n[{literal(open_map)}]({map_at})",
        "confluence": (
            f'<p><a href="{html.escape(map_at)}"><img src="{picture}" alt="{alt}" width="960" />'
            f'</a></p>\n<p><a href="{html.escape(map_at)}">{html.escape(open_map)}</a></p>'
        ),
    }


def _check(address: str) -> None:
    scheme, colon, _ = address.partition(":")
    if not _ADDRESS.fullmatch(address) or (colon and scheme.lower() not in ("https", "http")):
        raise UsageError(f"'{address}' is no relative path and no https address.")
