"""Docstrings to learn from: every part is there, and they name what the code takes and gives."""

from __future__ import annotations

import inspect
import re
import sys

import pytest

import graphkit
from graphkit.dataset import Actor, Dataset, DirectInfluence, Issue, Stance, Tie
from graphkit.measures import measures
from tests.votes import house

PARTS = ("Formula", "Parameters", "Returns", "Not defined", "See also", "Reference")


def parts_of(docstring: str) -> dict[str, str]:
    """A docstring's parts by their underlined heading."""
    pieces = re.split(r"^(\S.*)\n-{3,}$", docstring, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))


def as_written(default: object) -> str:
    """How a docstring writes a default value."""
    return f'"{default}"' if isinstance(default, str) else repr(default)


@pytest.mark.parametrize("name", list(measures))
def test_every_docstring_teaches(name: str) -> None:
    """Formula, parameters with their defaults, results, limits, relatives, source, example."""
    card = measures[name]
    function = card.function
    parts = parts_of(inspect.getdoc(function) or "")
    assert tuple(parts) == PARTS
    assert all(part.strip() for part in parts.values())
    said = dict(re.findall(r"^(\w+) : (.+)$", parts["Parameters"], flags=re.MULTILINE))
    given = inspect.signature(function).parameters
    assert list(said) == [*given, *card.view_parameters]
    defaults = {one: given[one].default for one in given} | {
        parameter.name: parameter.default for parameter in card.parameters
    }
    for one, default in defaults.items():
        if default is not inspect.Parameter.empty:
            assert said[one].endswith(f"default {as_written(default)}"), said[one]
    related = re.findall(r"\w+", parts["See also"])
    assert related and set(related) <= set(measures) - {name}
    assert re.search(r"[A-Z]\w+.* (1[89]|20)\d\d, \w", parts["Reference"])
    assert ">>> " in (sys.modules[function.__module__].__doc__ or "")


def small() -> Dataset:
    """Five actors with ties of both signs, stances, a vote and a matrix of direct influence."""
    held = {"a": 0.8, "b": 0.4, "c": -0.6, "d": -0.2, "e": 0.3}
    ties = [("a", "b", 1), ("b", "a", 1), ("b", "c", -1), ("c", "d", 1), ("d", "e", -1)]
    ties += [("d", "c", 1), ("e", "a", 1), ("a", "c", -1), ("e", "b", 1), ("a", "e", 1)]
    issue = Issue("sale", "Sell?", decided_by=("a", "b", "c"), decision_rule="majority")
    return Dataset(
        "small",
        actors=tuple(Actor(one, one.upper(), capability=50.0) for one in held),
        issues=(issue,),
        stances=tuple(Stance(f"s{one}", one, "sale", at, 0.5) for one, at in held.items()),
        ties=tuple(Tie(f"t{n}", *tie) for n, tie in enumerate(ties)),
        direct_influence=(
            DirectInfluence("d1", "a", "b", 3.0),
            DirectInfluence("d2", "b", "c", 2.0),
            DirectInfluence("d3", "c", "a", 1.0),
        ),
    )


def is_named(key: str, docstring: str) -> bool:
    """Whether a key of a summary stands there, whole or as a stem and an ending ("_low")."""
    key = re.sub(r"\d+$", "1", key)  # criterion_k1 stands for criterion_k2 and the others
    words = set(re.findall(r"\w+", docstring))
    endings = [word for word in words if word.startswith("_")]
    return key in docstring or any(
        key.endswith(ending) and key.removesuffix(ending) in words for ending in endings
    )


@pytest.mark.parametrize("name", list(measures))
def test_docstrings_name_what_comes_out(name: str) -> None:
    function = measures[name].function
    given = {"issue": "sale", "replicates": 20, "size": 1}
    asked = {
        one: value for one, value in given.items() if one in inspect.signature(function).parameters
    }
    data = house(12, 12).dataset() if name == "ideal_points" else small()
    result = graphkit.measure(name, data, **asked).result
    assert result is not None
    docstring = inspect.getdoc(function) or ""
    returned = parts_of(docstring)["Returns"]
    for part in ("values", "summary", "table", "intervals"):
        assert getattr(result, part) is None or f"`{part}`" in returned, part
    missing = [key for key in result.summary or {} if not is_named(key, docstring)]
    weights = {"salience", "capability_from_actor", "capability_from_other_issues"}
    if "weights are defaults" in returned:
        missing = [key for key in missing if key not in {*weights, "capability_missing"}]
    assert not missing
