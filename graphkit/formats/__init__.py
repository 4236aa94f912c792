"""Readers and writers, one format a file; imported when asked for.

To add one: write its file here, with its `Format`, and add its line below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.formats.format import Content, Format, ReadOptions
from graphkit.registry import Registry

__all__ = ["Format", "ReadOptions", "formats", "load", "write"]

_HERE = "graphkit.formats"
Source = Path | str | Sequence[Path | str]

formats: Registry[Format] = Registry(
    "format",
    {
        "pair_csv": f"{_HERE}.pair_csv:pair_csv",
        "csv_folder": f"{_HERE}.csv_folder:csv_folder",
        "xlsx": f"{_HERE}.xlsx:xlsx",
        "kumu_xlsx": f"{_HERE}.kumu_xlsx:kumu_xlsx",
        "nodexl": f"{_HERE}.nodexl:nodexl",
        "onodo": f"{_HERE}.onodo:onodo",
        "yaml": f"{_HERE}.yaml_file:yaml_file",
        "json": f"{_HERE}.json_file:json_file",
        "edge_list": f"{_HERE}.edge_list:edge_list",
        "bdm_csv": f"{_HERE}.bdm_csv:bdm_csv",
        "kumu_json": f"{_HERE}.kumu_json:kumu_json",
        "oligrapher": f"{_HERE}.oligrapher:oligrapher",
        "polinode": f"{_HERE}.polinode:polinode",
        "followthemoney": f"{_HERE}.followthemoney:followthemoney",
        "node_link": f"{_HERE}.node_link:node_link",
        "graphml": f"{_HERE}.graphml:graphml",
        "gexf": f"{_HERE}.gexf:gexf",
        "gml": f"{_HERE}.gml:gml",
        "ucinet_dl": f"{_HERE}.ucinet_dl:ucinet_dl",
        "netdraw_vna": f"{_HERE}.netdraw_vna:netdraw_vna",
        "pajek": f"{_HERE}.pajek:pajek",
    },
)


def load(path: Source, *, options: ReadOptions = ReadOptions()) -> Dataset:  # noqa: B008
    """Read a data set from whatever it is kept in; what was noticed is in `notices`.

    Several paths are the tables of one graph, nodes and edges in any order.

    Raises `DataError` with every problem of every table when the data is not acceptable, and
    `UsageError` when there is no such file.
    """
    from graphkit.errors import Place
    from graphkit.formats.reading.build import build
    from graphkit.formats.reading.coding import Coding, codings
    from graphkit.formats.reading.detect import detect
    from graphkit.formats.reading.peek import forget
    from graphkit.formats.reading.problems import Problems
    from graphkit.formats.together import read_together

    first, *others = _paths(path)
    told = codings(options.scale, options.values)
    problems = Problems()
    with _collector_paused():
        if others:
            raw = read_together([first, *others], options, problems)
        else:
            form = formats[detect(first, formats)]
            forget()
            if form.called:
                problems.note("format", f"This looks like {form.called}.", Place(first.name))
            raw = form.read(first, options, problems)
        for column, said in told.items():
            raw.coding[column] = said.over(raw.coding.get(column, Coding()))
        dataset = build(raw, problems)
    return dataset.undirected() if options.undirected else dataset


def _paths(given: Source) -> list[Path]:
    """One path or several, each once."""
    if isinstance(given, Path | str):
        return [Path(given)]
    return list(dict.fromkeys(map(Path, given)))


def write(dataset: Dataset, format_name: str, *, epoch: int | None = None) -> Content:
    """The data set in a format: bytes, or for a folder bytes by file name. Nothing is stored.

    `epoch` is the second that a dated container is dated to (SOURCE_DATE_EPOCH); without it a
    fixed day. Raises `UsageError` for a format that does not exist or is only read.
    """
    from graphkit.errors import UsageError

    form = formats[format_name]
    if form.write is None:
        raise UsageError(f"{format_name} can be read but not written.")
    if epoch is not None and form.dated:
        return form.write(dataset, epoch=epoch)
    return form.write(dataset)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Without the garbage collector's visits, which nearly double the time for large files."""
    import gc

    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
