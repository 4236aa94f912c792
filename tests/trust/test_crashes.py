"""Killed, on a full disk, or two at once: what stands there is of one run, whole."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest
from trust.running import ROOT, finished, held, small_case, started

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="kills processes and limits file sizes"),
]
KILLS = {"brief": 60, "convert": 70, "import": 70}


def words_of(command: str, case: Path, out: Path) -> list[object]:
    match command:
        case "brief":
            return ["brief", case, "--out", out, "--replicates", 0]
        case "convert":
            return ["convert", case, "--to", "csv_folder", "-o", out]
    return ["import", case / "stances.csv", "-o", out]


@pytest.mark.parametrize("command", KILLS)
def test_a_kill_at_any_moment_leaves_one_run(command: str, tmp_path: Path) -> None:
    """200 kills in all, spread over the whole run and, most of them, over its end."""
    cases = [small_case(tmp_path / name / "case", turned=name == "b") for name in "ab"]
    whole = []
    for number, case in enumerate(cases):
        begun = time.monotonic()
        assert finished(*words_of(command, case, tmp_path / f"whole{number}"))[0] == 0
        took = time.monotonic() - begun
        whole.append(held(tmp_path / f"whole{number}"))
    assert whole[0] != whole[1]
    out, drawn = tmp_path / "out", random.Random(1)
    for kill in range(KILLS[command]):
        share = drawn.random() if kill % 3 == 0 else drawn.uniform(0.7, 1.1)
        child = started(*words_of(command, cases[kill % 2], out))
        time.sleep(took * share)
        child.kill()
        child.communicate()
        if out.exists():
            assert held(out) in whole, f"kill {kill} after {share:.0%} left a mixture"
    for case, wanted in zip(cases, whole, strict=True):
        assert finished(*words_of(command, case, out))[0] == 0
        assert held(out) == wanted
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b", "out", "whole0", "whole1"]


@pytest.mark.parametrize("there", [False, True])
@pytest.mark.parametrize("command", ["brief", "convert"])
def test_a_disk_that_is_full_at_any_file_changes_nothing(
    command: str, there: bool, tmp_path: Path
) -> None:
    """No file may grow beyond a size, which is a little less than that of each in turn."""
    case, old = small_case(tmp_path / "case"), small_case(tmp_path / "old", turned=True)
    out = tmp_path / "out"
    assert finished(*words_of(command, case, out))[0] == 0
    sizes = sorted({len(content) for content in held(out).values()})
    if there:
        assert finished(*words_of(command, old, out))[0] == 0
    else:
        for path in sorted(out.rglob("*"), reverse=True):
            path.unlink()
        out.rmdir()
    before = held(out)
    for size in sizes:
        words = [sys.executable, "-m", "graphkit", *map(str, words_of(command, case, out))]
        done = subprocess.run(
            words,
            cwd=ROOT,
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
            preexec_fn=lambda size=size: resource.setrlimit(resource.RLIMIT_FSIZE, (size - 1,) * 2),
        )
        assert done.returncode == 4, done.stderr
        assert "File too large" in done.stderr and "Traceback" not in done.stderr
        assert held(out) == before and out.exists() is there
        assert sorted(p.name for p in tmp_path.iterdir() if p.name.endswith(".part")) == []


def test_two_runs_at_once_both_end_well(tmp_path: Path) -> None:
    cases = [small_case(tmp_path / name / "case", turned=name == "b") for name in "ab"]
    whole = []
    for number, case in enumerate(cases):
        assert finished(*words_of("convert", case, tmp_path / f"whole{number}"))[0] == 0
        whole.append(held(tmp_path / f"whole{number}"))
    out = tmp_path / "out"
    for _ in range(10):
        runs = [started(*words_of("convert", case, out)) for case in cases]
        for run in runs:
            _, err = run.communicate()
            assert run.returncode == 0, err
        assert held(out) in whole
