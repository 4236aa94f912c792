"""Who matters: the most influential actors, where they stand, and why they count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from graphkit.analysis.ranks import RANGE, RANGES, SAMPLED, range_words, rank_words
from graphkit.analysis.report_context import ReportContext
from graphkit.current_claim import current_power
from graphkit.dataset import Influence
from graphkit.engines.balance.camp_notes import names
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import DATA, Name, Text, Written, plural, text
from graphkit.pictures import ActorProfile
from graphkit.rows import written

ROWS = 10


def section(context: ReportContext) -> Section | None:
    """The ten most influential actors; institutions whose members are listed are left out."""
    ranked = [p for p in context.profiles if p.influence > 0 and p.id not in context.aggregates]
    if not ranked:
        return None
    shown = ranked[:ROWS]
    reasons = reasons_for(context)
    hidden = [p.id for p in context.profiles if p.id in context.aggregates and p.influence > 0]
    notes = []
    if hidden:
        notes.append(
            text("Not ranked, because their members are listed: {bodies}.", bodies=names(hidden))
        )
    if len(ranked) > len(shown):
        notes.append(_rest(len(ranked) - len(shown)))
    return Section(
        id="who",
        title=text("Who matters"),
        lead=tuple(_basis(context)),
        table=without_empty_columns(
            Table(_columns(context), tuple(_row(context, p, reasons) for p in shown))
        ),
        notes=tuple(notes),
        evidence=tuple(_cited(context, shown, reasons)),
        more="measure betweenness",
    )


def _rest(count: int) -> Text:
    return plural(
        "{count} more is in the map: graphkit map {data}",
        "{count} more are in the map: graphkit map {data}",
        count,
        data=DATA,
    )


def _basis(context: ReportContext) -> Iterator[Text]:
    if context.ranks_by_capability:
        yield _POWER[context.power_basis]
        if context.scale is not None and context.scale.own:
            yield text(
                "Positions are places on the issue's scale, {span}.", span=context.scale.span
            )
        elif context.position:
            yield text("Positions run from \N{MINUS SIGN}1 (oppose) to +1 (support).")
        if context.ranks:
            yield text(
                "A rank is the best in its range if power may be off by about {size:.0%}, an "
                "assumption; = says that the range overlaps with another.",
                size=ErrorModel().capability,
            )
        return
    if context.power is not None:
        yield text(
            "No power is coded for most actors, so they are ranked by {name}.",
            name=_BY[context.power.measure],
        )
    if context.ranks:
        yield SAMPLED if context.certainty is None else RANGES


_POWER = {
    "issue": text(
        "Ranked by power on this issue as coded (0 to 100): formal say, access to the decider and "
        "resources."
    ),
    "actor": text("Ranked by power (0 to 100) as coded for the actors in general."),
    "other": text(
        "Ranked by power (0 to 100) as coded on other issues: on this one none is coded."
    ),
    "mixed": text(
        "Ranked by power (0 to 100): on this issue where it is coded, else in general or on other "
        "issues."
    ),
}
_BY = {
    "betweenness": text("betweenness"),
    "pagerank": text("PageRank"),
    "signed_degree": text("signed degree"),
}


def reasons_for(context: ReportContext) -> dict[str, Influence]:
    """The current row of power of each actor on the report's issue."""
    rows = [row for row in context.run.dataset.influence if row.issue == context.run.issue]
    return {actor: row for (actor, _), row in current_power(rows).items()}


def _row(
    context: ReportContext, profile: ActorProfile, reasons: dict[str, Influence]
) -> tuple[object, ...]:
    scale = context.scale
    return (
        *_rank(context, profile),
        Name(profile.id),
        profile.camp,
        None if profile.position is None or scale is None else scale.place(profile.position),
        profile.capability if context.ranks_by_capability else profile.influence,
        why(context, profile.id, reasons),
    )


def _rank(context: ReportContext, profile: ActorProfile) -> Iterator[Text | None]:
    """Rank and range; the range alone where the ranks of the whole data may lie outside theirs."""
    if context.ranks_by_capability or not context.ranks:
        yield rank_words(profile.rank, context.shared_ranks.get(profile.id))
    if context.ranks:
        yield range_words(context.ranks.get(profile.id))


def why(
    context: ReportContext,
    actor: str,
    reasons: dict[str, Influence],
    said: Callable[[Written], Written] = lambda words: words,
) -> Text | None:
    """Why an actor counts: the reason coded for its power, or its role; `said` may shorten it."""
    row = reasons.get(actor)
    reason = written(row, "reason") if row is not None else None
    if row is not None and reason is not None:
        return text("{reason} [{claim}]", reason=said(reason.each(_first_part)), claim=row.id)
    role = written(context.run.dataset.actor_by_id[actor], "role")
    return text("{role}", role=said(role)) if role else None


def _first_part(reason: str) -> str:
    return reason.rstrip(".\N{IDEOGRAPHIC FULL STOP}").split(";")[0]


def _cited(
    context: ReportContext, shown: Iterable[ActorProfile], reasons: dict[str, Influence]
) -> Iterable[str]:
    for profile in shown:
        if profile.id in reasons:
            yield reasons[profile.id].id
        if profile.stance:
            yield profile.stance


def _rank_columns(context: ReportContext) -> list[Column]:
    rank = Column("rank", text("Rank"))
    if not context.ranks:
        return [rank]
    return [rank, Column("range", text("90% range"))] if context.ranks_by_capability else [RANGE]


def _division(context: ReportContext) -> tuple[str, Text]:
    if context.run.divided_by == "groups":
        return "group", text("Group")
    return "camp", text("Camp")


def _columns(context: ReportContext) -> tuple[Column, ...]:
    power = text("Power") if context.ranks_by_capability else text("Relative to the first")
    return (
        *_rank_columns(context),
        Column("actor", text("Actor")),
        Column(*_division(context), "d"),
        Column("position", text("Position"), context.scale.coarse if context.scale else None),
        Column("power", power, "g" if context.ranks_by_capability else ".0%"),
        Column("why", text("Why")),
    )
