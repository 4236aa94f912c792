"""Actors that are one: merged by a table that the analyst keeps, and by nothing else.

    tick,keep,same
    x,guild,ferry_guild          ferry_guild is guild; its claims become guild's
    ,guild,guild_of_innkeepers   not ticked: they stay two

Without a column `tick` every row is meant. `keep` and `same` are ids, names or aliases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphkit.dataset import Actor
from graphkit.formats.reading.called import Called, ambiguous, called, renamed
from graphkit.formats.reading.cells import NOT_TICKED, TICKED
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.headings import match
from graphkit.formats.reading.parse_columns import ParsedTable, parse_columns, place_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.references import Tables, listed, mentioned, mentions
from graphkit.phrases import phrase, phrase_of, run_on

SHOWN = 5


@dataclass(frozen=True)
class Merged:
    """Which actors are another one: `ids` from each that goes to the one that stays."""

    ids: Mapping[str, str]

    def with_aliases(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Actors that no table lists, each with what it was called elsewhere."""
        others: dict[str, list[str]] = {}
        for gone, kept in self.ids.items():
            others.setdefault(kept, []).append(gone)
        return tuple(
            replace(actor, aliases=(*actor.aliases, *others.get(actor.id, ()))) for actor in actors
        )


def merge_same(raw: RawTable | None, tables: Tables, problems: Problems) -> Merged:
    """Make one of the actors that the table says are one, in all tables and in place."""
    if raw is None:
        return Merged({})
    typed = parse_columns(raw, match(raw, problems), problems)
    pairs = _Pairs(typed, tables, problems)
    ids = pairs.read()
    if problems.fatal or not ids:
        return Merged({})
    _rename(tables, ids, typed, problems)
    if listed(tables, "actors"):
        _merge_rows(tables["actors"], ids, problems)
    count = phrase_of("{count} actor", "{count} actors", len(ids))
    said = [
        phrase("{gone} into {kept}", gone=shown(gone), kept=shown(kept))
        for gone, kept in list(ids.items())[:SHOWN]
    ]
    more = phrase(", {value} more", value=f"{len(ids) - SHOWN:,}") if len(ids) > SHOWN else ""
    problems.note(
        "same-as",
        phrase(
            "{n} merged by same_as: {listed}{more}.",
            n=count,
            listed=run_on(phrase(", "), said),
            more=more,
        ),
    )
    return Merged(ids)


class _Pairs:
    """Reads the table's pairs; what contradicts itself is told where it stands."""

    def __init__(self, typed: ParsedTable, tables: Tables, problems: Problems) -> None:
        self.typed = typed
        self.problems = problems
        self.listed = listed(tables, "actors")
        self.known = (
            called(tables["actors"])
            if self.listed
            else Called(dict.fromkeys(mentioned(tables, "actor")))
        )

    def read(self) -> dict[str, str]:
        """The ids that go, each with the one that stays."""
        kept: dict[str, tuple[str, int]] = {}
        for row, keep, same in self._ticked():
            if keep == same:
                self._error(
                    "same-itself",
                    phrase("{keep} cannot be merged with itself.", keep=shown(keep)),
                    row,
                )
            elif kept.setdefault(same, (keep, row))[0] != keep:
                message = phrase(
                    "{same} cannot be both {kept} and {keep}.",
                    same=shown(same),
                    kept=shown(kept[same][0]),
                    keep=shown(keep),
                )
                self._error("same-contradiction", message, row)
        for keep, row in kept.values():
            if keep in kept:
                message = phrase(
                    "{keep} stays here and goes into {kept} elsewhere",
                    keep=shown(keep),
                    kept=shown(kept[keep][0]),
                )
                hint = phrase(
                    "Write the one that stays in the end: {kept}.", kept=shown(kept[keep][0])
                )
                self._error(
                    "same-chain", phrase("{message}: a chain.", message=message), row, "keep", hint
                )
        return {same: keep for same, (keep, _) in kept.items() if same in self.known.ids}

    def _ticked(self) -> Iterator[tuple[int, str, str]]:
        columns = self.typed.columns
        keep, same = (columns.get(name, []) for name in ("keep", "same"))
        ticks = columns.get("tick", ["x"] * len(keep))
        for row, (one, other, tick) in enumerate(zip(keep, same, ticks, strict=True)):
            word = (tick or "").strip().casefold()
            if word not in TICKED | NOT_TICKED:
                hint = phrase("Write x, or leave it empty.")
                self._error(
                    "tick", phrase("{tick} is no tick.", tick=shown(tick)), row, "tick", hint
                )
            elif word in TICKED and one and other:
                ids = [self._id(row, "keep", one), self._id(row, "same", other)]
                if None not in ids:
                    yield row, str(ids[0]), str(ids[1])
            elif word in TICKED:
                self._error("missing", phrase("A pair needs both keep and same."), row)

    def _id(self, row: int, column: str, word: str) -> str | None:
        """The id that is meant. One that is to go may be gone from the data already."""
        found = self.known.meant(word)
        if len(found) == 1:
            return found[0]
        if found:
            self._error("ambiguous-actor", ambiguous("actor", word, found), row, column)
        elif column == "same":
            message = phrase(
                "same_as: {word} is not in the data; nothing to merge.", word=shown(word)
            )
            self.problems.note("same-unknown", message, self._where(row, column))
        elif self.listed:
            self._error(
                "unknown-actor", phrase("Unknown actor {word}.", word=shown(word)), row, column
            )
        else:
            return word  # a name of the analyst's own for those that are one
        return None

    def _error(
        self, code: str, message: str, row: int, column: str = "same", hint: str | None = None
    ) -> None:
        self.problems.error(code, message, self._where(row, column), hint=hint)

    def _where(self, row: int, column: str) -> Any:
        return place_of(self.typed.raw, row, self.typed.match.columns[column])


def _rename(tables: Tables, ids: Mapping[str, str], typed: ParsedTable, problems: Problems) -> None:
    for _, column, values in mentions(tables, "actor"):
        if column.many:
            values[:] = [tuple(dict.fromkeys(ids.get(id, id) for id in value)) for value in values]  # type: ignore[attr-defined]
        else:
            values[:] = [ids.get(value, value) for value in values]  # type: ignore[call-overload]
    issues = tables.get("issues")
    rules = issues.columns.get("decision_rule", []) if issues else []
    for row, rule in enumerate(rules):
        try:
            rules[row] = rule and renamed(rule, ids)
        except ValueError as error:
            message = phrase(
                "A decision rule gives votes to {error} under two ids.", error=shown(str(error))
            )
            problems.error("same-votes", message, typed.raw.where.row(0))


def _merge_rows(actors: ParsedTable, ids: Mapping[str, str], problems: Problems) -> None:
    """One row for each actor that stays: what it lacks is taken from those that go into it."""
    at = {id: row for row, id in enumerate(actors.columns["id"])}
    apart: dict[str, None] = {}
    names = actors.columns["name"]
    aliases = actors.columns.setdefault("aliases", [()] * len(actors))
    for gone, kept in ids.items():
        one, other = at[kept], at[gone]
        words = dict.fromkeys((*aliases[one], names[other], gone, *aliases[other]))
        aliases[one] = tuple(word for word in words if word not in (kept, names[one]))
        for name, column in _columns(actors):
            _fill(name, column, one, other, apart)
    for body, row in at.items():
        member_of = actors.columns.get("member_of")
        if member_of and body in member_of[row]:
            member_of[row] = tuple(id for id in member_of[row] if id != body)
    if apart:
        message = phrase(
            "Merged actors differ in {listed}: the row that stays is right.",
            listed=", ".join(apart),
        )
        problems.warn("same-differ", message, actors.raw.where.row(0))
    actors.merge([row for row, id in enumerate(actors.columns["id"]) if id not in ids])


def _columns(actors: ParsedTable) -> Iterator[tuple[str, list[Any]]]:
    for name, column in actors.columns.items():
        if name not in ("id", "name", "aliases"):
            yield name, column
    for columns in (actors.extra, *actors.languages.values()):
        yield from columns.items()


def _fill(name: str, column: list[Any], one: int, other: int, apart: dict[str, None]) -> None:
    mine, theirs = column[one], column[other]
    if isinstance(mine, tuple) and isinstance(theirs, tuple) and name == "member_of":
        column[one] = tuple(dict.fromkeys((*mine, *theirs)))
    elif mine in (None, "", ()):
        column[one] = theirs
    elif theirs not in (None, "", (), mine) and not name.startswith("private_"):
        apart[name] = None
