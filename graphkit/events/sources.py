"""Where events were read: each address or publisher once, numbered as it is first cited."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from graphkit.events.rows import plain
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.text_cells import url
from graphkit.rows import Source


class Sources:
    """The sources of a dataset that is being made."""

    def __init__(self) -> None:
        self._by_word: dict[str, Source] = {}

    @property
    def every(self) -> tuple[Source, ...]:
        """All of them."""
        return tuple(self._by_word.values())

    def of(self, rows: Iterable[dict[str, Any]]) -> tuple[str, ...]:
        """The ids of where the most told event of each row was read, and the latest."""
        words = [row[name] for row in rows for name in ("most_told", "latest")]
        said = dict.fromkeys(word for word in words if word and plain(word))
        return tuple(dict.fromkeys(self._id(word) for word in said))

    def _id(self, word: str) -> str:
        if word not in self._by_word:
            self._by_word[word] = _source(f"so{len(self._by_word) + 1}", word)
        return self._by_word[word].id


def _source(number: str, word: str) -> Source:
    """An address with its host as the publisher; anything else is a publisher's name."""
    try:
        address = url(word)
        host = urlsplit(address).hostname or ""
    except (Fault, ValueError):
        return Source(number, publisher=plain(word))
    return Source(number, publisher=host.removeprefix("www.") or None, url=address)
