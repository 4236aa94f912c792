"""What was decided, in words."""

from __future__ import annotations

from graphkit.dataset import Issue
from graphkit.language import Text, text
from graphkit.partial_date import PartialDate


def decision_words(issue: Issue) -> Text:
    """What was decided and when, and that it is not the last word where it is not."""
    said = {"outcome": issue.scale.say_coarse(issue.outcome or 0.0), "when": _when(issue)}
    match issue.extra.get("x_outcome_stage"):
        case "committee":
            return text("a committee came to {outcome} {when}, which is no decision yet", **said)
        case "one-chamber":
            return text("one chamber came to {outcome} {when}, which is no law yet", **said)
        case "on-and-off":
            return text(
                "it was decided at {outcome} {when} and has gone back and forth since",
                **said,
            )
        case _:
            return text("it was decided at {outcome} {when}", **said)


def _when(issue: Issue) -> Text:
    day = issue.decided_on or text("a day that is not coded")
    if isinstance(day, PartialDate):
        return text("in {day}", day=day)
    return text("on {day}", day=day)
