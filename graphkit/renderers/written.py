"""The characters that a finished output holds, to be looked up in fonts."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator


def characters(contents: Iterable[bytes]) -> set[str]:
    """Every character of web pages, texts and Office files; of other pictures none."""
    found = {c for content in contents for words in _texts(content) for c in set(words)}
    return {c for c in found if unicodedata.category(c) not in _UNSEEN}


_UNSEEN = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            for name in parts.namelist():
                if name.endswith(".xml"):
                    yield parts.read(name).decode()
        return
    try:
        yield content.decode()
    except UnicodeDecodeError:
        return  # a picture of dots
