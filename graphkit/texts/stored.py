"""Texts kept beside a dataset: `texts/SOURCE.txt` in UTF-8, with a digest in `sources`."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection
from pathlib import Path

from graphkit.errors import DataError, Place, Problem
from graphkit.formats.reading.decode import cannot_be_read
from graphkit.phrases import phrase

FOLDER = "texts"
DIGEST = "x_text_sha256"  # the column of `sources`
LONGEST_NAME = 60
_PLAIN = re.compile(r"[\w][\w.-]*")
_OTHER = re.compile(r"[^\w]+")


def digest_of(text: str) -> str:
    """The SHA-256 digest of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def text_path(dataset: Path, source: str) -> Path:
    """Where the text of a source is kept: always inside the folder of texts, whatever its id.

    An id that is no plain name gets a name of its own, with a digest so that no two are one.
    """
    name = source
    if not _PLAIN.fullmatch(source) or len(source.encode()) > LONGEST_NAME:
        name = f"{_OTHER.sub('_', source)[:20]}-{digest_of(source)[:12]}"
    return dataset / FOLDER / f"{name}.txt"


def new_id(words: str, taken: Collection[str], otherwise: str = "text") -> str:
    """An id made of words: in small letters, numbered if taken.

    >>> new_id("The Harbour (2)", ["the_harbour_2"]), new_id("記事", []), new_id("!", [], "actor")
    ('the_harbour_2_2', '記事', 'actor')
    """
    plain = unicodedata.normalize("NFC", words).casefold()
    id = base = _OTHER.sub("_", plain).strip("_")[:40].strip("_") or otherwise
    number = 2
    while id in taken:
        id, number = f"{base}_{number}", number + 1
    return id


def stored_text(dataset: Path, source: str, digest: str) -> str:
    """The text of a source as it was read.

    Raises `DataError` with the file where it is missing, or is not the text any more that claims
    quote.
    """
    path = text_path(dataset, source)
    place = Place(f"{FOLDER}/{path.name}")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DataError([Problem("error", "unreadable", cannot_be_read(error), place)]) from None
    if hashlib.sha256(content).hexdigest() != digest:
        message = phrase("The text was changed since it was read: its digest is another.")
        hint = phrase("Put the text back as it was, or add the new one as a source of its own.")
        raise DataError([Problem("error", "text-changed", message, place, hint)])
    return content.decode()
