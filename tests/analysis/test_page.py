"""The one page: what stands on it, and that it fits on data of every shape."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from rich.cells import cell_len

from graphkit.analysis.analyse import analyse
from graphkit.analysis.latest_moves import latest_moves
from graphkit.analysis.page.brevity import shortened
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.findings import Report, Section, Settings
from graphkit.formats import load
from graphkit.language import Language
from graphkit.renderers.terminal import render

LINES = 45


def actors(*ids: str) -> tuple[Actor, ...]:
    return tuple(Actor(one, one.upper()) for one in ids)


def stances(positions: dict[str, float], issue: str = "i") -> tuple[Stance, ...]:
    return tuple(Stance(f"s{a}", a, issue, place) for a, place in positions.items())


def house(for_: int, against: int, neutral: int) -> Dataset:
    places = [1.0] * for_ + [-1.0] * against + [0.0] * neutral
    held = {f"m{n}": place for n, place in enumerate(places)}
    return Dataset(
        name="house",
        actors=actors(*held),
        issues=(Issue("i", "Shall it pass?", decided_by=tuple(held), decision_rule="majority"),),
        stances=stances(held),
    )


def network(sign: int | None, count: int = 12) -> Dataset:
    """A ring with chords; of two halves that oppose each other where it is signed."""
    ids = [f"n{n}" for n in range(count)]
    pairs = [(n, (n + step) % count) for n in range(count) for step in (1, 3)]
    ties = tuple(
        Tie(
            f"t{a}-{b}",
            ids[a],
            ids[b],
            None if sign is None else sign if (a < count // 2) == (b < count // 2) else -sign,
        )
        for a, b in pairs
    )
    return Dataset(name="network", actors=actors(*ids), ties=ties)


def own_scale() -> Dataset:
    issue = Issue("i", "How many?", scale_low=20, scale_high=90)
    held = {"a": 0.9, "b": 0.4, "c": -0.8}
    return Dataset(name="own", actors=actors(*held), issues=(issue,), stances=stances(held))


SHAPES = {
    "three": Dataset(
        name="three",
        actors=actors("a", "b", "c"),
        issues=(Issue("i", "Is it?"),),
        stances=stances({"a": 0.8, "b": -0.5, "c": -0.1}),
    ),
    "house": house(46, 44, 10),
    "signed": network(1),
    "unsigned": network(None),
    "own scale": own_scale(),
    "nobody": Dataset(name="nobody", actors=actors("a")),
}


def lines(report: Report, language: str) -> list[str]:
    said = Language(language, report.dataset.names(language))
    return render(report, language=said, width=80).decode().splitlines()


@pytest.fixture(scope="module")
def blackwell(blackwell_folder) -> Report:
    return analyse(load(blackwell_folder), Settings(replicates=20))


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_page_fits_on_every_shape(shape: str, language: str) -> None:
    report = analyse(SHAPES[shape], Settings(replicates=10))
    page = lines(report, language)
    assert len(page) <= LINES
    assert all(cell_len(line) <= 80 for line in page)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_page_of_the_reference_case_fits(blackwell: Report, language: str) -> None:
    page = lines(blackwell, language)
    assert len(page) <= LINES
    assert all(cell_len(line) <= 80 for line in page)


def test_no_part_of_a_page_says_nothing() -> None:
    for data in SHAPES.values():
        for part in analyse(data, Settings(replicates=0)).page:
            assert part.lead or (part.table and part.table.rows)


def part(report: Report, name: str) -> Section:
    return next(found for found in report.page if found.id == name)


def names(report: Report) -> list[str]:
    return [found.id for found in report.page]


def test_what_does_not_apply_is_left_out() -> None:
    assert "turn" not in names(analyse(SHAPES["signed"], Settings(replicates=0)))
    assert "people" not in names(analyse(SHAPES["house"], Settings(replicates=0)))
    groups = part(analyse(SHAPES["unsigned"], Settings(replicates=0)), "camps")
    assert str(groups.title) == "Groups, led by"
    assert names(analyse(SHAPES["nobody"], Settings(replicates=0))) == ["answer", "trust", "next"]


@pytest.mark.parametrize("power", [None, 50.0])
def test_nobody_leads_where_nothing_tells_who_has_more_influence(power: float | None) -> None:
    """Of the alphabet's first two it is not said that they lead their camp."""
    held = {"a": 0.2, "b": 0.2, "c": 1.0, "d": -0.5, "e": -1.0}
    data = Dataset(
        name="camps",
        actors=tuple(Actor(one, one.upper(), capability=power) for one in held),
        issues=(Issue("i", "Is it?"),),
        stances=stances(held),
    )
    camps = part(analyse(data, Settings(replicates=0)), "camps")
    heads = [str(camps.title), str(camps.table.columns[0].title) if camps.table else ""]
    assert heads == (["Camps, with", "With"] if power is None else ["Camps, led by", "Led by"])


def test_who_is_no_less_influential_is_not_left_out_by_the_alphabet() -> None:
    held = {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": -1.0, "f": -1.0, "g": -1.0}
    power = {"a": 50.0, "e": 50.0, "f": 40.0}
    data = Dataset(
        name="tied",
        actors=tuple(Actor(one, one.upper(), capability=power.get(one, 20.0)) for one in held),
        issues=(Issue("i", "Is it?"),),
        stances=stances(held),
    )
    table = part(analyse(data, Settings(replicates=0)), "camps").table
    assert table is not None
    led = {Language("en", data.names()).say(row[0]) for row in table.rows}
    assert led == {"A, B and 2 others", "E and F"}


def test_of_ties_that_pass_nothing_on_nobody_is_the_most_influential() -> None:
    ties = (Tie("t1", "a", "b", -1), Tie("t2", "b", "c", -1), Tie("t3", "c", "a", -1))
    data = Dataset(name="foes", actors=actors("a", "b", "c"), ties=ties)
    report = analyse(data, Settings(replicates=0))
    section = report.section("camps")
    assert section is not None and section.table is not None
    titles = {column.key: str(column.title) for column in section.table.columns}
    assert titles["voices"] == "With"
    assert str(part(report, "camps").title) == "Camps, with"


def test_a_move_of_part_of_the_way_changes_no_vote() -> None:
    """Where votes decide, nobody is named to be moved by half."""
    found = part(analyse(SHAPES["house"], Settings(replicates=0)), "turn")
    assert found.table is None
    assert "2 together" in Language().sentences(found.lead)


def test_who_decides_stands_first_however_weak() -> None:
    data = Dataset(
        name="d",
        actors=(*(Actor(f"p{n}", f"P{n}", capability=90 - n) for n in range(6)), Actor("z", "Z")),
        issues=(Issue("i", "Is it?", decided_by=("z",), decision_rule="sole"),),
        stances=stances({"p0": 1.0, "p1": -1.0, "z": 0.5}),
    )
    found = part(analyse(data, Settings(replicates=0)), "people")
    assert found.table is not None
    assert len(found.table.rows) == 5
    assert [row[0].id for row in found.table.rows[:2]] == ["z", "p0"]


def moved(*claims: tuple[str, float]) -> Iterator[Stance]:
    for number, (day, place) in enumerate(claims):
        yield Stance(f"s{number}", "a", "i", place, date=date.fromisoformat(day))


def told(*claims: tuple[str, float]) -> list[tuple[float | None, float | None, str | None]]:
    data = Dataset(
        name="d", actors=actors("a"), issues=(Issue("i", "?"),), stances=tuple(moved(*claims))
    )
    return [(row.before, row.after, row.claim) for row in latest_moves(data)]


def test_the_latest_move_cites_the_claim_that_made_it() -> None:
    assert told(("2025-01-01", 0.8), ("2025-02-01", -0.6)) == [(0.8, -0.6, "s1")]
    # A later claim that says nearly the same is no move; the one before it is.
    assert told(("2025-01-01", 0.8), ("2025-02-01", -0.6), ("2025-03-01", -0.65)) == [
        (0.8, -0.6, "s1")
    ]


def test_what_lies_within_the_doubt_is_no_move() -> None:
    assert told(("2025-01-01", 0.8), ("2025-02-01", 0.75)) == []
    assert told(("2025-01-01", 0.8)) == []


def test_changes_of_side_come_before_larger_moves_on_one_side() -> None:
    data = Dataset(
        name="d",
        actors=actors("a", "b"),
        issues=(Issue("i", "Is it?"),),
        stances=(
            Stance("a1", "a", "i", 0.2, date=date(2025, 1, 1)),
            Stance("a2", "a", "i", -0.2, date=date(2025, 1, 2)),
            Stance("b1", "b", "i", 1.0, date=date(2025, 1, 1)),
            Stance("b2", "b", "i", 0.1, date=date(2025, 1, 3)),
        ),
    )
    found = part(analyse(data, Settings(replicates=0)), "moves")
    assert found.table is not None
    assert [row[0].id for row in found.table.rows] == ["a"]
    assert "CHANGED SIDES" in str(found.title).upper()
    assert found.evidence == ("a2",)


def test_since_a_day_nothing_moved_is_said() -> None:
    data = Dataset(
        name="d", actors=actors("a"), issues=(Issue("i", "?"),),
        stances=tuple(moved(("2025-01-01", 0.8), ("2025-03-01", 0.8))),
    )  # fmt: skip
    found = part(analyse(data, Settings(since=date(2025, 2, 1), replicates=0)), "moves")
    assert found.table is None
    assert "nobody moved" in Language().sentences(found.lead)


@pytest.mark.parametrize(
    ("words", "cells", "short"),
    [
        ("one two three", 13, "one two three"),
        ("one two three", 9, "one two…"),
        ("onetwothree", 5, "onetw…"),
        ("輸出を止める", 7, "輸出を…"),
    ],
)
def test_words_are_cut_between_words(words: str, cells: int, short: str) -> None:
    assert shortened(words, cells) == short


def test_the_page_comes_first_in_full(blackwell: Report) -> None:
    said = Language("en", blackwell.dataset.names("en"))
    whole = render(blackwell, language=said, width=80, sections=None).decode()
    page = render(blackwell, language=said, width=80).decode()
    assert whole.startswith(page.rstrip())
    one = render(blackwell, language=said, width=80, sections=["who"]).decode()
    assert one.startswith("WHO MATTERS")
    assert one.rstrip() in whole
