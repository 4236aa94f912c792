"""What is drawn into the stance picture: the count as a bar, the forecast, callouts, and a strip
of those who took no side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.findings import Report
from graphkit.language import Text, plural, text
from graphkit.outcome_models import OUTCOME_MODELS
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.actors import RING
from graphkit.renderers.figures.axis import along
from graphkit.renderers.figures.dodge import Frame
from graphkit.renderers.figures.forecast import decided, expected
from graphkit.renderers.figures.lettering import shorten
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import NEUTRAL, OPPOSE, SUPPORT, deciders, many_decide
from graphkit.scale import Scale, Side
from graphkit.side_words import how_many

SIDES: Mapping[Side, str] = {-1: OPPOSE, 0: NEUTRAL, 1: SUPPORT}
SMALL = 0.85  # of ordinary text
PILES = text(
    "A mark is an actor and all weigh alike: height says how many stand there, width says nothing."
)
NAMED = 6  # of those who took no side
STRIP = 2.6 * SMALL  # letters of room that these take below


def draw_counts(sheet: Sheet, box: Box) -> float:
    """A bar of how many stand where, from the low end to the high; returns the y below it."""
    size, scale = SMALL * sheet.letter, sheet.report.scale
    held = [a.position or 0.0 for a in sheet.report.actors if _counted(a)]
    counts = by_side(held)
    words = {side: sheet.say(said) for side, said in counts_in_words(scale, counts).items()}
    top, low = box.top, box.top - 1.6 * size
    left, beside = box.left, []
    full = 0.55 * box.width
    for side, said in words.items():
        right = left + full * counts[side] / len(held)
        sheet.block(Box(left, low, right - 1, top), SIDES[side])
        if sheet.width_of(said, size, True) + size <= right - left:
            sheet.write(said, left + 0.5 * size, low + 0.45 * size, size=size, bold=True,
                        on=SIDES[side])  # fmt: skip
        else:
            beside.append((said, SIDES[side]))
        left = right
    left += 0.7 * size
    for said, colour in beside:
        sheet.write(said, left, low + 0.45 * size, size=size, bold=True, colour=colour)
        left += sheet.width_of(said, size, True) + size
    return low - 0.4 * size


def by_side(positions: Sequence[float]) -> dict[Side, int]:
    """How many stand on each side, from the low end to the high."""
    sides: Sequence[Side] = (-1, 0, 1)
    return {side: sum(Scale.side(place) == side for place in positions) for side in sides}


def counts_in_words(scale: Scale, counts: Mapping[Side, int]) -> dict[Side, Text]:
    """Each side that anybody is on, with how many are."""
    return {
        side: how_many(scale, [float(side)] * count)[0] for side, count in counts.items() if count
    }


def _counted(actor: ActorProfile) -> bool:
    return actor.position is not None and not actor.represented


def draw_outcome(sheet: Sheet, plot: Box) -> list[Frame]:
    """The forecast as a line with its range as a band, and what was decided; returns the room that
    their words take, above the plot."""
    size = SMALL * sheet.letter
    taken = []
    main = {found.model.name: (found, unit) for found, unit in expected(sheet.report)}
    first = next((main[model.name] for model in OUTCOME_MODELS if model.name in main), None)
    scale = sheet.report.scale
    if first is not None:
        found, unit = first
        x, said = along(plot, unit), text("forecast {place}", place=scale.say(unit))
        if found.ends is not None:
            low, high = (along(plot, end) for end in sorted(found.ends))
            band = Box(low, plot.bottom, high, plot.top)
            sheet.block(band, sheet.faint, front=0.5, opacity=0.45)
            for end in (low, high):
                edge = [(end, plot.bottom), (end, plot.top)]
                sheet.rule(edge, colour=sheet.muted, width=0.6, front=0.6)
            ends = scale.say_range(*found.ends)
            said = text("forecast {place} (90%: {ends})", place=scale.say(unit), ends=ends)
        tip = plot.top + 2.6 * size
        sheet.rule([(x, plot.bottom), (x, tip)], colour=sheet.ink, width=1.1, dash="long")
        taken.append(_beside(sheet, sheet.say(said), x, tip - size, plot))
    issue = decided(sheet.report)
    if issue is not None and issue.outcome is not None:
        x, tip = along(plot, issue.outcome), plot.top + 0.8 * size
        sheet.mark(x, tip, 0.45 * size, "diamond", sheet.ink)
        said = text("decided: {place}", place=scale.say_coarse(issue.outcome))
        taken.append(_beside(sheet, sheet.say(said), x, tip - 0.35 * size, plot, gap=0.9))
    return taken


def _beside(sheet: Sheet, words: str, x: float, y: float, plot: Box, gap: float = 0.5) -> Frame:
    """Words to the right of a place, or to the left where they would leave the plot."""
    size = SMALL * sheet.letter
    wide = sheet.width_of(words, size)
    left = x + gap * size
    if left + wide > plot.right + sheet.letter:
        left = x - gap * size - wide
    sheet.write(words, left, y, size=size, backed=True)
    return left, y - 0.2 * size, left + wide, y + size


def draw_by_side(
    sheet: Sheet, actors: Sequence[ActorProfile], places: Mapping[str, tuple[float, float, float]]
) -> None:
    """A disc an actor in the colour of its side; hollow where it is not counted, in a ring where
    it decides."""
    ringed = frozenset() if many_decide(sheet.report) else deciders(sheet.report)
    for actor in sorted(actors, key=lambda actor: (actor.id in ringed, actor.influence)):
        x, y, radius = places[actor.id]
        if actor.id in ringed:
            sheet.ring(x, y, radius, actor.id)
            radius -= RING * sheet.letter
        colour = SIDES[Scale.side(actor.position or 0.0)]
        if actor.represented:
            sheet.mark(x, y, radius, "circle", colour, actor=actor.id)
            sheet.mark(x, y, 0.68 * radius, "circle", sheet.paper, of=actor.id)
        else:
            sheet.mark(x, y, radius, "circle", colour, actor=actor.id)


def callouts(report: Report) -> dict[str, Text]:
    """What is remarkable about some of the actors, in a few words each."""
    found: dict[str, Text] = {}
    for move in report.moves:
        if move.issue == report.issue and move.turned and move.day is not None:
            found[move.actor] = text("changed sides, {day}", day=move.day)
    for side, said in ((1, text("the only one for it")), (-1, text("the only one against it"))):
        alone = [a for a in report.actors if Scale.side(a.position or 0.0) == side]
        if len(alone) == 1 and not report.scale.own:
            found[alone[0].id] = said
    ringed = [a.id for a in report.actors if a.id in deciders(report)]
    if not many_decide(report):
        issue = report.dataset.issue_by_id[report.issue or ""]
        alone_ = issue.decision_rule is not None and issue.decision_rule.kind == "sole"
        said = text("decides alone") if alone_ or len(ringed) == 1 else text("decides")
        found |= dict.fromkeys(ringed, said)
    return found


def draw_strip(sheet: Sheet, box: Box) -> float:
    """Those who took no side, below the plot: how many, the first by name; returns its height.

    A body whose members took one is not among them.
    """
    placed = {actor.id for actor in sheet.report.actors if actor.position is not None}
    members = (actor for actor in sheet.report.dataset.actors if actor.id in placed)
    spoken_for = {body for actor in members for body in actor.member_of}
    silent = [a for a in sheet.report.actors if a.position is None and a.id not in spoken_for]
    if not silent:
        return 0.0
    size, letter = SMALL * sheet.letter, sheet.letter
    y = box.bottom + 0.7 * size
    sheet.rule([(box.left, y + 1.3 * size), (box.right, y + 1.3 * size)], width=0.8)
    said = sheet.say(plural("{count} more took no side", "{count} more took no side", len(silent)))
    sheet.write(said, box.left, y - 0.3 * size, size=size, bold=True)
    left = box.left + sheet.width_of(said, size, True) + 1.5 * letter
    first = silent[0]
    for actor in _worth_naming(silent):
        name = sheet.name(actor.id)
        if actor is first:
            room = box.right - left - 1.1 * letter
            name = shorten(name, room, lambda w: sheet.width_of(w, size))
        wide = 1.1 * letter + sheet.width_of(name, size)
        if left + wide > box.right:
            break
        sheet.mark(left + 0.4 * letter, y, 0.4 * letter, "circle", NEUTRAL, actor=actor.id)
        sheet.write(name, left + 1.1 * letter, y - 0.3 * size, size=size, of=actor.id)
        left += wide + letter
    return STRIP * letter


def _worth_naming(silent: Sequence[ActorProfile]) -> Sequence[ActorProfile]:
    """All where they are few, otherwise the most influential of those who have any influence."""
    if len(silent) <= NAMED:
        return silent
    return [actor for actor in silent if actor.influence > 0][:NAMED]


def alike(actors: Sequence[ActorProfile]) -> bool:
    """Whether all weigh alike, so that height can say how many instead of how much."""
    return len(actors) > 1 and len({actor.influence for actor in actors}) == 1


def piled(
    plot: Box, actors: Sequence[ActorProfile]
) -> tuple[dict[str, tuple[float, float, float]], float]:
    """Marks of one size piled up over their positions, and that size: a mark an actor.

    All piles are equally wide, so that height says how many, and as narrow as the height lets
    them be: what is wide seems to stand at many positions.
    """
    groups: dict[float, list[str]] = {}
    for actor in actors:
        groups.setdefault(round(actor.position or 0.0, 6), []).append(actor.id)
    wide = 0.8 * plot.width / max(2, len(groups))
    radius = 0.5 * plot.width / 40
    tallest = max(map(len, groups.values()))
    while (across := _columns(tallest, plot.height, radius)) * 2.3 * radius > wide:
        radius *= 0.93
    places: dict[str, tuple[float, float, float]] = {}
    for position, members in groups.items():
        x = along(plot, position)
        half = min(len(members), across) * 1.15 * radius
        left = max(min(x - half, plot.right + radius - 2 * half), plot.left - radius)
        for number, member in enumerate(members):
            row, column = divmod(number, across)
            places[member] = (
                left + (2 * column + 1) * 1.15 * radius,
                plot.bottom + (2 * row + 1) * 1.15 * radius,
                radius,
            )
    return places, radius


def _columns(count: int, height: float, radius: float) -> int:
    """In how many columns so many marks fit the height."""
    return -(-count // max(1, int(height / (2.3 * radius))))
