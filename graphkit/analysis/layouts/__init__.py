"""Where each actor stands in the pictures: three layouts, the same for map, figures and slides.

Coordinates lie in the unit square with y upwards. The same data gives the same picture
whatever the order of its rows, and one more actor does not reshuffle the rest.

``stress``
    Signed stress: support pulls two actors to distance 1, opposition holds them at 3; pairs
    without a tie stand by the length of the path between them, closer inside a camp than
    across. Left opposes, right supports, where positions are known.
``stance``
    Position by influence: `position_x` gives the place of a position on the x axis, exactly;
    y is influence, moved just enough that actors at the same place do not cover each other.
    Actors without a position stand in a column of their own at the right, from
    `NO_POSITION_X` on.
``camps``
    One block a camp, its members in rows from the most to the least influential.
"""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.analysis.layouts.camps import camp_layout
from graphkit.analysis.layouts.stance import NO_POSITION_X, position_x, stance_layout
from graphkit.analysis.layouts.stress import stress_layout
from graphkit.pictures import ActorProfile, Layout, Link

__all__ = ["NO_POSITION_X", "layouts", "position_x"]


def layouts(
    actors: Sequence[ActorProfile],
    links: Sequence[Link],
    *,
    seed: int,
    previous: Layout | None = None,
) -> dict[str, Layout]:
    """Every layout of these actors, by name: a place in the unit square for each.

    `previous` is an earlier "stress" layout: actors in it keep their place exactly and only
    the new ones are fitted in between, as a comparison of two dates needs.
    """
    ordered = sorted(actors, key=lambda actor: actor.id)
    return {
        "stress": stress_layout(ordered, links, seed=seed, previous=previous),
        "stance": stance_layout(ordered),
        "camps": camp_layout(ordered),
    }
