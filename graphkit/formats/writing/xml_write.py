"""XML as text: the same bytes for the same values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_MARKS = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;",
          "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}  # fmt: skip
_MARK = re.compile(f"[{''.join(_MARKS)}]")


def escaped(text: str) -> str:
    """Text as it may stand in an element or an attribute; line breaks and tabs survive both."""
    return _MARK.sub(lambda found: _MARKS[found[0]], text)


def tag(name: str, said: Mapping[str, str | None], *, closed: bool = False) -> str:
    """A start tag with the attributes that are said, or the whole of an empty element."""
    words = "".join(
        f' {key}="{escaped(value)}"' for key, value in said.items() if value is not None
    )
    return f"<{name}{words}{'/' if closed else ''}>"


def document(lines: Iterator[str]) -> bytes:
    """A whole document of lines."""
    return ("\n".join(['<?xml version="1.0" encoding="UTF-8"?>', *lines]) + "\n").encode()
