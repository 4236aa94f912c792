"""Sources of a REFI-QDA project: documents, and the selections in them with their codings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from graphkit.errors import Place
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.code_roles import Code
from graphkit.formats.reading.coded_passages import Document, Passage
from graphkit.formats.reading.coded_tables import CodedTexts
from graphkit.formats.reading.document_fields import day_text, field_of, with_field
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.qda_codes import Project, guid, own_guid, target
from graphkit.formats.reading.text_offsets import (
    Counting,
    Quoted,
    context,
    counting_of,
    fits,
    locator,
)
from graphkit.formats.reading.xml_tree import Element
from graphkit.phrases import phrase

Texts = Callable[[str], str | None]
# Where a selection that is no run of characters lies, by the attributes that say so.
ELSEWHERE = (("page", "page"), ("begin", "from"), ("end", "to"), ("firstX", "x"), ("firstY", "y"))


@dataclass(frozen=True, slots=True)
class Coded:
    """What one coder put on one selection, before it is known how offsets count."""

    passage: Passage
    quoted: Quoted | None = None


@dataclass
class SourceReader:
    """Gathers documents and what is coded in them; `tell` puts the passages in at the end."""

    project: Project
    texts: Texts
    found: CodedTexts
    problems: Problems
    coded: list[Coded] = field(default_factory=list)
    unknown: list[Place] = field(default_factory=list)
    without_text: list[Place] = field(default_factory=list)
    misplaced: list[Place] = field(default_factory=list)

    def source(self, element: Element) -> None:
        """One source; its own codings and its cases hold for the whole document."""
        id = f"d{len(self.found.documents) + 1}"
        self.found.documents.append(self._document(id, element))
        for coder, codes in self._codings(element, "").items():
            self.coded.append(Coded(Passage(id, element.place, tuple(codes), coder)))
        for selection, text in self._selections(element, self._text(element)):
            self._selection(id, selection, text)

    def _document(self, id: str, element: Element) -> Document:
        made = Document(id, element.place, title=element.attributes.get("name", "").strip())
        for name, words in self._variables(element):
            known = field_of(name)
            if known == "date":
                words = day_text(words, element.place, self.problems)
            if known and known != "title":
                made = with_field(made, known, words)
        return made

    def _variables(self, element: Element) -> Iterator[tuple[str, str]]:
        for value in element.called("VariableValue"):
            words = [c.text.strip() for c in value.children if c.plain.endswith("Value")]
            for reference in value.called("VariableRef"):
                if words:
                    yield self.project.variables.get(target(reference), ""), words[0]

    def _text(self, element: Element) -> str | None:
        """The plain text of a source or of what stands for it; None where it is not there."""
        for content in element.called("PlainTextContent"):
            return content.text
        path = element.attributes.get("plainTextPath", "")
        return self.texts(path) if path else None

    def _selections(
        self, element: Element, text: str | None
    ) -> Iterator[tuple[Element, str | None]]:
        for child in element.children:
            if child.plain.endswith("Selection"):
                yield child, text
            elif child.plain in ("Representation", "Transcript"):
                yield from self._selections(child, self._text(child))

    def _codings(self, element: Element, coder: str) -> dict[str, list[Code]]:
        """The codes on an element by coder; those of its cases hold for every coder."""
        found: dict[str, list[Code]] = defaultdict(list)
        for coding in element.called("Coding"):
            by = guid(coding.attributes.get("creatingUser")) or coder
            for reference in coding.called("CodeRef"):
                code = self.project.codes.get(target(reference))
                if code is None:
                    self.unknown.append(coding.place)
                else:
                    found[self.project.coders.get(by) or by].append(code)
        cases = self.project.cases.get(own_guid(element), [])
        for codes in [found[""]] if cases and not found else found.values():
            codes.extend(cases)
        return found

    def _selection(self, id: str, element: Element, text: str | None) -> None:
        said = element.attributes
        ends = [said.get(name, "") for name in ("startPosition", "endPosition")]
        by = guid(said.get("creatingUser"))
        for coder, codes in self._codings(element, by).items():
            passage = Passage(id, element.place, tuple(codes), coder, quote=said.get("name", ""))
            if not all(end.isdecimal() for end in ends):
                if any(ends):
                    self.misplaced.append(element.place)
                self.coded.append(Coded(replace(passage, locator=_elsewhere(element))))
                continue
            start, end = map(int, ends)
            if start > end or (text is not None and start >= len(text.encode("utf-16-le")) // 2):
                self.misplaced.append(element.place)
            passage = replace(passage, start=start, end=end, locator=locator(start, end))
            if text is None:
                self.without_text.append(element.place)
            quoted = None if text is None else Quoted(text, start, end, passage.quote)
            self.coded.append(Coded(passage, quoted))

    def tell(self) -> None:
        """Put the passages in with their quotations, once it is known how offsets count."""
        quoted = [one.quoted for one in self.coded if one.quoted]
        way = counting_of(quoted)
        if str(way):
            message = phrase("Offsets are counted as the program did: {way}.", way=way)
            self.problems.note("offsets", message, self.found.first)
        checked = sum(fits(way.cut(q.text, q.start, q.end), q.words) for q in quoted)
        doubtful = 2 * checked >= len(quoted)  # else the names of selections are no quotations
        for one in self.coded:
            passage = self._quoted(one.passage, one.quoted, way, doubtful) if one.quoted else None
            self.found.passages.append(passage or one.passage)
        self._tell_missing("unknown-code", "coding refers to no code", self.unknown)
        what = "selection lies in a text that is not here; its name is its quotation"
        self._tell_missing("no-text", what, self.without_text)
        what = "selection does not say where in its text it lies"
        self._tell_missing("misplaced", what, self.misplaced)

    def _quoted(self, passage: Passage, quoted: Quoted, way: Counting, doubtful: bool) -> Passage:
        words = way.cut(quoted.text, quoted.start, quoted.end).strip()
        if doubtful and not fits(words, quoted.words):
            message = phrase(
                "At {locator} stands {words}, not {words2}.",
                locator=passage.locator,
                words=shown(words),
                words2=shown(quoted.words),
            )
            self.problems.warn("quote", message, passage.place)
        around = context(quoted.text, quoted.start, quoted.end, way)
        where = locator(quoted.start, quoted.end, *around)
        return replace(passage, quote=words or passage.quote, locator=where)

    def _tell_missing(self, code: str, what: str, places: list[Place]) -> None:
        if places:
            self.problems.warn(
                code,
                phrase("{places} times a {what}.", places=f"{len(places):,}", what=what),
                places[0],
            )


def _elsewhere(element: Element) -> str:
    """Where a selection lies in a picture, a recording or a page."""
    said = element.attributes
    parts = [f"{word} {said[name]}" for name, word in ELSEWHERE if name in said]
    return ", ".join(parts)
