"""What an assistant may ask of one dataset, as plain JSON values."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from graphkit.analysis.card_document import card_document
from graphkit.analysis.finding_with_intervals import finding_with_intervals
from graphkit.analysis.run import Run
from graphkit.coding.book import CodingBook
from graphkit.coding.log import FILE, FOLDER
from graphkit.dataset import Dataset, Stance, Tie
from graphkit.errors import UsageError, unknown
from graphkit.evidence import claimed
from graphkit.extraction.answer import Proposed, read_answer
from graphkit.extraction.question import Passage
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.language import Language
from graphkit.measures import measures
from graphkit.renderers.json import finding_document
from graphkit.texts.spans import Span

PAGE = 100  # actors or claims in one answer
LETTERS = 12_000  # characters of a text in one answer
BY = "assistant"  # how the log names who proposed


class Desk:
    """One dataset, read anew for every question; private rows and notes are never seen.

    Raises `UsageError` with near names for what is not there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._alone = threading.Lock()
        load(path)  # what is wrong with it is said before anybody asks

    def overview(self) -> dict[str, Any]:
        """What there is."""
        data = self._public()
        return {
            "name": data.name,
            "title": data.title,
            "description": data.description,
            "rows": {table: len(rows) for table, rows in data.tables().items()},
            "issues": [issue.id for issue in data.issues],
            "texts": self._texts(data),
            "proposals_waiting": len(self._book.proposals()) if self._is_coded else 0,
        }

    def actors(self, containing: str = "", first: int = 0) -> dict[str, Any]:
        """Actors whose id, name or alias contains some words."""
        sought = containing.casefold()
        found = [
            {"id": one.id, "name": one.name, "also": list(one.aliases), "type": one.type}
            for one in self._public().actors
            if any(sought in w.casefold() for w in (one.id, one.name, *one.aliases))
        ]
        return _page(found, first)

    def issues(self) -> list[dict[str, Any]]:
        """The questions, what support and opposition mean, and from where to where scales run."""
        return [
            {
                "id": one.id,
                "question": one.question,
                "support_means": one.support_means,
                "oppose_means": one.oppose_means,
                "low": one.scale.low,
                "high": one.scale.high,
            }
            for one in self._public().issues
        ]

    def claims(self, about: Sequence[str] = (), first: int = 0) -> dict[str, Any]:
        """Stances and ties about all of these actors, issues or sources, with their evidence."""
        data = self._public()
        known = {*data.actor_by_id, *data.issue_by_id, *data.source_by_id}
        for id in about:
            if id not in known:
                raise unknown("actor, issue or source", id, known)
        found = []
        rows: tuple[Stance | Tie, ...] = (*data.stances, *data.ties)
        for row in rows:
            said = claimed(data, row.id)
            assert said is not None
            if {*about} <= {*said.parties, *row.source}:
                value = getattr(row, "position", getattr(row, "sign", None))
                found.append({"id": row.id, "parties": list(said.parties), "value": value,
                              "said": said.said(Language("en", data.names()))})  # fmt: skip
        return _page(found, first)

    def cards(self, name: str = "") -> Any:
        """The measures by name and question, or one's card."""
        language = Language("en")
        if name:
            return card_document(measures[name], language)
        return [{"name": one.name, "question": language.say(one.question)}
                for one in measures.values()]  # fmt: skip

    def measure(
        self, name: str, parameters: Mapping[str, Any], issues: Sequence[str] = ()
    ) -> dict[str, Any]:
        """One measure's finding, as `graphkit measure --format json` writes it."""
        card = measures[name]
        given = {key: card.parameter(key).read(_word(value)) for key, value in parameters.items()}
        run = Run(load(self.path), Settings(issues=tuple(issues)))
        found = finding_with_intervals(run, run.finding(name, **given))
        return finding_document(found, Language("en", run.dataset.names()))

    def text(self, source: str, start: int = 0) -> dict[str, Any]:
        """A piece of a source's text, from the character `start` on."""
        whole = self._text(source)
        begin = min(max(start, 0), len(whole))
        end = min(begin + LETTERS, len(whole))
        return {"source": source, "start": begin, "text": whole[begin:end],
                "next": end if end < len(whole) else None}  # fmt: skip

    def propose(self, source: str, claim: Mapping[str, Any], note: str = "") -> dict[str, Any]:
        """Let a claim wait for a person, if it passes the gates."""
        whole = self._text(source)
        passage = Passage(source, whole, Span(0, len(whole)))
        with self._alone:
            (found,) = read_answer(json.dumps({"claims": [claim]}), passage, self._book.dataset)
            if not isinstance(found, Proposed):
                raise UsageError(f"Rejected: {_REASONS.get(found, found)}.")
            number = self._book.propose(
                found.coded, source, found.quote,
                by=BY, note=note[:500], new_actors=found.new_actors,
            )  # fmt: skip
        return {"proposal": number, "waits_for": "a person", "quote_at": found.quote.start}

    def _public(self) -> Dataset:
        return load(self.path).for_audience("public")

    def _texts(self, data: Dataset) -> list[str]:
        if not self._is_coded:
            return []
        with self._alone:
            return [source for source in self._book.texts() if source in data.source_by_id]

    def _text(self, source: str) -> str:
        kept = self._texts(self._public())
        if source not in kept:
            raise unknown("source with a text called", source, kept)
        with self._alone:
            return self._book.text(source)

    @property
    def _is_coded(self) -> bool:
        """Whether texts were ever kept beside it; only looking makes no log."""
        return (self.path / FOLDER / FILE).is_file()

    @cached_property
    def _book(self) -> CodingBook:
        return CodingBook(self.path)


def _page(found: list[dict[str, Any]], first: int) -> dict[str, Any]:
    begin = max(first, 0)
    more = begin + PAGE < len(found)
    return {
        "count": len(found),
        "found": found[begin : begin + PAGE],
        "next": begin + PAGE if more else None,
    }


def _word(value: Any) -> str:
    """A parameter as it would be written on the command line."""
    return str(value).lower() if isinstance(value, bool) else str(value)


_REASONS = {
    "quote": "the quotation does not stand in the text to the letter",
    "actor": "the actor is neither known nor named in the text; a new one is {'new': NAME}",
    "issue": "the issue is not known",
    "position": "the position is not on the issue's scale",
    "sign": "the tie is neither support nor oppose",
    "self-tie": "a tie needs two actors",
}
