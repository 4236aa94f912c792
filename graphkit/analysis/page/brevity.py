"""Words of the analyst cut to what a page has room for; the whole stands behind the claim."""

from __future__ import annotations

import unicodedata

from graphkit.language import Written


def brief(said: Written, cells: int) -> Written:
    """The first words of what is written, in every language, by the cells of a terminal."""
    return said.each(lambda words: shortened(words, cells))


def shortened(words: str, cells: int) -> str:
    """Whole words that fit, with an ellipsis where some are left out.

    >>> shortened("Runs the department", 40), shortened("Runs the department", 10)
    ('Runs the department', 'Runs the…')
    """
    room, end = cells, 0
    for end, character in enumerate(words):  # noqa: B007
        room -= 2 if unicodedata.east_asian_width(character) in "FW" else 1
        if room < 0:
            break
    else:
        return words
    start = words[:end]
    whole = start.rpartition(" ")[0] if " " in start and words[end] != " " else start
    return f"{whole.rstrip(' ,;:')}…"
