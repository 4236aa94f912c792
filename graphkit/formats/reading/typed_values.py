"""Values that a graph file declares a type for, held to it."""

from __future__ import annotations

import re

from graphkit.errors import Place
from graphkit.formats.reading.cells import number
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.phrases import phrase

_WHOLE = re.compile(r"[+-]?\d+", re.ASCII)
NUMBERS = ("double", "float", "decimal")
WHOLES = ("int", "integer", "long", "short", "byte")


def fits(text: str, kind: str, whose: str, place: Place, problems: Problems) -> bool:
    """Whether a value is of its declared kind; where it is not that is told, `whose` names it."""
    kind, word = kind.casefold(), text.strip()
    try:
        if kind in WHOLES and not _WHOLE.fullmatch(word):
            raise Fault("integer", phrase("{text} is not a whole number", text=shown(text)))
        if kind in NUMBERS:
            number(word)
        if kind == "boolean" and word.casefold() not in ("true", "false", "0", "1"):
            raise Fault("yes-no", phrase("{text} is neither true nor false", text=shown(text)))
    except Fault as fault:
        message = phrase("{whose}: {message}.", whose=whose, message=fault.message.rstrip("."))
        problems.error(fault.code, message, place, hint=fault.hint)
        return False
    return True
