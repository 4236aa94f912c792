"""The dataset by itself: what it holds by a day, what the public sees of it, what things are called."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphkit.dataset import (
    Account,
    Actor,
    Dataset,
    DirectInfluence,
    Event,
    Influence,
    Issue,
    Source,
    Stance,
    Tie,
    known_on,
)
from graphkit.errors import Problem
from graphkit.partial_date import PartialDate

BEFORE, DAY, AFTER = date(2025, 1, 1), date(2025, 6, 1), date(2025, 6, 2)


def dated(day: date | None, mark: str) -> Dataset:
    """A row of every dated kind, of one day."""
    return Dataset(
        "one",
        stances=(Stance(f"s{mark}", "a", "q", 1, date=day),),
        ties=(Tie(f"t{mark}", "a", "b", 1, since=day),),
        influence=(Influence(f"i{mark}", "a", "q", 5, date=day),),
        direct_influence=(DirectInfluence(f"d{mark}", "a", "b", 2, date=day),),
        events=(Event(f"e{mark}", day, "It rained"),) if day else (),
    )


def ids(dataset: Dataset) -> list[str]:
    tables = dataset.tables()
    return [row.id for name in tables for row in tables[name]]


@pytest.mark.parametrize(
    ("day", "kept"),
    [
        (None, ["s-", "t-", "i-", "d-"]),  # of these it is not known when: they stay
        (BEFORE, ["s-", "t-", "i-", "d-", "e-"]),
        (DAY, ["s-", "t-", "i-", "d-", "e-"]),  # the day itself is part of it
        (AFTER, []),
    ],
)
def test_what_was_claimed_by_a_day(day: date | None, kept: list[str]) -> None:
    assert ids(dated(day, "-").until(DAY)) == [
        mark for mark in ("s-", "t-", "i-", "d-", "e-") if mark in kept
    ]


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, BEFORE, False),
        (None, DAY, True),  # on its last day a tie still holds
        (BEFORE, AFTER, True),
        (BEFORE, None, True),
        (AFTER, None, False),
        (AFTER, AFTER, False),
    ],
)
def test_a_tie_holds_from_its_first_day_to_its_last(
    since: date | None, until: date | None, holds: bool
) -> None:
    tie = Tie("t", "a", "b", 1, since=since, until=until)
    assert bool(Dataset("one", ties=(tie,)).until(DAY).ties) is holds


def test_institutions_stay_institutions_when_the_rows_that_say_so_come_later() -> None:
    """The senate is coded as an aggregate after the day; the house was one and is none any more."""
    rows = (
        Influence("i1", "senate", "q", 50, date=AFTER, aggregate=True),
        Influence("i2", "house", "q", 50, date=BEFORE, aggregate=True),
        Influence("i3", "house", "q", 60, date=DAY),
    )
    whole = Dataset("one", influence=rows)
    assert whole.aggregates == {"senate"}
    assert whole.until(BEFORE).aggregates == {"senate", "house"}
    assert whole.until(DAY).aggregates == {"senate"}
    assert replace(whole, influence=(), bodies=frozenset({"x"})).aggregates == {"x"}


def test_the_latest_day_is_that_of_any_row() -> None:
    for name in ("stances", "ties", "influence", "direct_influence", "events"):
        early, late = dated(BEFORE, "1"), dated(AFTER, "2")
        every = replace(early, **{name: (*getattr(early, name), *getattr(late, name))})
        assert every.last_day == AFTER, name
        assert early.last_day == BEFORE
    assert dated(None, "-").last_day is None
    assert Dataset("none").last_day is None
    march = Dataset("one", stances=(Stance("s", "a", "q", 1, date=PartialDate(2024, 3)),))
    assert march.last_day == date(2024, 3, 31) and type(march.last_day) is date


def test_only_stances_and_events_on_some_issues() -> None:
    one, two = dated(DAY, "1"), dated(DAY, "2")
    other = replace(two.stances[0], issue="r")
    events = (
        Event("e1", DAY, "Of q", ("q", "r")),
        Event("e2", DAY, "Of r", ("r",)),
        Event("e3", DAY, "Of none"),
    )
    whole = replace(
        one,
        issues=(Issue("q", "?"), Issue("r", "?")),
        stances=(*one.stances, other),
        events=events,
    )
    kept = whole.on_issues(["q"])
    assert ids(kept) == ["q", "s1", "t1", "i1", "d1", "e1", "e3"]
    assert ids(whole.on_issues(iter(["q", "r"]))) == ids(whole)


def test_every_tie_as_undirected() -> None:
    ties = (Tie("t1", "a", "b", 1), Tie("t2", "b", "c", -1, directed=False))
    read = Dataset("one", ties=ties).undirected()
    assert [tie.directed for tie in read.ties] == [False, False]
    assert [tie.directed for tie in ties] == [True, False]


def test_unsigned_are_ties_of_which_none_has_a_sign() -> None:
    def signed(*signs: int | None) -> bool:
        ties = tuple(Tie(f"t{n}", "a", "b", sign) for n, sign in enumerate(signs))
        return Dataset("one", ties=ties).unsigned

    assert signed(None, None) and not signed() and not signed(None, 0) and not signed(1)


def test_rows_are_found_by_what_they_are_called() -> None:
    whole = replace(
        dated(DAY, "1"),
        actors=(Actor("a", "Ann"),),
        issues=(Issue("q", "?"),),
        sources=(Source("x"),),
    )
    assert whole.actor_by_id["a"].name == "Ann"
    assert whole.issue_by_id["q"].question == "?"
    assert list(whole.source_by_id) == ["x"]
    assert list(whole.claim_by_id) == ["s1", "t1", "i1", "d1"]
    assert all(key == row.id for key, row in whole.claim_by_id.items())
    assert list(whole.tables()) == [
        "actors", "issues", "stances", "ties", "influence", "direct_influence", "events", "sources",
    ]  # fmt: skip
    assert "direct_influence" not in replace(whole, direct_influence=()).tables()


def test_a_row_rests_on_its_sources_and_on_those_that_its_own_columns_name() -> None:
    whole = Dataset("one", sources=(Source("x"), Source("y"), Source("z")))
    more = {"x_also": "z | x |nobody", "x_remark": "y"}
    row = Stance("s", "a", "q", 1, source=("y", "w"), extra=more)
    assert whole.rests_on(row) == ("y", "w", "z", "x")
    assert whole.rests_on(replace(row, extra={})) == ("y", "w")
    assert whole.rests_on(replace(row, source=("y", "y"), extra={})) == ("y",)
    assert whole.rests_on(Issue("q", "?", outcome_source=("x",))) == ("x",)
    assert whole.rests_on(Actor("a", "Ann", extra={"x_seen": "x"})) == ("x",)


def test_what_the_whole_is_called() -> None:
    whole = Dataset("file", "Chips", titles={"ja": "半導体"})
    assert [whole.called(), whole.called("ja"), whole.called("de")] == ["Chips", "半導体", "Chips"]
    assert Dataset("file").called("ja") == "file"


def test_what_actors_and_issues_are_called() -> None:
    """By the short title in the language, else its question in it, else the short title of any
    language, the id where nothing was asked, else the question: in quotes what would run on."""
    title = {"x_title": "Tolls"}
    issues = (
        Issue("i1", "Build?", questions={"ja": "造るか"}, extra={**title, "x_title_ja": "通行料"}),
        Issue("i2", "Build?", questions={"ja": "造るか"}, extra=title),
        Issue("i3", "Build?", extra=title),
        Issue("i4", "Build?"),
        Issue("i5", "i5"),
        Issue("two words", "two words"),
    )
    actors = (Actor("a", "Ann", names={"ja": "アン"}), Actor("b", "Bob"))
    whole = Dataset("one", actors=actors, issues=issues)
    assert whole.names() == {
        "a": "Ann", "b": "Bob", "i1": "Tolls", "i2": "Tolls", "i3": "Tolls", "i4": "“Build?”",
        "i5": "i5", "two words": "“two words”",
    }  # fmt: skip
    assert whole.names("ja") == {
        "a": "アン", "b": "Bob", "i1": "通行料", "i2": "「造るか」", "i3": "「Tolls」",
        "i4": "「Build?」", "i5": "i5", "two words": "「two words」",
    }  # fmt: skip


def test_the_public_gets_no_private_row_of_any_table_and_no_source_of_these_alone() -> None:
    """Sources that nobody cites, or that something open cites too, stay."""
    shared = {"source": ("both",)}
    hidden = {"source": ("both", "SECRET"), "private": True}
    whole = Dataset(
        "one",
        issues=(Issue("q", "?", outcome_source=("result",)),),
        stances=(Stance("s1", "a", "q", 1, **shared), Stance("s2", "a", "q", 1, **hidden)),
        ties=(Tie("t1", "a", "b", 1), Tie("t2", "a", "b", 1, **hidden)),
        influence=(Influence("i1", "a", "q", 5), Influence("i2", "a", "q", 5, **hidden)),
        direct_influence=(
            DirectInfluence("d1", "a", "b", 2),
            DirectInfluence("d2", "a", "b", 2, **hidden),
        ),
        events=(Event("e1", DAY, "It rained", source=("paper",)),),
        sources=tuple(map(Source, ("both", "SECRET", "unused", "paper", "result"))),
        notices=(
            Problem("note", "open", "Something"),
            Problem("note", "hidden", "SECRET", private=True),
        ),
    )
    public = whole.for_audience("public")
    assert ids(public) == [
        "q", "s1", "t1", "i1", "d1", "e1", "both", "unused", "paper", "result",
    ]  # fmt: skip
    assert [notice.code for notice in public.notices] == ["open"]
    assert whole.private and not public.private
    assert whole.for_audience("internal") is whole
    result = Stance("s3", "a", "q", 1, source=("result", "paper"), private=True)
    assert ids(replace(whole, stances=(*whole.stances, result)).for_audience("public")) == ids(
        public
    )


def test_sources_that_private_rows_and_columns_name_in_their_own_words_go_too() -> None:
    """What corroborates a claim is named in a column of one's own; an open row keeps it."""
    also = {"x_also": "SECRET1|shared"}
    whole = Dataset(
        "one",
        actors=(Actor("a", "Ann", extra={"private_from": "SECRET2", "x_seen": "seen"}),),
        issues=(Issue("q", "?", extra={"private_from": "SECRET3"}),),
        stances=(
            Stance("s1", "a", "q", 1, source=("x",), extra={"x_also": "shared"}),
            Stance("s2", "a", "q", 1, private=True, extra=also),
        ),
        sources=tuple(map(Source, ("SECRET1", "SECRET2", "SECRET3", "shared", "seen", "x", "no"))),
    )
    public = whole.for_audience("public")
    assert [source.id for source in public.sources] == ["shared", "seen", "x", "no"]
    assert "SECRET" not in repr(public)


def test_where_nothing_is_private_the_public_sees_the_rows_that_there_are() -> None:
    whole = replace(dated(DAY, "1"), sources=(Source("x"),), actors=(Actor("a", "Ann"),))
    public = whole.for_audience("public")
    assert not whole.private
    for name, rows in whole.tables().items():
        assert getattr(public, name) is rows, name


def test_who_was_only_mentioned_stays_while_any_open_row_mentions_it() -> None:
    """Nobody listed actors and issues. Each kind of row that speaks of somebody keeps them; those
    of whom private rows alone speak go, and are counted nowhere."""
    people = ("s", "i", "t", "u", "d", "f", "judge", "hidden")
    stances = (Stance("s1", "s", "q", 1), Stance("s2", "hidden", "r", 1, private=True))
    whole = Dataset(
        "one",
        actors=tuple(Actor(name, name) for name in people),
        issues=(Issue("q", "?", decided_by=("judge",)), Issue("r", "?"), Issue("p", "?"),
                Issue("n", "?")),
        stances=stances,
        ties=(Tie("t1", "t", "u", 1),),
        influence=(Influence("i1", "i", "p", 5),),
        direct_influence=(DirectInfluence("d1", "d", "f", 2),),
        events=(Event("e1", DAY, "It rained", ("n",)),),
        accounts=(
            Account("actors", 0, 0), Account("issues", 0, 0), Account("stances", 4, 2, 1, 1),
            Account("ties", 1, 1),
        ),
    )  # fmt: skip
    public = whole.for_audience("public")
    assert [actor.id for actor in public.actors] == list(people[:-1])
    assert [issue.id for issue in public.issues] == ["q", "p", "n"]
    assert public.accounts == (
        Account("actors", 0, 0), Account("issues", 0, 0), Account("stances", 3, 1, 1, 1),
        Account("ties", 1, 1),
    )  # fmt: skip
    listed = replace(whole, accounts=(Account("actors", 8, 8), Account("issues", 4, 4)))
    public = listed.for_audience("public")
    assert len(public.actors) == 8 and len(public.issues) == 4
    assert public.accounts == listed.accounts
    # rows made in Python, of which no file gives an account: who is there was put there
    made = replace(whole, accounts=()).for_audience("public")
    assert len(made.actors) == 8 and len(made.issues) == 4


@pytest.mark.parametrize(
    ("decided", "today", "known"),
    [(None, DAY, True), (DAY, None, True), (DAY, DAY, True), (AFTER, DAY, False)],
)
def test_what_was_decided_is_known_from_its_day_on(
    decided: date | None, today: date | None, known: bool
) -> None:
    assert known_on(decided, today) is known
