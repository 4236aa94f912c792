"""Everything noticed while reading, gathered so that all of it is told at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from graphkit.errors import Answer, DataError, Level, Place, Problem
from graphkit.phrases import phrase

LISTED = {"error": 1000, "warning": 100, "note": 20}
Where = Place | Callable[[], Place] | None


@dataclass
class Problems:
    """A list of problems. Of one kind so many are listed one by one, the rest are counted.

    A place may be given as a function: finding it can mean reading the file again, which is
    only done for what is listed.
    """

    found: list[Problem] = field(default_factory=list)
    _counts: Counter[tuple[Level, str]] = field(default_factory=Counter)

    def add(
        self,
        level: Level,
        code: str,
        message: str,
        where: Where = None,
        *,
        hint: str | None = None,
        private: bool = False,
        answers: tuple[Answer, ...] = (),
    ) -> None:
        self._counts[level, code] += 1
        if self._counts[level, code] > LISTED[level]:
            return
        place = where() if callable(where) else where
        self.found.append(Problem(level, code, message, place, hint or None, private, answers))

    def error(
        self, code: str, message: str, where: Where = None, *, hint: str | None = None
    ) -> None:
        """Something that makes the data unacceptable."""
        self.add("error", code, message, where, hint=hint)

    def warn(
        self,
        code: str,
        message: str,
        where: Where = None,
        *,
        hint: str | None = None,
        private: bool = False,
    ) -> None:
        """Something doubtful that does not stop the work."""
        self.add("warning", code, message, where, hint=hint, private=private)

    def note(
        self, code: str, message: str, where: Where = None, *, hint: str | None = None
    ) -> None:
        """Something that the reader should know was done."""
        self.add("note", code, message, where, hint=hint)

    def listing(self, level: Level, code: str) -> bool:
        """Whether one more of this kind would still be listed: worth a costly hint."""
        return self._counts[level, code] < LISTED[level]

    @property
    def fatal(self) -> bool:
        """Whether there is an error among them."""
        return any(level == "error" for level, _ in self._counts)

    def told(self) -> tuple[Problem, ...]:
        """All of them, errors first, then by place in each file."""
        rest = [
            Problem(
                level,
                code,
                phrase("{value} more of this kind ({code}).", value=f"{more:,}", code=code),
                times=more,
            )
            for (level, code), count in sorted(self._counts.items())
            if (more := count - LISTED[level]) > 0
        ]
        return tuple(sorted([*self.found, *rest], key=_order))

    def stop_if_fatal(self) -> None:
        """Raise `DataError` with everything noticed when there is an error among it."""
        if self.fatal:
            raise DataError(self.told())


def _order(problem: Problem) -> tuple[int, str, int, int]:
    level = ("error", "warning", "note").index(problem.level)
    place = problem.place or Place("\U0010ffff")
    return level, place.file, place.line or 0, place.column or 0


class Fault(Exception):
    """Why one cell cannot be read; caught where the cell's place is known.

    As a warning it carries the `value` to go on with.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        hint: str | None = None,
        level: Level = "error",
        value: object = None,
        mark: str = "",
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint
        self.level: Level = level
        self.value = value
        self.mark = mark
