"""Labels that say where a camp stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.analysis.group_positions import GroupPositions, Leaning, Side
from graphkit.language import Name, Text, text


def camp_labels(standing: GroupPositions, members: Mapping[int, Sequence[str]]) -> dict[int, Text]:
    """A label for each camp, all different; members come the most influential first.

    A camp is called by its side of the report's issue, or by its side of another issue where
    fewer than two of it speak to that one. Camps on the same side are told apart by their most
    influential member on that side.
    """
    told = {number: standing.spoken_for(group) for number, group in members.items()}
    labels = {number: _label(standing, found) for number, found in told.items()}
    said = [str(label) for label in labels.values()]
    return {
        number: label
        if label is not None and said.count(str(label)) == 1
        else _around(standing, told[number], members[number])
        for number, label in labels.items()
    }


def _label(standing: GroupPositions, found: Leaning | None) -> Text | None:
    if found is None:
        return None
    if found.issue != standing.issue:
        return _elsewhere(found)
    return _MOSTLY[found.side] if found.divided else _WHOLLY[found.side]


def _elsewhere(found: Leaning) -> Text | None:
    issue = Name(found.issue)
    if found.side == "against":
        return text("Against {issue}", issue=issue)
    return text("For {issue}", issue=issue) if found.side == "for" else None


def _around(standing: GroupPositions, found: Leaning | None, group: Sequence[str]) -> Text:
    voice = Name([*standing.voices(group), *group][0])
    here: Side = found.side if found and found.issue == standing.issue else "unknown"
    return {
        "against": text("Against, around {voice}", voice=voice),
        "for": text("For, around {voice}", voice=voice),
        "between": text("Between, around {voice}", voice=voice),
        "unknown": text("Around {voice}", voice=voice),
    }[here]


_WHOLLY: Mapping[Side, Text] = {
    "against": text("Against"),
    "for": text("For"),
    "between": text("Between"),
}
_MOSTLY: Mapping[Side, Text] = {
    "against": text("Mostly against"),
    "for": text("Mostly for"),
    "between": text("Divided"),
}
