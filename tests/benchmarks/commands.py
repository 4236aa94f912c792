"""How long the commands take, as ratios measured in one run.

    python tests/benchmarks/commands.py

Each line gives the best of several runs of a command, the same for its yardstick, and their
ratio beside the most that is allowed; or plain seconds, for the deck and the figures those of
writing them when the report and the libraries are there. Ends with exit code 1 when a limit is
passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

GRAPHKIT = (sys.executable, "-m", "graphkit")
DATASET = "graphs/blackwell"
PICTURES = ("stance", "network", "ranking")
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


# What a deck or a figure takes once the report is there: said by the last line it prints.
REPORTED = """
import sys, time
from pathlib import Path
from graphkit.analysis.analyse import analyse
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.language import Language
report = analyse(load(Path(sys.argv[1])), Settings(replicates=100), with_pictures=True)
language = Language("en", report.dataset.names("en"))
"""
DECK = """
from graphkit.renderers.slides import decks
make = decks["pptx"]
"""
FIGURE = """
import matplotlib.backends.backend_svg, matplotlib.figure
from functools import partial
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import render
make = partial(render, kind=kinds[sys.argv[2]] and sys.argv[2])
"""
TOLD = """
start = time.perf_counter()
make(report, language=language)
print(time.perf_counter() - start)
"""


@dataclass(frozen=True)
class Line:
    """A command against a yardstick: a ratio, or plain seconds without one; its own, or those
    that it says."""

    name: str
    command: Sequence[str]
    yardstick: Sequence[str] | None
    limit: float
    repeats: int = 5
    says: bool = False


def lines(out: str) -> list[Line]:
    """What the benchmark measures."""
    python = (sys.executable, "-c")
    return [
        Line("--help / import click", (*GRAPHKIT, "--help"), (*python, "import click"), 1.6, 15),
        Line(
            "report json / import networkx, scipy.sparse",
            (*GRAPHKIT, "report", DATASET, "--format", "json"),
            (*python, "import networkx, scipy.sparse"),
            3.0,
            15,
        ),
        Line(
            "timeline of 52 weeks, seconds",
            (*GRAPHKIT, "timeline", DATASET, "--by", "week", "--from", "2025-06-13"),
            None,
            5.0,
            2,
        ),
        Line("brief, seconds", (*GRAPHKIT, "brief", DATASET, "--out", out), None, 4.5, 3),
        Line(
            "brief of a house of 720 / brief",
            (*GRAPHKIT, "brief", house(Path(out)), "--out", out),
            (*GRAPHKIT, "brief", DATASET, "--out", out),
            2.0,
            2,
        ),
        Line("deck, seconds", (*python, REPORTED + DECK + TOLD, DATASET), None, 2.5, 3, says=True),
        *(
            Line(
                f"figure {kind}, seconds",
                (*python, REPORTED + FIGURE + TOLD, DATASET, kind),
                None,
                1.2,
                3,
                says=True,
            )
            for kind in PICTURES
        ),
    ]


def house(folder: Path) -> str:
    """720 members, half of them for the one bill."""
    path = folder / "house720.csv"
    rows = (f"m{n:03d},bill,{'support' if n % 2 else 'oppose'}\n" for n in range(720))
    path.write_text("actor,issue,position\n" + "".join(rows), encoding="utf-8")
    return str(path)


def best(command: Sequence[str], repeats: int, says: bool = False) -> float:
    """The shortest of several runs, in seconds, after one that compiles what it imports."""
    compiles = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    subprocess.run(command, check=True, capture_output=True, env=compiles)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        took = time.perf_counter() - start
        times.append(float(run.stdout.split()[-1]) if says else took)
    return min(times)


def main() -> int:
    failed = False
    with tempfile.TemporaryDirectory() as out:
        for line in lines(out):
            took = best(line.command, line.repeats, line.says)
            base = best(line.yardstick, line.repeats) if line.yardstick else 1.0
            ratio = took / base
            failed |= ratio > line.limit
            print(f"{line.name:45} {took:7.3f} s {base:7.3f} s {ratio:6.2f} (<= {line.limit})")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
