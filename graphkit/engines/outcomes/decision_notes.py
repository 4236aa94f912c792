"""What a decision takes for granted, and what comes of it where conditions are not met."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graphkit.engines.outcomes.deciders import Deciders
from graphkit.engines.outcomes.decision import Decision
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, others, plural, text
from graphkit.scale import Scale
from graphkit.side_words import how_many

NAMED = 3  # more than so many are counted, not named


def decision_notes(
    positions: Positions,
    question: Question,
    panel: Deciders,
    made: Decision,
    firm: Decision,
    quo: float | None,
) -> Iterator[Text]:
    """Notes on a decision (`made`), beside what it is where no condition is met (`firm`)."""
    yield from _on_rule(question, panel)
    yield from _on_bodies(positions, question, panel)
    if quo is None and panel.rule.kind != "sole" and not panel.rule.even_handed:
        yield text("Where things stand without a decision is not coded (status_quo).")
    yield from _on_votes(panel)
    yield from _contested(panel)
    yield from _conditions(panel)
    yield from _without_conditions(question, made, firm)


def _on_rule(question: Question, panel: Deciders) -> Iterator[Text]:
    if question.rule.kind == "sole" and question.decision_rule and panel.body is not None:
        yield text(
            "{body} has no stance of its own: its members are taken to decide by majority.",
            body=Name(panel.body),
        )
    elif question.decision_rule is None and panel.body is not None:
        yield text(
            "No decision rule is coded: the members of {body} are taken to decide by majority.",
            body=Name(panel.body),
        )
    elif question.decision_rule is None and len(question.decided_by) > 1:
        yield text(
            "No decision rule is coded: {actor}, the first of those who decide, is taken to "
            "decide alone.",
            actor=Name(panel.names[0]),
        )


def _on_bodies(positions: Positions, question: Question, panel: Deciders) -> Iterator[Text]:
    """Where a body and members of it both have a stance: which one counts, and the other."""
    column = positions.column(question.id)
    held = dict(zip(positions.actors, positions.position[:, column].tolist(), strict=True))
    if panel.body is not None and not np.isnan(held.get(panel.body, np.nan)):
        yield text(
            "{body} also has a stance of its own, {at}; the votes of its members count.",
            body=Name(panel.body),
            at=question.scale.say(held[panel.body]),
        )
    bodies = {body for bodies in positions.member_of.values() for body in bodies}
    for name, place in zip(panel.names, panel.places, strict=True):
        if panel.body is not None or place is None or place.members or name not in bodies:
            continue
        inside = [held.get(member, np.nan) for member in sorted(positions.members(name))]
        sided = [one for one in inside if one > 0 or one < 0]
        if len(sided) > 1:
            yield _members_stand(question.scale, name, sided)


def _members_stand(scale: Scale, body: str, sided: Sequence[float]) -> Text:
    """How the members of a body that has a stance of its own stand."""
    said = {"body": Name(body), "sides": how_many(scale, sided), "middle": scale.say(0.0)}
    if scale.own:
        return text(
            "{body} decides by a stance of its own; compared with the middle, {middle}, of its "
            "members {sides}.",
            **said,
        )
    return text("{body} decides by a stance of its own; of its members {sides}.", **said)


def _on_votes(panel: Deciders) -> Iterator[Text]:
    absent = panel.places.count(None)
    if absent and panel.rule.vote:
        yield plural(
            "{count} who votes has no stance on record; the vote counts as absent.",
            "{count} who vote have no stance on record; their votes count as absent.",
            absent,
        )


def _contested(panel: Deciders) -> Iterator[Text]:
    """Who stands nowhere because of claims that contradict each other."""
    both = [
        Name(name)
        for name, place in zip(panel.names, panel.places, strict=True)
        if place and place.contested
    ]
    if not both:
        return
    parts = {"actors": [*both[:NAMED], *others(len(both) - NAMED)]}
    if panel.rule.vote:
        yield text(
            "Claims that count the same put {actors} on both sides: counted as absent.", **parts
        )
    else:
        yield text(
            "Claims that count the same put {actors} on both sides: counted as neither.", **parts
        )


def _conditions(panel: Deciders) -> Iterator[Text]:
    """Who decides on terms."""
    on_terms = [place for place in panel.places if place and place.condition]
    if len(on_terms) > NAMED:
        count = sum(bool(place.conditional) for place in on_terms)
        if count:
            yield plural(
                "Of those who decide, {count} supports on a condition only.",
                "Of those who decide, {count} support on a condition only.",
                count,
            )
        return
    for name, place in zip(panel.names, panel.places, strict=True):
        if place is None:
            continue
        if place.condition:
            yield text(
                "{actor} holds this stance only on a condition: {condition}.",
                actor=Name(name),
                condition=place.condition,
            )
        elif place.conditional:
            yield plural(
                "Of the members that speak for {body}, {count} supports on a condition only.",
                "Of the members that speak for {body}, {count} support on a condition only.",
                len(place.conditional),
                body=Name(name),
            )


def _without_conditions(question: Question, made: Decision, firm: Decision) -> Iterator[Text]:
    """What comes of it where no condition is met."""
    if made.tally and firm.tally and made.tally.passes and not firm.tally.passes:
        yield text("Where no condition is met it fails.")  # less support makes nothing pass
    if made.outcome == firm.outcome:
        return
    if firm.outcome is not None:
        at = question.scale.say(firm.outcome)
        yield text("Where no condition is met the outcome is {at}.", at=at)
    elif firm.tally is None:
        yield text("Where no condition is met they do not agree, and things stay as they are.")
