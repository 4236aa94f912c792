"""Cells of text: words, ids, web addresses. Nothing is changed without a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from graphkit.formats.reading.characters import CONTROL, INVISIBLE, code_point, code_points, shown
from graphkit.formats.reading.problems import Fault
from graphkit.phrases import phrase

LONGEST = 100_000
_REMARKABLE = re.compile(f"[{CONTROL.pattern[1:-1]}{INVISIBLE.pattern[1:-1]}|\r]")
_ADDRESS = re.compile(r"(https?://[^\s/?#\\]|mailto:[^\s@]+@)[^\s\\]*", re.IGNORECASE)


def text(value: str) -> str:
    """Text without outer white space, in Unicode's composed form (NFC), lines ending in LF."""
    clean = value.replace("\r\n", "\n").replace("\r", "\n").strip()
    clean = unicodedata.normalize("NFC", clean)
    _checked(clean, clean != value.strip() and "\r" not in value)
    if clean != value.strip("\r\n") and value != value.strip():
        message = phrase("White space around {value} was taken off.", value=shown(value))
        raise Fault("trimmed", message, level="warning", value=clean)
    return clean


def identifier(value: str) -> str:
    """An id, kept as it stands but for Unicode's composed form."""
    clean = unicodedata.normalize("NFC", value.replace("\r\n", "\n").replace("\r", "\n"))
    if "|" in clean:
        raise Fault(
            "id",
            phrase("{value} contains |, which separates several ids.", value=shown(value)),
            mark="|",
        )
    _checked(clean, clean != value and "\r" not in value)
    if clean != clean.strip():
        message = phrase(
            "{value} has white space around it and is kept as it stands.", value=shown(value)
        )
        raise Fault("padded", message, level="warning", value=clean)
    return clean


def _checked(value: str, recomposed: bool) -> str:
    bad = CONTROL.search(value)
    if bad:
        what = (
            phrase("an unpaired surrogate")
            if "\ud800" <= bad[0] <= "\udfff"
            else phrase("a control character")
        )
        raise Fault(
            "control",
            phrase(
                "{value} holds {what}: {bad}.",
                value=shown(value),
                what=what,
                bad=code_point(bad[0]),
            ),
            mark=bad[0],
        )
    if len(value) > LONGEST:
        raise Fault(
            "long",
            phrase(
                "The value has {value} characters; {longest} are allowed.",
                value=f"{len(value):,}",
                longest=f"{LONGEST:,}",
            ),
        )
    hidden = INVISIBLE.search(value)
    if hidden:
        message = phrase(
            "{value} holds characters that cannot be seen: {value2}.",
            value=shown(value),
            value2=code_points(value),
        )
        raise Fault("invisible", message, level="warning", value=value, mark=hidden[0])
    if recomposed:
        message = phrase(
            "{value} was brought into Unicode's composed form (NFC).", value=shown(value)
        )
        raise Fault("composed", message, level="note", value=value)
    return value


def url(value: str) -> str:
    """A web or mail address. Anything else could run when clicked and is left out."""
    word = value.strip()
    if not _ADDRESS.fullmatch(word) or CONTROL.search(word) or INVISIBLE.search(word):
        message = phrase(
            "{value} is no http, https or mailto address; the link was left out.",
            value=shown(value),
        )
        raise Fault("url", message, level="warning")
    return word


def is_plain(values: Sequence[str]) -> bool:
    """Whether none of these texts holds anything that reading it alone would change or refuse.

    One search over all of them, since most columns of most files are plain.
    """
    distinct = list(set(values))
    together = "\n".join(distinct)
    return (
        not _REMARKABLE.search(together)
        and unicodedata.is_normalized("NFC", together)
        and list(map(str.strip, distinct)) == distinct
        and max(map(len, distinct), default=0) <= LONGEST
    )
