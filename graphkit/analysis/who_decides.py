"""Who decides, in a few sentences: one by name, two or three by name, more as a tally by group."""

from __future__ import annotations

from functools import reduce

from graphkit.analysis.decider import Decider, deciders
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.vote_groups import vote_groups
from graphkit.dataset import Issue
from graphkit.decided_by_vote import NAMED, vote_leads
from graphkit.findings import Finding
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import VoteGroup
from graphkit.scale import Scale
from graphkit.side_words import how_many

GROUPS = 4  # groups that are told, the largest first


def who_decides(context: ReportContext) -> list[Text]:
    """Those who decide the report's issue and what their votes come to; at most four sentences."""
    if context.run.issue is None:
        return []
    issue = context.run.dataset.issue_by_id[context.run.issue]
    path = context.run.finding("decision_path", issue=issue.id)
    if vote_leads(path.summary):
        return [path.reading, *_by_group(vote_groups(context, path))]
    found = _alone(issue, deciders(context))
    voted = [path.reading] if "passes" in path.summary else []
    if len(found) == 1:
        return [_one(issue, found[0])]
    if not found:
        return [text("Who decides is not recorded.")]
    if len(found) <= NAMED:
        together = text("{deciders} decide.", deciders=[Name(one.actor) for one in found])
        return [together, *(_stands(issue.scale, one) for one in found), *voted]
    return [_summed_up(issue.scale, found), *_reading(path)]


def _alone(issue: Issue, found: tuple[Decider, ...]) -> tuple[Decider, ...]:
    """Without those who are named behind one who decides alone."""
    sole = issue.decision_rule is not None and issue.decision_rule.kind == "sole"
    return found[:1] if sole else found


def _reading(path: Finding) -> list[Text]:
    return [path.reading] if path.defined else []


def _summed_up(scale: Scale, found: tuple[Decider, ...]) -> Text:
    """How many of those who decide stand where."""
    settled = [one for one in found if not one.contested]
    places = [one.members if one.position is None else one.position for one in settled]
    known = [place for place in places if place is not None]
    counts = how_many(scale, known)
    if scale.own and known:
        counts = [text("{said} ({middle})", said=counts[0], middle=scale.say(0.0)), *counts[1:]]
    unknown = len(places) - len(known)
    if unknown:
        counts.append(plural("{count} has no stance", "{count} have no stance", unknown))
    both = len(found) - len(settled)
    if both:
        counts.append(plural("{count} is put on both sides", "{count} are put on both sides", both))
    return text("{n} decide: {counts}.", n=len(found), counts=counts)


def _by_group(groups: list[VoteGroup]) -> list[Text]:
    """How the largest groups among the voters vote."""
    if not groups:
        return []
    told = [_group(group) for group in groups[:GROUPS]]
    more = groups[GROUPS:]
    if more:
        told.append(plural("{count} smaller group", "{count} smaller groups", len(more)))
    listed = reduce(lambda one, other: text("{first}; {second}", first=one, second=other), told)
    return [text("{groups}.", groups=listed)]


def _group(group: VoteGroup) -> Text:
    votes = [
        text("{n} for", n=group.yes),
        text("{n} against", n=group.no),
        plural("{count} abstains", "{count} abstain", group.abstain),
        text("{n} not known", n=group.absent),
    ]
    counts = (group.yes, group.no, group.abstain, group.absent)
    said = [words for words, count in zip(votes, counts, strict=True) if count]
    listed = reduce(lambda one, other: text("{first}, {second}", first=one, second=other), said)
    return text("{group}: {votes}", group=group.name, votes=listed)


def _one(issue: Issue, decider: Decider) -> Text:
    name = Name(decider.actor)
    if decider.contested:
        return text("{actor} decides; claims that count the same put it on both sides.", actor=name)
    if decider.position is None and decider.members is not None:
        return text(
            "{actor} decides; it has no stance of its own, those who speak for it stand at {at}.",
            actor=name,
            at=issue.scale.say_coarse(decider.members),
        )
    if decider.position is None:
        return text("{actor} decides and has no recorded stance.", actor=name)
    if issue.scale.own:
        at = issue.scale.say_coarse(decider.position)
        if decider.since is None:
            return text("{actor} decides and stands at {at}.", actor=name, at=at)
        return text(
            "{actor} decides and stands at {at}, on that side since {day}.",
            actor=name,
            at=at,
            day=decider.since,
        )
    return _on_a_side(name, decider)


def _on_a_side(name: Name, decider: Decider) -> Text:
    position = decider.position or 0.0
    if position == 0:
        return text("{actor} decides and takes no side.", actor=name)
    if decider.since is None:
        if position < 0:
            return text("{actor} decides and opposes it.", actor=name)
        return text("{actor} decides and supports it.", actor=name)
    if position < 0:
        return text("{actor} decides, opposed since {day}.", actor=name, day=decider.since)
    return text("{actor} decides, in support since {day}.", actor=name, day=decider.since)


def _stands(scale: Scale, decider: Decider) -> Text:
    name = Name(decider.actor)
    if decider.contested:
        return text("Claims that count the same put {actor} on both sides.", actor=name)
    if decider.position is None and decider.members is not None:
        return text(
            "{actor} has no stance of its own, those who speak for it stand at {at}.",
            actor=name,
            at=scale.say_coarse(decider.members),
        )
    if decider.position is None:
        return text("{actor} has no recorded stance.", actor=name)
    return text("{actor} stands at {at}.", actor=name, at=scale.say_coarse(decider.position))
