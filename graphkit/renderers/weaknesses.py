"""What `graphkit check` found, as text or JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from graphkit.analysis.check import Weakness
from graphkit.language import Language, printable

CHECK_SCHEMA = "graphkit/check/1"
ROWS = 8


def as_json(found: Sequence[Weakness], *, language: Language) -> bytes:
    """One document: counts by level, and every weakness with its rows."""
    levels = [weakness.level for weakness in found]
    content = {
        "schema": CHECK_SCHEMA,
        "counts": {level: levels.count(level) for level in ("error", "warning", "note")},
        "found": [_document(weakness, language) for weakness in found],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _document(weakness: Weakness, language: Language) -> dict[str, Any]:
    return {
        "level": weakness.level,
        "code": weakness.code,
        "message": language.say(weakness.message),
        "advice": language.say(weakness.advice) if weakness.advice else None,
        "rows": list(weakness.rows),
        "place": str(weakness.place) if weakness.place else None,
    }


def as_text(found: Sequence[Weakness], *, language: Language, most: int | None = 10) -> bytes:
    """A line each, by level; at most `most` of one kind, then how many more there are."""
    lines: list[str] = []
    for level in ("error", "warning", "note"):
        here = [weakness for weakness in found if weakness.level == level]
        if here:
            lines += ["", f"{level.upper()} ({len(here)})", *_kinds(here, language, most)]
    counts = [sum(w.level == level for w in found) for level in ("error", "warning", "note")]
    lines += ["", "{} errors, {} warnings, {} notes.".format(*counts)]
    return ("\n".join(lines).lstrip("\n") + "\n").encode()


def _kinds(found: Sequence[Weakness], language: Language, most: int | None) -> list[str]:
    by_code: dict[str, list[Weakness]] = defaultdict(list)
    for weakness in found:
        by_code[weakness.code].append(weakness)
    lines: list[str] = []
    for code, group in by_code.items():
        lines += [line for weakness in group[:most] for line in _lines(weakness, language)]
        more = len(group) - len(group[:most])
        if more:
            lines.append(f"  ... {more} more of the kind {code}: --all")
    return lines


def _lines(weakness: Weakness, language: Language) -> list[str]:
    place = f"{weakness.place}: " if weakness.place else ""
    shown = " ".join(weakness.rows[:ROWS])
    more = f" and {len(weakness.rows) - ROWS} more" if len(weakness.rows) > ROWS else ""
    rows = f" [{shown}{more}]" if weakness.rows else ""
    lines = [printable(f"  {place}{language.say(weakness.message)}{rows}")]
    if weakness.advice:
        lines.append(printable(f"    {language.say(weakness.advice)}"))
    return lines
