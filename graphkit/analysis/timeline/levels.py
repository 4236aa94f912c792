"""Where the level of a number over time changes, and how sure that is, in words and a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.findings import Column, Section, Table
from graphkit.language import Text, text
from graphkit.timeline import Series, Timeline


def change_points(found: Timeline) -> Section:
    """Where the level of a series changes, and how sure that is."""
    rows = [
        (
            series.title,
            found.called(point.window),
            _number(point.before, series),
            _number(point.after, series),
            point.share,
        )
        for series in found.series
        for point in series.changes
    ]
    columns = (
        Column("series", text("Number")),
        Column("window", text("From")),
        Column("before", text("Level before")),
        Column("after", text("After")),
        Column("share", text("Found again"), ".0%"),
    )
    table = Table(columns, tuple(rows)) if rows else None
    return Section(
        "levels",
        text("Change points"),
        tuple(_no_levels(found, rows)),
        table,
        tuple(_levels_note(found, rows)),
    )


def _number(value: float, series: Series) -> Text:
    form = ".1f" if series.format == "g" else series.format
    return Text(f"{{place:{form}}}", {"place": value})  # nothing to translate


def _no_levels(found: Timeline, rows: Sequence[object]) -> Iterator[Text]:
    reasons: dict[str, list[Text]] = {}
    by_reason: dict[str, Text] = {}
    for series in found.series:
        if series.no_changes is not None:
            reasons.setdefault(str(series.no_changes), []).append(series.title)
            by_reason[str(series.no_changes)] = series.no_changes
    for said, titles in reasons.items():
        yield text("Not defined for {what}, because {reason}", what=titles, reason=by_reason[said])
    if not rows and not reasons:
        yield text("No number changes its level.")


def _levels_note(found: Timeline, rows: Sequence[tuple[object, ...]]) -> Iterator[Text]:
    if not rows:
        return
    yield text("Levels by least squares, each change at a price of 2 log n (PELT).")
    if all(row[-1] is None for row in rows):
        yield text("How sure a change point is was not computed.")
        return
    yield text(
        "Found again: in what share of {n} replicates (each claim as doubtful as its confidence "
        "says) there is a change there or a window beside.",
        n=found.replicates,
    )
    for count in sorted({one.replicates for one in found.series if one.changes}, reverse=True):
        if count < found.replicates:
            yield _fewer([o for o in found.series if o.changes and o.replicates == count], count)
    for name, said in _SEARCHED.items():
        if any(one.id == name and one.changes and one.replicates for one in found.series):
            yield said


_SEARCHED = {
    "balance": text(
        "In a replicate balance is that of the split of the whole data after moving one actor at a "
        "time: at most the best."
    ),
    "camps": text(
        "In a replicate camps are those of the whole data after moving one actor at a time, apart "
        "where nothing joins them and joined where that costs nothing."
    ),
}


def _fewer(series: Sequence[Series], count: int) -> Text:
    titles = [one.title for one in series]
    if not count:
        return text("{what}: not looked for again, which would take too long.", what=titles)
    return text("{what}: in {n} of them, since it takes longer.", what=titles, n=count)
