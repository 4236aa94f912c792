"""Python's garbage collector, out of the way while many objects are made that will be kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Without the garbage collector's visits, which nearly double the time for large files.

    What was made meanwhile is to be kept: it counts as old, so that the collector's next visit,
    which is to what is young, does not go through all of it.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            _grow_old()
            gc.enable()


def _grow_old() -> None:
    if not gc.get_freeze_count():  # else somebody has frozen what is not ours to thaw
        gc.freeze()
        gc.unfreeze()
