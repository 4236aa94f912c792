"""How long the commands take, as ratios measured in one run.

    python tests/benchmarks/commands.py

Each line gives the best of several runs of a command, the same for its yardstick, and their
ratio beside the most that is allowed. Ends with exit code 1 when a limit is passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass

GRAPHKIT = (sys.executable, "-m", "graphkit")
DATASET = "graphs/blackwell"
_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"


@dataclass(frozen=True)
class Line:
    """A command against a yardstick: a ratio, or plain seconds without one."""

    name: str
    command: Sequence[str]
    yardstick: Sequence[str] | None
    limit: float
    repeats: int = 5


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
        Line("brief, seconds", (*GRAPHKIT, "brief", DATASET, "--out", out), None, 10.0, 2),
    ]


def best(command: Sequence[str], repeats: int) -> float:
    """The shortest of several runs, in seconds, after one that compiles what it imports."""
    compiles = {name: value for name, value in os.environ.items() if name != _NO_BYTECODE}
    subprocess.run(command, check=True, capture_output=True, env=compiles)
    times = []
    for _ in range(repeats):
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> int:
    failed = False
    with tempfile.TemporaryDirectory() as out:
        for line in lines(out):
            took = best(line.command, line.repeats)
            base = best(line.yardstick, line.repeats) if line.yardstick else 1.0
            ratio = took / base
            failed |= ratio > line.limit
            print(f"{line.name:45} {took:7.3f} s {base:7.3f} s {ratio:6.2f} (<= {line.limit})")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
