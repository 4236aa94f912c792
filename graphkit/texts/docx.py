"""A Word document as text: paragraphs and the rows of tables, in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.zip_archive import sizes_fit
from graphkit.phrases import phrase
from graphkit.texts.reading import Reading

WHAT = "Word document"


def read(content: bytes, file: str, problems: Problems) -> Reading | None:
    """The document's text; None, told, where it is damaged or unpacks to too much."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if not sizes_fit(archive.infolist(), WHAT, file, problems):
                return None
        document = docx.Document(io.BytesIO(content))
        about = document.core_properties
        text = "\n\n".join(_pieces(document))
        return Reading(file, text, title=about.title or _heading(document),
                       language=about.language or "")  # fmt: skip
    except Exception as error:  # python-docx raises whatever a damaged part makes of its code
        message = phrase("The {what} is damaged: {name}.", what=WHAT, name=type(error).__name__)
        problems.error("not-document", message, Place(file))
        return None


def _pieces(document: Any) -> Iterator[str]:
    for piece in document.iter_inner_content():
        if hasattr(piece, "rows"):
            for row in piece.rows:
                yield " ".join(dict.fromkeys(cell.text.strip() for cell in row.cells))
        else:
            yield piece.text.strip()


def _heading(document: Any) -> str:
    """The first paragraph, where it is a title or heading."""
    first = next((p for p in document.paragraphs if p.text.strip()), None)
    style = first.style.name if first is not None and first.style is not None else ""
    return first.text.strip() if first is not None and style.startswith(("Title", "Head")) else ""
