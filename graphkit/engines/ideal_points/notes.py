"""What is to be said of ideal points: their ends, their ranges, who and what is left out."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.engines.ideal_points.ballots import Ballots
from graphkit.engines.ideal_points.scaling import IdealPoints
from graphkit.graph.positions import Positions
from graphkit.language import Name, Text, plural, text

WIDE = 1.0  # half an interval this long, in standard deviations of the field, tells little


def notes(
    found: IdealPoints, votes: Ballots, positions: Positions, positive: str | None
) -> Iterator[Text]:
    """How the points are to be read, a sentence each."""
    if positive is None:
        yield text("Support's end is positive: over all issues, those there support more.")
    else:
        yield text("The positive end is where {actor} stands.", actor=Name(positive))
    if found.joint:
        yield text(
            "90% ranges come from the information matrix of points and items together; they take "
            "the model for true."
        )
    else:
        yield text(
            "90% ranges come from each actor's own information and take the items as known and the "
            "model for true."
        )
    yield from _left_out(votes, positions)
    yield from _loose(found)
    if found.at.shape[1] == 2:
        yield text("The dimensions are principal axes; what turns both at once is not known.")
    if not found.converged:
        yield plural(
            "The points were still moving after {count} round.",
            "The points were still moving after {count} rounds.",
            found.rounds,
        )


def _left_out(votes: Ballots, positions: Positions) -> Iterator[Text]:
    if len(votes.lopsided):
        yield plural(
            "{count} issue is left out: too few stand outside its commonest side.",
            "{count} issues are left out: too few stand outside their commonest side.",
            len(votes.lopsided),
        )
    if len(votes.silent):
        yield plural(
            "{count} actor is left out with too few votes: {actors}.",
            "{count} actors are left out with too few votes, such as {actors}.",
            len(votes.silent),
            actors=[Name(positions.actors[row]) for row in votes.silent[:3].tolist()],
        )
    if len(votes.apart):
        yield plural(
            "{count} actor is left out who shares no issue with the others.",
            "{count} actors are left out who share no issue with the others.",
            len(votes.apart),
        )


def _loose(found: IdealPoints) -> Iterator[Text]:
    """Points and items that the votes hardly fix."""
    wide = int((found.half[:, 0] > WIDE).sum())
    if wide:
        yield plural(
            "{count} actor is hardly placed: the range reaches more than one standard deviation of "
            "the field to either side.",
            "{count} actors are hardly placed: their ranges reach more than one standard deviation "
            "of the field to either side.",
            wide,
        )
    perfect = int((found.right.sum(axis=0) == found.answered).sum())
    if perfect:
        yield plural(
            "On {count} issue the points tell every vote: its discrimination is what the prior "
            "makes it.",
            "On {count} issues the points tell every vote: their discriminations are what the "
            "prior makes them.",
            perfect,
        )
