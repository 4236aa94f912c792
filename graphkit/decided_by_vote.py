"""Whether a vote decides an issue, so that what it comes to is the first thing to be said of it."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.language import Name, Text, text

NAMED = 3  # more who decide are summed up
_HEADS = ("yes_count", "no_count", "abstain_count", "absent_count")

Summary = Mapping[str, object]
"""The summary of a decision path; of none, without anything in it."""


def heads(path: Summary) -> int:
    """How many have a vote, known or not; 0 where no vote decides.

    >>> heads({"yes_count": 46, "no_count": 44, "abstain_count": 10, "absent_count": 0})
    100
    """
    counts = (path.get(key) for key in _HEADS)
    return sum(count for count in counts if isinstance(count, int))


def vote_leads(path: Summary) -> bool:
    """Whether the vote is the finding: so many vote, or a body's members do, that it is what they
    come to that decides, and not one of them.

    >>> vote_leads({"passes": True, "body": None, "yes_count": 2, "no_count": 1})
    False
    """
    return "passes" in path and (heads(path) > NAMED or path.get("body") is not None)


def vote_in_short(path: Summary, issue: str) -> Text:
    """Which side the vote goes to, without its numbers."""
    if path["passes"]:
        return text("The vote goes for {issue}", issue=Name(issue))
    return text("The vote goes against {issue}", issue=Name(issue))
