"""Progress on standard error: what is being done, for everything that takes more than a second.

On a terminal one line is kept up to date and goes when the work is done. Elsewhere, in a log, it is
told in lines, where that was asked for.
"""

from __future__ import annotations

import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from graphkit.cli.messages import asked_language, safe, say
from graphkit.language import Text, text
from graphkit.progress import Tell, What, doing, listening

SOON = 1.0  # seconds after which something is told
EVERY = {"line": 0.5, "lines": 2.0}  # seconds between two looks
AGAIN = 10.0  # seconds after which a log is told again of the same
_CLEAR = "\r\x1b[K"

as_lines: ContextVar[bool] = ContextVar("as_lines", default=False)


@contextmanager
def progress(what: What, unit: str = "", *, lines: bool = False) -> Iterator[Tell]:
    """Tell of what is done inside; `lines` even where nobody watches and nobody asked.

    Gives what can be told more.
    """
    live = sys.stderr.isatty()
    if not live and not lines and not as_lines.get():
        yield lambda what, done, of: None
        return
    with _Teller(live, unit) as teller, listening(teller), doing(what):
        yield teller


class _Teller(threading.Thread):
    """Hears what is done and tells it from time to time, so that long steps are told of, too."""

    def __init__(self, live: bool, unit: str) -> None:
        super().__init__(daemon=True)
        self._live, self._unit = live, unit
        self._language = asked_language()  # another thread would not know
        self._state: tuple[str, int, int | None] = ("", 0, None)
        self._begun = self._whole = time.monotonic()
        self._told, self._last = 0.0, ""
        self._ended = threading.Event()

    def __call__(self, what: What, done: int, of: int | None) -> None:
        what = self._language.say(what) if isinstance(what, Text) else what
        if what != self._state[0]:
            self._begun = time.monotonic()
        self._state = (what, done, of)

    def __enter__(self) -> _Teller:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self.join()
        if self._live and self._last:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()

    def run(self) -> None:
        while not self._ended.wait(EVERY["line" if self._live else "lines"]):
            now = time.monotonic()
            if now - (self._whole if self._live else self._begun) >= SOON:
                self._tell(now)

    def _tell(self, now: float) -> None:
        what, done, of = self._state
        line = told(what, done, of, now - self._begun, self._unit)
        if self._live:
            width = shutil.get_terminal_size().columns - 1
            sys.stderr.write(_CLEAR + safe(self._language.say(line))[:width])
            sys.stderr.flush()
        elif what != self._last or done or now - self._told >= AGAIN:
            say(self._language.say(line))
            self._told = now
        self._last = what


def told(what: str, done: int, of: int | None, took: float, unit: str = "") -> Text:
    """One line of progress, with what is left where it is known how much there is to do.

    >>> str(told("Reading", 200, 1000, 4.0, "rows"))
    'Reading: 200 of 1,000 rows, 50 a second, some 16 s left'
    >>> str(told("Computing betweenness", 20, 200, 3.0)), str(told("Comparing", 0, None, 12.2))
    ('Computing betweenness: 20 of 200, some 27 s left', 'Comparing: 12 s so far')
    """
    rate = done / max(took, 1e-3)
    said = {
        "what": what,
        "done": f"{done:,}",
        "of": f"{of:,}" if of else "",
        "unit": unit,
        "took": took,
        "rate": f"{rate:,.0f}",
        "left": (of - done) / rate if of and done else 0.0,
    }
    if not done:
        if of and unit:
            return text("{what}: {of} {unit}, {took:.0f} s so far", **said)
        return text("{what}: {took:.0f} s so far", **said)
    if of and unit:
        return text(
            "{what}: {done} of {of} {unit}, {rate} a second, some {left:.0f} s left", **said
        )
    if of:
        return text("{what}: {done} of {of}, some {left:.0f} s left", **said)
    return text("{what}: {done} {unit}, {rate} a second", **said)
