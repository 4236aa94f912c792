"""The deck for browsers, for Marp and for Quarto, and the snippets that embed the map."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from harbour import language, renamed

from graphkit.cli.embed import PLACES
from graphkit.errors import UsageError
from graphkit.findings import Column, Report, Section, Table
from graphkit.language import text
from graphkit.renderers.embed import embed
from graphkit.renderers.map import MapOptions
from graphkit.renderers.map import render as render_map
from graphkit.renderers.slides import decks
from graphkit.renderers.slides.story import pages

HOSTILE = {
    "mayor": "<img src=x onerror=alert(1)>",
    "council": "[x](javascript:alert(1)) $a$ @cite {{< include /etc/passwd >}}",
    "windco": "--> <!-- | `code`",
}


def test_there_is_a_deck_of_every_kind() -> None:
    assert list(decks) == ["pptx", "reveal", "marp", "quarto"]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(page)
    return parser.found


def test_reveal_is_one_file_that_fetches_nothing(harbour: Report) -> None:
    page = decks["reveal"](harbour, language=language("en")).decode()
    for tag, attributes in tags(page):
        for name in ("src", "href", "data-src", "poster", "action"):
            value = attributes.get(name)
            assert value is None or value.startswith(("data:image/svg+xml;base64,", "#")), tag
        assert not any(name.startswith("on") for name in attributes)
    assert page.count('<section id="') == len(pages(harbour))


def test_reveal_runs_only_its_own_scripts(harbour: Report) -> None:
    page = decks["reveal"](harbour, language=language("en")).decode()
    policy = unescape(re.search(r'Content-Security-Policy" content="([^"]+)"', page)[1])
    scripts = re.findall(r"<script>(.*?)</script>", page, flags=re.S)
    assert len(scripts) == 2
    for script in scripts:
        digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'") and "unsafe-eval" not in policy


def test_reveal_escapes_names(harbour: Report) -> None:
    hostile = renamed(harbour, HOSTILE)
    page = decks["reveal"](hostile, language=language("en", hostile)).decode()
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


@pytest.mark.browser
def test_arrow_keys_drive_the_deck_even_after_a_click_into_the_map(
    harbour: Report, chromium: Any, tmp_path: Path
) -> None:
    map_html = render_map(
        harbour, language=language("en"), options=MapOptions(state={"embed": True})
    )
    path = tmp_path / "deck.html"
    path.write_bytes(decks["reveal"](harbour, language=language("en"), map_html=map_html))
    page = chromium.new_page(viewport={"width": 1280, "height": 720})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: said.type == "error" and faults.append(said.text))
    page.on("request", lambda r: r.url.startswith("http") and faults.append(r.url))
    page.goto(f"file://{path}")
    page.wait_for_selector(".reveal.ready")  # from here on it listens to keys
    shown = "() => document.querySelector('section.present').id"
    assert page.evaluate(shown) == "answer"
    for expected in ("stance", "map"):
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(f"section.present#{expected}", state="attached")
    frame = page.frame_locator("iframe.map")
    frame.locator("#counts:not(:empty)").wait_for(state="attached")  # and so does the map
    frame.locator("#canvas").click(position={"x": 5, "y": 5})
    assert page.evaluate("() => document.activeElement.tagName") == "IFRAME"
    page.keyboard.press("ArrowRight")
    page.wait_for_selector("section.present:not(#map)", state="attached")
    page.keyboard.press("n")
    page.close()
    assert faults == []


def test_marp_has_a_slide_a_page_and_its_figures_beside(harbour: Report) -> None:
    files = decks["marp"](harbour, language=language("en"))
    text = files["slides.md"].decode()
    assert text.startswith("---\nmarp: true\n")
    assert text.count("\n\n---\n\n") == len(pages(harbour)) - 1
    linked = set(re.findall(r"\]\((figures/[a-z_]+\.svg)\)", text))
    assert linked == set(files) - {"slides.md"} and linked


def test_quarto_has_a_slide_a_page_and_alternative_texts(harbour: Report) -> None:
    files = decks["quarto"](harbour, language=language("en"))
    text = files["slides.qmd"].decode()
    assert len(re.findall(r"^## ", text, flags=re.M)) == len(pages(harbour))
    assert text.count('{fig-alt="') == len(files) - 1 > 0
    assert 'format: {"revealjs"' in text


@pytest.mark.parametrize("kind", ["marp", "quarto"])
def test_markdown_decks_take_names_as_words(harbour: Report, kind: str) -> None:
    hostile = renamed(harbour, HOSTILE)
    files = decks[kind](hostile, language=language("en", hostile))
    text = next(body.decode() for name, body in files.items() if name.startswith("slides."))
    visible = re.sub(r"<!--.*?-->", "", text, flags=re.S)
    for alt in re.findall(r'fig-alt="([^"]*)"', visible):
        assert not set(alt) & set("<>{}\\")
    visible = re.sub(r'fig-alt="[^"]*"', "", visible)
    assert not re.search(r"(?<!\\)<img", visible)
    assert not re.search(r"(?<!\\)\]\(javascript", visible)
    assert not re.search(r"(?<!\\)\{\{<", visible)
    assert not re.search(r"(?<!\\)[$@]", re.sub(r"^---.*?^---", "", visible, flags=re.S | re.M))
    for comment in re.findall(r"<!--(.*?)-->", text, flags=re.S):
        assert "--" not in comment


def test_what_goes_for_every_place(harbour: Report) -> None:
    found = embed(harbour, language=language("en"), map_at="https://example.org/m.html")
    assert list(found) == list(PLACES)
    assert 'src="https://example.org/m.html#embed=1"' in found["html"]
    assert 'sandbox="allow-scripts allow-downloads"' in found["html"]
    assert 'data-src="https://example.org/m.html#embed=1"' in found["reveal"]
    assert found["quarto"].startswith("```{=html}\n<iframe") and "data-external" in found["quarto"]
    assert found["marp"].startswith("[![Opposition holds") and "--html" in found["marp"]
    assert "(https://example.org/m.html)" in found["notion"] and "/embed" in found["notion"]
    assert '<a href="https://example.org/m.html">' in found["confluence"]


@pytest.mark.parametrize("place", ["powerpoint", "google-slides", "keynote"])
def test_where_no_page_is_shown_the_steps_say_so_and_how_to_link(
    harbour: Report, place: str
) -> None:
    steps = embed(harbour, language=language("en"), map_at="https://example.org/m.html")[place]
    first, *others = steps.splitlines()
    assert "shows no web page on a slide" in first
    assert any("Link" in step and "https://example.org/m.html" in step for step in others)
    assert any("graphkit slides DATASET --map-at https://example.org/m.html" in s for s in others)
    assert "{" not in steps


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["marp", "quarto"])
def test_markdown_decks_come_with_the_live_map(harbour: Report, kind: str) -> None:
    beside = decks[kind](harbour, language=language("en"), map_html=b"<!doctype html>")
    away = decks[kind](harbour, language=language("en"), map_at="https://example.org/m.html")
    assert beside["map.html"] == b"<!doctype html>" and "map.html" not in away
    for files, address in ((beside, "map.html"), (away, "https://example.org/m.html")):
        said = next(body.decode() for name, body in files.items() if name.startswith("slides."))
        if kind == "marp":
            assert f"](figures/network.svg)]({address})" in said
        else:
            opened = f"{address}#embed=1&amp;layout=stress"
            assert f'<iframe data-src="{opened}" data-external="1"' in said


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", 'x"onload="y', "data:text/html,x", "a b", "map.html)"]
)
def test_an_address_that_could_do_more_is_refused(harbour: Report, address: str) -> None:
    with pytest.raises(UsageError, match="no relative path"):
        embed(harbour, language=language("en"), map_at=address)


@pytest.mark.slow
def test_marp_has_a_second_deck_that_shows_the_map_live(harbour: Report) -> None:
    """For marp --html: the same slides, the frame where the other has a picture that links."""
    files = decks["marp"](harbour, language=language("en"), map_html=b"<!doctype html>")
    quiet, live = (files[name].decode() for name in ("slides.md", "slides-live.md"))
    assert '<iframe src="map.html#embed=1&amp;layout=stress"' in live and "<iframe" not in quiet
    assert live.count("\n\n---\n\n") == quiet.count("\n\n---\n\n")
    assert "slides-live.md" not in decks["marp"](harbour, language=language("en"))


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["marp", "quarto", "reveal"])
def test_a_web_deck_has_titles_of_two_lines_and_tables_that_fit(harbour: Report, kind: str) -> None:
    """A long finding gives way to a shorter one; of sixty rows those are shown that fit."""
    rows = tuple((f"row {n}",) for n in range(60))
    table = Table((Column("a", text("Measure")),), rows)
    long, short = text("A finding that goes on and on. " * 12), text("Three rows matter")
    section = Section("wedges", text("-"), lead=(long,), short=(short,), table=table)
    given = replace(harbour, sections=(*harbour.sections, section))
    made = decks[kind](given, language=language("en"))
    if kind != "reveal":
        made = next(body for name, body in made.items() if name.startswith("slides."))
    said = re.sub(r"<!--.*?-->|<aside.*?</aside>|::: ..notes.*?:::", "", made.decode(), flags=re.S)
    assert "Three rows matter" in said and "goes on and on" not in said
    assert "row 9" in said and "row 59" not in said and "more" in said
