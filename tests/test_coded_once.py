"""Each passage as one claim in a dataset, and the readings that it was chosen among."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from graphkit.coded_once import coded_once
from graphkit.coders import codings, place_of, said, topic
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie


def read(id, coder, position, *, issue="i", **more) -> Stance:
    extra = {"x_coder": coder, **({"x_agreed": "yes"} if more.pop("agreed", False) else {})}
    return Stance(id, "a", issue, position, source=("x",), extra=extra, **more)


def tied(id, coder, sign, **more) -> Tie:
    return Tie(id, "a", "b", sign, source=("x",), extra={"x_coder": coder}, **more)


# Two of three coders see support on i, with s4 coded as sure as .9; on j Ann and Bo agreed later;
# of the tie each of the two says something else; s7 is read by one alone, s8 by nobody named.
STANCES = (
    read("s1", "ann", 1, confidence=0.9),
    read("s2", "bo", 1),
    read("s3", "cy", -1),
    read("s5", "ann", -1, issue="j"),
    read("s6", "bo", 0.5, issue="j", agreed=True),
    read("s7", "ann", 0.2, issue="k", date=date(2026, 1, 2)),
    Stance("s8", "b", "i", -1),
)
TIES = (tied("t1", "ann", 1, since=date(2026, 1, 3)), tied("t2", "bo", -1), Tie("t3", "b", "a", 1))
DATA = Dataset(
    "d",
    actors=(Actor("a", "A"), Actor("b", "B")),
    issues=tuple(Issue(name, "?") for name in "ijk"),
    stances=STANCES,
    ties=TIES,
)


def told(rows):
    return [(row.id, row.confidence) for row in rows]


def test_what_counts_stands_in_its_place_and_what_was_read_stays_beside_it() -> None:
    once = coded_once(DATA)
    assert told(once.dataset.stances) == [("s1", 0.9), ("s6", None), ("s7", None), ("s8", None)]
    assert told(once.dataset.ties) == [("t1", 0.5), ("t2", 0.5), ("t3", None)]
    assert once.dataset.actors == DATA.actors and once.dataset.issues == DATA.issues
    # readings are those of the passages on which nobody agreed later
    assert once.read is not None and once.read.actors == DATA.actors
    assert told(once.read.stances) == [
        ("s1", 0.9), ("s2", pytest.approx(2 / 3)), ("s3", pytest.approx(1 / 3)),
    ]  # fmt: skip
    assert told(once.read.ties) == [("t1", 0.5), ("t2", 0.5)]
    assert once.by_share == {"s2", "s3", "t1", "t2"}
    assert [[row.id for row in passage.rows] for passage in once.passages] == [
        ["s1", "s2", "s3"], ["t1", "t2"],
    ]  # fmt: skip


def test_where_all_was_agreed_on_no_readings_are_left() -> None:
    once = coded_once(replace(DATA, stances=STANCES[3:], ties=TIES[2:]))
    assert [row.id for row in once.dataset.stances] == ["s6", "s7", "s8"]
    assert (once.read, once.passages, once.by_share) == (None, (), frozenset())
    assert coded_once(replace(DATA, stances=STANCES[5:], ties=())).read is None


def test_days_issues_and_directions_are_cut_in_both() -> None:
    once = coded_once(DATA)
    late = replace(once, dataset=DATA)
    early = late.until(date(2026, 1, 1))
    assert [row.id for row in early.dataset.stances] == ["s1", "s2", "s3", "s5", "s6", "s8"]
    assert early.read is not None
    assert [row.id for row in early.read.ties] == ["t2"]
    some = once.on_issues(iter(["j", "k"]))
    assert some.read is not None
    assert [row.id for row in some.dataset.stances] == ["s6", "s7"]
    assert some.read.stances == () and len(some.read.ties) == 2
    both = once.undirected()
    assert both.read is not None
    assert not any(tie.directed for tie in (*both.dataset.ties, *both.read.ties))
    assert (some.passages, some.by_share) == (once.passages, once.by_share)
    alone = coded_once(replace(DATA, stances=STANCES[5:], ties=TIES[2:]))
    assert alone.undirected().read is None


def test_every_passage_that_a_coder_coded_those_of_one_after_those_of_several() -> None:
    found = codings(STANCES)
    assert [[row.id for row in passage.rows] for passage in found.coded] == [
        ["s1", "s2", "s3"], ["s5", "s6"], ["s7"],
    ]  # fmt: skip
    assert [passage.source for passage in found.coded] == ["x", "x", "x"]
    assert [passage.differs for passage in found.coded] == [True, True, False]
    assert [passage.largest_share for passage in found.coded] == pytest.approx([2 / 3, 0.5, 1])


def test_who_agreed_without_a_coder_is_no_coder() -> None:
    nobody = replace(read("s9", None, 1, agreed=True), extra={"x_agreed": "yes"})
    found = codings([nobody, read("s2", "bo", 1, issue="j")])
    assert [row.id for row in found.alone] == ["s9", "s2"]
    assert [[row.id for row in passage.rows] for passage in found.coded] == [["s2"]]


def test_what_a_tie_says_is_its_ends_sign_and_direction() -> None:
    one = Tie("t", "b", "a", -1, locator="characters 3-9")
    assert (topic(one), said(one)) == (("b", "a"), ("b", "a", -1, True))
    both = replace(one, directed=False)
    assert (topic(both), said(both)) == (("a", "b"), ("a", "b", -1, False))
    assert topic(replace(both, source_actor="a", target_actor="b")) == ("a", "b")
    assert said(Stance("s", "a", "i", -0.4)) == ("a", "i", -1)
    assert place_of(one) == (3, 9) and place_of(replace(one, locator=None)) is None
