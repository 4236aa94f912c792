"""Ctrl-C, whenever it comes: no traceback, exit code 130."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Interrupts itself when a module is first asked for, or once all is done.
_INTERRUPTED = """
import atexit, os, signal, sys

when = sys.argv.pop(1)
if not IGNORED:  # as in the foreground, whatever runs the tests
    signal.signal(signal.SIGINT, signal.default_int_handler)

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == when:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)

sys.meta_path.insert(0, Interrupting())
if when == "end":
    atexit.register(os.kill, os.getpid(), signal.SIGINT)
from graphkit.__main__ import main
main()
"""


def interrupted(
    when: str, *words: str, first: str = "IGNORED = False\n"
) -> subprocess.CompletedProcess[str]:
    run = [sys.executable, "-c", first + _INTERRUPTED, when, *words]
    return subprocess.run(run, capture_output=True, text=True, cwd=ROOT)


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
@pytest.mark.parametrize(
    "when",
    ["graphkit.cli", "click", "graphkit.cli.report", "graphkit.formats.edge_list", "end"],
)
def test_an_interrupt_is_no_traceback(when: str, tmp_path: Path) -> None:
    file = tmp_path / "case.csv"
    file.write_text("from,to,sign\na,b,support\n", encoding="utf-8")
    done = interrupted(when, "report", str(file), "--replicates", "0")
    assert done.returncode == 130
    assert "Traceback" not in done.stderr and "KeyboardInterrupt" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="sends a POSIX signal")
def test_what_a_shell_ignores_stays_ignored() -> None:
    ignoring = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); IGNORED = True\n"
    done = interrupted("click", "formats", first=ignoring)
    assert done.returncode == 0 and done.stdout
