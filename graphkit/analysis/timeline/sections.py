"""A case over time in words and tables: the windows, who turned, levels, phases, centrality."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from graphkit.analysis.run import Run
from graphkit.analysis.timeline.levels import change_points
from graphkit.analysis.timeline.story import scale_of, turns
from graphkit.findings import Column, Section, Table, ranked, without_empty_columns
from graphkit.language import Name, Text, plural, text
from graphkit.scale import Side
from graphkit.side_words import side_name
from graphkit.timeline import Series, Timeline

ROWS = 20  # windows shown, the latest
_TURNED, _ACTORS = 10, 5
_SHOWN: Mapping[str, Text] = {  # the series that have a column, and its heading
    "forecast": text("Forecast"),
    "support": text("For"),
    "oppose": text("Against"),
    "polarisation": text("Polarisation"),
    "balance": text("Balance"),
    "camps": text("Camps"),
}


def sections(run: Run, found: Timeline, *, every: bool = False) -> list[Section]:
    """All that is said of a case over time; `every` window, else those in which anything
    changed."""
    if found.why_not is not None:
        return []
    told = [_windows(run, found, every), _turned(run, found), change_points(found), _phases(found)]
    return [section for section in (*told, _central(found)) if section is not None]


def headline(found: Timeline) -> tuple[Text, ...]:
    """How it went, and what phases there are."""
    if found.why_not is not None:
        return (text("Not defined here, because {reason}", reason=found.why_not),)
    went = text("{finding}.", finding=found.title)
    return (went,) if found.phases.why_not is not None else (went, *_phases_told(found))


def _phases_told(found: Timeline) -> Iterator[Text]:
    phases = found.phases
    if phases.why_not is not None:
        yield text("Phases are not defined here, because {reason}", reason=phases.why_not)
        return
    begins = [found.called(place) for place in phases.begins]
    yield plural(
        "The windows fall into {count} phase by who holds and backs what.",
        "The windows fall into {count} phases by who holds and backs what; another begins with "
        "{begins}.",
        phases.count,
        begins=begins,
    )


def _windows(run: Run, found: Timeline, every: bool) -> Section:
    shown = [series for series in found.series if series.id in _SHOWN]
    rows = [_row(found, shown, place) for place in range(len(found.windows))]
    kept = rows if every else [row for row, keep in zip(rows, _changed(rows), strict=True) if keep]
    left = max(0, len(kept) - (len(kept) if every else ROWS))
    columns = [
        Column("window", _HEADS[found.by]),
        Column("claims", text("New claims"), "d"),
        *(Column(series.id, _heading(run, found, series), series.format) for series in shown),
        Column("phase", text("Phase"), "d"),
    ]
    table = without_empty_columns(Table(tuple(columns), tuple(kept[left:])))
    return Section(
        "windows",
        text("Window by window"),
        table=table,
        notes=tuple(_left(found, len(rows) - len(kept), left)),
    )


def _heading(run: Run, found: Timeline, series: Series) -> Text:
    """What a column is called; sides by the middle where the issue has a scale of its own."""
    sides: dict[str, Side] = {"support": 1, "oppose": -1}
    if series.id in sides and scale_of(run).own:
        return side_name(scale_of(run), sides[series.id])
    return text("Groups") if series.id == "camps" and found.groups else _SHOWN[series.id]


def _row(found: Timeline, shown: Sequence[Series], place: int) -> tuple[object, ...]:
    phase = None if found.phases.why_not else found.phases.numbers[place]
    values = (series.values[place] for series in shown)
    return (found.called(place), found.windows[place].claims, *values, phase)


def _changed(rows: Sequence[tuple[object, ...]]) -> list[bool]:
    """Whether each row says anything that the one before did not."""
    return [True, *(row[1] != 0 or row[2:] != before[2:] for before, row in pairwise(rows))]


def _left(found: Timeline, unchanged: int, earlier: int) -> Iterator[Text]:
    if unchanged:
        yield plural(
            "Left out: {count} window in which nothing changed.",
            "Left out: {count} windows in which nothing changed.",
            unchanged,
        )
    if earlier:
        yield plural("{count} earlier (--all).", "{count} earlier (--all).", earlier)
    for series in found.series:
        if series.why_not is not None and series.id in _SHOWN:
            yield text(
                "{what}: not defined, because {reason}", what=series.title, reason=series.why_not
            )
    yield text(
        "Each window is what was known on its last day: claims made later are not in it. A wave of "
        "coding looks like a wave of change."
    )


def _turned(run: Run, found: Timeline) -> Section | None:
    """Who went over to the other side on the report's issue, the latest first."""
    if run.issue is None:
        return None
    scale, issue = scale_of(run), run.issue
    rows = [
        (Name(actor), found.called(place), scale.say_coarse(before), scale.say_coarse(after))
        for place, actor, before, after in turns(found.windows, issue)
    ]
    if not rows:
        return None
    columns = (
        Column("actor", text("Actor")),
        Column("window", _HEADS[found.by]),
        Column("before", text("Before")),
        Column("after", text("After")),
    )
    rest = len(rows) - _TURNED
    notes = (plural("{count} earlier.", "{count} earlier.", rest),) if rest > 0 else ()
    title = text("Changed sides on {issue}", issue=Name(issue))
    if scale.own:
        middle = scale.say(0.0)
        title = text("Crossed the middle of {issue} ({middle})", issue=Name(issue), middle=middle)
    return Section("turned", title, table=Table(columns, tuple(rows[:_TURNED])), notes=notes)


def _phases(found: Timeline) -> Section | None:
    phases = found.phases
    if phases.why_not is not None:
        return Section("phases", text("Phases"), tuple(_phases_told(found)))
    starts = [0, *phases.begins]
    ends = [*(place - 1 for place in phases.begins), len(found.windows) - 1]
    rows = [
        (
            phases.numbers[first],
            found.called(first),
            found.called(last),
            last - first + 1,
            phases.shares.get(first),
        )
        for first, last in zip(starts, ends, strict=True)
    ]
    columns = (
        Column("phase", text("Phase"), "d"),
        Column("from", text("From")),
        Column("to", text("To")),
        Column("windows", text("Windows"), "d"),
        Column("share", text("Beginning found again"), ".0%"),
    )
    table = without_empty_columns(Table(columns, tuple(rows)))
    return Section("phases", text("Phases"), table=table, notes=tuple(_phases_note(found)))


def _phases_note(found: Timeline) -> Iterator[Text]:
    phases = found.phases
    yield text(
        "Windows with like networks of stances and ties (edit distance, single linkage, Dunn's "
        "index {dunn:.2f}; Masuda & Holme 2019).",
        dunn=phases.dunn,
    )
    if phases.alike is None:
        yield text("How sure the phases are was not computed.")
        return
    yield text(
        "{share:.0%} of {n} replicates have as many phases.",
        share=phases.alike,
        n=found.replicates,
    )


def _central(found: Timeline) -> Section | None:
    """How those who stand between others most got there."""
    last = _ranks(found.windows[-1].centrality)
    first = next((w for w in found.windows if any(w.centrality.values())), None)
    if not last or first is None:
        return None
    start = _ranks(first.centrality)
    rows = []
    for actor in list(last)[:_ACTORS]:
        every = [_ranks(window.centrality).get(actor) for window in found.windows]
        best = min(rank for rank in every if rank is not None)
        when = found.called(every.index(best))
        rows.append((Name(actor), start.get(actor), best, when, last[actor]))
    columns = (
        Column("actor", text("Actor")),
        Column("first", text("Rank at first"), "d"),
        Column("best", text("Best rank"), "d"),
        Column("when", text("First in")),
        Column("now", text("Rank now"), "d"),
    )
    title = text("Who stands between others (betweenness)")
    return Section("central", title, table=Table(columns, tuple(rows)))


def _ranks(values: Mapping[str, float]) -> dict[str, int]:
    """Ranks of those who stand between others at all, the first first; equal values share one."""
    held = {actor: round(value, 9) for actor, value in values.items() if round(value, 9) > 0}
    return {a: 1 + sum(v > held[a] for v in held.values()) for a in ranked(held)}


_HEADS = {
    "day": text("Day"),
    "week": text("Week to"),
    "month": text("Month"),
    "quarter": text("Quarter"),
    "year": text("Year"),
    "event": text("Up to"),
    "change": text("Up to"),
}
