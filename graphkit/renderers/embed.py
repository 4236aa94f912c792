"""Snippets and steps that put the map into other people's pages and decks.

Where a place shows a live page, that is what is written; where it does not, a picture that links
to the map, and how to get both there.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.language import DATA, Language, Text, text
from graphkit.phrases import phrase
from graphkit.renderers.audience import called
from graphkit.renderers.slides.markdown import SANDBOX, literal
from graphkit.renderers.style import clean

_ADDRESS = re.compile(r"[A-Za-z0-9._~/%:?&=+,@#-]+")
_SIZE = 'width="100%" height="640" style="border:0"></iframe>'


@dataclass(frozen=True, slots=True)
class Embedded:
    """What is put there: where map and picture are, and what the picture says."""

    language: Language
    title: str
    said: str
    map_at: str
    picture_at: str

    @property
    def live(self) -> str:
        """The map without its own head, for a frame."""
        return f"{self.map_at}#embed=1"

    def say(self, value: Text) -> str:
        return clean(self.language.say(value))

    @property
    def open_map(self) -> str:
        return self.say(text("Open the interactive map"))

    def frame(self, source: str) -> str:
        page, name = html.escape(self.live), html.escape(self.title)
        return f'<iframe {source}="{page}" title="{name}" sandbox="{SANDBOX}"'

    @property
    def image(self) -> str:
        return f"![{literal(self.said)}]({self.picture_at})"


def embed(
    report: Report,
    *,
    language: Language,
    map_at: str = "map.html",
    picture_at: str = "network.svg",
) -> Mapping[str, str]:
    """What to put into each of the places, or to do there.

    `map_at` and `picture_at` are where the map and its picture will be found: relative paths
    or https addresses. Raises `UsageError` for an address that could do more than be opened.
    """
    for address in (map_at, picture_at):
        check_address(address)
    title = clean(called(report, language))
    said = clean(" ".join(language.say(sentence) for sentence in report.headline[:1])) or title
    given = Embedded(language, title, said, map_at, picture_at)
    return {place: write(given) for place, write in PLACES.items()}


def _html(given: Embedded) -> str:
    return f'{given.frame("src")} loading="lazy" {_SIZE}'


def _reveal(given: Embedded) -> str:
    return f"<section>\n  {given.frame('data-src')} data-preload {_SIZE}\n</section>"


def _quarto(given: Embedded) -> str:
    # data-external: with embed-resources the map stays a page of its own beside the deck
    frame = f'{given.frame("data-src")} data-external="1" data-preload {_SIZE}'
    return f"```{{=html}}\n{frame}\n```"


def _marp(given: Embedded) -> str:
    steps = _steps(
        given,
        text("Marp shows frames only with --html: without it the picture links to the map."),
        text("With marp --html, or Enable HTML in its settings, this shows the map live:"),
    )
    frame = f"{given.frame('src')} {_SIZE}"
    return f"[{given.image}]({given.map_at})\n\n{steps}\n{frame}"


def _notion(given: Embedded) -> str:
    steps = _steps(
        given,
        text("Live: put the map on a web server (https), type /embed, paste its address: {map}"),
        text("Without a server: this picture and link; upload the picture as PNG where it is not "
             "on the web."),
    )  # fmt: skip
    return f"{given.image}\n\n[{literal(given.open_map)}]({given.map_at})\n\n{steps}"


def _confluence(given: Embedded) -> str:
    link, picture = html.escape(given.map_at), html.escape(given.picture_at)
    shown = (
        f'<p><a href="{link}"><img src="{picture}" alt="{html.escape(given.said)}" width="960" />'
        f'</a></p>\n<p><a href="{link}">{html.escape(given.open_map)}</a></p>'
    )
    steps = _steps(
        given,
        text("This works everywhere: a picture that links to the map."),
        text("Live: the macro iframe, which an administrator has to allow, with this address: "
             "{map}#embed=1"),
        text("A map attached to the page is downloaded, not shown: it needs a web server."),
    )  # fmt: skip
    return f"{shown}\n\n{steps}"


def _powerpoint(given: Embedded) -> str:
    return _steps(
        given,
        text("PowerPoint shows no web page on a slide unless an add-in does."),
        text("Best: graphkit slides {data} --map-at {map} draws the network as shapes to edit, and "
             "links the slide to the map."),
        text("Into a deck of your own: Insert > Pictures > {picture} (SVG stays sharp), then "
             "Insert > Link (Ctrl+K) > {map}"),
        text("Live: Insert > Get Add-ins > Web Viewer, with an https address; only where your "
             "organisation allows add-ins, and not offline."),
        _HOSTING,
    )  # fmt: skip


def _google_slides(given: Embedded) -> str:
    return _steps(
        given,
        text("Google Slides shows no web page on a slide, and takes no SVG."),
        text("Make a PNG: graphkit figure {data} --kind network -o network.png"),
        text("Insert > Image > Upload from computer, then Insert > Link (Ctrl+K) > {map}"),
        text("Or upload the deck of graphkit slides {data} --map-at {map}: its shapes stay "
             "shapes."),
        _HOSTING,
    )  # fmt: skip


def _keynote(given: Embedded) -> str:
    return _steps(
        given,
        text("Keynote shows no web page on a slide."),
        text("Drag {picture} onto the slide (Keynote takes SVG as a shape, else make a PNG), then "
             "Format > Add Link > Webpage > {map}"),
        text("Or open the deck of graphkit slides {data} --map-at {map} in Keynote."),
        _HOSTING,
    )  # fmt: skip


_HOSTING = text(
    "To put the map on the web: the one file map.html on any web server, GitHub Pages, Netlify or "
    "an S3 site. SharePoint, Google Drive and Dropbox download it instead of showing it. It holds "
    "all the data that it shows: think who may read it."
)


def _steps(given: Embedded, *steps: Text) -> str:
    """Numbered steps, with the addresses and the command's data in them."""
    parts = {"map": given.map_at, "picture": given.picture_at, "data": DATA}
    told = (Text(step.template, {**parts, **step.fields}, step.plural, step.count, step.sense)
            for step in steps)  # fmt: skip
    return "\n".join(f"{number}. {given.say(step)}" for number, step in enumerate(told, 1))


PLACES: Mapping[str, Callable[[Embedded], str]] = {
    "html": _html,
    "reveal": _reveal,
    "quarto": _quarto,
    "marp": _marp,
    "powerpoint": _powerpoint,
    "google-slides": _google_slides,
    "keynote": _keynote,
    "notion": _notion,
    "confluence": _confluence,
}


def check_address(address: str) -> None:
    """Raise `UsageError` unless it is a relative path or a web address and nothing else."""
    scheme, colon, _ = address.partition(":")
    if not _ADDRESS.fullmatch(address) or (colon and scheme.lower() not in ("https", "http")):
        raise UsageError(
            phrase("'{address}' is no relative path and no https address.", address=address)
        )
