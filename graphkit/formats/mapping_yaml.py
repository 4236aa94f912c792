"""`mapping.yaml`: how a table with headings of its own was read, to read next month's alike.

mapping: 1                    the version of this layout
tables:
- table: stances              what a row becomes: stances, ties or actors
  sheet: Sheet1               only this sheet; without it every one that has the headings
  header_row: 2               the row of the headings, counted from 1
  columns:                    graphkit's column: the heading (#3 is the third column)
    actor: Organisation
    position: Haltung
  fixed:                      graphkit's column: what stands in every row
    issue: Cable car
  across: issue               for a table with one column an issue (actor, date, position):
  wide:                       heading: the issue (or the like) that it is about
    Night flights: Night flights
  salience:                   heading: the issue of wide whose salience stands there
    Night flights salience: Night flights
  own: [Remarks]              kept as they are, as x_Remarks
scale:                        as --scale: full opposition and full support
  position: 1..5
values:                       as --values: what is written: what it means
  position: {dafür: 1, k. A.: none}
dates: dmy                    as --dates: how dates are written
sum: true                     as --sum: equal ties add up
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graphkit.errors import DataError, UsageError, unknown
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.coding import codings
from graphkit.formats.reading.date_form import date_form
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.mapping import (
    ACROSS,
    TABLES,
    FileMapping,
    TableMapping,
    as_tree,
    pairs_of,
)
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Scalar
from graphkit.phrases import phrase

NAME = "mapping.yaml"
VERSION = "1"
LARGEST = 1 << 20
KEYS = ("mapping", "tables", "scale", "values", "dates", "sum")
TABLE_KEYS = (
    "table",
    "sheet",
    "header_row",
    "columns",
    "fixed",
    "across",
    "wide",
    "salience",
    "own",
)


def write_mapping(mapping: FileMapping) -> bytes:
    """The mapping as YAML."""
    import yaml

    tree = {"mapping": int(VERSION)} | as_tree(mapping)
    head = "# How these tables were read: graphkit import FILE --mapping mapping.yaml -o DATASET\n"
    return (head + str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))).encode()


def read_mapping(path: Path) -> FileMapping:
    """The mapping of a file; raises `DataError` or `UsageError` where it cannot be meant."""
    from graphkit.formats.yaml_file import parse

    problems = Problems()
    if not path.is_file():
        raise UsageError(phrase("There is no mapping '{path}'.", path=path))
    text = read_text(path, ReadOptions(), problems, largest=LARGEST)
    tree: Any = {}
    try:
        tree = _plain(parse(text or "", path.name, problems))
    except Misread as fault:
        fault.tell(path.name, problems)
    if problems.fatal:
        raise DataError(problems.told())
    try:
        return _mapping(tree)
    except (AttributeError, TypeError, ValueError):
        raise UsageError(
            phrase("'{path}' is no mapping as graphkit import writes it.", path=path)
        ) from None


def _plain(node: Node | None) -> Any:
    """A tree of YAML as mappings, lists and text."""
    match node:
        case Branch():
            return {entry.key: _plain(entry.value) for entry in node.entries}
        case Items():
            return [_plain(item) for item in node.nodes]
        case Scalar():
            return node.text or ""
    return {}


def _mapping(tree: Any) -> FileMapping:
    _check(tree, KEYS)
    if tree.get("mapping") != VERSION:
        raise UsageError(
            phrase(
                "The mapping's version is {value}, not {version}.",
                value=tree.get("mapping"),
                version=VERSION,
            )
        )
    tables = tuple(map(_table, tree.get("tables") or []))
    if not tables:
        raise UsageError(phrase("The mapping has no tables."))
    coding = codings(tree.get("scale") or {}, tree.get("values") or {})
    dates = str(tree.get("dates") or "")
    date_form(dates)
    return FileMapping(tables, coding, tree.get("sum") in ("true", "yes"), dates)


def _table(tree: Any) -> TableMapping:
    _check(tree, TABLE_KEYS)
    if tree.get("table") not in TABLES:
        raise unknown(phrase("table called"), str(tree.get("table")), TABLES)
    if tree.get("across", "issue") not in ACROSS:
        raise unknown(phrase("kind of column called"), str(tree["across"]), ACROSS)
    return TableMapping(
        table=tree["table"],
        columns=pairs_of(dict(tree.get("columns") or {}), "columns"),
        sheet=tree.get("sheet", ""),
        header_row=int(tree.get("header_row", 1)),
        fixed=pairs_of(dict(tree.get("fixed") or {}), "fixed"),
        wide=dict(tree.get("wide") or {}),
        across=tree.get("across", "issue"),
        salience=dict(tree.get("salience") or {}),
        own=tuple(tree.get("own") or ()),
    )


def _check(tree: Any, keys: tuple[str, ...]) -> None:
    for key in tree:
        if key not in keys:
            raise unknown(phrase("key of a mapping called"), key, keys)
