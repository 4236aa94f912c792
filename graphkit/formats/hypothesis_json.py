"""Hypothesis annotations as its API and exporters give them: what is meant stands in tags.

`actor:NAME`, `issue:NAME` and `stance:support` (or the other words of `reading/code_roles.py`);
the quotation and its place are the selectors of the target.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.code_roles import Code
from graphkit.formats.reading.coded_passages import Document, Passage
from graphkit.formats.reading.coded_tables import CodedTexts, fill
from graphkit.formats.reading.json_rows import root_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.text_offsets import joined, locator
from graphkit.formats.reading.tree import Branch, Items, Node
from graphkit.phrases import phrase, phrase_of

LISTS = ("rows", "annotations")
UNDATED = phrase(
    "The claims have no date: Hypothesis says when a page was annotated, not when it was written."
)
HEAD = 1 << 20


def is_hypothesis(path: Path) -> bool:
    """Whether a JSON file is a list of annotations with a page's address, tags and targets."""
    try:
        with path.open("rb") as stream:
            head = stream.read(HEAD)
        if b'"uri"' not in head or b'"tags"' not in head:
            return False
        found: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):  # told where the file is read
        return False
    if isinstance(found, dict):
        found = next((found[key] for key in LISTS if isinstance(found.get(key), list)), None)
    rows = found[:20] if isinstance(found, list) else []
    return bool(rows) and all(isinstance(row, dict) and {"uri", "tags"} <= row.keys()
                              and ("target" in row or "user" in row) for row in rows)  # fmt: skip


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every annotation with tags of an actor and a position is a claim."""
    raw = RawDataset(name_of(path))
    root = root_of(path, options, problems)
    if root is None:
        return raw
    reader = _Reader(path.name, raw.name, problems)
    for row in _rows(root):
        reader.annotation(row)
    reader.tell()
    fill(reader.found, raw, options, problems)
    return raw


def _rows(root: Node | None) -> list[Branch]:
    if isinstance(root, Branch):
        return next((root.branches(key) for key in LISTS if root.entry(key)), [])
    nodes = root.nodes if isinstance(root, Items) else []
    return [node for node in nodes if isinstance(node, Branch)]


class _Reader:
    """Gathers annotations, and the pages they are on."""

    def __init__(self, file: str, name: str, problems: Problems) -> None:
        self.file = file
        self.problems = problems
        self.found = CodedTexts(Place(file, 1, 1), question=name, undated=UNDATED)
        self.pages: dict[str, Document] = {}
        self.untagged: list[Place] = []

    def annotation(self, row: Branch) -> None:
        """One annotation."""
        place = Place(self.file, row.line, row.column)
        codes = tuple(Code(tag.strip()) for tag in row.texts("tags") if tag.strip())
        if not codes:
            self.untagged.append(place)
            return
        start, end, quote, where = _selected(row)
        passage = Passage(
            self._page(row, place),
            place,
            codes,
            coder=row.text("user").removeprefix("acct:"),
            start=start,
            end=end,
            quote=quote,
            locator=where,
            own={"x_annotation": row.text("id"), "x_comment": row.text("text")},
        )
        self.found.passages.append(passage)
        self.found.codes.extend(codes)

    def _page(self, row: Branch, place: Place) -> str:
        """The id of the page; all annotations with one address are on one page."""
        url = row.text("uri")
        if url not in self.pages:
            title = next(iter(row.branch("document").texts("title")), "")
            address = url if url.startswith(("http:", "https:")) else ""
            page = Document(f"d{len(self.pages) + 1}", place, title or url, address)
            self.pages[url] = page
            self.found.documents.append(page)
        return self.pages[url].id

    def tell(self) -> None:
        """Say which annotations have no tag."""
        if self.untagged:
            count = len(self.untagged)
            message = phrase_of(
                "{count} annotation without a tag left out.",
                "{count} annotations without a tag left out.",
                count,
            )
            self.problems.note("untagged", message, self.untagged[0])
            self.found.left_out += count


def _selected(row: Branch) -> tuple[int | None, int | None, str, str]:
    """Start, end, quotation and place of what is annotated; a whole page has none of these."""
    selectors = [s for target in row.branches("target") for s in target.branches("selector")]
    by_type = {selector.text("type"): selector for selector in selectors}
    quotes = [s.text("exact") for s in selectors if s.text("type") == "TextQuoteSelector"]
    nothing = Branch(row.line, row.column)
    quoted = by_type.get("TextQuoteSelector", nothing)
    at = by_type.get("TextPositionSelector", nothing)
    start, end = at.text("start"), at.text("end")
    where = locator(start, end, quoted.text("prefix"), quoted.text("suffix"))
    if start.isdecimal() and end.isdecimal():
        return int(start), int(end), joined(quotes), where
    return None, None, joined(quotes), where


hypothesis_json = Format(
    name="hypothesis_json",
    question="Hypothesis annotations with tags actor:, issue: and stance:",
    suffixes=(".json",),
    read=read,
    recognises=is_hypothesis,
    called=phrase("an export of Hypothesis annotations"),
    facts="h.readthedocs.io, the API's annotation; W3C Web Annotation selectors",
)
