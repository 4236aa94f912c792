"""A PDF as text: the lines of its pages joined to paragraphs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator

from graphkit.errors import Place
from graphkit.formats.reading.extras import needed
from graphkit.formats.reading.problems import Problems
from graphkit.texts.reading import Reading

MOST_PAGES = 3_000
SHORT = 0.8  # of the longest lines: a line that ends a sentence so early ends a paragraph
_END = re.compile(r"[.!?:。！？」』”\")]$")
_WIDE = re.compile("[\u3000-\u9fff\uff00-\uffef]")


def read(content: bytes, file: str, problems: Problems) -> Reading | None:
    """The text of every page; None, told, where the file is damaged, locked or too long."""
    pypdf = needed("pypdf", "code")
    try:
        document = pypdf.PdfReader(io.BytesIO(content))
        if document.is_encrypted and not document.decrypt(""):
            problems.error("locked", "The PDF asks for a password.", Place(file))
            return None
        if len(document.pages) > MOST_PAGES:
            message = f"The PDF has {len(document.pages):,} pages; {MOST_PAGES:,} are allowed."
            problems.error("size", message, Place(file))
            return None
        lines = [line for page in document.pages for line in page.extract_text().splitlines()]
        title = (document.metadata and document.metadata.title) or ""
        return Reading(file, "\n\n".join(paragraphs(lines)), title=str(title))
    except Exception as error:  # pypdf raises whatever a damaged object makes of its code
        message = f"The PDF is damaged: {type(error).__name__}."
        problems.error("not-document", message, Place(file))
        return None


def paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines of a page as paragraphs: one ends at a blank line, or where its last line is short.

    >>> list(paragraphs(["The council met on", "Monday.", "It was long and it was", "dull."]))
    ['The council met on Monday.', 'It was long and it was dull.']
    """
    stripped = [" ".join(line.split()) for line in lines]
    lengths = sorted(map(len, filter(None, stripped)))
    full = lengths[int(len(lengths) * 0.9)] if lengths else 0
    text = ""
    for line in stripped:
        text = _joined(text, line) if line else text
        if text and (not line or (_END.search(line) and len(line) < SHORT * full)):
            yield text
            text = ""
    if text:
        yield text


def _joined(text: str, line: str) -> str:
    """Two lines as one: a hyphen and wide characters stand without a blank between."""
    wide = text and _WIDE.match(text[-1]) and _WIDE.match(line)
    return f"{text}{line}" if not text or wide or text.endswith("-") else f"{text} {line}"
