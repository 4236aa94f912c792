"""Camps: who stands together, their strongest voices, and what would move them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.analysis.study import Study
from graphkit.dataset import Stance
from graphkit.findings import Camp, Column, Section, Table, told
from graphkit.language import DATA, Name, Text, counted, text
from graphkit.rows import written

VOICES = 5


def section(study: Study) -> Section | None:
    """One row a camp; None where no camps are defined."""
    finding = study.run.finding("camps")
    title = text("Camps")
    if not finding.defined:
        return Section("camps", title, lead=(finding.reading,))
    return Section(
        id="camps",
        title=title,
        lead=(_lead(study), finding.reading),
        table=told(Table(_columns(study), tuple(_row(study, camp) for camp in study.camps[:10]))),
        notes=tuple(_notes(study)),
        evidence=tuple(claim.id for camp in study.camps for claim in _conditional(study, camp)[:1]),
        more="measure camps",
    )


def _lead(study: Study) -> Text:
    return text(
        "A camp is a group whose members support each other, or take the same side, more than "
        "they oppose each other."
    )


def _notes(study: Study) -> Iterator[Text]:
    summary = study.run.finding("camps").summary
    movers = summary.get("movers")
    if isinstance(movers, int) and movers:
        yield counted(
            "{optima} partitions are equally good; {count} actor stands elsewhere in some of them: "
            "graphkit measure camps {data}",
            "{optima} partitions are equally good; {count} actors stand elsewhere in some of them: "
            "graphkit measure camps {data}",
            movers,
            optima=summary["optima"]
            if summary["optima_complete"]
            else text("At least {n}", n=summary["optima"]),
            data=DATA,
        )
    apart = _furthest_apart(study)
    if apart is not None:
        yield apart
    bodies = [Name(a) for a in study.by_influence if a in study.position_of_bodies]
    if bodies:
        yield text(
            "With a stance, but not counted beside their members, who have one too: {bodies}.",
            bodies=bodies,
        )
    outside = len(study.run.dataset.actors) - len(study.camp_of)
    if outside:
        yield counted(
            "{count} actor stands outside: it has no signed tie and takes no side where another "
            "takes one, or the two cancel out.",
            "{count} actors stand outside: they have no signed tie and take no side where another "
            "takes one, or the two cancel out.",
            outside,
        )


def _furthest_apart(study: Study) -> Text | None:
    """The issue on which the two largest camps differ most, as far as two of each speak to it."""
    if len(study.camps) < 2:
        return None
    first, second = (study.standing.leanings(camp.members) for camp in study.camps[:2])
    shared = [issue for issue in first if issue in second]
    gap = {issue: abs(first[issue].mean - second[issue].mean) for issue in shared}
    issue = max(shared, key=lambda issue: (gap[issue], issue), default=None)
    if issue in (None, study.run.issue) or gap[issue] < 1:
        return None
    return text(
        "Camps {one} and {other} lie furthest apart on {issue}: {here:+.2f} and {there:+.2f} on "
        "average.",
        one=study.camps[0].number,
        other=study.camps[1].number,
        issue=Name(issue),
        here=first[issue].mean,
        there=second[issue].mean,
    )


def _row(study: Study, camp: Camp) -> tuple[object, ...]:
    stands = study.standing.leaning(camp.members)
    return (
        camp.number,
        camp.label,
        len(camp.members),
        len(stands.held) if stands else 0 if study.position else None,
        stands.mean if stands else None,
        [Name(actor) for actor in _voices(study, camp)[:VOICES]] or None,
        _moves(study, camp),
    )


def _voices(study: Study, camp: Camp) -> Sequence[str]:
    if study.position:
        return study.standing.voices(camp.members)
    return [actor for actor in camp.members if actor not in study.aggregates] or camp.members


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


def _voices_title(study: Study) -> Text:
    if not study.position:
        return text("Most influential")
    # Where nothing tells who has more influence, the order says nothing.
    return text("Strongest on that side") if any(study.influence.values()) else text("On that side")


def _columns(study: Study) -> tuple[Column, ...]:
    return (
        Column("camp", text("Camp")),
        Column("label", text("Stands")),
        Column("actors", text("Actors"), "d"),
        Column("placed", text("With a stance"), "d"),
        Column("position", text("Mean position"), "+.2f"),
        Column("voices", _voices_title(study)),
        Column("condition", text("A condition voiced")),
    )
