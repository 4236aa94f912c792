"""How a table with headings of its own becomes stances, ties or actors: one frozen value.

It is guessed from the table, corrected by what the analyst says, kept as `mapping.yaml`
beside the dataset, and read with next month's file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.errors import UsageError, unknown
from graphkit.formats.reading.coding import Coding
from graphkit.phrases import phrase
from graphkit.private_rows import is_own

TABLES = ("stances", "ties", "actors")
STANCE_COLUMNS = (
    "actor", "issue", "position", "salience", "condition", "date", "confidence", "source",
    "locator", "summary", "private",
)  # fmt: skip
TIE_COLUMNS = (
    "from", "to", "sign", "weight", "strength", "relation", "directed", "since", "until",
    "confidence", "source", "locator", "summary", "private",
)  # fmt: skip
ACTOR_COLUMNS = (
    "type", "role", "member_of", "country", "capability", "url", "note", "private_note",
    "private_email", "private_phone",
)  # fmt: skip
ACROSS = ("issue", "actor", "date", "position", "sign")
TARGETS = tuple(dict.fromkeys((*STANCE_COLUMNS, *TIE_COLUMNS, *ACTOR_COLUMNS)))
Pairs = str | Sequence[str] | Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TableMapping:
    """What one table of the file, or several alike, becomes.

    table       stances, ties or actors
    sheet       the only sheet to read so; without it every one that has these headings
    header_row  the row of the headings, counted from 1
    columns     graphkit's column -> the heading; `#3` is the third column, where it has no name
    fixed       graphkit's column -> what stands in every row
    wide        heading -> what it stands for, in a table with one column an issue or the like
    across      what the headings of `wide` are: `issue`, `actor` or `date` over cells that are
                positions; `position` or `sign` over cells that list names
    salience    heading -> the issue of `wide` whose salience stands in that column
    own         headings of columns that are kept as the analyst's own, `x_...`
    """

    table: str
    columns: Mapping[str, str]
    sheet: str = ""
    header_row: int = 1
    fixed: Mapping[str, str] = field(default_factory=dict)
    wide: Mapping[str, str] = field(default_factory=dict)
    across: str = "issue"
    salience: Mapping[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()

    @property
    def issues_across(self) -> bool:
        """Whether the issues stand in the headings of a wide table, or in its lists."""
        listed = self.across == "position" and "actor" in self.columns
        return bool(self.wide) and (self.across == "issue" or listed)

    @property
    def headings(self) -> tuple[str, ...]:
        """Every heading that must be there."""
        return (*self.columns.values(), *self.wide, *self.salience)


@dataclass(frozen=True, slots=True)
class FileMapping:
    """How the tables of a file are read; `coding` says what the values of a column mean."""

    tables: tuple[TableMapping, ...]
    coding: Mapping[str, Coding] = field(default_factory=dict)
    sum: bool = False
    dates: str = ""


def pairs_of(given: Pairs, option: str) -> dict[str, str]:
    """`TARGET=WORDS` taken apart; `--columns` may hold several, parted by commas."""
    if isinstance(given, Mapping):
        found = dict(given)
    else:
        found = {}
        for words in [given] if isinstance(given, str) else given:
            for part in _parts(words) if option == "--columns" else [words]:
                target, equals, rest = part.partition("=")
                if not equals or not rest.strip():
                    raise UsageError(
                        phrase(
                            "{option} {words}: '{part}' does not say COLUMN=WORDS.",
                            option=option,
                            words=words,
                            part=part,
                        )
                    )
                found[target.strip()] = rest.strip()
    for target in found:
        if target not in TARGETS and not is_own(target):
            raise unknown(phrase("column to fill called"), target, TARGETS)
    return found


def _parts(words: str) -> list[str]:
    """Parted at commas that are followed by another `COLUMN=`: a heading may hold a comma."""
    parts: list[str] = []
    for part in words.split(","):
        begins = part.partition("=")[0].strip()
        if ("=" in part and (begins in TARGETS or is_own(begins))) or not parts:
            parts.append(part)
        else:
            parts[-1] += f",{part}"
    return parts


def with_coding(mapping: FileMapping, said: Mapping[str, Coding]) -> FileMapping:
    """The mapping with what else was said of values; what was said last holds."""
    coding = dict(mapping.coding)
    for column, words in said.items():
        coding[column] = words.over(coding.get(column, Coding()))
    return replace(mapping, coding=coding)


def as_tree(mapping: FileMapping) -> dict[str, Any]:
    """The mapping as `mapping.yaml` holds it, without what is usual."""
    tree: dict[str, Any] = {"tables": [_table(table) for table in mapping.tables]}
    scale = {
        column: f"{said.scale[0]:g}..{said.scale[1]:g}"
        for column, said in mapping.coding.items()
        if said.scale
    }
    values = {
        column: {v.removesuffix(".0"): means or "none" for v, means in said.values.items()}
        for column, said in mapping.coding.items()
        if said.values
    }
    tree |= {"scale": scale} if scale else {}
    tree |= {"values": values} if values else {}
    tree |= {"dates": mapping.dates} if mapping.dates else {}
    return tree | ({"sum": True} if mapping.sum else {})


def _table(table: TableMapping) -> dict[str, Any]:
    tree: dict[str, Any] = {"table": table.table}
    if table.sheet:
        tree["sheet"] = table.sheet
    tree["header_row"] = table.header_row
    tree["columns"] = dict(table.columns)
    if table.fixed:
        tree["fixed"] = dict(table.fixed)
    if table.wide:
        tree |= {"across": table.across, "wide": dict(table.wide)}
    if table.salience:
        tree["salience"] = dict(table.salience)
    if table.own:
        tree["own"] = list(table.own)
    return tree
