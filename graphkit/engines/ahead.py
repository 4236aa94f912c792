"""Work on a second processor, while this one goes on."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import warnings
import weakref
from collections.abc import Callable
from multiprocessing import get_all_start_methods
from typing import Generic, TypeVar

T = TypeVar("T")


class Ahead(Generic[T]):
    """Starts `work` in a copy of this process, where that is safe; `result` waits for it.

    A copy shares this one's memory and takes no time to make. Where there is none to be had (one
    processor, other threads at work, no `fork`), or it failed, the work is done when its result
    is asked for: what comes out is the same, and so are the errors.
    """

    def __init__(self, work: Callable[[], T]) -> None:
        self._work = work
        self._found: list[T] = []
        self._copy = _start(work) if _may_copy() else None
        if self._copy is not None:
            # Nobody waits for a result that is not asked for.
            self._unasked = weakref.finalize(self, _end, *self._copy)

    def result(self) -> T:
        """What the work gave; the same however often it is asked for."""
        if not self._found:
            content = b""
            if self._copy is not None and self._unasked.detach() is not None:
                content = _received(*self._copy)
            self._found.append(pickle.loads(content) if content else self._work())
        return self._found[0]


def _may_copy() -> bool:
    return processors() > 1 and threading.active_count() == 1


def processors() -> int:
    """How many processors copies of this process may use; 1 where it cannot be copied."""
    if "fork" not in get_all_start_methods():
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


def _start(work: Callable[[], object]) -> tuple[int, int] | None:
    """The copy's number and the end of the pipe that its result comes through."""
    reading, writing = os.pipe()
    try:
        with warnings.catch_warnings():
            # Newer Pythons warn of the numeric libraries' threads, which copies start anew.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
    except OSError:  # no room for another process
        os.close(reading)
        os.close(writing)
        return None
    if child:
        os.close(writing)
        return child, reading
    try:
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(pickle.dumps(work(), protocol=5))
    finally:
        os._exit(0)  # nothing of the copy may run on, be printed or be written


def _received(child: int, pipe: int) -> bytes:
    """Everything the copy sends, empty where it failed; it is gone then."""
    with os.fdopen(pipe, "rb") as stream:
        content = stream.read()
    os.waitpid(child, 0)
    return content


def _end(child: int, pipe: int) -> None:
    """End a copy that nobody waits for."""
    os.close(pipe)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
