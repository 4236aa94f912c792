"""Messages on standard error: problems in the data, row accounts, progress."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator, Sequence

import click

from graphkit.dataset import Dataset
from graphkit.errors import Problem

MOST = 50
FIRST = 5


def problems(found: Sequence[Problem]) -> str:
    """All problems, a line each, errors first; after fifty it says how many more there are."""
    order = {"error": 0, "warning": 1, "note": 2}
    lines = [
        f"{problem.level}: {_safe(str(problem))}"
        for problem in sorted(found, key=lambda problem: order[problem.level])
    ]
    more = len(lines) - MOST
    return "\n".join([*lines[:MOST], *([f"... and {more} more"] if more > 0 else [])])


def _safe(words: str) -> str:
    """Words with control characters shown, so that no name can drive the terminal."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in words)


def say(message: str) -> None:
    """One line for the user, on standard error."""
    click.echo(_safe(message), err=True)


def read_account(dataset: Dataset, *, notices: bool = True) -> None:
    """Say what was read: rows of every table, and unless told not to, what was noticed."""
    rows = ", ".join(_count(a.used, a.table) for a in dataset.accounts if a.read) or "nothing"
    total, used = (sum(getattr(a, part) for a in dataset.accounts) for part in ("read", "used"))
    merged = sum(account.merged for account in dataset.accounts)
    also = f" + {merged} merged" if merged else ""
    say(f"Read {dataset.name}: {rows} ({_count(total, 'rows')} read = {used} used{also}).")
    if notices:
        _say_noticed(dataset)


def _say_noticed(dataset: Dataset) -> None:
    """The notes, and the first of the warnings."""
    warnings = [notice for notice in dataset.notices if notice.level == "warning"]
    for notice in dataset.notices:
        if notice.level == "note":
            say(f"note: {notice}")
    for notice in warnings[:FIRST]:
        say(f"warning: {notice}")
    more = len(warnings) - FIRST
    if more > 0:
        say(f"... and {_count(more, 'more warnings')}: graphkit check shows them all.")


def _count(number: int, things: str) -> str:
    """ "1 tie", "2 ties"; some names of tables are the same in both."""
    return f"{number} {things.removesuffix('s') if number == 1 else things}"


@contextlib.contextmanager
def progress(what: str) -> Iterator[None]:
    """Show on a terminal that something is going on; silent when standard error is piped."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield
