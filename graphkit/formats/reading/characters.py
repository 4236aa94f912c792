"""Characters that cannot be seen or that reorder what is seen."""

from __future__ import annotations

import re
import unicodedata

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Soft hyphen, joiners and zero widths, fillers, bidi marks and embeddings, invisible operators,
# line and paragraph separators, interlinear marks, tags. Variation selectors are left out: they
# belong to ordinary Japanese names and emoji.
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ufeff\uffa0\ufff9-\ufffd\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
)
SUSPECT = re.compile(f"{CONTROL.pattern}|{INVISIBLE.pattern}")


def code_point(character: str) -> str:
    """`U+202E RIGHT-TO-LEFT OVERRIDE`: a character that cannot be shown, said."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def code_points(text: str) -> str:
    """Every suspicious character of a text, said once each."""
    return ", ".join(code_point(c) for c in dict.fromkeys(SUSPECT.findall(text)))


def shown(text: str, longest: int = 40) -> str:
    """A value in quotes, short, with what cannot be seen written as code points."""
    cut = text if len(text) <= longest else f"{text[: longest - 1]}…"
    visible = SUSPECT.sub(lambda match: f"<U+{ord(match[0]):04X}>", cut)
    return f"'{visible.replace(chr(10), '⏎').replace(chr(9), '⇥')}'"
