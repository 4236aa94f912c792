"""A saved web page as text: its article in paragraphs, and what its head says of it."""

from __future__ import annotations

import re
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.extras import needed
from graphkit.formats.reading.problems import Problems
from graphkit.texts.plain import day_in
from graphkit.texts.reading import Reading

LEFT_OUT = (
    "script, style, noscript, template, svg, math, iframe, object, nav, header, footer, aside, "
    "form, button, select, textarea, figure, [hidden], [aria-hidden=true]"
)
BLOCKS = frozenset(
    ("address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset",
     "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p", "pre", "section", "table",
     "td", "th", "tr", "ul", "br")
)  # fmt: skip
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)


def read(content: bytes, file: str, problems: Problems) -> Reading | None:
    """The page's text; None, told, where its bytes are in no encoding that it names."""
    page = _decoded(content, file, problems)
    return None if page is None else page_reading(page, file)


def _decoded(content: bytes, file: str, problems: Problems) -> str | None:
    named = _CHARSET.search(content[:4096])
    encodings = ["utf-8-sig", *([named[1].decode("ascii", "replace")] if named else [])]
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    message = f"The page cannot be read as {' or '.join(encodings)}."
    problems.error("encoding", message, Place(file), hint="Save it as UTF-8.")
    return None


def page_reading(page: str, file: str) -> Reading:
    """An HTML page as text."""
    tree = needed("selectolax.lexbor", "code").LexborHTMLParser(page)
    head = _head(tree)
    root = tree.css_first("article") or tree.css_first("main") or tree.body or tree.root
    if root is None:
        return Reading(file, "")
    for node in root.css(LEFT_OUT):
        node.decompose()
    return Reading(file, "\n\n".join(_paragraphs(root)), **head)


def _head(tree: Any) -> dict[str, str]:
    """Title, publisher, day, language and address, as far as the page says them."""
    said: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or ""
        said.setdefault(name.lower(), node.attributes.get("content") or "")
    html, title = tree.css_first("html"), tree.css_first("title")
    link = tree.css_first("link[rel=canonical]")
    time = tree.css_first("time[datetime]")
    url = said.get("og:url") or (link.attributes.get("href") if link else "") or ""
    day = said.get("article:published_time") or said.get("date") or said.get("dc.date") or ""
    return {
        "title": said.get("og:title") or (title.text() if title else ""),
        "publisher": said.get("og:site_name") or said.get("dc.publisher") or "",
        "date": day_in(day or ((time.attributes.get("datetime") if time else "") or "")),
        "language": (html.attributes.get("lang") if html else "") or "",
        "url": url if url.startswith(("http://", "https://")) else "",
    }


def _paragraphs(root: Any) -> list[str]:
    """The texts of the innermost blocks. Blocks are remembered by node, parents before children,
    so that depth costs nothing."""
    block: dict[int, int] = {}
    found: list[str] = []
    current = -1
    for node in root.traverse(include_text=True):
        parent = node.parent
        outer = block.get(parent.mem_id, 0) if parent is not None else 0
        block[node.mem_id] = node.mem_id if node.tag in BLOCKS else outer
        if node.tag == "br":
            current = -1
        if node.tag != "-text":
            continue
        words = _BLANKS.sub(" ", node.text(deep=False))
        if outer == current and found:
            found[-1] += words
        elif words.strip():
            found.append(words)
            current = outer
    return [stripped for words in found if (stripped := _BLANKS.sub(" ", words).strip())]
