"""Camps and ranks on earlier days, for the page.

Numbers travel once, words once a language. What is the same on several days or for several issues
travels once, too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from graphkit.findings import Report
from graphkit.history import ActorDay
from graphkit.pictures import Camp
from graphkit.renderers.map.evidence import iso
from graphkit.renderers.style import camp_called


def actor_day_rows(
    report: Report, actors: Mapping[str, int], issues: Mapping[str, int]
) -> dict[str, Any] | None:
    """The days with, for each, the number of a list of ranks by issue, what its camps were called,
    and the actors who stood in another camp than on the next: actor and camp in turns, 0 for none.
    None where nothing of earlier days is known."""
    days = _days(report)
    if not days:
        return None
    names = {_name(camp): number for number, camp in enumerate(_camps(report))}
    lists: dict[tuple[int, ...], int] = {}
    ranks = [[_list(day, issue, actors, lists) for issue in issues] for day in days]
    return {
        "days": [iso(day.day) for day in days],
        "lists": [*lists],
        "ranks": ranks,
        "called": [_called(day, names) for day in days],
        "campsWere": [_others(old.camps, new.camps, actors) for old, new in pairwise(days)],
    }


def actor_day_words(report: Report, say: Callable[[Any], str]) -> list[str]:
    """What camps were called on some day."""
    return [say(camp_called(camp)) for camp in _camps(report)]


def _days(report: Report) -> Sequence[ActorDay]:
    return report.history.actor_days if report.history else ()


def _camps(report: Report) -> list[Camp]:
    """One camp for each name that a camp had."""
    return [*{_name(camp): camp for day in _days(report) for camp in day.labelled}.values()]


def _name(camp: Camp) -> str:
    return f"{camp.number} {camp.label}"


def _list(
    day: ActorDay, issue: str, actors: Mapping[str, int], lists: dict[tuple[int, ...], int]
) -> int:
    """The number of the list of an issue's ranks on a day, 0 in it for none."""
    ranks = day.ranks[issue]
    return lists.setdefault(tuple(ranks.get(actor) or 0 for actor in actors), len(lists))


def _called(day: ActorDay, names: Mapping[str, int]) -> list[int | None]:
    """What the camps are called, by number."""
    found = {camp.number: names[_name(camp)] for camp in day.labelled}
    return [found.get(number) for number in range(1, max(found, default=0) + 1)]


def _others(old: Mapping[str, int], new: Mapping[str, int], actors: Mapping[str, int]) -> list[int]:
    """Whoever stood in another camp on the day before, and that camp."""
    changed = (actor for actor in actors if old.get(actor) != new.get(actor))
    return [number for actor in changed for number in (actors[actor], old.get(actor, 0))]
