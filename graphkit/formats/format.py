"""What a format is, and what a reader may be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.dataset import Dataset

if TYPE_CHECKING:  # whoever has a file read by another process does without
    from graphkit.formats.reading.code_roles import Codes
    from graphkit.formats.reading.coding import Coding, Scales, Values
    from graphkit.formats.reading.mapping import Pairs
    from graphkit.formats.reading.problems import Problems
    from graphkit.formats.reading.raw import RawDataset


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the caller knows about a file that the file does not say.

    encoding     of text files; None means UTF-8 (or UTF-16 with a byte order mark)
    header_row   the row that names the columns, counted from 1
    sheet        the only sheet of a workbook to read, by name
    undirected   every tie is read as undirected
    scale        the ends of a column's scale, full opposition and full support: "position:0..1",
                 several of these, or {"position": (0, 1)}
    values       what values mean: "position:0=oppose,1=support", several of these, or
                 {"position": {"0": "oppose", "1": "support"}}; none means that nothing is said
    dates        how dates are written: "dmy", "mdy" or "ymd"; "2000", the first of the hundred
                 years of two-digit ones; "excel" or "excel1904" for day numbers; several by commas
    codes        which codes of coded texts are actors, issues or positions: "actor=Organisations",
                 several of these, or {"actor": "Organisations"}
    same_as      a CSV file of actors that are one; see `formats/reading/same_as.py`
    columns      for a table with headings of its own, which is which: "actor=Organisation",
                 several of these, or {"actor": "Organisation"}
    fixed        what stands in every row of such a table: "issue=Toll", or {"issue": "Toll"}
    table        what such a table is: stances, ties or actors
    mapping      the file that says all this, as `graphkit import` keeps it
    sum          equal ties add up; without it they weigh as one
    """

    encoding: str | None = None
    header_row: int = 1
    sheet: str | None = None
    undirected: bool = False
    scale: Scales = ()
    values: Values = ()
    dates: str = ""
    codes: Codes = ()
    same_as: Path | str | None = None
    columns: Pairs = ()
    fixed: Pairs = ()
    table: str | None = None
    mapping: Path | None = None
    sum: bool = False

    @property
    def own(self) -> bool:
        """Whether it is said how to read a table with headings of its own."""
        return bool(self.columns or self.fixed or self.table or self.mapping)

    def codings(self) -> dict[str, Coding]:
        """What is said of each column."""
        from graphkit.formats.reading.coding import codings

        return codings(self.scale, self.values)

    def check(self) -> None:
        """Raise `UsageError` for what cannot be meant, before a file is opened."""
        from graphkit.formats.reading.date_form import date_form

        self.codings()
        date_form(self.dates)


Content = bytes | Mapping[str, bytes]
Reader = Callable[[Path, ReadOptions, "Problems"], "RawDataset"]
Writer = Callable[..., Content]
EVERYTHING = frozenset("*")


@dataclass(frozen=True, slots=True)
class Format:
    """One way to keep a data set in files.

    `read` gives raw located tables and adds what it notices to the problems it is handed.
    `write` gives bytes, or a mapping from file name to bytes for a folder; None where a format
    is only read; where what it writes is `dated` it takes the second as `epoch`. `suffixes`
    are the file endings that it is recognised by ("" for a folder), `read_only` those that are
    read and not written. Where two formats share an ending, `recognises` looks into the file.
    `holds` says what a file of it can keep, once for all who ask: `*` everything, else columns
    ("ties.since"), columns of the file's own ("ties.x_*"), translations ("ties.relation:*"),
    whole tables ("ties.*"), "title" and "description". `fit` brings a dataset to what it can
    keep of the values (one issue, no neutral ties, ...); what `write` gets has been through
    both; `limits` says in words what it leaves. `again` are the options that a file written
    from a dataset is read with.
    `called` is how a file of it is called in a sentence ("a Kumu workbook"), for formats of other
    tools; `facts` says where its layout is described.
    """

    name: str
    question: str
    suffixes: tuple[str, ...]
    read: Reader
    write: Writer | None = None
    dated: bool = False
    read_only: tuple[str, ...] = ()
    recognises: Callable[[Path], bool] | None = None
    called: str = ""
    facts: str = ""
    holds: frozenset[str] = frozenset()
    fit: Callable[[Dataset], Dataset] | None = None
    limits: str = ""
    again: Callable[[Dataset], ReadOptions] | None = None
