"""Decision path: what comes out when those who decide follow their rule.

>>> from graphkit.decision_rule import read_rule
>>> from graphkit.engines.outcomes.decision import decide
>>> decision = decide(read_rule("consent"), ["house", "senate"], [0.9, 0.4], status_quo=-1.0)
>>> decision.outcome, decision.can_stop  # the senate accepts up to 1.8, so all of 0.9
(0.9, (0, 1))
>>> vote = decide(read_rule("majority"), ["a", "b", "c"], [0.9, -0.5, 0.2], status_quo=None)
>>> vote.outcome, vote.tally.passes, vote.tally.yes, vote.tally.no
(0.2, True, 2, 1)
"""

from __future__ import annotations

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.outcomes.deciders import Deciders, deciders
from graphkit.engines.outcomes.decision import Decision
from graphkit.engines.outcomes.decision_notes import decision_notes
from graphkit.engines.outcomes.decision_table import decision_table
from graphkit.engines.outcomes.vote_words import vote_sentence
from graphkit.errors import UsageError
from graphkit.findings import Result, Scalar
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, others, text
from graphkit.phrases import phrase

NAMED = 3  # more than so many are counted, not named


@measure(
    title=text("Decision path"),
    family="outcome",
    question=text("What comes out when those who decide follow their rule, and who can stop it?"),
    formula=text(
        "sole: the first decider's position. Votes are counted: above 0 for, below against, 0 "
        "abstains, no stance is not known and counts as absent; a tie fails. A majority of votes "
        "cast leads to the median of those; another vote that carries to where the last one stands "
        "whose vote is needed, one that fails to the status quo. consent, veto, and votes with a "
        "proposer: what the proposer (by default the first) likes best among what enough deciders "
        "prefer to the status quo."
    ),
    network="stance",
    source="Black 1958; Tsebelis 2002; Krehbiel 1998",
    accepts=Accepts(
        ties=0,
        note=text(
            "An issue with decided_by, and decision_rule (sole; consent; veto; majority; "
            "qualified:N; see decision_rule in the reference). The members of a body decide when "
            "it alone is named and has no stance of its own or the rule is a vote. A body among "
            "several that has no stance stands where a majority of its members leads."
        ),
    ),
    parameters={
        "conditions_met": text(
            "Take conditional support as support; otherwise it counts as 0, no side."
        ),
        "status_quo": text(
            "Where things stay without a decision, from -1 to 1; by default the issue's "
            "status_quo. Where it is on the side of support, a vote is on leaving it. Without "
            "either, deciders are taken to accept what goes their way but no further than they do."
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
    """What comes out when those who decide follow their rule, who settles it and who can stop it.

    Formula
    -------
    sole: the first decider's position. Votes: support is above 0, opposition below, 0 abstains, no
    stance is not known and counts as absent. A majority of votes cast leads to their weighted
    median; another vote that carries, to where the last one stands whose vote is needed; one that
    fails, to the status quo q. Consent, veto and votes with a proposer: the place nearest to the
    proposer among those that enough deciders i accept, |place - x(i)| ≤ |q - x(i)|.

    Parameters
    ----------
    positions : the stance view
        Whoever has no stance is spoken for by members, where there are any.
    issue : id of an issue
    conditions_met : True or False, default True
        Take conditional support as support; otherwise it counts as 0.
    status_quo : from -1 to 1, default None
        Where things stay without a decision; None: the issue's own, where coded. Without any,
        deciders accept what goes their way but no further than they do.

    Returns
    -------
    Result
        `values`: the position of each decider. `summary`: "outcome" (None when nothing is decided
        and q is not known) and "outcome_unit" (-1 to 1); "by", whose position settles it; "option",
        the coded one nearest to it; "rule", "body", "proposer", "status_quo"; "can_stop", who can
        alone, and "stopped_by", who does; "outcome_conditions_unmet". Of a vote also "passes"
        (support prevails); "yes", "no", "abstain", "absent" in weights of the quota that decides
        and, with "_count", in heads; "motion", the side (1, -1) that must reach what is "needed"
        (with "exceed": have more), and by what "margin" it does (below 0: so much is missing);
        "quorate"; "open", whether votes not known could change it. `table`: deciders in their
        order. Positions are on the issue's own scale if it has one.

    Not defined
    -----------
    Where the data does not say who decides, nobody is known to speak for a decider, or one has no
    weight in a list of the rule. Raises `UsageError` for a status quo off the scale.

    See also
    --------
    power_index, median_voter, compromise, pivots

    Reference
    ---------
    Black 1958, The theory of committees and elections, Cambridge University Press.
    Tsebelis 2002, Veto players: how political institutions work, Princeton University Press.
    Krehbiel 1998, Pivotal politics, University of Chicago Press.
    """
    if status_quo is not None and not -1 <= status_quo <= 1:
        raise UsageError(
            phrase(
                "The status quo is a position from -1 to 1, not {status_quo}.",
                status_quo=f"{status_quo:g}",
            )
        )
    question = positions.issues[positions.column(issue)]
    panel = _deciders(positions, question, conditions_met)
    quo = question.status_quo if status_quo is None else status_quo
    made = _decide(panel, quo)
    firm = _decide(_deciders(positions, question, False), quo)
    return Result(
        reading=_reading(question, panel, made),
        values={
            name: question.scale.place(place.position)
            for name, place in zip(panel.names, panel.places, strict=True)
            if place is not None
        },
        summary={**_summary(question, panel, made, firm, quo), **_votes(made)},
        table=decision_table(question, panel, made),
        notes=tuple(decision_notes(positions, question, panel, made, firm, quo)),
        claims=panel.claims,
    )


def _deciders(positions: Positions, question: Question, conditions_met: bool) -> Deciders:
    """Those who decide by the rule, and where they stand."""
    if not question.decided_by:
        issue = Name(question.id)
        raise NotDefined(text("the data does not say who decides {issue}.", issue=issue))
    try:
        return deciders(positions, question.id, conditions_met=conditions_met)
    except LookupError as error:
        nobody = Name(str(error.args[0]))
        raise NotDefined(
            text("no stance of {decider}, who decides, or of a member is known.", decider=nobody)
        ) from None


def _decide(panel: Deciders, quo: float | None) -> Decision:
    try:
        return panel.decide(quo)
    except LookupError as error:
        voter, weights = error.args
        raise NotDefined(
            text("{voter} has no weight in {list}.", voter=Name(str(voter)), list=str(weights))
        ) from None


def _summary(
    question: Question, panel: Deciders, made: Decision, firm: Decision, quo: float | None
) -> dict[str, Scalar]:
    option = question.nearest_option(made.outcome)
    names, place = panel.names, question.scale.place
    return {
        "outcome": None if made.outcome is None else place(made.outcome),
        "outcome_unit": made.outcome,
        "by": None if made.by is None else names[made.by],
        "option": None if option is None else str(option),
        "rule": panel.rule.kind,
        "body": panel.body,
        "proposer": panel.rule.proposer,
        "can_stop": "|".join(names[i] for i in made.can_stop) or None,
        "stopped_by": "|".join(names[i] for i in made.stopped_by) or None,
        "status_quo": None if quo is None else place(quo),
        "outcome_conditions_unmet": None if firm.outcome is None else place(firm.outcome),
    }


def _votes(made: Decision) -> dict[str, Scalar]:
    """The tally, support as `yes` whichever side the motion is on."""
    counted = made.tally
    if counted is None:
        return {}
    count, for_it = counted.decisive, counted.side > 0
    return {
        "passes": counted.passes,
        "yes": count.yes if for_it else count.no,
        "no": count.no if for_it else count.yes,
        "abstain": count.abstain,
        "absent": count.absent,
        "yes_count": counted.yes if for_it else counted.no,
        "no_count": counted.no if for_it else counted.yes,
        "abstain_count": counted.abstain,
        "absent_count": counted.absent,
        "motion": counted.side,
        "needed": count.needed,
        "exceed": count.quota.more,
        "margin": count.margin,
        "quorate": counted.quorate,
        "open": counted.open,
    }


def _reading(question: Question, panel: Deciders, made: Decision) -> Text:
    if made.tally is not None:
        said = vote_sentence(question.id, panel.names, made, panel.body)
        if question.scale.own:
            said = text("{sentence} {next}", sentence=said, next=_who_is_for(question))
        if panel.rule.proposer is None or made.outcome is None:
            return said
        next_ = text(
            "What {proposer} can get through is {at}.",
            proposer=Name(panel.rule.proposer),
            at=question.scale.say(made.outcome),
        )
        return text("{sentence} {next}", sentence=said, next=next_)
    if made.outcome is None or (made.by is None and made.stopped_by):
        return _stopped(question, panel, made)
    outcome, issue = question.scale.say(made.outcome), Name(question.id)
    if made.by is None:
        return text(
            "What {proposer} can get through on {issue} is {at}.",
            proposer=Name(panel.rule.proposer or panel.names[0]),
            issue=issue,
            at=outcome,
        )
    by = Name(panel.names[made.by])
    return text("{by} settles {issue} at {at}.", by=by, issue=issue, at=outcome)


def _who_is_for(question: Question) -> Text:
    """What a vote is for on a scale whose ends are no yes and no."""
    scale = question.scale
    return text(
        "Who stands nearer {high:g} than {low:g} counts as for it.",
        high=scale.high,
        low=scale.low,
    )


def _stopped(question: Question, panel: Deciders, made: Decision) -> Text:
    """That nothing changes, and with whom it fails."""
    stops = made.stopped_by or made.can_stop
    against = [*(Name(panel.names[i]) for i in stops[:NAMED]), *others(len(stops) - NAMED)]
    issue = Name(question.id)
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
