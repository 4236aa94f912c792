"""REFI-QDA projects, as NVivo, ATLAS.ti, MAXQDA, QualCoder and others exchange them.

A .qdpx is a zip of one .qde (XML) and the texts in Sources/; a .qde may stand alone, unpacked.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path, PurePosixPath

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.coded_tables import CodedTexts, fill
from graphkit.formats.reading.decode import LARGEST, read_bytes, text_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.qda_codes import project_of
from graphkit.formats.reading.qda_sources import SourceReader, Texts
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.xml_tree import Element, xml_of
from graphkit.formats.reading.zip_archive import read_members
from graphkit.phrases import phrase, run_on

ENDINGS = (".qde", ".txt")
PASSED_OVER = ("Note", "Link", "Graph")
UNDATED = phrase(
    "The claims have no date: a project says when a document was added and "
    "coded, not when it was written."
)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every selection with codes of an actor and a position is a claim, by the one who coded it."""
    raw = RawDataset(name_of(path))
    if path.suffix.lower() == ".qde":
        content = read_bytes(path, path.name, problems, largest=LARGEST)
        root = content and xml_of(content, path.name, options, problems)
        texts = _texts_beside(path, options, problems)
    else:
        members = read_members(path, _wanted, "REFI-QDA project", problems)
        root = _project(members, path.name, options, problems)
        texts = _texts_in(members, path.name, options, problems)
    if isinstance(root, Element):
        _fill(root, texts, raw, options, problems)
    return raw


def _wanted(name: str) -> bool:
    return name.lower().endswith(ENDINGS)


def _project(
    members: dict[str, bytes], file: str, options: ReadOptions, problems: Problems
) -> Element | None:
    name = next((name for name in members if name.lower().endswith(".qde")), None)
    if name is None:
        if not problems.fatal:
            problems.error(
                "no-project", phrase("There is no .qde file in this archive."), Place(file)
            )
        return None
    return xml_of(members[name], f"{file}/{name}", options, problems)


def _texts_in(
    members: dict[str, bytes], file: str, options: ReadOptions, problems: Problems
) -> Texts:
    by_name = {_plain_name(name): name for name in members}

    def text(path: str) -> str | None:
        name = by_name.get(_plain_name(path))
        return name and text_of(members[name], options, f"{file}/{name}", problems)

    return text


def _texts_beside(path: Path, options: ReadOptions, problems: Problems) -> Texts:
    """The texts of a project that was unpacked: in the folder Sources beside it."""

    folder = path.parent / "Sources"
    there = {file.name.lower(): file for file in folder.iterdir()} if folder.is_dir() else {}

    def text(named: str) -> str | None:
        found = there.get(_plain_name(named))
        if found is None:
            return None
        content = read_bytes(found, found.name, problems)
        return None if content is None else text_of(content, options, found.name, problems)

    return text


def _plain_name(path: str) -> str:
    """A member's own name: `internal://GUID.txt` and `Sources\\GUID.txt` are the same."""
    return PurePosixPath(path.replace("\\", "/")).name.lower()


def _fill(
    root: Element, texts: Texts, raw: RawDataset, options: ReadOptions, problems: Problems
) -> None:
    if root.plain != "Project":
        message = phrase("This is no REFI-QDA project: it begins with {name}.", name=root.name)
        problems.error("no-project", message, root.place)
        return
    name = root.attributes.get("name", "").strip()
    raw.title = name
    project = project_of(root)
    found = CodedTexts(root.place, question=name or raw.name, undated=UNDATED)
    found.codes = list(project.codes.values())
    reader = SourceReader(project, texts, found, problems)
    for sources in root.called("Sources"):
        for source in sources.children:
            reader.source(source)
    reader.tell()
    others = Counter(element.plain for element in root.walk() if element.plain in PASSED_OVER)
    if others:
        names = run_on(
            phrase(", "),
            (phrase("{n} {kind}", n=f"{count:,}", kind=kind) for kind, count in others.items()),
        )
        problems.note("passed-over", phrase("Not read: {names}.", names=names), root.place)
    fill(found, raw, options, problems)


refi_qda = Format(
    name="refi_qda",
    question="REFI-QDA project: texts coded by NVivo, ATLAS.ti, MAXQDA, QualCoder ...",
    suffixes=(".qdpx", ".qde"),
    read=read,
    called=phrase("a REFI-QDA project"),
    facts="REFI-QDA 1.5 and its Project.xsd, qdasoftware.org",
)
