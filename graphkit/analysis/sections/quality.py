"""How good the data is: counts, sources, and what is weak."""

from __future__ import annotations

from datetime import date

from graphkit.analysis.account_words import account_words
from graphkit.analysis.checks.evidence import (
    LOW_CONFIDENCE,
    STALE_DAYS,
    Quality,
    beside_counts,
)
from graphkit.analysis.checks.structure import structure
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Section
from graphkit.language import Text, plural, text


def section(context: ReportContext) -> Section | None:
    """Claims, sources, and how many claims are unsourced, single-source, old or second-hand."""
    found = context.quality
    lead = [_counts(found), _contradictory(found.contradictory)]
    if found.oldest and found.newest:
        lead.append(_dated(found.oldest, found.newest))
    if found.undated:
        lead.append(
            plural(
                "{count} claim carries no date and holds on every day.",
                "{count} claims carry no date and hold on every day.",
                found.undated,
            )
        )
    lead += _weak(context)
    return Section(
        id="quality",
        title=text("How good this is"),
        lead=tuple(lead),
        notes=tuple(_accounts(context)),
        more="check",
    )


def _dated(first: date, last: date) -> Text:
    if first == last:
        return text("Whatever is dated is of {day}.", day=first)
    return text("Dated from {first} to {last}.", first=first, last=last)


def _doubtful(count: int) -> Text:
    if not count:
        return text("none has a confidence below {limit:g}", limit=LOW_CONFIDENCE)
    return plural(
        "{count} has a confidence below {limit:g}",
        "{count} have a confidence below {limit:g}",
        count,
        limit=LOW_CONFIDENCE,
    )


def _counts(found: Quality) -> Text:
    doubtful = _doubtful(found.low_confidence)
    if not found.sources:
        return plural(
            "{count} claim, without any source; {doubtful}.",
            "{count} claims, all without a source; {doubtful}.",
            found.claims,
            doubtful=doubtful,
        )
    return text(
        "{claims} claims from {sources}; {unsourced} without a source, {doubtful}. {single} "
        "positions and ties are known from one source alone.",
        claims=found.claims,
        sources=plural("{count} source", "{count} sources", found.sources),
        unsourced=found.unsourced,
        single=found.single_source,
        doubtful=doubtful,
    )


def _contradictory(pairs: int) -> Text:
    if not pairs:
        return text("No two claims contradict each other on the same day.")
    return plural(
        "{count} pair of claims contradict each other on the same day; both are kept.",
        "{count} pairs of claims contradict each other on the same day; both are kept.",
        pairs,
    )


def _weak(context: ReportContext) -> list[Text]:
    """What else is weak in the evidence, and what stands in for numbers that nobody coded."""
    data, as_of = context.run.dataset, context.run.as_of
    found = (*beside_counts(data, as_of, STALE_DAYS), *structure(data))
    return [weakness.message for weakness in found if weakness.code in _TOLD]


# The others are in the counts above, or are no matter of evidence.
_TOLD = (
    "stale",
    "low-reliability",
    "second-hand",
    "no-salience",
    "no-capability",
    "capability-elsewhere",
)


def _accounts(context: ReportContext) -> list[Text]:
    accounts = context.run.dataset.accounts
    read, used, merged, rejected = (
        sum(getattr(account, part) for account in accounts)
        for part in ("read", "used", "merged", "rejected")
    )
    if not accounts:
        return []
    return [text("{rows}.", rows=account_words(read, used, merged, rejected))]
