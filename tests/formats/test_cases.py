"""The shared collection of bad files: each must be refused, warned of or accepted as it says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.errors import DataError
from graphkit.formats import load

CASES = os.environ.get("GRAPHKIT_CASES")
READ = (".csv", ".yaml", ".json", ".xlsx", ".txt", ".graphml", ".gml", ".net", ".gexf")
# Where the collection allows several outcomes, or speaks of measures, this is what reading does.
CHOSEN = {
    "csv-semicolon-decimal-comma.csv": "ACCEPT",
    "inject-url-schemes.yaml": "WARN",  # the link is dropped, the claim kept
    "inject-html-everywhere.yaml": "WARN",  # so is its javascript: link
    "inject-path-ids.yaml": "WARN",  # Shell and shell look alike
    "graph-two-components-nonunique-eigenvector.yaml": "ACCEPT",  # the measure says it
    "csv-header-only.csv": "REJECT",
    "csv-utf16le.csv": "ACCEPT",
    "gexf-mixed-direction.gexf": "WARN",  # each tie keeps its own direction
    "gexf-slider-dynamic.gexf": "ACCEPT",  # the dates are kept
    "json-utf16.json": "ACCEPT",
}

pytestmark = pytest.mark.skipif(CASES is None, reason="GRAPHKIT_CASES names no folder of cases")


def index() -> list[tuple[str, str]]:
    if CASES is None:
        return []
    lines = (Path(CASES) / "index.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return [(name, must) for name, _, must in rows if name.endswith(READ)]


@pytest.mark.parametrize(("name", "must"), index())
def test_case(name: str, must: str) -> None:
    assert CASES is not None
    try:
        dataset = load(Path(CASES) / name)
        problems = dataset.notices
        outcome = "WARN" if any(p.level == "warning" for p in problems) else "ACCEPT"
    except DataError as error:
        problems, outcome = error.problems, "REJECT"
    assert outcome == CHOSEN.get(name, must.split()[0]), [str(problem) for problem in problems]
    place = re.search(r"@(\S+)", must)
    if place and not (name in CHOSEN and outcome == "ACCEPT"):
        wanted = place[1].replace("2:weight", "2:7 (weight)")
        told = [str(problem.place) for problem in problems]
        assert any(f":{wanted}" in where for where in told), told


def test_every_case_is_there() -> None:
    assert len(index()) > 60


@pytest.mark.parametrize(
    "name",
    [
        "xlsx-zip-bomb-rows.xlsx",
        "xlsx-zip-bomb-cell.xlsx",
        "yaml-alias-bomb.yaml",
        "xlsx-last-row-cell.xlsx",
        "xlsx-entity-in-sheet.xlsx",
        "xml-billion-laughs.graphml",
        "xml-quadratic-blowup.graphml",
    ],
)
def test_bombs_cost_little(name: str) -> None:
    """CPU seconds and peak memory beyond the imports, in a process of its own."""
    assert CASES is not None
    code = (
        "import resource, sys, time\n"
        "import openpyxl, yaml\n"
        "from graphkit.formats import load\n"
        "from graphkit.errors import DataError\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before, start = peak(), time.process_time()\n"
        "try:\n    load(sys.argv[1])\nexcept DataError: pass\n"
        "print(time.process_time() - start, (peak() - before) / 1024)\n"
    )
    run = [sys.executable, "-c", code, str(Path(CASES) / name)]
    done = subprocess.run(run, capture_output=True, text=True, check=True)
    seconds, mebibytes = map(float, done.stdout.split())
    assert seconds < 1.0
    assert mebibytes < 50
