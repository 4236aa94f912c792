"""Which layout a table of somebody's own has: claims, a column an issue, ties, or actors alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from graphkit.formats.reading.guess_columns import (
    ABOUT_ACTORS,
    CLAIMS,
    Roles,
    issues_in_headings,
    positions_across,
    roles_of,
    rows_and_columns,
    take_actor,
    take_issue,
    take_pair,
    take_position,
    take_rest,
)
from graphkit.formats.reading.guess_contents import (
    holds_days,
    holds_degrees,
    holds_names,
    holds_numbers,
    holds_signs,
    holds_true,
    marks_private,
    may_be_positions,
    position_grade,
    says_sides,
)
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.heading_words import nearness, normal, vocabulary
from graphkit.formats.reading.mapping import ACTOR_COLUMNS, TARGETS, TableMapping

DIRECTIONLESS = {"directed": "no"}
OF_ROWS = ("date", "source", "private")  # said once of all positions in a row


def layout_of(
    body: Body, told: Mapping[str, str], fixed: Mapping[str, str], table: str = ""
) -> TableMapping | None:
    """What a table becomes, or None where nothing can be made of it; `table` says which it is."""
    guesses = {
        "ties": (_ties, _claims, _wide, _actors),
        "": (_ties, _claims, _wide, _actors),
        "stances": (_claims, _wide),
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


def _claims(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    if "position" not in roles.found and "issue" not in fixed and issues_in_headings(roles.free):
        return None  # a column an issue
    position = take_position(roles)
    if position is None:
        return None
    if "issue" not in fixed:
        take_issue(roles)
    if "actor" not in fixed:
        once = "issue" not in roles.found
        if take_actor(roles, once=once) is None:
            return _by_heading(roles, position, fixed)
    take_rest(roles, {**CLAIMS, **ABOUT_ACTORS})
    return _made("stances", roles, fixed)


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


def _named_in(heading: str) -> str:
    """Who is named in a heading beside the word for a position."""
    known = vocabulary("position")
    kept = [word for word in heading.split() if normal(word) not in known]
    return " ".join(kept).strip(" -–:,'’")


def _wide(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    """One row an actor and one column an issue, or the other way round."""
    key, sure = _key(roles)
    if key is None:
        return None
    across = "actor" if _names_issues(key, roles) else "issue"
    roles.take("issue" if across == "actor" else "actor", key)
    take_rest(roles, {k: v for k, v in CLAIMS.items() if k in OF_ROWS})
    if across == "issue":
        about = {k: v for k, v in ABOUT_ACTORS.items() if k != "note"}
        take_rest(roles, {"salience": holds_degrees, **about})
    called = issues_in_headings(roles.free)
    named = [c for c in roles.free if any(map(str.isalpha, c.heading))]
    wide = positions_across([c for c in named if not called or c.name in called])
    alone = across == "issue" and any(map(says_sides, wide))  # one issue, in words
    few = (1 if alone else 2) if sure else 3
    if len(wide) < few or len(key.texts) < max(few, 2) or not may_be_positions(wide):
        return None
    names = {text.casefold() for text in key.texts}
    if sum(column.heading.casefold() in names for column in wide) * 2 > len(wide):
        return None  # a square matrix of actors
    taken = {column.index for column in wide}
    own = [column for column in roles.free if column.index not in taken]
    mapping = _made("stances", roles, fixed, own)
    words = {c.name: called.get(c.name, c.heading) for c in wide}
    return replace(mapping, wide=words, across=across)


def _key(roles: Roles) -> tuple[OwnColumn | None, bool]:
    """The column that names the rows, and whether its heading says so or there is none."""
    told = roles.found.get("actor") or roles.found.get("issue")
    if told:
        return told, True
    texts = [c for c in roles.free if holds_names(c) and len(set(c.texts)) == len(c.texts)]
    known = [vocabulary(target) for target in ("actor", "issue")]
    named = [
        c
        for c in texts
        if any(nearness(c.heading, words) >= 1 for words in known) or rows_and_columns(c.heading)
    ]
    key = next(iter([*named, *texts[:1]]), None)
    return key, bool(named) or (key is not None and not key.heading)


def _names_issues(key: OwnColumn, roles: Roles) -> bool:
    if roles.found:
        return "issue" in roles.found and "actor" not in roles.found
    if both := rows_and_columns(key.heading):
        return both[0] == "issue"
    actor, issue = (nearness(key.heading, vocabulary(target)) for target in ("actor", "issue"))
    return issue > actor


def _actors(roles: Roles, fixed: Mapping[str, str]) -> TableMapping | None:
    """A list of actors: names, and what is known of each."""
    if take_actor(roles, once=True) is None:
        return None
    take_rest(roles, ABOUT_ACTORS)
    unlike = set(roles.found) - {"actor", *ACTOR_COLUMNS}
    return None if unlike else _made("actors", roles, fixed)
