"""What families of models expect, in a sentence: several models of one family are one witness."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from graphkit.graph.positions import Question
from graphkit.language import Name, Text, plural, text
from graphkit.outcome_models import FAMILIES, Family
from graphkit.scale import Side
from graphkit.side_words import side_name


def read_families(
    issue: Question, sides: Mapping[Family, Side], units: Sequence[float], only: Text | None
) -> Text:
    """What the families expect; `sides` has 0 for one that cannot tell, `units` (at least one)
    are the forecasts from -1 to 1, `only` the title where one model alone has any."""
    parts: dict[str, Any] = {
        "issue": Name(issue.id),
        "low": issue.scale.say(min(units, key=issue.scale.place)),
        "high": issue.scale.say(max(units, key=issue.scale.place)),
    }
    told: list[Side] = [side for side in (1, -1) if side in sides.values()]
    if only is not None:
        return _one(issue, only, told, parts)
    if not told:
        return plural(
            "{issue} is too close to call: {families} comes to between {low} and {high}.",
            "{issue} is too close to call: {families} come to between {low} and {high}.",
            len(sides),
            families=[FAMILIES[family] for family in sides],
            **parts,
        )
    if len(told) == 2:
        return text(
            "On {issue} the kinds of model part ways: {views}. Forecasts lie between {low} and "
            "{high}.",
            views=[_expected(issue, sides, side) for side in told],
            **parts,
        )
    clear = [FAMILIES[family] for family, side in sides.items() if side]
    parts |= {"families": clear, "side": side_name(issue.scale, told[0])}
    open_ = [FAMILIES[family] for family, side in sides.items() if not side]
    if open_:
        return plural(
            "On {issue} {families} expects {side}; {open} cannot tell. Forecasts lie between {low} "
            "and {high}.",
            "On {issue} {families} expect {side}; {open} cannot tell. Forecasts lie between {low} "
            "and {high}.",
            len(clear),
            open=open_,
            **parts,
        )
    return plural(
        "On {issue} {families} expects {side}. Forecasts lie between {low} and {high}.",
        "On {issue} {families} all expect {side}. Forecasts lie between {low} and {high}.",
        len(clear),
        **parts,
    )


def _one(issue: Question, title: Text, told: Sequence[Side], parts: Mapping[str, Any]) -> Text:
    if not told:
        return text(
            "One model only has a forecast on {issue}, {model}: {low}, too close to call.",
            model=title,
            **parts,
        )
    return text("One model only has a forecast on {issue}, {model}: {low}.", model=title, **parts)


def _expected(issue: Question, sides: Mapping[Family, Side], side: Side) -> Text:
    families = [FAMILIES[family] for family, found in sides.items() if found == side]
    return plural(
        "{families} expects {side}",
        "{families} expect {side}",
        len(families),
        families=families,
        side=side_name(issue.scale, side),
    )
