"""One slide of a deck, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace

from graphkit.evidence import Claimed
from graphkit.findings import Report, Table
from graphkit.language import Text, text

STORY = text("Story")
APPENDIX = text("Appendix")


@dataclass(frozen=True, slots=True)
class Support:
    """What a finding rests on: a few words, and the sentences they announce."""

    label: Text
    said: tuple[Text, ...]


@dataclass(frozen=True)
class Page:
    """One slide: the finding on top, below it sentences, a table or a figure; notes with
    the evidence. `shorter` are findings that stand in for a title too long. `part` is the section
    of the deck it stands in; `total` how many rows the table would have in full, which `graphkit`
    `rest` shows; `cast` the only actors to be drawn, where not all are."""

    id: str
    part: Text
    title: Text
    shorter: tuple[Text, ...] = ()
    supports: tuple[Support, ...] = ()
    points: tuple[Text, ...] = ()
    table: Table | None = None
    figure: str | None = None
    cast: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    evidence: tuple[Claimed, ...] = ()
    more: str | None = None
    total: int = 0
    rest: str | None = None

    @property
    def titles(self) -> tuple[Text, ...]:
        """What may stand on top, the fullest first."""
        return (self.title, *self.shorter)

    @property
    def said_more(self) -> Text:
        """The command that shows all of it."""
        if self.more == "measures":
            return text("More: graphkit measures")
        return text("More: graphkit {command} DATASET", command=self.more)

    def left_out(self, shown: int) -> Text | None:
        """How many rows a table that shows so many leaves out, and how to see them."""
        rows = len(self.table.rows) if self.table is not None else 0
        count = max(rows, self.total) - shown
        command = self.rest or self.more
        if count < 1:
            return None
        if command is None:
            return text("and {n} more", n=count)
        return text("and {n} more: graphkit {command}", n=count, command=command)

    def seen(self, report: Report) -> Report:
        """The report with only those who are drawn on this slide."""
        if not self.cast:
            return report
        kept = set(self.cast)
        links = (link for link in report.links if {link.source, link.target} <= kept)
        actors = tuple(actor for actor in report.actors if actor.id in kept)
        return replace(report, actors=actors, links=tuple(links))
