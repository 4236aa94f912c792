"""Findings: what is there, and what is not."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from graphkit.dataset import Dataset
from graphkit.findings import Finding, Provenance, Report, Result, Section, Settings, ranked
from graphkit.language import text

PROVENANCE = Provenance(
    dataset="d", sha256="0", rows={}, seed=0, source="S", engine="numpy", graphkit="0"
)


def finding(result: Result | None, **parameters: str) -> Finding:
    why = None if result else text("there are no ties.")
    return Finding("m", "signed", parameters, PROVENANCE, result, why)


def test_defined() -> None:
    found = finding(Result(reading=text("Good."), values={"a": 1.0}))
    assert found.defined
    assert (str(found.reading), found.values, found.summary) == ("Good.", {"a": 1.0}, {})


def test_not_defined_says_why() -> None:
    found = finding(None)
    assert not found.defined
    assert str(found.reading) == "Not defined here, because there are no ties."
    assert (found.values, found.summary) == ({}, {})


def test_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        finding(None).measure = "other"  # type: ignore[misc]


def test_ranked_by_value_then_id() -> None:
    assert ranked({"b": 1.0, "a": 1.0, "c": 2.0}) == ["c", "a", "b"]


def test_a_report_finds_its_parts() -> None:
    one, other = finding(None, kind="x"), finding(None, kind="y")
    report = Report(
        dataset=Dataset(name="d"),
        settings=Settings(),
        as_of=None,
        issue=None,
        sha256="0",
        headline=(),
        sections=(Section("camps", text("Camps")),),
        findings=(one, other),
    )
    assert report.section("camps") is report.sections[0]
    assert report.section("none") is None
    assert report.finding("m") is one
    assert report.finding("m", kind="y") is other
    assert report.finding("m", kind="z") is report.finding("n") is None
