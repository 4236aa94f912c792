"""What replicates assume and what conclusions hang on, in words."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.how_many import left_out
from graphkit.engines.uncertainty.results import Hinge
from graphkit.graph.claims import Claims
from graphkit.language import Name, Text, plural, text


def uncertainty_notes(claims: Claims, errors: ErrorModel) -> tuple[Text, ...]:
    """How claims were drawn, which default was used how often, and what is not covered."""
    return (
        _of_ties(errors)
        if claims.unsigned and not len(claims.stances)
        else text(
            "Each claim is kept with its confidence. Strengths and saliences are off by about "
            "{strength:.0%} and {salience:.0%}, capabilities by about {capability:.0%}, positions "
            "by {position:g} on the scale from \N{MINUS SIGN}1 to 1 (one standard deviation); "
            "these sizes are assumptions. A neutral stance stays neutral.",
            strength=errors.strength,
            salience=errors.salience,
            position=errors.position,
            capability=errors.capability,
        ),
        *_coders(claims),
        *_missed(claims, errors),
        *_defaults(claims, errors),
        text(
            "A range holds 90% of the replicates and the value itself, to which it is widened "
            "where the replicates alone would not reach it."
        ),
    )


def _of_ties(errors: ErrorModel) -> Text:
    """The same where there are ties without signs alone."""
    return text(
        "Each tie is kept with its confidence. Strengths are off by about {strength:.0%} (one "
        "standard deviation), an assumption.",
        strength=errors.strength,
    )


def _coders(claims: Claims) -> Iterator[Text]:
    """Whose readings are drawn, where several coders read a passage."""
    read = sum(len(r.readings.coders) for r in (claims.ties, claims.stances) if r.readings)
    if read:
        yield plural(
            "{count} passage was read by several coders: in each replicate they stand in a random "
            "order, and the reading of the first of them holds.",
            "{count} passages were read by several coders: in each replicate they stand in a "
            "random order, and the reading of the first of them holds.",
            read,
        )


def _missed(claims: Claims, errors: ErrorModel) -> Iterator[Text]:
    if not errors.missed:
        yield text("Ties and stances that nobody coded are not covered.")
        return
    if claims.unsigned and not len(claims.stances):
        yield text(
            "Ties that nobody coded are added, {missed:g} for each that is false on average, "
            "between actors drawn from doubtful claims. How sure groups are rests on coded claims "
            "alone.",
            missed=errors.missed,
        )
        return
    yield text(
        "Ties and stances that nobody coded are added, {missed:g} for each that is false on "
        "average, between actors drawn from doubtful claims. How sure camps are rests on coded "
        "claims alone.",
        missed=errors.missed,
    )


def _defaults(claims: Claims, errors: ErrorModel) -> Iterator[Text]:
    """How often something is not coded, and what stood in for it."""
    unknown = int(sum(np.isnan(r.confidence).sum() for r in (claims.ties, claims.stances)))
    if unknown:
        yield plural(
            "{count} claim has no confidence coded and counts as {default:g}.",
            "{count} claims have no confidence coded and count as {default:g}.",
            unknown,
            default=errors.confidence,
        )
    stances, capability = claims.stances, claims.capability()
    power = np.isnan(capability[stances.cell_actor, stances.cell_issue])
    salience = np.isnan(stances.salience)
    if (power.any() and not power.all()) or (salience.any() and not salience.all()):
        yield text(
            "Power and salience that are not coded are drawn from those coded on the same issue."
        )
    bare = sum(
        bool(power[stances.cell_issue == number].all())
        for number in np.unique(stances.cell_issue).tolist()
    )
    if bare:
        yield plural(
            "No power is coded on {count} issue: there everybody weighs alike, and no range "
            "covers what power would change.",
            "No power is coded on {count} issues: there everybody weighs alike, and no range "
            "covers what power would change.",
            bare,
        )


def left_out_notes(claims: Claims) -> tuple[Text, ...]:
    """That not every source and actor was left out, where the data has too many."""
    most = left_out(claims)
    if len(claims) <= most:
        return ()
    return (
        text(
            "Left out one at a time were the {count} actors with the most claims, and as many "
            "sources at most.",
            count=most,
        ),
    )


def hinge_notes(claims: Claims, hinges: tuple[Hinge, ...], most: int = 3) -> tuple[Text, ...]:
    """What would be different without one source, coder or actor; the weightiest few."""
    flips = [hinge for hinge in hinges if hinge.flips][:most]
    said = [
        text("Without {kind} {name}, {flips}.", kind=_KINDS[h.kind], name=_name(h), flips=_said(h))
        for h in flips
    ]
    if not flips:
        said.append(text("No source or actor alone turns a conclusion."))
    said += left_out_notes(claims)
    if len({coder for coder in (*claims.ties.coders, *claims.stances.coders) if coder}) < 2:
        said.append(
            text("Fewer than two coders are named (x_coder), so that none could be left out.")
        )
    return tuple(said)


def _name(hinge: Hinge) -> Name | str:
    return Name(hinge.id) if hinge.kind == "actor" else hinge.id


def _said(hinge: Hinge) -> list[Text]:
    return [_FLIPS[flip] for flip in hinge.flips]


_KINDS = {"source": text("the source"), "coder": text("the coder"), "actor": text("the actor")}
_FLIPS = {
    "outcome": text("the forecast changes sides"),
    "majority": text("most actors take another side"),
    "decider": text("one who decides has another stance"),
    "first": text("somebody else comes first"),
}
