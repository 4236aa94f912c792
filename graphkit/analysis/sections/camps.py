"""Camps: who stands together, their strongest voices, and what would move them."""

from __future__ import annotations

from graphkit.analysis.study import Study
from graphkit.dataset import Stance
from graphkit.findings import Camp, Column, Section, Table, told
from graphkit.language import Name, Text, counted, text
from graphkit.rows import written

VOICES = 5


def section(study: Study) -> Section | None:
    """One row a camp; None where no camps are defined."""
    finding = study.run.finding("camps")
    title = text("Camps")
    if not finding.defined:
        return Section("camps", title, lead=(finding.reading,))
    outside = len(study.run.dataset.actors) - len(study.camp_of)
    notes = [
        counted(
            "{count} actor has no signed tie and no shared issue and stands outside.",
            "{count} actors have no signed tie and no shared issue and stand outside.",
            outside,
        )
    ]
    return Section(
        id="camps",
        title=title,
        lead=(_lead(study), finding.reading),
        table=told(Table(_COLUMNS, tuple(_row(study, camp) for camp in study.camps[:10]))),
        notes=tuple(notes if outside else []),
        evidence=tuple(claim.id for camp in study.camps for claim in _conditional(study, camp)[:1]),
        more="measure camps",
    )


def _lead(study: Study) -> Text:
    return text(
        "A camp is a group whose members support each other, or take the same side, more than "
        "they oppose each other."
    )


def _row(study: Study, camp: Camp) -> tuple[object, ...]:
    voices = [actor for actor in camp.members if actor not in study.aggregates] or camp.members
    return (
        camp.number,
        camp.label,
        len(camp.members),
        study.standing.leaning(camp.members),
        [Name(actor) for actor in voices[:VOICES]],
        _moves(study, camp),
    )


def _conditional(study: Study, camp: Camp) -> list[Stance]:
    stances = [study.stance_claims.get(actor) for actor in camp.members]
    return [stance for stance in stances if stance is not None and stance.condition]


def _moves(study: Study, camp: Camp) -> Text | None:
    stances = _conditional(study, camp)
    if not stances:
        return None
    first = stances[0]
    return text(
        "{actor}: {condition} [{claim}]",
        actor=Name(first.actor),
        condition=written(first, "condition"),
        claim=first.id,
    )


_COLUMNS = (
    Column("camp", text("Camp")),
    Column("label", text("Stands")),
    Column("actors", text("Actors"), "d"),
    Column("position", text("Mean position"), "+.2f"),
    Column("voices", text("Strongest voices")),
    Column("condition", text("A condition voiced")),
)
