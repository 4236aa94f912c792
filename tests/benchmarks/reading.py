"""Reading 100,000 ties from CSV, validated, into the graph, against csv.reader and NetworkX alone.

Each side runs in a process of its own on the same file: `csv.reader` and `add_edges_from` into a
`MultiDiGraph`, then `graphkit.load` and `graph()`. Time is that of the processor; memory the most
that was held beyond the plain graph, a tie.
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

TIES, ACTORS, RUNS = 100_000, 10_000, 3
LIMIT_TIME, LIMIT_BYTES = 2.0, 1024

PLAIN = """
import csv, sys, time
import networkx as nx
start = time.process_time()
graph = nx.MultiDiGraph()
with open(sys.argv[1], newline="", encoding="utf-8") as stream:
    rows = csv.reader(stream)
    next(rows)
    graph.add_edges_from(
        (a, b, {"sign": sign, "strength": float(strength)}) for a, b, sign, strength in rows
    )
"""
OURS = """
import sys, time
import networkx as nx
import graphkit
from graphkit.formats import load
from graphkit.graph.build import build_graph
load("graphs/starter.csv")  # imports are no part of it
start = time.process_time()
graph = build_graph(load(sys.argv[1]))
"""
TOLD = """
import resource
print(time.process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024)
"""


def write(path: Path) -> None:
    """Ties between actors drawn at random, a fifth of them opposing."""
    draw = random.Random(0)
    with path.open("w", newline="", encoding="utf-8") as stream:
        rows = csv.writer(stream)
        rows.writerow(("from", "to", "sign", "strength"))
        for _ in range(TIES):
            one, other = draw.sample(range(ACTORS), 2)
            sign = "oppose" if draw.random() < 0.2 else "support"
            rows.writerow((f"actor{one}", f"actor{other}", sign, round(draw.random() + 0.01, 2)))


def measured(code: str, path: Path) -> tuple[float, float]:
    """The least processor time of some runs, and the memory held at most."""
    found = []
    for _ in range(RUNS):
        run = subprocess.run(
            [sys.executable, "-c", code + TOLD, str(path)],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        found.append(tuple(map(float, run.stdout.split()[-2:])))
    return min(time for time, _ in found), min(held for _, held in found)


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ties.csv"
        write(path)
        plain, least = measured(PLAIN, path)
        ours, most = measured(OURS, path)
        _, base = measured("import time\nstart = time.process_time()", path)
        _, imported = measured(OURS.partition("start =")[0] + "start = 0", path)
    beyond = ((most - imported) - (least - base)) / TIES
    print(f"{TIES:,} ties: {ours / plain:.2f} x csv.reader and NetworkX (limit {LIMIT_TIME})")
    print(f"memory beyond the plain graph: {beyond:,.0f} bytes a tie (limit {LIMIT_BYTES:,})")
    return int(ours / plain > LIMIT_TIME or beyond > LIMIT_BYTES)


if __name__ == "__main__":
    sys.exit(main())
