"""The story in at most eight slides: the answer, what changed, who stands where by power, the
camps, who can turn it, whom to talk to, the other issues, how far to trust all this."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.change import drawn as moves_drawn
from graphkit.renderers.figures.issues import rows as issue_rows
from graphkit.renderers.figures.ranking import shared_rank
from graphkit.renderers.figures.stance import counted_in_short
from graphkit.renderers.figures.votes import many_vote
from graphkit.renderers.slides.story.answer import answer, trust
from graphkit.renderers.slides.story.cast import CHOSEN, cast, leaders
from graphkit.renderers.slides.story.page import STORY, Page, Support
from graphkit.renderers.slides.story.parts import (
    LEAST_ROWS,
    figure,
    part_of,
    rows_of,
    table,
    titles,
)


def plot(report: Report) -> Iterator[Page]:
    """The slides of the story in their order; after an earlier day, what changed leads."""
    changed = _changed(report)
    opening = [answer(report, tell_moves=changed is None), changed]
    if report.settings.since is not None:
        opening.reverse()
    rest = [_stance(report), _network(report), *_turn(report), _issues(report), trust(report)]
    yield from (page for page in (*opening, *rest) if page is not None)


def _changed(report: Report) -> Page | None:
    """Who moved, as slopes; one or two moves are told on the first slide, unless they lead."""
    count = len({move.actor for move in moves_drawn(report)})
    if count < LEAST_ROWS and report.settings.since is None:
        return None
    page = figure(report, "changes", STORY, "change")
    if page is None:
        return None
    names = list(dict.fromkeys(m.actor for m in moves_drawn(report) if m.turned))
    if not names:
        return page
    first, others = Name(names[0]), len(names) - 1
    short = text("{actor} changed sides", actor=first)
    if others:
        short = plural(
            "{actor} and {count} other changed sides",
            "{actor} and {count} others changed sides",
            others,
            actor=first,
        )
    return replace(page, shorter=(short,))


def _stance(report: Report) -> Page | None:
    """Who stands where; where votes decide, how the parties vote: what it comes to, the first slide
    says."""
    if many_vote(report):
        vote, parties = figure(report, "votes", STORY, "votes"), report.deciding[1:]
        return replace(vote, title=parties[0]) if vote and parties else vote
    page = figure(report, "stance", STORY, "stance")
    if page is None:
        return None
    found = (_strongest(report), page.title, counted_in_short(report))
    title, *shorter = (words for words in found if words is not None)
    return replace(page, title=title, shorter=tuple(shorter))


def _strongest(report: Report) -> Text | None:
    """Who is the most powerful on either side, where both sides and their ranks are known."""
    found = [
        a
        for a in report.actors
        if a.position is not None and not a.represented and not a.aggregate and a.influence > 0
    ]
    if report.scale.own or len({a.influence for a in found}) < LEAST_ROWS:
        return None
    against, favour = (
        sorted((a for a in found if report.scale.side(a.position or 0.0) == side), key=_rank)
        for side in (-1, 1)
    )
    if not against or not favour:
        return None
    only = text("the only one for it"), text("the only one against it")
    most = text("the most powerful for it"), text("the most powerful against it")
    parts = {"favour": _ranked(favour[0]), "against": _ranked(against[0])}
    parts["as_favour"] = (only if len(favour) == 1 else most)[0]
    parts["as_against"] = (only if len(against) == 1 else most)[1]
    if len(against) >= len(favour):
        return text("{against} is {as_against}, {favour} {as_favour}", **parts)
    return text("{favour} is {as_favour}, {against} {as_against}", **parts)


def _rank(actor: ActorProfile) -> int:
    return actor.rank


def _ranked(actor: ActorProfile) -> Text:
    return text("{actor} (rank {rank})", actor=Name(actor.id), rank=shared_rank(actor))


def _network(report: Report) -> Page | None:
    """Camps or groups by those who lead them, drawn with those who matter."""
    page = figure(report, "map", STORY, "network")
    if page is None or not report.links:
        return None
    led, shorter = leaders(report), [page.title]
    if len(led) > 1 and _one_leads(report, led):
        firsts = [names[0] for names in led if names]
        shorter.insert(0, _led(report, firsts))
    elif len(report.camps) < 2 and report.issue is not None:
        return None  # one camp: the stances have told it
    section = report.section("groups" if report.by_groups else "camps")
    notes = (*section.lead, *section.notes) if section else ()
    title, *rest = shorter
    chosen = cast(report)
    return replace(
        page,
        title=title,
        shorter=tuple(rest),
        cast=chosen,
        notes=(*((CHOSEN,) if chosen else ()), *page.notes, *notes),
        more=section.more if section else None,
    )


def _one_leads(report: Report, led: list[list[Name]]) -> bool:
    """Whether each camp has one who has more influence than the next."""
    influence = {actor.id: actor.influence for actor in report.actors}
    firsts = [[influence.get(name.id, 0.0) for name in names[:2]] for names in led]
    return all(first and first[0] > max(first[1:], default=0.0) for first in firsts)


def _led(report: Report, names: list[Name]) -> Text:
    count = len(report.camps)
    if report.by_groups:
        return text("{n} groups, the largest around {names}", n=count, names=names)
    if count > len(names):
        return text("{n} camps, the largest led by {names}", n=count, names=names)
    return text("{n} camps, led by {names}", n=count, names=names)


def _turn(report: Report) -> list[Page | None]:
    """Who can turn it, and whom to talk to: one slide where each alone has little to show."""
    pivots, persuade = report.section("pivots"), report.section("persuade")
    if report.page and not rows_of(part_of(report, "turn")):
        persuade = None  # where votes decide, a move of part of the way changes none
    if rows_of(pivots) >= LEAST_ROWS or rows_of(persuade) >= LEAST_ROWS:
        return [
            table(report, "pivots", STORY),
            None if persuade is None else table(report, "persuade", STORY),
        ]
    found = [section for section in (pivots, persuade) if section is not None and section.lead]
    if not found:
        return []
    title, *shorter = titles(found[0])
    supports = [
        Support(section.title, tuple(said for said in section.lead[:2] if said is not title))
        for section in found
    ]
    if len(supports) < 2:
        return []
    return [
        Page(
            "turn",
            STORY,
            title,
            tuple(shorter),
            tuple(supports),
            notes=tuple(note for section in found for note in section.notes),
            more=found[-1].more,
        )
    ]


def _issues(report: Report) -> Page | None:
    if len(issue_rows(report)) < LEAST_ROWS:
        return None
    page = figure(report, "issues", STORY, "issues")
    return None if page is None else replace(page, notes=(*page.notes, *_outcome_notes(report)))


def _outcome_notes(report: Report) -> tuple[Text, ...]:
    section = report.section("outcome")
    return () if section is None else (*section.lead, *section.notes)
