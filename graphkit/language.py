"""Text that is written once and said in the reader's language.

Analysis and measures never build a finished sentence. They return a `Text`: an English
template with named fields, some of which are `Name`s of actors or issues or words `Written` by
the analyst. A `Language` turns it into words: it looks the template up in the message catalogue,
puts in names and written words in the reader's language, and formats numbers and dates.
"""

from __future__ import annotations

import gettext
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from pathlib import Path
from string import Formatter
from typing import Any

from graphkit.partial_date import PartialDate

_LOCALE = Path(__file__).with_name("locale")
# English is in the code; every catalogue in the folder is one more language.
LANGUAGES = (
    "en",
    *sorted(f.name.removesuffix(".mo") for f in _LOCALE.iterdir() if f.name.endswith(".mo")),
)
asked: ContextVar[str] = ContextVar(
    "asked", default="en"
)  # the language that a command says all in


@dataclass(frozen=True, slots=True)
class Name:
    """An actor or issue, to be called by its name in the reader's language."""

    id: str


NONE = "–"  # where there is nothing to say

# The data set as the reader calls it on the command line; a `Language` may hold its path.
DATA = Name("DATASET")


@dataclass(frozen=True, slots=True)
class Written:
    """Words that the analyst wrote, with their translations by language code."""

    words: str
    translations: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.words

    def each(self, change: Callable[[str], str]) -> Written:
        """The same change to the words and to every translation."""
        translated = {code: change(words) for code, words in self.translations.items()}
        return Written(change(self.words), translated)


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or label: a template with named fields, and its plural form if it counts."""

    template: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None
    sense: str | None = None

    def __str__(self) -> str:
        return Language().say(self)


def text(template: str, /, **fields: Any) -> Text:
    """A `Text`; the message catalogues are extracted from the calls of this function."""
    return Text(template, fields)


def plural(one: str, many: str, count: int, /, **fields: Any) -> Text:
    """A `Text` with a singular and a plural form; the field `{count}` is always there."""
    return Text(one, {"count": count, **fields}, many, count)


def others(count: int) -> list[Text]:
    """How many are not named after those who are; nothing where that is nobody."""
    return [plural("{count} other", "{count} others", count)] if count > 0 else []


def sense(of: str, template: str, /) -> Text:
    """A `Text` in a sense that has words of its own in another language.

    "support" is one word in English; in Japanese it is 支持 of a tie and 賛成 of a stance.

    >>> str(sense("tie", "support"))
    'support'
    """
    return Text(template, sense=of)


def printable(words: str) -> str:
    """Words without control characters and invisible formatting, on one line."""
    spaced = "".join(" " if character in "\n\r\t\v\f" else character for character in words)
    return "".join(c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co"))


STOPS = ".。"
ENDS = ".。?？!！…:：;；,、"
PAIRS = CORNERS, DOUBLE = (
    ("「", "」"),
    ("\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"),
)


def quoted(words: str, language: str) -> str:
    """Words set off from the sentence around them, which brings a full stop of its own.

    Quotes that they bring along are not doubled.

    >>> quoted("Build it?", "en"), quoted("The bridge will not hurt.", "ja")
    ('“Build it?”', '「The bridge will not hurt」')
    >>> quoted("“Build it?”", "en"), quoted('"Yes" or "no"', "en")
    ('“Build it?”', '“"Yes" or "no"”')
    """
    opening, closing = CORNERS if language == "ja" else DOUBLE
    for first, last in (*PAIRS, ('"', '"')):
        inside = words[1:-1]
        if words == f"{first}{inside}{last}" and first not in inside and last not in inside:
            words = inside
    return f"{opening}{words.rstrip(STOPS) or words}{closing}"


def as_title(words: str, language: str) -> str:
    """A short title as it stands in a sentence; set off where it ends like one.

    >>> as_title("the bridge", "en"), as_title("Bridge.", "en"), as_title("Build it?", "en")
    ('the bridge', 'Bridge', '“Build it?”')
    """
    bare = words.rstrip(STOPS) or words
    return quoted(bare, language) if bare.endswith(tuple(ENDS)) else bare


def joined(said: str, more: str) -> str:
    """Two pieces of a sentence; its end is not said twice.

    >>> joined("sold by Acme Inc.", ". It was"), joined("of what", ".")
    ('sold by Acme Inc. It was', 'of what.')
    """
    if said.endswith(tuple(".。?？!！")) and more[:1] in STOPS and more[:2] != "..":
        return said + more[1:]
    return said + more


def _inside(said: str, words: str) -> str:
    """Words in quotes of their own, without them where the sentence has set quotes already."""
    for opening, closing in PAIRS:
        if said.endswith(opening) and words.startswith(opening) and words.endswith(closing):
            return words[1:-1]
    return words


class _Fields(Formatter):
    def __init__(self, language: Language) -> None:
        self.language = language

    def vformat(self, format_string: str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:
        """The template with its fields filled in, piece by piece."""
        said = ""
        for literal, name, spec, _ in self.parse(format_string):
            said = joined(said, literal)
            if name is not None:
                words = self.format_field(self.get_field(name, args, kwargs)[0], spec or "")
                said += _inside(said, words)
        return said

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec and isinstance(value, int | float) and not isinstance(value, bool):
            return number(value, format_spec)
        return self.language.say(value)


def number(value: float, form: str) -> str:
    """A number in a format, rounded as it reads: 0.475 to 0.48, though it is stored as less.

    Shares that are not quite none or all are not rounded to it.

    >>> number(-0.475, ".2f"), number(0.85, "+.1f"), number(0.997, ".0%")
    ('\N{MINUS SIGN}0.48', '+0.9', '99.7%')
    """
    if form == ".0%" and (0 < value < 0.005 or 0.995 <= value < 1):
        form = ".1%"
    return minus(format(value if isinstance(value, int) else value * (1 + 1e-12), form))


def minus(number: str) -> str:
    """A number with a true minus sign; zero has no sign."""
    rest = number[1:]
    if number[:1] in ("-", "+") and not rest.strip("0.,%"):
        return rest
    return f"\N{MINUS SIGN}{rest}" if number.startswith("-") else number


class Language:
    """How to say things to one reader: catalogue, names of actors and issues, date form.

    `names` maps ids to display names in this language; an id without one is said as it is.
    """

    def __init__(self, code: str = "en", names: Mapping[str, str] | None = None) -> None:
        self.code = code
        self.names = names or {}
        self._catalogue = _catalogue(code)
        self._fields = _Fields(self)

    def say(self, value: Any) -> str:
        """`value` in words: `Text`, `Name`, `Written`, number, date, string, or a list of these."""
        match value:
            case Text():
                return self._say_text(value)
            case Name():
                return self.names.get(value.id, value.id)
            case Written():
                return value.translations.get(self.code, value.words)
            case str():
                said = getattr(value, "text", None)  # a `Phrase` is a text as well as words
                return self._say_text(said) if isinstance(said, Text) else value
            case bool():
                return self.say(text("yes") if value else text("no"))
            case None:
                return NONE
            case int():
                return minus(f"{value:,}")
            case float():
                return number(value, ".2f")
            case date():
                return self.date(value)
            case _:
                return self.join([self.say(item) for item in value])

    def _say_text(self, value: Text) -> str:
        if not value.template:
            return ""  # gettext would give the catalogue's header
        if value.plural is not None:
            template = self._catalogue.ngettext(value.template, value.plural, value.count or 0)
        elif value.sense is not None:
            template = self._catalogue.pgettext(value.sense, value.template)
        else:
            template = self._catalogue.gettext(value.template)
        return self._fields.vformat(template, (), value.fields)

    def join(self, parts: Sequence[str]) -> str:
        """A list in words: "A, B and C" or 「A、B、C」."""
        if len(parts) < 2:
            return "".join(parts)
        *others, last = parts
        listed = reduce(lambda a, b: self.say(text("{first}, {second}", first=a, second=b)), others)
        return self.say(text("{first} and {last}", first=listed, last=last))

    def sentences(self, said: Sequence[Any]) -> str:
        """Sentences one after the other, with a blank between them where the language has one."""
        parts = [words for words in map(self.say, said) if words]
        return reduce(
            lambda a, b: self.say(text("{sentence} {next}", sentence=a, next=b)), parts or [""]
        )

    def date(self, day: date) -> str:
        """A day in this language's usual long form; a month or a year where that is known."""
        month = self.say(MONTHS).split()[day.month - 1]
        if isinstance(day, PartialDate):
            if day.whole_year:
                return self.say(text("{year}", year=str(day.year)))
            return self.say(text("{month} {year}", month=month, year=str(day.year)))
        return self.say(text("{day} {month} {year}", day=day.day, month=month, year=str(day.year)))


MONTHS = text(
    "January February March April May June July August September October November December"
)


def _catalogue(code: str) -> gettext.NullTranslations:
    """The message catalogue of a language; English is the source language and has none."""
    if code == "en":
        return gettext.NullTranslations()
    binary = _LOCALE / f"{code}.mo"
    if not binary.is_file():
        return gettext.NullTranslations()
    with binary.open("rb") as stream:
        return gettext.GNUTranslations(stream)
