"""What positions are about where no heading says so."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from graphkit.errors import DataError
from tests.formats.fixture_types import Read


def crossed(heading: str, values: Sequence[str]) -> str:
    """Three actors on each of some values of a column."""
    rows = [
        f"{who},{value},{('support', 'oppose')[(n + k) % 2]}"
        for n, who in enumerate(("Abbot", "Brill", "Crane"))
        for k, value in enumerate(values)
    ]
    return "\n".join([f"member,{heading},position", *rows]) + "\n"


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("vote", ["tolls", "bridge", "ferry"]),
        ("Festival", ["tolls", "bridge"]),
        ("vote_id", ["11", "12", "13"]),
        ("rollcall", ["1", "2"]),
        ("These", ["1", "2", "3"]),
        ("問", ["1", "2", "3"]),
    ],
)
def test_what_tells_the_rows_of_an_actor_apart_is_the_issue(
    read: Read, heading: str, values: list[str]
) -> None:
    """No word is known for it, but every actor has one row for each, and all have the same."""
    dataset = read("a.csv", crossed(heading, values))
    assert {issue.question for issue in dataset.issues} == {*values}
    assert len({(s.actor, s.issue) for s in dataset.stances}) == 3 * len(values)


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("coder", ["ann", "bo"]), ("date", ["2024-01-01", "2024-02-01"]), ("Welle", ["1", "2"]),
        ("newspaper", ["Herald", "Post"]), ("day seen", ["2024-01-01", "2024-02-01"]),
    ],
)  # fmt: skip
def test_what_tells_claims_about_one_issue_apart_is_none(
    read: Read, heading: str, values: list[str]
) -> None:
    assert [issue.question for issue in read("a.csv", crossed(heading, values)).issues] == ["a"]


@pytest.mark.parametrize(
    ("heading", "values"), [("type", ["speech", "vote"]), ("drawer", ["1", "2", "3"])]
)
def test_what_may_be_the_issue_or_not_is_asked(read: Read, heading: str, values: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        read("a.csv", crossed(heading, values))
    (problem,) = [p for p in caught.value.problems if p.level == "error"]
    assert str(problem.place) == f"a.csv:1:8 ({heading})"
    options = [answer.option for answer in problem.answers]
    assert options == [f"--columns issue={heading}", "--fixed issue=a"]
    counts = [
        len(read("a.csv", crossed(heading, values), **{key: (word,)}).issues)
        for key, word in (("columns", f"issue={heading}"), ("fixed", "issue=a"))
    ]
    assert counts == [len(values), 1]


def test_two_columns_that_tell_rows_apart_in_different_ways_are_asked_about(read: Read) -> None:
    text = "member,hall,colour,position\n" + "".join(
        f"M{n},{'nsw'[k]},{'pqr'[(k + n) % 3]},{('for', 'against')[k % 2]}\n"
        for n in range(3)
        for k in range(3)
    )
    with pytest.raises(DataError, match="told apart by"):
        read("a.csv", text)


def test_a_row_that_is_there_twice_makes_no_issue_of_a_column(read: Read) -> None:
    text = "Name,Sector,Position\nA,port,support\nB,port,oppose\nC,sea,support\nC,air,oppose\n"
    assert len(read("a.csv", text).issues) == 1
