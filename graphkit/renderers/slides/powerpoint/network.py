"""The network as native shapes: a box an actor, grouped by camp, with glued connectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.findings import ActorProfile
from graphkit.language import Name, Text, text
from graphkit.pictures import Link, TieState
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.lettering import balanced
from graphkit.renderers.figures.ties import PALE
from graphkit.renderers.slides.powerpoint.drawing import PRESETS, Canvas, tie_line
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.legend import LEGEND_HEIGHT, RING, put_legend
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import Deck, describe
from graphkit.renderers.style import INK, TIES, camp_called, camp_style, deciders, faded, in_no_camp

MOST_NATIVE = 60
LEAST, MOST = 8.0, 13.0  # sizes of names in points, by influence
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


def put_network(deck: Deck, slide: Any) -> None:
    """Draw every actor and every tie, under a legend that stands at the bottom."""
    room = deck.room
    layout = deck.report.layouts["stress"]
    shown = [actor for actor in deck.report.actors if actor.id in layout]
    room = Room(room.left, room.top, room.width, room.height - LEGEND_HEIGHT)
    boxes, centres = _arrange(deck, shown, layout, room)
    canvas = Canvas(deck, slide.shapes)
    shapes = _actors(deck, slide, boxes, centres)
    lines = [
        _tie(canvas, link, shapes)
        for link in deck.report.links
        if link.source in shapes and link.target in shapes
    ]
    tree = slide.shapes._spTree
    for line in reversed(lines):  # under the boxes, the first lowest
        tree.remove(line._element)
        tree.insert(2, line._element)
    entries = [entry for entry in kinds["network"].legend(deck.report) if entry.mark != "size"]
    put_legend(deck, slide, room.bottom + 4.0, entries, boxes=True)


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
    said = balanced(deck.name(actor.id), 11 * size, 3, lambda line: width(line, size, bold=False))
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
        group = slide.shapes.add_group_shape()
        label = deck.say(labels.get(camp, in_no_camp(deck.report)))
        group.name = label
        canvas = Canvas(deck, group.shapes)
        members = [i for i, box in enumerate(boxes) if box.actor.camp == camp]
        for number in members:
            box, (x, y) = boxes[number], centres[number]
            shapes[box.actor.id] = _actor(canvas, box, float(x), float(y), label)
        told = text("Camp: {camp}, {n} actors", camp=label, n=len(members))
        if deck.report.by_groups:
            told = text("{group}, {n} actors", group=label, n=len(members))
        describe(group, deck.say(told))
    return shapes


def _actor(canvas: Canvas, box: _Box, x: float, y: float, camp: str) -> Any:
    look = camp_style(box.actor.camp)
    name = Name(box.actor.id)
    alt = text(
        "{actor}: camp {camp}, rank {rank} by influence", actor=name, camp=camp, rank=box.actor.rank
    )
    if canvas.deck.report.by_groups:
        rank = box.actor.rank
        alt = text("{actor}: {group}, rank {rank} by influence", actor=name, group=camp, rank=rank)
    place = (x - box.wide / 2, y - box.high / 2, box.wide, box.high)
    edge = INK if box.actor.id in deciders(canvas.deck.report) else None
    shape = canvas.box(
        PRESETS[look.shape],
        place,
        fill=look.colour,
        edge=edge,
        thick=RING,
        alt=canvas.deck.say(alt),
    )
    shape.name = canvas.deck.say(name)
    canvas.inside(shape, list(box.said), size=box.size, colour=look.ink)
    return shape


def _tie(canvas: Canvas, link: Link, shapes: Mapping[str, Any]) -> Any:
    say = canvas.deck.say
    names = {"source": Name(link.source), "target": Name(link.target)}
    alt = _says(link.state, names)
    look = TIES[link.state]
    width = (1.5 if link.wedge else 0.75) * (0.7 + 0.6 * min(link.strength, 1.0))
    colour = look.colour if link.wedge else faded(look.colour, PALE)
    line = tie_line(canvas, look, width, link.directed, say(alt), colour=colour)
    one, other = shapes[link.source], shapes[link.target]
    begin, end = _sites(one, other)
    line.begin_connect(one, begin)
    line.end_connect(other, end)
    line.name = say(alt)
    return line


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
