"""What is private leaves by itself: each kind alone, with nothing else private beside it."""

from __future__ import annotations

import pytest

from graphkit.private_rows import is_own, own_column, visible
from graphkit.rows import Actor, Row, Stance

OPEN = Actor("a", "Ann", note="open", extra={"x_seen": "yes", "x_private_club": "open"})


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        (Actor("b", "Bob", private_note="secret"), Actor("b", "Bob")),
        (Actor("b", "Bob", private_note=""), Actor("b", "Bob")),
        (Actor("b", "Bob", extra={"private_phone": "1"}), Actor("b", "Bob", extra={})),
        (
            Actor("b", "Bob", private_note="secret", extra={"private_phone": "1", "x_c": "2"}),
            Actor("b", "Bob", extra={"x_c": "2"}),
        ),
        (Stance("s", "a", "i", 1, private=True), None),
        (
            Stance("s", "a", "i", 1, extra={"private_x": "1", "x_b": "2"}),
            Stance("s", "a", "i", 1, extra={"x_b": "2"}),
        ),
    ],
)
def test_each_kind_leaves_alone_and_what_is_open_stays(row: Row, seen: Row | None) -> None:
    expected = (seen,) if seen is not None else ()
    assert visible((row,)) == expected
    assert visible((OPEN, row)) == (OPEN, *expected)
    assert visible((row, OPEN)) == (*expected, OPEN)


def test_where_nothing_is_private_the_rows_are_the_same_ones() -> None:
    rows: tuple[Row, ...] = (OPEN, Actor("b", "Bob"))
    assert visible(rows) is rows


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Party", "x_Party"),
        ("x_Party", "x_Party"),
        ("private_tel", "private_tel"),
        ("Private_Tel", "private_Tel"),
        ("PRIVATE tel no.", "private_tel no."),
        ("private: tel", "private_tel"),
        ("Private", "private_Private"),
        ("Privately held", "x_Privately held"),  # says something else
        ("Not private", "x_Not private"),
        ("x_private_club", "x_private_club"),  # as the analyst named it
        ("Confidential remarks", "private_Confidential remarks"),
        ("Notes (private)", "private_Notes (private)"),
        ("Vertrauliche Notiz", "private_Vertrauliche Notiz"),
        ("E-Mail-Adresse", "private_E-Mail-Adresse"),
        ("Contact e-mail", "private_Contact e-mail"),
        ("Mobile number", "private_Mobile number"),
        ("メールアドレス", "private_メールアドレス"),
        ("Public / private", "x_Public / private"),  # a sector
        ("Emails sent", "x_Emails sent"),
        ("Mobile coverage", "x_Mobile coverage"),
    ],
)
def test_what_a_column_of_ones_own_is_called(heading: str, name: str) -> None:
    assert own_column(heading) == name and is_own(name)


def test_columns_of_the_tables_are_not_ones_own() -> None:
    assert not any(map(is_own, ("private", "name", "privately", "xx")))
