"""What a deck tells, page by page, before anything is drawn: every kind of deck shows these."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from graphkit.dataset import Claim, Tie
from graphkit.evidence import Claimed
from graphkit.findings import Column, Report, Section, Table
from graphkit.language import Name, Text, plural, text
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.ranking import ranked

MOST_SOURCES = 10


@dataclass(frozen=True)
class Page:
    """One slide: the finding on top, below it sentences, a table or a figure; notes with
    the evidence. `part` is the section of the deck it stands in; `total` how many rows the
    table would have in full, which `graphkit` `rest` shows."""

    id: str
    part: Text
    title: Text
    points: tuple[Text, ...] = ()
    table: Table | None = None
    figure: str | None = None
    notes: tuple[Text, ...] = ()
    evidence: tuple[Claimed, ...] = ()
    more: str | None = None
    total: int = 0
    rest: str | None = None

    @property
    def said_more(self) -> Text:
        """The command that shows all of it."""
        if self.more == "measures":
            return text("More: graphkit measures")
        return text("More: graphkit {command} DATASET", command=self.more)

    def left_out(self, shown: int) -> Text | None:
        """How many rows a table that shows so many leaves out, and how to see them."""
        rows = len(self.table.rows) if self.table is not None else 0
        count = max(rows, self.total) - shown
        command = self.rest or self.more
        if count < 1:
            return None
        if command is None:
            return text("and {n} more", n=count)
        return text("and {n} more: graphkit {command}", n=count, command=command)


def pages(report: Report, language: str) -> tuple[Page, ...]:
    """The pages for which the report has something to show; `language` picks the question's."""
    found = [
        _cover(report, language),
        _short(report),
        _figure(report, "map", _WHO, "network"),
        _section(report, "camps", _WHO),
        _section(report, "groups", _WHO),
        _section(report, "who", _WHO, total=len(ranked(report)), rest="map"),
        _figure(report, "ranking", _WHO, "ranking"),
        _section(report, "between", _WHO),
        _section(report, "wedges", _WHO, total=_wedges(report), rest="map"),
        _figure(report, "stance", _WHAT, "stance"),
        _figure(report, "forecast", _WHAT, "forecast"),
        _section(report, "outcome", _WHAT),
        _section(report, "pivots", _WHAT),
        _section(report, "persuade", _WHAT),
        _section(report, "changes", _WHAT),
        _section(report, "certainty", _HOW),
        _figure(report, "membership", _HOW, "membership"),
        _quality(report),
        _sources(report),
        _section(report, "method", _HOW),
    ]
    return tuple(page for page in found if page is not None)


_START = text("In short")
_WHO = text("Who stands where")
_WHAT = text("What to expect")
_HOW = text("How we know")


def _cover(report: Report, language: str) -> Page:
    data = report.dataset
    said = []
    if report.issue is not None:
        said.append(text("{question}", question=report.question(language)))
    if report.as_of is not None:
        said.append(text("As of {day}", day=report.as_of))
    return Page("cover", _START, text("{title}", title=data.called(language)), tuple(said))


def _short(report: Report) -> Page | None:
    if not report.headline:
        return None
    first, *rest = report.headline
    if report.camps:
        rest.append(text("{finding}.", finding=kinds["camps"].headline(report)))
    for name in ("wedges", "changes", "quality"):
        section = report.section(name)
        if section is not None and section.lead:
            rest.append(section.lead[0])
    return Page("short", _START, first, tuple(rest))


def _figure(report: Report, name: str, part: Text, kind: str) -> Page | None:
    if kind not in kinds or kinds[kind].why_not(report) is not None:
        return None
    chosen, section = kinds[kind], report.section(name)
    return Page(
        name,
        part,
        chosen.headline(report),
        figure=kind,
        notes=(chosen.describe(report), *((*section.lead, *section.notes) if section else ())),
        evidence=report.cited(section) if section else (),
        more=section.more if section else None,
    )


def _quality(report: Report) -> Page | None:
    """How good the evidence is, with what the report says about it in the notes."""
    page, section = _figure(report, "quality", _HOW, "quality"), report.section("quality")
    if not any(_documented(claim) for claim in report.dataset.claims()):
        return None
    if page is None or section is None:
        return page
    return replace(page, notes=(*page.notes, *section.lead, *section.notes), more=section.more)


def _documented(claim: Claim) -> bool:
    """Whether anything is known of a claim that tells how good it is."""
    day = claim.since if isinstance(claim, Tie) else claim.date
    return bool(claim.source) or day is not None or getattr(claim, "confidence", None) is not None


def _wedges(report: Report) -> int:
    return sum(link.wedge for link in report.links)


def _section(
    report: Report, name: str, part: Text, *, total: int = 0, rest: str | None = None
) -> Page | None:
    """A section's page, where it has more to show than its title and that it is not defined."""
    section = report.section(name)
    if section is None or _undefined(report, section):
        return None
    title = _finding(report, section)
    said = [sentence for sentence in section.lead if sentence is not title]
    if not said and not (section.table and section.table.rows):
        return None
    return Page(
        name,
        part,
        title,
        points=() if section.table else tuple(said),
        table=section.table,
        notes=(*section.lead, *section.notes),
        evidence=report.cited(section),
        more=section.more,
        total=total,
        rest=rest,
    )


def _undefined(report: Report, section: Section) -> bool:
    """Whether all that a section says is why its measure has nothing to say."""
    undefined = [finding.reading for finding in report.findings if not finding.defined]
    said = (*section.lead, *section.notes)
    return section.table is None and bool(said) and all(words in undefined for words in said)


_SHOWN_BY = {"camps": "camps", "groups": "camps"}
_SENTENCE = {"wedges": 0, "changes": 0, "outcome": 0, "pivots": 0, "certainty": 1}
_NAMES = 3


def _finding(report: Report, section: Section) -> Text:
    """What a section found, for the top of its slide: not every section's first sentence is one."""
    kind = _SHOWN_BY.get(section.id)
    if kind is not None and kinds[kind].why_not(report) is None:
        return kinds[kind].headline(report)
    place = _SENTENCE.get(section.id)
    if place is not None and place < len(section.lead):
        return section.lead[place]
    names = _first_names(section)
    if names:
        return text("{title}: {names}", title=section.title, names=names)
    return section.title


def _first_names(section: Section) -> list[Name]:
    """Whom the first rows are about, where the rows are about actors."""
    table = section.table
    if table is None:
        return []
    place = next((i for i, column in enumerate(table.columns) if column.key == "actor"), None)
    if place is None:
        return []
    cells = [row[place] for row in table.rows[:_NAMES]]
    return [cell for cell in cells if isinstance(cell, Name)]


def _sources(report: Report) -> Page | None:
    cited = Counter(source for claim in report.dataset.claims() for source in claim.source)
    known = [source for source in report.dataset.sources if source.id in cited]
    if not known:
        return None
    known.sort(key=lambda source: (-cited[source.id], source.id))
    rows = tuple((s.publisher, s.title, s.date, cited[s.id]) for s in known[:MOST_SOURCES])
    title = plural(
        "The claims come from {count} source",
        "The claims come from {count} sources; these are cited most",
        len(known),
    )
    return Page("sources", _HOW, title, table=Table(_SOURCES, rows), total=len(known))


_SOURCES = (
    Column("publisher", text("Publisher")),
    Column("title", text("Title")),
    Column("date", text("Date")),
    Column("claims", text("Claims"), "d"),
)
