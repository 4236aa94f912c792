"""Everything the map's page shows, as plain values: what pyvis carries and the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from graphkit.dataset import Issue, known_on
from graphkit.findings import Finding, Report
from graphkit.language import Language, text
from graphkit.pictures import ActorProfile, Step
from graphkit.renderers import style
from graphkit.renderers.figures.stance import main_ties
from graphkit.renderers.map.actor_days import actor_day_rows
from graphkit.renderers.map.advice import Advice
from graphkit.renderers.map.columns import actor_columns
from graphkit.renderers.map.days import ended_links, history_rows, with_ended
from graphkit.renderers.map.evidence import (
    claim_rows,
    iso,
    page_ids,
    source_rows,
    web_address,
    words,
)
from graphkit.renderers.map.network import MapNetwork, packed
from graphkit.renderers.map.notes import page_notes
from graphkit.renderers.map.room import with_room
from graphkit.renderers.map.scenes import scene_names, scenes, stance_frames
from graphkit.renderers.map.sides import IssueSides
from graphkit.renderers.map.story import story
from graphkit.renderers.map.wording import said_in
from graphkit.renderers.style import always_named
from graphkit.scale import Scale

if TYPE_CHECKING:
    from graphkit.renderers.map import MapOptions

SCHEMA = "graphkit/map/1"
OWN_NAME = text("English")  # to be translated by the name of the language translated into
LAYOUTS = ("votes", "stance", "stress", "camps")


def page_content(
    report: Report,
    network: MapNetwork,
    *,
    languages: Mapping[str, Language],
    options: MapOptions,
) -> dict[str, Any]:
    """The page's content; actors and ties go into `network`, under generated ids."""
    dataset, shown = report.dataset, with_room(report)
    actors = {profile.id: number for number, profile in enumerate(shown.actors)}
    issues = {issue.id: number for number, issue in enumerate(dataset.issues)}
    every = with_ended(report)
    sources, source_numbers = source_rows(every)
    rows, numbers = claim_rows(every, actors, issues, source_numbers)
    claims = packed(rows)
    del rows  # a dictionary a claim
    called = {**page_ids(actors), **page_ids(issues)}
    advice = Advice(report, actors, numbers)
    sides, measures = IssueSides(report), _sizing(report, options.size)
    steps = story(report) if options.story is None else options.story
    _add_actors(shown, network, called)
    _add_links(report, network, actors, numbers)
    names = _layout_names(report, options)
    return {
        "schema": SCHEMA,
        "language": next(iter(languages)),
        "languages": list(languages),
        "languageNames": {code: known.say(OWN_NAME) for code, known in languages.items()},
        "asOf": iso(report.as_of),
        "issue": issues.get(report.issue) if report.issue is not None else None,
        "issues": [
            _issue(issue, report.as_of, actors, source_numbers) | {"id": called[issue.id]}
            for issue in dataset.issues
        ],
        "everyone": len(report.actors),
        "columns": actor_columns(shown),
        "claims": claims,
        "sources": packed(sources),
        "current": _current(report, actors, issues, numbers),
        **history_rows(report, actors, issues, numbers),
        "actorDays": actor_day_rows(report, actors, issues),
        **advice.numbers(),
        "measures": [_measure(finding, actors) for finding in measures],
        "layoutNames": names,
        "layouts": {
            name: _layout(places, actors)
            for name, places in report.layouts.items()
            if name in LAYOUTS
        },
        "frames": stance_frames(),
        "mainTies": _main_ties(report, actors),
        "counts": sides.counts(),
        "axis": asdict(report.axis) if report.axis else None,
        "story": [_story_step(step, called) for step in steps],
        "start": {
            "size": options.size or "",
            "since": iso(report.settings.since) or "",
            "notes": page_notes(report, called),
            **options.state,
        },
        "style": _style(),
        "words": {
            code: said_in(shown, language, measures, steps, advice, sides)
            | {"scenes": scenes(report, language, actors)}
            for code, language in languages.items()
        },
    }


def _add_actors(report: Report, network: MapNetwork, called: Mapping[str, str]) -> None:
    number = {profile.id: at for at, profile in enumerate(report.actors)}
    issue = report.dataset.issue_by_id.get(report.issue) if report.issue else None
    deciders = set(issue.decided_by) if issue else set()
    named = always_named(report)
    for profile in report.actors:
        row = _actor(report, profile, called[profile.id], profile.id in deciders)
        member_of = report.dataset.actor_by_id[profile.id].member_of
        bodies = [number[body] for body in member_of if body in number]
        leads = True if profile.id in named else None
        network.add_actor(row | {"leads": leads, "memberOf": bodies or None})


def _actor(report: Report, profile: ActorProfile, called: str, decides: bool) -> dict[str, Any]:
    actor = report.dataset.actor_by_id[profile.id]
    return {
        "id": called,
        "name": words(actor.name) or words(actor.id) or "",
        "aliases": [alias for alias in map(words, actor.aliases) if alias] or None,
        "type": words(actor.type),
        "role": words(actor.role),
        "country": words(actor.country),
        "url": web_address(actor.url),
        "note": words(actor.note),
        "camp": profile.camp,
        "influence": round(profile.influence, 6),
        "rank": profile.rank,
        "rankLow": profile.rank_low,
        "rankHigh": profile.rank_high,
        "campShare": profile.camp_share,
        "position": profile.position,
        "salience": profile.salience,
        "capability": profile.capability,
        "condition": words(profile.condition),
        "decides": True if decides else None,
        "unranked": True if profile.aggregate else None,
    }


def _add_links(
    report: Report, network: MapNetwork, actors: Mapping[str, int], claims: Mapping[str, int]
) -> None:
    more, gone = ended_links(report)
    for number, link in enumerate((*report.links, *gone)):
        if link.source not in actors or link.target not in actors:
            continue
        all_claims = (*link.claims, *more.get((link.source, link.target), ()))
        row = {
            "sign": link.sign,
            "strength": float(f"{link.strength:.6g}"),
            "claims": [claims[claim] for claim in all_claims if claim in claims],
            "directed": link.directed,
            "wedge": link.wedge or None,
            "contested": link.contested or None,
            "support": float(f"{link.support:.6g}") if link.contested else None,
            "oppose": float(f"{link.oppose:.6g}") if link.contested else None,
            "ended": True if number >= len(report.links) else None,
        }
        network.add_tie(actors[link.source], actors[link.target], row)


def _issue(
    issue: Issue, today: date | None, actors: Mapping[str, int], sources: Mapping[str, int]
) -> dict[str, Any]:
    """An issue's row; what was decided after the report's day is not known yet."""
    known = known_on(issue.decided_on, today)
    return {
        "scale": _scale(issue.scale),
        "options": [{"label": words(o.label) or "", "position": o.position} for o in issue.options],
        "decidedBy": [actors[actor] for actor in issue.decided_by if actor in actors],
        "decidedOn": iso(issue.decided_on) if known else None,
        "outcome": issue.outcome if known else None,
        "sources": [sources[name] for name in issue.outcome_source if name in sources],
    }


def _scale(scale: Scale) -> dict[str, Any]:
    """A scale as the page turns positions into numbers on it by; marks only where it is its own."""
    if not scale.own:
        return {"own": False, "digits": [1, 2]}
    marks = [[round(position, 9) + 0.0, str(said)] for position, said in scale.axis]
    digits = [int(form[1:-1]) for form in (scale.coarse, scale.format)]
    return {"own": True, "low": scale.low, "high": scale.high, "digits": digits, "marks": marks}


def _current(
    report: Report, actors: Mapping[str, int], issues: Mapping[str, int], claims: Mapping[str, int]
) -> list[list[float]]:
    """Actor, issue, claim and position of every current stance; 1 after them where it is not
    counted beside a body's or its members'."""
    return [
        [actors[held.actor], issues[held.issue], claims[held.claim], held.position]
        + [1] * held.represented
        for held in report.current
        if held.actor in actors and held.claim in claims
    ]


def _sizing(report: Report, asked: str | None) -> list[Finding]:
    """One finding a measure that tells actors apart: what they can be sized and ranked by.

    Forecasts and levers have their own place in the page, unless the map is to be sized by one.
    """
    found: dict[str, Finding] = {}
    for finding in report.findings:
        name = finding.measure
        family = report.methods[name].family if name in report.methods else ""
        told_elsewhere = name in ("camps", "groups") or family in ("outcome", "levers")
        if len(finding.values) > 1 and (name == asked or not told_elsewhere):
            found.setdefault(name, finding)
    return list(found.values())


def _measure(finding: Finding, actors: Mapping[str, int]) -> dict[str, Any]:
    values = finding.values
    order = sorted(values.values(), reverse=True)
    first = {value: place for place, value in reversed(list(enumerate(order, 1)))}
    intervals = (finding.result.intervals if finding.result else None) or {}
    rows = finding.provenance.rows
    return {
        "name": finding.measure,
        "source": finding.provenance.source,
        "of": len(values),
        "rows": sum(len(ids) for ids in rows.values()),
        "tables": sorted(rows, reverse=True),
        "values": [_digits(values.get(actor)) for actor in actors],
        "ranks": [first.get(values[actor]) if actor in values else None for actor in actors],
        "intervals": [
            [held.low, held.high, held.rank_low, held.rank_high]
            if (held := intervals.get(actor))
            else None
            for actor in actors
        ]
        if intervals
        else None,
    }


def _digits(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")


def _layout_names(report: Report, options: MapOptions) -> list[str]:
    """The views there are, the first one to open with."""
    composed = scene_names(report)
    known = [name for name in LAYOUTS if name in report.layouts or name in composed]
    if all(actor.position is None for actor in report.actors):
        known = [name for name in known if name != "stance"] or known
    first = options.layout or next(iter(composed), "stress")
    return sorted(known, key=lambda name: name != first)


def _main_ties(report: Report, actors: Mapping[str, int]) -> list[int]:
    """The ties that the picture of stances shows at rest, by number."""
    if "stance" not in scene_names(report):
        return []
    known = [link for link in report.links if link.source in actors and link.target in actors]
    numbers = {id(link): number for number, link in enumerate(known)}
    return sorted(numbers[id(link)] for link in main_ties(report))


def _layout(places: Mapping[str, tuple[float, float]], actors: Mapping[str, int]) -> list[float]:
    return [round(part, 5) for actor in actors for part in places.get(actor, (0.5, 0.5))]


def _story_step(step: Step, called: Mapping[str, str]) -> dict[str, Any]:
    state = dict(step.state)
    for key in ("focus", "issue"):
        if key in state:
            state[key] = called.get(state[key], "")
    lit = [called[actor] for actor in step.highlight if actor in called]
    return {"highlight": lit, "state": state}


def _style() -> dict[str, Any]:
    camps = [{"colour": camp.colour, "shape": camp.shape} for camp in style.CAMPS]
    none = {"colour": style.NO_CAMP.colour, "shape": style.NO_CAMP.shape}
    return {"camps": camps, "none": none}
