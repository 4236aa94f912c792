"""Where in a source a claim was read, as far as its locator says it in characters.

`characters 54-71` counts as Unicode does; `characters 54 to 71`, as the Discourse Network Analyzer
has it, counts UTF-16 units.
"""

from __future__ import annotations

import re

_CHARACTERS = re.compile(r"characters (\d{1,9})(-| to )(\d{1,9})(?:$|[, ].*)", re.DOTALL)


def offsets_in(locator: str) -> tuple[int, int] | None:
    """Where a passage begins and ends, as its program counts; None where it is not said.

    >>> offsets_in("characters 54-71 'the bill must die'"), offsets_in("page 3")
    ((54, 71), None)
    """
    found = _CHARACTERS.fullmatch(locator)
    return (int(found[1]), int(found[3])) if found else None


def in_utf16(locator: str) -> bool:
    """Whether the offsets count UTF-16 units."""
    found = _CHARACTERS.fullmatch(locator)
    return found is not None and found[2] == " to "
