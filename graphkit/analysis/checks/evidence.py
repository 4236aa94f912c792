"""How well the claims are founded: sources, age, confidence, contradictions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import filterfalse
from operator import attrgetter

from graphkit.analysis.checks.contradictions import contradictions, contradictory
from graphkit.current_claim import current_power, current_stances
from graphkit.dataset import Claim, Dataset, DirectInfluence, Influence, Stance, Tie
from graphkit.language import Text, plural, text
from graphkit.weakness import Weakness

LOW_CONFIDENCE = 0.6
LOW_RELIABILITY = 0.5
STALE_DAYS = 365
# What a source's column x_kind calls those that pass on what others reported.
SECOND_HAND = frozenset(
    {"secondary", "agency-copy", "aggregator", "digest", "blog-or-digest", "repost", "retelling"}
)


@dataclass(frozen=True, slots=True)
class Quality:
    """How much there is and how well founded it is. `single_source` counts positions
    (actor and issue) and ties (pair and direction) that rest on one source alone; the other
    counts are of claims. `oldest` and `newest` are the first and last day a claim carries.
    """

    claims: int
    sources: int
    unsourced: int
    single_source: int
    contradictory: int
    low_confidence: int
    oldest: date | None
    newest: date | None
    undated: int


def quality(dataset: Dataset) -> Quality:
    """The counts for the report."""
    claims = list(dataset.claims())
    days = [day for claim in claims if (day := _day(claim)) is not None]
    return Quality(
        claims=len(claims),
        sources=len({source for claim in claims for source in claim.source}),
        unsourced=sum(not claim.source for claim in claims),
        single_source=len(_single(dataset, dataset.stances)) + len(_single(dataset, dataset.ties)),
        contradictory=len(contradictions(dataset)),
        low_confidence=len(_doubtful(dataset)),
        oldest=min(days, default=None),
        newest=max(days, default=None),
        undated=len(claims) - len(days),
    )


def _day(claim: Claim) -> date | None:
    return claim.since if isinstance(claim, Tie) else claim.date


def evidence(dataset: Dataset, as_of: date | None, stale_days: int) -> Iterator[Weakness]:
    """Everything weak in what the claims rest on."""
    yield from _unsourced(dataset)
    yield from _single_sourced(dataset)
    if as_of is not None:
        yield from _stale(dataset, as_of, stale_days)
    yield from contradictory(dataset)
    yield from _low_confidence(dataset)
    yield from _low_reliability(dataset)
    yield from _second_hand(dataset)
    yield from _uncited(dataset)


def beside_counts(dataset: Dataset, as_of: date | None, stale_days: int) -> Iterator[Weakness]:
    """Those of the weaknesses that `quality` does not count."""
    yield from () if as_of is None else _stale(dataset, as_of, stale_days)
    yield from _low_reliability(dataset)
    yield from _second_hand(dataset)


def _uncited(dataset: Dataset) -> Iterator[Weakness]:
    """Sources that no row of any table names."""
    tables = dataset.tables().values() if dataset.sources else ()
    rows = (row for table in tables for row in table)
    cited = {source for row in rows for source in dataset.rests_on(row)}
    ids = tuple(source.id for source in dataset.sources if source.id not in cited)
    if ids:
        message = plural(
            "1 source is cited nowhere.", "{count} sources are cited nowhere.", len(ids)
        )
        yield Weakness("note", "uncited", message, text("Cite it or take it out."), ids)


def _unsourced(dataset: Dataset) -> Iterator[Weakness]:
    tables: tuple[tuple[Sequence[Claim], Text], ...] = (
        (dataset.stances, text("stances")),
        (dataset.ties, text("ties")),
        (dataset.influence, text("influence rows")),
        (dataset.direct_influence, text("rows of direct influence")),
    )
    for rows, what in tables:
        ids = tuple(map(attrgetter("id"), filterfalse(attrgetter("source"), rows)))
        if ids:
            yield Weakness(
                "warning",
                "unsourced",
                text(
                    "No source is named by {n} of {total} {what}.",
                    n=len(ids), total=len(rows), what=what,
                ),
                text("Say in the column source where each was read."),
                ids,
            )  # fmt: skip


def _topic(claim: Claim) -> Hashable:
    """What a claim speaks of: an actor's position on an issue, or a tie of a pair."""
    if isinstance(claim, Tie):
        ends = (claim.source_actor, claim.target_actor)
        return ends if claim.directed else tuple(sorted(ends))
    if isinstance(claim, DirectInfluence):
        return claim.source_actor, claim.target_actor
    return claim.actor, claim.issue


def _by_topic(claims: Iterable[Claim]) -> Mapping[Hashable, list[Claim]]:
    topics: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in claims:
        topics[_topic(claim)].append(claim)
    return topics


def _single(dataset: Dataset, claims: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of each topic for which a single source is all there is."""
    found = []
    told = claims if any(claim.source or claim.extra for claim in claims) else ()
    for group in _by_topic(told).values():
        sources = {source for claim in group for source in dataset.rests_on(claim)}
        if len(sources) == 1:
            found.append(group)
    return found


def _single_sourced(dataset: Dataset) -> Iterator[Weakness]:
    tables: tuple[tuple[Sequence[Claim], Text], ...] = (
        (dataset.stances, text("positions (actor and issue)")),
        (dataset.ties, text("ties (pair and direction)")),
    )
    for rows, what in tables:
        groups = _single(dataset, rows)
        if groups:
            n, total = len(groups), len(_by_topic(rows))
            yield Weakness(
                "note",
                "single-source",
                text(
                    "A single source is all there is for {n} of {total} {what}.",
                    n=n, total=total, what=what,
                ),
                text("Look for a second, independent source for those that matter."),
                tuple(claim.id for group in groups for claim in group),
            )  # fmt: skip


def _stale(dataset: Dataset, as_of: date, stale_days: int) -> Iterator[Weakness]:
    """The latest word on an actor's position or power, when it is old and still matters.

    Not asked of issues that were decided by then, nor of ties: a tie holds until it ends.
    """
    oldest = as_of - timedelta(days=stale_days)
    decided = {i.id for i in dataset.issues if i.decided_on is not None and i.decided_on <= as_of}
    tables: tuple[tuple[Sequence[Stance | Influence], Text], ...] = (
        (dataset.stances, text("positions")),
        (dataset.influence, text("capabilities")),
    )
    for rows, what in tables:
        latest = _latest(row for row in rows if row.issue not in decided)
        ids = tuple(id for day, id in latest.values() if day < oldest)
        if ids:
            yield Weakness(
                "warning",
                "stale",
                text(
                    "{n} of {total} {what} were last seen more than {days} days before {day}.",
                    n=len(ids), total=len(latest), what=what, days=stale_days, day=as_of,
                ),
                text("Look for something newer, or say that it still holds by a new row."),
                ids,
            )  # fmt: skip


def _latest(rows: Iterable[Stance | Influence]) -> dict[tuple[str, str], tuple[date, str]]:
    """The current dated row of each actor on each issue: its day and id."""
    dated = [row for row in rows if row.date is not None]
    stances = current_stances(row for row in dated if isinstance(row, Stance))
    current: list[Stance | Influence] = [found.claim for found in stances.values()]
    current += current_power(row for row in dated if isinstance(row, Influence)).values()
    return {(row.actor, row.issue): (row.date, row.id) for row in current if row.date}


def _doubtful(dataset: Dataset) -> tuple[str, ...]:
    rated: tuple[Stance | Tie, ...] = (*dataset.stances, *dataset.ties)
    sure = map(attrgetter("confidence"), rated)
    return tuple(
        claim.id for claim, confidence in zip(rated, sure, strict=True)
        if confidence is not None and confidence < LOW_CONFIDENCE
    )  # fmt: skip


def _low_confidence(dataset: Dataset) -> Iterator[Weakness]:
    ids = _doubtful(dataset)
    if ids:
        yield Weakness(
            "warning",
            "low-confidence",
            plural(
                "1 claim has a confidence below {limit:.1f}.",
                "{count} claims have a confidence below {limit:.1f}.",
                len(ids), limit=LOW_CONFIDENCE,
            ),
            text("Look for better evidence before leaning on them."),
            ids,
        )  # fmt: skip


def _low_reliability(dataset: Dataset) -> Iterator[Weakness]:
    """Sources of low reliability that claims lean on with nothing better beside them."""
    rated = ((s.id, s.reliability) for s in dataset.sources if s.reliability is not None)
    weak = {id for id, reliability in rated if reliability < LOW_RELIABILITY}
    ids = tuple(
        claim.id for claim in (dataset.claims() if weak else ())
        if (sources := dataset.rests_on(claim)) and weak.issuperset(sources)
    )  # fmt: skip
    if ids:
        yield Weakness(
            "warning",
            "low-reliability",
            plural(
                "1 claim rests only on sources of a reliability below {limit:.1f}.",
                "{count} claims rest only on sources of a reliability below {limit:.1f}.",
                len(ids), limit=LOW_RELIABILITY,
            ),
            text("Look for a better source."),
            ids,
        )  # fmt: skip


def second_hand(dataset: Dataset) -> tuple[str, ...]:
    """The claims that rest on secondary reports alone, as far as `x_kind` says what these are."""
    retold = {
        s.id for s in dataset.sources if s.extra.get("x_kind", "").strip().lower() in SECOND_HAND
    }
    return tuple(
        claim.id
        for claim in (dataset.claims() if retold else ())
        if (sources := dataset.rests_on(claim)) and retold.issuperset(sources)
    )


def _second_hand(dataset: Dataset) -> Iterator[Weakness]:
    ids = second_hand(dataset)
    if ids:
        yield Weakness(
            "note",
            "second-hand",
            plural(
                "1 claim rests on secondary reports alone.",
                "{count} claims rest on secondary reports alone.",
                len(ids),
            ),
            text("Look for the first report, or for the words as they were said."),
            ids,
        )
