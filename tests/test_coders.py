"""Several coders' readings of one passage are one claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.coded_once import coded_once
from graphkit.coders import codings, is_agreed, passage_of, seen_by
from graphkit.current_claim import standing
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie


def read(id, coder, position, where=None, actor="a", issue="i", source="x", **more) -> Stance:
    extra = {key: str(more.pop(key)) for key in ("x_agreed",) if key in more}
    extra |= {"x_coder": coder} if coder else {}
    place = f"characters {where[0]}-{where[1]}" if where else None
    return Stance(id, actor, issue, position, source=(source,), locator=place, extra=extra, **more)


def tied(id, coder, sign, a="a", b="b", **more) -> Tie:
    return Tie(id, a, b, sign, source=("x",), extra={"x_coder": coder}, **more)


def together(*rows) -> list[set[str]]:
    return [{row.id for row in passage.rows} for passage in codings(rows).passages]


def test_places_that_overlap_are_one_passage_whatever_is_read_in_it() -> None:
    one, other = read("s1", "ann", 1, (10, 50)), read("s2", "bo", -1, (40, 90))
    assert together(one, other) == [{"s1", "s2"}]
    assert together(one, replace(other, actor="b")) == [{"s1", "s2"}]  # the same issue
    assert together(one, replace(other, locator="characters 50-90")) == []  # it ends before 50
    assert together(one, replace(other, source=("y",))) == []
    assert together(one, replace(other, extra={"x_coder": "ann"})) == []
    assert together(one, replace(other, extra={})) == []


def test_of_what_one_coder_says_twice_the_order_of_rows_chooses_none() -> None:
    """Ann codes the same twice, once less sure: which of the two is with Bo's is always the same."""
    rows = [read("s1", "ann", -1), read("s2", "ann", -1, confidence=0.3), read("s3", "bo", -1)]
    (first,), (second,) = together(*rows), together(*reversed(rows))
    assert first == second


def test_of_several_ties_of_a_pair_those_of_one_sign_come_together() -> None:
    """Whatever the order of rows: the same first, and only then what is left."""
    rows = [tied("t1", "ann", 1), tied("t2", "ann", -1), tied("t3", "bo", -1), tied("t4", "bo", 1)]
    assert sorted(map(sorted, together(*rows))) == [["t1", "t4"], ["t2", "t3"]]
    assert sorted(map(sorted, together(*rows[:3]))) == [["t2", "t3"]]


def test_one_letter_that_is_shared_is_more_than_a_place_that_is_not_known() -> None:
    one = read("s1", "ann", 1, (0, 10))
    rows = [one, read("s2", "bo", -1, (9, 20)), read("s3", "bo", 1)]
    assert together(*rows) == together(*reversed(rows)) == [{"s1", "s2"}]


def test_a_tie_without_a_sign_is_nearest_to_a_neutral_one() -> None:
    rows = [tied("t1", "ann", None), tied("t2", "bo", 1), tied("t3", "bo", 0), tied("t4", "bo", -1)]
    assert together(*rows) == together(*reversed(rows)) == [{"t1", "t3"}]


@pytest.mark.parametrize(
    ("word", "agreed"),
    [("yes", True), ("ann", True), ("1", True), ("", False), ("0", False), ("no", False),
     ("False", False), ("none", False)],
)  # fmt: skip
def test_what_marks_a_row_as_agreed_on(word: str, agreed: bool) -> None:
    assert is_agreed(read("s1", "ann", 1, x_agreed=word)) is agreed


def test_who_has_seen_a_source_made_a_row_of_it_and_is_named() -> None:
    rows = [read("s1", "ann", 1), read("s2", "bo", 1), read("s3", None, 1, source="y"),
            replace(read("s4", "cy", 1), source=())]  # fmt: skip
    assert seen_by(rows) == {"x": {"ann", "bo"}}


def test_a_passage_that_names_two_actors_is_two_for_each_coder() -> None:
    rows = [read(f"{coder}{actor}", coder, 1, (0, 90), actor) for coder in ("ann", "bo")
            for actor in "ab"]  # fmt: skip
    assert together(*rows) == [{"anna", "boa"}, {"annb", "bob"}]


def test_places_that_are_not_known_go_by_actor_and_issue() -> None:
    one, other = read("s1", "ann", 1), read("s2", "bo", -1, (3, 9))
    assert together(one, other) == [{"s1", "s2"}]
    assert together(one, replace(other, actor="b")) == []
    days = [replace(row, date=date(2026, 1, day)) for day, row in enumerate((one, other), 1)]
    assert together(*days) == []
    assert together(
        tied("t1", "ann", 1, directed=False), tied("t2", "bo", 1, "b", "a", directed=False)
    ) == [{"t1", "t2"}]
    assert together(tied("t1", "ann", 1), tied("t2", "bo", 1, "b", "a")) == []


def test_of_several_places_the_nearest_come_together() -> None:
    rows = [
        read("s1", "ann", 1, (0, 50)),
        read("s2", "bo", 1, (45, 90)),
        read("s3", "bo", 1, (5, 48)),
    ]
    assert together(*rows) == [{"s1", "s3"}]


def test_the_share_of_coders_is_the_confidence_unless_one_is_coded() -> None:
    rows = [
        read("s1", "ann", 1),
        read("s2", "bo", 0.5),
        read("s3", "cy", -1),
        read("s4", "di", -1, confidence=0.9),
    ]
    (passage,) = codings(rows).passages
    assert [passage.with_confidence(row).confidence for row in rows] == [0.5, 0.5, 0.5, 0.9]
    assert {row.id for row in standing(passage)} == {"s2", "s4"}  # the more moderate; the surer


def test_most_coders_are_followed_and_all_rows_stay_in_the_data() -> None:
    rows = (read("s1", "ann", 1), read("s2", "bo", 1), read("s3", "cy", -1))
    data = Dataset("d", actors=(Actor("a", "A"),), issues=(Issue("i", "I?"),), stances=rows)
    once = coded_once(data)
    (counted,) = once.dataset.stances
    assert counted.position == 1 and counted.confidence == pytest.approx(2 / 3)
    assert once.read is not None and {row.id for row in once.read.stances} == {"s1", "s2", "s3"}
    assert data.stances == rows


@pytest.mark.parametrize("mark", ["yes", "Ann and Bo", "1"])
def test_what_was_agreed_on_counts(mark) -> None:
    rows = [read("s1", "ann", 1), read("s2", "bo", 1), read("s3", "cy", -1, x_agreed=mark)]
    (passage,) = codings(rows).passages
    assert [(row.id, row.confidence) for row in standing(passage)] == [("s3", None)]
    own = [*rows[:2], read("s4", None, 0.2, x_agreed=mark)]
    assert [row.id for row in standing(codings(own).passages[0])] == ["s4"]
    no = [*rows[:2], read("s3", "cy", -1, x_agreed="no")]
    assert [row.position for row in standing(codings(no).passages[0])] == [1]


def network(ties: tuple[Tie, ...]) -> Dataset:
    return Dataset("n", actors=(Actor("a", "A"), Actor("b", "B")), ties=ties)


def test_no_one_weighs_twice() -> None:
    """Ties: two coders of one passage, one of whom is alone with his sign."""
    rows = (tied("t1", "ann", 1), tied("t2", "bo", 1), tied("t3", "cy", -1))
    assert measure("signed_degree", network(rows)).values == {"a": 1.0, "b": 1.0}
    both = measure("signed_degree", network(rows[1:]))
    alone = measure("signed_degree", network((Tie("t1", "a", "b", 1), Tie("t2", "a", "b", -1))))
    assert both.values == alone.values  # contested between two coders as between two sources


def test_a_dataset_that_nobody_read_twice_is_the_same_object() -> None:
    rows = (read("s1", "ann", 1), read("s2", "ann", -1), read("s3", "bo", 1, actor="b"))
    data = Dataset("d", stances=rows)
    assert coded_once(data).dataset is data and passage_of(rows) == {}


READ = st.builds(
    lambda coder, position, start, size, actor, sure: (coder, position, start, size, actor, sure),
    st.sampled_from(["ann", "bo", "cy", None]),
    st.sampled_from([-1.0, -0.4, 0.0, 0.4, 1.0]),
    st.integers(0, 20),
    st.integers(0, 12),
    st.sampled_from("ab"),
    st.none() | st.sampled_from([0.3, 0.9]),
)


def rows_of(drawn, turn=1):
    return [
        read(f"s{n}", coder, turn * position, (start, start + size) if size else None, actor,
             confidence=sure)
        for n, (coder, position, start, size, actor, sure) in enumerate(drawn)
    ]  # fmt: skip


@pytest.mark.relation
@given(st.lists(READ, max_size=9))
@settings(max_examples=80, deadline=None)
def test_each_row_is_in_one_passage_and_each_coder_once_in_it(drawn) -> None:
    rows = rows_of(drawn)
    found = codings(rows)
    ids = [row.id for passage in found.passages for row in passage.rows]
    assert len(ids) == len(set(ids))
    for passage in found.passages:
        coders = [row.extra["x_coder"] for row in passage.codings]
        assert len(coders) == len(set(coders)) > 1
    assert {row.id for row in rows if row.extra} == {*ids, *(row.id for row in found.alone)}


@pytest.mark.relation
@given(st.lists(READ, max_size=9), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_order_and_side_play_no_part(drawn, shuffle) -> None:
    def said(rows, turn=1):
        data = Dataset("d", stances=tuple(rows))
        once = coded_once(data).dataset.stances
        return sorted(
            (row.actor, turn * row.position, row.confidence or -1, row.locator or "")
            for row in once
        )

    rows = rows_of(drawn)
    mixed = rows.copy()
    shuffle.shuffle(mixed)
    assert said(rows) == said(mixed)
    assert said(rows) == said(rows_of(drawn, -1), -1)
