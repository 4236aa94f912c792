"""How fast the workbench answers with 5,000 claims on a text of 1 MB, in a real browser.

    python tests/benchmarks/coding.py [--quick]

Milliseconds from a key to the next painted frame (the median of several), and seconds until a
claim is saved and shown and the brief follows. Ends with exit code 1 when a limit is passed.
Needs a real Chromium (GRAPHKIT_CHROMIUM).
"""

from __future__ import annotations

import csv
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from graphkit.api import open_coding, paragraphs, quote_at
from graphkit.texts.reading import Reading, complete

CHROMIUM = os.environ.get("GRAPHKIT_CHROMIUM", "/usr/bin/chromium")
KEY_LIMIT = 100  # milliseconds
ACTORS = 200
TIMED = """async () => {
  const took = [];
  window.addEventListener("keydown", () => { window.begun = performance.now(); }, true);
  window.painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(() =>
    done(performance.now() - window.begun))));
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


def timed(page: Any, keys: list[str]) -> float:
    """Milliseconds from a key to the frame after it, the median."""
    took = []
    for key in keys:
        page.keyboard.press(key)
        took.append(page.evaluate("window.painted()"))
    return statistics.median(took)


def measure(claims: int, size: int) -> bool:
    """Print what one case takes; whether it is within the limits."""
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        case(Path(folder) / "case", claims, size)
        command = [sys.executable, "-m", "graphkit", "code", str(Path(folder) / "case"),
                   "--no-browser", "--coder", "ada"]  # fmt: skip
        server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        print(f"{claims:,} claims, {size / 1e6:g} MB")
        good = True
        with sync_playwright() as playwright:
            page = playwright.chromium.launch(executable_path=CHROMIUM).new_page()
            start = time.perf_counter()
            page.goto(address)
            page.locator("html[data-ready]").wait_for(state="attached", timeout=120_000)
            print(f"  open                {time.perf_counter() - start:8.2f} s")
            page.evaluate(TIMED)
            for name, keys in KEYS.items():
                took = timed(page, keys)
                good &= took <= KEY_LIMIT
                print(f"  {name:<18} {took:9.0f} ms  (limit {KEY_LIMIT})")
            start = time.perf_counter()
            page.keyboard.press("4")
            page.locator("#said.good").wait_for(timeout=60_000)
            print(f"  a claim saved       {time.perf_counter() - start:8.2f} s")
        server.terminate()
        server.wait()
    return good


if __name__ == "__main__":
    size = (500, 100_000) if "--quick" in sys.argv else (5_000, 1_000_000)
    sys.exit(0 if measure(*size) else 1)
