"""What slides are made of: a section's page, a figure's page, sentences from the one page."""

from __future__ import annotations

from graphkit.findings import Report, Section, Table
from graphkit.language import Name, Text, text
from graphkit.renderers.figures import kinds
from graphkit.renderers.slides.story.page import Page

LEAST_ROWS = 3  # fewer are told in a sentence, not on a slide
_NAMES = 3
_FINDING = {"wedges": 0, "changes": 0, "outcome": 0, "pivots": 0, "certainty": 1, "backtest": 1}


def part_of(report: Report, name: str) -> Section | None:
    """The part of the one page with this id."""
    return next((part for part in report.page if part.id == name), None)


def can_draw(report: Report, kind: str) -> bool:
    """Whether the report has the data for a kind of figure."""
    return kind in kinds and kinds[kind].why_not(report) is None


def figure(report: Report, name: str, part: Text, kind: str) -> Page | None:
    """A figure's page, with what the section of that name says in the notes."""
    if not can_draw(report, kind):
        return None
    chosen, section = kinds[kind], report.section(name)
    return Page(
        name,
        part,
        chosen.headline(report),
        section.short if section else (),
        figure=kind,
        notes=(chosen.describe(report), *((*section.lead, *section.notes) if section else ())),
        evidence=report.cited(section) if section else (),
        more=section.more if section else None,
    )


def table(
    report: Report, name: str, part: Text, *, total: int = 0, rest: str | None = None
) -> Page | None:
    """A section's page, where its table has more than a row or two."""
    section = report.section(name)
    if section is None or undefined(report, section) or rows_of(section) < LEAST_ROWS:
        return None
    title, *shorter = titles(section)
    return Page(
        name,
        part,
        title,
        tuple(shorter),
        table=section.table,
        notes=(*section.lead, *section.notes),
        evidence=report.cited(section),
        more=section.more,
        total=total,
        rest=rest,
    )


def rows_of(section: Section | None) -> int:
    """How many rows a section shows."""
    return 0 if section is None or section.table is None else len(section.table.rows)


def undefined(report: Report, section: Section) -> bool:
    """Whether all that a section says is why its measure has nothing to say."""
    no_results = [finding.reading for finding in report.findings if not finding.defined]
    said = (*section.lead, *section.notes)
    return section.table is None and bool(said) and all(words in no_results for words in said)


def titles(section: Section) -> list[Text]:
    """What a section found, the fullest first: not every section's first sentence is a finding."""
    place = _FINDING.get(section.id)
    found = [] if place is None else [*section.lead[place : place + 1]]
    found += section.short
    names = first_names(section.table)
    if names:
        found.append(text("{title}: {names}", title=section.title, names=names))
    return [*found, section.title]


def first_names(table: Table | None) -> list[Name]:
    """Whom the first rows are about, where the rows are about actors."""
    if table is None:
        return []
    place = next((i for i, column in enumerate(table.columns) if column.key == "actor"), None)
    if place is None:
        return []
    cells = [row[place] for row in table.rows[:_NAMES]]
    return [cell for cell in cells if isinstance(cell, Name)]
