"""graphkit in notebooks and scripts: the command line's main steps as functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from graphkit import dataset as rows
from graphkit import findings as found
from graphkit.analysis.agreement import agreement as _agreement
from graphkit.analysis.analyse import analyse as _analyse
from graphkit.analysis.asked_settings import settings_as_written
from graphkit.analysis.run import Run, run_on_graph
from graphkit.coders import CODER
from graphkit.coding.agreed import agree
from graphkit.coding.book import CodingBook
from graphkit.coding.candidates import Candidates, candidates
from graphkit.coding.claims import Coded, CodedStance, CodedTie
from graphkit.formats import ReadOptions
from graphkit.formats import load as _load
from graphkit.formats.reading.extras import needed
from graphkit.graph.build import build_graph as _build_graph
from graphkit.language import Language
from graphkit.texts.quotes import Quote, Units, find_quote, quote_at
from graphkit.texts.reading import Reading
from graphkit.texts.spans import Span, paragraphs, sentences

FINDING_ROWS = 10  # of a finding's table, when it is printed
PAGE_MODULES = Path(__file__).parent / "renderers" / "map" / "page"  # scripts that pages share


class Dataset(rows.Dataset):
    """A dataset as `load` returns it: its tables, and the way to graph and report."""

    def graph(self) -> Any:
        """The dataset as a `networkx.MultiDiGraph`: every claim an edge of its own."""
        return _build_graph(self)

    def to_networkx(self) -> Any:
        """Actors and ties as a plain graph of NetworkX's, to compute with or write to any file."""
        from graphkit.formats.networkx_graph import to_networkx

        return to_networkx(self)

    @classmethod
    def from_networkx(cls, graph: Any, **options: Any) -> Dataset:
        """Any graph of NetworkX's: nodes as actors, edges as ties; checked as files are."""
        from graphkit.formats.networkx_graph import from_networkx

        return as_dataset(from_networkx(graph, ReadOptions(**options)))

    def to_pandas(self) -> dict[str, Any]:
        """The tables that have rows as DataFrames, by name."""
        from graphkit.formats.frames import to_frames

        return to_frames(self)

    @classmethod
    def from_pandas(cls, frames: Any, **options: Any) -> Dataset:
        """A DataFrame of ties or stances, or a mapping from table names to DataFrames; checked as
        files are."""
        from graphkit.formats.frames import from_frames

        return as_dataset(from_frames(frames, ReadOptions(**options)))

    def report(self, **settings: Any) -> Report:
        """The report on this dataset; see `analyse`."""
        return analyse(self, **settings)

    def __repr__(self) -> str:
        rows = ", ".join(f"{len(part)} {name}" for name, part in self.tables().items() if part)
        return f"<graphkit.Dataset {self.name}: {rows or 'nothing'}>"


class Report(found.Report):
    """A report that displays itself in notebooks."""

    def __repr__(self) -> str:
        return f"<graphkit.Report on {self.dataset.name}: {len(self.findings)} findings>"

    def _language(self) -> Language:
        code = self.settings.language
        return Language(code, self.dataset.names(code))

    def text(self, *, width: int = 100, evidence: bool = False, full: bool = False) -> str:
        """The report's one page as plain text; `full` is all of it."""
        from graphkit.renderers.terminal import render

        sections = None if full else ()
        return render(
            self, language=self._language(), width=width, evidence=evidence, sections=sections
        ).decode()

    def table(self, section: str) -> list[list[str]]:
        """The table of the section with this id in words, the headings first; [] without one."""
        from graphkit.renderers.style import table_words

        found = next((part.table for part in self.sections if part.id == section), None)
        return table_words(found, self._language(), ranges=True) if found else []

    def map(self) -> Map:
        """The interactive map; the last line of a notebook cell displays it."""
        from graphkit.renderers.map import render

        return Map(render(self, language=self._language()), self)

    def figure(self, kind: str = "stance", *, size: str = "16:9") -> bytes:
        """One picture as SVG; `graphkit figure --help` lists the kinds and sizes."""
        from graphkit.renderers.figures.draw import draw
        from graphkit.renderers.figures.options import FigureOptions

        options = FigureOptions(format="svg", size=size)
        return draw(self, language=self._language(), kind=kind, options=options).content

    def __str__(self) -> str:
        return self.text()

    def _repr_markdown_(self) -> str:
        from graphkit.renderers.markdown import render

        return render(self, language=self._language()).decode()


class Finding(found.Finding):
    """A finding whose notebook cell says what was found; printed, its first numbers too."""

    _names: Mapping[str, str] = {}

    def __repr__(self) -> str:
        return f"<graphkit.Finding {self.measure}: {self.reading}>"

    def __str__(self) -> str:
        from graphkit.measures import measures
        from graphkit.renderers.terminal import First, others_counted, render_finding

        title, language = measures[self.measure].title, Language("en", dict(self._names))
        first = First(FINDING_ROWS, others_counted)
        return render_finding(self, title, language=language, first=first).decode().rstrip()


class Map:
    """The interactive map as one HTML page."""

    def __repr__(self) -> str:
        return f"<graphkit.Map of {self._report.dataset.name}: save(path) writes it>"

    def __init__(self, page: bytes, report: found.Report) -> None:
        self.page = page
        self._report = report

    def save(self, path: str | Path) -> None:
        """Write the page to a file, all of it or nothing."""
        from graphkit.formats.writing.storage import write_atomically

        write_atomically({Path(path): self.page})

    def _repr_html_(self) -> str:
        from graphkit.renderers.map import inline_html

        return inline_html(self.page)


def load(path: Any, **options: Any) -> Dataset:
    """Read a dataset: a folder of CSVs, a workbook, YAML, JSON, a bare list or matrix of ties, or
    a file of another tool (`graphkit formats` lists them); also a pandas DataFrame of ties or
    stances, a mapping from table names to DataFrames, or a NetworkX graph.

    `options` are those of `graphkit.formats.ReadOptions`: how a column is coded, for one, as
    `load("votes.csv", values={"position": {"0": "oppose", "1": "support"}})` or
    `load("shares.csv", scale={"position": (0, 1)})`. Raises `DataError` with every problem of
    the input at once.
    """
    from graphkit.formats.frames import is_frame
    from graphkit.formats.networkx_graph import is_graph

    if is_graph(path):
        return Dataset.from_networkx(path, **options)
    if is_frame(path) or isinstance(path, Mapping):
        return Dataset.from_pandas(path, **options)
    return as_dataset(_load(path, options=ReadOptions(**options)))


def as_dataset(read: rows.Dataset) -> Dataset:
    """A dataset of any origin as `load` returns it."""
    return Dataset(**{item.name: getattr(read, item.name) for item in fields(read)})


def analyse(dataset: Any, **settings: Any) -> Report:
    """The report on a dataset, or on any NetworkX graph.

    `settings` are those of `graphkit.findings.Settings`; a day may be text such as "2026-05-31",
    one issue or measure may be given by its name alone. Raises `UsageError` for an unknown issue,
    measure, language or day, `TypeError` for an unknown setting.
    """
    data = _dataset_of(dataset)
    return _as_report(_analyse(data, settings_as_written(settings), with_pictures=True), data)


def _as_report(report: found.Report, data: rows.Dataset) -> Report:
    """A report as one that displays itself, and its findings too."""
    made = {item.name: getattr(report, item.name) for item in fields(report)}
    findings = tuple(_printable(finding, data.names()) for finding in report.findings)
    return Report(**{**made, "findings": findings})


def agreement(dataset: rows.Dataset, **settings: Any) -> Report:
    """How far coders agree: the sections "alpha" (Krippendorff's, by variable, with its range),
    "coders" and "differences". `settings` as in `analyse`, with what they raise."""
    return _as_report(_agreement(dataset, settings_as_written(settings)), dataset)


def _dataset_of(data: Any) -> rows.Dataset:
    from graphkit.formats.networkx_graph import is_graph

    if isinstance(data, rows.Dataset):
        return data
    if is_graph(data):
        return Dataset.from_networkx(data)
    kind = type(data).__name__
    raise TypeError(f"analyse takes what graphkit.load returns or a NetworkX graph, not {kind}.")


def _printable(finding: found.Finding, names: Mapping[str, str]) -> Finding:
    """The finding as one that prints itself, with the names of actors and issues."""
    made = Finding(**{item.name: getattr(finding, item.name) for item in fields(finding)})
    object.__setattr__(made, "_names", names)
    return made


def measure(name: str, data: Any, /, **parameters: Any) -> Finding:
    """One measure on a dataset or on any NetworkX graph.

    Returns the finding; `.values` has a number per actor, `.summary` numbers on the whole,
    `.why_not` the reason when the measure is not defined on this graph.

    >>> import networkx as nx
    >>> measure("signed_degree", nx.DiGraph([("a", "b", {"sign": -1})])).values
    {'a': -1.0, 'b': -1.0}
    """
    settings = found.Settings()
    if not isinstance(data, rows.Dataset) and not hasattr(data, "adj"):
        kind = type(data).__name__
        raise TypeError(f"measure takes a dataset or a NetworkX graph, not {kind}.")
    run = Run(data, settings) if isinstance(data, rows.Dataset) else run_on_graph(data, settings)
    names = (
        data.names() if isinstance(data, rows.Dataset) else {str(node): str(node) for node in data}
    )
    return _printable(run.finding(name, **parameters), names)


def open_coding(path: str | Path) -> CodingBook:
    """The texts, claims and proposals of a dataset's folder, to code and to undo; made if new.

    Raises `DataError` with the place of everything wrong in its tables, `UsageError` for a file.
    """
    return CodingBook(path)


def read_texts(paths: Sequence[str | Path], *, encoding: str | None = None) -> list[Reading]:
    """The texts of files and folders: txt, md, html, docx, pdf, eml, with what they say of
    themselves. Raises `DataError` with all that is wrong with any of them.
    """
    from graphkit.texts.files import read_files

    return read_files([Path(path) for path in paths], encoding=encoding)


__all__ = [
    "CODER",
    "PAGE_MODULES",
    "Candidates",
    "Coded",
    "CodedStance",
    "CodedTie",
    "CodingBook",
    "Dataset",
    "Finding",
    "Map",
    "Quote",
    "Reading",
    "Report",
    "Span",
    "Units",
    "agree",
    "agreement",
    "analyse",
    "as_dataset",
    "candidates",
    "find_quote",
    "load",
    "measure",
    "needed",
    "open_coding",
    "paragraphs",
    "quote_at",
    "read_texts",
    "sentences",
]
