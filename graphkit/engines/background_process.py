"""Work on a second processor, while this one goes on."""

from __future__ import annotations

import os
import pickle
import signal
import threading
import warnings
import weakref
from collections.abc import Callable, Iterator
from typing import IO, Any

_SHORT = 60_000  # bytes that a pipe takes before anybody reads them
Told = Callable[[], Any]
Steps = Iterator[Any]


class BackgroundProcess:
    """Works through `steps` in a copy of this process, where that is safe.

    Each step yields its result. They are given a function that waits for what `tell` says, and is
    None where that is nothing. A copy shares this process's memory and takes no time to make.
    Where there is none to be had (one processor, other threads at work, no `fork`), or it failed,
    all results are None: whoever asks does the work, and meets the same errors.
    """

    def __init__(self, steps: Callable[[Told], Steps]) -> None:
        self._found: list[Any] = []
        self._copy = _start(steps) if may_copy() else None
        if self._copy is not None:
            # Nobody waits for a result that is not asked for.
            weakref.finalize(self, _end, *self._copy)

    def tell(self, word: object) -> None:
        """What later steps wait for. A word too long to be left for later is not told."""
        if self._copy is None:
            return
        content = pickle.dumps(word)
        try:
            with self._copy[1] as words:
                words.write(content if len(content) <= _SHORT else b"")
        except OSError:  # the copy is gone
            self._copy = None

    def result(self, number: int = 0) -> Any:
        """A step's result, by number; the same however often it is asked for."""
        if number and self._copy is not None:
            self._copy[1].close()  # who was told nothing by now will not be
        while self._copy is not None and len(self._found) <= number:
            try:
                self._found.append(pickle.load(self._copy[2]))
            except (EOFError, OSError, pickle.UnpicklingError):  # the copy is gone
                self._copy = None
        return self._found[number] if number < len(self._found) else None


def may_copy() -> bool:
    """Whether work that is started now would be done by a copy."""
    return processors() > 1 and threading.active_count() == 1


def processors() -> int:
    """How many processors copies of this process may use; 1 where it cannot be copied."""
    copies = hasattr(os, "fork") and hasattr(os, "sched_getaffinity")
    return len(os.sched_getaffinity(0)) if copies else 1


def _start(steps: Callable[[Told], Steps]) -> tuple[int, IO[bytes], IO[bytes]] | None:
    """The copy's number, and the pipes to write to it and to read from it."""
    words, results = os.pipe(), os.pipe()
    try:
        with warnings.catch_warnings():
            # Newer Pythons warn of the numeric libraries' threads, which copies start anew.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
    except OSError:  # no room for another process
        for end in (*words, *results):
            os.close(end)
        return None
    if child:
        os.close(words[0])
        os.close(results[1])
        return child, os.fdopen(words[1], "wb"), os.fdopen(results[0], "rb")
    try:
        os.close(words[1])  # or the copy would wait for itself
        os.close(results[0])
        _work(steps, os.fdopen(words[0], "rb"), os.fdopen(results[1], "wb"))
    finally:
        os._exit(0)  # nothing of the copy may run on, be printed or be written


def _work(steps: Callable[[Told], Steps], words: IO[bytes], results: IO[bytes]) -> None:
    """Hand over one result after the other."""

    def told() -> Any:
        try:
            return pickle.load(words)
        except EOFError:
            return None

    with results:
        for result in steps(told):
            pickle.dump(result, results, protocol=5)
            results.flush()


def _end(child: int, words: IO[bytes], results: IO[bytes]) -> None:
    """End a copy that nobody waits for."""
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    words.close()
    results.close()
