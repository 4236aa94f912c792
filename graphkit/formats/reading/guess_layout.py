"""Which layout a table of somebody's own has: claims, a column an issue, ties, or actors alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.formats.reading.guess_columns import (
    ABOUT_ACTORS,
    CLAIMS,
    SURE,
    Roles,
    key_of,
    names_issues,
    positions_across,
    roles_of,
    take_actor,
    take_issue,
    take_pair,
    take_position,
    take_rest,
)
from graphkit.formats.reading.guess_contents import (
    MOST,
    holds_days,
    holds_degrees,
    holds_names,
    holds_numbers,
    holds_signs,
    holds_true,
    is_word_of_position,
    marks_private,
    may_be_positions,
    position_grade,
    says_sides,
    share,
)
from graphkit.formats.reading.guess_issue import take_told_apart
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.guess_sides import take_sides
from graphkit.formats.reading.heading_words import ON, nearness, normal, phrases, vocabulary
from graphkit.formats.reading.mapping import ACTOR_COLUMNS, TARGETS, TableMapping
from graphkit.formats.reading.type_signs import say_sides

DIRECTIONLESS = {"directed": "no"}
# Words beside that for a position which name no issue.
_STATES = phrases(
    "current, present, now, desired, target, planned, expected, future, before, after, previous, "
    "past, old, new, initial, first, last, final, latest, public, private, own, stated, true, "
    "numeric, number, code, coded, label, text, raw, value, score, scale, original, revised, "
    "vorher, nachher, aktuell, gewünscht, soll, ist, actuel, actuelle, souhaité, futur, actual, "
    "deseado, deseada, 現在, 目標, 以前"
).keys()
OF_ROWS = ("date", "source", "private")  # said once of all positions in a row


def layout_of(
    body: Body, told: Mapping[str, str], fixed: Mapping[str, str], table: str = ""
) -> TableMapping | None:
    """What a table becomes, or None where nothing can be made of it; `table` says which it is."""
    guesses = {
        "ties": (_ties, _sides, _claims, _wide, _actors),
        "": (_ties, _sides, _claims, _wide, _actors),
        "stances": (_sides, _claims, _wide),
        "actors": (_actors,),
    }[table]
    for guess in guesses:
        roles = roles_of(body, told)
        mapping = guess(roles, fixed)
        if mapping and (not table or mapping.table == table):
            return mapping
    return None


def _made(
    table: str, roles: Roles, fixed: Mapping[str, str], own: Sequence[OwnColumn] | None = None
) -> TableMapping:
    """The mapping for what was found; columns that are nothing else stay as the analyst's own."""
    rest = roles.free if own is None else own
    return TableMapping(
        table=table,
        columns={c: roles.found[c].name for c in sorted(roles.found, key=_place)},
        header_row=roles.body.header_line,
        fixed=dict(fixed),
        own=tuple(column.name for column in rest),
    )


def _place(target: str) -> int:
    """Where a column usually stands; the analyst's own come last."""
    return TARGETS.index(target) if target in TARGETS else len(TARGETS)


def _ties(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    pair = take_pair(roles)
    if pair is None or (pair not in ("", "twins") and _says_positions(roles)):
        return None
    for target in ("sign", "position", "relation"):
        roles.take("sign", next(iter(roles.likely(target, holds_signs)), None))
    roles.take("sign", next((c for c in roles.free if say_sides(c.texts)), None))
    roles.take("weight", next(iter(roles.likely("strength", holds_numbers)), None))
    take_rest(roles, {"relation": holds_names})
    roles.take("since", next(iter(roles.likely("date", holds_days)), None))
    take_rest(
        roles,
        {
            "private": marks_private,
            "source": holds_true,
            "summary": holds_names,
            "confidence": holds_numbers,
        },
    )
    return _made("ties", roles, _unsaid(pair, roles) | dict(fixed))


def _says_positions(roles: Roles) -> bool:
    """Whether an owner and a company are not tied here, but one of them said something."""
    apart = replace(roles, found=dict(roles.found), free=list(roles.free))
    return take_position(apart) is not None


def _unsaid(pair: str, roles: Roles) -> dict[str, str]:
    """What the two headings of a list of ties say about all of them."""
    if pair == "twins":
        return {} if "directed" in roles.found else dict(DIRECTIONLESS)
    return {"relation": pair} if pair and "relation" not in roles.found else {}


def _sides(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    """One column a side: lists of those who take it, or of what is supported."""
    wide, across = take_sides(roles)
    if not across:
        return None
    if across != "sign":
        take_rest(roles, {**CLAIMS, **ABOUT_ACTORS})
    made = _made("ties" if across == "sign" else "stances", roles, fixed)
    return replace(made, wide=wide, across=across)


def _claims(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    position = take_position(roles)
    if position is None:
        return None
    if "issue" not in fixed:
        take_issue(roles)
    if "actor" not in fixed:
        once = "issue" not in roles.found
        if take_actor(roles, once=once) is None:
            roles.take("actor", next(iter(roles.likely("perhaps actor", holds_names)), None))
        if "actor" not in roles.found:
            return _by_heading(roles, position, fixed)
        if once and "issue" not in fixed:
            take_told_apart(roles)
            if wide := _issues_in_headings(roles):
                return _made_wide(roles, fixed, wide)
    take_rest(roles, {**CLAIMS, **ABOUT_ACTORS})
    return _made("stances", roles, fixed)


def _issues_in_headings(roles: Roles) -> dict[str, str]:
    """Positions on several issues, each under a heading that names it: `Vote 1`, `Vote 2`, or
    `Position on tolls`; empty where the headings say when or how something was coded."""
    position = roles.found["position"]
    grade = position_grade(position)
    others = roles.likely("position", lambda c: position_grade(c) == grade, least=1)
    columns = sorted((position, *others), key=lambda c: c.index)
    named = [(c, _named_in(c.heading)) for c in columns]
    if "issue" in roles.found or len(named) < 2:
        return {}
    if grade < 2 or any(not words or normal(words) in _STATES for _, words in named):
        return {}
    return {c.name: c.heading if words.isdigit() else words for c, words in named}


def _made_wide(roles: Roles, fixed: Mapping[str, str], wide: Mapping[str, str]) -> TableMapping:
    """The mapping of a table with one row an actor and such columns."""
    position = roles.found.pop("position")
    roles.free = [c for c in (*roles.free, position) if c.name not in wide]
    take_rest(roles, {**{k: v for k, v in CLAIMS.items() if k in OF_ROWS}, **ABOUT_ACTORS})
    weighed = roles.likely("salience", holds_degrees, least=1)
    named = {c.name: _named_in(c.heading, "salience") for c in weighed}
    salience = {name: words for name, words in named.items() if words in wide.values()}
    own = [column for column in roles.free if column.name not in salience]
    return replace(_made("stances", roles, fixed, own), wide=wide, salience=salience)


def _by_heading(roles: Roles, position: OwnColumn, fixed: Mapping[str, str]) -> TableMapping | None:
    """Positions whose actors stand in the headings: `Garden Clubs Position`, a column an actor."""
    if "issue" not in roles.found:
        return None
    roles.found.pop("position")
    others = roles.likely("position", lambda c: position_grade(c) > 0, least=1)
    named = {c.name: _named_in(c.heading) for c in (position, *others)}
    wide = {name: actor for name, actor in named.items() if actor}
    if not wide:
        return None
    own = [column for column in roles.free if column.name not in wide]
    return replace(_made("stances", roles, fixed, own), wide=wide, across="actor")


def _named_in(heading: str, target: str = "position") -> str:
    """Who or what is named in a heading beside the word for a position."""
    known = vocabulary(target)
    if (on := ON.fullmatch(heading.strip())) and nearness(on[1], known) >= SURE:
        return str(on[2])
    kept = [word for word in heading.split() if normal(word) not in known]
    return " ".join(kept).strip(" -–:,'’")


def _wide(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    """One row an actor and one column an issue, or the other way round."""
    key, sure = key_of(roles)
    if key is None:
        return None
    across = "actor" if names_issues(key, roles) else "issue"
    roles.take("issue" if across == "actor" else "actor", key)
    take_rest(roles, {k: v for k, v in CLAIMS.items() if k in OF_ROWS})
    if across == "issue":
        about = {k: v for k, v in ABOUT_ACTORS.items() if k != "note"}
        take_rest(roles, {"salience": holds_degrees, **about})
        dated = [c for c in roles.free if holds_days(replace(c, texts=[c.heading]))]
        said = [c for c in dated if share(c.filled, is_word_of_position) >= MOST]
        if len(said) > 1:
            return _wide_mapping(roles, fixed, said, "date")
    wide = positions_across([c for c in roles.free if any(map(str.isalpha, c.heading))])
    alone = across == "issue" and any(map(says_sides, wide))  # one issue, in words
    few = (1 if alone else 2) if sure else 3
    if len(wide) < few or len(key.texts) < max(few, 2) or not may_be_positions(wide):
        return None
    names = {text.casefold() for text in key.texts}
    if sum(column.heading.casefold() in names for column in wide) * 2 > len(wide):
        return None  # a square matrix of actors
    return _wide_mapping(roles, fixed, wide, across)


def _wide_mapping(
    roles: Roles, fixed: Mapping[str, str], wide: Sequence[OwnColumn], across: str
) -> TableMapping:
    taken = {column.index for column in wide}
    own = [column for column in roles.free if column.index not in taken]
    mapping = _made("stances", roles, fixed, own)
    return replace(mapping, wide={c.name: c.heading for c in wide}, across=across)


def _actors(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    """A list of actors: names, and what is known of each."""
    if take_actor(roles, once=True) is None:
        return None
    take_rest(roles, ABOUT_ACTORS)
    unlike = set(roles.found) - {"actor", *ACTOR_COLUMNS}
    return None if unlike else _made("actors", roles, fixed)
