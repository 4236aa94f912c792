"""Readers and writers, one format a file; imported when asked for.

To add one: write its file here, with its `Format`, and add its line below.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.formats.format import Content, Format, ReadOptions
from graphkit.registry import Registry

__all__ = ["Format", "ReadOptions", "formats", "load", "write"]

_HERE = "graphkit.formats"

formats: Registry[Format] = Registry(
    "format",
    {
        "csv_folder": f"{_HERE}.csv_folder:csv_folder",
        "xlsx": f"{_HERE}.xlsx:xlsx",
        "yaml": f"{_HERE}.yaml_file:yaml_file",
        "json": f"{_HERE}.json_file:json_file",
        "edge_list": f"{_HERE}.edge_list:edge_list",
        "bdm_csv": f"{_HERE}.bdm_csv:bdm_csv",
        "node_link": f"{_HERE}.node_link:node_link",
        "graphml": f"{_HERE}.graphml:graphml",
        "gexf": f"{_HERE}.gexf:gexf",
        "gml": f"{_HERE}.gml:gml",
        "pajek": f"{_HERE}.pajek:pajek",
        "voteview": f"{_HERE}.voteview:voteview",
        "howtheyvote": f"{_HERE}.howtheyvote:howtheyvote",
        "un_votes": f"{_HERE}.un_votes:un_votes",
        "chorus": f"{_HERE}.chorus:chorus",
        "mactor": f"{_HERE}.mactor_xlsx:mactor_xlsx",
        "dna": f"{_HERE}.dna_file:dna_file",
        "dna_csv": f"{_HERE}.dna_csv:dna_csv",
        "ktab_csv": f"{_HERE}.ktab_csv:ktab_csv",
        "ktab_xml": f"{_HERE}.ktab_xml:ktab_xml",
        "refi_qda": f"{_HERE}.refi_qda:refi_qda",
        "label_studio": f"{_HERE}.label_studio:label_studio",
        "hypothesis_json": f"{_HERE}.hypothesis_json:hypothesis_json",
    },
)


def load(path: Path | str, *, options: ReadOptions = ReadOptions()) -> Dataset:  # noqa: B008
    """Read a data set from whatever it is kept in; what was noticed is in `notices`.

    Raises `DataError` with every problem of every table when the data is not acceptable, and
    `UsageError` when there is no such file.
    """
    from graphkit.errors import Place
    from graphkit.formats.reading.build import build
    from graphkit.formats.reading.coding import Coding, codings
    from graphkit.formats.reading.date_form import date_form
    from graphkit.formats.reading.detect import detect
    from graphkit.formats.reading.problems import Problems
    from graphkit.formats.reading.same_as_file import read_same_as

    path = Path(path)
    told = codings(options.scale, options.values)
    dates = date_form(options.dates)
    problems = Problems()
    with _collector_paused():
        form = formats[detect(path, formats)]
        if form.called:
            problems.note("format", f"This looks like {form.called}.", Place(path.name))
        raw = form.read(path, options, problems)
        for column, said in told.items():
            raw.coding[column] = said.over(raw.coding.get(column, Coding()))
        raw.dates = dates
        if options.codes and not raw.coded_texts and not problems.fatal:
            problems.warn("codes", "These are no coded texts: what is said of codes is not used.")
        if options.same_as:
            read_same_as(Path(options.same_as), options, raw, problems)
        dataset = build(raw, problems)
    return dataset.undirected() if options.undirected else dataset


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
