"""Labels that say where a camp stands, as far as its members do, else whom it is around."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.analysis.camp_reasons import Sides
from graphkit.analysis.group_positions import GroupPositions, Leaning
from graphkit.findings import ranked
from graphkit.language import Name, Text, text
from graphkit.scale import Scale

TIED = 2  # whom the actor that a camp is called after is most tied to in it


def camp_labels(
    standing: GroupPositions, members: Mapping[int, Sequence[str]], near: Sides | None = None
) -> dict[int, Text]:
    """A label for each camp, all different; members come the most influential first.

    Who has no stance gets no side. A camp is called by its side of the report's issue where at
    least half of it hold a stance on it, else by its side of another issue that at least half of
    it speak to, with how many of how many stand there. Any other is called after its most
    influential member: with how many stand on that member's side, if two or more do, else with
    those whom `near` (how strongly actors are tied) ties it to. Camps on the same side are told
    apart by their most influential member on that side.
    """
    labels = {number: _label(standing, group, near or {}) for number, group in members.items()}
    sides = [str(side) for side, _ in labels.values()]
    return {
        number: label
        if sides.count(str(side)) == 1
        else text("{label}, around {voice}", label=label, voice=_voice(standing, members[number]))
        for number, (side, label) in labels.items()
    }


def _label(standing: GroupPositions, group: Sequence[str], near: Sides) -> tuple[Text, Text]:
    """What tells a group from others, and its whole label."""
    found = standing.spoken_for(group)
    if found is None:
        return (_around(group, near),) * 2
    scale = standing.scale(found.issue)
    if not standing.speaks(group, found.issue):
        if found.side not in ("for", "against"):
            return (_around(group, near),) * 2
        return (_led(standing, group, found, _stand(scale, found)),) * 2
    side = _own_scale(scale, found) if scale.own else _side(found)
    label = side
    if not all(standing.has_stance(actor, found.issue) for actor in group):
        many = found.alike if found.side in ("for", "against") else len(found.held)
        label = text("{side} ({n} of {all})", side=side, n=many, all=len(group))
    if found.issue == standing.issue:
        return side, label
    issue = Name(found.issue)
    return (
        text("{side}, on {issue}", side=side, issue=issue),
        text("{side}, on {issue}", side=label, issue=issue),
    )


def _led(standing: GroupPositions, group: Sequence[str], found: Leaning, side: Text) -> Text:
    """A group of which only a few have a stance, by the first of them."""
    return text(
        "Around {voice}, {n} of {all} {side}",
        voice=_voice(standing, group),
        n=found.alike,
        all=len(group),
        side=side,
    )


def _stand(scale: Scale, found: Leaning) -> Text:
    """The side of a few, after how many they are."""
    if not scale.own:
        return text("against") if found.side == "against" else text("for")
    if (found.side == "for") == (scale.high > scale.low):
        return text("above {middle}", middle=scale.say(0.0))
    return text("below {middle}", middle=scale.say(0.0))


def _side(found: Leaning) -> Text:
    return (_MOSTLY if found.divided else _WHOLLY)[found.side]


def _own_scale(scale: Scale, found: Leaning) -> Text:
    """Sides on a scale that does not run from opposition to support."""
    middle = scale.say(0.0)
    if found.side == "between":
        if found.divided:
            return text("Divided around {middle}", middle=middle)
        return text("Near {middle}", middle=middle)
    if (found.side == "for") == (scale.high > scale.low):
        if found.divided:
            return text("Mostly above {middle}", middle=middle)
        return text("Above {middle}", middle=middle)
    if found.divided:
        return text("Mostly below {middle}", middle=middle)
    return text("Below {middle}", middle=middle)


def _voice(standing: GroupPositions, group: Sequence[str]) -> Name:
    return Name([*standing.voices(group), *group][0])


def _around(group: Sequence[str], near: Sides) -> Text:
    """Whom a camp is around: its first member, and the members it is most tied to."""
    first, inside = group[0], set(group)
    ties = {a: w for a, w in near.get(first, {}).items() if a in inside and w > 0}
    if not ties:
        return text("Around {voice}", voice=Name(first))
    return text(
        "Around {voice}, with {others}",
        voice=Name(first),
        others=[Name(actor) for actor in ranked(ties)[:TIED]],
    )


_WHOLLY: Mapping[str, Text] = {
    "against": text("Against"),
    "for": text("For"),
    "between": text("Between"),
}
_MOSTLY: Mapping[str, Text] = {
    "against": text("Mostly against"),
    "for": text("Mostly for"),
    "between": text("Divided"),
}
