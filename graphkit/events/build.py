"""Rows of ties as a dataset: actors, ties with their evidence, by window positions over time."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from graphkit.dataset import Dataset
from graphkit.events.asked import Asked, last_of
from graphkit.events.positions import positions
from graphkit.events.rows import plain, together, weight
from graphkit.events.run import Gathered
from graphkit.events.sources import Sources
from graphkit.events.words import VERBS, as_day, description, summary, title
from graphkit.rows import Actor, Event, Tie


def build(found: Gathered, asked: Asked, name: str) -> tuple[Dataset, Gathered]:
    """The dataset, and what was gathered once actors that differ in nothing visible are one."""
    found = replace(found, rows=_merged(found))
    actors = _actors(found)
    sources = Sources()
    ties = _ties(found, asked, sources)
    issues, stances = positions(found, asked, actors, sources) if asked.window else ([], [])
    dataset = Dataset(
        name=name,
        title=title(found),
        description=description(found, asked, len(ties), len(issues)),
        actors=tuple(actors.values()),
        issues=tuple(issues),
        stances=tuple(stances),
        ties=ties,
        sources=sources.every,
        events=(_last_event(found),),
    )
    return dataset, found


def _last_event(found: Gathered) -> Event:
    """The day to which the archive goes, so that the dataset is as of that day."""
    first = min(row["first_day"] for row in found.rows)
    words = f"The last of {found.used:,} events gathered here; the first is of {as_day(first)}"
    return Event("ev1", as_day(found.last_day), words)


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
        rows[key] = together([rows[key], row]) if key in rows else row
    return list(rows.values())


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


def _ties(found: Gathered, asked: Asked, sources: Sources) -> tuple[Tie, ...]:
    largest = math.log1p(max(map(weight, found.rows), default=0))
    with_value = any(mapping.goldstein for mapping in found.mappings)
    width = len(str(len(found.rows)))
    ties = []
    for number, row in enumerate(found.rows, 1):
        strength = math.log1p(weight(row)) / largest if largest else 1.0
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
                source=sources.of([row]),
                summary=summary(row, with_value=with_value),
                extra=_counts(row),
            )
        )
    return tuple(ties)


def _counts(row: dict[str, Any]) -> dict[str, str]:
    return {
        "x_events": str(row["events"]),
        "x_mentions": str(row["mentions"]),
        "x_weight": f"{weight(row):.4f}",
        "x_last": as_day(row["last_day"]).isoformat(),
    }


def sizes(dataset: Dataset) -> Iterable[str]:
    """What is in it, in words."""
    for table in ("actors", "ties", "stances", "sources"):
        if count := len(getattr(dataset, table)):
            yield f"{count:,} {table if count != 1 else table.removesuffix('s')}"
