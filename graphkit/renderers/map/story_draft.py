"""A report's own story as a file to edit: the YAML that `formats.reading.story` reads."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graphkit.language import Language, Text
from graphkit.pictures import Step

HEAD = """\
# The steps of the map's story. Edit, cut and add; then: graphkit map DATASET --story THIS-FILE
# A step: title, text, highlight, and any of layout (stress, stance, camps), size, issue, camps,
# signs, relations, layers, strength, confidence, focus, steps, select, open.
steps:
"""


def story_draft(steps: Sequence[Step], languages: Mapping[str, Language]) -> str:
    """The steps as YAML, with title and text in each language; reading it gives them back."""
    return HEAD + "".join(line for step in steps for line in _step(step, languages))


def _step(step: Step, languages: Mapping[str, Language]) -> Iterator[str]:
    yield "  - title:\n"
    yield from _said((step.title,), languages)
    if step.text:
        yield "    text:\n"
        yield from _said(step.text, languages)
    for key, value in {"highlight": list(step.highlight), **step.state}.items():
        if value != []:
            yield f"    {key}: {_written(value)}\n"


def _said(
    parts: Sequence[Text | Mapping[str, str]], languages: Mapping[str, Language]
) -> Iterator[str]:
    for code, language in languages.items():
        words = [part if isinstance(part, Text) else part.get(code, "") for part in parts]
        said = language.sentences(words)
        if said:
            yield f"      {code}: {_written(said)}\n"


def _written(value: Any) -> str:
    """A value as YAML: JSON is YAML, and quotes keep `no` and `007` what they are."""
    written = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in written)
