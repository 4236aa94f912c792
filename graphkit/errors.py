"""What can go wrong, as values: problems with a place, gathered before anything fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from graphkit.language import Language
from graphkit.near_names import near_names
from graphkit.phrases import Phrase, phrase, run_on

Level = Literal["error", "warning", "note"]
LISTED = 30  # names that an error counts up


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the input: a file, and a line and column or a sheet's cell."""

    file: str
    line: int | None = None
    column: int | None = None
    cell: str | None = None
    field: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.cell is not None:
            parts.append(self.cell)
        elif self.line is not None:
            parts.append(str(self.line))
            if self.column is not None:
                parts.append(str(self.column))
        where = ":".join(parts)
        return f"{where} ({self.field})" if self.field else where


@dataclass(frozen=True, slots=True)
class Answer:
    """One reading of what the input leaves open, and the option that chooses it."""

    meaning: str
    option: str

    def __str__(self) -> str:
        return f"{self.meaning}: {self.option}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong (`error`), doubtful (`warning`) or worth knowing (`note`) in the input.

    `private` marks what must not reach the public: it speaks of a private row or field.
    `answers` are the readings to choose from where the input leaves something open. `times` is
    how many of its kind it stands for, where the rest are only counted.
    """

    level: Level
    code: str
    message: str
    place: Place | None = None
    hint: str | None = None
    private: bool = False
    answers: tuple[Answer, ...] = ()
    times: int = 1

    def said(self, language: Language) -> str:
        """Where it is, and what is wrong in a language; what is to be chosen is not in it."""
        where = f"{self.place}: " if self.place else ""
        return where + language.sentences([self.message, self.hint or ""])

    def __str__(self) -> str:
        where = f"{self.place}: " if self.place else ""
        hint = f" {self.hint}" if self.hint else ""
        answers = f" {'; '.join(map(str, self.answers))}." if self.answers else ""
        return f"{where}{self.message}{hint}{answers}"


class GraphkitError(Exception):
    """Base of every error that graphkit raises on purpose; `exit_code` is the command line's."""

    exit_code = 1


class UsageError(GraphkitError):
    """The caller asked for something that does not exist or does not fit (exit code 2)."""

    exit_code = 2


class DataError(GraphkitError):
    """The data is not acceptable (exit code 3); `problems` holds every reason, located.

    `command` is the command line, if there is one, to which the answers to what is asked belong.
    """

    exit_code = 3

    def __init__(self, problems: Sequence[Problem], command: str = "") -> None:
        self.problems = tuple(problems)
        self.command = command
        super().__init__("\n".join(str(problem) for problem in self.problems))


class OutputError(GraphkitError):
    """An output could not be written (exit code 4)."""

    exit_code = 4


class LossError(GraphkitError):
    """Something would be lost, and none may be (exit code 1, as for every check that found
    something)."""


def did_you_mean(word: str, choices: Iterable[str], *, cutoff: float = 0.6) -> str:
    """A hint such as ``Did you mean 'trump'?``, or an empty string when nothing is near.

    `cutoff` is how much of the word must be there: names of things that have a meaning of their
    own, such as columns, want more, so that only a slip of the pen is taken for another.
    """
    by_folded = {choice.casefold(): choice for choice in choices}
    near = near_names(word.casefold(), list(by_folded), cutoff=cutoff)
    names = [f"'{by_folded[match]}'" for match in near]
    return phrase("Did you mean {names}?", names=run_on(phrase(" or "), names)) if names else ""


def unknown(kind: str, word: str, choices: Iterable[str]) -> UsageError:
    """The error for a name that is in no table, with the near ones."""
    listed = sorted(choices)
    hint = did_you_mean(word, listed) or _known(listed)
    return UsageError(
        phrase("There is no {kind} '{word}'. {hint}", kind=kind, word=word, hint=hint)
    )


def _known(listed: Sequence[str]) -> Phrase:
    if not listed:
        return phrase("There are none at all.")
    names = ", ".join(listed[:LISTED])
    if len(listed) <= LISTED:
        return phrase("There are: {names}.", names=names)
    return phrase("There are: {names} and {n} more.", names=names, n=f"{len(listed) - LISTED:,}")
