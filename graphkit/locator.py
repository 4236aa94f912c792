"""Where in a source a claim was read, as far as its locator says it in characters."""

from __future__ import annotations

import re

_CHARACTERS = re.compile(r"characters (\d{1,9})(-| to )(\d{1,9})(?:$|[, ].*)", re.DOTALL)


def characters_in(locator: str) -> tuple[int, int, bool] | None:
    """The first character of a passage, the one after its last, and whether these count UTF-16
    units, as the Discourse Network Analyzer does; None where none are said.

    >>> characters_in("characters 54-71 'the bill must die'"), characters_in("characters 54 to 71")
    ((54, 71, False), (54, 71, True))
    """
    found = _CHARACTERS.fullmatch(locator)
    return (int(found[1]), int(found[3]), found[2] == " to ") if found else None


def offsets_in(locator: str) -> tuple[int, int] | None:
    """The first character of a passage and the one after its last; None where none are said.

    >>> offsets_in("characters 54-71 'the bill must die'"), offsets_in("page 3")
    ((54, 71), None)
    """
    found = characters_in(locator)
    return found and found[:2]
