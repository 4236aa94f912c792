"""How fast the workbench answers with 5,000 claims on a text of 1 MB, and how soon the live view
follows a claim on the reference case, in a real browser.

    python tests/benchmarks/coding.py [--quick]

Milliseconds from a key to the next painted frame (the median of several), and seconds until a
claim is saved and brief and picture follow, by the clock; beside it the processor time, which says
the same on a busy machine. Ends with exit code 1 when a limit is passed.
Needs a real Chromium (GRAPHKIT_CHROMIUM).
"""

from __future__ import annotations

import csv
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import psutil

from graphkit.api import open_coding, paragraphs, quote_at
from graphkit.texts.reading import Reading, complete

CHROMIUM = os.environ.get("GRAPHKIT_CHROMIUM", "/usr/bin/chromium")
ROOT = Path(__file__).parent.parent.parent
KEY_LIMIT = 100  # milliseconds
LIVE_LIMIT = 1.0  # seconds
LOOKS = 4
QUIET = 6_000  # milliseconds between two claims: the whole is worked out meanwhile
ACTORS = 200
TIMED = """async () => {
  const took = [];
  window.addEventListener("keydown", () => { window.begun = performance.now(); }, true);
  window.painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() =>
    done(performance.now() - window.begun))));
}"""
# The picture shown is that of the newest version.
FOLLOWED = """async () => {
  const { version } = await (await fetch("version")).json();
  const image = document.querySelector("#live-panel img");
  return image?.complete && new URL(image.src).searchParams.get("version") === version;
}"""
KEYS = {
    "no key of ours": ["z"] * 9,
    "next paragraph": ["ArrowDown"] * 9,
    "next sentence": ["ArrowRight"] * 9,
    "extend": ["Shift+ArrowRight"] * 5,
    "next to code": ["n"] * 3,
    "type an actor": ["a", "A", "c", "t", "o", "r", "1", "7", "Enter"],
    "stance or tie": ["t", "t"],
}


def case(folder: Path, claims: int, size: int) -> None:
    """A long text of short paragraphs that name actors, and claims all over it."""
    chance = random.Random(0)
    lines = []
    while sum(map(len, lines)) < size:
        who = chance.randrange(ACTORS)
        lines.append(
            f"Actor{who} Smith{who} said the bridge is needed. Others doubt it was so. " * 4
        )
    book = open_coding(folder)
    source = book.add_text(complete(Reading("long.txt", "\n\n".join(lines), date="2026-01-02")))
    (folder / "actors.csv").write_text(
        "id,name\n" + "".join(f"a{n},Actor{n} Smith{n}\n" for n in range(ACTORS))
    )
    (folder / "issues.csv").write_text("id,question\nq,Build the bridge?\n")
    text = book.text(source)
    spans = paragraphs(text)
    with (folder / "stances.csv").open("w", newline="") as stream:
        table = csv.writer(stream, lineterminator="\n")
        table.writerow(["id", "actor", "issue", "position", "date", "source", "locator", "x_coder"])
        for number in range(claims):
            span = chance.choice(spans[: len(spans) // 2])
            locator = quote_at(text, span.start, span.start + 60).locator
            position = chance.choice([-1, -0.5, 0, 0.5, 1])
            table.writerow([f"st{number + 1:05}", f"a{chance.randrange(ACTORS)}", "q", position,
                            "2026-01-02", source, locator, "ada"])  # fmt: skip


class Used:
    """Processor time since it was made, in seconds: the server's, the browser's."""

    def __init__(self, server: int) -> None:
        self._server = server
        self._before = self._now()

    def _now(self) -> dict[int, float]:
        """Of each process that there is, by its number."""
        found = {}
        for one in psutil.Process().children(recursive=True):
            with suppress(psutil.NoSuchProcess):
                times = one.cpu_times()
                found[one.pid] = times.user + times.system
        return found

    def __str__(self) -> str:
        used = {pid: now - self._before.get(pid, 0.0) for pid, now in self._now().items()}
        server = used.pop(self._server, 0.0)
        return f"(processor: server {server:.2f} s, browser {sum(used.values()):.2f} s)"


def timed(page: Any, keys: list[str]) -> float:
    """Milliseconds from a key to the frame after it, the median."""
    took = []
    for key in keys:
        page.keyboard.press(key)
        took.append(page.evaluate("window.painted()"))
    return statistics.median(took)


@contextmanager
def opened(folder: Path, name: str) -> Iterator[tuple[Any, int]]:
    """The page of a workbench on a folder in a real browser, and the server's process."""
    from playwright.sync_api import sync_playwright

    command = [sys.executable, "-m", "graphkit", "code", str(folder), "--no-browser", "--coder",
               "ada"]  # fmt: skip
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    print(name)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
            page = browser.new_page()
            used, start = Used(server.pid), time.perf_counter()
            page.goto(address)
            page.locator("html[data-ready]").wait_for(state="attached", timeout=120_000)
            print(f"  open                {time.perf_counter() - start:8.2f} s  {used}")
            yield page, server.pid
    finally:
        server.terminate()
        server.wait()


def keys(claims: int, size: int) -> bool:
    """Print what keys take in a large case; whether it is within the limit."""
    good = True
    with tempfile.TemporaryDirectory() as folder:
        case(Path(folder) / "case", claims, size)
        name = f"{claims:,} claims, {size / 1e6:g} MB"
        with opened(Path(folder) / "case", name) as (page, server):
            page.evaluate(TIMED)
            for key, strokes in KEYS.items():
                used = Used(server)
                took = timed(page, strokes)
                good &= took <= KEY_LIMIT
                print(f"  {key:<18} {took:9.0f} ms (limit {KEY_LIMIT}), {len(strokes)} keys {used}")
            used, start = Used(server), time.perf_counter()
            page.keyboard.press("4")
            page.locator("#said.good").wait_for(timeout=60_000)
            print(f"  a claim saved       {time.perf_counter() - start:8.2f} s  {used}")
    return good


def live() -> bool:
    """Print how long the picture follows a claim on the reference case; whether that is soon."""
    took = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "blackwell"
        shutil.copytree(ROOT / "graphs" / "blackwell", copy)
        text = "\n\n".join(
            f"Marco Rubio said on day {n} that it must not be sold." for n in range(9)
        )
        open_coding(copy).add_text(complete(Reading("news.txt", text, date="2026-06-02")))
        with opened(copy, "graphs/blackwell, the live view") as (page, server):
            for number in range(LOOKS):
                page.keyboard.press("ArrowDown")
                used, start = Used(server), time.perf_counter()
                page.keyboard.press("1")
                page.locator("#claims .count", has_text=f"{number + 1}").wait_for(timeout=60_000)
                saved = time.perf_counter() - start
                page.wait_for_function(FOLLOWED, timeout=60_000)
                took.append(time.perf_counter() - start)
                print(f"  claim {number + 1}: saved {saved:.2f} s, shown {took[-1]:.2f} s  {used}")
                page.wait_for_timeout(QUIET)
    print(f"  median              {statistics.median(took):8.2f} s  (limit {LIVE_LIMIT:g})")
    return statistics.median(took) <= LIVE_LIMIT


if __name__ == "__main__":
    size = (500, 100_000) if "--quick" in sys.argv else (5_000, 1_000_000)
    found = [keys(*size), live()]
    sys.exit(0 if all(found) else 1)
