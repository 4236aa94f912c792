"""The report as one HTML page to read and print: no scripts, nothing fetched, all escaped."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graphkit.findings import Report, Section, Table
from graphkit.language import Language, text
from graphkit.renderers.audience import called
from graphkit.renderers.figures.frame import sources_line
from graphkit.renderers.style import clean, table_words

HERE = Path(__file__).parent
FIGURES = ("stance", "network")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"


def render(
    report: Report,
    *,
    language: Language,
    evidence: bool = True,
    figures: Sequence[str] = FIGURES,
) -> bytes:
    """The report as a self-contained page, the answer on one sheet first.

    `evidence` lists the claims of each section in an appendix.

    Of `figures` those are drawn for which the report has the data.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, undefined=StrictUndefined
    )
    words = environment.get_template("page.html").render(
        policy=_POLICY,
        language=language.code,
        title=clean(called(report, language)),
        question=clean(report.question(language.code)),
        as_of=None
        if report.as_of is None
        else language.say(text("As of {day}.", day=report.as_of)),
        headline=clean(language.sentences(report.answer)),
        page=[_section(report, part, language, False) for part in report.page[1:]],
        pictures=[_picture(report, kind, language) for kind in drawn(report, figures)],
        sections=[_section(report, section, language, evidence) for section in report.sections],
        contents=language.say(text("Contents")),
        appendix=language.say(text("Appendix: evidence")),
        source=clean(language.say(sources_line(report))),
        digest=f"{report.dataset.name} · sha256 {report.sha256[:16]}",
    )
    return words.encode("utf-8")


def drawn(report: Report, figures: Sequence[str]) -> list[str]:
    """Those of the kinds of figures that this report can be drawn as."""
    from graphkit.renderers.figures import kinds

    return [kind for kind in figures if kinds[kind].why_not(report) is None]


def _section(
    report: Report, section: Section, language: Language, evidence: bool
) -> dict[str, Any]:
    def say(value: Any) -> str:
        return clean(language.say(value))

    return {
        "id": section.id,
        "title": say(section.title),
        "lead": [say(sentence) for sentence in section.lead],
        "table": None if section.table is None else _table(section.table, language),
        "notes": [say(note) for note in section.notes],
        "claims": [clean(claim.said(language)) for claim in report.cited(section)]
        if evidence
        else [],
    }


def _table(table: Table, language: Language) -> dict[str, Any]:
    heads, *rows = table_words(table, language)
    numeric = [column.format is not None for column in table.columns]
    return {"heads": heads, "rows": rows, "numeric": numeric}


def _picture(report: Report, kind: str, language: Language) -> dict[str, str]:
    from graphkit.renderers.figures.draw import draw

    picture = draw(report, language=language, kind=kind)
    source = base64.b64encode(picture.content).decode("ascii")
    return {"source": f"data:image/svg+xml;base64,{source}", "alt": picture.alt}
