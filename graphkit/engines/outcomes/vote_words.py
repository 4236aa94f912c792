"""A vote in words: passes or fails, by how much, and who blocks it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import reduce

from graphkit.decision_rule import COLUMN, MEMBERS, NEAR, VOTES
from graphkit.engines.outcomes.decision import Decision
from graphkit.engines.outcomes.tally import Count, Tally
from graphkit.language import Name, Text, Written, plural, text

NAMED = 3  # more than so many are counted, not named


def vote_sentence(issue: str, names: Sequence[str], made: Decision, body: str | None) -> Text:
    """The result of a vote with its tally, and who blocks it where somebody does."""
    counted = made.tally
    assert counted is not None
    where = (
        text("In a vote of {n}", n=len(names))
        if body is None
        else text("In a vote of {body}", body=Name(body))
    )
    said = text("{vote}, {result}.", vote=where, result=_result(Name(issue), counted))
    blocked = _blocked(names, made)
    return said if blocked is None else text("{sentence} {next}", sentence=said, next=blocked)


def _result(issue: Name, counted: Tally) -> Text:
    if not counted.quorate and counted.side < 0:
        return text(
            "{issue} is not voted down for want of a quorum: {votes}",
            issue=issue,
            votes=heads(counted),
        )
    if not counted.quorate:
        return text(
            "{issue} fails for want of a quorum: {votes}", issue=issue, votes=heads(counted)
        )
    if len(counted.counts) == 1 and counted.counts[0].quota.half_of_cast and not counted.unblocked:
        return _by_majority(issue, counted)
    said = {"issue": issue, "has": _has(counted), "heads": heads(counted)}
    if counted.unblocked:
        return text(
            "{issue} passes, since too few are against to block it: {has} ({heads})", **said
        )
    if counted.side > 0 and counted.carries:
        return text("{issue} passes with {has} ({heads})", **said)
    if counted.side > 0:
        return text("{issue} fails: {has} ({heads})", **said)
    if counted.carries:
        return text("{issue} is voted down with {has} ({heads})", **said)
    return text("{issue} is not voted down: {has} ({heads})", **said)


def _by_majority(issue: Name, counted: Tally) -> Text:
    """Passes or fails by so many to so many: those for it first."""
    only = counted.counts[0]
    yes, no = (only.yes, only.no) if counted.side > 0 else (only.no, only.yes)
    said = {"issue": issue, "yes": amount(yes), "no": amount(no), "more": _more(counted)}
    if abs(yes - no) <= NEAR * max(yes + no, 1.0):
        return text("{issue} is tied, {yes} to {no}{more}, so that things stay as they are", **said)
    if counted.passes:
        return text("{issue} passes {yes} to {no}{more}", **said)
    return text("{issue} fails {yes} to {no}{more}", **said)


def _more(counted: Tally) -> Text:
    """Those who are neither for nor against."""
    parts = [*_neither(counted)]
    return reduce(
        lambda said, part: text("{said}, {part}", said=said, part=part),
        parts,
        text("{none}", none=""),
    )


def _neither(counted: Tally) -> Iterator[Text]:
    if counted.abstain:
        yield plural("{count} abstains", "{count} abstain", counted.abstain)
    if counted.absent and counted.open:
        yield plural(
            "{count} vote is not known and could change it",
            "{count} votes are not known and could change it",
            counted.absent,
        )
    elif counted.absent:
        yield plural("{count} vote is not known", "{count} votes are not known", counted.absent)


def heads(counted: Tally) -> Text:
    """How many are for, against, abstain, and whose votes are not known."""
    yes, no = (counted.yes, counted.no) if counted.side > 0 else (counted.no, counted.yes)
    return comma(
        [text("{n} for", n=yes), text("{n} against", n=no), *_neither(counted)],
    )


def comma(parts: Sequence[Text]) -> Text:
    """Parts with commas between all of them."""
    return reduce(
        lambda first, second: text("{first}, {second}", first=first, second=second), parts
    )


def _has(counted: Tally) -> list[Text] | Text:
    """What the motion has of what it needs."""
    if len(counted.counts) == 1 and not counted.counts[0].met:
        only = counted.counts[0]
        needed = _needed(only)
        return text(
            "{yes} of the {needed} {unit} needed",
            yes=amount(only.yes),
            needed=needed,
            unit=_unit(only, needed),
        )
    return [_has_of(count) for count in counted.counts]


def _has_of(count: Count) -> Text:
    yes, needed = _share(count, count.yes), _needed(count)
    return plural(
        "{yes} {unit} where {needed} is needed",
        "{yes} {unit} where {needed} are needed",
        _many(needed),
        yes=yes,
        unit=_unit(count, yes),
        needed=needed,
    )


def _unit(count: Count, number: Text) -> Text | Written:
    """What is counted, so many."""
    of = count.quota.of
    if of == MEMBERS:
        return plural("member", "members", _many(number))
    if of == VOTES:
        return plural("vote", "votes", _many(number))
    return Written(of.removeprefix(COLUMN).replace("_", " "))


def _many(number: Text) -> int:
    return 1 if str(number) == "1" else 2


def _listed(count: Count) -> bool:
    """Whether weights are best told as shares: a share is asked for, and they are no votes."""
    return count.quota.share and count.quota.of not in (MEMBERS, VOTES)


def _share(count: Count, weight: float) -> Text:
    if not _listed(count):
        return amount(weight)
    base = count.needed / count.quota.amount
    share = weight / base if base else 0.0
    digits = 1  # more of them where a share just missed would read as the quota itself
    while digits < 4 and not count.met and round(share, digits + 2) >= count.quota.amount:
        digits += 1
    return text("{share} of", share=Text(f"{{n:.{digits}%}}", {"n": share}))


def _needed(count: Count) -> Text:
    """The least that would do, where weights are whole; else the quota."""
    if _listed(count):
        share = count.quota.amount
        if count.quota.more:
            return text("more than {share:g}%", share=round(100 * share, 1))
        return text("{share:g}%", share=round(100 * share, 1))
    if _whole(count):
        least = math.ceil(count.needed * (1 - NEAR))
        if count.quota.more:
            least = math.floor(count.needed * (1 + NEAR)) + 1
        return amount(least)
    if count.quota.more:
        return text("more than {needed}", needed=amount(count.needed))
    return amount(count.needed)


def _whole(count: Count) -> bool:
    return all(
        abs(weight - round(weight)) < NEAR
        for weight in (count.yes, count.no, count.abstain, count.absent)
    )


def amount(weight: float) -> Text:
    """A weight with no more digits than it needs."""
    whole = abs(weight - round(weight)) < NEAR * max(1.0, abs(weight))
    form = ",.0f" if whole or abs(weight) >= 1000 else ",.1f" if abs(weight) >= 1 else ",.2f"
    return Text(f"{{n:{form}}}", {"n": float(weight)})  # nothing to translate


def _blocked(names: Sequence[str], made: Decision) -> Text | None:
    """Who would be enough to stop a motion that failed."""
    against = made.stopped_by
    if not against:
        return None
    if len(against) == 1:
        return text("{actor} alone blocks it.", actor=Name(names[against[0]]))
    if len(against) <= NAMED:
        return text("{actors} together block it.", actors=[Name(names[i]) for i in against])
    if made.tally and len(against) == made.tally.no:
        return text("The {n} against together block it.", n=len(against))
    return text("{n} of those not for it are enough to block it.", n=len(against))
