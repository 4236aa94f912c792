"""What graphkit hands out: results, findings, sections and the report, as frozen values.

A measure returns a `Result`. The analysis stamps it with provenance: a `Finding`. Findings
and the sections written from them make a `Report`, which renderers turn into bytes. All
words in here are `Text`s, said in the reader's language by the renderer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from graphkit.by_actor import ByActor
from graphkit.dataset import Audience, Dataset
from graphkit.evidence import Claimed, claimed
from graphkit.history import History
from graphkit.language import Text, text
from graphkit.scale import USUAL, Scale

if TYPE_CHECKING:  # a command that draws nothing waits for none of these
    from graphkit.pictures import (
        ActorProfile,
        Agreement,
        Camp,
        CurrentStance,
        Division,
        Layout,
        Link,
        Move,
        Note,
        StanceAxis,
        VoteGroup,
    )
    from graphkit.timeline import Timeline

FINDING_SCHEMA = "graphkit/finding/1"
REPORT_SCHEMA = "graphkit/report/1"

Scalar = float | int | str | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column: machine key, heading with unit and direction, and how to print it.

    `format` is a Python format spec for numbers (`.2f`, `.0%`); text columns have none.
    `upper` marks the upper end of a range that the column before begins: where room is scarce
    both are printed as one, under the title of this one.
    """

    key: str
    title: Text
    format: str | None = None
    upper: bool = False


Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns. A cell is a number, a string, a `Name`, a `Text`, a date or None."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]


def without_empty_columns(table: Table) -> Table:
    """The table without the columns in which no row says anything."""
    kept = [
        place
        for place in range(len(table.columns))
        if any(row[place] is not None for row in table.rows)
    ]
    return Table(
        tuple(table.columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in table.rows),
    )


@dataclass(frozen=True, slots=True)
class Interval:
    """How far a value may be off: its range and its rank's, from 5 to 95 per cent of replicates.

    Both reach to the value itself and its rank, which a range must not exclude.
    `median` is the middle of the replicates: what to expect when some claims are wrong, while
    the value itself takes every claim for true.
    """

    low: float
    high: float
    rank_low: int | None = None
    rank_high: int | None = None
    median: float | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a measure found on one view of the graph.

    `values` has a number per actor, `summary` numbers on the whole, `table` several columns.
    `claims` are the ids of the rows it rests on when these are fewer than the whole view.
    """

    reading: Text
    values: Mapping[str, float] | None = None
    summary: Mapping[str, Scalar] | None = None
    table: Table | None = None
    intervals: Mapping[str, Interval] | None = None
    notes: tuple[Text, ...] = ()
    claims: tuple[str, ...] | None = None
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a finding rests on and how it was computed; no clock, so the same data gives the
    same bytes. `rows` maps a table to the ids used, `sources` counts the sources that these
    name."""

    dataset: str
    sha256: str
    rows: Mapping[str, tuple[str, ...]]
    seed: int
    source: str
    engine: str
    graphkit: str
    as_of: date | None = None
    sources: int = 0
    audience: Audience = "public"

    @property
    def claims(self) -> int:
        """How many rows it rests on."""
        return sum(map(len, self.rows.values()))


@dataclass(frozen=True, slots=True)
class Finding:
    """A measure's result with its provenance, or the reason why there is none."""

    measure: str
    network: str
    parameters: Mapping[str, Scalar]
    provenance: Provenance
    result: Result | None
    why_not: Text | None = None

    @property
    def defined(self) -> bool:
        return self.result is not None

    @property
    def reading(self) -> Text:
        if self.result is not None:
            return self.result.reading
        return text("Not defined here, because {reason}", reason=self.why_not)

    @property
    def values(self) -> Mapping[str, float]:
        """The number of each actor; empty where there is none."""
        return (self.result.values if self.result else None) or {}

    @property
    def summary(self) -> Mapping[str, Scalar]:
        """The numbers on the whole; empty where there are none."""
        return (self.result.summary if self.result else None) or {}


@dataclass(frozen=True, slots=True)
class Method:
    """What a measure is, as its card says: its title, the question it answers, its family."""

    title: Text
    question: Text
    family: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything a run can be asked for, in one value.

    `as_of` defaults to the last day in the data, `issues` to all, with the first as the main
    one. `measures` None means the report's own choice. `since` is an earlier day that the report
    compares with. `replicates` None means 1,000, fewer in large networks, 0 none.
    """

    as_of: date | None = None
    since: date | None = None
    issues: tuple[str, ...] = ()
    language: str = "en"
    audience: Audience = "public"
    seed: int = 0
    measures: tuple[str, ...] | None = None
    time_limit: float | None = None
    replicates: int | None = None
    undirected: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report: a heading, what it says, and a table of at most ten rows.

    `evidence` lists the claims cited; `more` is the command that shows the rest; `short` are
    findings of few words, the fullest first, for where a sentence has no room.
    """

    id: str
    title: Text
    lead: tuple[Text, ...] = ()
    table: Table | None = None
    notes: tuple[Text, ...] = ()
    evidence: tuple[str, ...] = ()
    more: str | None = None
    short: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Report:
    """Everything a renderer needs: the data as selected, what was found, and how to say it.

    `deciding` is who decides, many summed up; from `layouts` on what pictures draw, if asked.
    `page` are the parts of the first page; of their rows the last can be spared first. `moves` are
    those since the settings' day, else who changed sides last; `votes` how parties vote where votes
    decide; `divided_by` says what `camps` are; `timeline` is the case in windows, if asked."""

    dataset: Dataset
    settings: Settings
    as_of: date | None
    issue: str | None
    sha256: str
    headline: tuple[Text, ...]
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]
    actors: tuple[ActorProfile, ...] = ()
    camps: tuple[Camp, ...] = ()
    links: tuple[Link, ...] = ()
    methods: Mapping[str, Method] = field(default_factory=dict)
    deciding: tuple[Text, ...] = ()
    layouts: Mapping[str, Layout] = field(default_factory=dict)
    axis: StanceAxis | None = None
    current: tuple[CurrentStance, ...] = ()
    agreement: Agreement | None = None
    history: History | None = None
    page: tuple[Section, ...] = ()
    moves: tuple[Move, ...] = ()
    votes: tuple[VoteGroup, ...] = ()
    divided_by: Division = "camps"
    notes: tuple[Note, ...] = ()
    timeline: Timeline | None = None

    @property
    def by_groups(self) -> bool:
        """Whether groups stand where camps would, since nothing is signed."""
        return self.divided_by == "groups"

    def question(self, language: str) -> str:
        """The issue's question in a language, as far as it is coded; empty without an issue."""
        if self.issue is None:
            return ""
        issue = self.dataset.issue_by_id[self.issue]
        return issue.questions.get(language, issue.question)

    @property
    def answer(self) -> tuple[Text, ...]:
        """What stands at the head: the page's answer, or the headline of a report without one."""
        return self.page[0].lead if self.page else self.headline

    @property
    def scale(self) -> Scale:
        """The scale of the report's issue."""
        issue = self.dataset.issue_by_id.get(self.issue or "")
        return USUAL if issue is None else issue.scale

    def claimed(self, claim: str) -> Claimed | None:
        """The claim with this row id as evidence, or None."""
        return claimed(self.dataset, claim)

    def cited(self, section: Section) -> tuple[Claimed, ...]:
        """The claims that a section rests on."""
        found = (self.claimed(claim) for claim in dict.fromkeys(section.evidence))
        return tuple(claim for claim in found if claim is not None)

    def section(self, name: str) -> Section | None:
        """The section with this id, or None."""
        return next((section for section in self.sections if section.id == name), None)

    def finding(self, measure: str, **parameters: Scalar) -> Finding | None:
        """The first finding of a measure whose parameters match those given, or None."""
        wanted, named = parameters.items(), (f for f in self.findings if f.measure == measure)
        return next((f for f in named if all(f.parameters.get(k) == v for k, v in wanted)), None)


def ranked(values: Mapping[str, float]) -> Sequence[str]:
    """Ids from the largest value to the smallest, ties by id."""
    if isinstance(values, ByActor):
        return [values.actors[place] for place in values.places_by_rank().tolist()]
    return sorted(values, key=lambda actor: (-values[actor], actor))
