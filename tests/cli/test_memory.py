"""Memory that is kept changes no result, and is no error where it cannot be kept."""

from __future__ import annotations

import ctypes
import random
import subprocess
import sys
from pathlib import Path

import pytest

from graphkit.cli.memory import keep_memory


def test_both_settings_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[int, int]] = []

    class Library:
        def mallopt(self, number: int, size: int) -> None:
            asked.append((number, size))

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: Library())
    keep_memory()
    # From glibc's malloc.h; above 32 MB it refuses the first.
    assert asked == [(-3, 32 * 1024**2), (-1, 256 * 1024**2)]


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_nothing_is_asked(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(ctypes, "CDLL", None)  # calling it would fail
    keep_memory()


def test_another_c_library_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    keep_memory()


# The most memory since it began: what a parent's own was before counts in other numbers.
CHECKED = """
import re, sys
from pathlib import Path
from graphkit.cli import main
code = main(["check", sys.argv[1]])
print(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
sys.exit(code)
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_a_million_rows_take_no_more_than_400_mb(tmp_path: Path) -> None:
    """Streamed, with equal texts kept once; a table of all cells would take twice as much."""
    drawn = random.Random(1)
    file = tmp_path / "million.csv"
    with file.open("w") as out:
        out.write("from,to,sign,strength\n")
        for _ in range(1_000_000):
            one, other = drawn.randrange(100_000), drawn.randrange(100_000)
            sign = "oppose" if drawn.random() < 0.2 else "support"
            out.write(f"a{one:06},a{other:06},{sign},{drawn.uniform(0.1, 1):.3f}\n")
    run = subprocess.run(
        [sys.executable, "-c", CHECKED, str(file)], capture_output=True, text=True, check=False
    )
    *_, peak = run.stdout.split()
    assert run.returncode == 0, run.stderr
    assert "1,000,000 rows read" in run.stdout
    assert int(peak) / 1024 <= 400
