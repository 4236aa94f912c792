"""The camps as bubbles whose area is their number of actors, and the ties between them.

A bubble holds its members whatever their place in the network, so an outlier stretches nothing.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import Camp, TieState
from graphkit.renderers.figures.camp_sizes import largest_camps
from graphkit.renderers.figures.camp_ties import ties_between
from graphkit.renderers.figures.geometry import Floats, arc, direction, sunflower
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import SIGNED
from graphkit.renderers.figures.lettering import balanced, fold_lines
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.figures.ties import draw_ends
from graphkit.renderers.style import TIES, camp_called, camp_style, extent, tie_without_sign

MOST = 7
MARKED = 600  # members that have a mark each
VOICES = 3


@dataclass(frozen=True, slots=True)
class _Bubble:
    camp: Camp
    x: float
    radius: float
    column: float


def _why_not(report: Report) -> Text | None:
    if report.camps:
        return None
    return text("no groups were found.") if report.by_groups else text("no camps were found.")


_STATE: Mapping[int, TieState] = {1: "support", -1: "oppose", 0: "unsigned"}


def _describe(report: Report) -> Text:
    between = ties_between(report)
    across = {
        sign: sum(n for (a, b, s), n in between.items() if a != b and s == sign) for sign in (1, -1)
    }
    camps = [
        plural(
            "{camp} ({count} actor)",
            "{camp} ({count} actors)",
            len(camp.members),
            camp=camp.label,
        )
        for camp in report.camps
    ]
    if report.by_groups:
        ties = sum(n for (a, b, _), n in between.items() if a != b)
        return plural(
            "Bubbles for {groups}. Between groups runs {count} tie.",
            "Bubbles for {groups}. Between groups run {count} ties.",
            ties,
            groups=camps,
        )
    if not any(across.values()):
        return text("Bubbles for {camps}.", camps=camps)
    return text(
        "Bubbles for {camps}. Between camps run {support} ties of support and {oppose} of "
        "opposition.",
        camps=camps,
        support=across[1],
        oppose=across[-1],
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    """Of the ties drawn: those between the camps shown."""
    camps = {camp.number for camp in report_camps(report)}
    signs = {
        sign for one, other, sign in ties_between(report) if one != other and {one, other} <= camps
    }
    if 0 in signs:
        return (Entry("unsigned", tie_without_sign(report)),)
    return tuple(entry for entry, sign in zip(SIGNED, (1, -1), strict=True) if sign in signs)


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    camps = list(report_camps(sheet.report))
    size = 0.88 * sheet.letter
    words = [_words(sheet, camp, size, box.width / len(camps)) for camp in camps]
    below = max(len(rows) for rows in words) * 1.28 * size + 0.6 * size
    bubbles = _row(camps, box, 0.52 * (box.height - below))
    widest = max(bubble.radius for bubble in bubbles)
    y = box.bottom + below + widest
    for bubble, rows in zip(bubbles, words, strict=True):
        _bubble(sheet, bubble, y)
        _caption(sheet, bubble, rows, y - widest - 0.2 * size, size)
    _arcs(sheet, bubbles, y, box.top)
    return _left_out(sheet.report, len(camps))


def report_camps(report: Report) -> Sequence[Camp]:
    """The largest camps, from those most against to those most in favour where that is known."""
    position = {actor.id: actor.position for actor in report.actors}

    def leaning(camp: Camp) -> tuple[float, int]:
        held = [p for p in (position.get(actor) for actor in camp.members) if p is not None]
        return (math.fsum(held) / len(held) if held else 0.0, camp.number)

    return sorted(report.camps[:MOST], key=leaning)


def _row(camps: Sequence[Camp], box: Box, room: float) -> list[_Bubble]:
    """Bubbles side by side: each has the column its words need, the rest is shared by size."""
    roots = np.sqrt([len(camp.members) for camp in camps])
    gap = 0.02 * box.width
    least = 0.62 * box.width / len(camps)
    unit = room / (2 * roots.max())
    while True:
        columns = np.maximum(2 * roots * unit, least)
        if columns.sum() + gap * (len(camps) - 1) <= box.width:
            break
        unit *= 0.97
        least *= 0.995
    columns += (box.width - gap * (len(camps) - 1) - columns.sum()) / len(camps)
    lefts = box.left + np.r_[0.0, np.cumsum(columns + gap)[:-1]]
    return [
        _Bubble(camp, float(left + wide / 2), float(root * unit), float(wide))
        for camp, left, wide, root in zip(camps, lefts, columns, roots, strict=True)
    ]


def _bubble(sheet: Sheet, bubble: _Bubble, y: float) -> None:
    """A pale disc with a mark for every member, the most influential in the middle; a full disc
    where a mark each would be dust."""
    look, number = camp_style(bubble.camp.number), bubble.camp.number
    members = [actor for actor in bubble.camp.members if actor in sheet.by_id]
    crowd = len(members) > MARKED
    opacity = 0.6 if crowd else 0.16
    sheet.disc(bubble.x, y, bubble.radius, look.colour, opacity=opacity, name=f"camp-{number}")
    if crowd:
        return
    spots = sunflower(len(members)) * bubble.radius * 0.86
    room = bubble.radius * 0.86 / max(1.0, len(members) ** 0.5)
    for actor, (across, up) in zip(members, spots, strict=True):
        profile = sheet.by_id[actor]
        radius = extent(profile.influence, least=0.3 * room, most=0.78 * room)
        sheet.actor(profile, bubble.x + float(across), y + float(up), radius)


def _words(sheet: Sheet, camp: Camp, size: float, room: float) -> list[tuple[str, bool]]:
    """Name, number of members and ties inside, and the strongest voices: (words, bold)."""
    wide = 0.94 * room
    inside = ties_between(sheet.report)
    label = fold_lines(
        sheet.say(camp_called(camp)), wide, 6, lambda w: sheet.width_of(w, size, True)
    )
    facts = [plural("{count} actor", "{count} actors", len(camp.members))]
    if sheet.report.by_groups:
        own = inside[camp.number, camp.number, 0]
        facts.append(plural("{count} tie inside", "{count} ties inside", own))
    elif inside:
        facts += [
            text("{plus} support inside", plus=inside[camp.number, camp.number, 1]),
            text("{minus} oppose inside", minus=inside[camp.number, camp.number, -1]),
        ]
    rows = [(row, True) for row in label]
    for fact in facts:
        said = balanced(sheet.say(fact), wide, 2, lambda w: sheet.width_of(w, size))
        rows += [(row, False) for row in said]
    for voice in camp.members[:VOICES]:
        name = sheet.say(Name(voice))
        rows += [
            (row, False) for row in fold_lines(name, wide, 3, lambda w: sheet.width_of(w, size))
        ]
    return rows


def _caption(
    sheet: Sheet, bubble: _Bubble, rows: Sequence[tuple[str, bool]], top: float, size: float
) -> None:
    for number, (words, bold) in enumerate(rows):
        y = top - size - number * 1.28 * size
        sheet.write(words, bubble.x, y, size=size, bold=bold, across="center")


def _arcs(sheet: Sheet, bubbles: Sequence[_Bubble], y: float, top: float) -> None:
    """Ties between camps as arcs above the bubbles, with their number at the crest."""
    by_number = {bubble.camp.number: bubble for bubble in bubbles}
    counts = {
        (a, b, sign): n
        for (a, b, sign), n in ties_between(sheet.report).items()
        if a != b and a in by_number and b in by_number
    }
    if not counts:
        return
    most = max(counts.values())
    apart = {key: abs(by_number[key[0]].x - by_number[key[1]].x) for key in counts}
    crests: list[tuple[float, float]] = []
    for key in sorted(counts, key=lambda key: (-apart[key], key)):
        one, other = sorted((by_number[key[0]], by_number[key[1]]), key=lambda b: b.x)
        sign, paired = key[2], (*key[:2], -key[2]) in counts
        start, stop = _rim(one, y, 1, sign, paired), _rim(other, y, -1, sign, paired)
        room = top - 0.9 * sheet.letter - max(start[1], stop[1])
        rise = room * (0.3 + 0.7 * apart[key] / max(apart.values()))
        lower = 1.1 * sheet.letter if sign < 0 and paired else 0.0
        line = arc(start, stop, max(start[1], stop[1]) + rise - lower)
        width = 0.08 * sheet.letter * (1 + 3.0 * (counts[key] / most) ** 0.5)
        _draw_arc(sheet, line, sign, width)
        crests.append((float(line[len(line) // 2][0]), float(line[len(line) // 2][1])))
        _number(sheet, crests, str(counts[key]), TIES[_STATE[sign]].colour)


def _rim(bubble: _Bubble, y: float, side: int, sign: int, paired: bool) -> tuple[float, float]:
    """Where an arc leaves a bubble: at its upper right or left, opposition further down."""
    turn = 0.35 + (0.3 if sign < 0 and paired else 0.0)
    reach = bubble.radius + 3.0
    return bubble.x + side * reach * np.sin(turn), y + reach * np.cos(turn)


def _draw_arc(sheet: Sheet, line: Floats, sign: int, width: float) -> None:
    look = TIES[_STATE[sign]]
    points = [(float(x), float(y)) for x, y in line]
    sheet.rule(points, colour=look.colour, width=width, dash=look.dash, front=3, opacity=0.85)
    ends = [[*line[-1], *direction(line[-1] - line[-4])], [*line[0], *direction(line[0] - line[3])]]
    # Ties without signs are summed up whichever way they point.
    draw_ends(sheet, np.array(ends), look.end if sign else "none", look.colour, 0.9)


def _number(sheet: Sheet, crests: list[tuple[float, float]], words: str, colour: str) -> None:
    """Write a count at the last crest, moved along where another count already stands."""
    size = 0.85 * sheet.letter
    x, y = crests.pop()
    while any(abs(x - p) < 1.6 * size and abs(y - q) < 1.1 * size for p, q in crests):
        x += 1.7 * size
    crests.append((x, y))
    sheet.write(
        words, x, y - 0.35 * size, size=size, across="center", bold=True, colour=colour, backed=True
    )


def _left_out(report: Report, shown: int) -> tuple[Text, ...]:
    notes = []
    if shown < len(report.camps):
        parts = {"n": shown, "all": len(report.camps)}
        notes.append(
            text("The {n} largest of {all} groups.", **parts)
            if report.by_groups
            else text("The {n} largest of {all} camps.", **parts)
        )
    camp = {actor.id: actor.camp for actor in report.actors}
    contested = sum(
        link.contested and camp.get(link.source) != camp.get(link.target) for link in report.links
    )
    if contested:
        notes.append(
            plural(
                "{count} contested tie counts as support and as opposition.",
                "{count} contested ties count as support and as opposition.",
                contested,
            )
        )
    alone = sum(actor.camp is None for actor in report.actors)
    if alone and report.by_groups:
        notes.append(
            plural("{count} actor is in no group.", "{count} actors are in no group.", alone)
        )
    elif alone:
        notes.append(
            plural("{count} actor is in no camp.", "{count} actors are in no camp.", alone)
        )
    return tuple(notes)


camps = Kind(
    name="camps",
    title=text("Camps and the ties between them"),
    unsigned=text("Groups and the ties between them"),
    why_not=_why_not,
    headline=largest_camps,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
