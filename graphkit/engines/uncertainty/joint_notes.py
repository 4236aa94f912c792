"""What is to be said of parts of a network that nothing, or a single claim, joins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from graphkit.engines.balance.camp_notes import bracketed, names
from graphkit.engines.uncertainty.joints import Joint, Joints
from graphkit.language import Name, Text, plural, text

_JOINTS, _PARTS = 3, 3


def joint_notes(found: Joints, placed: Sequence[str]) -> Iterator[Text]:
    """Which of the `placed` actors nothing joins to the others, and which one claim."""
    yield from _apart(found, frozenset(placed))
    for joint in found.hangs[:_JOINTS]:
        yield _hangs(joint)
    more = len(found.hangs) - _JOINTS
    if more > 0:
        yield plural(
            "{count} more group hangs on one claim so.",
            "{count} more groups hang on one claim each so.",
            more,
        )


def _apart(found: Joints, placed: frozenset[str]) -> Iterator[Text]:
    """The parts beside the largest; who stands in one stands nowhere in another."""
    groups = [
        [found.names[row] for row in np.flatnonzero(found.part == part).tolist()]
        for part in np.unique(found.part).tolist()
    ]
    groups = [[actor for actor in group if actor in placed] for group in groups]
    groups = sorted((group for group in groups if group), key=lambda g: (-len(g), g))
    if len(groups) < 2:
        return
    yield plural(
        "Nothing joins {count} actor to the others, so where it stands beside them is not in the "
        "data: {parts}.",
        "Nothing joins {count} actors to the {most} of the largest part, so where they stand "
        "beside those is not in the data: {parts}.",
        sum(map(len, groups[1:])),
        most=len(groups[0]),
        parts=bracketed(groups[1:], _PARTS),
    )


def _hangs(joint: Joint) -> Text:
    said = {
        "near": Name(joint.ends[0]),
        "far": Name(joint.ends[1]),
        "sure": joint.sure,
        "claims": list(joint.claims),
        "actors": names(joint.far),
    }
    if len(joint.claims) == 1:
        return text(
            "One claim alone joins {actors} to the others: {near} and {far} [{claims}], {sure:.0%} "
            "sure. On which side of the others they stand is no surer than that.",
            **said,
        )
    return text(
        "Only {near} and {far} join {actors} to the others [{claims}], {sure:.0%} sure. On which "
        "side of the others they stand is no surer than that.",
        **said,
    )
