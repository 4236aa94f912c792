"""A claim as evidence: what it says, who it is about, and where that was read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphkit.dataset import Claim, Dataset, DirectInfluence, Influence, Source, Tie
from graphkit.language import Language, Name, Written
from graphkit.partial_date import date_text
from graphkit.rows import written


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim as evidence: its row id, what it says, and where that was read."""

    id: str
    parties: tuple[str, ...]
    summary: Written | None
    day: date | None
    confidence: float | None
    locator: str | None
    sources: tuple[Source, ...]

    def said(self, language: Language) -> str:
        """The claim in one line: id, who, what, and the source with locator and date."""
        who = " - ".join(language.say(Name(party)) for party in self.parties)
        summary = language.say(self.summary or "")
        where = "; ".join(_cited(source) for source in self.sources)
        details = [part for part in (where, self.locator, self.day and date_text(self.day)) if part]
        return f"[{self.id}] {who}: {summary} ({', '.join(details)})"


def _cited(source: Source) -> str:
    known = [part for part in (source.publisher, source.title) if part]
    return ", ".join(known) or source.id


def claimed(dataset: Dataset, claim: str) -> Claimed | None:
    """The claim with this row id as evidence, or None when there is no such row."""
    row = dataset.claim_by_id.get(claim)
    if row is None:
        return None
    known = dataset.source_by_id
    rated = not isinstance(row, Influence | DirectInfluence)
    return Claimed(
        id=row.id,
        parties=_parties(row),
        summary=written(row, "summary" if rated else "reason"),
        day=row.since if isinstance(row, Tie) else row.date,
        confidence=getattr(row, "confidence", None),
        locator=getattr(row, "locator", None),
        sources=tuple(known.get(source, Source(source)) for source in row.source),
    )


def _parties(claim: Claim) -> tuple[str, str]:
    if isinstance(claim, Tie | DirectInfluence):
        return claim.source_actor, claim.target_actor
    return claim.actor, claim.issue
