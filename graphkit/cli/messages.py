"""Messages on standard error: problems in the data, row accounts."""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar

import click

from graphkit.errors import Problem
from graphkit.language import LANGUAGES, Language, Text, asked, plural, text
from graphkit.phrases import phrase

if TYPE_CHECKING:
    from graphkit.dataset import Audience, Dataset

F = TypeVar("F", bound=Callable[..., Any])
LEVELS = {
    "error": text("error: {message}"),
    "warning": text("warning: {message}"),
    "note": text("note: {message}"),
}
MOST = 20
OF_A_KIND = 3
FIRST = 5  # warnings of data that is good


def problems(found: Sequence[Problem], args: Sequence[str] = ()) -> str:
    """All problems: what the file looks like, then errors first; of many of a kind the first
    few, twenty lines in all, then how to see the rest. `graphkit check` shows every one.

    What must be chosen is listed under its problem: each reading, and the command line (whose
    arguments were `args`) that chooses it.
    """
    order = {"error": 0, "warning": 1, "note": 2}
    ordered = sorted(found, key=lambda p: (p.code != "format", order[p.level]))
    if args and args[0] == "check":
        return "\n".join(line for problem in ordered for line in _lines(problem, args))
    shown = _first_of_each(ordered)
    lines: list[str] = []
    told = 0
    for problem in shown:
        more = _lines(problem, args)
        if lines and len(lines) + len(more) > MOST:
            break
        lines += more
        told += problem.times
    if rest := sum(problem.times for problem in found) - told:
        more_ = phrase("... and {n} more: graphkit check shows them all.", n=f"{rest:,}")
        lines.append(spoken(more_))
    return "\n".join(lines)


def _first_of_each(found: Sequence[Problem]) -> list[Problem]:
    """The first few problems of each kind."""
    often: Counter[tuple[str, str]] = Counter()
    kept = []
    for problem in found:
        often[problem.level, problem.code] += 1
        if often[problem.level, problem.code] <= OF_A_KIND:
            kept.append(problem)
    return kept


def _lines(problem: Problem, args: Sequence[str]) -> list[str]:
    return [line(problem), *_commands(problem, args)]


def line(problem: Problem) -> str:
    """A problem with its level, its place as it is, and what is wrong in the reader's language."""
    said = problem.said(asked_language())
    return safe(spoken(replace(LEVELS[problem.level], fields={"message": said})))


def _commands(problem: Problem, args: Sequence[str]) -> list[str]:
    """The answers to a question, each as the whole command that gives it."""
    meanings = [spoken(answer.meaning) for answer in problem.answers]
    width = max(map(len, meanings), default=0)
    return [
        f"  {meaning + ':':<{width + 2}}" + safe(_command(args, shlex.split(answer.option)))
        for meaning, answer in zip(meanings, problem.answers, strict=True)
    ]


def _command(args: Sequence[str], option: Sequence[str]) -> str:
    """The command line with the option added; an option that is a whole command stays as it is."""
    return shlex.join(option if option[:1] == ["graphkit"] else ["graphkit", *args, *option])


def safe(words: str) -> str:
    """Words with control characters shown, so that no name can drive the terminal."""
    return "".join(c if c.isprintable() else f"<U+{ord(c):04X}>" for c in words)


def say(message: str | Text) -> None:
    """One line for the user, on standard error."""
    click.echo(safe(spoken(message)), err=True)


def spoken(message: str | Text) -> str:
    """A message in the language that the command was asked for."""
    return asked_language().say(message).rstrip()


def asked_language() -> Language:
    """The language that the command was asked for."""
    return Language(asked.get())


def warn(found: Iterable[Text]) -> None:
    """Warnings of an output, one a line."""
    for warning in found:
        say(replace(LEVELS["warning"], fields={"message": warning}))


def warn_of_fonts(contents: Iterable[bytes]) -> None:
    """Warn of each character in finished outputs that no font has."""
    from graphkit.renderers.figures.fonts import unwritten
    from graphkit.renderers.written import characters

    warn(unwritten(characters(contents)))


def read_account(whole: Dataset, *, audience: Audience = "internal", notices: bool = True) -> None:
    """Say what was read: rows of every table that the audience may see, and unless told not to,
    what was noticed."""
    dataset = whole.for_audience(audience)
    counts = [_count(a.used, a.table) for a in dataset.accounts if a.read]
    rows = reduce(_after, counts) if counts else text("nothing")
    total, used = (sum(getattr(a, part) for a in dataset.accounts) for part in ("read", "used"))
    merged, rejected = (
        sum(getattr(a, p) for a in dataset.accounts) for p in ("merged", "rejected")
    )
    account = plural("{count} row read = {used} used", "{count} rows read = {used} used", total,
                     used=used)  # fmt: skip
    if merged:
        account = text("{account} + {n} merged", account=account, n=merged)
    if rejected:
        account = text("{account} + {n} left out", account=account, n=rejected)
    told = {"dataset": dataset.name, "rows": rows, "account": account}
    say(text("Read {dataset}: {rows} ({account}).", **told))
    if notices:
        _say_noticed(dataset)


def _say_noticed(dataset: Dataset) -> None:
    """The first notes and warnings, twenty lines in all."""
    warnings = [notice for notice in dataset.notices if notice.level == "warning"]
    notes = [notice for notice in dataset.notices if notice.level == "note"]
    shown = [*_first_of_each(notes)[: MOST - FIRST - 2], *warnings[:FIRST]]
    for notice in shown:
        click.echo(line(notice), err=True)
    if more := sum(warning.times for warning in warnings[FIRST:]):
        say(
            plural(
                "... and {count} more warning: graphkit check shows them all.",
                "... and {count} more warnings: graphkit check shows them all.",
                more,
            )
        )
    if more := sum(n.times for n in notes) - sum(n.times for n in shown if n.level == "note"):
        say(
            plural(
                "... and {count} more note: graphkit check shows them all.",
                "... and {count} more notes: graphkit check shows them all.",
                more,
            )
        )


def _after(before: Text, after: Text) -> Text:
    return text("{before}, {after}", before=before, after=after)


def _count(number: int, table: str) -> Text:
    """ "1 tie", "2 ties"; some names of tables are the same in both."""
    count = _COUNTED.get(table)
    return Text("{n} {table}", {"n": number, "table": table}) if count is None else count(number)


_COUNTED: dict[str, Callable[[int], Text]] = {
    "actors": lambda n: plural("{count} actor", "{count} actors", n),
    "issues": lambda n: plural("{count} issue", "{count} issues", n),
    "stances": lambda n: plural("{count} stance", "{count} stances", n),
    "ties": lambda n: plural("{count} tie", "{count} ties", n),
    "influence": lambda n: plural("{count} influence", "{count} influence", n),
    "direct_influence": lambda n: plural("{count} direct_influence", "{count} direct_influence", n),
    "events": lambda n: plural("{count} event", "{count} events", n),
    "sources": lambda n: plural("{count} source", "{count} sources", n),
}


def _remember(_context: click.Context, _name: click.Parameter, code: str) -> str:
    asked.set(code)
    return code


def lang(help_: str = "Language.", *, passed: bool = True) -> Callable[[F], F]:
    """The option --lang, in which messages are said, too; `passed` on to the command."""
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="en",
        show_default=True,
        is_eager=True,
        callback=_remember,
        expose_value=passed,
        help=help_,
    )
