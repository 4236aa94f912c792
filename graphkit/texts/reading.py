"""A text as it was read from a file, with what the file says of itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from graphkit.formats.reading.characters import CONTROL

SHOWN_BREAK = "\N{RETURN SYMBOL}"  # what a locator writes for a line break, so no text has it
_BREAKS = re.compile("\r\n|[\r\v\f\u0085\u2028\u2029]")
_BLANKS_AT_END = re.compile(r"[ \t]+\n")
_BLANK_LINES = re.compile(r"\n{3,}")
_KANA = re.compile("[\u3041-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_LETTER = re.compile(r"[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One text; of title, publisher, day (2026-05-31), language and address what could be read.

    `source` is the id that its program gives it; claims of that program count in its very text.
    """

    file: str
    text: str
    title: str = ""
    publisher: str = ""
    date: str = ""
    language: str = ""
    url: str = ""
    source: str = ""


def cleaned(text: str) -> str:
    """A text as it is kept: composed (NFC), lines ending in LF, nothing that tables refuse.

    Every offset counts the characters of this text.

    >>> cleaned("e\u0301tude \\r\\n\\r\\n\\r\\n\\r\\nEnd\\x00")
    'étude\\n\\nEnd'
    """
    text = CONTROL.sub("", _BREAKS.sub("\n", text).replace("\ufeff", ""))
    text = text.replace(SHOWN_BREAK, "\N{DOWNWARDS ARROW WITH CORNER LEFTWARDS}")
    text = _BLANK_LINES.sub("\n\n", _BLANKS_AT_END.sub("\n", text)).strip()
    return unicodedata.normalize("NFC", text)


def complete(reading: Reading) -> Reading:
    """The reading with its text cleaned and what the text itself shows of its language."""
    text = reading.text if reading.source else cleaned(reading.text)
    language = reading.language.strip().replace("_", "-").split("-")[0].lower()
    said = {name: _line(getattr(reading, name)) for name in ("title", "publisher", "url")}
    return replace(reading, text=text, language=language or script_of(text), **said)


def _line(words: str) -> str:
    """Words on one line, without what separates values in a cell."""
    return " ".join(cleaned(words).replace("|", "/").split())[:500]


def script_of(text: str) -> str:
    """The language that a script shows beyond doubt: Japanese by its kana, Korean; else nothing."""
    start = text[:20_000]
    letters = len(_LETTER.findall(start)) or 1
    if len(_KANA.findall(start)) > letters / 10:
        return "ja"
    return "ko" if len(_HANGUL.findall(start)) > letters / 2 else ""
