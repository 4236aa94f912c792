"""The interactive map: one HTML file that needs nothing but a browser."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.findings import Report
from graphkit.language import LANGUAGES, Language, Text, text
from graphkit.pictures import Step


@dataclass(frozen=True, slots=True)
class MapOptions:
    """How the map opens: its story, layout, and the measure that sizes the actors.

    `story` None means the steps written from the report, an empty one no story; `layout` None
    the picture that says most of the data: the vote, who stands where, or who is tied to whom.
    """

    story: tuple[Step, ...] | None = None
    layout: str | None = None
    size: str | None = None
    state: Mapping[str, Any] = field(default_factory=dict)


def render(report: Report, *, language: Language, options: MapOptions | None = None) -> bytes:
    """The map as one self-contained HTML document in UTF-8.

    It opens in `language` and holds the other languages too. Names and ids of the data are
    never code in it, nothing is fetched, and the same report gives the same bytes.
    """
    from graphkit.renderers.map.content import page_content
    from graphkit.renderers.map.modules import joined
    from graphkit.renderers.map.network import HERE, MapNetwork

    options = options or MapOptions()
    network = MapNetwork()
    languages = {code: _language(report, language, code) for code in _codes(language)}
    content = page_content(report, network, languages=languages, options=options)
    network.scripts = (joined(HERE / "page"),)
    network.page = {
        "language": language.code,
        "title": content["words"][language.code]["headline"][0],
        "without_scripts": language.say(text("This map needs a browser that runs its script.")),
        "content": content,
    }
    return network.generate_html().encode("utf-8")


def warnings(report: Report) -> list[Text]:
    """What the map leaves out, to be said beside it."""
    from graphkit.renderers.map.days import left_out

    return list(left_out(report))


def draft(report: Report, options: MapOptions | None = None) -> bytes:
    """The story that the map opens with, as YAML to edit, in UTF-8 and in every language."""
    from graphkit.renderers.map.story import story
    from graphkit.renderers.map.story_draft import story_draft

    given = options.story if options else None
    steps = story(report) if given is None else given
    languages = {code: Language(code, report.dataset.names(code)) for code in LANGUAGES}
    return story_draft(steps, languages).encode("utf-8")


def inline_html(page: bytes, *, height: int = 640) -> str:
    """A rendered map inside a notebook's cell: a sealed frame that holds the whole document."""
    document = html.escape(page.decode("utf-8"))
    return (
        f'<iframe srcdoc="{document}" width="100%" height="{height}" '
        'style="border:0" sandbox="allow-scripts allow-downloads allow-popups"></iframe>'
    )


def _codes(first: Language) -> list[str]:
    return [first.code, *(code for code in LANGUAGES if code != first.code)]


def _language(report: Report, given: Language, code: str) -> Language:
    return given if code == given.code else Language(code, report.dataset.names(code))


__all__ = ["MapOptions", "Step", "draft", "inline_html", "render", "warnings"]
