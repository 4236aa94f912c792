"""Plain text and Markdown: lines such as `Title: ...` at the top say what it is."""

from __future__ import annotations

import re

from graphkit.texts.reading import Reading

_SAID = {
    "title": ("title", "headline", "subject", "題名", "見出し", "件名"),
    "publisher": ("publisher", "newspaper", "site", "from", "発行元", "掲載紙"),
    "date": ("date", "published", "日付", "掲載日"),
    "language": ("language", "lang", "言語"),
    "url": ("url", "address", "link"),
}
_FIELDS = {word: field for field, words in _SAID.items() for word in words}
_LINE = re.compile(r"\s*([^\W\d_]{2,12})\s*[:：]\s*(.+)")
_FENCE = re.compile(r"-{3,}\s*")
_DAY = re.compile(r"(\d{4})[-/年.](\d{1,2})[-/月.](\d{1,2})")
LONGEST_TITLE = 160


def plain_reading(text: str, file: str) -> Reading:
    """A text with the fields at its top, or its first line as title where that looks like one."""
    lines = text.lstrip("\ufeff\r\n").splitlines()
    fenced = bool(lines) and bool(_FENCE.fullmatch(lines[0]))
    said: dict[str, str] = {}
    used = int(fenced)
    for line in lines[used:]:
        match = _LINE.fullmatch(line)
        field = match and _FIELDS.get(match[1].casefold())
        if match and field:
            said.setdefault(field, match[2].strip().strip("\"'"))
        elif not (fenced and match):
            break
        used += 1
    if fenced and not (used < len(lines) and _FENCE.fullmatch(lines[used])):
        said, used = {}, 0  # a rule at the top, not a head
    if not said:
        return Reading(file, text, title=_first_line(lines))
    body = "\n".join(lines[used + fenced :])
    if "title" not in said:
        said["title"] = _first_line(body.lstrip("\n").splitlines())
    return Reading(file, body, **{**said, "date": day_in(said.get("date", ""))})


def day_in(words: str) -> str:
    """The first day in some words as 2026-05-31; nothing where none is written in that order.

    >>> day_in("2026-05-31T08:00:00+09:00"), day_in("2026年5月3日"), day_in("31/5/2026")
    ('2026-05-31', '2026-05-03', '')
    """
    from datetime import date

    found = _DAY.search(words)
    try:
        return date(*map(int, found.groups())).isoformat() if found else ""
    except ValueError:
        return ""


def _first_line(lines: list[str]) -> str:
    """The first line, where it stands by itself as a headline does."""
    if not lines:
        return ""
    first = lines[0].lstrip("# ").strip()
    alone = len(lines) == 1 or not lines[1].strip() or lines[0].startswith("#")
    return first if alone and len(first) <= LONGEST_TITLE else ""
