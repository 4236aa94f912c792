"""Readers and writers, one format a file; imported when asked for.

To add one: write its file here, with its `Format`, and add its line below.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.collector import collector_paused
from graphkit.dataset import Dataset
from graphkit.formats.format import Content, Format, ReadOptions
from graphkit.phrases import phrase
from graphkit.registry import Registry

if TYPE_CHECKING:
    from graphkit.formats.reading.mapping import FileMapping
    from graphkit.formats.reading.problems import Problems
    from graphkit.formats.reading.raw import RawDataset

__all__ = [
    "Format",
    "ReadOptions",
    "formats",
    "load",
    "load_with_mapping",
    "writable",
    "write",
    "write_checked",
]

_HERE = "graphkit.formats"
Source = Path | str | Sequence[Path | str]

formats: Registry[Format] = Registry(
    phrase("format"),
    {
        "csv_folder": f"{_HERE}.csv_folder:csv_folder",
        "gephi_csv": f"{_HERE}.gephi_csv:gephi_csv",
        "pair_csv": f"{_HERE}.pair_csv:pair_csv",
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
        "parquet": f"{_HERE}.parquet:parquet",
    },
)


def load(path: Source, *, options: ReadOptions = ReadOptions()) -> Dataset:  # noqa: B008
    """Read a data set from whatever it is kept in; what was noticed is in `notices`.

    Several paths are the tables of one graph, nodes and edges in any order.

    Raises `DataError` with every problem of every table when the data is not acceptable, and
    `UsageError` when there is no such file.
    """
    return load_with_mapping(_paths(path), options)[0]


def load_with_mapping(
    paths: Sequence[Path], options: ReadOptions
) -> tuple[Dataset, FileMapping | None]:
    """A data set, and how its tables were read where they have headings of their own.

    Several files are tables with headings of their own that make one data set.
    """
    from graphkit.errors import DataError
    from graphkit.formats.reading.build import build_as
    from graphkit.formats.reading.problems import Problems

    options.check()
    problems = Problems()
    with collector_paused():
        raw = _read(paths, options, problems)
        try:
            dataset = build_as(raw, options, problems)
        except DataError as error:
            if raw.mapping is None:
                raise
            from graphkit.formats.own_tables import import_command

            raise DataError(error.problems, import_command(paths, options)) from None
    return dataset, raw.mapping


def _read(paths: Sequence[Path], options: ReadOptions, problems: Problems) -> RawDataset:
    """The raw tables of one file or folder in any format, or of several of somebody's own."""
    from graphkit.errors import Place
    from graphkit.formats.reading.detect import detect
    from graphkit.formats.reading.peek import forget

    if len(paths) > 1 and not options.own:
        from graphkit.formats.together import are_nodes_and_edges, read_together

        if are_nodes_and_edges(paths):
            return read_together(paths, options, problems)
    if len(paths) > 1 or options.own:
        from graphkit.formats.own_tables import read_own

        return read_own(paths, options, problems)
    form = formats[detect(paths[0], formats)]
    forget()
    if form.called:
        problems.note(
            "format", phrase("This looks like {called}.", called=form.called), Place(paths[0].name)
        )
    return form.read(paths[0], options, problems)


def _paths(given: Source) -> list[Path]:
    """One path or several, each once."""
    if isinstance(given, Path | str):
        return [Path(given)]
    if paths := list(dict.fromkeys(map(Path, given))):
        return paths
    from graphkit.errors import UsageError

    raise UsageError(phrase("No file or folder is given."))


def write(dataset: Dataset, format_name: str, *, epoch: int | None = None) -> Content:
    """The data set in a format: bytes, or for a folder bytes by file name. Nothing is stored.

    What the format cannot hold is left out; `losses` counts it. `write_checked` reads what is
    written again.

    `epoch` is the second that a dated container is dated to (SOURCE_DATE_EPOCH); without it a
    fixed day. Raises `UsageError` for a format that does not exist or is only read.
    """
    from graphkit.formats.writing.fitting import fitted

    form = writable(format_name)
    return _written(fitted(dataset, form), form, epoch)


def write_checked(
    dataset: Dataset, format_name: str, name: str = "dataset", *, epoch: int | None = None
) -> Content:
    """As `write`; the content is read again and compared, as a file called `name`.

    Raises `OutputError` where what is read is not what the format was to hold.
    """
    from graphkit.formats.writing.checked import check_written
    from graphkit.formats.writing.fitting import fitted

    form = writable(format_name)
    held = fitted(dataset, form)
    content = _written(held, form, epoch)
    check_written(content, held, form, name)
    return content


def writable(name: str) -> Format:
    """The format of that name; raises `UsageError` where it does not exist or is only read."""
    from graphkit.errors import UsageError

    form = formats[name]
    if form.write is None:
        raise UsageError(phrase("{name} can be read but not written.", name=name))
    return form


def _written(held: Dataset, form: Format, epoch: int | None) -> Content:
    assert form.write is not None
    if epoch is not None and form.dated:
        return form.write(held, epoch=epoch)
    return form.write(held)
