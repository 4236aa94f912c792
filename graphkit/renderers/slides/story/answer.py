"""The first slide and the last: the answer with what it rests on, and how far to trust it."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.findings import Column, Report, Section, Table
from graphkit.language import Text, text
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.change import drawn as moves_drawn
from graphkit.renderers.slides.story.page import STORY, Page, Support
from graphkit.renderers.slides.story.parts import can_draw, part_of, rows_of
from graphkit.renderers.style import deciders

TRIED = 3  # decided issues from which the models' errors are shown


def answer(report: Report, *, tell_moves: bool) -> Page | None:
    """The finding and its supports: who decides, what to expect, how far to trust it."""
    if not report.answer:
        return None
    first, *rest = report.answer
    deciding = tuple(said for said in rest if said in report.deciding)
    others = tuple(said for said in rest if said not in deciding)
    expected = text("What to expect") if report.issue is not None else text("What it looks like")
    trust_part = part_of(report, "trust")
    supports = [
        Support(text("Who decides"), deciding),
        Support(expected, others),
        Support(text("What changed"), tuple(_moves(report)) if tell_moves else ()),
        Support(text("Who matters"), _ranking(report) if not deciders(report) else ()),
        Support(text("How far to trust it"), trust_part.lead[:1] if trust_part else ()),
    ]
    short = report.page[0].short if report.page else ()
    return Page(
        "answer",
        STORY,
        first,
        short,
        tuple(support for support in supports if support.said),
        notes=report.headline,
    )


def _moves(report: Report) -> Iterator[Text]:
    """What few moved, in sentences; with an earlier day, that nobody did."""
    if can_draw(report, "change"):
        yield kinds["change"].describe(report)
        return
    part = part_of(report, "moves")
    if part is not None and report.settings.since is not None:
        yield from part.lead[:1]


def _ranking(report: Report) -> tuple[Text, ...]:
    if not can_draw(report, "ranking") or moves_drawn(report):
        return ()
    return (text("{finding}.", finding=kinds["ranking"].headline(report)),)


def trust(report: Report) -> Page | None:
    """What the record is worth, how often it holds, hindsight, and what it hangs on."""
    part, scores = part_of(report, "trust"), report.section("scores")
    said = [*(part.lead if part else ()), *_weakest(report)]
    if len(said) < 2:
        return None
    title, *points = said
    section = report.section("quality")
    return Page(
        "trust",
        STORY,
        title,
        (text("How far to trust it"),),
        points=tuple(points),
        table=_errors(scores),
        notes=tuple(_behind(report, "backtest", "scores", "certainty", "quality")),
        more=section.more if section else None,
    )


def _weakest(report: Report) -> tuple[Text, ...]:
    """What it hangs on, or that it hangs on nothing."""
    section = report.section("certainty")
    if section is None or not section.short:
        return ()
    return (text("{finding}.", finding=section.short[0]),)


def _errors(scores: Section | None) -> Table | None:
    """How far off each model and each naive rule was, where enough was decided to tell."""
    if scores is None or scores.table is None or rows_of(scores) < TRIED:
        return None
    keys = [column.key for column in scores.table.columns]
    if not {"model", "cases", "error"} <= set(keys):
        return None
    rows = [dict(zip(keys, row, strict=True)) for row in scores.table.rows]
    cases = max(row["cases"] for row in rows)
    compared = [row for row in rows if row["cases"] == cases and row["error"] is not None]
    if len(compared) < TRIED or cases < TRIED:
        return None
    title = text("Mean error on the same {n} decided issues, on a scale 2 wide", n=cases)
    told = sorted(compared, key=lambda row: row["error"])
    columns = (Column("model", text("Model or rule")), Column("error", title, ".2f"))
    return Table(columns, tuple((row["model"], row["error"]) for row in told))


def _behind(report: Report, *names: str) -> Iterator[Text]:
    for name in names:
        section = report.section(name)
        if section is not None:
            yield from (*section.lead, *section.notes)
