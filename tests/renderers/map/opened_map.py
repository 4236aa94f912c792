"""A map open in a real browser, and what tests ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.findings import Report


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
