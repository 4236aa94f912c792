"""The answer in words, from plain numbers: which side leads on an issue, and what to expect."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from graphkit.analysis.decision_words import decision_words
from graphkit.dataset import Issue, known_on
from graphkit.engines.uncertainty.results import OutcomeRange
from graphkit.language import Text, plural, text
from graphkit.side_words import called_side, crosses_middle, how_many, who_leads

CLEAR = 0.8  # a side that leads in fewer replicates than this does not clearly lead


def is_clear(share: float | None) -> bool:
    """Whether a side clearly leads that leads in this share of the replicates, where it is known.

    >>> is_clear(0.8), is_clear(0.79), is_clear(None)
    (True, False, True)
    """
    return share is None or share >= CLEAR


def counted(issue: Issue, held: Collection[float], *, clear: bool) -> Text:
    """How many of those with a stance on an issue stand where, and which side leads."""
    return plural(
        "{leads}: one actor alone has a stance on it.",
        "{leads}: of {count} actors with a stance {sides}.",
        len(held),
        leads=who_leads(issue.scale, issue.id, held, clear=clear),
        sides=how_many(issue.scale, held),
    )


def expected(
    issue: Issue, found: Mapping[str, object], spread: OutcomeRange | None, today: date | None
) -> Text | None:
    """What the positions come to, and what was decided; `found` is the compromise's summary."""
    unit = found.get("outcome_unit")
    if not isinstance(unit, float):
        return None
    decided = issue.outcome is not None and known_on(issue.decided_on, today)
    return text(
        "{weighed} the positions come to {forecast} on a scale {span}; {decided}.",
        weighed=_WEIGHED[str(found["weighed_by"])],
        forecast=_forecast(issue, unit, spread),
        span=issue.scale.span,
        decided=decision_words(issue) if decided else text("no decision is recorded"),
    )


_WEIGHED = {
    "capability and salience": text("Weighed by power and salience"),
    "capability": text("Weighed by power"),
    "salience": text("Weighed by salience"),
    "nothing": text("With the same weight for everyone"),
}


def _forecast(issue: Issue, unit: float, spread: OutcomeRange | None) -> Text:
    """The forecast, with its range where that is known, and whether its side is open."""
    place = issue.scale.say(unit)
    if spread is None:
        if called_side(unit, None):
            return place
        return text("{place} (too close to the middle to call)", place=place)
    low, high = issue.scale.say_ends(spread.unit_low, spread.unit_high)
    if crosses_middle(spread.unit_low, spread.unit_high):
        return text(
            "{place} (90% range {low} to {high}, across the middle: too close to call)",
            place=place,
            low=low,
            high=high,
        )
    return text("{place} (90% range {low} to {high})", place=place, low=low, high=high)
