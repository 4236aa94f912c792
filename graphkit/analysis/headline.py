"""The headline: who is for, who is against, who decides, what to expect."""

from __future__ import annotations

from graphkit.analysis.decider import Decider, deciders
from graphkit.analysis.study import Study
from graphkit.dataset import Issue
from graphkit.language import Name, Text, counted, text


def headline(study: Study) -> tuple[Text, ...]:
    """One to four short sentences, each true to the data as of the report's day."""
    if not study.run.dataset.actors:
        return (text("There are no actors in the data."),)
    if study.run.issue is None or not study.position:
        return _on_ties(study)
    issue = study.run.dataset.issue_by_id[study.run.issue]
    # Where the sides are even none leads, and there is nothing to hold.
    uneven = bool(sum((p > 0) - (p < 0) for p in study.position.values()))
    majority = study.certainty.held.majority if study.certainty and uneven else None
    counts = _leads(_count(study, issue), majority)
    said = [counts, *_who_decides(study), _expect(study, issue)]
    return tuple(sentence for sentence in said if sentence is not None)


def _holds(sentence: Text, share: float | None) -> Text:
    """The sentence with the share of the replicates in which it is true, where that is known."""
    if share is None:
        return text("{sentence}.", sentence=sentence)
    return text("{sentence} (holds in {share:.0%} of replicates).", sentence=sentence, share=share)


def _leads(sentence: Text, share: float | None) -> Text:
    """The same for a count of sides, of which only the lead is held against the replicates."""
    if share is None:
        return _holds(sentence, None)
    return text(
        "{sentence} (the same side leads in {share:.0%} of replicates).",
        sentence=sentence,
        share=share,
    )


def _count(study: Study, issue: Issue) -> Text:
    held, name = study.position.values(), Name(issue.id)
    against, in_favour = sum(p < 0 for p in held), sum(p > 0 for p in held)
    sides = _sides(against, in_favour, len(held) - against - in_favour)
    if against > in_favour:
        leads = text("Opposition leads on {issue}", issue=name)
    elif in_favour > against:
        leads = text("Support leads on {issue}", issue=name)
    elif against:
        leads = text("Opinion on {issue} is evenly split", issue=name)
    else:
        leads = text("Nobody takes a side on {issue}", issue=name)
    return counted(
        "{leads}: of {count} actor with a stance {sides}",
        "{leads}: of {count} actors with a stance {sides}",
        len(held),
        leads=leads,
        sides=sides,
    )


def _sides(against: int, in_favour: int, neutral: int) -> list[Text]:
    """How many stand where, the larger side first, nobody left out and none counted as 0."""
    counts = [
        (in_favour, counted("{count} supports it", "{count} support it", in_favour)),
        (against, counted("{count} opposes it", "{count} oppose it", against)),
        (neutral, counted("{count} takes no side", "{count} take no side", neutral)),
    ]
    if against > in_favour:
        counts[:2] = counts[1::-1]
    return [said for count, said in counts if count]


def _who_decides(study: Study) -> list[Text]:
    found = deciders(study)
    held = study.certainty.held.deciders if study.certainty else {}
    if len(found) == 1:
        return [_holds(_one(found[0]), held.get(found[0].actor))]
    together = text("{deciders} decide.", deciders=[Name(decider.actor) for decider in found])
    stands = [_holds(_stands(decider), held.get(decider.actor)) for decider in found]
    return [together, *stands] if found else []


def _one(decider: Decider) -> Text:
    name = Name(decider.actor)
    if decider.position is None:
        return text("{actor} decides and has no recorded stance", actor=name)
    if decider.position == 0:
        return text("{actor} decides and takes no side", actor=name)
    if decider.since is None:
        if decider.position < 0:
            return text("{actor} decides and opposes it", actor=name)
        return text("{actor} decides and supports it", actor=name)
    if decider.position < 0:
        return text("{actor} decides, opposed since {day}", actor=name, day=decider.since)
    return text("{actor} decides, in support since {day}", actor=name, day=decider.since)


def _stands(decider: Decider) -> Text:
    name = Name(decider.actor)
    if decider.position is None:
        return text("{actor} has no recorded stance", actor=name)
    return text("{actor} stands at {position:+.1f}", actor=name, position=decider.position)


def _expect(study: Study, issue: Issue) -> Text | None:
    finding = study.run.finding("compromise", issue=issue.id)
    outcome = finding.summary.get("outcome")
    if not isinstance(outcome, float):
        return None
    day = issue.decided_on
    decided = day is not None and study.run.as_of is not None and day <= study.run.as_of
    if decided and issue.outcome is not None:
        return text(
            "Weighed by power and salience the positions come to {forecast} on a scale from "
            "\N{MINUS SIGN}1 to +1; {decided}.",
            forecast=_forecast(study, outcome),
            decided=_decided(issue),
        )
    return text(
        "Weighed by power and salience the positions come to {forecast} on a scale from "
        "\N{MINUS SIGN}1 to +1; no decision is recorded.",
        forecast=_forecast(study, outcome),
    )


def _forecast(study: Study, outcome: float) -> Text:
    """The forecast, with its range and how often it is on the same side, where that is known."""
    spread = study.certainty.outcome() if study.certainty else None
    share = study.certainty.held.outcome if study.certainty else None
    if spread is None or share is None:
        return text("{forecast:+.2f}", forecast=outcome)
    return text(
        "{forecast:+.2f} ({low:+.2f} to {high:+.2f}, on the same side in {share:.0%} of "
        "replicates)",
        forecast=outcome,
        low=spread.low,
        high=spread.high,
        share=share,
    )


def _decided(issue: Issue) -> Text:
    """What was decided and when, and that it is not the last word where it is not."""
    said = {"outcome": issue.outcome, "day": issue.decided_on}
    match issue.extra.get("x_outcome_stage"):
        case "committee":
            return text(
                "a committee came to {outcome:+.1f} on {day}, which is no decision yet", **said
            )
        case "one-chamber":
            return text("one chamber came to {outcome:+.1f} on {day}, which is no law yet", **said)
        case "on-and-off":
            return text(
                "it was decided at {outcome:+.1f} on {day} and has gone back and forth since",
                **said,
            )
        case _:
            return text("it was decided at {outcome:+.1f} on {day}", **said)


def _on_ties(study: Study) -> tuple[Text, ...]:
    camps = study.run.finding("camps")
    count = len(study.run.dataset.actors)
    if not camps.defined or not study.camps:
        return (counted("{count} actor and no camps.", "{count} actors and no camps.", count),)
    sizes = [len(camp.members) for camp in study.camps]
    fall = counted(
        "All {actors} actors stand in one camp",
        "{actors} actors fall into {count} camps, of {sizes} actors",
        len(sizes),
        actors=sum(sizes),
        sizes=sizes,
    )
    said = [_stay(fall, list(study.camp_share.values()))]
    against = sum(link.wedge for link in study.links)
    signed = sum(link.sign != 0 for link in study.links)
    said.append(
        counted(
            "{count} of {ties} signed ties cuts across them.",
            "{count} of {ties} signed ties cut across them.",
            against,
            ties=signed,
        )
    )
    return tuple(said)


def _stay(sentence: Text, shares: list[float]) -> Text:
    """The sentence with how often an actor stands in its camp, where that is known."""
    if not shares:
        return text("{sentence}.", sentence=sentence)
    return text(
        "{sentence} (each stays in its camp in {share:.0%} of replicates on average).",
        sentence=sentence,
        share=sum(shares) / len(shares),
    )
