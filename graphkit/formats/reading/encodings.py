"""Which encoding a text that is not UTF-8 may be in. A guess for advice; nothing is read by it."""

from __future__ import annotations

import re

_JAPANESE = ("cp932", "euc_jp")
_START = 20_000  # bytes that are looked at
_WIDE = "\u3000-\u30ff\u3400-\u9fff\uff00-\uffef"
_CLINGS = re.compile(rf"[A-Za-z][{_WIDE}]|[{_WIDE}][A-Za-z]")
_NARROW = re.compile(r"[\uff61-\uff9f]")  # what EUC-JP looks like as Shift-JIS
_WRITTEN = re.compile(rf"[{_WIDE}]")
MOST_CLINGING = 0.2  # of the wide characters stand beside a Latin letter in a Japanese text


def likely_encoding(content: bytes) -> str:
    """The name to try for bytes that are not UTF-8.

    Bytes of accented letters may be read as Japanese, too, but then stand among Latin letters.
    """
    if _is_utf_16(content):
        return "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be"
    start = content[:_START].rpartition(b"\n")[0] or content
    found = []
    for name in _JAPANESE:
        try:
            text = start.decode(name)
        except UnicodeDecodeError:
            continue
        wide = len(_WRITTEN.findall(text))
        if wide > 1 and len(_CLINGS.findall(text)) < MOST_CLINGING * wide:
            found.append((len(_NARROW.findall(text)), name))
    return min(found, key=lambda one: one[0])[1] if found else "cp1252"


def _is_utf_16(content: bytes) -> bool:
    """Whether every other byte of the beginning is empty, as in Latin text of UTF-16."""
    start = content[:200]
    if len(start) < 4:
        return False
    empty = [not any(start[side::2]) for side in (0, 1)]
    return any(empty) and not all(empty)
