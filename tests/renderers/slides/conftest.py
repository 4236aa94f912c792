"""Decks written once for all tests, read back with python-pptx."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import harbour as case
from corporate import corporate

from graphkit.findings import Report

TEMPLATES: dict[str, Callable[[], bytes | None]] = {
    "none": lambda: None,
    "wide": lambda: corporate(wide=True),
    "narrow": lambda: corporate(wide=False),
}


@cache
def deck_bytes(code: str, template: str) -> bytes:
    from graphkit.renderers.slides.powerpoint import render

    given = case.report()
    return render(given, language=case.language(code), template=TEMPLATES[template]())


@pytest.fixture
def written_deck() -> Callable[[str, str], bytes]:
    """The harbour's deck by language and template, each written once."""
    return deck_bytes


FIRST = {("en", "none"), ("ja", "wide"), ("en", "narrow")}  # each template and language once
EVERY = [
    pytest.param((c, t), id=f"{c}-{t}", marks=() if (c, t) in FIRST else pytest.mark.slow)
    for t in TEMPLATES
    for c in ("en", "ja")
]


@pytest.fixture(params=EVERY)
def deck(request: pytest.FixtureRequest) -> Any:
    """The harbour's deck in both languages, without and with a template."""
    from pptx import Presentation

    return Presentation(io.BytesIO(deck_bytes(*request.param)))


@pytest.fixture
def plain() -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(deck_bytes("en", "none")))


@pytest.fixture
def crowded() -> Report:
    return case.crowd(80, 120)
