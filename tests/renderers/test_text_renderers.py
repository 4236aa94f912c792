"""Markdown, terminal, JSON and CSV on a hand-made report."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from importlib import resources
from typing import Any

import jsonschema
import own_scale
import pytest
from referencing import Registry, Resource

from graphkit.dataset import Actor, Dataset, Source, Stance, Tie
from graphkit.findings import (
    Column,
    Finding,
    Interval,
    Provenance,
    Report,
    Result,
    Section,
    Settings,
    Table,
)
from graphkit.language import Language, Name, plural, text
from graphkit.renderers import csv as csv_renderer
from graphkit.renderers import json as json_renderer
from graphkit.renderers import markdown, terminal

HOSTILE = "](http://x) <img src=x onerror=alert(1)> | # *a* \x1b[31m\u202e\n# heading `b` =1+1"


@pytest.fixture
def report() -> Report:
    dataset = Dataset(
        "case",
        "A case",
        actors=(Actor("a", "Ann"), Actor("b", HOSTILE)),
        ties=(Tie("ti1", "a", "b", 1, summary="Backs him.", locator="p. 3", source=("news",)),),
        stances=(Stance("st1", "a", "q", 1.0),),
        sources=(Source("news", "The News", "A title", date=date(2026, 1, 2)),),
    )
    table = Table(
        (Column("actor", text("Actor")), Column("share", text("Share"), ".0%")),
        ((Name("a"), 0.25), (Name("b"), None)),
    )
    origin = Provenance(
        "case", "0" * 64, {"ties": ("ti1",)}, 0, "Nobody 2026", "numpy", "0.1.0", date(2026, 1, 2)
    )
    found = Result(
        reading=plural("{count} actor leads.", "{count} actors lead.", 1),
        values={"a": -0.5, "b": 0.5},
        intervals={"a": Interval(-1.0, 0.0, 1, 2)},
        table=table,
    )
    refused = Finding(
        "katz", "influence", {}, origin, None, text("it needs {name}.", name=Name("b"))
    )
    return Report(
        dataset=dataset,
        settings=Settings(),
        as_of=date(2026, 1, 2),
        issue=None,
        sha256="0" * 64,
        headline=(text("{who} leads by {by:+.1f}.", who=Name("a"), by=-0.5),),
        sections=(
            Section("who", text("Who"), (text("Led by {b}.", b=Name("b")),), table, (), ("ti1",)),
        ),
        findings=(Finding("pagerank", "influence", {"alpha": 0.85}, origin, found), refused),
    )


@pytest.fixture
def language(report: Report) -> Language:
    return Language("en", report.dataset.names())


def test_markdown_keeps_one_row_an_actor_and_takes_no_markup_from_data(
    report: Report, language: Language
) -> None:
    page = markdown.render(report, language=language, evidence=True).decode()
    rows = [line for line in page.splitlines() if line.startswith("| ")]
    assert len(rows) == 4  # heading, rule, two actors
    assert [line for line in page.splitlines() if line.startswith("#")] == ["# A case", "## Who"]
    for live in (r"\]\(", r"<img", r"`b", r"\*a"):
        assert not re.search(rf"(?<!\\){live}", page), live
    assert "\u202e" not in page
    assert "\\[ti1\\] Ann" in page and "The News, A title, p. 3" in page


def test_terminal_prints_no_control_character_and_fits(report: Report, language: Language) -> None:
    for width in (80, 120):
        page = terminal.render(report, language=language, width=width, evidence=True).decode()
        assert not any(ord(c) < 32 and c != "\n" for c in page)
        assert "\u202e" not in page
        assert all(len(line) <= width for line in page.splitlines())
    assert "Ann leads by −0.5." in page
    assert "25%" in page


def test_terminal_color_is_only_on_demand(report: Report, language: Language) -> None:
    assert b"\x1b[" in terminal.render(report, language=language, color=True)
    assert b"\x1b[" not in terminal.render(report, language=language)


def _schema(name: str) -> Any:
    return json.loads(resources.files("graphkit").joinpath("schemas", name).read_text())


def _validated(document: Any) -> None:
    finding, whole = _schema("finding-1.json"), _schema("report-1.json")
    registry = Registry().with_resource(finding["$id"], Resource.from_contents(finding))
    jsonschema.Draft202012Validator(whole, registry=registry).validate(document)


def test_json_keeps_its_schema(report: Report, language: Language) -> None:
    document = json.loads(json_renderer.render(report, language=language))
    _validated(document)
    first, second = document["findings"]
    assert first["values"] == {"a": -0.5, "b": 0.5}
    assert first["intervals"]["a"] == {"low": -1.0, "high": 0.0, "rank_low": 1, "rank_high": 2}
    assert first["table"]["rows"] == [["a", 0.25], ["b", None]]
    assert first["reading"] == "1 actor leads."
    assert second["defined"] is False and second["why_not"].startswith("it needs ")


def test_json_names_each_scale_and_places_the_actors_on_it(language: Language) -> None:
    """Position -2/3 is 5 on a scale from 4 to 10."""
    document = json.loads(json_renderer.render(own_scale.report(), language=language))
    assert document["issues"] == [
        {
            "id": "years",
            "scale": {"low": 4, "high": 10, "low_means": None, "high_means": "as late as can be"},
        }
    ]
    alpha = next(actor for actor in document["actors"] if actor["id"] == "alpha")
    assert (alpha["position"], alpha["place"]) == pytest.approx((-2 / 3, 5))
    _validated(document)


def test_json_refuses_nan(report: Report, language: Language) -> None:
    broken = replace(report.findings[0], result=Result(text("x"), values={"a": float("nan")}))
    with pytest.raises(ValueError, match="not JSON compliant"):
        json_renderer.render_finding(broken, language=language)


def test_csv_gives_spreadsheets_text(report: Report) -> None:
    language = Language("en", {"a": "=1+1", "b": "@b"})
    rows = list(
        csv.DictReader(io.StringIO(csv_renderer.render(report, language=language).decode()))
    )
    assert [(row["id"], row["name"], row["value"]) for row in rows] == [
        ("a", "'=1+1", "-0.5"),
        ("b", "'@b", "0.5"),
    ]
    assert (rows[0]["low"], rows[0]["high"]) == ("-1.0", "0.0")


def test_the_ends_of_a_range_are_printed_as_one(report: Report, language: Language) -> None:
    result = report.findings[0].result
    assert result
    intervals = {"a": Interval(0.1, 0.4, 1, 2, median=0.3), "b": Interval(0.5, 0.5, 1, 1)}
    finding = replace(report.findings[0], result=replace(result, intervals=intervals))
    printed = terminal.render_finding(finding, text("PageRank"), language=language).decode()
    lines = [line.split() for line in printed.splitlines()]
    assert ["Ann", "25%", "0.3", "0.1\N{EN DASH}0.4", "1\N{EN DASH}2"] in lines
    assert any(line[-3:] == ["\N{EN DASH}", "0.5", "1"] for line in lines)
