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
    low, high = (issue.scale.say(pick(units, key=issue.scale.place)) for pick in (min, max))
    told: list[Side] = [side for side in (1, -1) if side in sides.values()]
    if only is not None:
        return _one(issue, only, told, low)
    if str(low) == str(high):
        reach = text("Every forecast is {low}.", low=low)
    else:
        reach = text("Forecasts lie between {low} and {high}.", low=low, high=high)
    return text("{sentence} {next}", sentence=_families(issue, sides, told), next=reach)


def _families(issue: Question, sides: Mapping[Family, Side], told: Sequence[Side]) -> Text:
    parts: dict[str, Any] = {"issue": Name(issue.id)}
    if not told:
        families = [FAMILIES[family] for family in sides]
        return text("{issue} is too close to call for {families}.", families=families, **parts)
    if len(told) == 2:
        views = [_expected(issue, sides, side) for side in told]
        return text("On {issue} the kinds of model part ways: {views}.", views=views, **parts)
    clear = [FAMILIES[family] for family, side in sides.items() if side]
    parts |= {"families": clear, "side": side_name(issue.scale, told[0])}
    open_ = [FAMILIES[family] for family, side in sides.items() if not side]
    if open_:
        return plural(
            "On {issue} {families} expects {side}; {open} cannot tell.",
            "On {issue} {families} expect {side}; {open} cannot tell.",
            len(clear),
            open=open_,
            **parts,
        )
    return plural(
        "On {issue} {families} expects {side}.",
        "On {issue} {families} expect {side}.",
        len(clear),
        **parts,
    )


def _one(issue: Question, title: Text, told: Sequence[Side], low: Text) -> Text:
    parts = {"issue": Name(issue.id), "model": title, "low": low}
    if not told:
        return text(
            "One model only has a forecast on {issue}, {model}: {low}, too close to call.",
            **parts,
        )
    return text("One model only has a forecast on {issue}, {model}: {low}.", **parts)


def _expected(issue: Question, sides: Mapping[Family, Side], side: Side) -> Text:
    families = [FAMILIES[family] for family, found in sides.items() if found == side]
    return plural(
        "{families} expects {side}",
        "{families} expect {side}",
        len(families),
        families=families,
        side=side_name(issue.scale, side),
    )
