"""graphkit in notebooks and scripts: the command line's main steps as functions."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from graphkit import dataset as rows
from graphkit import findings as found
from graphkit.analysis.analyse import analyse as _analyse
from graphkit.analysis.run import Run, run_on_graph
from graphkit.errors import UsageError, unknown
from graphkit.formats import ReadOptions
from graphkit.formats import load as _load
from graphkit.graph.build import build_graph as _build_graph
from graphkit.language import LANGUAGES, Language


class Dataset(rows.Dataset):
    """A dataset as `load` returns it: its tables, and the way to graph and report."""

    def graph(self) -> Any:
        """The dataset as a `networkx.MultiDiGraph`: every claim an edge of its own."""
        return _build_graph(self)

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

    def map(self) -> Map:
        """The interactive map; the last line of a notebook cell displays it."""
        from graphkit.renderers.map import render

        return Map(render(self, language=self._language()), self)

    def __str__(self) -> str:
        return self.text()

    def _repr_markdown_(self) -> str:
        from graphkit.renderers.markdown import render

        return render(self, language=self._language()).decode()


class Finding(found.Finding):
    """A finding whose notebook cell says what was found, not every number of it."""

    def __repr__(self) -> str:
        return f"<graphkit.Finding {self.measure}: {self.reading}>"


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


def load(path: str | Path, **options: Any) -> Dataset:
    """Read a dataset: a folder of CSVs, a workbook, YAML, JSON, a bare list or matrix of ties, or
    a network of another tool (node-link JSON, GraphML, GEXF, GML, Pajek).

    `options` are those of `graphkit.formats.ReadOptions`: how a column is coded, for one, as
    `load("votes.csv", values={"position": {"0": "oppose", "1": "support"}})` or
    `load("shares.csv", scale={"position": (0, 1)})`. Raises `DataError` with every problem of
    the input at once.
    """
    read = _load(path, options=ReadOptions(**options))
    return Dataset(**{item.name: getattr(read, item.name) for item in fields(read)})


def analyse(dataset: rows.Dataset, **settings: Any) -> Report:
    """The report on a dataset; `settings` are those of `graphkit.findings.Settings`.

    A day may be text such as "2026-05-31"; one issue or measure may be given by its name alone.
    Raises `UsageError` for an unknown issue, measure, language or day, `TypeError` for an unknown
    setting.
    """
    _check_dataset(dataset)
    report = _analyse(dataset, _settings(settings), with_pictures=True)
    return Report(**{item.name: getattr(report, item.name) for item in fields(report)})


def _check_dataset(data: Any) -> None:
    if not isinstance(data, rows.Dataset):
        kind = type(data).__name__
        raise TypeError(f"analyse takes what graphkit.load returns, not {kind}; see measure.")


def _settings(given: dict[str, Any]) -> found.Settings:
    """Settings as people write them: days as text, one name where several may stand."""
    asked = dict(given)
    if isinstance(day := asked.get("as_of"), str):
        try:
            asked["as_of"] = date.fromisoformat(day)
        except ValueError:
            raise UsageError(f"'{day}' is not a day such as 2026-05-31.") from None
    for word in ("issues", "measures"):
        if isinstance(asked.get(word), str):
            asked[word] = (asked[word],)
        elif asked.get(word) is not None:
            asked[word] = tuple(asked[word])
    settings = found.Settings(**asked)
    if settings.language not in LANGUAGES:
        raise unknown("language", settings.language, LANGUAGES)
    if settings.audience not in ("public", "internal"):
        raise unknown("audience", settings.audience, ("public", "internal"))
    return settings


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
    one = run.finding(name, **parameters)
    return Finding(**{item.name: getattr(one, item.name) for item in fields(one)})


__all__ = ["Dataset", "Finding", "Map", "Report", "analyse", "load", "measure"]
