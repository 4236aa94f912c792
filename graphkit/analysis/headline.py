"""The headline: who is for, who is against, who decides, what to expect."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.analysis.decision_words import decision_words
from graphkit.analysis.hinge_words import flip_words, hinge_words
from graphkit.analysis.network_headline import (
    network_headline,
    network_in_short,
    network_sureness,
    unsigned_ties,
)
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.who_decides import who_decides
from graphkit.dataset import Issue, known_on
from graphkit.engines.uncertainty.results import HeadlineStability
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import Camp
from graphkit.side_words import called_side, crosses_middle, how_many, who_leads

DECIDERS = 3  # from more than these none is told by name
TRIED = 3  # decided issues from which a record is told
CLEAR = 0.8  # a side that leads in fewer replicates than this does not clearly lead


def headline(context: ReportContext) -> tuple[Text, ...]:
    """The answer and how sure it is, in a few short sentences."""
    return (*answer(context), *sureness(context))


def answer(context: ReportContext) -> tuple[Text, ...]:
    """Which side leads, who decides, what to expect; without an issue, who stands together."""
    if not context.run.dataset.actors:
        return (text("There are no actors in the data."),)
    if context.run.issue is None or not context.position:
        return _on_ties(context)
    issue = context.run.dataset.issue_by_id[context.run.issue]
    said = [_count(context, issue), *who_decides(context), _expect(context, issue)]
    return tuple(sentence for sentence in said if sentence is not None)


def short_answer(context: ReportContext) -> tuple[Text, ...]:
    """The first sentence of the answer without its numbers, where that says something."""
    if context.run.issue is None or not context.position:
        return network_in_short(context) if context.run.divided_by == "groups" else ()
    return (_leads(context, context.run.dataset.issue_by_id[context.run.issue]),)


def sureness(context: ReportContext) -> tuple[Text, ...]:
    """What such forecasts were worth, how often the answer holds, and what it hangs on."""
    if not context.run.dataset.actors:
        return ()
    if context.run.issue is None or not context.position:
        if context.run.divided_by == "groups":
            return tuple(filter(None, [network_sureness(context)]))
        return tuple(_camps_hold(context))
    said = [record(context), _holds(context), hangs_on(context)]
    return tuple(sentence for sentence in said if sentence is not None)


def record(context: ReportContext) -> Text | None:
    """That such forecasts were no better than none, where the decided issues show that."""
    found = context.backtest
    skill = found.skill("compromise", "plain_mean")
    if skill is None or skill > 0 or len(found.cases) < TRIED:
        return None
    return text(
        "On {n} decided issues here such a forecast was no nearer than the plain mean of "
        "positions.",
        n=found.score("compromise", "plain_mean").cases,
    )


def _holds(context: ReportContext) -> Text | None:
    """In what share of the replicates the sentences before are true, where that is known."""
    if context.certainty is None:
        return None
    held = context.certainty.stability
    parts: list[Text] = []
    if held.majority is not None:
        parts.append(text("the same side leads in {share:.0%}", share=held.majority))
    parts += _deciders_hold(held)
    if held.outcome is not None and side_is_clear(context):
        parts.append(text("the positions come to the same side in {share:.0%}", share=held.outcome))
    if not parts:
        return None
    return _in_replicates(context.certainty.replicates, parts)


def _deciders_hold(held: HeadlineStability) -> list[Text]:
    """How often those who decide keep their side, where that says more than the coder's
    confidence; of more than a handful none is told."""
    shares = {a: share for a, share in held.deciders.items() if a in held.beyond_confidence}
    if len(held.deciders) > DECIDERS:
        return []
    return [
        text("{actor} stands on the same side in {share:.0%}", actor=Name(actor), share=share)
        for actor, share in shares.items()
    ]


def side_is_clear(context: ReportContext) -> bool:
    """Whether the range of the forecast lies on one side; else its side was not claimed."""
    spread = context.certainty.outcome() if context.certainty else None
    return spread is not None and not crosses_middle(spread.unit_low, spread.unit_high)


def _in_replicates(count: int, parts: list[Text]) -> Text:
    return text(
        "In {n} replicates (the data redrawn, each claim as doubtful as its confidence says) "
        "{parts}.",
        n=count,
        parts=parts,
    )


def hangs_on(context: ReportContext) -> Text | None:
    """The one source or coder without which the headline would be another."""
    every = context.certainty.hinges if context.certainty else ()
    turning = [h for h in every if h.kind != "actor" and {*h.flips} - {"first"}]
    if not turning:
        return None
    what = hinge_words(context, turning[0])
    if turning[0].shift is None:
        return text("Without {what} there would be no forecast.", what=what)
    return text(
        "Without {what} this would change: {flips}.",
        what=what,
        flips=flip_words(context, turning[0]),
    )


def _count(context: ReportContext, issue: Issue) -> Text:
    held = context.groups.counted.values()
    return plural(
        "{leads}: one actor alone has a stance on it.",
        "{leads}: of {count} actors with a stance {sides}.",
        len(held),
        leads=_leads(context, issue),
        sides=how_many(issue.scale, held),
    )


def _leads(context: ReportContext, issue: Issue) -> Text:
    """Which side more actors take, where that is clear."""
    held = context.groups.counted.values()
    share = context.certainty.stability.majority if context.certainty else None
    return who_leads(issue.scale, issue.id, held, clear=share is None or share >= CLEAR)


def _expect(context: ReportContext, issue: Issue) -> Text | None:
    finding = context.run.finding("compromise", issue=issue.id)
    unit = finding.summary.get("outcome_unit")
    if not isinstance(unit, float):
        return None
    decided = issue.outcome is not None and known_on(issue.decided_on, context.run.as_of)
    return text(
        "{weighed} the positions come to {forecast} on a scale {span}; {decided}.",
        weighed=_WEIGHED[str(finding.summary["weighed_by"])],
        forecast=_forecast(context, issue, unit),
        span=issue.scale.span,
        decided=decision_words(issue) if decided else text("no decision is recorded"),
    )


_WEIGHED = {
    "capability and salience": text("Weighed by power and salience"),
    "capability": text("Weighed by power"),
    "salience": text("Weighed by salience"),
    "nothing": text("With the same weight for everyone"),
}


def _forecast(context: ReportContext, issue: Issue, unit: float) -> Text:
    """The forecast, with its range where that is known, and whether its side is open."""
    spread = context.certainty.outcome() if context.certainty else None
    place = issue.scale.say(unit)
    if spread is None:
        if called_side(unit, None):
            return place
        return text("{place} (too close to the middle to call)", place=place)
    low, high = issue.scale.say(spread.unit_low), issue.scale.say(spread.unit_high)
    if crosses_middle(spread.unit_low, spread.unit_high):
        return text(
            "{place} (90% range {low} to {high}, across the middle: too close to call)",
            place=place,
            low=low,
            high=high,
        )
    return text("{place} (90% range {low} to {high})", place=place, low=low, high=high)


def _on_ties(context: ReportContext) -> tuple[Text, ...]:
    count = len(context.run.dataset.actors)
    if context.run.divided_by == "groups":
        return network_headline(context)
    camps = context.run.finding("camps")
    if context.run.dataset.unsigned:
        return (unsigned_ties(context, count),)
    if not camps.defined or not context.camps:
        return (plural("{count} actor and no camps.", "{count} actors and no camps.", count),)
    said = [_camp_sizes(context.camps, count)]
    said += [*_against(context), *_contested(context)]
    return tuple(said)


def _camps_hold(context: ReportContext) -> list[Text]:
    """In what share of the replicates an actor stays in its camp."""
    shares = list(context.camp_share.values()) if context.camps else []
    if context.certainty is None or not shares or context.run.dataset.unsigned:
        return []
    mean = sum(shares) / len(shares)
    stays = text("an actor stays in its camp in {share:.0%} on average", share=mean)
    return [_in_replicates(context.certainty.replicates, [stays])]


def _against(context: ReportContext) -> list[Text]:
    """How many ties stand against the camps; shared stances are not among them."""
    signed = [link.wedge for link in context.links if link.sign]
    if not signed:
        return []
    if not any(signed):
        return [
            plural(
                "The one signed tie fits this: no support across, no opposition within.",
                "All {count} signed ties fit this: no support across, no opposition within.",
                len(signed),
            )
        ]
    return [
        plural(
            "{count} of {ties} signed ties, taken alone, stands against this: support across or "
            "opposition within.",
            "{count} of {ties} signed ties, taken alone, stand against this: support across or "
            "opposition within.",
            sum(signed),
            ties=len(signed),
        )
    ]


def _contested(context: ReportContext) -> list[Text]:
    contested = sum(link.contested for link in context.links)
    if not contested:
        return []
    return [
        plural(
            "{count} tie is contested: claims of support and of opposition.",
            "{count} ties are contested: claims of support and of opposition.",
            contested,
        )
    ]


def _camp_sizes(camps: Sequence[Camp], actors: int) -> Text:
    """How many actors fall into how many camps, in the order of their numbers; where there are
    many, the largest ones' sizes."""
    many = len(camps) > _SIZES
    told = camps if many else sorted(camps, key=lambda camp: camp.number)
    sizes = [len(camp.members) for camp in told]
    parts = {
        "who": text("{n} actors", n=actors)
        if sum(sizes) == actors
        else text("{n} of {all} actors", n=sum(sizes), all=actors),
        "sizes": sizes[:_SIZES],
    }
    if many:
        return text(
            "{who} fall into {n} camps, the largest of {sizes} actors.", n=len(sizes), **parts
        )
    return plural(
        "{who} stand in one camp.",
        "{who} fall into {count} camps, of {sizes} actors.",
        len(sizes),
        **parts,
    )


_SIZES = 6
