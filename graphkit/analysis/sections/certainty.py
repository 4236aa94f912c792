"""How sure this is: what holds in how many replicates, and what the conclusions hang on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.analysis.hinge_words import flip_words, hinge_words
from graphkit.analysis.precomputed_certainty import PrecomputedCertainty
from graphkit.analysis.report_context import ReportContext
from graphkit.engines.uncertainty.results import MOVED, HeadlineStability, Hinge
from graphkit.findings import Column, Section, Table, ranked, without_empty_columns
from graphkit.language import Name, Text, plural, text

ROWS, TURNS, DECIDERS = 6, 2, 3
FIRM = 0.9  # an actor in its camp in fewer replicates than this is said to be unsure


def section(context: ReportContext) -> Section | None:
    """What survives errors in the claims; None where no replicates were wanted."""
    certainty = context.certainty
    if certainty is None:
        return _too_large(context)
    hinges = certainty.hinges[:ROWS]
    return Section(
        id="certainty",
        title=text("How sure this is"),
        lead=(
            _drawn(context, certainty.replicates),
            *_hangs_on(context, certainty.hinges),
            *_stable(context, certainty),
            *_unsure(certainty),
        ),
        table=without_empty_columns(Table(_COLUMNS, tuple(_row(context, h) for h in hinges)))
        if hinges
        else None,
        notes=certainty.notes,
        evidence=tuple(dict.fromkeys(claim for hinge in hinges for claim in hinge.claims)),
        more="measure robustness",
        short=(_in_short(context, certainty.hinges),),
    )


def _in_short(context: ReportContext, hinges: Sequence[Hinge]) -> Text:
    """Whether anything hangs on one source, coder or actor."""
    turning = [hinge for hinge in hinges if hinge.flips]
    if not turning:
        return text("No conclusion here hangs on one source, coder or actor alone")
    if len(turning) == 1:
        return text("A conclusion hangs on {name} alone", name=hinge_words(context, turning[0]))
    return text("Conclusions hang on {kinds}, each alone", kinds=_kinds(turning))


def _drawn(context: ReportContext, replicates: int) -> Text:
    if not context.run.dataset.stances:
        return text(
            "{n} replicates of the data: in each, a tie is kept with its confidence, what nobody "
            "coded is added as often as something coded is dropped, and strengths vary.",
            n=replicates,
        )
    return text(
        "{n} replicates of the data: in each, a claim is kept with its confidence, what "
        "nobody coded is added as often as something coded is dropped, and strengths, "
        "positions, salience and power vary.",
        n=replicates,
    )


def _too_large(context: ReportContext) -> Section | None:
    """That there are no replicates because nobody asked for any and they would take long."""
    if context.run.settings.replicates is not None or not context.run.dataset.actors:
        return None
    lead = text(
        "No replicates were drawn: in a network of this size they take minutes. --replicates 100 "
        "draws that many."
    )
    return Section(id="certainty", title=text("How sure this is"), lead=(lead,))


def _hangs_on(context: ReportContext, hinges: Sequence[Hinge]) -> Iterator[Text]:
    """Without whom or what a conclusion would be another."""
    turning = [hinge for hinge in hinges if hinge.flips]
    names = [hinge_words(context, hinge) for hinge in turning[:ROWS]]
    between = any(context.run.finding("betweenness").values.values())
    if len(turning) > ROWS:
        yield text(
            "Conclusions hang on {kinds}, each alone, among them {names}.",
            kinds=_kinds(turning),
            names=names,
        )
    elif turning:
        yield plural(
            "A conclusion hangs on {names} alone. The table says which.",
            "Conclusions hang on {kinds}, each alone: {names}. The table says which.",
            len(turning),
            kinds=_kinds(turning),
            names=names,
        )
    elif context.certainty is not None and context.certainty.outcome() is not None:
        yield _firm(context.certainty, hinges, between=between)
    elif between:
        yield text("Whoever is left out, the same actor comes first in betweenness.")
    # Said of the others in the table.
    for hinge in [hinge for hinge in hinges if hinge.turns and not hinge.flips][:TURNS]:
        yield text(
            "Without {what} this would change: {flips}.",
            what=hinge_words(context, hinge),
            flips=flip_words(context, hinge),
        )


def _kinds(hinges: Sequence[Hinge]) -> list[Text]:
    """How many sources, coders and actors there are among them."""
    kinds = [hinge.kind for hinge in hinges]
    told = [
        plural("{count} source", "{count} sources", kinds.count("source")),
        plural("{count} coder", "{count} coders", kinds.count("coder")),
        plural("{count} actor", "{count} actors", kinds.count("actor")),
    ]
    return [words for words in told if words.count]


def _firm(certainty: PrecomputedCertainty, hinges: Sequence[Hinge], *, between: bool) -> Text:
    """What stays whatever one thing is left out, and how far the forecast moves."""
    kept = [text("the forecast")]
    kept += [text("most actors")] if certainty.stability.majority is not None else []
    kept += [text("those who decide")] if certainty.stability.deciders else []
    shifts = [abs(hinge.shift) for hinge in hinges if hinge.shift is not None]
    parts = {"kept": kept, "shift": max(shifts, default=MOVED)}
    if between:
        return plural(
            "Without any one source, coder or actor {kept} stays on the same side, and the same "
            "actor comes first in betweenness; the forecast moves by {shift:.2f} at most.",
            "Without any one source, coder or actor {kept} stay on the same side, and the same "
            "actor comes first in betweenness; the forecast moves by {shift:.2f} at most.",
            len(kept),
            **parts,
        )
    return plural(
        "Without any one source, coder or actor {kept} stays on the same side; it moves by "
        "{shift:.2f} at most.",
        "Without any one source, coder or actor {kept} stay on the same side; the forecast moves "
        "by {shift:.2f} at most.",
        len(kept),
        **parts,
    )


def _stable(context: ReportContext, certainty: PrecomputedCertainty) -> Iterator[Text]:
    """How often each sentence of the headline holds."""
    stable = certainty.stability
    if stable.majority is not None:
        yield text(
            "The side that more actors take here leads in {share:.0%} of them.",
            share=stable.majority,
        )
    yield from _deciders(stable)
    if stable.outcome is not None:
        spread = certainty.outcome()
        yield text("The forecast falls on the same side in {share:.0%}.", share=stable.outcome)
        if spread is not None and context.scale is not None:
            low, high = context.scale.say_ends(spread.unit_low, spread.unit_high)
            yield text(
                "In nine of ten replicates that have a forecast it lies between {low} and {high}.",
                low=low,
                high=high,
            )


def _deciders(stable: HeadlineStability) -> Iterator[Text]:
    """How often those who decide keep their side; not where that only repeats a confidence."""
    shares = {a: s for a, s in stable.deciders.items() if a in stable.beyond_confidence}
    least = sorted(shares, key=lambda actor: (shares[actor], actor))
    if len(least) > DECIDERS:
        yield text(
            "Of those who decide, {actor} keeps its side least often, in {share:.0%}.",
            actor=Name(least[0]),
            share=shares[least[0]],
        )
        return
    for actor in least:
        yield text(
            "{actor} stands on the same side in {share:.0%}.",
            actor=Name(actor),
            share=shares[actor],
        )


def _unsure(certainty: PrecomputedCertainty) -> Iterator[Text]:
    """The actors that often stand in another camp."""
    camps = certainty.camps
    if camps is None:
        return
    away = {actor: camps.elsewhere(actor) for actor in camps.actors}
    unsure = [actor for actor in ranked(away) if away[actor] > 1 - FIRM]
    names = [Name(actor) for actor in unsure[:ROWS]]
    if unsure and camps.anew:
        yield plural(
            "{count} actor is in another group in more than one replicate in ten: {names}.",
            "{count} actors are in another group in more than one replicate in ten; the least "
            "sure: {names}.",
            len(unsure),
            names=names,
        )
    elif unsure:
        yield plural(
            "{count} actor stands in another camp in more than one replicate in ten: {names}.",
            "{count} actors stand in another camp in more than one replicate in ten; the least "
            "sure: {names}.",
            len(unsure),
            names=names,
        )


def _row(context: ReportContext, hinge: Hinge) -> tuple[object, ...]:
    forecast = context.run.issue is not None and context.certainty and context.certainty.outcome()
    shift = hinge.shift if forecast else None
    return (hinge_words(context, hinge), flip_words(context, hinge) or None, shift)


_COLUMNS = (
    Column("without", text("Without")),
    Column("changes", text("this would change")),
    Column("shift", text("Forecast moves by"), "+.2f"),
)
