"""A report of some sections and nothing around them: no page, no pictures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from graphkit.dataset import Dataset
from graphkit.findings import Finding, Report, Section, Settings


def sections_alone(
    dataset: Dataset,
    settings: Settings,
    sections: Iterable[Section],
    *,
    as_of: date | None = None,
    issue: str | None = None,
    sha256: str = "",
    findings: tuple[Finding, ...] = (),
) -> Report:
    """The report; `sha256` is that of what was read, where `dataset` is only a part of it."""
    return Report(
        dataset=dataset,
        settings=settings,
        as_of=as_of,
        issue=issue,
        sha256=sha256 or dataset.sha256,
        headline=(),
        sections=tuple(sections),
        findings=findings,
    )
