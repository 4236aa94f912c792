"""Files on disk as texts: txt, md, html, docx, pdf, eml, and folders of them. Never the network.

To add a kind of file: write its reader here beside the others, and add its line below.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import cannot_be_read, read_bytes, read_text
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase
from graphkit.registry import Registry
from graphkit.texts.reading import Reading, complete

LARGEST = 50 << 20  # bytes of a file
LONGEST = 5_000_000  # characters of a text
MOST = 5_000  # files of a folder

Reader = Callable[[bytes, str, Problems], Reading | None]
_HERE = "graphkit.texts"
readers: Registry[Reader] = Registry(
    "kind of text",
    {
        ".htm": f"{_HERE}.html:read",
        ".html": f"{_HERE}.html:read",
        ".docx": f"{_HERE}.docx:read",
        ".pdf": f"{_HERE}.pdf:read",
        ".eml": f"{_HERE}.mail:read",
    },
)
PLAIN = (".txt", ".text", ".md", ".markdown")
PROJECTS = (".dna",)  # files of many texts
KINDS = (*PLAIN, *readers, *PROJECTS)


def read_files(paths: Sequence[Path], *, encoding: str | None = None) -> list[Reading]:
    """Every text of these files and of the folders among them, in the order of their names.

    Raises `DataError` with everything that is wrong with any of them; then none is used.
    """
    problems = Problems()
    found = [file for path in paths for file in _files(path, problems)]
    readings = [r for file in dict.fromkeys(found) for r in _texts_of(file, problems, encoding)]
    problems.stop_if_fatal()
    return readings


def _files(path: Path, problems: Problems) -> list[Path]:
    """The file itself, or the texts in a folder and below it; what is hidden is left out."""
    if not path.is_dir():
        return [path]
    try:
        inside = sorted(
            file
            for file in path.rglob("*")
            if file.suffix.lower() in KINDS
            and file.is_file()
            and not any(part.startswith(".") for part in file.relative_to(path).parts)
        )
    except OSError as error:
        problems.error("unreadable", cannot_be_read(error), Place(path.name))
        return []
    if not inside:
        message = phrase(
            "There is no text in this folder: none of {value}.", value=", ".join(KINDS)
        )
        problems.error("no-texts", message, Place(path.name))
    if len(inside) > MOST:
        message = phrase(
            "The folder holds {inside} texts; {most} are read at once.",
            inside=f"{len(inside):,}",
            most=f"{MOST:,}",
        )
        problems.error("size", message, Place(path.name))
        return []
    return inside


def _texts_of(file: Path, problems: Problems, encoding: str | None) -> list[Reading]:
    """The one text of a file, or the many of a project."""
    if file.suffix.lower() in PROJECTS:
        from graphkit.texts.dna import read_documents

        found = [_checked(complete(one), problems) for one in read_documents(file, problems)]
    else:
        found = [read_file(file, problems, encoding=encoding)]
    return [reading for reading in found if reading is not None]


def read_file(path: Path, problems: Problems, *, encoding: str | None = None) -> Reading | None:
    """One file as text, or None with the reason among the problems."""
    kind, file = path.suffix.lower(), path.name
    if kind not in KINDS:
        message = phrase("Texts are read from {value}.", value=", ".join(KINDS))
        problems.error("kind", message, Place(file))
        return None
    if kind in PLAIN:
        reading = _plain(path, encoding, problems)
    else:
        content = read_bytes(path, file, problems, largest=LARGEST)
        reading = None if content is None else readers[kind](content, file, problems)
    return None if reading is None else _checked(complete(reading), problems)


def _plain(path: Path, encoding: str | None, problems: Problems) -> Reading | None:
    from graphkit.texts.plain import plain_reading

    text = read_text(path, ReadOptions(encoding=encoding), problems, largest=LARGEST)
    return None if text is None else plain_reading(text, path.name)


def _checked(reading: Reading, problems: Problems) -> Reading | None:
    if not reading.text:
        scan = phrase("Is it a scan? Run text recognition on it first.")
        hint = scan if reading.file.endswith(".pdf") else None
        problems.error(
            "empty", phrase("There is no text in this file."), Place(reading.file), hint=hint
        )
    elif len(reading.text) > LONGEST:
        message = phrase(
            "The text has {text} characters; {longest} are allowed.",
            text=f"{len(reading.text):,}",
            longest=f"{LONGEST:,}",
        )
        problems.error("size", message, Place(reading.file))
    else:
        return reading
    return None
