"""Label Studio's tasks as documents, and what is labelled and chosen in them as passages."""

from __future__ import annotations

import textwrap
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from graphkit.errors import Place
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.code_roles import Code, role_word
from graphkit.formats.reading.coded_passages import Document, Passage
from graphkit.formats.reading.coded_tables import CodedTexts
from graphkit.formats.reading.document_fields import day_text, field_of, with_field
from graphkit.formats.reading.labelled_results import Marked, coder_of, marked, marked_minimal
from graphkit.formats.reading.position_words import position_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.text_offsets import context, locator
from graphkit.formats.reading.tree import Branch, Entry, Scalar
from graphkit.phrases import phrase, phrase_of

UNDATED = phrase("The claims have no date: no field of the tasks' data is one.")
# What JSON-MIN adds to the fields of a task.
ADDED = ("id", "annotator", "annotation_id", "created_at", "updated_at", "lead_time")
TITLE = 70


@dataclass
class TaskReader:
    """Gathers documents and passages, and counts what is left out."""

    first: Place
    name: str
    problems: Problems
    found: CodedTexts = field(init=False)
    left_out: dict[str, list[Place]] = field(default_factory=dict)
    misplaced: list[Place] = field(default_factory=list)
    tasks: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.found = CodedTexts(self.first, question=self.name, undated=UNDATED)

    def task(self, task: Branch) -> None:
        """A task with all its annotations."""
        data = task.branch("data")
        id = self._document(task.text("id"), task, data.entries)
        for prediction in task.branches("predictions"):
            self._leave_out("prediction", prediction)
        for annotation in task.branches("annotations"):
            if annotation.text("was_cancelled") == "true":
                self._leave_out("cancelled annotation", annotation)
            elif not annotation.branches("result"):
                self._leave_out("empty annotation", annotation)
            else:
                self._annotation(id, annotation, marked(annotation), _texts(data.entries))

    def minimal(self, task: Branch) -> None:
        """One annotation with the fields of its task beside it, as JSON-MIN has it."""
        entries = [entry for entry in task.entries if entry.key not in ADDED]
        plain = [e for e in entries if isinstance(e.value, Scalar) and not _is_choice(e)]
        id = self._document(task.text("id"), task, plain)
        chosen = [entry for entry in entries if entry not in plain]
        self._annotation(id, task, marked_minimal(chosen), _texts(plain))

    def _document(self, number: str, task: Branch, fields: Collection[Entry]) -> str:
        """The id of a task's document, and the codes that its fields are."""
        id = f"task {number}" if number else f"task {len(self.tasks) + 1}"
        if id in self.tasks:  # JSON-MIN repeats a task for each of its annotations
            return id
        self.tasks[id] = 0
        place = self._place(task)
        made = Document(id, place)
        codes = []
        for entry in fields:
            words = entry.value.text if isinstance(entry.value, Scalar) else None
            known = field_of(entry.key)
            if known and words:
                text = day_text(words, place, self.problems) if known == "date" else words
                made = with_field(made, known, text)
            elif words and role_word(entry.key):
                codes.append(Code(words, (entry.key,)))
        text = next(iter(_texts(fields)), "")
        title = made.title or textwrap.shorten(text, TITLE, placeholder=" ...")
        self.found.documents.append(replace(made, title=title))
        if codes:
            self.found.passages.append(Passage(id, place, tuple(codes)))
        return id

    def _annotation(
        self, id: str, node: Branch, results: list[Marked], texts: Collection[str]
    ) -> None:
        self.tasks[id] += 1
        coder, own = coder_of(node)
        for one in results:
            passage = Passage(id, self._place(node), one.codes, coder, own=own, joins=one.joins)
            if one.ends:
                if one.words and not one.where and not _lies_in(one.ends, texts):
                    self.misplaced.append(passage.place)
                passage = _placed(passage, one, texts)
            self.found.passages.append(passage)

    def _place(self, node: Branch) -> Place:
        return Place(self.first.file, node.line, node.column)

    def _leave_out(self, what: str, node: Branch) -> None:
        self.left_out.setdefault(what, []).append(self._place(node))

    def tell(self) -> None:
        """Say what was left out, and that every annotation is a claim of its own."""
        for what, places in self.left_out.items():
            message = phrase_of(
                "{count} {what} left out.", "{count} {what}s left out.", len(places), what=what
            )
            self.problems.note("left-out", message, places[0])
            self.found.left_out += len(places) if what != "prediction" else 0
        if self.misplaced:
            message = phrase_of(
                "{count} time a span lies in none of its task's texts.",
                "{count} times a span lies in none of its task's texts.",
                len(self.misplaced),
            )
            self.problems.warn("misplaced", message, self.misplaced[0])
        several = sum(count > 1 for count in self.tasks.values())
        if several:
            first = sum(count > 0 for count in self.tasks.values())
            message = phrase(
                "{several} of {tasks} tasks have several annotations: all {sum} are "
                "read, not only the first {first}.",
                several=f"{several:,}",
                tasks=f"{len(self.tasks):,}",
                sum=f"{sum(self.tasks.values()):,}",
                first=f"{first:,}",
            )
            self.problems.note("annotations", message, self.first)


def _is_choice(entry: Entry) -> bool:
    """Whether a field of JSON-MIN is what was chosen, and none of the task's data."""
    words = entry.value.text if isinstance(entry.value, Scalar) else None
    return bool(words) and position_of(words or "") is not None and not field_of(entry.key)


def _texts(entries: Iterable[Entry]) -> list[str]:
    """The texts of a task that spans may be of, the longest first."""
    found = [e.value.text for e in entries if isinstance(e.value, Scalar) and e.value.text]
    return sorted(found, key=len, reverse=True)


def _lies_in(ends: tuple[str, str], texts: Collection[str]) -> bool:
    """Whether a span begins and ends within a text; seconds of a recording lie in none."""
    if not all(map(NUMBER.fullmatch, ends)):
        return False
    first, last = map(float, ends)
    longest = max((len(text.encode("utf-16-le")) // 2 for text in texts), default=0)
    return first <= last and (last <= longest or not all(end.isdecimal() for end in ends))


def _placed(passage: Passage, one: Marked, texts: Collection[str]) -> Passage:
    """A passage with its offsets and quotation, and the context of the text that it is in."""
    start, end = one.ends or ("", "")
    if not (start.isdecimal() and end.isdecimal()):
        return replace(passage, quote=one.words, locator=one.where or locator(start, end))
    first, last = int(start), int(end)
    text = next((t for t in texts if not one.words or t[first:last] == one.words), "")
    if passage.joins:  # the words of both, with the places of both
        return replace(passage, start=first, end=last, quote=one.words, locator=one.where)
    words = one.words or text[first:last]
    codes = tuple(replace(code, words=words) if code.words else code for code in passage.codes)
    around = context(text, first, last) if text else ("", "")
    where = one.where or locator(start, end, *around)
    return replace(passage, codes=codes, start=first, end=last, quote=words, locator=where)
