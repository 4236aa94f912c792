"""Work on a second processor: the same result and the same errors, whatever happens to it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from graphkit.engines import ahead
from graphkit.engines.ahead import Ahead

# A process of its own, since there is a copy only where no other thread is at work.
CASE = """
import os
from graphkit.engines.ahead import Ahead
here = os.getpid()
{prepare}
work = Ahead(lambda: {work})
print(work.result() == {wanted}, work.result() is work.result())
"""


def told(prepare: str, work: str, wanted: str) -> str:
    job = CASE.format(prepare=prepare, work=work, wanted=wanted)
    run = subprocess.run([sys.executable, "-c", job], capture_output=True, text=True, check=True)
    assert run.stderr == ""
    return run.stdout.strip()


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="no fork on this system")
def test_another_process_does_the_work() -> None:
    two = "import graphkit.engines.ahead as a; a.processors = lambda: 2"
    assert told(two, "(os.getpid() != here, b'x' * 10**6)", "(True, b'x' * 10**6)") == "True True"


def test_one_processor_does_it_when_asked() -> None:
    one = "import graphkit.engines.ahead as a; a.processors = lambda: 1"
    assert told(one, "os.getpid()", "here") == "True True"


def test_what_fails_there_is_done_here() -> None:
    two = "import graphkit.engines.ahead as a; a.processors = lambda: 2"
    fails = "1 / (os.getpid() == here)"
    assert told(two, fails, "1.0") == "True True"


def test_no_copy_beside_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "processors", lambda: 2)
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert Ahead(os.getpid).result() == os.getpid()
    finally:
        over.set()
        other.join()


def test_errors_come_when_the_result_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "processors", lambda: 1)
    work = Ahead(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work.result()


def test_nobody_waits_for_what_is_not_asked_for() -> None:
    two = "import graphkit.engines.ahead as a; a.processors = lambda: 2"
    job = f"{two}\nimport time\nwork = a.Ahead(lambda: time.sleep(3600))\nprint('over')"
    run = subprocess.run(
        [sys.executable, "-c", job], capture_output=True, text=True, check=True, timeout=300
    )
    assert (run.stdout, run.stderr) == ("over\n", "")


def test_without_room_for_a_copy_the_work_is_done_here() -> None:
    full = (
        "import graphkit.engines.ahead as a; a.processors = lambda: 2\n"
        "a.os.fork = lambda: a.os.open('/nowhere/at/all', 0)"
    )
    assert told(full, "os.getpid()", "here") == "True True"
