"""Labels that say where a camp stands, and what sets it apart from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.analysis.standing import Side, Standing, side
from graphkit.language import Name, Text, text


def camp_labels(standing: Standing, members: Mapping[int, Sequence[str]]) -> dict[int, Text]:
    """A label for each camp, all different.

    A camp that is alone on its side of the report's issue is called by the side. Where several
    stand on one side, a camp that turns to the other side elsewhere is called by the issue on
    which it does so most, one that never does "throughout"; what is still not told apart is
    called by its most influential typical member.
    """
    sides = {number: side(standing.leaning(group)) for number, group in members.items()}
    labels: dict[int, Text] = {}
    for number, group in members.items():
        here = sides[number]
        alone = here != "unknown" and list(sides.values()).count(here) == 1
        labels[number] = _SIDE[here] if alone else _apart(standing, group, here)
    said = [str(label) for label in labels.values()]
    return {
        number: label
        if said.count(str(label)) == 1
        else _around(sides[number], standing.voice(members[number]))
        for number, label in labels.items()
    }


def _apart(standing: Standing, group: Sequence[str], here: Side) -> Text:
    elsewhere = standing.leanings(group)
    if here == "against":
        issue = max(elsewhere, key=lambda issue: (elsewhere[issue], issue), default=None)
        if issue is not None and side(elsewhere[issue]) == "for":
            return text("Against here, for {issue}", issue=Name(issue))
        return text("Against throughout")
    if here == "for":
        issue = min(elsewhere, key=lambda issue: (elsewhere[issue], issue), default=None)
        if issue is not None and side(elsewhere[issue]) == "against":
            return text("For here, against {issue}", issue=Name(issue))
        return text("For throughout")
    return _around(here, standing.voice(group))


def _around(here: Side, voice: str) -> Text:
    return {
        "against": text("Against, around {voice}", voice=Name(voice)),
        "for": text("For, around {voice}", voice=Name(voice)),
        "between": text("Between, around {voice}", voice=Name(voice)),
        "unknown": text("Around {voice}", voice=Name(voice)),
    }[here]


_SIDE: Mapping[Side, Text] = {
    "against": text("Against"),
    "for": text("For"),
    "between": text("Between"),
}
