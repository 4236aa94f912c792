"""Every measure on every kind of graph: finite numbers or a reason, and the same twice."""

from __future__ import annotations

import hashlib
import json
import math
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from graphkit.analysis.run import Run, run_on_graph
from graphkit.dataset import Dataset
from graphkit.findings import Finding, Settings
from graphkit.measures import measures

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports files by path, not by folder
from kinds_of_graph import KINDS

SETTINGS = Settings(replicates=20, time_limit=5.0)


def run_on(kind: str) -> Run:
    made = KINDS[kind]()
    return Run(made, SETTINGS) if isinstance(made, Dataset) else run_on_graph(made, SETTINGS)


def variants(name: str) -> Iterator[dict[str, Any]]:
    """The measure as it comes, on its other views, and with every other choice it offers."""
    yield {}
    for parameter in measures[name].parameters:
        others = parameter.choices or ((True, False) if parameter.kind is bool else ())
        yield from ({parameter.name: choice} for choice in others if choice != parameter.default)


def find(run: Run, name: str, parameters: dict[str, Any]) -> Finding:
    """With made-up camps where the measure needs some and nothing provides them."""
    given = dict(parameters)
    if "camps" in measures[name].input_measures:
        actors = sorted(node for node, kind in run.graph.nodes(data="kind") if kind == "actor")
        given["camps"] = {actor: 1.0 + number % 2 for number, actor in enumerate(actors)}
    return run.finding(name, **given)


def plain(value: Any) -> Any:
    """`value` as JSON can hold it, everything in it included."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return [[str(key), plain(item)] for key, item in value.items()]
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, str):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    assert value is None or isinstance(value, str | int | float), f"{value!r} is no plain value"
    if isinstance(value, float):
        assert math.isfinite(value), "a number is not finite"
        assert type(value) is float, f"{type(value)} is not a plain number"
    return value


def content(finding: Finding) -> str:
    return json.dumps(plain(finding), allow_nan=False, ensure_ascii=False)


@cache
def contents(name: str, kind: str) -> tuple[str, ...]:
    run = run_on(kind)
    return tuple(content(find(run, name, parameters)) for parameters in variants(name))


def digest() -> str:
    """One number for every measure on every kind of graph."""
    whole = hashlib.sha256()
    for name in measures:
        for kind in KINDS:
            for text in contents(name, kind):
                whole.update(f"{name}\x1f{kind}\x1f{text}\x1e".encode())
    return whole.hexdigest()


@pytest.mark.parametrize("name", measures)
@pytest.mark.parametrize("kind", KINDS)
def test_defined_with_finite_numbers_or_not_defined_with_a_reason(kind: str, name: str) -> None:
    run = run_on(kind)
    for parameters, again in zip(variants(name), contents(name, kind), strict=True):
        finding = find(run, name, parameters)
        assert content(finding) == again, f"{parameters}: another run gives the same"
        if finding.defined:
            assert finding.why_not is None
            assert finding.values or finding.summary or finding.result.table
            numbers = finding.values.values()
            assert all(type(number) is float for number in numbers), f"{parameters}: plain floats"
            assert set(finding.values) <= set(run.graph)
        else:
            assert str(finding.why_not).endswith(".")
            assert not str(finding.why_not).startswith("not defined")
            assert finding.values == finding.summary == {}
        assert str(finding.reading).strip()
        assert "{" not in str(finding.reading)


@pytest.mark.slow
def test_a_process_with_other_hashes_gives_the_same() -> None:
    code = "import test_guards; print(test_guards.digest())"
    seen = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            cwd=Path(__file__).parent,
            env={
                **os.environ,
                "PYTHONHASHSEED": seed,
                "PYTHONPATH": str(Path(__file__).parent.parent),
            },
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(done.stdout)
    assert len(seen) == 1
