"""The workbench as its users meet it: a server over real sockets, a real browser."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.api import open_coding, read_texts
from graphkit.workbench.live import THREAD
from graphkit.workbench.server import Workbench

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))  # pytest imports files by path, not by folder

from running import Running  # noqa: E402

Serve = Callable[..., Running]


@pytest.fixture(scope="session", autouse=True)
def worked_out() -> Iterator[None]:
    """A process does not end while something is worked out: libraries in other languages abort."""
    yield
    for thread in threading.enumerate():
        if thread.name == THREAD:
            thread.join(60)
            assert not thread.is_alive(), "a live view was left open"


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Starts a workbench on a folder of its own; `texts` are files of this folder or of any."""
    running: list[Running] = []

    def start(
        *texts: str | Path, coder: str = "ada", language: str = "en", case: str = "case"
    ) -> Running:
        book = open_coding(tmp_path / case)
        for reading in read_texts([HERE / text for text in texts]):
            book.add_text(reading)
        one = Running(Workbench(book, coder=coder, language=language))
        running.append(one)
        return one

    yield start
    for one in running:
        one.stop()


class Page:
    """The page in a browser, with what went wrong in it."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.faults, self.requests = page, [], []
        page.on("pageerror", lambda e: self.faults.append(str(e)))
        page.on("console", self._listen)
        page.on("dialog", lambda d: (self.faults.append(d.message), d.dismiss()))
        page.on("request", lambda r: self.requests.append(r.url))
        page.goto(address)
        page.locator("html[data-ready]").wait_for(state="attached")
        self.strokes = 0

    def _listen(self, message: Any) -> None:
        if message.type == "error" and "409" not in message.text:  # refused, as it should be
            self.faults.append(message.text)

    def press(self, *keys: str) -> None:
        """Keys, one after the other; each is counted."""
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.strokes += len(words)

    def said(self, words: str) -> None:
        """Waits until this is said."""
        self.page.locator("#said", has_text=words).wait_for()


@pytest.fixture
def visit(chromium: Any) -> Iterator[Callable[..., Page]]:
    """Opens a workbench's page; fails the test where the page had an error."""
    opened: list[tuple[Any, Page]] = []

    def open_page(address: str, *, size: tuple[int, int] = (1366, 768), **options: Any) -> Page:
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        page = Page(context.new_page(), address)
        opened.append((context, page))
        return page

    yield open_page
    for context, _ in opened:
        context.close()
    assert not [fault for _, page in opened for fault in page.faults]
