"""Stance by influence: from oppose to support across, from little to much influence up."""

from __future__ import annotations

import numpy as np

from graphkit.findings import ActorProfile, Report
from graphkit.graph.network import Floats
from graphkit.language import Name, Text, Written, plural, text
from graphkit.renderers.figures.actors import decider_entries, draw_actors, radius_of
from graphkit.renderers.figures.dodge import dodge, moved
from graphkit.renderers.figures.frame import camp_entries
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.lettering import fold_lines
from graphkit.renderers.figures.network import write_names
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import OPPOSE, SUPPORT
from graphkit.rows import written


def placed(report: Report) -> list[ActorProfile]:
    """The actors with a stance on the report's issue, the most influential first."""
    return [actor for actor in report.actors if actor.position is not None]


def _why_not(report: Report) -> Text | None:
    return None if placed(report) else text("no actor has a stance on the issue.")


def _headline(report: Report) -> Text:
    held = [actor.position or 0.0 for actor in placed(report) if not actor.represented]
    against, for_ = sum(p < 0 for p in held), sum(p > 0 for p in held)
    parts = {
        "against": against,
        "support": for_,
        "all": len(held),
        "issue": Name(report.issue or ""),
    }
    if against > for_:
        return text(
            "{against} of {all} actors with a stance oppose, {support} support: {issue}", **parts
        )
    return text(
        "{support} of {all} actors with a stance support, {against} oppose: {issue}", **parts
    )


def _describe(report: Report) -> Text:
    shown = placed(report)
    return text(
        "Position across, from oppose ({low}) to support (+1), influence upwards. "
        "The most influential: {actors}.",
        low="\N{MINUS SIGN}1",
        actors=[
            text("{actor} at {position:+.1f}", actor=Name(actor.id), position=actor.position)
            for actor in shown[:6]
        ],
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    shown = placed(report)
    used = {actor.camp for actor in shown}
    camps = tuple(entry for entry in camp_entries(report) if entry.camp in used)
    return (*camps, *decider_entries(report, shown))


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    shown = placed(sheet.report)
    plot = _axes(sheet, box)
    radii = np.array([_radius(sheet, actor, len(shown)) for actor in shown])
    room = plot.inset(-9.5 * sheet.letter, 0.0, -sheet.letter, -1.4 * sheet.letter)
    true = np.array([_at(plot, actor) for actor in shown])
    centres = dodge(true, radii, plot.frame)
    taken = _upwards(sheet, plot)
    places = {
        actor.id: (float(x), float(y), float(radius))
        for actor, (x, y), radius in zip(shown, centres, radii, strict=True)
    }
    draw_actors(sheet, shown, places)
    named = write_names(sheet, room.inset(right=-2 * sheet.letter), places, np.zeros((0, 2)), taken)
    return notes_on(sheet.report, named, moved(true, centres))


def notes_on(report: Report, named: int, moved: tuple[Text, ...]) -> tuple[Text, ...]:
    """Whether marks stand beside their values, and who is not named or not shown."""
    shown, notes = len(placed(report)), list(moved)
    if named < shown:
        notes.append(
            text(
                "{named} of {n} actors are named; for the others there is no room here.",
                named=named,
                n=shown,
            )
        )
    bodies = sum(actor.represented for actor in placed(report))
    if bodies:
        notes.append(
            plural(
                "{count} actor is not counted beside its body or its members.",
                "{count} actors are not counted beside their body or their members.",
                bodies,
            )
        )
    without = len(report.actors) - shown
    if without:
        notes.append(
            plural(
                "{count} actor without a stance on this issue is not shown.",
                "{count} actors without a stance on this issue are not shown.",
                without,
            )
        )
    return tuple(notes)


def _radius(sheet: Sheet, actor: ActorProfile, actors: int) -> float:
    return radius_of(sheet, actor, least=0.34, most=0.9, share=crowding(actors))


def crowding(actors: int) -> float:
    """How large marks are drawn among so many, as a share of their size among few."""
    share: float = min(1.0, (60 / max(actors, 1)) ** 0.35)
    return share


def _at(plot: Box, actor: ActorProfile) -> tuple[float, float]:
    return plot.at(((actor.position or 0.0) + 1) / 2, actor.influence)


def _axes(sheet: Sheet, box: Box) -> Box:
    """Draw the axes; returns the room between them."""
    size = 0.85 * sheet.letter
    plot = box.inset(9.5 * sheet.letter, 4.4 * size, 1.5 * sheet.letter, 1.4 * sheet.letter)
    for position in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x, _ = plot.at((position + 1) / 2, 0)
        strong = position == 0
        sheet.rule([(x, plot.bottom), (x, plot.top)], width=1.2 if strong else 0.7)
        words = sheet.say(text("{position:+.1f}", position=position)) if position else "0"
        sheet.write(
            words, x, plot.bottom - 1.4 * size, size=size, across="center", colour=sheet.muted
        )
    sheet.rule([plot.at(0, 0), plot.at(1, 0)], colour=sheet.muted, width=0.9)
    ends = _ends(sheet, 0.46 * plot.width, size)
    for said, share, side, colour in zip(
        ends, (0.0, 1.0), ("left", "right"), (OPPOSE, SUPPORT), strict=True
    ):
        x, _ = plot.at(share, 0)
        sheet.lines(
            said, x, plot.bottom - 1.75 * size, size=size, across=side, colour=colour, bold=True
        )
    return plot


def _upwards(sheet: Sheet, plot: Box) -> Floats:
    """Say what up and down mean; returns the room that these words take."""
    size = 0.85 * sheet.letter
    taken = []
    for share, label in ((0.0, text("least influence")), (1.0, text("most influence"))):
        x, y = plot.at(0, share)
        words = sheet.say(label)
        right, low = x - 1.3 * sheet.letter, y - share * size
        sheet.write(words, right, low, size=size, across="right", colour=sheet.muted)
        taken.append((right - sheet.width_of(words, size), low, right, low + size))
    return np.array(taken)


def _ends(sheet: Sheet, width: float, size: float) -> list[list[str]]:
    """What the two ends of the scale mean, in at most two lines each."""
    return [
        fold_lines(sheet.say(said), width, 2, lambda line: sheet.width_of(line, size, True))
        for said in scale_ends(sheet.report)
    ]


def scale_ends(report: Report) -> tuple[Text | Written, Text | Written]:
    """What opposing and supporting the issue means, as far as it is coded."""
    issue = report.dataset.issue_by_id.get(report.issue or "")
    if issue is None:
        return text("opposes"), text("supports")
    oppose, support = written(issue, "oppose_means"), written(issue, "support_means")
    return oppose or text("opposes"), support or text("supports")


stance = Kind(
    name="stance",
    title=text("Stance by influence"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
