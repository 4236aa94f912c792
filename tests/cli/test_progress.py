"""Progress: what is told, to whom, and that it never reaches what a command prints."""

from __future__ import annotations

import pytest

from graphkit.cli import run
from graphkit.cli.progress import told
from graphkit.progress import counted, doing, listening


def test_what_is_left_follows_from_what_is_done() -> None:
    assert str(told("Reading", 250, 1000, 5.0, "rows")) == (
        "Reading: 250 of 1,000 rows, 50 a second, some 15 s left"
    )
    assert str(told("Reading", 250, None, 5.0, "rows")) == "Reading: 250 rows, 50 a second"
    assert str(told("Computing camps", 0, None, 3.4)) == "Computing camps: 3 s so far"
    assert str(told("Adding up", 0, 9000, 3.4, "rows")) == "Adding up: 9,000 rows, 3 s so far"


def test_a_listener_hears_each_step_and_what_goes_on_afterwards() -> None:
    heard: list[tuple[str, int, int | None]] = []

    def both() -> None:
        with doing("Computing betweenness"):
            assert list(counted("ab")) == ["a", "b"]

    with listening(lambda *step: heard.append(step)), doing("Analysing"):
        both()
    assert heard == [
        ("Analysing", 0, None),
        ("Computing betweenness", 0, None),
        ("Computing betweenness", 0, 2),
        ("Computing betweenness", 1, 2),
        ("Analysing", 0, None),
    ]


def test_without_a_listener_the_work_is_the_same() -> None:
    with doing("Analysing"):
        assert list(counted([3, 1, 2])) == [3, 1, 2]


def test_results_are_the_same_with_and_without_progress(
    capfd: pytest.CaptureFixture[str],
) -> None:
    printed = []
    for asked in ([], ["--progress"]):
        assert run(["measure", "k_core", "graphs/starter.csv", *asked]) == 0
        printed.append(capfd.readouterr().out)
    assert printed[0] == printed[1]
