"""How far coders agree: Krippendorff's alpha by variable, and where they read a passage
differently, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from graphkit.analysis.coder_differences import AnyCodings, Seen, differences
from graphkit.analysis.sections_alone import sections_alone
from graphkit.coders import Codings, R, coder_of, codings, seen_by, topic
from graphkit.dataset import Dataset, Stance, Tie
from graphkit.engines.krippendorff import REPLICATES, Alpha, Metric, alpha
from graphkit.findings import Column, Report, Section, Settings, Table
from graphkit.language import Text, text

Units = list[list[Hashable | None]]


@dataclass(frozen=True, slots=True)
class Variable:
    """What coders decide about a passage, on what kind of scale, and what each put, by unit."""

    key: str
    title: Text
    metric: Metric
    units: Units


def agreement(dataset: Dataset, settings: Settings) -> Report:
    """Alpha by variable with intervals, who coded how much, and every passage that coders read
    differently; the data as the audience may see it on the day and issues of the settings."""
    seen = dataset.for_audience(settings.audience)
    sha256 = seen.sha256
    as_of = settings.as_of or seen.last_day
    seen = seen.until(as_of) if as_of else seen
    seen = seen.on_issues(settings.issues) if settings.issues else seen
    stances, ties = codings(seen.stances), codings(seen.ties)
    by = seen_by((*seen.stances, *seen.ties))
    sections = (
        _alphas(list(variables(stances, ties, by)), settings.seed),
        _coders(stances, ties, by),
        differences(seen, by, stances, ties),
    )
    issue = next(iter(settings.issues), None)
    return sections_alone(seen, settings, sections, as_of=as_of, issue=issue, sha256=sha256)


def variables(stances: Codings[Stance], ties: Codings[Tie], seen: Seen) -> Iterator[Variable]:
    """The variables on which coders can agree; `seen` says who has seen each source.

    Whether and for whom a claim is found is compared wherever several coders coded anything in
    the source; the issue where several coded the passage; the position where they named the
    same actor and issue, the sign where they named the same two actors.
    """
    yield Variable("actor", text("actor found"), "nominal", _found(stances, seen))
    yield Variable("issue", text("issue"), "nominal", [
        [row.issue for row in passage.codings] for passage in stances.passages
    ])  # fmt: skip
    places: Units = [[row.position for row in rows] for rows in _same_topic(stances)]
    yield Variable("position", text("position"), "interval", places)
    yield Variable("position_ordinal", text("position"), "ordinal", places)
    yield Variable("pair", text("two actors found"), "nominal", _found(ties, seen))
    signs: Units = [[row.sign for row in rows] for rows in _same_topic(ties)]
    yield Variable("sign", text("sign of the tie"), "nominal", signs)


def _found(codings: AnyCodings, seen: Seen) -> Units:
    """Whom each coder who saw the source found in a passage: "" for nobody."""
    units: Units = []
    for passage in codings.coded:
        made = {coder_of(row): row for row in passage.codings}
        units.append(
            [
                _whom(made[coder]) if coder in made else ""
                for coder in sorted(seen.get(passage.source, ()))
            ]
        )
    return units


def _whom(row: Stance | Tie) -> str:
    return row.actor if isinstance(row, Stance) else "\x1f".join(topic(row))


def _same_topic(codings: Codings[R]) -> Iterator[Sequence[R]]:
    """The codings of each passage that are about the same actor and issue, or the same pair."""
    for passage in codings.passages:
        together: dict[object, list[R]] = {}
        for row in passage.codings:
            together.setdefault(topic(row), []).append(row)
        yield from together.values()


def _alphas(found: Sequence[Variable], seed: int) -> Section:
    """The coefficients, one a row."""
    told = [(variable, alpha(variable.units, variable.metric, seed=seed)) for variable in found]
    notes = [
        text(
            "alpha is 1 where coders agree on everything and 0 where they agree as often as by "
            "chance; from 0.8 on coding is called reliable, below 0.667 no conclusion should rest "
            "on it (Krippendorff 2004). The range holds 90% of {n} replicates in which passages "
            "are drawn again.",
            n=REPLICATES,
        ),
        text(
            "One passage are rows of different coders from one source whose places in it overlap "
            "and that name the same actor or issue; where places are not known (characters "
            "54-112 in the locator), rows about the same actor and issue, or the same two actors."
        ),
    ]
    if any(one.units and one.value is None for _, one in told):
        notes.append(text("Where everybody put the same throughout, alpha is not defined."))
    return Section(
        id="alpha",
        title=text("How far coders agree"),
        lead=(_lead(told),),
        table=Table(_ALPHA, tuple(_row(variable, one) for variable, one in told)),
        notes=tuple(notes),
    )


def _lead(told: Sequence[tuple[Variable, Alpha]]) -> Text:
    rated = [(variable.title, one.value) for variable, one in told if one.value is not None]
    if not any(one.units for _, one in told):
        return text(
            "No passage was coded by two coders: their names belong in the column x_coder of "
            "stances and ties."
        )
    if not rated:
        return text("Coders put the same throughout, as far as they can be compared.")
    title, least = min(rated, key=lambda pair: pair[1])
    return text("They agree least on the {variable}: alpha {n:.2f}.", variable=title, n=least)


def _row(variable: Variable, found: Alpha) -> tuple[object, ...]:
    scale = _METRICS[variable.metric]
    return (variable.title, scale, found.value, found.low, found.high, found.units)


def _coders(stances: Codings[Stance], ties: Codings[Tie], seen: Seen) -> Section:
    """Who coded how many sources and passages, and how many of these with others."""
    sources = Counter(coder for coders in seen.values() for coder in coders)
    passages: dict[str, list[bool]] = {}
    for found in (stances, ties):
        for passage in found.coded:
            for row in passage.codings:
                shared = passages.setdefault(coder_of(row) or "", [])
                shared.append(len(passage.codings) > 1)
    rows = [(name, sources[name], len(passages[name]), sum(passages[name]))
            for name in sorted(sources)]  # fmt: skip
    return Section(
        id="coders", title=text("Who coded"), table=Table(_CODERS, tuple(rows)) if rows else None
    )


_METRICS = {
    "nominal": text("the same or not"),
    "ordinal": text("by rank"),
    "interval": text("by distance"),
}
_ALPHA = (
    Column("variable", text("Variable")),
    Column("metric", text("Compared")),
    Column("alpha", text("Alpha"), ".2f"),
    Column("low", text("From"), ".2f"),
    Column("high", text("Range"), ".2f", upper=True),
    Column("passages", text("Passages"), "d"),
)
_CODERS = (
    Column("coder", text("Coder")),
    Column("sources", text("Sources"), "d"),
    Column("passages", text("Passages"), "d"),
    Column("shared", text("coded by others too"), "d"),
)
