"""The page's own words, by the key its scripts know them under.

A field in braces stays in the words: the page puts the value in.
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.language import Text, text

N, ALL = "{n}", "{all}"

PAGE: Mapping[str, Text] = {
    # head and tools
    "skip": text("Go to the table"),
    "as_of": text("As of {day}", day="{day}"),
    "tools": text("Tools"),
    "search": text("Search"),
    "search_hint": text("Search actors and issues"),
    "suggestions": text("Suggestions"),
    "found": text("{n} found", n=N),
    "not_found": text("Nothing by that name"),
    "layouts": text("Layout"),
    "layout_stress": text("Network"),
    "layout_stance": text("Stance by influence"),
    "layout_camps": text("Camps"),
    "size_by": text("Size:"),
    "size_influence": text("influence"),
    "filters": text("Filter"),
    "table": text("Table"),
    "story": text("Story"),
    "theme": text("Light or dark"),
    "other_language": text("日本語"),
    "close": text("Close"),
    # what one takes away
    "take_away": text("Share"),
    "take_link": text("Copy link to this view"),
    "take_png": text("Picture (PNG)"),
    "take_svg": text("Drawing (SVG)"),
    "take_actors": text("Actors shown (CSV)"),
    "take_ties": text("Ties shown (CSV)"),
    "copied": text("Link copied."),
    "copy_by_hand": text("Link to this view (copy it with your keyboard):"),
    "made_with": text("made with graphkit"),
    # the picture
    "map": text("Map"),
    "map_keys": text(
        "Map of the actors. Arrow keys move from actor to actor, Enter opens the evidence, "
        "F focuses, plus and minus zoom, 0 shows everything. The table holds the same content."
    ),
    "zoom": text("Zoom"),
    "zoom_in": text("Zoom in"),
    "zoom_out": text("Zoom out"),
    "fit": text("Show everything"),
    "legend": text("Legend"),
    "more_influence": text("more influence"),
    "no_position": text("no position known"),
    "support_side": text("supports"),
    "oppose_side": text("opposes"),
    "bubble": text("{camp}: {n} more", camp="{camp}", n=N),
    "decides": text("decides"),
    "rank_unsure": text("the wider the halo, the less sure the rank"),
    "camp_unsure": text("camp not certain"),
    "size_is": text("size: {what}", what="{what}"),
    # filters and counts
    "issue": text("Issue"),
    "issues": text("Issues"),
    "all_issues": text("All issues"),
    "camp": text("Camp"),
    "camps": text("Camps"),
    "no_camp": text("In no camp"),
    "camp_number": text("Camp {n}", n=N),
    "signs": text("Ties of"),
    "support": text("support"),
    "opposition": text("opposition"),
    "neutral": text("neither"),
    "layers": text("Lines"),
    "layer_ties": text("between actors"),
    "layer_stances": text("from actors to issues"),
    "relation": text("Relation"),
    "all_relations": text("All relations"),
    "least_strength": text("Strength at least"),
    "least_confidence": text("Confidence at least"),
    "clear_filters": text("Clear filters"),
    "shown_actors": text("Actors: {n} of {all}", n=N, all=ALL),
    "shown_ties": text("Ties: {n} of {all}", n=N, all=ALL),
    "in_bubbles": text(
        "{n} actors stand together in the camps' circles: click one to open it", n=N
    ),
    # evidence
    "evidence": text("Evidence"),
    "actor": text("Actor"),
    "actors": text("Actors"),
    "focus": text("Focus"),
    "unfocus": text("Show everybody"),
    "steps": text("{n} steps", n=N),
    "website": text("Website"),
    "numbers": text("Numbers"),
    "rank": text("Rank by influence"),
    "rank_n": text("rank {n}", n=N),
    "rank_of": text("rank {n} of {all}", n=N, all=ALL),
    "position": text("Position (−1 to +1)"),
    "salience": text("Salience"),
    "capability": text("Power on the issue"),
    "capability_default": text("The actor's general power; none is coded for this issue."),
    "of_100": text("of 100"),
    "rests_on": text("Show what this number rests on"),
    "rests_of": text(
        "Computed from {all} claims ({source}). {n} of them are about this actor:",
        all=ALL,
        n=N,
        source="{source}",
    ),
    "no_claim": text("No claim states this."),
    "camp_share": text("in {n}% of the runs", n=N),
    "stances": text("Stances"),
    "stances_now": text("Where {n} actors stand now", n=N),
    "claims": text("Claims"),
    "claims_count": text("{n} claims", n=N),
    "ties": text("Ties"),
    "ties_count": text("Ties ({n})", n=N),
    "no_ties": text("None in the data."),
    "wedge": text("cuts across camps"),
    "wedge_support": text("This tie cuts across camps: support between two camps."),
    "wedge_oppose": text("This tie cuts across camps: opposition inside one camp."),
    "note": text("Note"),
    "tie": text("Tie"),
    "tie_strength": text("Strength {n}; claims: {claims}", n=N, claims="{claims}"),
    "supports": text("supports"),
    "opposes": text("opposes"),
    "deals": text("deals with"),
    "has_power": text(
        "{actor} has power {n} of 100 on {issue}", actor="{actor}", n=N, issue="{issue}"
    ),
    "strength": text("strength"),
    "confidence": text("confidence"),
    "condition": text("Condition"),
    "no_source": text("No source is given."),
    "show_more": text("Show {n} more", n=N),
    "and_more": text("and {n} more", n=N),
    "from": text("From"),
    "to": text("To"),
    "decided_by": text("Decided by"),
    "decided_on": text("Decided on"),
    "outcome": text("Outcome"),
    "options": text("Options"),
    "only_issue": text("Show only actors with a stance on this"),
    "camp_size": text("Actors: {n}", n=N),
    "expand_camp": text("Show all its actors on the map"),
    "collapse_camp": text("Gather its actors in one circle"),
    # story
    "previous": text("Previous step"),
    "next": text("Next step"),
    "end_story": text("End the story"),
    "months": text(
        "January February March April May June July August September October November December"
    ),
}
