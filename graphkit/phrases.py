"""Messages: texts that are their English words as well.

Reading gathers what is wrong in hundreds of places, compares it, sorts it and puts it together;
who reads the message gets it in their own language.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graphkit.language import Name, Text, Written


class Phrase(str):
    """A `Text` that is its English words, too: what a message is made of.

    Code goes on to compare, sort and quote it as words; a `Language` says it as the text it is.
    """

    text: Text

    def __new__(cls, said: Text, words: str | None = None) -> Phrase:
        self = super().__new__(cls, str(said) if words is None else words)
        self.text = said
        return self

    def __getnewargs__(self) -> Any:
        return self.text, str(self)

    def __add__(self, more: str) -> Phrase:
        return run_on("", (self, more))

    def strip(self, of: str | None = None, /) -> Phrase:
        """Without what is at its ends in English; a sentence around it repeats no full stop."""
        return Phrase(self.text, super().strip(of))

    def rstrip(self, of: str | None = None, /) -> Phrase:
        """As `strip`, at the end only."""
        return Phrase(self.text, super().rstrip(of))


def phrase(template: str, /, **fields: object) -> Phrase:
    """A `Phrase`; fields that are neither texts nor words stand in it as Python writes them."""
    return Phrase(Text(template, {name: _as_field(value) for name, value in fields.items()}))


def phrase_of(one: str, many: str, count: int, /, **fields: object) -> Phrase:
    """A `Phrase` with a singular and a plural form; the field `{count}` is always there."""
    told = {name: _as_field(value) for name, value in fields.items()}
    return Phrase(Text(one, {"count": f"{count:,}", **told}, many, count))


def run_on(between: str, parts: Iterable[str]) -> Phrase:
    """Phrases and words one after the other, with a phrase or word between them."""
    fields = {f"part{number}": part for number, part in enumerate(parts)}
    template = "{between}".join(f"{{{name}}}" for name in fields)
    words = between.join(fields.values())
    return Phrase(Text(template, {"between": between, **fields}), words)


def complaint(error: BaseException) -> str:
    """What an exception says: a phrase as the phrase that it is."""
    said = error.args[0] if len(error.args) == 1 else None
    return said if isinstance(said, Phrase) else str(error)


def _as_field(value: object) -> object:
    if isinstance(value, BaseException):
        return complaint(value)
    return value if isinstance(value, str | Text | Name | Written) else f"{value}"
