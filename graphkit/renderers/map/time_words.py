"""The page's own words about days and issues, and in the picture of who stands where."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.language import Text, text

N, DAY, PLACE = "{n}", "{day}", "{place}"

TIME: Mapping[str, Text] = {
    "which_issue": text("Issue"),
    "days": text("Days"),
    "day_shown": text("Day shown"),
    "play": text("Play"),
    "pause": text("Pause"),
    "step_back": text("Earlier"),
    "step_on": text("Later"),
    "pace": text("Steps"),
    "pace_changes": text("every change"),
    "pace_events": text("events"),
    "pace_months": text("months"),
    "event_on": text("{day}: {event}", day=DAY, event="{event}"),
    "since_counts": text(
        "since {day}: moved {moved}, changed sides {turned}, new {entered}",
        day=DAY,
        moved="{moved}",
        turned="{turned}",
        entered="{entered}",
    ),
    "as_coded": text("Counted as the claims are coded; how sure that is was not worked out here."),
    "sure_then": text(
        "The range, and whether a side clearly leads, are those of a report of that day, from {n} "
        "replicates of what had been claimed by then.",
        n=N,
    ),
    "not_sure_then": text(
        "Counted as the claims are coded: there are too many of them to work out how sure that is "
        "for every day."
    ),
    "days_left_out": text(
        "The days before {day} ({n} with changes) are not in this map: there are too many stances "
        "to show every day.",
        n=N,
        day=DAY,
    ),
    "no_tie_then": text("No such tie on this day."),
    "no_side_yet": text("Nobody had taken a side on {issue} by then", issue="{issue}"),
    "camps_of": text("Camps and ranks are those of {day}.", day=DAY),
    "camps_named_on": text(
        "Sides in these names are those on {issue}, unless they say otherwise.",
        issue="{issue}",
    ),
    "measures_of": text("These numbers are those of {day}:", day=DAY),
    "advice_of": text(
        "What each model expects, who could turn it and whom to talk to is told of {day} alone.",
        day=DAY,
    ),
    "took_no_side": text("{n} more took no side", n=N),
    "took_no_side_yet": text("{n} had taken no side", n=N),
    "forecast_at": text("forecast {place}", place=PLACE),
    "forecast_range": text(
        "forecast {place} (90%: {low} to {high})", place=PLACE, low="{low}", high="{high}"
    ),
    "decided_at": text("decided: {place}", place=PLACE),
    "decides_alone": text("decides alone"),
    "changed_sides": text("changed sides, {day}", day=DAY),
    "most_influence": text("most influence"),
    "least_influence": text("least influence"),
    "more_influence_up": text("more influence →"),
    "tied_since": text("tied since {day}", day=DAY),
    "moved_since": text("moved since {day}", day=DAY),
    "new_since": text("new since {day}", day=DAY),
}
