"""What `graphkit check` found, as text or JSON."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from graphkit.dataset import Audience
from graphkit.language import Language, Text, plural, printable, text
from graphkit.renderers.audience import INTERNAL
from graphkit.weakness import Weakness

CHECK_SCHEMA = "graphkit/check/1"
ROWS = 8
_COUNTS: Mapping[str, Callable[[int], Text]] = {
    "error": lambda n: plural("{count} error", "{count} errors", n),
    "warning": lambda n: plural("{count} warning", "{count} warnings", n),
    "note": lambda n: plural("{count} note", "{count} notes", n),
}
_LEVELS = {"error": text("ERROR"), "warning": text("WARNING"), "note": text("NOTE")}


def as_json(
    found: Sequence[Weakness], *, language: Language, audience: Audience = "public"
) -> bytes:
    """One document: counts by level, and every weakness with its rows."""
    levels = [weakness.level for weakness in found]
    content = {
        "schema": CHECK_SCHEMA,
        "audience": audience,
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


def as_text(
    found: Sequence[Weakness],
    *,
    language: Language,
    audience: Audience = "public",
    most: int | None = 10,
) -> bytes:
    """A line each, by level; at most `most` of one kind, then how many more there are."""
    lines = [] if audience == "public" else [language.say(INTERNAL)]
    counts: list[Text] = []
    for level, heading in _LEVELS.items():
        here = [weakness for weakness in found if weakness.level == level]
        counts.append(_COUNTS[level](len(here)))
        if here:
            said = f"{language.say(heading)} ({len(here)})"
            lines += ["", said, *_kinds(here, language, most)]
    errors, warnings, notes = counts
    total = text("{errors}, {warnings}, {notes}.", errors=errors, warnings=warnings, notes=notes)
    lines += ["", language.say(total)]
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
            rest = text("... {n} more of the kind {code}: --all", n=more, code=code)
            lines.append(f"  {language.say(rest)}")
    return lines


def _lines(weakness: Weakness, language: Language) -> list[str]:
    place = f"{weakness.place}: " if weakness.place else ""
    shown, more = " ".join(weakness.rows[:ROWS]), len(weakness.rows) - ROWS
    if more > 0:
        shown = language.say(text("{rows} and {n} more", rows=shown, n=more))
    rows = f" [{shown}]" if weakness.rows else ""
    lines = [printable(f"  {place}{language.say(weakness.message)}{rows}")]
    if weakness.advice:
        lines.append(printable(f"    {language.say(weakness.advice)}"))
    return lines
