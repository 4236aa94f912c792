"""XML as a located tree: no document type, no entities, no depth without end."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from xml.sax.handler import ContentHandler

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import line_and_column, read_bytes, text_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import DEEPEST, Misread
from graphkit.phrases import phrase

LARGEST = 100 << 20
_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")


@dataclass
class Element:
    """One element: its name as written (with any prefix), attributes, children and own text."""

    name: str
    attributes: dict[str, str]
    place: Place
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, name: str) -> list[Element]:
        """The children of that name."""
        return [child for child in self.children if child.name == name]

    def called(self, name: str) -> list[Element]:
        """The children whose name, without any prefix, is this."""
        return [child for child in self.children if child.plain == name]

    @property
    def plain(self) -> str:
        """The name without any prefix."""
        return self.name.rpartition(":")[2]

    def walk(self) -> Iterator[Element]:
        """All descendants, in the order written."""
        for child in self.children:
            yield child
            yield from child.walk()

    def first(self, name: str) -> Element | None:
        """The first descendant whose name, without any prefix, is this."""
        for child in self.children:
            if child.name.rpartition(":")[2] == name:
                return child
            if found := child.first(name):
                return found
        return None


class _Builder(ContentHandler):
    """Builds the tree from what a parser comes upon."""

    def __init__(self, file: str) -> None:
        super().__init__()
        self.file = file
        self.locator: Any = None
        self.root: Element | None = None
        self.open: list[Element] = []

    def setDocumentLocator(self, locator: Any) -> None:
        self.locator = locator

    def place(self) -> Place:
        """Where the parser stands."""
        line, column = self.locator.getLineNumber(), self.locator.getColumnNumber()
        return Place(self.file, line or 1, (column or 0) + 1)

    def startElement(self, name: str, attrs: Any) -> None:
        place = self.place()
        if len(self.open) >= DEEPEST:
            message = phrase("The data is nested more than {deepest} levels deep.", deepest=DEEPEST)
            raise Misread("depth", message, place.line or 1, place.column or 1)
        element = Element(name, dict(attrs.items()), place)
        if self.open:
            self.open[-1].children.append(element)
        else:
            self.root = element
        self.open.append(element)

    def endElement(self, name: str) -> None:
        self.open.pop()

    def characters(self, content: str) -> None:
        self.open[-1].text += content


def read_xml(path: Path, options: ReadOptions, problems: Problems) -> Element | None:
    """The root of an XML file, or None with the reason among the problems."""
    content = read_bytes(path, path.name, problems, largest=LARGEST)
    return None if content is None else xml_of(content, path.name, options, problems)


def xml_of(content: bytes, file: str, options: ReadOptions, problems: Problems) -> Element | None:
    """The root of XML in bytes, or None with the reason among the problems."""
    from xml.sax import SAXParseException
    from xml.sax.xmlreader import InputSource

    from defusedxml import DefusedXmlException, sax

    text = text_of(content, _declared(content, options), file, problems)
    if text is None:
        return None
    builder = _Builder(file)
    try:
        parser = sax.make_parser()
        parser.forbid_dtd = True
        parser.setContentHandler(builder)
        source = InputSource()
        source.setCharacterStream(io.StringIO(text))
        parser.parse(source)
    except DefusedXmlException:
        message = phrase("A document type (DTD) and entities are not allowed in data.")
        at = max(text.upper().find("<!DOCTYPE"), 0)
        problems.error("dtd", message, Place(file, *line_and_column(text, at)))
        return None
    except SAXParseException as error:
        place = Place(file, error.getLineNumber() or 1, (error.getColumnNumber() or 0) + 1)
        problems.error(
            "xml", phrase("This is not well-formed XML: {value}.", value=error.getMessage()), place
        )
        return None
    except Misread as fault:
        fault.tell(file, problems)
        return None
    return builder.root


def _declared(content: bytes, options: ReadOptions) -> ReadOptions:
    """The options with the encoding that the file declares, where none is given."""
    found = _DECLARED.match(content[:200])
    if options.encoding or found is None or found[1].lower().startswith(b"utf-16"):
        return options
    return replace(options, encoding=found[1].decode())
