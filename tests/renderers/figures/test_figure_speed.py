"""Processor time of pictures and decks, on a machine like a laptop's; slow ones get twice that."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from harbour import crowd, language

from graphkit.findings import Report
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import draw
from graphkit.renderers.slides.powerpoint import render

pytestmark = pytest.mark.slow


def seconds(run: Callable[[], object]) -> float:
    run()  # what is imported and read from disk once does not count
    start = time.process_time()
    run()
    return time.process_time() - start


@pytest.mark.parametrize("kind", list(kinds))
def test_a_figure_of_the_reference_data_takes_a_moment(blackwell: Report, kind: str) -> None:
    if kinds[kind].why_not(blackwell) is not None:
        pytest.skip(f"the usual report has nothing to draw as {kind}")
    said = language("en", blackwell)
    assert seconds(lambda: draw(blackwell, language=said, kind=kind)) < 2.5


def test_300_actors_and_600_ties() -> None:
    given = crowd(300, 600)
    assert seconds(lambda: draw(given, language=language("en", given))) < 4


def test_the_deck_of_the_reference_data(blackwell: Report) -> None:
    assert seconds(lambda: render(blackwell, language=language("en", blackwell))) < 6
