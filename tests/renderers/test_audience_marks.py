"""The mark on what is made for internal eyes: on titles, feet and rows, and never on the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.api import analyse
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.findings import Report
from graphkit.language import Language, text
from graphkit.renderers.audience import audience_cells, called, marked

DATA = Dataset(
    "file", "Chips", titles={"ja": "半導体"}, actors=(Actor("a", "A"), Actor("b", "B")),
    ties=(Tie("t", "a", "b", 1),),
)  # fmt: skip


@pytest.fixture(scope="module")
def public() -> Report:
    return analyse(DATA, replicates=0)


def test_what_the_whole_is_called(public: Report) -> None:
    internal = replace(public, settings=replace(public.settings, audience="internal"))
    said = [called(one, Language(code)) for one in (public, internal) for code in ("en", "ja")]
    assert said[:2] == ["Chips", "半導体"]
    assert said[2] == "INTERNAL · Chips"
    assert said[3].endswith("半導体") and said[3] != "半導体"


def test_what_stands_at_the_foot(public: Report) -> None:
    internal = replace(public, settings=replace(public.settings, audience="internal"))
    foot = text("Made today.")
    assert marked(foot, public) is foot
    assert str(marked(foot, internal)) == "INTERNAL. Made today."


def test_the_last_cell_of_a_row() -> None:
    assert [audience_cells("public", heading=heading) for heading in (True, False)] == [(), ()]
    assert audience_cells("internal", heading=True) == ("audience",)
    assert audience_cells("internal") == ("internal",)
