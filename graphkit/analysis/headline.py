"""The headline: who is for, who is against, who decides, what to expect."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from graphkit.analysis.answer_words import counted, expected, is_clear
from graphkit.analysis.hinge_words import flip_words, hinge_words
from graphkit.analysis.network_headline import (
    network_headline,
    network_in_short,
    network_sureness,
    unsigned_ties,
)
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.who_decides import who_decides
from graphkit.dataset import Issue
from graphkit.decided_by_vote import vote_in_short, vote_leads
from graphkit.engines.uncertainty.results import HeadlineStability
from graphkit.findings import Scalar
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import Camp
from graphkit.side_words import crosses_middle, who_leads

DECIDERS = 3  # from more than these none is told by name
TRIED = 3  # decided issues from which a record is told


def headline(context: ReportContext) -> tuple[Text, ...]:
    """The answer and how sure it is, in a few short sentences."""
    return (*answer(context), *sureness(context))


def answer(context: ReportContext) -> tuple[Text, ...]:
    """Which side leads, who decides, what to expect, the vote first where one decides; without an
    issue, who stands together."""
    if not context.run.dataset.actors:
        return (text("There are no actors in the data."),)
    if context.run.issue is None or not context.position:
        return _on_ties(context)
    issue = context.run.dataset.issue_by_id[context.run.issue]
    held = context.groups.counted.values()
    leads, deciding = counted(issue, held, clear=_clear(context)), who_decides(context)
    first = [*deciding, leads] if vote_leads(_path(context)) else [leads, *deciding]
    expect = _expect(context, issue)
    return (*first, expect) if expect is not None else tuple(first)


def short_answer(context: ReportContext) -> tuple[Text, ...]:
    """The first sentence of the answer without its numbers, where that says something."""
    if context.run.issue is None or not context.position:
        return network_in_short(context) if context.run.divided_by == "groups" else ()
    issue, path = context.run.dataset.issue_by_id[context.run.issue], _path(context)
    if vote_leads(path):
        return (vote_in_short(path, issue.id),)
    held = context.groups.counted.values()
    return (who_leads(issue.scale, issue.id, held, clear=_clear(context)),)


def _path(context: ReportContext) -> Mapping[str, Scalar]:
    """What is decided on the report's issue by those who decide it."""
    return context.run.finding("decision_path").summary


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


def _clear(context: ReportContext) -> bool:
    """Whether the claims are sure enough to tell which side more actors take."""
    return is_clear(context.certainty.stability.majority if context.certainty else None)


def _expect(context: ReportContext, issue: Issue) -> Text | None:
    finding = context.run.finding("compromise", issue=issue.id)
    if "outcome_unit" not in finding.summary:
        return None
    spread = context.certainty.outcome() if context.certainty else None
    return expected(issue, finding.summary, spread, context.run.as_of)


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
    mean = math.fsum(shares) / len(shares)
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
