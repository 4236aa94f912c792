"""What the challenge model says: its sentence, the moves of the first round, the table."""

from __future__ import annotations

import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.errors import UsageError


def case(rows, **scale):
    """One issue; `rows` are (position, capability, salience)."""
    actors = tuple(Actor(f"a{i}", f"A{i}", capability=row[1]) for i, row in enumerate(rows))
    stances = tuple(Stance(f"s{i}", f"a{i}", "q", r[0], r[2]) for i, r in enumerate(rows))
    return Dataset("case", actors=actors, issues=(Issue("q", "?", **scale),), stances=stances)


# The three of `test_three_actors_and_a_capitulation_by_hand`: the second gives in at once to the
# first, who stands where the third does; a fourth has no salience and takes no part.
GIVES_IN = [(1.0, 20, 1.0), (-1.0, 10, 0.5), (1.0, 10, 1.0), (0.3, 50, 0.0)]


def test_who_gives_in_in_the_first_round_and_where_all_then_stand():
    found = measure("challenge", case(GIVES_IN), risk=False, rounds=2)
    assert str(found.reading) == ("After 2 rounds of bargaining the positions on q average +1.00.")
    (said,) = map(str, found.result.notes)
    assert said in (
        "Round 1: a1 gives in to a0 at +1.00.",
        "Round 1: a1 gives in to a2 at +1.00.",
    )
    once = measure("challenge", case(GIVES_IN), risk=False, rounds=1)
    assert str(once.reading) == (
        "Bargaining on q does not settle within 1 round; after it positions average +1.00."
    )
    assert found.summary["settled"] and not once.summary["settled"]
    assert (found.summary["rounds"], found.summary["moves"]) == (2, 1)
    assert (once.summary["outcome"], once.summary["outcome_unit"]) == (1.0, None)
    assert found.summary["outcome_unit"] == found.summary["outcome_reversed"] == 1.0
    assert found.summary["median"] == 1.0


def test_the_table_has_a_column_a_round_and_two_rows_for_all():
    found = measure(
        "challenge", case(GIVES_IN, scale_low=0.0, scale_high=8.0), risk=False, rounds=2
    )
    columns = found.result.table.columns
    assert [(column.key, column.format) for column in columns] == [
        ("actor", None), ("round_0", ".2f"), ("round_1", ".2f"), ("round_2", ".2f"),
    ]  # fmt: skip
    assert [str(column.title) for column in columns] == ["Actor", "0", "1", "2"]
    rows = [(getattr(row[0], "id", str(row[0])), *row[1:]) for row in found.result.table.rows]
    # weights 20, 5 and 10: at first the mean is (20 x 8 + 10 x 8) / 35
    assert rows == [
        ("a0", 8.0, 8.0, 8.0), ("a1", 0.0, 8.0, 8.0), ("a2", 8.0, 8.0, 8.0),
        ("Weighted mean", pytest.approx(240 / 35), 8.0, 8.0), ("Weighted median", 8.0, 8.0, 8.0),
    ]  # fmt: skip
    assert found.result.claims == ("s0", "s1", "s2")


def test_who_settles_with_whom_and_who_loses():
    """The two of `test_two_of_three_bargain_by_hand`, and one so weak beside a strong one that both
    expect it to lose: 2 x .1 - 1 of a fight for the second, who cares little, is still above what
    the first leaves it."""
    found = measure("challenge", case([(1.0, 10, 1.0), (-1.0, 1, 0.1)]), rounds=1)
    (said,) = map(str, found.result.notes)
    assert said == "Round 1: a1 settles with a0 at −0.12."
    # Chances 1/4 for the two alike, half of all that is at stake each way; of the salience of .1 a
    # challenge is worth .1 (4/4 - 2) + .9 x 2 = 1.7 to either: nobody expects more than the other.
    even = measure("challenge", case([(1.0, 1, 0.1), (-1.0, 1, 0.1)]), risk=False, rounds=1)
    assert even.result.notes == ()
    # With twice the capability the first expects .1 (8/6 - 2) + 1.8 and the second
    # .1 (4/6 - 2) + 1.8: both gain, the first more, so the second loses to it.
    lost = measure("challenge", case([(1.0, 2, 0.1), (-1.0, 1, 0.1)]), risk=False, rounds=1)
    assert list(map(str, lost.result.notes)) == ["Round 1: a1 loses to a0 and moves to +1.00."]


def test_read_from_the_other_end_the_replication_may_say_something_else():
    """Where offers pull both ways alike, its low end wins; from the other end the high one does."""
    rows = [(-1.0, 10, 0.25), (0.0, 1, 0.1), (1.0, 10, 0.25)]
    found = measure("challenge", case(rows), offers="replication", risk=False, rounds=1)
    weight = 2.5 + 0.1 + 2.5
    assert found.summary["outcome"] == pytest.approx(-0.1 / weight)
    assert found.summary["outcome_reversed"] == pytest.approx(0.1 / weight)
    assert "Read from the other end" in str(found.reading)
    both = measure("challenge", case(rows), risk=False, rounds=1)
    assert both.summary["outcome_reversed"] == both.summary["outcome"] == pytest.approx(0)


def test_read_from_the_other_end_is_the_case_turned_round():
    rows = [(-1.0, 3, 0.5), (-0.4, 1, 1.0), (0.1, 2, 0.7), (0.6, 1, 0.9), (1.0, 2, 0.4)]
    for rounds in (1, 3, 6):
        given = {"offers": "replication", "rounds": rounds}
        here = measure("challenge", case(rows), **given)
        there = measure("challenge", case([(-p, c, s) for p, c, s in rows]), **given)
        assert here.summary["outcome_reversed"] == pytest.approx(-there.summary["outcome"])


def test_as_many_rounds_as_may_be_and_chances_from_none_to_all():
    pair = case([(1.0, 10, 1.0), (-1.0, 1, 0.1)])
    assert measure("challenge", pair, rounds=1000).summary["rounds"] == 1000
    for q in (0.0, 1.0):
        assert measure("challenge", pair, q=q, rounds=1).defined
    for wrong in ({"rounds": 1001}, {"q": -0.1}, {"rounds": -1}):
        with pytest.raises(UsageError):
            measure("challenge", pair, **wrong)


def test_five_moves_at_most_are_told():
    rows = [(1.0, 60, 1.0), *((-1.0 + 0.1 * n, 1, 0.5) for n in range(8))]
    found = measure("challenge", case(rows), risk=False, rounds=3)
    assert found.summary["moves"] > 5 and len(found.result.notes) == 5
    assert all(str(note).startswith("Round 1: ") for note in found.result.notes)
