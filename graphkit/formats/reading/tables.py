"""The schema of the tables: every column, what it holds, and what else it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from graphkit.private_rows import marks_rows

Kind = Literal[
    "text", "id", "actor", "issue", "source", "sign", "position", "share", "capability",
    "strength", "outcome", "level", "yes_no", "date", "url", "options", "list", "number", "rule",
]  # fmt: skip


TRANSLATIONS = "translations"  # by heading, `condition:ja`; names and questions by language alone


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `many`: several values separated by `|`. `attribute`: where the row keeps it.

    `translated`: where the row keeps what columns called `name:LANG` say; None where there are
    no such columns.
    """

    name: str
    kind: Kind = "text"
    required: bool = False
    many: bool = False
    attribute: str = ""
    translated: str | None = None
    aliases: tuple[str, ...] = ()
    about: str = ""

    @property
    def field(self) -> str:
        return self.attribute or self.name


@dataclass(frozen=True, slots=True)
class Table:
    """One table. `prefix` numbers rows that have no id of their own."""

    name: str
    about: str
    columns: tuple[Column, ...]
    prefix: str = ""
    aliases: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)

    def column(self, name: str) -> Column:
        """The column of that name."""
        return next(column for column in self.columns if column.name == name)

    @property
    def required(self) -> tuple[str, ...]:
        """The names of the columns that must be there."""
        return tuple(column.name for column in self.columns if column.required)

    def resolve(self, word: str) -> str | None:
        """The column that a heading means (its name or an alias, any case), or None."""
        folded = word.casefold()
        for column in self.columns:
            if folded == column.name:
                return column.name
        for column in self.columns:
            if folded in column.aliases:
                return column.name
        if marks_rows(word) and any(column.name == "private" for column in self.columns):
            return "private"
        return self.moved.get(folded)


_CLAIM_ID = Column("id", "id", about="The claim's own name, for citations")
_DATE = Column("date", "date", about="The day it was said or held")
_CONFIDENCE = Column("confidence", "share", about="How sure the coder is, 0 to 1")
_SOURCE = Column(
    "source", "source", many=True, about="Ids of sources, separated by |",
    aliases=("source_id", "source_ids", "sources", "citation", "citations"),
)  # fmt: skip
_LOCATOR = Column("locator", aliases=("page",), about="Where in the source")
_SUMMARY = Column(
    "summary", translated=TRANSLATIONS, aliases=("quote",),
    about="What the source says, in own words",
)  # fmt: skip
_PRIVATE = Column("private", "yes_no", about="yes: only for the own team")
_NOTE = Column("note", aliases=("notes",))

ACTORS = Table(
    "actors",
    "Who can take a side",
    (
        Column(
            "id",
            "id",
            required=True,
            about="One namespace with the issues",
            aliases=("node", "vertex", "node_id", "node id", "nodeid", "vertex_id", ":id"),
        ),
        Column("name", required=True, translated="names", aliases=("label",)),
        Column("aliases", "list", many=True, about="Other names, separated by |"),
        Column("type", aliases=("kind",)),
        Column("role", translated=TRANSLATIONS),
        Column("member_of", "actor", many=True, about="Ids of institutions, separated by |"),
        Column("country"),
        Column("capability", "capability", about="Power on every issue, 0 to 100"),
        Column("url", "url"),
        _NOTE,
        Column("private_note", aliases=("private_notes",)),
    ),
    aliases=("nodes", "node", "nodelist", "vertices", "vertex", "elements"),
    moved={
        "organisation": "x_organisation",
        "organization": "x_organisation",
        "email": "private_email",
        "phone": "private_phone",
    },
)
ISSUES = Table(
    "issues",
    "Questions that actors support or oppose",
    (
        Column("id", "id", required=True, about="One namespace with the actors"),
        Column("question", required=True, translated="questions"),
        Column("support_means", translated=TRANSLATIONS),
        Column("oppose_means", translated=TRANSLATIONS),
        Column(
            "options", "options", many=True, translated=TRANSLATIONS,
            about="label=position, separated by |",
        ),
        Column(
            "decided_by", "actor", many=True,
            about="Actor ids in the order they decide, or a body whose members vote",
        ),
        Column(
            "decision_rule", "rule",
            about="sole, consent, veto, majority or qualified:N; votes, further quotas and more "
            "follow, parted by ;",
        ),
        Column("status_quo", "outcome", about="Where things stay without a decision, -1 to 1"),
        Column("decided_on", "date"),
        Column("outcome", "outcome", about="From -1 (oppose) to 1 (support)"),
        Column("outcome_source", "source", many=True, about="Ids of sources, separated by |"),
        Column("scale_low", "number", about="What -1 stands for on the issue's own scale"),
        Column("scale_high", "number", about="What 1 stands for on it"),
    ),
)  # fmt: skip
STANCES = Table(
    "stances",
    "Who held which position, when, and where it was read",
    (
        _CLAIM_ID,
        Column("actor", "actor", required=True),
        Column("issue", "issue", required=True),
        Column("position", "position", required=True, about="From -1 (oppose) to 1 (support)"),
        Column("salience", "share", about="How much it matters to the actor, 0 to 1"),
        Column("condition", translated=TRANSLATIONS),
        _DATE,
        _CONFIDENCE,
        _SOURCE,
        _LOCATOR,
        _SUMMARY,
        _PRIVATE,
    ),
    prefix="st",
)
TIES = Table(
    "ties",
    "Who supports, opposes or deals with whom",
    (
        _CLAIM_ID,
        Column("from", "actor", required=True, attribute="source_actor", aliases=("source",)),
        Column("to", "actor", required=True, attribute="target_actor", aliases=("target",)),
        Column("sign", "sign", required=True, about="support, oppose or neutral; or no column"),
        Column("relation", translated=TRANSLATIONS, aliases=("label",)),
        Column("strength", "strength", aliases=("weight",), about="Above 0; by hand 0 to 1"),
        Column("directed", "yes_no"),
        Column("since", "date", aliases=("start", "date")),
        Column("until", "date", aliases=("end",)),
        _CONFIDENCE,
        _SOURCE,
        _LOCATOR,
        _SUMMARY,
        _PRIVATE,
    ),
    prefix="ti",
    aliases=(
        "edges", "edge", "edgelist", "links", "link", "arcs", "connections", "relations",
        "relationships", "tie",
    ),
)  # fmt: skip
INFLUENCE = Table(
    "influence",
    "Power on one issue at a date",
    (
        _CLAIM_ID,
        Column("actor", "actor", required=True),
        Column("issue", "issue", required=True),
        Column("capability", "capability", required=True, about="0 to 100"),
        _DATE,
        Column("formal", "capability"),
        Column("access", "capability"),
        Column("resources", "capability"),
        Column("aggregate", "yes_no", about="yes: its members are listed too"),
        Column("reason", translated=TRANSLATIONS),
        _SOURCE,
        _PRIVATE,
    ),
    prefix="in",
)
DIRECT_INFLUENCE = Table(
    "direct_influence",
    "How far one actor can act on another directly (MACTOR)",
    (
        _CLAIM_ID,
        Column("from", "actor", required=True, attribute="source_actor"),
        Column("to", "actor", required=True, attribute="target_actor"),
        Column(
            "level", "level", required=True,
            about="0 none, 1 on how it operates, 2 on its projects, 3 on its missions, "
            "4 on its existence",
        ),
        _DATE,
        Column("reason", translated=TRANSLATIONS, aliases=("note",)),
        _SOURCE,
        _PRIVATE,
    ),
    prefix="di",
)  # fmt: skip
EVENTS = Table(
    "events",
    "What happened",
    (
        _CLAIM_ID,
        Column("date", "date", required=True),
        Column("event", required=True, translated=TRANSLATIONS),
        Column("issue", "issue", many=True, about="Issue ids, separated by |"),
        Column("outcome"),
        _SOURCE,
    ),
    prefix="ev",
)
SOURCES = Table(
    "sources",
    "What was read",
    (
        Column("id", "id", required=True),
        Column("publisher"),
        Column("title"),
        Column("url", "url"),
        Column("date", "date"),
        Column("language"),
        Column("reliability", "share", about="0 to 1"),
        _NOTE,
    ),
)

SAME_AS = Table(
    "same_as",
    "Actors that are one",
    (
        Column("tick", about="x: they are one; nothing: they stay two"),
        Column("keep", "id", required=True, about="The actor that stays"),
        Column("same", "id", required=True, about="The actor that goes into it, with its claims"),
        Column("keep_name"),
        Column("same_name"),
        Column("why", about="What `graphkit check` saw in them"),
    ),
)

_CODED = (ACTORS, ISSUES, STANCES, TIES, INFLUENCE, DIRECT_INFLUENCE, EVENTS, SOURCES)
SCHEMA: Mapping[str, Table] = {table.name: table for table in (*_CODED, SAME_AS)}
