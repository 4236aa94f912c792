"""Where the rows of a table went, in words."""

from __future__ import annotations

from graphkit.language import Text, plural


def account_words(read: int, used: int, merged: int, rejected: int) -> Text:
    """How many of the rows read were used, and what became of the others, if any."""
    if read == used:
        return plural("{count} row read = {count} used", "{count} rows read = {count} used", read)
    return plural(
        "{count} row read = {used} used + {merged} merged + {rejected} rejected",
        "{count} rows read = {used} used + {merged} merged + {rejected} rejected",
        read,
        used=used,
        merged=merged,
        rejected=rejected,
    )
