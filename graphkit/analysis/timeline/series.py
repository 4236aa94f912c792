"""The numbers of each state as series over time, and where their level changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.analysis.timeline.doubt import SIDES, Histories
from graphkit.analysis.timeline.states import State, centralisation
from graphkit.engines.change.levels import LEAST, change_points, found_again, levels
from graphkit.findings import Finding
from graphkit.graph.network import Floats
from graphkit.language import Text, plural, text
from graphkit.scale import Scale, Side
from graphkit.side_words import side_name
from graphkit.timeline import ChangePoint, Series


@dataclass(frozen=True, slots=True)
class _Number:
    """A number of one state, and what gives it: a measure and a key of its summary."""

    id: str
    title: Text
    measure: str
    key: str
    format: str
    most: float | None = None


_FRUSTRATION = "frustration_index"
_NUMBERS = (
    _Number("polarisation", text("Polarisation"), "polarisation", "polarisation", ".2f", 1.0),
    _Number("frustration_index", text("Frustration index"), _FRUSTRATION, _FRUSTRATION, "g"),
    _Number("balance", text("Balance (1: no tie frustrated)"), _FRUSTRATION, "balance", ".2f", 1.0),
)
# series whose level is looked at
_LEVELS = ("forecast", *SIDES, "polarisation", "balance", "camps", "centralisation")


def numbers(states: Sequence[State], left_out: Text | None, *, quick: bool) -> list[Series]:
    """Every series of the states; `left_out` is why those that take long are not computed, and
    with `quick` these are not looked at."""
    found = [*_on_the_issue(states), _measured(states, _NUMBERS[0])]
    if quick:
        return found
    found += [_measured(states, number, left_out) for number in _NUMBERS[1:]]
    return [*found, _camps(states, left_out), _centralised(states)]


def with_changes(series: Series, again: Floats | None = None) -> Series:
    """The series with the places where its level changes; `again` are the same series in
    replicates (replicates x windows; nan: none)."""
    if series.id not in _LEVELS or series.why_not is not None:
        return series
    values = np.array([np.nan if value is None else value for value in series.values])
    start = int(np.argmax(~np.isnan(values)))
    whole = values[start:]
    if np.isnan(whole).any():
        return replace(series, no_changes=text("it is not defined in every window."))
    if len(whole) < LEAST:
        return replace(series, no_changes=_too_few(len(whole)))
    places = change_points(whole)
    shares = _shares(places, None if again is None else again[:, start:])
    pairs = zip(places, levels(whole, places), shares, strict=True)
    points = (ChangePoint(start + place, *level, share) for place, level, share in pairs)
    known = 0 if again is None or None in shares else len(again)
    return replace(series, changes=tuple(points), replicates=known)


def _too_few(count: int) -> Text:
    return plural(
        "{count} window is too few: levels are told apart from {least} on.",
        "{count} windows are too few: levels are told apart from {least} on.",
        count,
        least=LEAST,
    )


def _shares(places: Sequence[int], again: Floats | None) -> list[float | None]:
    if again is None or not len(again):
        return [None] * len(places)
    whole = [row for row in again if not np.isnan(row).any()]
    return (
        [*found_again(places, [change_points(row) for row in whole])]
        if whole
        else [None] * len(places)
    )


def in_histories(histories: Histories, name: str, scale: Scale) -> Floats | None:
    """A series in every history, the forecast as places on the scale; None for others."""
    found = histories.numbers.get(name)
    if found is None or name != "forecast":
        return found
    places = [[scale.place(unit) if unit == unit else np.nan for unit in row] for row in found]
    return np.array(places)


def _on_the_issue(states: Sequence[State]) -> list[Series]:
    """Forecast and sides on the report's issue; nothing without one."""
    run = states[-1].run
    if run.issue is None:
        return []
    scale = run.dataset.issue_by_id[run.issue].scale
    low, high = scale.ends
    units = [state.forecast["compromise"] for state in states]
    places = tuple(None if unit is None else scale.place(unit) for unit in units)
    known = any(place is not None for place in places)
    why = None if known else states[-1].run.finding("compromise").why_not
    title = text("Forecast (compromise)")
    return [
        Series("forecast", title, places, scale.format, low, high, why),
        *(_counts(states, name, scale, side) for name, side in SIDES.items()),
    ]


def _counts(states: Sequence[State], name: str, scale: Scale, side: Side) -> Series:
    counts = tuple(
        float(sum(scale.side(held) == side for held in state.counted.values())) for state in states
    )
    return Series(name, text("Actors: {side}", side=side_name(scale, side)), counts, "g", 0.0)


def _measured(states: Sequence[State], number: _Number, left_out: Text | None = None) -> Series:
    made = Series(number.id, number.title, (None,) * len(states), number.format, 0.0, number.most)
    if left_out is not None:
        return replace(made, why_not=left_out)
    values = tuple(_value(state.finding(number.measure), number.key) for state in states)
    if all(value is None for value in values):
        why = states[-1].finding(number.measure).why_not
        return replace(made, why_not=why or _UNPROVED)
    return replace(made, values=values)


_UNPROVED = text("the search ended before it was proved; --time-limit lets it go on.")


def _camps(states: Sequence[State], left_out: Text | None) -> Series:
    """How many camps there are, or groups where these stand in their place."""
    groups = states[-1].run.divided_by == "groups"
    title = text("Number of groups") if groups else text("Number of camps")
    made = Series("camps", title, (None,) * len(states), "g", 0.0)
    if left_out is not None:
        return replace(made, why_not=left_out)
    counts = [len({*state.camps.values()}) for state in states]
    why = None if any(counts) else states[-1].run.division.why_not
    return replace(made, values=tuple(float(n) if n else None for n in counts), why_not=why)


def _centralised(states: Sequence[State]) -> Series:
    """How far all ways hang on one actor."""
    every = [state.finding("betweenness") for state in states]
    values = [[*one.values.values()] for one in every]
    found = tuple(float(centralisation(np.array(v)[:, None])[0]) if v else None for v in values)
    why = None if any(values) else every[-1].why_not
    title = text("Centralisation (betweenness)")
    return Series("centralisation", title, found, ".2f", 0.0, 1.0, why)


def _value(finding: Finding, key: str) -> float | None:
    value = finding.summary.get(key)
    return float(value) if isinstance(value, int | float) else None
