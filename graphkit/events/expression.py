"""The one query, in Ibis: events to ties. No engine has words of its own here.

All arithmetic is in whole numbers (thousandths of Goldstein's points, days as yyyymmdd), so that
every engine adds up to the same last digit. Rows that do not count are gathered too, by the reason,
in the same pass: what was read is what is used and what is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.events.asked import Asked
from graphkit.events.cells import actor, day, day_is_valid, text, thousandths, whole
from graphkit.events.mapping import EventMapping
from graphkit.events.stage import ROW

OK = 0
REASONS = {  # a status, and what became of the events that have it
    1: "without a readable date",
    2: "without a readable sign or value",
    3: "without a readable number of mentions",
    4: "with an actor on one side only",
    5: "of an actor with itself",
    6: "outside the dates asked for",
    7: "between other actors",
    8: "with fewer mentions",
}
MALFORMED = (1, 2, 3)
KEYS = ("status", "source", "target", "sign", "span")
SUMS = ("events", "mentions", "weight", "undecided")
RESULT = (*KEYS, *SUMS, "first_day", "last_day", "most_told", "latest")
FULL = 10_000  # those of an event whose value is not given
_COLUMNS = (
    "source",
    "target",
    "kind",
    "status",
    "day",
    "mentions",
    "weight",
    "undecided",
    "url",
)
_NAMES = ("source_name", "target_name", "source_country", "target_country")
_KEPT = ("status", "day", "mentions", "url", "number", *_NAMES)
_QUADS = {
    1: ("1", "1.0", "verbal cooperation"),
    2: ("2", "2.0", "material cooperation"),
    3: ("3", "3.0", "verbal conflict"),
    4: ("4", "4.0", "material conflict"),
}


def ties(parts: Sequence[Any]) -> Any:
    """Events of one shape (`events`), gathered by pair, sign and span."""
    import ibis

    numbered = all("number" in part.columns for part in parts)
    columns = [*_COLUMNS, *(["number"] if numbered else [])]
    alike = [part.select(*columns) for part in parts]
    every = alike[0] if len(alike) == 1 else ibis.union(*alike)
    told, latest = _examples(every, numbered=numbered)
    gathered = every.group_by(["source", "target", "kind"]).agg(
        events=every.count().cast("int64"),
        mentions=every.mentions.sum().cast("int64"),
        weight=every.weight.sum().cast("int64"),
        undecided=every.count(where=every.undecided).cast("int64"),
        first_day=every.day.min().cast("int64"),
        last_day=every.day.max().cast("int64"),
        most_told=told,
        latest=latest,
    )
    kind = gathered.kind
    parts_of = {
        "status": kind % 10,
        "sign": (kind / 10).floor().cast("int64") % 10 - 1,
        "span": (kind / 100).floor().cast("int64"),
    }
    return gathered.mutate(**parts_of).select(*RESULT)


def names(parts: Sequence[Any]) -> Any:
    """How often each actor is called what, and in which country it is placed."""
    import ibis

    sides = [
        part.filter(part.status == OK).select(
            id=part[side], name=part[f"{side}_name"], country=part[f"{side}_country"]
        )
        for part in parts
        for side in ("source", "target")
    ]
    every = ibis.union(*sides)
    return every.group_by(["id", "name", "country"]).agg(events=every.count().cast("int64"))


def _examples(every: Any, *, numbered: bool) -> tuple[Any, ...]:
    """Where the most told event was read, and the latest. Of equals the one with the largest
    number; where rows have none, that whose address comes last."""
    import ibis

    read = (every.url != "") & (every.status == OK)
    if numbered:
        never = ibis.literal(None, "int64")
        return tuple(
            _max_by(every.url, read.ifelse(column * (1 << 32) + every.number, never))
            for column in (every.mentions, every.day)
        )
    blank = ibis.literal(None, "string")
    told = every.mentions.cast("string").lpad(9, "0") + every.url
    latest = every.day.cast("string").lpad(8, "0") + every.url
    return (
        ibis.ifelse(read, told, blank).max().substr(9),
        ibis.ifelse(read, latest, blank).max().substr(8),
    )


def _max_by(value: Any, key: Any) -> Any:
    """The value where the key is largest, by the function that all engines have of this name: what
    Ibis makes of its own argmax in DuckDB sorts, and takes twice the time."""
    import ibis

    def max_by(value: str, key: int) -> str:  # only its name counts
        raise NotImplementedError

    return ibis.udf.agg.builtin(max_by, signature=(("string", "int64"), "string"))(value, key)


def events(
    table: Any, mapping: EventMapping, asked: Asked, signs: Mapping[str, int] | None = None
) -> Any:
    """The rows of one table as events of one shape, each with its status.

    `signs` are what the words in the column of signs mean.
    """
    import ibis

    used = {name: table[c] for name, c in mapping.used.items() if c in table.columns}
    raw = table.select(
        source=actor(used["source"], mapping.missing),
        target=actor(used["target"], mapping.missing),
        day=day(used["date"], mapping.dates),
        given=_given(used, signs),
        value=thousandths(used["goldstein"]) if "goldstein" in used else _nothing(),
        mentions=whole(used["mentions"]) if "mentions" in used else ibis.literal(1, "int64"),
        url=text(used.get("url")),
        source_name=text(used.get("source_name")),
        target_name=text(used.get("target_name")),
        source_country=text(used.get("source_country")),
        target_country=text(used.get("target_country")),
        **_number(table, used),
    )
    raw = raw.mutate(sign=_sign(raw, used))
    return _counted(raw.mutate(status=_status(raw, asked, used)), asked, used)


def _counted(raw: Any, asked: Asked, used: Mapping[str, Any]) -> Any:
    """What each event adds. Those that do not count are of one kind for each status, of nobody;
    sign, span and status are one number, since every further key costs time."""
    import ibis

    fine = raw.status == OK
    both = "goldstein" in used and {"quadclass", "sign"} & set(used)
    size = raw.value if "goldstein" in used else raw.sign * FULL
    kind = _span(raw.day, asked.window) * 100 + (raw.sign + 1) * 10
    undecided = fine & (raw.sign == 0) & (raw.value != 0) if both else ibis.literal(False)
    return raw.select(
        *(name for name in _KEPT if name in raw.columns),
        source=fine.ifelse(raw.source, ""),
        target=fine.ifelse(raw.target, ""),
        kind=fine.ifelse(kind, raw.status).cast("int64"),
        weight=(raw.mentions * raw.sign * size).cast("int64"),
        undecided=undecided,
    )


def _nothing() -> Any:
    import ibis

    return ibis.literal(None, "int64")


def _number(table: Any, used: Mapping[str, Any]) -> dict[str, Any]:
    """The number of a row, where it has one."""
    if ROW in table.columns:
        return {"number": table[ROW].cast("int64") % (1 << 32)}
    if "id" in used and used["id"].type().is_integer():
        return {"number": used["id"].cast("int64").abs().fill_null(0) % (1 << 32)}
    return {}


def _given(used: Mapping[str, Any], signs: Mapping[str, int] | None) -> Any:
    """What the columns of classes or signs say: -1, 0, 1, or null where that cannot be read."""
    import ibis

    if "quadclass" in used:
        column = used["quadclass"]
        if column.type().is_numeric():
            return ibis.cases(
                (column.isin([1, 2]), 1), (column.isin([3, 4]), -1), else_=_nothing()
            ).cast("int64")
        word = column.strip().lower()
        cooperation, conflict = [*_QUADS[1], *_QUADS[2]], [*_QUADS[3], *_QUADS[4]]
        return ibis.cases(
            (word.isin(cooperation), 1), (word.isin(conflict), -1), else_=_nothing()
        ).cast("int64")
    if "sign" not in used:
        return _nothing()
    column = used["sign"]
    if column.type().is_numeric() and not signs:
        return ibis.cases((column > 0, 1), (column < 0, -1), (column == 0, 0), else_=_nothing())
    word = column.cast("string").strip().lower()
    by_sign = [
        (word.isin(sorted(w for w, s in (signs or {}).items() if s == sign)), sign)
        for sign in (1, -1, 0)
        if any(s == sign for s in (signs or {}).values())
    ]
    return ibis.cases(*by_sign, else_=_nothing()) if by_sign else _nothing()


def _sign(raw: Any, used: Mapping[str, Any]) -> Any:
    """Cooperation, conflict, or neither: the class decides; a value of 0, or one that contradicts
    it, takes no side."""
    of_value = raw.value.sign().cast("int64")
    if "goldstein" not in used:
        return raw.given
    if not {"quadclass", "sign"} & set(used):
        return of_value
    return (of_value == raw.given).ifelse(raw.given, 0)


def _status(raw: Any, asked: Asked, used: Mapping[str, Any]) -> Any:
    import ibis

    unread = raw.sign.isnull()
    if "goldstein" in used:
        unread = unread | raw.value.isnull() | (raw.value.abs() > FULL)
        if {"quadclass", "sign"} & set(used):
            unread = unread | raw.given.isnull()
    many = raw.mentions
    cases = [
        (~day_is_valid(raw.day), 1),
        (unread, 2),
        (many.isnull(), 3),
        ((raw.source == "") | (raw.target == ""), 4),
        (raw.source == raw.target, 5),
    ]
    if asked.since:
        cases.append((raw.day < _number_of(asked.since), 6))
    if asked.until:
        cases.append((raw.day > _number_of(asked.until), 6))
    if asked.patterns:
        cases.append((~_asked_for(raw, asked, used), 7))
    if asked.min_mentions:
        cases.append((many < asked.min_mentions, 8))
    return ibis.cases(*cases, else_=OK)


def _number_of(day: Any) -> int:
    return int(day.year * 10_000 + day.month * 100 + day.day)


def _asked_for(raw: Any, asked: Asked, used: Mapping[str, Any]) -> Any:
    """Whether the actors match, by code or by name."""

    def side(name: str) -> Any:
        found = raw[name].re_search(asked.expression)
        if f"{name}_name" in used:
            found = found | raw[f"{name}_name"].re_search(asked.expression)
        return found

    source, target = side("source"), side("target")
    return source | target if asked.either else source & target


def _span(day: Any, window: str | None) -> Any:
    """The first day of the span that a day falls into; 0 for the whole time."""
    import ibis

    match window:
        case None:
            return ibis.literal(0, "int64")
        case "day":
            return day
        case "month":
            return day - day % 100 + 1
        case "quarter":
            month = (day % 10_000 - day % 100) / 100
            first = ((month - 1) / 3).floor().cast("int64") * 3 + 1
            return day - day % 10_000 + first * 100 + 1
        case _:
            return day - day % 10_000 + 101
