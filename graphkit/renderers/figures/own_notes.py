"""The reader's own notes in pictures: short ones below names, all of them in full beside."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.findings import Report
from graphkit.language import Name, Text, text
from graphkit.pictures import Note
from graphkit.renderers.style import clean

LONGEST = 60
"""Letters of a note that stand below a name; the whole of it is said beside the picture."""


def below_names(report: Report) -> Mapping[str, Text]:
    """What stands below the name of each actor that somebody noted something on."""
    on = [(note.actor, clean(note.words)) for note in report.notes if note.actor is not None]
    return {actor: text("{words}", words=_shortened(words)) for actor, words in on}


def in_full(report: Report) -> tuple[Text, ...]:
    """Every note, with what it is about."""
    return tuple(_said(note) for note in report.notes)


def _shortened(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def _said(note: Note) -> Text:
    words = clean(note.words)
    if note.actor is not None:
        return text("Your note on {actor}: {words}", actor=Name(note.actor), words=words)
    if note.tie is not None:
        one, other = map(Name, note.tie)
        return text(
            "Your note on the tie from {one} to {other}: {words}", one=one, other=other, words=words
        )
    return text("Your note: {words}", words=words)
