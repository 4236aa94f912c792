"""What was decided, in words."""

from __future__ import annotations

from datetime import date

from graphkit.dataset import Issue
from graphkit.language import Text, text
from graphkit.partial_date import PartialDate


def decision_words(issue: Issue) -> Text:
    """What was decided and when, and that it is not the last word where it is not."""
    day: date | Text = issue.decided_on or text("a day that is not coded")
    if isinstance(issue.decided_on, PartialDate):
        day = text("a day in {month}", month=issue.decided_on)
    said = {"outcome": issue.scale.say_coarse(issue.outcome or 0.0), "day": day}
    match issue.extra.get("x_outcome_stage"):
        case "committee":
            return text("a committee came to {outcome} on {day}, which is no decision yet", **said)
        case "one-chamber":
            return text("one chamber came to {outcome} on {day}, which is no law yet", **said)
        case "on-and-off":
            return text(
                "it was decided at {outcome} on {day} and has gone back and forth since",
                **said,
            )
        case _:
            return text("it was decided at {outcome} on {day}", **said)
