"""One YAML file whose keys are the tables. Every value stays the text that is written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from graphkit.dataset import Dataset
from graphkit.errors import Place
from graphkit.formats.format import EVERYTHING, Format, ReadOptions
from graphkit.formats.reading.characters import CONTROL, code_point
from graphkit.formats.reading.decode import line_and_column, read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Planter, Scalar
from graphkit.formats.reading.tree_tables import tables
from graphkit.formats.writing.tree_write import nested
from graphkit.phrases import phrase

LARGEST = 64 << 20
_CUT = re.compile(r"[ \t]+#(?=\S)")
_NOTHING = ("", "~", "null")


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """The tables of a YAML file."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems, largest=LARGEST)
    if text is None:
        return raw
    try:
        tables(parse(text, path.name, problems), path.name, raw, problems)
    except Misread as fault:
        fault.tell(path.name, problems)
    return raw


def parse(text: str, file: str, problems: Problems) -> Node | None:
    """The tree of a YAML text, built from parser events so that nothing is interpreted.

    Refused: control characters, aliases, tags, a second document, nesting without end.
    """
    import yaml

    _refuse_control(text)
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    planter = Planter(file, problems)
    key_next = [False]
    documents = 0
    try:
        events: Iterable[Any] = yaml.parse(text, Loader=loader)
        for event in events:
            line, column = event.start_mark.line + 1, event.start_mark.column + 1
            match event:
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents > 1:
                        message = phrase("A second document begins; a data set is one document.")
                        raise Misread("second-document", message, line, column)
                case yaml.AliasEvent():
                    message = phrase("The alias *{anchor} is not allowed.", anchor=event.anchor)
                    raise Misread("alias", message, line, column, phrase("Write the value out."))
                case yaml.CollectionEndEvent():
                    planter.end()
                    key_next.pop()
                case yaml.NodeEvent():
                    _plant(event, planter, key_next, text, line, column)
    except yaml.YAMLError as error:
        raise _misread(error, text) from None
    return planter.root


def _plant(
    event: Any, planter: Planter, key_next: list[bool], text: str, line: int, column: int
) -> None:
    import yaml

    if event.tag and event.tag != "!":
        raise Misread("tag", phrase("The tag {tag} is not allowed.", tag=event.tag), line, column)
    is_key, key_next[-1] = key_next[-1], not key_next[-1] and planter.wants_key
    if isinstance(event, yaml.ScalarEvent):
        if not event.style:
            _warn_cut(event, planter, text)
        if is_key:
            planter.key(event.value, line, column)
        else:
            nothing = not event.style and event.value in _NOTHING
            text_or_none = None if nothing else event.value
            planter.scalar(Scalar(line, column, text_or_none, event.style in ("'", '"')))
        return
    if is_key:
        raise Misread("key", phrase("A key is a plain word."), line, column)
    mapping = isinstance(event, yaml.MappingStartEvent)
    planter.begin(Branch(line, column) if mapping else Items(line, column))
    key_next.append(mapping)


def _warn_cut(event: Any, planter: Planter, text: str) -> None:
    """`Local #42 Union` without quotes is `Local` and a comment; comments rarely start so."""
    found = _CUT.match(text, event.end_mark.index) if event.value else None
    if found:
        place = Place(planter.file, *line_and_column(text, found.end() - 1))
        message = phrase("The text after # is ignored: it is a comment.")
        planter.problems.warn(
            "comment", message, place, hint=phrase("Put the value in quotes to keep it.")
        )


def _refuse_control(text: str) -> None:
    found = CONTROL.search(text)
    if found:
        message = phrase("A control character: {found}.", found=code_point(found[0]))
        raise Misread("control", message, *line_and_column(text, found.start()))


def _misread(error: Any, text: str) -> Misread:
    """What the parser could not read, in plain words."""
    mark: Any = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    if "mapping values are not allowed" in problem:
        written = text.splitlines()[mark.line]
        after = re.match(r":?\s*", written[mark.column :])
        column += after.end() if after else 0
        hint = phrase("Put the value in quotes.")
        return Misread(
            "colon", phrase("A colon followed by a space inside a value."), line, column, hint
        )
    if "cannot start any token" in problem and text.splitlines()[mark.line][mark.column] == "\t":
        message = phrase("A tab at the start of a line; YAML is indented with blanks.")
        return Misread("tab", message, line, column)
    advice = (
        phrase("Write oppose, or put - in quotes.") if "block sequence entries" in problem else None
    )
    return Misread(
        "yaml", phrase("This is not YAML: {problem}.", problem=problem), line, column, advice
    )


def write(dataset: Dataset) -> bytes:
    """The data set as one YAML document."""
    import yaml

    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(nested(dataset), Dumper=dumper, allow_unicode=True, sort_keys=False, width=100)
    return str(text).encode()


yaml_file = Format(
    name="yaml",
    question="One YAML file whose keys are the tables",
    suffixes=(".yaml", ".yml"),
    read=read,
    write=write,
    holds=EVERYTHING,
)
