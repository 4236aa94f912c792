"""Progress of what cannot tell of itself: a thread asks from time to time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from graphkit.progress import Tell

EVERY = 1.0  # seconds


@contextmanager
def ticking(tell: Tell, what: str, of: int, done: Callable[[], float | None]) -> Iterator[None]:
    """Tell every second how many of the rows are done, as far as that is known."""
    ended = threading.Event()

    def tick() -> None:
        while not ended.wait(EVERY):
            share = None
            with suppress(Exception):  # no word of progress is worth the work itself
                share = done()
            tell(what, 0 if share is None else int(share * of), of)

    thread = threading.Thread(target=tick, daemon=True)
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()
