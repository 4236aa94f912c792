"""The dataset: what the analyst coded, as frozen, typed rows. No files, no graphs here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Literal

from graphkit.current_claim import current_power
from graphkit.digest import sha256_of
from graphkit.errors import Problem
from graphkit.language import as_title, quoted
from graphkit.partial_date import last_day
from graphkit.private_rows import visible
from graphkit.rows import (
    Actor,
    Claim,
    DirectInfluence,
    Event,
    Influence,
    Issue,
    Option,
    Row,
    Source,
    Stance,
    Tie,
)

Audience = Literal["public", "internal"]

NO_EXTRA: Mapping[str, str] = {}

__all__ = [
    "NO_EXTRA",
    "ROW_TYPES",
    "TABLES",
    "Account",
    "Actor",
    "Audience",
    "Claim",
    "Dataset",
    "DirectInfluence",
    "Event",
    "Influence",
    "Issue",
    "Option",
    "Row",
    "Source",
    "Stance",
    "Tie",
]


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one table's rows: read = used + merged + rejected."""

    table: str
    read: int
    used: int
    merged: int = 0
    rejected: int = 0


@dataclass(frozen=True)
class Dataset:
    """One coded case: eight tables, what was noticed on reading, and the row accounts.

    `titles` maps a language code to the title in it; `bodies` are institutions that rows which
    are not here any more code as aggregates.
    """

    name: str
    title: str = ""
    description: str = ""
    actors: tuple[Actor, ...] = ()
    issues: tuple[Issue, ...] = ()
    stances: tuple[Stance, ...] = ()
    ties: tuple[Tie, ...] = ()
    influence: tuple[Influence, ...] = ()
    direct_influence: tuple[DirectInfluence, ...] = ()
    events: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = ()
    accounts: tuple[Account, ...] = ()
    notices: tuple[Problem, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    bodies: frozenset[str] = frozenset()

    def called(self, language: str = "en") -> str:
        """What to call the whole: its title in a language, any title, or its name."""
        return self.titles.get(language) or self.title or self.name

    def tables(self) -> dict[str, tuple[Row, ...]]:
        """The tables by name, in their usual order; direct influence only where it is coded."""
        coded = {name: getattr(self, name) for name in TABLES}
        if not self.direct_influence:  # so that data from before this table keeps its digest
            del coded["direct_influence"]
        return coded

    @cached_property
    def unsigned(self) -> bool:
        """Whether there are ties and none has a sign, not even neutral: an unsigned network."""
        return bool(self.ties) and all(tie.sign is None for tie in self.ties)

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def issue_by_id(self) -> Mapping[str, Issue]:
        return {issue.id: issue for issue in self.issues}

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def claim_by_id(self) -> Mapping[str, Claim]:
        """Every row that states something by the id that reports cite."""
        return {claim.id: claim for claim in self.claims()}

    @cached_property
    def aggregates(self) -> frozenset[str]:
        """Institutions coded as aggregates in their latest row on an issue, whatever its date."""
        rows = current_power(self.influence).values()
        return self.bodies | {row.actor for row in rows if row.aggregate}

    def rests_on(self, row: Row) -> tuple[str, ...]:
        """The sources of a row: those of its own column first, then those named in columns of
        its own (x_...), such as what corroborates it.
        """
        own = (*getattr(row, "source", ()), *getattr(row, "outcome_source", ()))
        if not row.extra and len(own) < 2:
            return own
        words = (word.strip() for value in row.extra.values() for word in value.split("|"))
        return tuple(dict.fromkeys((*own, *(w for w in words if w in self.source_by_id))))

    def claims(self) -> Iterator[Claim]:
        """Every row that states something about the world and needs a source."""
        for name in CLAIM_TABLES:
            yield from getattr(self, name)

    def names(self, language: str = "en") -> dict[str, str]:
        """Display names of actors and issues in a language, by id.

        An issue is called by its short title; where there is none, by its question, in quotes.
        In quotes, too, is whatever would run into the sentence around it: a title in another
        language, an id of several words, anything that ends like a sentence.
        """
        names = {actor.id: actor.names.get(language, actor.name) for actor in self.actors}
        for issue in self.issues:
            title = issue.extra.get(f"x_title_{language}")
            asked = issue.questions.get(language)
            plain = issue.question == issue.id  # only mentioned, never asked
            short = issue.extra.get("x_title")
            if title:
                names[issue.id] = as_title(title, language)
            elif asked:
                names[issue.id] = quoted(asked, language)
            elif short:
                names[issue.id] = (as_title if language == "en" else quoted)(short, language)
            elif plain and not any(map(str.isspace, issue.id)):
                names[issue.id] = as_title(issue.id, language)
            else:
                names[issue.id] = quoted(issue.question, language)
        return names

    @cached_property
    def last_day(self) -> date | None:
        """The latest date that any claim or event carries; what `as of` defaults to."""
        dated: tuple[Stance | Influence | DirectInfluence | Event, ...]
        dated = (*self.stances, *self.influence, *self.direct_influence, *self.events)
        days = [row.date for row in dated if row.date]
        days += [tie.since for tie in self.ties if tie.since]
        latest = max(days, default=None)
        return latest and last_day(latest)

    @cached_property
    def sha256(self) -> str:
        """A digest of the content: the same for every file format and every order of rows."""
        return sha256_of(self.tables())

    def for_audience(self, audience: Audience) -> Dataset:
        """The dataset as `audience` may see it: `public` drops private rows, fields and notices,
        and counts none of them.

        Private are rows marked so, `private_note`, every column called `private_...`, what was
        noticed about any of them, and sources and actors known from private rows alone.
        """
        return self if audience == "internal" else self._public

    @cached_property
    def private(self) -> bool:
        """Whether it holds private rows or fields."""
        return any(visible(rows) is not rows for rows in self.tables().values())

    @cached_property
    def _public(self) -> Dataset:
        notices = tuple(notice for notice in self.notices if not notice.private)
        public = replace(self, notices=notices)
        if not self.private:
            return public
        kept = {name: visible(rows) for name, rows in self.tables().items()}
        public = replace(public, **kept)._without_unused_sources(self)  # type: ignore[arg-type]
        if not self.accounts:
            return public
        public = public._without_unseen()
        return replace(public, accounts=tuple(public._counted(a, self) for a in self.accounts))

    def _counted(self, account: Account, whole: Dataset) -> Account:
        """The account of a table without the rows that it has no more; of one that listed nobody,
        those who were only mentioned are not counted."""
        left, all_ = (len(getattr(dataset, account.table)) for dataset in (self, whole))
        gone = all_ - left if account.used else 0
        return replace(account, read=account.read - gone, used=account.used - gone)

    def _without_unseen(self) -> Dataset:
        """Drop actors and issues that nobody listed and no row mentions any more."""
        listed = {account.table for account in self.accounts if account.read}
        placed: tuple[Stance | Influence, ...] = (*self.stances, *self.influence)
        pairs: tuple[Tie | DirectInfluence, ...] = (*self.ties, *self.direct_influence)
        actors = {actor for row in pairs for actor in (row.source_actor, row.target_actor)}
        actors |= {actor for issue in self.issues for actor in issue.decided_by}
        actors |= {row.actor for row in placed}
        issues = {issue for event in self.events for issue in event.issue}
        issues |= {row.issue for row in placed}
        return replace(
            self,
            actors=tuple(row for row in self.actors if "actors" in listed or row.id in actors),
            issues=tuple(row for row in self.issues if "issues" in listed or row.id in issues),
        )

    def _without_unused_sources(self, before: Dataset) -> Dataset:
        """Drop the sources that only rows and columns removed since `before` named."""
        gone = before._cited_sources() - self._cited_sources()
        return replace(self, sources=tuple(s for s in self.sources if s.id not in gone))

    def _cited_sources(self) -> set[str]:
        rows = (row for rows in self.tables().values() for row in rows)
        return {source for row in rows for source in self.rests_on(row)}

    def until(self, day: date) -> Dataset:
        """Only what was claimed or happened by `day`; undated rows stay."""
        return replace(
            self,
            stances=tuple(r for r in self.stances if r.date is None or r.date <= day),
            ties=tuple(r for r in self.ties if _holds(r, day)),
            influence=tuple(r for r in self.influence if r.date is None or r.date <= day),
            direct_influence=tuple(
                r for r in self.direct_influence if r.date is None or r.date <= day
            ),
            events=tuple(r for r in self.events if r.date <= day),
            bodies=self.aggregates,
        )

    def undirected(self) -> Dataset:
        """The same claims with every tie read as undirected."""
        return replace(self, ties=tuple(replace(tie, directed=False) for tie in self.ties))

    def on_issues(self, issues: Iterable[str]) -> Dataset:
        """Only the stances and events on the issues given.

        Influence rows all stay: where power is not coded on an issue, that on others stands in.
        """
        kept = set(issues)
        return replace(
            self,
            issues=tuple(r for r in self.issues if r.id in kept),
            stances=tuple(r for r in self.stances if r.issue in kept),
            events=tuple(r for r in self.events if not r.issue or kept & set(r.issue)),
        )


def known_on(decided_on: date | None, today: date | None) -> bool:
    """Whether what was decided on a day is known today; without a day it is, as undated claims are.

    >>> known_on(date(2026, 5, 1), date(2026, 4, 30)), known_on(None, date(2026, 4, 30))
    (False, True)
    """
    return decided_on is None or today is None or decided_on <= today


ROW_TYPES: Mapping[str, type[Row]] = {
    "actors": Actor,
    "issues": Issue,
    "stances": Stance,
    "ties": Tie,
    "influence": Influence,
    "direct_influence": DirectInfluence,
    "events": Event,
    "sources": Source,
}
TABLES = tuple(ROW_TYPES)
CLAIM_TABLES = tuple(name for name, row in ROW_TYPES.items() if issubclass(row, Claim))


def _holds(tie: Tie, day: date) -> bool:
    return (tie.since is None or tie.since <= day) and (tie.until is None or tie.until >= day)
