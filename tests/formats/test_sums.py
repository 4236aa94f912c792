"""Equal ties add up where the analyst says so: strengths by addition, days from first to last."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.formats import ReadOptions, load
from tests.formats.fixture_types import Read, Refused

EVENTS = (
    "from,to,sign\nTown,Port,support\nTown,Port,support\nTown,Port,support\nYard,Port,support\n"
)


def test_three_events_are_three(read: Read) -> None:
    assert len(read("a.csv", EVENTS).ties) == 4
    dataset = read("b.csv", EVENTS, sum=True)
    assert [(t.source_actor, t.strength) for t in dataset.ties] == [("Town", 3), ("Yard", 1)]
    (account,) = dataset.accounts
    assert (account.read, account.used, account.merged) == (4, 2, 2)


def test_signed_weights_are_added_side_by_side(read: Read) -> None:
    content = "from,to,weight,since,source_id\na,b,2,2024-01-02,s1\na,b,-3,2024-01-03,s2\n"
    content += "a,b,0.5,2023-05-01,s3\nb,a,1,2024-02-01,s1\n"
    dataset = read("a.csv", content, sum=True)
    assert [(t.source_actor, t.sign, t.strength, t.since, t.source) for t in dataset.ties] == [
        ("a", 1, 2.5, date(2023, 5, 1), ("s1", "s3")),
        ("a", -1, 3, date(2024, 1, 3), ("s2",)),
        ("b", 1, 1, date(2024, 2, 1), ("s1",)),
    ]


def test_tenths_add_up_to_one_whatever_the_python(read: Read) -> None:
    """Added one after the other, and up to Python 3.11, they are 0.9999999999999999."""
    rows = "Town,Port,support,0.1\n" * 10
    dataset = read("a.csv", f"from,to,sign,strength\n{rows}", sum=True)
    assert [tie.strength for tie in dataset.ties] == [1.0]


rows = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("cd"), st.integers(1, 9)), min_size=1
)


@pytest.mark.relation
@given(rows)
def test_the_sum_over_each_pair_is_kept(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, str, int]]
) -> None:
    path = tmp_path_factory.mktemp("sum") / "a.csv"
    lines = [f"{one},{other},{weight}" for one, other, weight in events]
    path.write_text("\n".join(["from,to,weight", *lines]))
    expected: Mapping[tuple[str, str], float] = defaultdict(float)
    for one, other, weight in events:
        expected[one, other] += weight  # type: ignore[index]
    found = load(path, options=ReadOptions(sum=True)).ties
    assert {(t.source_actor, t.target_actor): t.strength for t in found} == expected


def test_days_are_added_up_as_days(read: Read) -> None:
    """As text 01.02.2021 would come before 31.12.2020; a month ends with its last day."""
    content = "from,to,sign,since,until\na,b,+,31.12.2020,31.12.2020\na,b,+,01.02.2021,02.2021\n"
    (tie,) = read("a.csv", content, sum=True, dates="dmy").ties
    assert (tie.since, tie.until) == (date(2020, 12, 31), date(2021, 2, 28))
    (tie,) = read("b.csv", content + "a,b,+,,2023\n", sum=True, dates="dmy").ties
    assert (tie.since, tie.until, tie.strength) == (None, date(2023, 12, 31), 3)


@pytest.mark.parametrize(
    ("wrong", "column"), [(",,much,", "strength"), ("2024-13-01,,,", "since"), (",,,often", "confidence")]
)  # fmt: skip
def test_what_is_wrong_in_an_equal_row_is_told(wrong: str, column: str, refused: Refused) -> None:
    content = f"from,to,sign,since,until,strength,confidence\na,b,+,,,,\na,b,+,{wrong}\n"
    (told,) = refused("a.csv", content, sum=True)
    assert told.startswith("a.csv:3:") and f"({column})" in told


def test_words_that_mean_one_thing_are_equal_and_the_rest_is_kept(read: Read) -> None:
    content = (
        "from,to,sign,relation,relation:ja,x_how,source_id,locator,summary,id\n"
        "a,b,+,met,会,by boat,s1,1,first,t1\na,b,support,met,会,by train,s2|s1,2,second,t2\n"
        "a,b,1,met,,,,,,\na,b,oppose,met,,,,,,\n"
    )
    one, other = read("a.csv", content, sum=True).ties
    assert (one.sign, one.strength, one.source) == (1, 3, ("s1", "s2"))
    assert (one.id, one.locator, one.summary) == ("t1", "1", "first")
    assert one.extra == {"x_how": "by boat|by train"} and other.extra == {}
    assert one.translations == {"relation:ja": "会"}
    assert (other.sign, other.strength) == (-1, 1)


def test_nothing_equal_is_no_note(read: Read) -> None:
    dataset = read("a.csv", "from,to,sign,x_how\na,b,+,\nb,a,+,boat\n", sum=True)
    assert [tie.extra for tie in dataset.ties] == [{}, {"x_how": "boat"}]
    assert "sum" not in {notice.code for notice in dataset.notices}
