"""What the fields of a coded document are called: title, address, date, language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.cells import day
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.coded_passages import Document
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.phrases import phrase

FIELDS: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "titel", "überschrift", "titre", "título", "見出し", "題名"),
    "url": ("url", "uri", "link", "href", "source_url", "article_url", "web", "webseite"),
    "date": ("date", "day", "published", "published_at", "publication_date", "pub_date",
             "publication date", "date_published", "datum", "fecha", "日付", "発行日"),
    "language": ("language", "lang", "sprache", "langue", "idioma", "言語"),
}  # fmt: skip
_FIELD_OF = {word: name for name, words in FIELDS.items() for word in words}
_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.DOTALL)


def field_of(word: str) -> str | None:
    """Which field of a document a name means, or None.

    >>> field_of("Published"), field_of("colour")
    ('date', None)
    """
    return _FIELD_OF.get(word.strip().casefold())


def with_field(document: Document, field: str, words: str) -> Document:
    """The document with one of these fields."""
    changed: dict[str, Any] = {field: words}
    return replace(document, **changed)


def day_text(text: str, place: Place, problems: Problems) -> str:
    """The day of a document, without any time; nothing, and said, where it is no day."""
    found = _WITH_TIME.fullmatch(text.strip())
    word = found[1] if found else text.strip()
    try:
        return word if not word or day(word) else ""
    except Fault as fault:
        hint = fault.hint
        problems.warn(
            "date",
            phrase("{word} is not read as a document's date.", word=shown(word)),
            place,
            hint=hint,
        )
        return ""
