"""The reader's notes as the page keeps them in its address: what each is about, and its words."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from graphkit.findings import Report
from graphkit.pictures import Note
from graphkit.renderers.map.evidence import words


def page_notes(report: Report, called: Mapping[str, str]) -> list[str]:
    """Each note as one word, `what|text`; actors by their ids in the page."""
    return [f"{_about(note, called)}|{words(note.words) or ''}" for note in report.notes]


def _about(note: Note, called: Mapping[str, str]) -> str:
    if note.actor is not None:
        return f"actor:{called.get(note.actor, '')}"
    if note.tie is not None:
        ends = (quote(called.get(end, ""), safe="!'()*-._~") for end in note.tie)
        return f"tie:{'>'.join(ends)}"
    x, y = note.at or (0.5, 0.5)
    return f"at:{x:g}:{y:g}"
