"""What python-docx has no call for: contents, page numbers, rows that stay whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def put_contents(document: Any, titles: Sequence[str]) -> None:
    """A field of contents over the headings of the first level.

    Word fills in the page numbers when it updates fields; until then, and in viewers that never
    do, the entries are there, each linked to its heading by a bookmark that `number_pages` sets.
    """
    for number, title in enumerate(titles):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = 0
        if number == 0:
            _field(paragraph, "begin", dirty=True)
            _instruction(paragraph, ' TOC \\o "1-1" \\h \\z \\u ')
            _field(paragraph, "separate")
        _entry(paragraph, title, _bookmark(number))
        if number == len(titles) - 1:
            _field(paragraph, "end")


def number_pages(document: Any, source: str) -> None:
    """Source and page number in the foot of each page; headings become what contents link to."""
    foot = document.sections[0].footer
    foot.is_linked_to_previous = False
    paragraph = foot.paragraphs[0]
    paragraph.style = document.styles["Caption"]
    paragraph.add_run(f"{source}  \u00b7  ")
    _field(paragraph, "begin")
    _instruction(paragraph, " PAGE ")
    _field(paragraph, "separate")
    paragraph.add_run("1")
    _field(paragraph, "end")
    first = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    for number, heading in enumerate(first):
        _mark(heading, number)


def keep_rows(table: Any) -> None:
    """No row is split between two pages."""
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()
        properties.insert(0, properties.makeelement(_w("cantSplit"), {}))


def repeat_heading(table: Any) -> None:
    """The heading stands again where the table goes on overleaf; no column is set apart."""
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(_w("tblHeader"), {}))
    look = table._tbl.tblPr.find(_w("tblLook"))
    if look is not None:
        look.set(_w("firstColumn"), "0")
        look.set(_w("val"), "0420")


def _w(name: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(f"w:{name}"))


def _field(paragraph: Any, kind: str, *, dirty: bool = False) -> None:
    run = paragraph.add_run()
    attributes = {_w("fldCharType"): kind, **({_w("dirty"): "true"} if dirty else {})}
    run._r.append(run._r.makeelement(_w("fldChar"), attributes))


def _instruction(paragraph: Any, words: str) -> None:
    run = paragraph.add_run()
    space = {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}
    element = run._r.makeelement(_w("instrText"), space)
    element.text = words
    run._r.append(element)


def _entry(paragraph: Any, title: str, bookmark: str) -> None:
    link = paragraph._p.makeelement(_w("hyperlink"), {_w("anchor"): bookmark, _w("history"): "1"})
    run = paragraph.add_run(title)
    link.append(run._r)
    paragraph._p.append(link)


def _mark(heading: Any, number: int) -> None:
    """A bookmark around a heading's words."""
    name = {_w("id"): str(number + 1), _w("name"): _bookmark(number)}
    runs = heading._p.findall(_w("r"))
    if runs:
        runs[0].addprevious(heading._p.makeelement(_w("bookmarkStart"), name))
        heading._p.append(heading._p.makeelement(_w("bookmarkEnd"), {_w("id"): str(number + 1)}))


def _bookmark(number: int) -> str:
    return f"_Toc{100_000_000 + number}"
