"""A vote as bars: the tally with what is needed, then by party or by voter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from graphkit.decided_by_vote import heads
from graphkit.findings import Finding, Report
from graphkit.language import Name, Text, plural, text
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import FAINT, MANY, NEUTRAL, OPPOSE, SUPPORT

MOST = 16  # rows
HIGH = 4.4  # letters from bar to bar, at most
PARTS = ("yes", "no", "abstain", "absent")
COLOURS = {"yes": SUPPORT, "no": OPPOSE, "abstain": NEUTRAL, "absent": FAINT}


@dataclass(frozen=True, slots=True)
class Bar:
    """How much of something votes how, in votes or heads."""

    label: Text | Name | str
    parts: dict[str, float]

    @property
    def whole(self) -> float:
        return sum(self.parts.values())


def path(report: Report) -> Finding | None:
    """What decides the report's issue, where that is a vote."""
    found = report.finding("decision_path", issue=report.issue)
    return found if found is not None and "passes" in found.summary else None


def many_vote(report: Report) -> bool:
    """Whether so many vote on the report's issue, as members of a body too, that what they come to
    is the picture, and not each."""
    found = path(report)
    return found is not None and heads(found.summary) > MANY


def tally(report: Report) -> Bar:
    """How all of them vote."""
    found = path(report)
    parts = {} if found is None else {part: _number(found, part) for part in PARTS}
    return Bar(text("All"), parts)


def needed(report: Report) -> float | None:
    """How many votes it takes, where that is a number."""
    found = path(report)
    value = found.summary.get("needed") if found else None
    return value if isinstance(value, float) else None


def in_order(report: Report) -> tuple[str, ...]:
    """The parts of a bar from its beginning: first those whose votes are the ones needed."""
    found = path(report)
    against = found is not None and found.summary.get("motion") == -1
    return ("no", "yes", "abstain", "absent") if against else PARTS


def needed_words(report: Report) -> Text | None:
    """How many votes of which side it takes, for a title; None where that is no number."""
    found, quota = path(report), needed(report)
    if found is None or quota is None:
        return None
    many = text("{n:g}", n=quota)
    if found.summary.get("exceed"):
        many = text("more than {n:g}", n=quota)
    if found.summary.get("motion") == -1:
        return text("{many} against are needed", many=many)
    return text("{many} are needed", many=many)


def bars(report: Report) -> list[Bar]:
    """A bar a party; where there are none, one a voter, the heaviest first."""
    if report.votes:
        return [
            Bar(g.name, {"yes": g.yes, "no": g.no, "abstain": g.abstain, "absent": g.absent})
            for g in report.votes[:MOST]
        ]
    found = path(report)
    table = found.result.table if found and found.result else None
    keys = [column.key for column in table.columns] if table else []
    if table is None or not {"actor", "vote", "weight"} <= set(keys) or len(table.rows) > MOST:
        return []
    rows = [dict(zip(keys, row, strict=True)) for row in table.rows]
    said = {"for": "yes", "against": "no", "abstains": "abstain"}
    return [
        Bar(row["actor"], {said.get(row["vote"].template, "absent"): float(row["weight"])})
        for row in sorted(rows, key=lambda row: -float(row["weight"]))
    ]


def _why_not(report: Report) -> Text | None:
    return None if path(report) else text("no vote decides the issue.")


def _headline(report: Report) -> Text:
    found = path(report)
    return found.reading if found else votes.title


def _describe(report: Report) -> Text:
    every = [tally(report), *bars(report)]
    told = [text("{group}: {votes}", group=bar.label, votes=_told(bar)) for bar in every]
    said = reduce(lambda one, other: text("{first}; {second}", first=one, second=other), told)
    quota = needed_words(report)
    if quota is None:
        return text("Bars of votes. {bars}.", bars=said)
    return text("Bars of votes, of which {quota}. {bars}.", bars=said, quota=quota)


def _told(bar: Bar) -> list[Text]:
    words = {
        "yes": text("{n:g} for", n=bar.parts.get("yes", 0)),
        "no": text("{n:g} against", n=bar.parts.get("no", 0)),
        "abstain": text("{n:g} abstain", n=bar.parts.get("abstain", 0)),
        "absent": text("{n:g} not known", n=bar.parts.get("absent", 0)),
    }
    return [words[part] for part in PARTS if bar.parts.get(part)]


def _legend(report: Report) -> tuple[Entry, ...]:
    found = path(report)
    if found is None or needed(report) is None:
        return ()
    more, against = found.summary.get("exceed"), found.summary.get("motion") == -1
    if against:
        beyond, just = text("more votes against than this needed"), text("votes against needed")
    else:
        beyond, just = text("more votes than this needed"), text("votes needed")
    return (Entry("quota", beyond if more else just),)


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    letter, whole = sheet.letter, tally(sheet.report)
    rows = bars(sheet.report)
    plot = box.inset(0.2 * box.width, 0.6 * letter, 0.3 * box.width, 0.4 * letter)
    step = min(plot.height / (len(rows) + 1.6), HIGH * letter)
    top = plot.top - 0.4 * (plot.height - step * (len(rows) + 1.6))  # few bars stand in the middle
    quota = needed(sheet.report)
    _bar(sheet, plot, top - 0.7 * step, 0.9 * step, whole, whole.whole, bold=True)
    if quota is not None and whole.whole:
        x = plot.left + plot.width * min(1.0, quota / whole.whole)
        ends = [(x, top - 1.25 * step), (x, top - 0.15 * step)]
        sheet.rule(ends, colour=sheet.ink, width=0.16 * letter, front=6)
    most = max((bar.whole for bar in rows), default=1.0)
    for number, bar in enumerate(rows):
        _bar(sheet, plot, top - (number + 2.1) * step, 0.66 * step, bar, most)
    left = len(sheet.report.votes) - MOST
    return (plural("{count} more group.", "{count} more groups.", left),) if left > 0 else ()


def _number(found: Finding, key: str) -> float:
    value = found.summary.get(key)
    return float(value) if isinstance(value, int | float) else 0.0


def _bar(
    sheet: Sheet, plot: Box, y: float, high: float, bar: Bar, most: float, *, bold: bool = False
) -> None:
    letter, left = sheet.letter, plot.left
    size = min(0.95 * letter, 0.9 * high)
    room = plot.left - 2.4 * letter
    name = sheet.say(bar.label)
    sheet.label(name, left - 0.7 * letter, y, room, size, high=1.3 * high, bold=bold)
    for part in in_order(sheet.report):
        wide = plot.width * bar.parts.get(part, 0.0) / (most or 1.0)
        if wide:
            sheet.block(Box(left, y - high / 2, left + wide, y + high / 2), COLOURS[part])
            left += wide
    _beside(sheet, left + 0.7 * letter, y - 0.35 * size, size, _told(bar))


def _beside(sheet: Sheet, x: float, y: float, size: float, said: Sequence[Text]) -> None:
    words = sheet.say(list(said))
    room = sheet.page.width - x - sheet.letter
    rows, size = sheet.fitted(words, room, size)
    top = y + size + 0.64 * size * (len(rows) - 1)
    sheet.lines(rows, x, top, size=size, colour=sheet.muted)


votes = Kind(
    name="votes",
    title=text("The vote"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
