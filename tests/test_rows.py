"""Rows made in Python with NumPy's numbers are the rows that a file would give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graphkit import api
from graphkit.dataset import (
    Actor,
    Dataset,
    DirectInfluence,
    Influence,
    Issue,
    Option,
    Source,
    Stance,
    Tie,
)
from graphkit.formats import formats, write
from graphkit.graph.build import build_graph
from graphkit.language import Language
from graphkit.renderers.json import render_finding


def case(real: Any, whole: Any, yes_no: Any) -> Dataset:
    """A case of every kind of row; halves and quarters are exact in every width."""
    issue = Issue(
        "q", "Build it?", options=(Option("half", real(0.5)),), outcome=real(0.5),
        status_quo=real(-0.5), scale_low=real(0), scale_high=real(8),
    )  # fmt: skip
    return Dataset(
        "case",
        actors=(Actor("a", "Anna", capability=real(50)), Actor("b", "Bert")),
        issues=(issue,),
        stances=(
            Stance("st1", "a", "q", real(0.5), salience=real(0.25), private=yes_no(False)),
            Stance("st2", "b", "q", real(-1), confidence=real(0.75)),
        ),
        ties=(Tie("ti1", "a", "b", whole(-1), strength=real(0.5), directed=yes_no(True)),),
        influence=(Influence("in1", "a", "q", real(30), aggregate=yes_no(False)),),
        direct_influence=(DirectInfluence("di1", "a", "b", real(3), private=yes_no(False)),),
        sources=(Source("s", reliability=real(0.5)),),
    )


PLAIN = case(float, int, bool)
KINDS = [
    (np.float64, np.int64, np.bool_),
    (np.float32, np.int8, np.bool_),
    (float, np.float64, int),
]


@pytest.mark.parametrize("kinds", KINDS)
def test_from_rows_to_digest_and_files(kinds: tuple[Any, Any, Any]) -> None:
    made = case(*kinds)
    assert repr(made) == repr(PLAIN)  # equality alone would not tell 0.5 from np.float64(0.5)
    assert made.sha256 == PLAIN.sha256
    for name, form in formats.items():
        if form.write is not None:
            assert write(made, name) == write(PLAIN, name)


@pytest.mark.parametrize("kinds", KINDS)
@pytest.mark.parametrize("measure", ["signed_degree", "compromise", "camps"])
def test_from_rows_to_a_finding_as_json(kinds: tuple[Any, Any, Any], measure: str) -> None:
    made = case(*kinds)
    assert list(build_graph(made).edges(data=True)) == list(build_graph(PLAIN).edges(data=True))
    found, wanted = api.measure(measure, made), api.measure(measure, PLAIN)
    language = Language()
    assert render_finding(found, language=language) == render_finding(wanted, language=language)


@pytest.mark.parametrize(
    "make",
    [
        lambda: Tie("t", "a", "b", np.float64(0.5)),  # type: ignore[arg-type]
        lambda: Tie("t", "a", "b", 1, directed="no"),  # type: ignore[arg-type]
        lambda: Stance("s", "a", "q", "0.5"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_such_number_is_refused(make: Any) -> None:
    with pytest.raises(ValueError, match=r"is no (int|bool|float)"):
        make()
