"""What roll calls cost: reports on parliaments of four sizes, ideal points, and briefs of a house.

    python tests/benchmarks/votes.py [--sizes N]

A parliament is drawn (`tests/votes.py`: seven parties with noise, abstentions, members who stay
away) and written as the tables that roll calls are read as. Reports are given by CPU seconds, the
most memory of a process and the size of what it wrote; ideal points by their CPU seconds and how
well they find simulated truth; briefs beside that of graphs/blackwell, taken in turn.
`--sizes` looks at the N smallest parliaments only. Ends with exit code 1 when a limit is passed.
"""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from graphkit.analysis.run import Run  # noqa: E402
from graphkit.findings import Settings  # noqa: E402
from tests.votes import house, parliament  # noqa: E402

GRAPHKIT = (sys.executable, "-m", "graphkit")
SIZES = ((90, 125), (180, 250), (360, 500), (720, 1000))
REPORT, MEMORY, POINTS, BRIEF = 25.0, 1536.0, 10.0, 1.5  # seconds, MiB, seconds, ratio
PAGE, LEAST = 45, 0.97  # lines of the page, correlation


@dataclass(frozen=True)
class Cost:
    """CPU seconds of a command and of what it started, and its most memory in MiB."""

    seconds: float
    memory: float
    output: bytes


def cost(*command: str) -> Cost:
    """Run graphkit once; raises where it fails."""
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen((*GRAPHKIT, *command), stdout=said, stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise subprocess.CalledProcessError(child.returncode, child.args)
        said.seek(0)
        return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said.read())


def line(
    name: str, found: float, limit: float | None = None, unit: str = "s", *, most: bool = True
) -> bool:
    """Print a figure beside its limit; whether it keeps to it."""
    fine = limit is None or (found <= limit if most else found >= limit)
    allowed = "" if limit is None else f"at {'most' if most else 'least'} {limit:g}"
    print(f"{name:<52} {found:9.3g} {unit:<5} {allowed}{'' if fine else '  PASSED'}", flush=True)
    return fine


def reports(folder: Path, sizes: Sequence[tuple[int, int]]) -> list[bool]:
    """Page, JSON and ideal points of each parliament: limits hold for the largest."""
    kept = []
    for members, votes in sizes:
        data = str(parliament(members, votes).write(folder / f"{members}x{votes}"))
        whole, name = (members, votes) == SIZES[-1], f"{members} x {votes}"
        page, written = cost("report", data), cost("report", data, "--format", "json")
        kept += [
            line(f"{name}: report", page.seconds, REPORT if whole else None),
            line(f"{name}: its memory", page.memory, MEMORY if whole else None, "MiB"),
            line(f"{name}: its lines", page.output.count(b"\n"), PAGE, "lines"),
            line(f"{name}: report, JSON", written.seconds, REPORT if whole else None),
            line(f"{name}: its size", len(written.output) / 2**20, None, "MiB"),
        ]
    return kept


def points(sizes: Sequence[tuple[int, int]]) -> list[bool]:
    """The measure ideal_points on simulated votes, the view being there: time, and its correlation
    with the true points."""
    kept = []
    for members, votes in sizes:
        made = house(members, votes, absent=0.1)
        run = Run(made.dataset(), Settings())
        run.view("stance")
        begin = time.process_time()
        found = run.finding("ideal_points")
        took = time.process_time() - begin
        near = abs(float(np.corrcoef(list(found.values.values()), made.at[:, 0])[0, 1]))
        whole, name = (members, votes) == SIZES[-1], f"{members} x {votes}"
        kept += [
            line(f"{name}: ideal_points", took, POINTS if whole else None),
            line(f"{name}: correlation with the truth", near, LEAST, "", most=False),
        ]
    return kept


def briefs(folder: Path) -> list[bool]:
    """Briefs of 300 actors on one issue and of a house of 100, beside the reference case."""
    cases = {"300 actors, one issue": folder / "one.csv", "a house of 100": folder / "house.csv"}
    draw = np.random.default_rng(1)
    for (_, path), members in zip(cases.items(), (300, 100), strict=True):
        held = draw.uniform(-1, 1, members) if members == 300 else draw.choice([-1, 1], members)
        with path.open("w", newline="", encoding="utf-8") as stream:
            rows = csv.writer(stream)
            rows.writerow(("actor", "issue", "position"))
            rows.writerows((f"A{n:03}", "bill", f"{at:.2f}") for n, at in enumerate(held.tolist()))
    kept = []
    for name, path in cases.items():
        pairs = [
            tuple(
                cost("brief", str(data), "--out", str(folder / "out")).seconds
                for data in (path, ROOT / "graphs" / "blackwell")
            )
            for _ in range(2)
        ]
        ratio = float(np.median([own / other for own, other in pairs]))
        kept.append(line(f"brief, {name} / brief graphs/blackwell", ratio, BRIEF, ""))
    return kept


def main() -> int:
    sizes = SIZES[: int(sys.argv[2])] if sys.argv[1:2] == ["--sizes"] else SIZES
    with tempfile.TemporaryDirectory() as folder:
        kept = reports(Path(folder), sizes) + points(sizes) + briefs(Path(folder))
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main())
