"""The columns by which the page colours, groups and filters actors: type, country, the body they
belong to, and the analyst's own `x_...` as far as their values tell groups apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from graphkit.findings import Report
from graphkit.language import Text, text
from graphkit.renderers.map.evidence import words
from graphkit.rows import Actor

MOST = 40
"""Different values of a column, beyond which it names actors rather than groups of them."""

LONGEST = 60  # letters of a value; what is longer is a note

TITLES = {"type": text("Type"), "country": text("Country"), "member_of": text("Member of")}


def actor_columns(report: Report) -> list[dict[str, Any]]:
    """Each column as its key, its different values, and each actor's by number."""
    return [_packed(key, cells) for key, cells in _columns(report)]


def column_titles(report: Report, say: Callable[[Any], str]) -> list[str]:
    """What each column is called; the analyst's own as they are, without their `x_`."""
    return [_title(key, say) for key, _ in _columns(report)]


def _title(key: str, say: Callable[[Any], str]) -> str:
    known: Text | None = TITLES.get(key)
    return say(known) if known else words(key.removeprefix("x_").replace("_", " ")) or key


def _columns(report: Report) -> Iterator[tuple[str, list[tuple[str, ...]]]]:
    actors = [report.dataset.actor_by_id[profile.id] for profile in report.actors]
    own = dict.fromkeys(key for actor in actors for key in actor.extra if key.startswith("x_"))
    for key in (*TITLES, *own):
        cells = [_cells(report, actor, key) for actor in actors]
        if _tells_groups(cells):
            yield key, cells


def _cells(report: Report, actor: Actor, key: str) -> tuple[str, ...]:
    if key == "member_of":
        known = report.dataset.actor_by_id
        found = [known[body].name if body in known else body for body in actor.member_of]
    elif key in TITLES:
        found = [getattr(actor, key) or ""]
    else:
        found = actor.extra.get(key, "").split("|")
    return tuple(dict.fromkeys(said for part in found if (said := words(part.strip()))))


def _tells_groups(cells: Sequence[tuple[str, ...]]) -> bool:
    """Whether there are at least two kinds of actors by it, one of them with two of them."""
    tally = Counter(value for values in cells for value in values)
    if not tally or len(tally) > MOST or max(map(len, tally)) > LONGEST:
        return False
    return max(tally.values()) > 1 and len({*cells}) > 1


def _packed(key: str, cells: Sequence[tuple[str, ...]]) -> dict[str, Any]:
    values = list(dict.fromkeys(value for held in cells for value in held))
    number = {value: at for at, value in enumerate(values)}
    return {
        "key": words(key) or key,
        "words": values,
        "values": [_numbers(held, number) for held in cells],
    }


def _numbers(held: tuple[str, ...], number: dict[str, int]) -> int | list[int] | None:
    found = [number[value] for value in held]
    if len(found) < 2:
        return found[0] if found else None
    return found
