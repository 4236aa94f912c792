"""The legend says what is to be seen, and nothing else; who decides is seen in any crowd."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from harbour import crowd, language, renamed

from graphkit.dataset import Issue
from graphkit.findings import Report
from graphkit.renderers.figures import draw as drawing
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.network import leading
from graphkit.renderers.figures.options import FigureOptions
from graphkit.renderers.figures.sheet import Box
from graphkit.renderers.figures.stance_parts import piled
from graphkit.renderers.figures.theme import Theme
from graphkit.renderers.style import MANY, always_named, deciders


def axes(report: Report, kind: str) -> Any:
    """What the drawing library is given."""
    import matplotlib

    with matplotlib.rc_context(drawing._SETTINGS), drawing.quiet():
        sheet = drawing.composed(
            report,
            kinds[kind],
            language=language("en", report),
            options=FigureOptions(),
            theme=Theme(),
        )
        return drawing._drawn(sheet, transparent=False, faces_known=False).axes[0]


def marks(report: Report, kind: str) -> list[str]:
    return [entry.mark for entry in kinds[kind].legend(report)]


def crowd_with_a_decider(actors: int, ties: int) -> Report:
    """The least influential of all decides."""
    given = crowd(actors, ties)
    issue = Issue("plan", "Adopt the plan?", decided_by=(given.actors[-1].id,))
    return replace(given, dataset=replace(given.dataset, issues=(issue,)), issue="plan")


def test_every_kind_of_line_and_mark_has_its_entry(harbour: Report) -> None:
    camps = ["camp"] * 4
    assert marks(harbour, "network") == [
        "support", "oppose", "neither", "wedge", *camps, "decides", "size"]  # fmt: skip


def test_no_entry_for_what_is_not_there(harbour: Report) -> None:
    """No neutral tie, none against the camps, nobody who decides."""
    links = tuple(replace(li, wedge=False) for li in harbour.links if li.sign)
    given = replace(harbour, links=links, issue=None)
    assert marks(given, "network") == ["support", "oppose", *["camp"] * 4, "size"]


def test_ties_without_signs_are_called_ties(harbour: Report) -> None:
    links = tuple(replace(li, sign=None, wedge=False, support=0, oppose=0) for li in harbour.links)
    actors = tuple(replace(actor, camp=None) for actor in harbour.actors)
    given = replace(harbour, links=links, actors=actors, camps=(), issue=None)
    assert marks(given, "network") == ["unsigned", "size"]
    assert next(str(entry.label) for entry in kinds["network"].legend(given)) == "ties"


def test_camps_explain_the_ties_between_them_alone(harbour: Report) -> None:
    camp = {actor.id: actor.camp for actor in harbour.actors}
    across = [li for li in harbour.links if li.sign and camp[li.source] != camp[li.target]]
    assert {li.sign for li in across} == {1, -1} and marks(harbour, "camps") == [
        "support",
        "oppose",
    ]
    foes = tuple(li for li in harbour.links if li not in across or li.sign < 0)
    assert marks(replace(harbour, links=foes), "camps") == ["oppose"]
    assert marks(replace(harbour, links=()), "camps") == []


def test_camps_stand_in_the_order_of_their_numbers(harbour: Report) -> None:
    """As on the map, whichever is the largest."""
    given = replace(harbour, camps=harbour.camps[::-1])
    assert [e.camp for e in kinds["network"].legend(given) if e.mark == "camp"] == [1, 2, 3, None]


def test_a_chamber_is_a_crowd_of_which_nobody_must_be_named(harbour: Report) -> None:
    ids = tuple(f"a{n}" for n in range(MANY + 1))
    for few in (1, MANY):
        assert always_named(deciding(harbour, ids[:few])) == set(ids[:few])
    assert deciders(deciding(harbour, ids)) == set(ids)  # ringed all the same
    assert always_named(deciding(harbour, ids)) == set()


def deciding(report: Report, actors: tuple[str, ...]) -> Report:
    data, (first, *others) = report.dataset, report.dataset.issues
    issues = (replace(first, decided_by=actors), *others)
    return replace(report, dataset=replace(data, issues=issues), issue=first.id)


def test_among_equals_nobody_leads() -> None:
    given = crowd(100, 100)
    order = [actor.id for actor in given.actors]
    assert leading(given, order) == 30
    assert leading(given, order[:20]) == 20
    for share, ahead in ((0.0, 0), (0.5, 25)):  # all equal; the first 25 and 75 equal ones
        actors = tuple(
            replace(actor, influence=1 - n / 1000 if n < 25 and share else 0.1)
            for n, actor in enumerate(given.actors)
        )
        assert leading(replace(given, actors=actors), order) == ahead


@pytest.mark.parametrize("influence", [0.0, 1.0])
def test_sizes_are_not_explained_where_all_are_equal(harbour: Report, influence: float) -> None:
    actors = tuple(replace(actor, influence=influence) for actor in harbour.actors)
    assert "size" not in marks(replace(harbour, actors=actors), "network")


def test_who_decides_has_a_ring(harbour: Report) -> None:
    from matplotlib.patches import Circle

    rings = axes(harbour, "network").findobj(Circle)
    assert len(rings) == 2  # the council's and the legend's
    (council,) = (m for m in axes(harbour, "network").lines if m.get_gid() == "actor-council")
    assert (council.get_xdata()[0], council.get_ydata()[0]) == pytest.approx(rings[0].center)


def test_who_decides_lies_on_top_and_is_named_in_a_crowd() -> None:
    from matplotlib.text import Text

    given = crowd_with_a_decider(300, 900)
    drawn = axes(given, "network")
    order = [m.get_gid() for m in drawn.lines if str(m.get_gid()).startswith("actor-")]
    assert order[-1] == f"actor-{given.actors[-1].id}"
    assert order[-2] == f"actor-{given.actors[0].id}"
    assert "Actor number 299" in [item.get_text() for item in drawn.findobj(Text)]


def test_ties_recede_as_they_get_many() -> None:
    def look(ties: int) -> tuple[float, float]:
        lines = {c.get_gid(): c for c in axes(crowd(300, ties), "network").collections}
        found = lines["ties-support"]
        return found.get_alpha(), max(found.get_linewidths())

    few, many = look(120), look(1200)
    assert many[0] < 0.5 * few[0]
    assert many[1] < 0.7 * few[1]


def test_stances_stand_at_their_values_or_the_figure_says_so(harbour: Report) -> None:
    """All at one end: none beyond the scale, none further off than a mark is wide."""
    from matplotlib.text import Text

    actors = tuple(
        replace(a, position=-1.0, influence=0.5 + 0.001 * n) for n, a in enumerate(harbour.actors)
    )
    drawn = axes(replace(harbour, actors=actors), "stance")
    words = {item.get_text(): item for item in drawn.findobj(Text)}
    low, middle = words["−1.0"].get_position()[0], words["0"].get_position()[0]
    found = [m for m in drawn.lines if str(m.get_gid()).startswith("actor-")]
    assert len(found) == len(actors)
    for mark in found:
        assert low - 0.01 <= mark.get_xdata()[0] <= low + 1.6 * mark.get_markersize() < middle
    assert any("moved" in said for said in words)
    assert not any("moved" in said.get_text() for said in axes(harbour, "stance").findobj(Text))


def test_equals_are_piled_up_a_mark_each(harbour: Report) -> None:
    """Where all weigh alike height says how many: a mark an actor, none on another, each pile of
    one colour and over its position."""
    actors = tuple(
        replace(a, id=f"m{n}", position=(-1.0, 0.0, 1.0)[n % 3], influence=0.0, represented=False)
        for n, a in enumerate(harbour.actors * 8)
    )
    places, radius = piled(Box(100, 50, 900, 400), actors)
    assert set(places) == {a.id for a in actors}
    spots = np.array(list(places.values()))
    apart = np.hypot(*(spots[:, None, :2] - spots[None, :, :2]).transpose(2, 0, 1))
    assert apart[~np.eye(len(spots), dtype=bool)].min() >= 2 * radius
    assert spots[:, 1].max() + radius <= 400
    middle = [places[a.id][0] for a in actors if a.position == 0]
    assert abs(np.mean(middle) - 500) < 12 * radius
    # 24 in a height of 15 marks stand two abreast: more would seem to stand elsewhere.
    assert len(middle) == 24 and radius == pytest.approx(10)
    assert len(set(middle)) == 2
    given = replace(harbour, actors=actors, issue="plan", layouts={})
    issue = Issue("plan", "Adopt the plan?")
    drawn = axes(replace(given, dataset=replace(given.dataset, issues=(issue,))), "stance")
    assert sum(str(m.get_gid()).startswith("actor-") for m in drawn.lines) == len(actors)
    assert "width says nothing" in " ".join(said.get_text() for said in drawn.texts)


def test_a_long_headline_gets_smaller_before_it_loses_its_verb(harbour: Report) -> None:
    from matplotlib.text import Text

    long = "Association for the Preservation of the Outer Harbour and its Fishing Grounds"
    given = renamed(harbour, {"mayor": f"{long} (north)", "council": f"{long} (south)"})
    bold = [t.get_text() for t in axes(given, "ranking").findobj(Text) if t.get_weight() == "bold"]
    assert "ranks first by influence, before" in " ".join(bold)
    assert "(south)" in bold[-1]


def test_the_ranking_counts_those_who_have_a_rank() -> None:
    from matplotlib.text import Text

    given = crowd(116, 60)
    actors = tuple(replace(a, influence=a.influence * (a.rank <= 79)) for a in given.actors)
    drawn = axes(replace(given, actors=actors), "ranking")
    assert "The first 15 of 79 actors." in [item.get_text() for item in drawn.findobj(Text)]
