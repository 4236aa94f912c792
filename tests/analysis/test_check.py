"""Each weakness found where it was put, and nowhere in data without it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graphkit.analysis.check import Quality, Weakness, check, quality
from graphkit.dataset import (
    Account,
    Actor,
    Claim,
    Dataset,
    Event,
    Influence,
    Issue,
    Source,
    Stance,
    Tie,
)
from graphkit.errors import Place, Problem
from graphkit.formats import load

DAY = date(2026, 6, 1)
SOUND = Dataset(
    "sound",
    actors=(
        Actor("a", "Anna", member_of=("body",)),
        Actor("b", "Bert", capability=40),
        Actor("body", "The Body"),
    ),
    issues=(Issue("q", "Shall we?", decided_by=("a", "body")),),
    stances=(
        Stance("st1", "a", "q", 1, 0.5, date=DAY, confidence=0.9, source=("s1", "s2")),
        Stance("st2", "b", "q", -1, 0.5, date=DAY, confidence=0.9, source=("s1", "s2")),
        Stance("st3", "body", "q", -1, 0.5, date=DAY, confidence=0.9, source=("s1", "s2")),
    ),
    ties=(Tie("ti1", "a", "b", 1, since=DAY, confidence=0.6, source=("s1", "s2")),),
    influence=(
        Influence("in1", "a", "q", 50, DAY, source=("s1",)),
        Influence("in2", "body", "q", 70, DAY, aggregate=True, source=("s1",)),
    ),
    sources=(Source("s1", reliability=0.9), Source("s2", reliability=0.5)),
)


def found(dataset: Dataset, code: str, **settings: object) -> list[Weakness]:
    all_of_them = check(dataset, **{"as_of": DAY, **settings})  # type: ignore[arg-type]
    return [weakness for weakness in all_of_them if weakness.code == code]


def changed(**tables: object) -> Dataset:
    from dataclasses import replace

    return replace(SOUND, **tables)  # type: ignore[arg-type]


def more(*rows: Claim) -> Dataset:
    """The sound data with more claims."""
    stances = tuple(row for row in rows if isinstance(row, Stance))
    ties = tuple(row for row in rows if isinstance(row, Tie))
    influence = tuple(row for row in rows if isinstance(row, Influence))
    return changed(
        stances=SOUND.stances + stances,
        ties=SOUND.ties + ties,
        influence=SOUND.influence + influence,
    )


def test_sound_data_has_no_weakness() -> None:
    assert check(SOUND, as_of=DAY) == ()
    assert quality(SOUND) == Quality(6, 2, 0, 0, 0, 0, DAY, DAY, 0)


def test_a_pair_of_claims_that_contradict_is_one_pair() -> None:
    found = quality(more(Stance("x", "a", "q", -0.1, 0.5, date=DAY, source=TWO)))
    assert found.contradictory == 1


def test_who_has_a_vote_that_is_not_known_is_not_to_be_taken_out() -> None:
    """Without m the house would have a member less: what it takes to carry would be another."""
    house = changed(
        actors=(
            *SOUND.actors,
            *(Actor("house", "House"), Actor("m", "M", member_of=("house",))),
            *(Actor("council", "Council"), Actor("z", "Zoe"), Actor("p", "Pat")),
        ),
        issues=(
            replace(SOUND.issues[0], decided_by=("house", "council"),
                    decision_rule="majority;proposer=p"),
        ),
    )  # fmt: skip
    assert [weakness.rows for weakness in found(house, "orphan-actor")] == [("z",)]


TWO = ("s1", "s2")
OLD = date(2025, 5, 31)
WEAK = {
    "unsourced": (more(Stance("x", "a", "q", 1, 0.5)), ("x",)),
    "low-confidence": (more(Tie("x", "b", "a", 1, confidence=0.59, source=TWO)), ("x",)),
    "contradiction": (more(Stance("x", "a", "q", -0.1, 0.5, date=DAY, source=TWO)), ("st1", "x")),
    "single-source": (more(Tie("x", "b", "a", 1, source=("s1",))), ("x",)),
    "no-salience": (more(Stance("x", "a", "q", 1, date=DAY, source=TWO)), ("x",)),
    "orphan-actor": (changed(actors=(*SOUND.actors, Actor("z", "Zoe"))), ("z",)),
    "orphan-issue": (changed(issues=(*SOUND.issues, Issue("z", "Zero?"))), ("z",)),
    "uncited": (changed(sources=(*SOUND.sources, Source("z"))), ("z",)),
    "low-reliability": (
        changed(
            influence=(*SOUND.influence, Influence("x", "a", "q", 50, DAY, source=("s3",))),
            sources=(*SOUND.sources, Source("s3", reliability=0.4)),
        ),
        ("x",),
    ),
    "second-hand": (
        changed(
            influence=(*SOUND.influence, Influence("x", "a", "q", 50, DAY, source=("s3",))),
            ties=(*SOUND.ties, Tie("y", "b", "a", 1, confidence=0.9, source=("s2", "s3"))),
            sources=(*SOUND.sources, Source("s3", extra={"x_kind": "Agency-Copy"})),
        ),
        ("x",),
    ),
    "empty-aggregate": (more(Influence("x", "b", "q", 9, DAY, aggregate=True, source=TWO)), ("b",)),
    "no-capability": (
        changed(
            actors=(*SOUND.actors, Actor("z", "Zoe")),
            stances=(*SOUND.stances, Stance("x", "z", "q", 1, 0.5, date=DAY, source=TWO)),
        ),
        ("z",),
    ),
    "capability-elsewhere": (
        changed(
            issues=(*SOUND.issues, Issue("r", "Really?")),
            stances=(*SOUND.stances, Stance("x", "a", "r", 1, 0.5, date=DAY, source=TWO)),
        ),
        ("a",),
    ),
    "unknown-decided-by": (changed(issues=(Issue("q", "Q?", decided_by=("zz", "a")),)), ("zz",)),
    "unknown-member-of": (
        changed(actors=(*SOUND.actors[:2], Actor("body", "B", member_of=("zz",)))),
        ("zz",),
    ),
    "member-cycle": (
        changed(actors=(*SOUND.actors[:2], Actor("body", "B", member_of=("a",)))),
        ("a", "body"),
    ),
    "stale": (
        more(
            Stance("x", "a", "r", 1, 0.5, date=OLD, source=TWO),
            Influence("y", "a", "r", 5, DAY, source=TWO),
        ),
        ("x",),
    ),
}


@pytest.mark.parametrize("code", WEAK)
def test_weakness_is_found_with_its_rows(code: str) -> None:
    dataset, rows = WEAK[code]
    (weakness,) = found(dataset, code)
    assert weakness.rows == rows
    assert str(weakness.message) and str(weakness.advice)
    assert not found(SOUND, code)


def test_age_is_counted_from_the_latest_claim_to_the_day_asked_about() -> None:
    older = Stance("x", "a", "q", 1, 0.5, date=date(2020, 1, 1), source=TWO)
    assert not found(more(older), "stale")  # superseded by st1
    assert found(SOUND, "stale", as_of=date(2027, 6, 2))
    assert not found(SOUND, "stale", as_of=date(2027, 6, 1))
    assert found(SOUND, "stale", as_of=date(2026, 7, 2), stale_days=30)
    assert not found(SOUND, "stale", as_of=None, stale_days=0)


def test_what_was_decided_does_not_go_stale() -> None:
    decided = changed(issues=(Issue("q", "Shall we?", decided_on=date(2026, 6, 2)),))
    assert not found(decided, "stale", as_of=date(2030, 1, 1))
    assert found(decided, "stale", as_of=date(2026, 6, 1), stale_days=-1)


def test_own_columns_that_hold_source_ids_are_sources_too() -> None:
    tie = Tie("x", "b", "a", 1, source=("s1",), extra={"x_corroborated_by": "s2|other"})
    assert not found(more(tie), "single-source")


def test_no_source_at_all_is_not_a_single_source() -> None:
    dataset = more(Tie("x", "b", "a", 1))
    assert not found(dataset, "single-source")
    assert quality(dataset).unsourced == 1


def test_several_claims_of_a_pair_count_together() -> None:
    ties = (Tie("x", "b", "a", 1, source=("s1",)), Tie("y", "b", "a", 1, source=("s2",)))
    assert not found(more(*ties), "single-source")
    one_way = (Tie("x", "b", "a", 1, source=("s1",)), Tie("y", "a", "body", 1, source=("s1",)))
    assert found(more(*one_way), "single-source")[0].rows == ("x", "y")


def test_names_that_two_actors_share() -> None:
    actors = (
        Actor("a", "Anna", names={"ja": "アンナ"}, aliases=("A.", "Anna")),
        Actor("b", "Bert", aliases=("anna", "アンナ")),
    )
    dataset = changed(actors=(*actors, SOUND.actors[2]))
    assert [w.rows for w in found(dataset, "ambiguous-name")] == [("a", "b")]
    (alike,) = found(dataset, "alike-name")
    assert str(alike.message).startswith("'Anna' (a) and 'anna' (b) may be one")


def test_events_and_outcomes_cite_too() -> None:
    events = (Event("ev1", DAY, "Vote", source=("z1",)),)
    issues = (Issue("q", "Shall we?", outcome_source=("z2",)),)
    sources = (*SOUND.sources, Source("z1"), Source("z2"))
    assert not found(changed(events=events, issues=issues, sources=sources), "uncited")


def test_notices_and_accounts_are_part_of_it() -> None:
    notice = Problem("warning", "trimmed", "White {space}", Place("a.csv", 2, 1), "Look.")
    dataset = changed(notices=(notice,), accounts=(Account("actors", 4, 3, 1),))
    trimmed, account = check(dataset, as_of=DAY)
    assert (str(trimmed.message), str(trimmed.advice)) == ("White {space}", "Look.")
    assert trimmed.place == notice.place
    assert str(account.message) == "actors: 4 rows read = 3 used + 1 merged + 0 rejected."


def test_errors_come_first() -> None:
    actors = (*SOUND.actors[:2], Actor("body", "Bo", member_of=("a",)), Actor("z", "Z"))
    levels = [weakness.level for weakness in check(changed(actors=actors), as_of=DAY)]
    assert levels == ["error", "warning"]


def test_reference_data(blackwell_folder: Path) -> None:
    dataset = load(blackwell_folder)
    counted = quality(dataset)
    assert (counted.claims, counted.sources, counted.unsourced) == (565, 159, 0)
    low = sum(row.confidence is not None and row.confidence < 0.6
              for row in (*dataset.stances, *dataset.ties))  # fmt: skip
    assert counted.low_confidence == low
    assert {w.level for w in check(dataset, as_of=dataset.last_day)} <= {"warning", "note"}


def test_a_rule_that_nobody_follows() -> None:
    issue = Issue("q", "Q?", decision_rule="sole")
    (weakness,) = found(changed(issues=(issue,)), "decision-rule")
    assert weakness.level == "error" and weakness.rows == ("q",)
    weighed = Issue("q", "Q?", decision_rule="majority;a=2;b=1")  # the weights name who votes
    decided = Issue("q", "Q?", decision_rule="sole", decided_by=("a",))
    assert not any(found(changed(issues=(one,)), "decision-rule") for one in (weighed, decided))


def test_where_it_cannot_be_told_who_speaks_for_whom() -> None:
    """A firm without power and its boss; an aggregate and coded power leave nothing open."""
    boss = Actor("boss", "Boss", member_of=("firm",), capability=40.0)
    open_case = Dataset(
        "c",
        actors=(Actor("firm", "Firm"), boss),
        issues=(Issue("i", "?"),),
        stances=(Stance("s1", "firm", "i", 1.0), Stance("s2", "boss", "i", 1.0)),
    )
    told = replace(open_case, actors=(Actor("firm", "Firm", capability=30.0), boss))
    marked = replace(open_case, bodies=frozenset({"firm"}))
    found = [
        [weakness.rows for weakness in check(case) if weakness.code == "who-speaks"]
        for case in (open_case, told, marked)
    ]
    assert found == [[("firm",)], [], []]
