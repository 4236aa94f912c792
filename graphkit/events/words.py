"""What a dataset made of events says of itself: where from, how to read it, how weak it is."""

from __future__ import annotations

from datetime import date

from graphkit.events.asked import Asked
from graphkit.events.run import Gathered

SIGNS = (
    "An event gets its sign from its quad class: verbal and material cooperation (1, 2) are "
    "support, verbal and material conflict (3, 4) opposition. Without classes a column of signs or "
    "the sign of Goldstein's value says so. Where a class has a Goldstein value beside it that is "
    "0 or of the other side, the event takes no side and counts as neutral."
)
STRENGTHS = (
    "An event weighs its mentions times |Goldstein| / 10 (1 where a column is not there), one that "
    "takes no side 0.01 a mention. A tie's weight is the sum over its events (`x_weight`), its "
    "strength log(1 + weight) / log(1 + the largest weight in this dataset), so strengths of "
    "different datasets are not comparable; `x_` columns keep the plain counts."
)
WEAKNESS = (
    "Mentions measure the attention of the media, not conviction: a few pairs fill the news, and "
    "one event is told and coded many times. Goldstein's values (1992) were set by a panel for "
    "kinds of event between states; they are the same whoever acts and however many suffer. "
    "Machines coded the rows and misread who did what to whom. Support means 'was reported to "
    "cooperate', not agreement on an issue. Read a tie's sources before resting anything on it."
)
VERBS = {1: "cooperates with", -1: "is in conflict with", 0: "deals with"}
_KINDS = {1: "of cooperation", -1: "of conflict", 0: "that take no side"}


def title(found: Gathered) -> str:
    """What the dataset is called."""
    return f"Cooperation and conflict reported in {found.layouts}, {span(found)}"


def span(found: Gathered) -> str:
    """The first and the last day of what counts."""
    first = min(row["first_day"] for row in found.rows)
    if first == found.last_day:
        return as_day(first).isoformat()
    return f"{as_day(first)} to {as_day(found.last_day)}"


def as_day(number: int) -> date:
    """A day from its number yyyymmdd."""
    return date(number // 10_000, number // 100 % 100, number % 100)


def description(found: Gathered, asked: Asked, ties: int, targets: int) -> str:
    """The whole note, as Markdown."""
    parts = [
        f"# {title(found)}",
        f"{ties:,} ties from {found.used:,} events ({found.layouts}), gathered by graphkit.",
        f"**Rows**: {account(found)}",
        *([f"**Kept**: {kept}"] if (kept := _kept(asked)) else []),
        *([f"**Over time**: {_over_time(asked.window, targets)}"] if asked.window else [_as_of()]),
        f"**Signs**: {SIGNS}{_undecided(found)}",
        f"**Strengths**: {STRENGTHS}",
        f"**Weakness**: {WEAKNESS}",
        "**Sources**: of each tie where its most mentioned event was read, and its latest; the "
        "others are in the archive.",
    ]
    return "\n\n".join(parts) + "\n"


def account(found: Gathered) -> str:
    """What became of the rows: they add up."""
    left = [f"{count:,} {reason}" for reason, count in found.left_out.items()]
    rest = "; ".join([f"{found.used:,} used", *left])
    return f"{found.read:,} read = {rest}."


def _kept(asked: Asked) -> str:
    said = []
    if asked.since:
        said.append(f"since {asked.since}")
    if asked.until:
        said.append(f"until {asked.until}")
    if asked.patterns:
        sides = "at least one actor" if asked.either else "both actors"
        said.append(f"where {sides} match {', '.join(asked.patterns)}")
    if asked.min_mentions:
        said.append(f"with at least {asked.min_mentions:,} mentions each")
    return f"events {', '.join(said)}." if said else ""


def _over_time(window: str, targets: int) -> str:
    return (
        f"a tie for each {window}, from its first event to the {window}'s end. Of the {targets} "
        f"actors with the most mentions each is an issue, too: the position on it is the mean of "
        f"what was reported towards that actor in a {window}, weighted by mentions, from -1 "
        "(conflict) to 1 (cooperation); what takes no side is 0."
    )


def _as_of() -> str:
    return (
        "**Over time**: `since` is the day of a tie's first event, `x_last` that of its last; the "
        "strength is that of all its events, also on an earlier day. `--window month` makes a tie "
        "for each month."
    )


def _undecided(found: Gathered) -> str:
    count = sum(row["undecided"] for row in found.rows)
    if not count:
        return ""
    return f" That the two contradict each other was so in {count:,} of {found.used:,} events."


def summary(row: dict[str, int], *, with_value: bool) -> str:
    """A tie's events in one sentence.

    >>> summary({"events": 1, "mentions": 4, "sign": -1, "weight": 8000, "first_day": 20240102,
    ...          "last_day": 20240102}, with_value=True)
    '1 event of conflict on 2024-01-02, mentioned 4 times; mean Goldstein value -2.0.'
    """
    days = as_day(row["first_day"]), as_day(row["last_day"])
    when = f"on {days[0]}" if days[0] == days[1] else f"from {days[0]} to {days[1]}"
    events = f"{row['events']:,} event{'s' * (row['events'] != 1)}"
    kind = _KINDS[row["sign"]]
    if row["events"] == 1:
        kind = kind.replace("take", "takes")
    times = "once" if row["mentions"] == 1 else f"{row['mentions']:,} times"
    mean = ""
    if with_value and row["sign"] and row["mentions"]:
        value = row["sign"] * row["weight"] / 1000 / row["mentions"]
        mean = f"; mean Goldstein value {value:+.1f}"
    return f"{events} {kind} {when}, mentioned {times}{mean}."
