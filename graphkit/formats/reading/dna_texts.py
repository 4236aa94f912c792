"""The texts and the days of the Discourse Network Analyzer's documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def day_of(seconds: object) -> str:
    """The day of a time in seconds since 1970; nothing where none is kept."""
    if not isinstance(seconds, int):
        return ""
    try:
        return (EPOCH + timedelta(seconds=seconds)).date().isoformat()
    except OverflowError:
        return ""


class DnaTexts:
    """The documents' texts. Statements count characters as Java does: those beyond U+FFFF twice."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self.texts = texts
        self.twice: dict[int, bytes | None] = {}

    def passage(self, document: int, start: object, stop: object) -> str:
        """The characters from `start` up to `stop` of a document; none where these are no
        numbers or there is no text."""
        text = self.texts.get(document)
        if not (isinstance(text, str) and isinstance(start, int) and isinstance(stop, int)):
            return ""
        if document not in self.twice:
            wide = text and max(text) > "\uffff"
            self.twice[document] = text.encode("utf-16-le", "surrogatepass") if wide else None
        coded = self.twice[document]
        if coded is None:
            return text[start:stop]
        return coded[2 * start : 2 * stop].decode("utf-16-le", "replace")
