"""A dataset is read the same by a copy of the process as here, with the same errors."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

BARE = "from,to,sign\nann,ben,support\nben,cay,oppose\n"
BAD = "from,to,sign\nann,ben,perhaps\n"
JOB = """
import sys
from pathlib import Path
from graphkit.cli import reading
from graphkit.engines import background_process
from graphkit.formats import ReadOptions, load
background_process.processors = lambda: 2
done = []
called = []
def counted(*paths, **options):
    called.append(1)
    return load(*paths, **options)
reading.load = counted
path = Path(sys.argv[1])
read = reading.reading([path], ReadOptions(), lambda: done.append(1))
data = read()
print(len(done), len(called), data == load(path))
"""

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


def graphkit(*words: str) -> subprocess.CompletedProcess[str]:
    job = [sys.executable, "-m", "graphkit", *words]
    return subprocess.run(job, capture_output=True, text=True, check=False)


@forks
def test_a_copy_reads_what_is_read_here(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(BARE)
    run = subprocess.run(
        [sys.executable, "-c", JOB, str(path)], capture_output=True, text=True, check=True
    )
    # Once loaded the libraries, never read by this process, and the same dataset.
    assert run.stdout.split() == ["1", "0", "True"]


def test_an_error_is_the_same_as_without_a_copy(tmp_path: Path) -> None:
    path = tmp_path / "ties.csv"
    path.write_text(BAD)
    report, measure = graphkit("report", str(path)), graphkit("measure", "camps", str(path))
    assert report.returncode == measure.returncode == 3
    assert report.stderr.replace(" report ", " measure camps ") == measure.stderr
    assert "ties.csv:2:9 (sign)" in report.stderr and not report.stdout
    gone = graphkit("report", str(tmp_path / "none.csv"))
    assert gone.returncode == 2 and gone.stderr.startswith("Error: ")


@forks
def test_a_pipe_is_read_once(tmp_path: Path) -> None:
    pipe = tmp_path / "ties.csv"
    os.mkfifo(pipe)
    writer = subprocess.Popen(
        [sys.executable, "-c", f"open({str(pipe)!r}, 'w').write({BARE!r})"],
    )
    try:
        run = subprocess.run(
            [sys.executable, "-c", JOB.replace("data == load(path)", "len(data.ties)"), str(pipe)],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        writer.kill()
        writer.wait()
    # No copy began: it could not be read again where that failed.
    assert run.stdout.split() == ["0", "1", "2"], run.stderr


def test_json_is_the_same_with_one_processor(root: Path, tmp_path: Path) -> None:
    one = "import graphkit.engines.background_process as a; a.processors = lambda: {}\n"
    job = one + "from graphkit.cli import main; main(['report', *sys.argv[1:], '--format', 'json'])"
    data = str(root / "graphs" / "blackwell-article")
    said = [
        subprocess.run(
            [sys.executable, "-c", "import sys\n" + job.format(number), data, "--replicates", "20"],
            capture_output=True,
            check=True,
        ).stdout
        for number in (1, 2)
    ]
    assert said[0] == said[1] and json.loads(said[0])
