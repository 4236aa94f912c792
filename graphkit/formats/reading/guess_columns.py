"""What each column of a table of somebody's own is: by its heading, checked by what it holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.formats.reading.guess_contents import (
    holds_days,
    holds_degrees,
    holds_names,
    holds_numbers,
    holds_true,
    is_counted,
    marks_private,
    may_be_actors,
    may_be_positions,
    position_grade,
    says_sides,
)
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.heading_words import (
    CORNER,
    LAST,
    PAIRS,
    nearness,
    normal,
    phrases,
    rank,
    vocabulary,
)
from graphkit.formats.reading.totals import may_sum_up, sums_up

SURE = 1.5  # how near a heading must be where only one row speaks of an actor
ORDER_OF_NAMES = (0, 2, 1, 3, 4, 5, 6)  # in a register a name comes before an organisation
_TWIN = re.compile(r"(.*?)\s*\b(1|2|a|b|i|j|x|y|from|to|one|two)")
_OTHER = {"1": "2", "a": "b", "i": "j", "x": "y", "from": "to", "one": "two"}
_NODES = ("node", "vertex", "v", "knoten", "nodo", "nœud")
Holds = Callable[[OwnColumn], bool]

# The rest of the columns, in the order in which they are taken.
CLAIMS: Mapping[str, Holds] = {
    "salience": holds_degrees,
    "capability": holds_degrees,
    "date": holds_days,
    "source": holds_true,
    "summary": holds_names,
    "confidence": holds_numbers,
    "condition": holds_names,
    "private": marks_private,
}
ABOUT_ACTORS: Mapping[str, Holds] = {
    "capability": holds_degrees,
    "type": holds_names,
    "role": holds_names,
    "country": holds_names,
    "note": holds_names,
    "private_email": holds_true,
    "private_phone": holds_true,
}


@dataclass
class Roles:
    """Columns that are still free, and what was made of the others."""

    body: Body
    found: dict[str, OwnColumn] = field(default_factory=dict)
    free: list[OwnColumn] = field(default_factory=list)
    passed_over: list[OwnColumn] = field(default_factory=list)

    def take(self, target: str, column: OwnColumn | None) -> OwnColumn | None:
        """Say what a column is."""
        if column is not None and target not in self.found:
            self.found[target] = column
            self.free = [other for other in self.free if other is not column]
        return column

    def likely(self, target: str, holds: Holds, *, least: float = SURE) -> list[OwnColumn]:
        """Columns that may be this one, the likeliest first."""
        known = vocabulary(target)
        near = {c.index: nearness(c.heading, known) for c in self.free}
        fit = [c for c in self.free if near[c.index] >= least and holds(c)]
        return sorted(fit, key=lambda c: (-near[c.index], rank(c.heading, known), c.index))


def roles_of(body: Body, told: Mapping[str, str]) -> Roles:
    """The columns of a table, those of which it was told what they are taken already.

    Columns without a name that number the rows, and empty ones, are passed over.
    """
    roles = Roles(body)
    for column in body.columns:
        if not column.filled or (not column.heading and is_counted(column)):
            if column.heading or column.filled:
                roles.passed_over.append(column)
        else:
            roles.free.append(column)
    for target, name in told.items():
        roles.take(target, body.column(name))
    return roles


def take_pair(roles: Roles) -> str | None:
    """Find the two columns that say who is tied to whom, if there are such; what they are: the
    relation that their headings name, `twins` for two of a kind, or nothing for from and to."""
    if {"from", "to"} <= roles.found.keys():
        return ""
    for number, (acts, acted_on) in enumerate(PAIRS):
        least = LAST if number else SURE  # `valid from` names nobody
        ends = [_nearest(roles, phrases(words), least) for words in (acts, acted_on)]
        first, second = ends
        if first and second and first is not second:
            roles.take("from", first)
            roles.take("to", second)
            return first.heading.strip() if number else ""
    for stem, first, second in _twins(roles.free):
        if _are_actors(stem, first, second):
            roles.take("from", first)
            roles.take("to", second)
            return "twins"
    return None


def _nearest(roles: Roles, known: Mapping[str, int], least: float) -> OwnColumn | None:
    near = [(nearness(c.heading, known), c) for c in roles.free]
    sure = [(-score, c.index, c) for score, c in near if score >= least and may_be_actors(c)]
    return min(sure, key=lambda found: found[:2])[2] if sure else None


def _twins(columns: Sequence[OwnColumn]) -> Iterator[tuple[str, OwnColumn, OwnColumn]]:
    """Each two columns whose headings are alike but for 1 and 2, or a and b, and what is alike."""
    found = [(c, _TWIN.fullmatch(normal(c.heading))) for c in columns]
    stems = [(c, match[1], match[2]) for c, match in found if match and match[1]]
    called: dict[tuple[str, str], list[OwnColumn]] = {}
    for column, stem, mark in stems:
        called.setdefault((stem, mark), []).append(column)
    for column, stem, mark in stems:
        others = called.get((stem, _OTHER.get(mark, "")), ())
        yield from ((stem, column, other) for other in others)


def _are_actors(stem: str, first: OwnColumn, second: OwnColumn) -> bool:
    """Whether two columns that are called alike name actors."""
    named = stem in _NODES or nearness(stem, vocabulary("actor")) >= 1
    shared = set(first.filled) & set(second.filled)
    return may_be_actors(first) and may_be_actors(second) and (named or len(shared) > FEW)


FEW = 3


def take_position(roles: Roles) -> OwnColumn | None:
    """The column that says who supports what, if there is one."""
    if "position" in roles.found:
        return roles.found["position"]
    named = roles.likely("position", lambda c: position_grade(c) > 0, least=1)
    known = [c for c in named if position_grade(c) > 1 or not _may_be_a_job(c, roles)]
    said = [c for c in known if position_grade(c) > 1]
    perhaps = roles.likely("perhaps position", lambda c: position_grade(c) > 0)
    by_words = [c for c in perhaps if position_grade(c) == 3]
    others = perhaps if _speaks_of_issues(roles) or _speaks_of_weight(roles) else []
    best = next(iter([*said, *known, *by_words, *others]), None)
    return roles.take("position", best)


def _may_be_a_job(column: OwnColumn, roles: Roles) -> bool:
    """A column called Position may say director and secretary, where there are no issues."""
    return normal(column.heading) in ("position", "posición") and not _speaks_of_issues(roles)


def _speaks_of_issues(roles: Roles) -> bool:
    return "issue" in roles.found or bool(roles.likely("issue", holds_true))


def _speaks_of_weight(roles: Roles) -> bool:
    """Whether there are columns of power or interest, as in a register of stakeholders."""
    return any(roles.likely(target, holds_degrees) for target in ("capability", "salience"))


def take_issue(roles: Roles) -> OwnColumn | None:
    """The column that says what a position is about; None where all is about one question."""
    if "issue" in roles.found:
        return roles.found["issue"]
    return roles.take("issue", next(iter(roles.likely("issue", holds_true)), None))


def take_actor(roles: Roles, *, once: bool) -> OwnColumn | None:
    """The column that names who; with `once` every row is another actor."""
    if "actor" in roles.found:
        return roles.found["actor"]
    known = vocabulary("actor")

    def order(column: OwnColumn) -> tuple[bool, bool, int, float, int]:
        near, group = nearness(column.heading, known), rank(column.heading, known)
        repeats = once and len(set(column.texts)) < len(column.texts)
        place = ORDER_OF_NAMES.index(group) if once and group in ORDER_OF_NAMES else group
        return near < SURE, repeats, place, -near, column.index

    found = sorted(roles.likely("actor", may_be_actors, least=1), key=order)
    return roles.take("actor", next(iter(found), None))


def take_rest(roles: Roles, among: Mapping[str, Holds]) -> None:
    """Columns of lesser weight: degrees, days, sources, what an actor is."""
    for target, holds in among.items():
        if target not in roles.found:
            roles.take(target, next(iter(roles.likely(target, holds)), None))


def key_of(roles: Roles) -> tuple[OwnColumn | None, bool]:
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


def names_issues(key: OwnColumn, roles: Roles) -> bool:
    """Whether the column that names the rows is one of issues."""
    if roles.found:
        return "issue" in roles.found and "actor" not in roles.found
    if both := rows_and_columns(key.heading):
        return both[0] == "issue"
    actor, issue = (nearness(key.heading, vocabulary(target)) for target in ("actor", "issue"))
    return issue > actor


def positions_across(columns: Sequence[OwnColumn]) -> list[OwnColumn]:
    """Columns of which each may hold the positions on an issue, or of an actor.

    Numbers of rows and what only sums up the others are none, nor are numbers, or yes and no
    alone, beside words of support and opposition.
    """
    likely = [c for c in columns if may_be_positions([c]) and not _numbers_rows(c)]
    likely = [c for c in likely if not (may_sum_up(c.heading) and _sums_up(c, likely))]
    worded = [c for c in likely if not holds_numbers(c)]
    of_words = says_sides if any(map(says_sides, worded)) else _says_yes
    if not any(map(of_words, worded)):
        return likely
    sides = [c for c in columns if of_words(c) and (c in worded or not _is_known(c.heading))]
    silent = [c for c in worded if position_grade(c) < 3]
    return sorted([*sides, *silent], key=lambda c: c.index)  # what is no position is told


def _says_yes(column: OwnColumn) -> bool:
    return position_grade(column) == 3


def _is_known(heading: str) -> bool:
    """Whether a heading is called as some other column is."""
    return any(
        nearness(heading, vocabulary(target)) >= SURE for target in ("note", "summary", "type")
    )


NUMBERING = phrases("id, ids, no, nr, num, number, index, row, lfd, unnamed, 番号, 連番").keys()
RECORDS = phrases("response, record, case, submission, participant, antwort, réponse").keys()


def _numbers_rows(column: OwnColumn) -> bool:
    """Whether a column holds no more than the number of each row: Response ID, index."""
    words = {word for word in normal(column.heading).split() if not word.isdigit()}
    told = bool(words & NUMBERING) and words <= NUMBERING | RECORDS | vocabulary("actor").keys()
    return told and holds_numbers(column) and len(set(column.texts)) == len(column.texts)


def _sums_up(column: OwnColumn, among: Sequence[OwnColumn]) -> bool:
    rows = range(len(column.texts))
    beside = [[other.texts[row] for other in among if other is not column] for row in rows]
    return sums_up(column.heading, column.texts, beside)


def rows_and_columns(heading: str) -> tuple[str, str] | None:
    """What rows and columns name, as a heading in the corner of both says it, rows first unless
    an arrow tells; None where it does not.

    >>> rows_and_columns("Actor \\ Issue"), rows_and_columns("Issues → / Actors ↓")
    (('actor', 'issue'), ('actor', 'issue'))
    """
    parts = [part for part in CORNER.split(heading) if part.strip(" ↓→")]
    near = [max(("actor", "issue"), key=lambda t: nearness(part, vocabulary(t))) for part in parts]
    sure = all(nearness(p, vocabulary(t)) >= SURE for p, t in zip(parts, near, strict=True))
    if not sure or sorted(near) != ["actor", "issue"]:
        return None
    first, second = near[::-1] if "↓" in parts[1] or "→" in parts[0] else near
    return first, second
