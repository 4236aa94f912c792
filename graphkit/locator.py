"""Where in a source a claim was read, as far as its locator says it in characters."""

from __future__ import annotations

import re

_CHARACTERS = re.compile(r"characters (\d{1,9})(?:-| to )(\d{1,9})(?:$|[, ].*)", re.DOTALL)


def offsets_in(locator: str) -> tuple[int, int] | None:
    """The first character of a passage and the one after its last; None where none are said.

    >>> offsets_in("characters 54-71 'the bill must die'"), offsets_in("page 3")
    ((54, 71), None)
    """
    found = _CHARACTERS.fullmatch(locator)
    return (int(found[1]), int(found[2])) if found else None
