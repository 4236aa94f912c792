"""The report as Markdown: what comes from data is text, never a link, image or heading."""

from __future__ import annotations

import re

from graphkit.evidence import Claimed
from graphkit.findings import Report, Section, Table
from graphkit.language import Language, printable, text
from graphkit.renderers.audience import called
from graphkit.renderers.style import cell_text

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_SPACE = re.compile(r"\s+")


def render(report: Report, *, language: Language, evidence: bool = False) -> bytes:
    """GitHub-flavoured Markdown, the one page first; `evidence` prints the cited claims under
    each section."""
    parts = [_head(report, language)]
    parts += [_section(report, part, language, False, "###") for part in report.page[1:]]
    parts += [_section(report, section, language, evidence) for section in report.sections]
    return ("\n\n".join(parts) + "\n").encode()


def safe(words: str) -> str:
    """Words as literal Markdown text on one line."""
    return _SPECIAL.sub(r"\\\1", _SPACE.sub(" ", printable(words)).strip())


def _head(report: Report, language: Language) -> str:
    lines = [f"# {safe(called(report, language))}"]
    if report.issue is not None:
        lines.append(safe(language.say(report.question(language.code))))
    if report.as_of is not None:
        lines.append(safe(language.say(text("As of {day}.", day=report.as_of))))
    if report.answer:
        lines.append(f"**{safe(language.sentences(report.answer))}**")
    return "\n\n".join(lines)


def _section(
    report: Report, section: Section, language: Language, evidence: bool, level: str = "##"
) -> str:
    parts = [f"{level} {safe(language.say(section.title))}"]
    parts += [safe(language.say(sentence)) for sentence in section.lead]
    if section.table is not None:
        parts.append(table(section.table, language))
    parts += [safe(language.say(note)) for note in section.notes]
    if evidence and section.evidence:
        parts.append("\n".join(f"- {_claim(claim, language)}" for claim in report.cited(section)))
    return "\n\n".join(parts)


def table(content: Table, language: Language) -> str:
    """A pipe table; numbers are set to the right."""
    heads = [safe(language.say(column.title)) for column in content.columns]
    rules = ["---:" if column.format else "---" for column in content.columns]
    rows = [
        [
            safe(cell_text(cell, column, language))
            for cell, column in zip(row, content.columns, strict=True)
        ]
        for row in content.rows
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rules, *rows))


def _claim(claim: Claimed, language: Language) -> str:
    return safe(claim.said(language))
