"""Decision path: what comes out when those who decide follow their rule.

>>> from graphkit.decision_rule import read_rule
>>> from graphkit.engines.outcomes.decision import decide
>>> decision = decide(read_rule("consent"), ["house", "senate"], [0.9, 0.4], status_quo=-1.0)
>>> decision.outcome, decision.can_stop  # the senate accepts up to 1.8, so all of 0.9
(0.9, (0, 1))
"""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.card import Accepts, NotDefined, measure
from graphkit.decision_rule import Rule, read_rule
from graphkit.engines.outcomes.deciders import Place, places
from graphkit.engines.outcomes.decision import Decision, decide
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Scalar, Table
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, plural, text


@measure(
    title=text("Decision path"),
    family="outcome",
    question=text("What comes out when those who decide follow their rule, and who can stop it?"),
    formula=text(
        "sole: the first decider's position; majority: the median decider's; consent, veto, "
        "qualified:N: what the first likes best among what enough deciders prefer to the status "
        "quo."
    ),
    network="stance",
    source="Tsebelis 2002; Black 1958",
    accepts=Accepts(
        ties=0,
        note=text(
            "An issue with decided_by, and decision_rule (sole; consent; veto; majority; "
            "qualified:N; each may be followed by ;ID=WEIGHT). A decider without a stance stands "
            "at the median of its members, weighted by capability x salience."
        ),
    ),
    parameters={
        "conditions_met": text(
            "Take conditional support as support; otherwise it counts as 0, no side."
        ),
        "status_quo": text(
            "Where things stay without a decision, from -1 to 1; by default the issue's "
            "status_quo. Without either, deciders are taken to accept what goes their way but "
            "no further than they do."
        ),
    },
)
def decision_path(
    positions: Positions,
    *,
    issue: str,
    conditions_met: bool = True,
    status_quo: float | None = None,
) -> Result:
    """`summary["outcome"]` is the outcome, on the issue's own scale if it has one.

    It is None when the deciders block one another and the status quo is not known;
    `outcome_conditions_unmet` is the outcome when support on a condition counts as 0. `by` is
    whose position settles it, `option` the coded option nearest to it
    on the scale, be it open to those who decide or not, `can_stop` who can stop
    it alone, `stopped_by` who does. `table` lists the deciders in order.
    """
    if status_quo is not None and not -1 <= status_quo <= 1:
        raise UsageError(f"The status quo is a position from -1 to 1, not {status_quo:g}.")
    question = positions.issues[positions.column(issue)]
    rule, names, stands = _path(positions, question, conditions_met)
    quo = question.status_quo if status_quo is None else status_quo
    made = decide(rule, names, [place.position for place in stands], quo)
    firm = [p.position for p in _path(positions, question, False)[2]]
    unmet = decide(rule, names, firm, quo).outcome
    places_held = (question.scale.place(place.position) for place in stands)
    return Result(
        reading=_reading(question, names, made),
        values=dict(zip(names, places_held, strict=True)),
        summary=_summary(question, rule, names, made, unmet, quo),
        table=_table(question, names, stands, made),
        notes=(
            *_rule_notes(question, rule, names, quo),
            *_conditions(question, names, stands, made.outcome, unmet),
        ),
        claims=tuple(claim for place in stands for claim in place.claims),
    )


def _path(
    positions: Positions, question: Question, conditions_met: bool
) -> tuple[Rule, tuple[str, ...], list[Place]]:
    """The rule, those who decide by it in their order, and where they stand."""
    if not question.decided_by:
        issue = Name(question.id)
        raise NotDefined(text("the data does not say who decides {issue}.", issue=issue))
    try:
        rule = read_rule(question.decision_rule)
        names = question.decided_by[:1] if rule.kind == "sole" else question.decided_by
        return rule, names, places(positions, question.id, names, conditions_met=conditions_met)
    except ValueError as error:
        reason = str(error)
        raise NotDefined(
            text("the decision rule cannot be read. {reason}", reason=reason)
        ) from None
    except LookupError as error:
        nobody = Name(str(error.args[0]))
        raise NotDefined(
            text("no stance of {decider}, who decides, or of a member is known.", decider=nobody)
        ) from None


def _summary(
    question: Question,
    rule: Rule,
    names: tuple[str, ...],
    made: Decision,
    unmet: float | None,
    quo: float | None,
) -> dict[str, Scalar]:
    option = question.nearest_option(made.outcome)
    return {
        "outcome": None if made.outcome is None else question.scale.place(made.outcome),
        "outcome_unit": made.outcome,
        "by": None if made.by is None else names[made.by],
        "option": None if option is None else str(option),
        "rule": rule.kind,
        "can_stop": "|".join(names[i] for i in made.can_stop) or None,
        "stopped_by": "|".join(names[i] for i in made.stopped_by) or None,
        "status_quo": None if quo is None else question.scale.place(quo),
        "outcome_conditions_unmet": None if unmet is None else question.scale.place(unmet),
    }


def _reading(question: Question, names: tuple[str, ...], made: Decision) -> Text:
    issue = Name(question.id)
    if made.outcome is None or made.by is None:
        against = [Name(names[i]) for i in made.stopped_by or made.can_stop]
        if made.outcome is None:
            return text(
                "Those who decide {issue} do not agree on a change, so things stay as they are; "
                "it fails with {against}.",
                issue=issue,
                against=against,
            )
        return text(
            "Those who decide {issue} do not agree on a change, so things stay as they are, at "
            "{at}; it fails with {against}.",
            issue=issue,
            against=against,
            at=question.scale.say(made.outcome),
        )
    outcome, by = question.scale.say(made.outcome), Name(names[made.by])
    return text("{by} settles {issue} at {at}.", by=by, issue=issue, at=outcome)


def _rule_notes(
    question: Question, rule: Rule, names: tuple[str, ...], quo: float | None
) -> Iterator[Text]:
    if question.decision_rule is None and len(question.decided_by) > 1:
        yield text(
            "No decision rule is coded: {actor}, the first of those who decide, is taken to "
            "decide alone.",
            actor=Name(names[0]),
        )
    if quo is None and rule.kind in ("consent", "veto", "qualified"):
        yield text("Where things stand without a decision is not coded (status_quo).")


def _conditions(
    question: Question,
    names: tuple[str, ...],
    stands: list[Place],
    met: float | None,
    unmet: float | None,
) -> Iterator[Text]:
    """Who decides on terms, and what comes of it if these are not met."""
    for name, place in zip(names, stands, strict=True):
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
    if met == unmet:
        return
    if unmet is None:
        yield text("Where no condition is met they do not agree, and things stay as they are.")
    else:
        yield text("Where no condition is met the outcome is {at}.", at=question.scale.say(unmet))


def _basis(place: Place) -> Text:
    if place.members:
        count = len(place.members)
        return plural(
            "the one member with a stance", "median of {count} members with a stance", count
        )
    return text("own stance")


def _table(
    question: Question, names: tuple[str, ...], stands: list[Place], made: Decision
) -> Table:
    return Table(
        _columns(question.scale.format),
        tuple(
            (
                order + 1,
                Name(name),
                question.scale.place(place.position),
                _basis(place),
                order in made.can_stop,
                order in made.stopped_by,
                place.condition,
            )
            for order, (name, place) in enumerate(zip(names, stands, strict=True))
        ),
    )


def _columns(place: str) -> tuple[Column, ...]:
    return (
        Column("order", text("Order"), "d"),
        Column("actor", text("Decider")),
        Column("position", text("Position"), place),
        Column("basis", text("Known from")),
        Column("can_stop", text("Can stop it alone")),
        Column("stops", text("Stops it")),
        Column("condition", text("Condition")),
    )
