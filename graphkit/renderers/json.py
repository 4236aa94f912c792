"""Findings and reports as JSON documents with a versioned schema (graphkit/schemas)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from graphkit.findings import FINDING_SCHEMA, REPORT_SCHEMA, Finding, Report, Result, Section, Table
from graphkit.language import Language, Name, Text, Written
from graphkit.partial_date import date_text
from graphkit.pictures import ActorProfile
from graphkit.renderers.json_text import document
from graphkit.rows import Issue


def render(report: Report, *, language: Language) -> bytes:
    """The whole report: dataset, headline, sections and findings."""
    return document(report_document(report, language))


def render_finding(finding: Finding, *, language: Language) -> bytes:
    """One finding."""
    return document(finding_document(finding, language))


def report_document(report: Report, language: Language) -> dict[str, Any]:
    """A report as plain JSON values."""
    data = report.dataset
    return {
        "schema": REPORT_SCHEMA,
        "dataset": {
            "name": data.name,
            "title": data.title,
            "sha256": report.sha256,
            "as_of": plain(report.as_of, language),
            "issue": report.issue,
            "audience": report.settings.audience,
            "rows": {name: len(rows) for name, rows in data.tables().items()},
            "accounts": [
                {
                    "table": account.table,
                    "read": account.read,
                    "used": account.used,
                    "merged": account.merged,
                    "rejected": account.rejected,
                }
                for account in data.accounts
            ],
        },
        "page": [_section(part, language) for part in report.page],
        "issues": [_issue(issue, language) for issue in data.issues],
        "headline": [language.say(sentence) for sentence in report.headline],
        "sections": [_section(section, language) for section in report.sections],
        "actors": [_actor(profile, report) for profile in report.actors],
        **_divided(report, language),
        "findings": [finding_document(finding, language) for finding in report.findings],
    }


def _divided(report: Report, language: Language) -> dict[str, Any]:
    """The camps; where groups stand in their place, these under a name of their own."""
    word = "group" if report.by_groups else "camp"
    parts = [
        {word: one.number, "label": language.say(one.label), "members": list(one.members)}
        for one in report.camps
    ]
    return {"camps": [], "groups": parts} if report.by_groups else {"camps": parts}


def _issue(issue: Issue, language: Language) -> dict[str, Any]:
    """An issue with its scale: `low` and `high` are the places of the positions -1 and 1."""
    scale = issue.scale
    low, high = (said and language.say(said) for said in (scale.low_means, scale.high_means))
    ends = {"low": scale.low, "high": scale.high, "low_means": low, "high_means": high}
    return {"id": issue.id, "scale": ends}


def _actor(profile: ActorProfile, report: Report) -> dict[str, Any]:
    """An actor's position on the report's issue: from -1 to 1, and its place on the scale."""
    position = profile.position
    return {
        "id": profile.id,
        "camp": None if report.by_groups else profile.camp,
        **({"group": profile.camp} if report.by_groups else {}),
        "rank": None if profile.aggregate else profile.rank,
        "position": position,
        "place": None if position is None else report.scale.place(position),
    }


def finding_document(finding: Finding, language: Language) -> dict[str, Any]:
    """A finding as plain JSON values; what does not apply is null."""
    result = finding.result
    origin = finding.provenance
    return {
        "schema": FINDING_SCHEMA,
        "measure": finding.measure,
        "network": finding.network,
        "defined": finding.defined,
        "why_not": None if finding.why_not is None else language.say(finding.why_not),
        "reading": language.say(finding.reading),
        "summary": None if result is None else plain(result.summary, language),
        "values": None if result is None else plain(result.values, language),
        "intervals": None if result is None else _intervals(result),
        "table": None if result is None else _table(result.table, language),
        "notes": [] if result is None else [language.say(note) for note in result.notes],
        "parameters": plain(finding.parameters, language),
        "provenance": {
            "dataset": origin.dataset,
            "sha256": origin.sha256,
            "as_of": plain(origin.as_of, language),
            "rows": {table: list(ids) for table, ids in origin.rows.items()},
            "sources": origin.sources,
            "audience": origin.audience,
            "seed": origin.seed,
            "source": origin.source,
            "engine": origin.engine,
            "graphkit": origin.graphkit,
        },
    }


def _intervals(result: Result) -> dict[str, Any] | None:
    if result.intervals is None:
        return None
    return {
        actor: {
            "low": interval.low,
            "high": interval.high,
            "rank_low": interval.rank_low,
            "rank_high": interval.rank_high,
            **({} if interval.median is None else {"median": interval.median}),
        }
        for actor, interval in result.intervals.items()
    }


def _table(table: Table | None, language: Language) -> dict[str, Any] | None:
    if table is None:
        return None
    return {
        "columns": [column.key for column in table.columns],
        "rows": [[plain(cell, language) for cell in row] for row in table.rows],
    }


def _section(section: Section, language: Language) -> dict[str, Any]:
    return {
        "id": section.id,
        "title": language.say(section.title),
        "lead": [language.say(sentence) for sentence in section.lead],
        "table": _table(section.table, language),
        "notes": [language.say(note) for note in section.notes],
        "evidence": list(section.evidence),
    }


def plain(value: Any, language: Language) -> Any:
    """A cell or mapping as JSON values: names as ids, texts in words, dates as ISO."""
    match value:
        case Name():
            return value.id
        case Text() | Written():
            return language.say(value)
        case None | bool() | int() | float() | str():
            return value
        case date():
            return date_text(value)
        case Mapping():
            return {str(key): plain(item, language) for key, item in value.items()}
        case _:
            return [plain(item, language) for item in value]
