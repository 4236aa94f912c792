"""The numbers in headlines and pictures, counted by hand on the small case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from harbour import language

from graphkit.analysis import pictures
from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.findings import Report, Section, Settings
from graphkit.formats import load
from graphkit.graph.agreement import agreement as view
from graphkit.graph.build import build_graph
from graphkit.language import Language, text
from graphkit.renderers.figures import agreement, kinds
from graphkit.renderers.figures.camps import ties_between
from graphkit.renderers.figures.draw import alt_text
from graphkit.renderers.figures.forecast import decided, expected
from graphkit.renderers.figures.ranking import rank_words

EN = language("en")
HEADLINES = {
    "network": "3 camps among 9 actors; 2 of 9 signed ties stand against them",
    "ranking": "Mayor Eriksen ranks first by influence, before Town council",
    "stance": "4 of 8 actors with a stance oppose, 3 support: Harbour turbines",
    "camps": "Of 3 camps “Group 1” is the largest with 4 of 9 actors, then “Group 2” with 3",
    "influence_dependence": "Fishers' Association of the Outer Harbour, Mayor Eriksen and Harbour "
    "Gazette move others furthest beyond what they are moved themselves",
    "timeline": "Mayor Eriksen changed sides on Harbour turbines",
    "quality": "21 of 23 claims name a single source, 1 name none",
}


HARBOUR_AGREES = (
    "8 of 28 pairs that share an issue agree, 11 disagree, 9 come out even or are neutral"
)


@pytest.mark.parametrize("kind", list(HEADLINES))
def test_headlines(harbour: Report, kind: str) -> None:
    assert language("en").say(kinds[kind].headline(harbour)) == HEADLINES[kind]


def test_the_forecast_says_of_families_of_models_what_the_report_says(harbour: Report) -> None:
    """Four models of one family are one witness: nobody counts models in the picture."""
    said = text("Averaging of positions expects opposition.")
    told = Section("forecast", text("What will happen"), lead=(said,))
    given = replace(harbour, sections=(*harbour.sections, told))
    assert kinds["forecast"].headline(given) == said
    assert "Compromise: −0.12 and On record: −0.6" in alt_text(given, "forecast", language=EN)
    assert EN.say(kinds["forecast"].headline(harbour)) == "What the models expect"


def test_camps_of_stances_alone_are_not_held_against_ties(harbour: Report) -> None:
    said = EN.say(kinds["network"].headline(replace(harbour, links=())))
    assert said == "3 camps among 9 actors"


def test_who_is_often_in_no_camp_is_doubtful_too(harbour: Report) -> None:
    """The eight in camps: two in theirs in 70% and nowhere in 30%, the others nearly always."""
    shares = iter([0.7, 0.7, *[0.95] * 6])
    actors = tuple(
        replace(one, memberships=((one.camp, next(shares)),)) if one.camp else one
        for one in harbour.actors
    )
    said = EN.say(kinds["membership"].headline(replace(harbour, actors=actors)))
    assert said == "2 of 8 actors are in no camp in more than a fifth of the replicates"
    sure = tuple(
        replace(one, memberships=((one.camp, 0.95),)) if one.camp else one for one in harbour.actors
    )
    said = EN.say(kinds["membership"].headline(replace(harbour, actors=sure)))
    assert said == "Hardly any doubt about who stands in which camp"


def test_agreement_counts_each_pair_once(harbour: Report) -> None:
    # Turbines: 3 for (mayor, windco, bank), 4 against (fishers, residents, master, paper).
    # Quay: windco and master for, fishers against. So windco and fishers disagree on both,
    # master and windco disagree once and agree once (no tie), master and fishers the same,
    # all other pairs as on turbines: agree 3 + 6 - 1 = 8, disagree 12 - 1 = 11, and the two that
    # come out even share an issue too; so do the seven with the one who is neutral on turbines.
    said = language("en").say(kinds["agreement"].headline(harbour))
    assert said == HARBOUR_AGREES


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        ([1.0, 0.5, 0.8], None),  # everybody agrees, so nobody is at odds
        ([1.0, 0.5, -0.8], ["c"]),
        # each of the two agrees with one and disagrees with three; the three come out even
        ([-1.0, -1.0, 1.0, 1.0, 1.0], ["a", "b"]),
        ([-1.0, -1.0, 1.0, 1.0], ["a", "b", "c", "1 other"]),  # all four alike
    ],
)
def test_only_who_disagrees_more_than_agrees_is_at_odds(positions, said) -> None:
    held = dict(zip("abcde", positions, strict=False))
    data = Dataset(
        "case",
        actors=tuple(Actor(name, name) for name in held),
        issues=(Issue("q", "q"),),
        stances=tuple(Stance(f"s{name}", name, "q", at) for name, at in held.items()),
    )
    report = analyse(data, Settings(replicates=0), with_pictures=True)
    told = EN.say(kinds["agreement"].describe(report)).partition("bars where they disagree.")[2]
    end = "" if said is None else EN.say(text(" Most at odds with the others: {who}.", who=said))
    assert told == end


def test_agreement_counts_pairs_that_are_not_shown(
    harbour: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "ROWS", 3)
    network = view(build_graph(harbour.dataset))
    fewer = pictures.agreement_of(network, [actor.id for actor in harbour.actors])
    assert fewer.actors == ("mayor", "windco", "fishers") and len(fewer.pairs) == 3
    given = replace(harbour, agreement=fewer)
    assert language("en").say(kinds["agreement"].headline(given)) == HARBOUR_AGREES
    assert fewer.of == 7  # all but the council, neutral, and the school, silent


def test_all_pairs_that_share_an_issue_are_counted(cases: Path) -> None:
    """The reported case: by hand, from the latest positions of every two actors."""
    data = load(cases / "reported" / "scanning")
    latest: dict[str, dict[str, float]] = {}
    for stance in sorted(data.stances, key=lambda stance: stance.date or date.min):
        latest.setdefault(stance.actor, {})[stance.issue] = stance.position
    totals = [
        sum(
            float(np.sign(latest[a][i] * latest[b][i])) for i in latest[a].keys() & latest[b].keys()
        )
        for a, b in combinations(latest, 2)
        if latest[a].keys() & latest[b].keys()
    ]
    agree, disagree = sum(t > 0 for t in totals), sum(t < 0 for t in totals)
    assert (len(totals), agree, disagree) == (260, 116, 124)
    drawn = analyse(data, Settings(replicates=0), with_pictures=True)
    said = language("en").say(kinds["agreement"].headline(drawn))
    assert said == (
        "116 of 260 pairs that share an issue agree, 124 disagree, 20 come out even or are neutral"
    )


def test_camps_of_the_same_size_are_not_said_to_follow_one_another() -> None:
    """Two pairs of friends that quarrel: neither is larger."""
    ties = (Tie("t1", "a", "b", 1), Tie("t2", "c", "d", 1), Tie("t3", "a", "c", -1))
    data = Dataset("even", actors=tuple(Actor(x, x) for x in "abcd"), ties=ties)
    said = language("en").say(kinds["camps"].headline(analyse(data, Settings(replicates=0))))
    assert said.startswith("2 camps of 2 actors each, of 4: ")
    more = replace(
        data,
        ties=(*ties, Tie("t4", "e", "a", -1), Tie("t5", "e", "c", -1)),
        actors=(*data.actors, Actor("e", "e")),
    )
    said = language("en").say(kinds["camps"].headline(analyse(more, Settings(replicates=0))))
    assert said.startswith("Of 3 camps ") and "are the largest with 2 of 5 actors each" in said


def test_bodies_whose_members_are_listed_are_not_ranked(harbour: Report) -> None:
    bodies = {row.actor for row in harbour.dataset.influence}  # the council
    actors = tuple(replace(one, aggregate=one.id in bodies) for one in harbour.actors)
    given = replace(harbour, actors=actors)
    said = language("en").say(kinds["ranking"].headline(given))
    assert said == "Mayor Eriksen ranks first by influence, before WindCo"


@pytest.mark.parametrize(
    ("sources", "said"),
    [
        ((), "None of the 23 claims names a source"),
        (("s1",), "All 23 claims name a source, 23 of them a single one"),
        (("s1", "s2"), "All 23 claims name a source, 0 of them a single one"),
    ],
)
def test_how_good_the_evidence_is(harbour: Report, sources: tuple[str, ...], said: str) -> None:
    tables: Mapping[str, Any] = {
        name: tuple(replace(row, source=sources) for row in getattr(harbour.dataset, name))
        for name in ("stances", "ties", "influence")
    }
    given = replace(harbour, dataset=replace(harbour.dataset, **tables))
    assert language("en").say(kinds["quality"].headline(given)) == said


def test_agreement_matrix_is_symmetric_with_the_value_of_the_view(harbour: Report) -> None:
    shown = agreement._shown(harbour)
    matrix = agreement._matrix(harbour, shown)
    place = {actor.id: number for number, actor in enumerate(shown)}
    one, other = place["windco"], place["fishers"]
    assert matrix[one, other] == matrix[other, one] == -1.0  # they differ on both issues
    # windco takes sides on two issues, bank on one: 1 / 1.5
    assert matrix[one, place["bank"]] == pytest.approx(1 / 1.5)
    assert np.isnan(matrix[place["windco"], place["master"]])
    assert np.isnan(np.diag(matrix)).all()


def test_ties_between_camps(harbour: Report) -> None:
    assert ties_between(harbour) == {
        (2, 2, 1): 3,  # t1, t2, t8
        (1, 2, -1): 2,  # t3, t5
        (1, 1, 1): 2,  # t4, t7
        (1, 2, 1): 1,  # t6
        (2, 3, 1): 1,  # t9
    }


def test_forecast_has_its_range_and_the_decision(harbour: Report) -> None:
    ((found, unit),) = expected(harbour)
    assert (unit, found.ends) == (-0.12, (-0.4, 0.1))
    issue = decided(harbour)
    assert issue is not None and issue.outcome == -0.6


def test_every_model_of_the_panel_has_its_row() -> None:
    data = Dataset(
        "case",
        actors=tuple(Actor(one, one, capability=10.0) for one in "ab"),
        issues=(Issue("q", "?", decided_by=("a",)),),
        stances=(Stance("s1", "a", "q", 1.0, 1.0), Stance("s2", "b", "q", -0.5, 1.0)),
        ties=(Tie("t1", "a", "b", 1),),
    )
    report = analyse(data, Settings(replicates=0))
    table = report.section("forecast").table  # type: ignore[union-attr]
    assert table is not None
    drawn = sorted(round(unit, 9) for _, unit in expected(report))
    assert drawn == sorted(round(float(row[1]), 9) for row in table.rows)  # type: ignore[arg-type]
    assert len(drawn) == 7


def test_a_decision_after_the_reports_day_is_not_told(harbour: Report) -> None:
    earlier = replace(harbour, as_of=date(2026, 2, 1))
    assert decided(earlier) is None
    assert "decided" not in language("en").say(kinds["forecast"].headline(earlier))


def test_ranks_carry_their_range(harbour: Report) -> None:
    assert rank_words(harbour.actors[1]) == "2 (1–4)"
    assert rank_words(replace(harbour.actors[1], rank_low=None)) == "2"


def test_equals_share_the_first_rank(harbour: Report) -> None:
    first, second, *rest = harbour.actors
    tied = replace(harbour, actors=(first, replace(second, rank=1, influence=1.0), *rest))
    said = language("en").say(kinds["ranking"].headline(tied))
    assert said == "Mayor Eriksen and Town council rank first by influence"


def test_ranks_that_overlap_are_not_put_in_order(harbour: Report) -> None:
    """The first reaches down to rank 2: it shares the headline with whoever may be second."""
    first, second, *rest = harbour.actors
    actors = (
        replace(first, rank_low=1, rank_high=2, shared_rank=1, tied=True),
        replace(second, rank_low=2, rank_high=3, shared_rank=2, tied=True),
        *(replace(actor, rank_low=4, rank_high=9, shared_rank=4, tied=True) for actor in rest),
    )
    shown = replace(harbour, actors=actors)
    said = language("en").say(kinds["ranking"].headline(shown))
    assert said == "Mayor Eriksen and Town council rank first by influence"
    assert [rank_words(actor) for actor in actors[:3]] == ["1= (1–2)", "2= (2–3)", "4= (4–9)"]


def test_institutions_whose_members_are_listed_are_not_ranked(harbour: Report) -> None:
    first, second, *rest = harbour.actors
    shown = replace(harbour, actors=(first, replace(second, aggregate=True), *rest))
    said = language("en").say(kinds["ranking"].headline(shown))
    assert said.startswith("Mayor Eriksen ranks first by influence, before ")
    assert "Town council" not in said


def test_who_is_least_sure_of_its_camp(harbour: Report) -> None:
    """In the case an actor of rank r is elsewhere in r / 25: more than 10% from rank 3 on."""
    placed = [actor for actor in harbour.actors if actor.camp is not None]
    last = max(placed, key=lambda actor: actor.rank)
    unsure = sum(actor.rank > 2 for actor in placed)
    said = language("en").say(kinds["membership"].headline(harbour))
    name = language("en").names[last.id]
    assert said == f"{unsure} actors often stand in another camp, most often {name}"


CLAIMS = {"+": 1, "-": -1}
CONTESTED = "Contested, with claims of support and of opposition: {}"


@pytest.mark.parametrize(
    ("ties", "said"),
    [
        (("a+b", "a-b"), CONTESTED.format("1 of 1 tie")),
        (
            ("a+b", "a-b", "c+b"),
            CONTESTED.format("1 of 2 ties"),
        ),
        (
            ("a+b", "c+d"),
            "Nobody opposes anybody; B and D have the most support, from 1 actor each",
        ),
        (("a+b", "c+b", "a+d"), "Nobody opposes anybody; B has the most support, from 2 actors"),
        (("a+b", "b+c", "c+d"), "Nobody opposes anybody: 3 ties of support"),
        (("a-b", "c+d"), "B meets the most opposition, from 1 actor"),
    ],
)
def test_the_matrix_names_who_is_alone_ahead(ties: tuple[str, ...], said: str) -> None:
    """Contested ties alone had no headline; of equals the first was named alone."""
    data = Dataset(
        "d",
        actors=tuple(Actor(name, name.upper()) for name in "abcd"),
        ties=tuple(Tie(f"t{n}", t[0], t[2], CLAIMS[t[1]]) for n, t in enumerate(ties)),
    )
    report = analyse(data, Settings(replicates=0), with_pictures=True)
    assert _said(report, "matrix") == said


@pytest.mark.parametrize(
    ("positions", "said"),
    [
        ((0.5,), "The one actor with a stance supports: “Sell?”"),
        ((-0.5,), "The one actor with a stance opposes: “Sell?”"),
        ((0.0,), "The one actor with a stance takes no side: “Sell?”"),
        ((0.5, -0.5), "1 of 2 actors with a stance supports, 1 opposes: “Sell?”"),
        ((0.5, -0.5, -1.0), "2 of 3 actors with a stance oppose, 1 supports: “Sell?”"),
    ],
)
def test_few_actors_are_counted_in_good_grammar(positions: tuple[float, ...], said: str) -> None:
    rows = enumerate(positions)
    data = Dataset(
        "d",
        actors=tuple(Actor(f"a{n}", f"A{n}") for n in range(len(positions))),
        issues=(Issue("sell", "Sell?"),),
        stances=tuple(Stance(f"s{n}", f"a{n}", "sell", place) for n, place in rows),
    )
    report = analyse(data, Settings(replicates=0), with_pictures=True)
    assert _said(report, "stance") == said


def _said(report: Report, kind: str) -> str:
    names = report.dataset.names("en")
    return str(Language("en", names).say(kinds[kind].headline(report)))
