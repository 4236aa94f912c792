"""The network as native shapes: a box an actor, grouped by camp, with glued connectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import ActorProfile, Link, TieState
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.lettering import shorten, uncut
from graphkit.renderers.figures.network import SHAPES
from graphkit.renderers.figures.own_notes import draw_notes, in_full
from graphkit.renderers.figures.sheet import Box
from graphkit.renderers.figures.ties import PALE
from graphkit.renderers.slides.powerpoint.alternative import decorate
from graphkit.renderers.slides.powerpoint.drawing import PRESETS, Canvas, grouped, tie_line
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.legend import RING, legend_height, put_legend
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.pen import put_items
from graphkit.renderers.slides.powerpoint.pictures import drawing_sheet
from graphkit.renderers.slides.story import Page
from graphkit.renderers.slides.story.cast import left_out
from graphkit.renderers.style import TIES, always_named, camp_called, camp_style, in_no_camp

EVEN = 0.55  # how much of a place is by rank, which spreads what lies dense
TOLD = 40  # ties in the alternative text
NOTE = 11.0
LEAST, MOST = 9.0, 14.0  # sizes of names in points, by influence
# Sizes of boxes and the gaps between them in points, in which ties are to be seen.
SCALES = (
    *((1.7, 34.0), (1.5, 30.0), (1.5, 24.0), (1.3, 20.0), (1.15, 16.0), (1.0, 12.0)),
    *((1.0, 6.0), (0.9, 6.0), (0.8, 6.0), (0.7, 6.0), (0.6, 6.0)),
)
PADDING = 5.0
LEAST_GAP = 6.0


@dataclass(frozen=True, slots=True)
class _Box:
    actor: ActorProfile
    said: tuple[str, ...]
    size: float
    wide: float
    high: float


def put_network(deck: Deck, slide: Any, page: Page) -> None:
    """Draw those who matter and every tie between them, who is left out and the legend below."""
    report = page.seen(deck.report)
    entries = [entry for entry in kinds["network"].legend(report) if entry.mark != "size"]
    layout = _spread(report)
    shown = [actor for actor in report.actors if actor.id in layout]
    room, below = deck.room, legend_height(deck, entries) + NOTE * LINE + 10.0
    room = Room(room.left, room.top, room.width, room.height - below)
    boxes, centres = _arrange(deck, shown, layout, room)
    shapes = _actors(deck, slide, boxes, centres)
    _ties(deck, slide, report, shapes)
    _put_notes(deck, slide, report, room, boxes, centres)
    put_legend(deck, slide, room.bottom + 6.0, entries, boxes=True)
    _note(deck, slide, page, len(shown), deck.room.bottom - NOTE * LINE)


def _spread(report: Report) -> Mapping[str, tuple[float, float]]:
    """The layout of those shown, stretched over the room that the others leave."""
    layout = report.layouts["stress"]
    kept = {actor.id: layout[actor.id] for actor in report.actors if actor.id in layout}
    spots = np.array(list(kept.values())).reshape(-1, 2)
    if len(spots) < 2:
        return dict.fromkeys(kept, (0.5, 0.5))
    low, high = spots.min(axis=0), spots.max(axis=0)
    # ranks even out what lies dense: a box with a name needs more room than a dot
    ranks = spots.argsort(axis=0).argsort(axis=0) / (len(spots) - 1)
    share = (spots - low) / np.maximum(high - low, 1e-9)
    mixed = EVEN * ranks + (1 - EVEN) * share
    return {actor: (float(x), float(y)) for actor, (x, y) in zip(kept, mixed, strict=True)}


def _ties(deck: Deck, slide: Any, report: Report, shapes: Mapping[str, Any]) -> None:
    """The ties as one group under the actors, glued to them."""
    drawn = [link for link in report.links if link.source in shapes and link.target in shapes]
    if not drawn:
        return
    told = [deck.say(_says(link.state, _names(link))) for link in drawn[:TOLD]]
    more = len(drawn) - len(told)
    if more:
        told.append(deck.say(plural("{count} more tie", "{count} more ties", more)))
    with grouped(deck, slide, deck.say(text("Ties"))) as (canvas, group):
        group.words = deck.say(text("Ties: {ties}.", ties=told))
        for link in drawn:
            decorate(_tie(canvas, link, shapes))
    tree = slide.shapes._spTree
    tree.remove(group.element)
    tree.insert(2, group.element)


def _put_notes(
    deck: Deck, slide: Any, report: Report, room: Room, boxes: Sequence[_Box], centres: Floats
) -> None:
    """The reader's notes as callouts on actors, ties and places."""
    sheet = drawing_sheet(deck, room, report)
    spots = [(x - room.left, room.bottom - y) for x, y in centres.tolist()]
    known = list(zip(boxes, spots, strict=True))
    taken = [
        (x - one.wide / 2, y - one.high / 2, x + one.wide / 2, y + one.high / 2)
        for one, (x, y) in known
    ]
    places = {one.actor.id: (x, y, one.high / 2) for one, (x, y) in known}
    if draw_notes(sheet, Box(0, 0, room.width, room.height), places, taken, actors=True):
        alt = " ".join(map(deck.say, in_full(report)))
        put_items(deck, slide, sheet.items, room, deck.say(text("Your notes")), alt)


def _note(deck: Deck, slide: Any, page: Page, shown: int, top: float) -> None:
    """Who is left out, and where all of them are to be seen."""
    left, canvas = left_out(deck.report, shown), Canvas(deck, slide.shapes)
    said = "" if left is None else deck.say(left)
    link = deck.say(text("Open the interactive map")) if deck.map_at else ""
    room, x = deck.room, deck.room.left
    if said:
        most = room.width - (width(link, NOTE) + 16.0 if link else 0.0)
        line = shorten(said, most, lambda words: width(words, NOTE))
        spot = (x, top, most, NOTE * LINE)
        canvas.words([line], spot, size=NOTE, colour=deck.paper.muted)
        x += width(line, NOTE) + 12.0
    if link:
        box = canvas.words([link], (x, top, room.right - x, NOTE * LINE), size=NOTE,
                           colour=deck.paper.ink)  # fmt: skip
        box.text_frame.paragraphs[0].runs[0].font.underline = True
        box.click_action.hyperlink.address = deck.map_at  # of the box: of words it takes a colour


def _arrange(
    deck: Deck,
    actors: Sequence[ActorProfile],
    layout: Mapping[str, tuple[float, float]],
    room: Room,
) -> tuple[list[_Box], Floats]:
    """Boxes and their centres, smaller until they lie apart from each other."""
    spots = np.array([layout[actor.id] for actor in actors])
    for scale, gap in SCALES:
        boxes = [_box(deck, actor, scale) for actor in actors]
        half = np.array([(box.wide, box.high) for box in boxes]) / 2
        low = np.array([room.left, room.top]) + half
        high = np.maximum(low, np.array([room.right, room.bottom]) - half)
        start = low + np.column_stack([spots[:, 0], 1 - spots[:, 1]]) * (high - low)
        centres, apart = _part(start, half, low, high, gap)
        if apart:
            break
    return boxes, centres


def _box(deck: Deck, actor: ActorProfile, scale: float) -> _Box:
    size = round(scale * (LEAST + (MOST - LEAST) * actor.influence**0.5), 1)
    shapes = [(wide * size, lines) for wide, lines in SHAPES]
    said = uncut(deck.name(actor.id), shapes, lambda line: width(line, size, bold=False))
    wide = max(width(line, size) for line in said) + 2 * PADDING + 0.3 * size
    return _Box(actor, tuple(said), size, wide, len(said) * LINE * size + PADDING)


def _part(
    start: Floats, half: Floats, low: Floats, high: Floats, gap: float
) -> tuple[Floats, bool]:
    """Push boxes nearer than `gap` apart along the shorter way; tells whether all lie apart.

    What is left of the largest gaps may be a little less.
    """
    turn = np.arange(len(start)) * 2.4
    centres = start + 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])
    reach = half[:, None, :] + half[None, :, :] + gap
    same = np.eye(len(start), dtype=bool)
    for step in range(400):
        offset = centres[:, None, :] - centres[None, :, :]
        lack = reach - np.abs(offset)
        hit = (lack > 0).all(axis=2) & ~same
        if not hit.any():
            return centres, True
        flat = lack[:, :, 0] * 0.6 < lack[:, :, 1]
        push = np.where(hit[:, :, None], np.sign(offset) * np.maximum(lack, 0), 0.0)
        push[:, :, 0] *= flat
        push[:, :, 1] *= ~flat
        centres = np.clip(centres + (0.25 if step > 150 else 0.4) * push.sum(axis=1), low, high)
    missed = LEAST_GAP if gap <= LEAST_GAP else 0.25 * gap
    overlap = reach - missed - np.abs(offset)
    return centres, not ((overlap > 0).all(axis=2) & ~same).any()


def _actors(deck: Deck, slide: Any, boxes: Sequence[_Box], centres: Floats) -> dict[str, Any]:
    """Shapes by actor, one group a camp."""
    shapes: dict[str, Any] = {}
    labels: dict[int | None, Text] = {camp.number: camp_called(camp) for camp in deck.report.camps}
    camps = sorted({box.actor.camp for box in boxes}, key=lambda camp: (camp is None, camp))
    for camp in camps:
        label = deck.say(labels.get(camp, in_no_camp(deck.report)))
        members = [i for i, box in enumerate(boxes) if box.actor.camp == camp]
        told = text(
            "{group}, {n} of its actors: {actors}",
            group=label,
            n=len(members),
            actors=[Name(boxes[number].actor.id) for number in members],
        )
        with grouped(deck, slide, label) as (canvas, group):
            group.words = deck.say(told)
            for number in members:
                box, (x, y) = boxes[number], centres[number]
                shapes[box.actor.id] = _actor(canvas, box, float(x), float(y))
    return shapes


def _actor(canvas: Canvas, box: _Box, x: float, y: float) -> Any:
    deck, look = canvas.deck, camp_style(box.actor.camp)
    place = (x - box.wide / 2, y - box.high / 2, box.wide, box.high)
    decides = box.actor.id in always_named(deck.report)
    edge = deck.paper.ink if decides else deck.paper.outline(look.colour)
    thick = RING if decides else 0.75
    shape = canvas.box(PRESETS[look.shape], place, fill=look.colour, edge=edge, thick=thick)
    canvas.inside(shape, list(box.said), size=box.size, colour=look.ink)
    shape.name = deck.name(box.actor.id)
    decorate(shape)
    return shape


def _tie(canvas: Canvas, link: Link, shapes: Mapping[str, Any]) -> Any:
    say = canvas.deck.say
    look = TIES[link.state]
    thick = (1.5 if link.wedge else 0.75) * (0.7 + 0.6 * min(link.strength, 1.0))
    paper = canvas.deck.paper
    colour = paper.legible(look.colour) if link.wedge else paper.pale(look.colour, PALE)
    line = tie_line(canvas, look, thick, link.directed, "", colour=colour)
    one, other = shapes[link.source], shapes[link.target]
    begin, end = _sites(one, other)
    line.begin_connect(one, begin)
    line.end_connect(other, end)
    line.name = say(_says(link.state, _names(link)))
    return line


def _names(link: Link) -> dict[str, Name]:
    return {"source": Name(link.source), "target": Name(link.target)}


def _says(state: TieState, names: Mapping[str, Name]) -> Text:
    match state:
        case "support":
            return text("{source} supports {target}", **names)
        case "oppose":
            return text("{source} opposes {target}", **names)
        case "contested":
            return text("{source} supports and opposes {target} (contested)", **names)
        case "neutral":
            return text("{source} deals with {target}", **names)
        case "unsigned":
            return text("{source} is tied to {target}", **names)


def _sites(one: Any, other: Any) -> tuple[int, int]:
    """The pair of connection sites (top, left, bottom, right) that lie closest."""
    pairs = [
        (np.hypot(ax - bx, ay - by), i, j)
        for i, (ax, ay) in enumerate(_site_points(one))
        for j, (bx, by) in enumerate(_site_points(other))
    ]
    _, begin, end = min(pairs)
    return begin, end


def _site_points(shape: Any) -> list[tuple[float, float]]:
    left, top, wide, high = shape.left, shape.top, shape.width, shape.height
    return [
        (left + wide / 2, top),
        (left, top + high / 2),
        (left + wide / 2, top + high),
        (left + wide, top + high / 2),
    ]
