"""A real browser that keeps account of everything the map does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports files by path, not by folder

from map_case import make_report

from graphkit.findings import Report


@pytest.fixture
def report() -> Report:
    return make_report()


@dataclass
class Opened:
    """A map open in the browser, with everything it did."""

    page: Any
    canvas_margin = (26, 20, 26)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def go(self, hash_: str) -> None:
        """Change what follows # in the address, as a link would."""
        self.page.evaluate("words => { location.hash = words }", hash_)
        self.settle()

    def settle(self) -> None:
        self.page.evaluate(
            "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
        )
        self.page.wait_for_timeout(60)

    def hash(self) -> str:
        return str(self.page.evaluate("() => location.hash"))

    def saved(self, control: str) -> bytes:
        """What a control of the share menu saves."""
        self.page.evaluate("() => { document.querySelector('.menu').open = true }")
        with self.page.expect_download() as waiting:
            self.page.click(f"#{control}")
        return Path(waiting.value.path()).read_bytes()

    def drawing(self) -> str:
        """The current view as SVG: what the canvas shows, in words."""
        return self.saved("take-svg").decode("utf-8")

    def spot(self, report: Report, actor: str, layout: str = "stress") -> tuple[float, float]:
        """Where an actor stands on the screen while everything is shown."""
        box = self.page.locator("#canvas").bounding_box()
        side, top, bottom = self.canvas_margin
        x, y = report.layouts[layout][actor]
        return (
            box["x"] + side + x * (box["width"] - 2 * side),
            box["y"] + top + (1 - y) * (box["height"] - top - bottom),
        )

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).inner_text())


Open = Callable[..., Opened]


@pytest.fixture
def open_map(chromium: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a rendered map from a file; fails the test if the page had an error."""
    contexts = []
    opened: list[Opened] = []

    def opener(
        page: bytes, hash_: str = "", *, size: tuple[int, int] = (1280, 800), **options: Any
    ) -> Opened:
        path = tmp_path / f"map{len(opened)}.html"
        path.write_bytes(page)
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        seen = Opened(context.new_page())
        address = f"file://{path}"
        seen.page.on("request", lambda r: seen.requests.append(r.url))
        seen.page.on("pageerror", lambda e: seen.errors.append(str(e)))
        seen.page.on("console", lambda m: m.type == "error" and seen.errors.append(m.text))
        seen.page.on("dialog", lambda d: (seen.dialogs.append(d.message), d.dismiss()))
        seen.page.goto(f"{address}#{hash_}" if hash_ else address)
        # By selector: a polled function would need `eval`, which the page's policy forbids.
        seen.page.locator("#counts:not(:empty)").wait_for(state="attached")
        seen.settle()
        seen.requests = [url for url in seen.requests if not url.startswith(address)]
        opened.append(seen)
        return seen

    yield opener
    faults = [fault for seen in opened for fault in seen.errors + seen.dialogs]
    for context in contexts:
        context.close()
    assert not faults
