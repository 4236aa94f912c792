"""A measure's parameters: what each may be, and how a word of a command line is read as one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from graphkit.errors import UsageError, unknown
from graphkit.findings import Scalar
from graphkit.language import Text
from graphkit.phrases import phrase


@dataclass(frozen=True, slots=True)
class Parameter:
    """One keyword of a measure: its type, its default, what it does."""

    name: str
    kind: Any
    default: Any
    about: Text

    @property
    def choices(self) -> tuple[str, ...]:
        """The values a choice may take; empty for numbers and free text."""
        kinds = (self.kind, *get_args(self.kind))
        return next((get_args(kind) for kind in kinds if get_origin(kind) is Literal), ())

    def check(self, value: Any) -> None:
        """Raise `UsageError` for a value that is none of the choices."""
        if self.choices and value not in self.choices:
            raise unknown(phrase("value of {name}", name=self.name), str(value), self.choices)

    def read(self, word: str) -> Scalar:
        """The value that `word` stands for; raises `UsageError` when it does not fit."""
        if self.choices:
            if word not in self.choices:
                raise unknown(phrase("value of {name}", name=self.name), word, self.choices)
            return word
        kinds = set(get_args(self.kind) or (self.kind,))
        if word.casefold() in ("none", "") and type(None) in kinds:
            return None
        try:
            if bool in kinds:
                return {"true": True, "yes": True, "false": False, "no": False}[word.casefold()]
            if int in kinds and float not in kinds:
                return int(word)
            if float in kinds:
                number = float(word)
                if not math.isfinite(number):
                    raise ValueError
                return number
        except (ValueError, KeyError):
            wanted = phrase("yes or no") if bool in kinds else phrase("a number")
            raise UsageError(
                phrase(
                    "The parameter {name} takes {wanted}, not '{word}'.",
                    name=self.name,
                    wanted=wanted,
                    word=word,
                )
            ) from None
        return word
