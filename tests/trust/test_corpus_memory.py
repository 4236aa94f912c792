"""No file of the corpus takes much memory, bombs among them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from formats.test_corpus import INDEX

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="a copy of a process counts its own peak"),
]
TESTS = Path(__file__).parent.parent
MOST = 200  # MiB beyond the imports
# Prints the peak in MiB and the seconds of the processor for each case, read by a copy of its own.
MEASURE = """
import importlib, os, pkgutil, resource, time
import openpyxl, pandas, pyarrow.parquet, sqlite3, yaml
import graphkit.formats
from formats.test_corpus import INDEX, told_of
for found in pkgutil.walk_packages(graphkit.formats.__path__, "graphkit.formats."):
    importlib.import_module(found.name)
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
for case in INDEX:
    child = os.fork()
    if not child:
        before, begun = peak(), time.process_time()
        told_of(case)
        print(f"{peak() - before:.1f}\\t{time.process_time() - begun:.2f}\\t{case.path}", flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def test_every_case_stays_within_its_memory() -> None:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\nsys.path[:0] = {[str(TESTS.parent), str(TESTS)]}{MEASURE}"],
        capture_output=True, text=True, check=True, cwd=TESTS.parent,
    )  # fmt: skip
    rows = [line.split("\t") for line in done.stdout.splitlines()]
    assert len(rows) == len(INDEX), done.stderr
    assert [(peak, path) for peak, _, path in rows if float(peak) > MOST] == []
