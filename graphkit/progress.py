"""What is being done, told to whoever listens: no result hangs on it.

Whoever takes long says so with `doing` and, where it knows how much there is to do, `counted`. It
need not know who listens; without a listener nothing happens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from graphkit.language import Text

T = TypeVar("T")
# What is being done, how much of it is done, and of how much where that is known.
What = str | Text
Tell = Callable[[What, int, int | None], None]

_listener: ContextVar[Tell | None] = ContextVar("listener", default=None)
_doing: ContextVar[What] = ContextVar("doing", default="")


@contextmanager
def listening(tell: Tell) -> Iterator[None]:
    """Have `tell` hear of everything that is done inside."""
    before = _listener.set(tell)
    try:
        yield
    finally:
        _listener.reset(before)


@contextmanager
def doing(what: What) -> Iterator[None]:
    """Say what is done inside, and afterwards what goes on."""
    before = _doing.set(what)
    _say(0, None)
    try:
        yield
    finally:
        _doing.reset(before)
        _say(0, None)


def counted(items: Sequence[T]) -> Iterator[T]:
    """The items one by one; how many are done, of what is being done, is said."""
    for done, item in enumerate(items):
        _say(done, len(items))
        yield item


def _say(done: int, of: int | None) -> None:
    tell, what = _listener.get(), _doing.get()
    if tell is not None and what:
        tell(what, done, of)
