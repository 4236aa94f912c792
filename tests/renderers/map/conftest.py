"""A real browser that keeps account of everything the map does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports files by path, not by folder

from map_case import make_report
from opened_map import Open, Opened

from graphkit.findings import Report


@pytest.fixture
def report() -> Report:
    return make_report()


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
