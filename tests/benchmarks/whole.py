"""Whole commands as a user waits for them, each against its limit, in one table.

    python tests/benchmarks/whole.py [--growth] [--sizes N] [--all] [--only WORDS] [--cpu]
        [--repeats N]

Every line runs in processes of its own, ours and its yardstick in turns, and keeps the best of
each. The yardstick of a measure is a script that reads the file with csv.reader, builds an igraph
graph and computes the same. Times are those of the clock; on a machine that has other work, --cpu
counts processor time instead. --growth prints what the commands take at four sizes, and nothing
else with --only growth; --sizes looks at the N smallest only; --all goes on with the benchmarks
beside this one. Ends with exit code 1 when a limit is passed.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
GRAPHKIT = (sys.executable, "-m", "graphkit")
SIZES = {1_000: 3_000, 2_000: 6_000, 10_000: 50_000, 100_000: 500_000}  # actors: ties
OPPOSING = 0.2  # of the ties, at random
GIB = 2**20  # KiB
MEASURES = ("pagerank", "k_core", "eigenvector", "signed_degree", "betweenness")
WHOLE = (  # actors, command, seconds, GiB
    (2_000, "report", 8.0, None),
    (2_000, "map", 10.0, None),
    (10_000, "report", 45.0, 1.5),
    (100_000, "report", 240.0, 4.0),
    (100_000, "map", 300.0, 4.0),
)
OTHERS = ("commands", "centralities", "reading", "replicates", "frustration", "map", "outcomes")
OTHERS += ("votes", "events")

SCRIPT = """
import csv, sys
import igraph

path, measure = sys.argv[1:]
with open(path, newline="") as file:
    rows = list(csv.reader(file))[1:]
number = {}
ends = [[number.setdefault(row[end], len(number)) for row in rows] for end in (0, 1)]
support = [row[2] == "support" for row in rows]
strength = [float(row[3]) for row in rows]
graph = igraph.Graph(n=len(number), edges=list(zip(*ends)), directed=True)
graph.es["strength"] = strength
backing = graph.subgraph_edges(
    [tie for tie, yes in enumerate(support) if yes], delete_vertices=False
)
strengths = backing.es["strength"]
if measure == "pagerank":
    found = backing.pagerank(weights=strengths)
elif measure == "eigenvector":
    found = backing.eigenvector_centrality(weights=strengths)
elif measure == "betweenness":
    found = backing.betweenness(weights=[1 / strength for strength in strengths])
elif measure == "k_core":
    found = graph.coreness()
else:
    found = [0] * len(number)
    for target, yes in zip(ends[1], support):
        found[target] += 1 if yes else -1
names = list(number)
for actor in sorted(range(len(found)), key=lambda actor: -found[actor])[:20]:
    print(names[actor], found[actor])
"""


@dataclass(frozen=True)
class Line:
    """A command and its limit: of seconds, or of a ratio to a yardstick; and of memory."""

    name: str
    command: Sequence[str]
    limit: float
    yardstick: Sequence[str] | None = None
    memory: float | None = None  # GiB


@dataclass(frozen=True)
class Took:
    clock: float
    cpu: float
    memory: float  # GiB


def write_ties(path: Path, actors: int, ties: int) -> Path:
    """Directed ties drawn at random, a fifth of them opposing."""
    draw, seen = random.Random(actors), set()
    with path.open("w") as file:
        file.write("from,to,sign,strength\n")
        while len(seen) < ties:
            pair = draw.randrange(actors), draw.randrange(actors)
            if pair[0] == pair[1] or pair in seen:
                continue
            seen.add(pair)
            sign = "oppose" if draw.random() < OPPOSING else "support"
            strength = draw.uniform(0.1, 1)
            file.write(f"a{pair[0]:06},a{pair[1]:06},{sign},{strength:.3f}\n")
    return path


def lines(files: dict[int, Path], out: Path) -> Iterator[Line]:
    """What is measured, as far as there are files of that size."""
    file = str(files.get(10_000))
    for name in MEASURES if 10_000 in files else ():
        yield Line(
            f"measure {name} 10,000/50,000",
            (*GRAPHKIT, "measure", name, file),
            1.25 if name == "betweenness" else 2.0,
            (sys.executable, "-c", SCRIPT, file, name),
        )
    for size, name, seconds, memory in WHOLE:
        if size in files:
            what = f"{name} {size:,}/{SIZES[size]:,}"
            yield Line(what, command(name, files[size], out), seconds, memory=memory)


def command(name: str, file: Path, out: Path) -> tuple[str, ...]:
    written = {
        "map": ("-o", str(out / "map.html")),
        "slides": ("-o", str(out / "slides.pptx")),
        "figure": ("--kind", "network", "-o", str(out / "network.svg")),
        "brief": ("--out", str(out / "brief")),
    }
    return (*GRAPHKIT, name, str(file), *written.get(name, ()))


def once(what: Sequence[str]) -> Took:
    """One run in a process of its own."""
    begun = time.perf_counter()
    run = subprocess.Popen(what, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert run.stderr is not None
    said = run.stderr.read()
    _, status, used = os.wait4(run.pid, 0)
    run.returncode = os.waitstatus_to_exitcode(status)
    if run.returncode:
        raise SystemExit(f"{' '.join(what)}: {said.decode()}")
    clock = time.perf_counter() - begun
    return Took(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / GIB)


def measured(line: Line, repeats: int, by: str) -> bool:
    """Print a line; whether it is within its limits."""
    once(line.yardstick or (sys.executable, "-c", "import graphkit.cli"))  # compiles, warms up
    ours, base = [], []
    for _ in range(repeats):
        ours.append(once(line.command))
        if line.yardstick:
            base.append(once(line.yardstick))
    took = min(getattr(run, by) for run in ours)
    other = min((getattr(run, by) for run in base), default=1.0)
    memory = max(run.memory for run in ours)
    fine = took / other <= line.limit and (line.memory is None or memory <= line.memory)
    limit = f"<= {line.limit:g} x" if base else f"<= {line.limit:g} s"
    ratio = f"{took / other:6.2f} x" if base else " " * 8
    yardstick = f"{other:8.2f} s" if base else " " * 10
    room = f"{memory:5.2f} GiB" + (f" <= {line.memory:g}" if line.memory else "")
    print(
        f"{line.name:32}{took:8.2f} s{yardstick}{ratio}  {limit:11}{'' if fine else '!!':3}{room}",
        flush=True,
    )
    return fine


def growth(files: dict[int, Path], out: Path, by: str) -> None:
    """What each command takes at four sizes, seconds and GiB."""
    print(f"\n{'':24}" + "".join(f"{f'{n:,}/{SIZES[n]:,}':>24}" for n in files))
    commands: list[tuple[str, ...]] = [("measure", name) for name in MEASURES]
    commands += [(name,) for name in ("report", "map", "slides", "figure", "brief")]
    for words in commands:
        print(f"{' '.join(words):24}", end="")
        for file in files.values():
            whole = (
                (*GRAPHKIT, *words, str(file))
                if words[0] == "measure"
                else command(words[0], file, out)
            )
            took = once(whole)
            print(f"{getattr(took, by):14.2f} s {took.memory:4.2f} GiB", end="", flush=True)
        print()


def others() -> bool:
    """Whether the benchmarks beside this one, run after it, are within their limits."""
    found = [HERE / f"{name}.py" for name in OTHERS if (HERE / f"{name}.py").exists()]
    fine = True
    for script in found:
        print(f"\n{script.name}", flush=True)
        fine &= not subprocess.run((sys.executable, str(script))).returncode
    return fine


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--growth", action="store_true", help="four sizes of each command")
    parser.add_argument("--all", action="store_true", help="then the other benchmarks")
    parser.add_argument("--only", default="", help="only lines with these words in their name")
    parser.add_argument("--cpu", action="store_true", help="processor time, not the clock's")
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--sizes", type=int, default=len(SIZES), help="the N smallest only")
    given = parser.parse_args()
    by = "cpu" if given.cpu else "clock"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        files = {
            n: write_ties(out / f"ties{n}.csv", n, m) for n, m in [*SIZES.items()][: given.sizes]
        }
        print(f"{'':32}{'graphkit':>10}{'script':>10}{'ratio':>8}  limit ({by})")
        kept = [line for line in lines(files, out) if given.only in line.name]
        fine = [measured(line, given.repeats, by) for line in kept]
        if given.growth:
            growth(files, out, by)
    return int(not all([*fine, others() if given.all else True]))


if __name__ == "__main__":
    sys.exit(main())
