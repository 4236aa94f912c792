"""Label Studio's JSON and JSON-MIN: tasks with labelled spans, choices and relations.

Every annotation of a task is a claim by the one who completed it. A span under a label such as
Actor or Organisation names the actor; any other label or choice is a code by itself; fields of
the task that say who speaks or on what (issue, speaker, ...) hold for all of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.coded_tables import fill
from graphkit.formats.reading.json_rows import has_fields, root_of
from graphkit.formats.reading.labelled_tasks import TaskReader
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Items, Node
from graphkit.phrases import phrase

HEAD = 1 << 20
MINIMAL = frozenset(("annotator", "annotation_id"))


def is_label_studio(path: Path) -> bool:
    """Whether a JSON file is a list of tasks with annotations, or of annotations as JSON-MIN."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
        if b'"annotations"' not in head and b'"annotation_id"' not in head:
            return False
        found: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):  # told where the file is read
        return False
    tasks = [found] if isinstance(found, dict) else found
    return isinstance(tasks, list) and bool(tasks) and all(map(_is_task, tasks[:20]))


def _is_task(task: Any) -> bool:
    if not isinstance(task, dict):
        return False
    annotations = task.get("annotations")
    if task.keys() >= MINIMAL:
        return True
    return isinstance(task.get("data"), dict) and isinstance(annotations, list) and all(
        isinstance(one, dict) and isinstance(one.get("result"), list) for one in annotations
    )  # fmt: skip


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """The claims of all annotations, and where annotators differ."""
    raw = RawDataset(name_of(path))
    root = root_of(path, options, problems)
    if root is None:
        return raw
    reader = TaskReader(Place(path.name, 1, 1), raw.name, problems)
    for task in _tasks(root, path.name, problems):
        if {entry.key for entry in task.entries} >= MINIMAL:
            reader.minimal(task)
        else:
            reader.task(task)
    reader.tell()
    fill(reader.found, raw, options, problems)
    return raw


def _tasks(root: Node, file: str, problems: Problems) -> Iterator[Branch]:
    for node in root.nodes if isinstance(root, Items) else [root]:
        if has_fields(node, "tasks", file, problems):
            yield node


label_studio = Format(
    name="label_studio",
    question="Label Studio's JSON or JSON-MIN: spans, choices and relations",
    suffixes=(".json",),
    read=read,
    recognises=is_label_studio,
    called=phrase("an export of Label Studio"),
    facts="labelstud.io/guide/task_format and /guide/export",
)
