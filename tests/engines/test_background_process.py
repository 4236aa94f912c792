"""Work on a second processor: its results, or None whatever happens to it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

import pytest

from graphkit.engines import background_process
from graphkit.engines.background_process import BackgroundProcess, Steps, Told

# A process of its own, since there is a copy only where no other thread is at work.
CASE = """
import os, time
from graphkit.engines import background_process
background_process.processors = lambda: 2
here = os.getpid()
{prepare}
def steps(told):
    yield {first}
    word = told()
    yield {second}
work = background_process.BackgroundProcess(steps)
{then}
"""

forks = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork on this system")


def said(then: str, *, first: str = "1", second: str = "word", prepare: str = "") -> str:
    """What a script prints; it must print nothing on standard error, and end."""
    job = CASE.format(prepare=prepare, first=first, second=second, then=then)
    run = subprocess.run(
        [sys.executable, "-c", job], capture_output=True, text=True, check=True, timeout=300
    )
    assert run.stderr == ""
    return run.stdout.strip()


@forks
def test_another_process_does_the_work() -> None:
    then = "print(work.result()[0] != here, len(work.result()[1]), work.result() is work.result())"
    assert said(then, first="(os.getpid(), b'x' * 10**6)") == "True 1000000 True"


@forks
def test_the_second_step_gets_what_it_is_told() -> None:
    then = "work.tell({'a': 1}); print(work.result(1), work.result(0))"
    assert said(then, second="(word, os.getpid() != here)") == "({'a': 1}, True) 1"


@forks
def test_it_may_be_told_before_the_first_step_is_done_or_after() -> None:
    early = "work.tell(7); print(work.result(0), work.result(1))"
    late = "print(work.result(0)); time.sleep(0.2); work.tell(7); print(work.result(1))"
    slow = "time.sleep(0.3) or 5"
    assert said(early, first=slow) == "5 7"
    assert said(late, first=slow) == "5\n7"


@forks
def test_nobody_waits_for_a_step_that_was_told_nothing() -> None:
    assert said("print(work.result(1), work.result(0))") == "None 1"
    # A long word could block both sides, each writing what the other does not read yet.
    long = "work.tell('x' * 10**6); print(len(work.result(0)), work.result(1))"
    assert said(long, first="'y' * 10**6") == "1000000 None"


@forks
def test_what_fails_there_is_none_here() -> None:
    assert said("work.tell(1); print(work.result(0), work.result(1))", first="1 / 0") == "None None"
    assert said("work.tell(1); print(work.result(0), work.result(1))", second="1 / 0") == "1 None"
    killed = "os.kill(os.getpid(), 9)"
    assert said("work.tell(1); print(work.result(0))", first=killed) == "None"
    then = "time.sleep(0.5); work.tell(1); print(work.result(1))"
    assert said(then, first=killed) == "None"


@forks
def test_a_process_without_steps_gives_none() -> None:
    prepare = "def none(told):\n    return\n    yield"
    assert (
        said("print(background_process.BackgroundProcess(none).result())", prepare=prepare)
        == "None"
    )


@forks
def test_nobody_waits_for_what_is_not_asked_for() -> None:
    assert said("print('over')", first="time.sleep(3600)") == "over"


@forks
def test_no_process_is_left_behind() -> None:
    then = """
work.tell(1); work.result(1)
child = work._copy[0]
del work
try:
    os.kill(child, 0)
except ProcessLookupError:
    print("gone")
"""
    assert said(then) == "gone"


@forks
def test_without_room_for_a_copy_there_is_none() -> None:
    full = "background_process.os.fork = lambda: background_process.os.open('/nowhere/at/all', 0)"
    assert said("work.tell(1); print(work.result())", prepare=full) == "None"


def nothing(told: Told) -> Steps:
    yield os.getpid()


def test_one_processor_starts_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_process, "processors", lambda: 1)
    work = BackgroundProcess(nothing)
    work.tell(1)
    assert work.result(0) is None and work.result(1) is None


def test_no_copy_beside_other_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background_process, "processors", lambda: 2)
    over = threading.Event()
    other = threading.Thread(target=over.wait)
    other.start()
    try:
        assert BackgroundProcess(nothing).result() is None
    finally:
        over.set()
        other.join()
