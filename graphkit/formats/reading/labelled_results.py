"""The results of one Label Studio annotation: spans with their labels, choices, relations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graphkit.formats.reading.code_roles import Code
from graphkit.formats.reading.text_offsets import joined
from graphkit.formats.reading.tree import Branch, Entry, Items, Node, scalars

NOT_SAID = "?"  # stands for the words of a span until they are cut from its text


@dataclass(frozen=True, slots=True)
class Marked:
    """Codes put together: on one span (with `ends`), or on the whole task.

    `where` is its place in words, where it is no run of characters.
    """

    codes: tuple[Code, ...]
    ends: tuple[str, str] | None = None
    words: str = ""
    where: str = ""
    joins: str = ""


def coder_of(annotation: Branch) -> tuple[str, dict[str, str]]:
    """Who made an annotation, and columns that lead back to it; an address stays private."""
    own = {"x_annotation": annotation.text("annotation_id") or annotation.text("id")}
    for key in ("completed_by", "annotator"):
        who = annotation.branch(key)
        name = " ".join(filter(None, (who.text("first_name"), who.text("last_name"))))
        if who.entries:
            own["private_coder_email"] = who.text("email")
            return name or who.text("id") or who.text("email"), own
        if plain := annotation.text(key):
            return plain, own
    return "", own


def marked(annotation: Branch) -> list[Marked]:
    """What an annotation marks. Results with one id are on one span; those on none, together."""
    spans: dict[str, Marked] = {}
    whole: list[Code] = []
    results = annotation.branches("result")
    for result in results:
        value = result.branch("value")
        if ends := _ends(value):
            spans.setdefault(result.text("id"), _span(value, ends))
    for result in results:
        codes = _codes(result)
        if span := spans.get(result.text("id")):
            codes = [replace(code, words=span.words or NOT_SAID) for code in codes]
            spans[result.text("id")] = replace(span, codes=(*span.codes, *codes))
        else:
            whole.extend(codes)
    related = [_related(r, spans) for r in results if r.text("type") == "relation"]
    found = [*spans.values(), *(one for one in related if one)]
    return [*found, Marked(tuple(whole))] if whole else found


def marked_minimal(entries: Iterable[Entry]) -> list[Marked]:
    """What JSON-MIN says under the names of controls: spans with labels, and choices."""
    spans: list[Marked] = []
    whole: list[Code] = []
    for entry in entries:
        for node in entry.value.nodes if isinstance(entry.value, Items) else [entry.value]:
            ends = _ends(node) if isinstance(node, Branch) else None
            if isinstance(node, Branch) and ends:
                span = _span(node, ends)
                names = [n for e in node.entries if e.key.endswith("labels")
                         for n in node.texts(e.key)]  # fmt: skip
                words = span.words or NOT_SAID
                codes = tuple(Code(name, (entry.key,), words=words) for name in names)
                spans.append(replace(span, codes=codes))
            else:
                whole.extend(Code(s.text, (entry.key,)) for s in scalars(node) if s.text)
    return [*spans, Marked(tuple(whole))] if whole else spans


def _ends(value: Branch) -> tuple[str, str] | None:
    """Where a span starts and ends in its text, however the kind of text counts."""
    for at in (value.branch("globalOffsets"), value):
        if at.entry("start") and at.entry("end"):
            return at.text("start"), at.text("end")
    return None


def _span(value: Branch, ends: tuple[str, str]) -> Marked:
    words = value.text("text")
    if value.entry("startOffset") and not value.entry("globalOffsets"):  # a paragraph or element
        offsets = (value.text("startOffset"), value.text("endOffset"))
        where = f"from {ends[0]}:{offsets[0]} to {ends[1]}:{offsets[1]}"
        return Marked((), ("", ""), words, where)
    return Marked((), ends, words)


def _codes(result: Branch) -> list[Code]:
    """The labels, choices, texts or numbers of one result, under its control's name."""
    kind, value = result.text("type"), result.branch("value")
    control = result.text("from_name")
    if kind == "textarea":
        return [Code(joined(value.texts("text")), (control,))]
    if kind == "taxonomy":
        return [_path(node, control) for node in value.nodes(kind)]
    return [Code(name, (control,)) for name in value.texts(kind)]


def _path(node: Node, control: str) -> Code:
    """A choice in a tree: its last word, under those before it."""
    words = [s.text for s in scalars(node) if s.text]
    return Code(words[-1] if words else "", (*reversed(words[:-1]), control))


def _related(result: Branch, spans: dict[str, Marked]) -> Marked | None:
    """Two spans that an annotator joined, as one passage with the codes of both."""
    ends = [spans.get(result.text(key)) for key in ("from_id", "to_id")]
    one, other = ends
    if one is None or other is None:
        return None
    labels = tuple(Code(name, ("relation",)) for name in result.texts("labels"))
    return replace(one, codes=(*one.codes, *other.codes, *labels),
                   words=joined([one.words, other.words]), where=_both(one, other),
                   joins=result.text("direction") or "right")  # fmt: skip


def _both(one: Marked, other: Marked) -> str:
    spans = [f"{m.ends[0]}-{m.ends[1]}" if m.ends and m.ends[0] else m.where for m in (one, other)]
    return f"characters {' and '.join(spans)}"
