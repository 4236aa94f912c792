"""Rows of ties as a dataset: actors, ties with their evidence, and by window positions over time."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from graphkit.dataset import Dataset
from graphkit.events.asked import Asked, last_of
from graphkit.events.run import Gathered
from graphkit.events.words import VERBS, as_day, description, summary, title
from graphkit.formats.reading.characters import SUSPECT
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.text_cells import url
from graphkit.partial_date import PartialDate
from graphkit.rows import Actor, Issue, Source, Stance, Tie

TARGETS = 12  # actors of whom positions towards them are coded
FULL = 10_000  # thousandths of a Goldstein point
LONGEST = 200
_SUMS = ("events", "mentions", "weight", "value", "undecided")


def build(found: Gathered, asked: Asked, name: str) -> tuple[Dataset, Gathered]:
    """The dataset, and what was gathered once actors that differ in nothing visible are one."""
    found = replace(found, rows=_merged(found))
    actors = _actors(found)
    issues, stances = _positions(found, asked, actors) if asked.window else ((), ())
    ties, sources = _ties(found, asked)
    dataset = Dataset(
        name=name,
        title=title(found),
        description=description(found, asked, len(ties), len(issues)),
        actors=tuple(actors.values()),
        issues=tuple(issues),
        stances=tuple(stances),
        ties=ties,
        sources=sources,
    )
    return dataset, found


def plain(word: str | None) -> str:
    """A name without what cannot be seen or would part cells."""
    shown = SUSPECT.sub("", unicodedata.normalize("NFC", word or ""))
    return " ".join(shown.replace("|", "/").split())[:LONGEST]


def _merged(found: Gathered) -> list[dict[str, Any]]:
    """The rows with actors' ids as they are written; what is now of one actor is left out."""
    rows: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in found.rows:
        source, target = plain(row["source"]), plain(row["target"])
        if not source or not target or source == target:
            reason = "of an actor with itself" if source else "with an actor on one side only"
            found.left_out[reason] = found.left_out.get(reason, 0) + row["events"]
            continue
        key = (source, target, row["sign"], row["span"])
        row = {**row, "source": source, "target": target}
        rows[key] = _together(rows[key], row) if key in rows else row
    return list(rows.values())


def _together(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    return {
        **one,
        **{name: one[name] + other[name] for name in _SUMS},
        "first_day": min(one["first_day"], other["first_day"]),
        "last_day": max(one["last_day"], other["last_day"]),
    }


def _actors(found: Gathered) -> dict[str, Actor]:
    """Every actor of a tie, by the name and country that its events give most often."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    countries: dict[str, Counter[str]] = defaultdict(Counter)
    for row in found.called:
        actor = plain(row["id"])
        names[actor][plain(row["name"])] += row["events"]
        countries[actor][plain(row["country"])] += row["events"]
    ids = sorted({row[side] for row in found.rows for side in ("source", "target")})
    chosen = {actor: _most(names[actor]) or actor for actor in ids}
    often = Counter(chosen.values())
    return {
        actor: Actor(
            actor,
            name if often[name] == 1 or name == actor else f"{name} ({actor})",
            country=_most(countries[actor]) or None,
        )
        for actor, name in chosen.items()
    }


def _most(often: Mapping[str, int]) -> str:
    """The most frequent that says something; of equals the first by the alphabet."""
    said = [(-count, word) for word, count in often.items() if word]
    return min(said)[1] if said else ""


def _ties(found: Gathered, asked: Asked) -> tuple[tuple[Tie, ...], tuple[Source, ...]]:
    largest = math.log1p(max((row["weight"] for row in found.rows), default=1) / FULL)
    with_value = any(mapping.goldstein for mapping in found.mappings)
    width = len(str(len(found.rows)))
    sources: dict[str, Source] = {}
    ties = []
    for number, row in enumerate(found.rows, 1):
        read = dict.fromkeys(w for w in (row["most_told"], row["latest"]) if w)
        strength = math.log1p(row["weight"] / FULL) / largest if largest else 1.0
        ties.append(
            Tie(
                id=f"ti{number:0{width}}",
                source_actor=row["source"],
                target_actor=row["target"],
                sign=row["sign"],
                relation=VERBS[row["sign"]],
                strength=max(round(strength, 4), 0.0001),
                since=as_day(row["first_day"]),
                until=last_of(as_day(row["span"]), asked.window) if asked.window else None,
                source=tuple(dict.fromkeys(_source(word, sources) for word in read)),
                summary=summary(row, with_value=with_value),
                extra=_counts(row),
            )
        )
    return tuple(ties), tuple(source for source in sources.values())


def _counts(row: dict[str, Any]) -> dict[str, str]:
    return {
        "x_events": str(row["events"]),
        "x_mentions": str(row["mentions"]),
        "x_weight": f"{row['weight'] / FULL:.4f}",
        "x_last": as_day(row["last_day"]).isoformat(),
    }


def _source(word: str, sources: dict[str, Source]) -> str:
    """The id of where something was read, kept once."""
    if word not in sources:
        number = f"so{len(sources) + 1}"
        try:
            address = url(word)
        except Fault:
            sources[word] = Source(number, publisher=plain(word) or "unnamed")
        else:
            host = urlsplit(address).hostname or ""
            publisher = host.removeprefix("www.") or None
            sources[word] = Source(number, publisher=publisher, url=address)
    return sources[word].id


def _positions(
    found: Gathered, asked: Asked, actors: Mapping[str, Actor]
) -> tuple[list[Issue], list[Stance]]:
    """Towards the actors with the most mentions, the mean of what was reported in each span."""
    told: Counter[str] = Counter()
    for row in found.rows:
        told[row["target"]] += row["mentions"]
    targets = sorted(told, key=lambda actor: (-told[actor], actor))[:TARGETS]
    ids = {target: _free(f"towards_{target}", actors) for target in targets}
    issues = [_issue(ids[target], actors[target].name) for target in targets]
    sums: dict[tuple[str, str, int], list[dict[str, Any]]] = defaultdict(list)
    for row in found.rows:
        if row["target"] in ids and row["mentions"]:
            sums[row["source"], row["target"], row["span"]].append(row)
    width = len(str(len(sums)))
    stances = [
        _stance(f"st{number:0{width}}", rows, ids, asked.window or "month")
        for number, rows in enumerate(sums.values(), 1)
    ]
    return issues, stances


def _free(word: str, actors: Mapping[str, Actor]) -> str:
    """An id that no actor has: actors and issues share one namespace."""
    while word in actors:
        word += "_"
    return word


def _issue(number: str, name: str) -> Issue:
    return Issue(
        number,
        f"Cooperate with {name}, or be in conflict?",
        support_means=f"Cooperation with {name}",
        oppose_means=f"Conflict with {name}",
        extra={"x_title": f"Dealings with {name}"},
    )


def _stance(
    number: str, rows: list[dict[str, Any]], ids: Mapping[str, str], window: str
) -> Stance:
    together = rows[0]
    for row in rows[1:]:
        together = _together(together, row)
    value = together["value"] / FULL / together["mentions"] + 0.0
    events, mentions = together["events"], together["mentions"]
    return Stance(
        number,
        together["source"],
        ids[together["target"]],
        position=max(-1.0, min(1.0, round(value, 4))),
        date=_dated(as_day(together["span"]), window),
        summary=f"{events:,} event{'s' * (events != 1)} towards it in this {window}, "
        f"mentioned {mentions:,} time{'s' * (mentions != 1)}.",
        extra={"x_events": str(events), "x_mentions": str(mentions)},
    )


def _dated(first: date, window: str) -> date:
    """A span as a date: a month or a year as such, else its last day."""
    if window == "month":
        return PartialDate(first.year, first.month)  # type: ignore[no-any-return]
    if window == "year":
        return PartialDate(first.year)  # type: ignore[no-any-return]
    return last_of(first, window)


def sizes(dataset: Dataset) -> Iterable[str]:
    """What is in it, in words."""
    for table in ("actors", "ties", "stances", "sources"):
        if count := len(getattr(dataset, table)):
            yield f"{count:,} {table if count != 1 else table.removesuffix('s')}"
