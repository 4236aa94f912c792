"""What the page is shown: texts, claims, proposals and candidates as JSON.

Offsets in it are a browser's: UTF-16 units. Here and in `asked.py` is the border; behind it they
are characters.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping
from typing import Any

from graphkit.api import (
    CodingBook,
    Span,
    Units,
    candidates,
    paragraphs,
    sentences,
)
from graphkit.language import PAIRS, Language
from graphkit.workbench.words import PAGE, POSITIONS, position_label

NAMES = 500  # new names of a text that are offered
NEAREST = 5  # paragraphs of a text that are shown as near an issue
QUOTES = "".join(mark for pair in PAIRS for mark in pair)  # a list needs none around its items
SHOWN = (
    "actor", "issue", "position", "from", "to", "sign", "relation", "condition", "confidence",
    "private",
)  # fmt: skip
Json = dict[str, Any]


class Seen:
    """The answers to one coder's page. What a text holds is worked out once and kept."""

    def __init__(self, book: CodingBook, coder: str, language: Language) -> None:
        self.book, self.coder, self.language = book, coder, language
        self._units: dict[str, Units] = {}
        self._layout: dict[str, list[tuple[Span, list[Span]]]] = {}
        self._candidates: dict[str, tuple[object, Json]] = {}

    def words(self) -> Json:
        """The page's own words."""
        said = {key: self.language.say(words) for key, words in PAGE.items()}
        return {"language": self.language.code, "page": said}

    def state(self) -> Json:
        """Everything but the texts themselves."""
        dataset = self.book.dataset
        code = self.language.code
        names = dataset.names(code)
        return {
            "coder": self.coder,
            "version": self.book.version,
            "undo": self.book.can_undo(self.coder),
            "redo": self.book.can_redo(self.coder),
            "actors": [
                {"id": a.id, "name": a.names.get(code, a.name),
                 "names": list(dict.fromkeys([a.name, *a.names.values(), *a.aliases]))}
                for a in dataset.actors
            ],
            "issues": [self._issue(issue, names) for issue in dataset.issues],
            "texts": [self._text_row(id) for id in self.book.texts()],
        }  # fmt: skip

    def _issue(self, issue: Any, names: Mapping[str, str]) -> Json:
        scale = issue.scale
        means = ((issue.oppose_means or ""), (issue.support_means or ""))
        return {
            "id": issue.id,
            "title": names[issue.id].strip(QUOTES) or issue.title,
            "question": issue.questions.get(self.language.code, issue.question),
            "low": scale.low, "high": scale.high, "own": scale.own, "means": means,
            "keys": [self.language.say(position_label(scale, position)) for position in POSITIONS],
        }  # fmt: skip

    def _text_row(self, id: str) -> Json:
        """A text with how much of it is read, coded and left."""
        source = self.book.source(id)
        parts = self.layout(id)
        claims = self.book.claims(id, coder=self.coder)
        starts = [span.start for span, _ in parts]
        units = self.units(id)
        spans = (claim.span_in(units) for claim in claims)
        coded = {bisect_right(starts, span[0]) - 1 for span in spans if span} - {-1}
        read = self.book.read_by(self.coder, id) - coded
        return {
            "id": id,
            "title": source.get("title") or id,
            **{key: source.get(key, "") for key in ("publisher", "date", "language", "url")},
            "paragraphs": len(parts), "coded": len(coded), "read": len(read),
            "left": len(parts) - len(coded | read),
        }  # fmt: skip

    def text(self, id: str) -> Json:
        """One text with its paragraphs, sentences, claims, proposals and candidates."""
        units = self.units(id)
        return {
            "id": id,
            "text": self.book.text(id),
            "paragraphs": [
                [*_at(units, span), [_at(units, one) for one in inside]]
                for span, inside in self.layout(id)
            ],
            "claims": self._claims(id),
            "proposals": self._proposals(id),
            "read": sorted(self.book.read_by(self.coder, id)),
            **self._found(id),
        }

    def marks(self, id: str) -> Json:
        """What changes in a text while it is coded."""
        return {
            "id": id,
            "claims": self._claims(id),
            "proposals": self._proposals(id),
            "read": sorted(self.book.read_by(self.coder, id)),
            **self._found(id),
        }

    def units(self, id: str) -> Units:
        """How the offsets of a text are converted."""
        if id not in self._units:
            self._units[id] = Units(self.book.text(id))
        return self._units[id]

    def layout(self, id: str) -> list[tuple[Span, list[Span]]]:
        """A text's paragraphs with their sentences."""
        if id not in self._layout:
            text = self.book.text(id)
            self._layout[id] = [(span, sentences(text, span)) for span in paragraphs(text)]
        return self._layout[id]

    def _claims(self, id: str) -> list[Json]:
        units = self.units(id)
        read = self.book.dataset.claim_by_id
        return [
            {"table": claim.table, "id": claim.id, "seen": seen_as(claim.cells),
             "cells": _shown(claim, getattr(read.get(claim.id), "position", None)),
             **placed(units, claim.span_in(units))}
            for claim in self.book.claims(id, coder=self.coder)
        ]  # fmt: skip

    def _proposals(self, id: str) -> list[Json]:
        units = self.units(id)
        return [
            {"number": one.number, "by": one.by, "table": one.table, "cells": _shown(one),
             "newActors": one.new_actors, **placed(units, one.span_in(units))}
            for one in self.book.proposals(id)
        ]  # fmt: skip

    def _found(self, id: str) -> Json:
        """Candidates, worked out anew when actors or issues are."""
        dataset = self.book.dataset
        about = (dataset.actors, dataset.issues)
        if id not in self._candidates or self._candidates[id][0] != about:
            units = self.units(id)
            found = candidates(dataset, self.book.text(id))
            near = {issue: _best(scores) for issue, scores in found.near.items()}
            self._candidates[id] = (about, {
                "named": [[units.to_utf16(n.start), units.to_utf16(n.end), n.actor, n.how]
                          for n in found.named],
                "newNames": [[one.name, [[units.to_utf16(s), units.to_utf16(e)]
                              for s, e in one.places]] for one in found.new[:NAMES]],
                "near": near,
                "nearBy": found.near_by,
            })  # fmt: skip
        return self._candidates[id][1]


def seen_as(cells: Mapping[str, str]) -> str:
    """A digest of a row, by which the page says which state of it was seen."""
    return hashlib.sha256(json.dumps(dict(cells), sort_keys=True).encode()).hexdigest()[:16]


def _shown(claim: Any, position: float | None = None) -> dict[str, str]:
    """What the page shows of a claim or proposal; the position as it is read, however coded."""
    shown = {name: claim.cells[name] for name in SHOWN if name in claim.cells}
    if position is not None:
        shown["position"] = repr(position)
    return {**shown, "note": claim.note} if claim.note else shown


def _best(scores: Any) -> list[int]:
    """The numbers of the paragraphs with the best scores."""
    order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))
    return [number for number in order[:NEAREST] if scores[number] > 0]


def _at(units: Units, span: Span) -> list[int]:
    return [units.to_utf16(span.start), units.to_utf16(span.end)]


def placed(units: Units, span: tuple[int, int] | None) -> Mapping[str, Any]:
    if span is None:
        return {"start": None, "end": None}
    return {"start": units.to_utf16(span[0]), "end": units.to_utf16(span[1])}
