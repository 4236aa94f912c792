"""Those who decide as a table: where each stands, how it votes, and whether it can stop it."""

from __future__ import annotations

from graphkit.engines.outcomes.deciders import Deciders, Place
from graphkit.engines.outcomes.decision import Decision
from graphkit.findings import Column, Table
from graphkit.graph.positions import Question
from graphkit.language import Name, Text, plural, text

VOTES_SAID = {1: text("for"), -1: text("against"), 0: text("abstains")}


def decision_table(question: Question, panel: Deciders, made: Decision) -> Table:
    """A row for each who decides, in their order."""
    votes = panel.votes if panel.rule.vote else None
    rows = []
    for order, (name, place) in enumerate(zip(panel.names, panel.places, strict=True)):
        ballot = () if votes is None else (_ballot(place), votes[order])
        rows.append(
            (
                order + 1,
                Name(name),
                None if place is None else question.scale.place(place.position),
                *ballot,
                _basis(place),
                order in made.can_stop,
                order in made.stopped_by,
                None if place is None else place.condition,
            )
        )
    return Table(_columns(question.scale.format, votes is not None), tuple(rows))


def _ballot(place: Place | None) -> Text:
    if place is None:
        return text("not known")
    if place.contested:
        return text("contested")
    return VOTES_SAID[(place.position > 0) - (place.position < 0)]


def _basis(place: Place | None) -> Text | None:
    if place is None:
        return None
    if place.members:
        count = len(place.members)
        return plural("the one member with a stance", "vote of {count} members", count)
    return text("own stance")


def _columns(place: str, vote: bool) -> tuple[Column, ...]:
    votes = (Column("vote", text("Vote")), Column("weight", text("Weight"), "g"))
    return (
        Column("order", text("Order"), "d"),
        Column("actor", text("Decider")),
        Column("position", text("Position"), place),
        *(votes if vote else ()),
        Column("basis", text("Known from")),
        Column("can_stop", text("Can stop it alone")),
        Column("stops", text("Stops it")),
        Column("condition", text("Condition")),
    )
