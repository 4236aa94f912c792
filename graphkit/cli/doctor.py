"""`graphkit doctor`: what graphkit finds here, what is missing, and how to get it."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator, Sequence
from typing import Any

import click

from graphkit.cli.installed import Part, parts
from graphkit.cli.output import put_out
from graphkit.engines.versions import version
from graphkit.language import LANGUAGES, Language, plural, text

DOCTOR_SCHEMA = "graphkit/doctor/1"
_KINDS = {
    "package": text("Packages that everything needs"),
    "font": text("Fonts"),
    "program": text("Programs"),
}
_EXTRA = text("Packages for more")


@click.command(epilog="\b\nExamples:\n  graphkit doctor\n  graphkit doctor --format json")
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True)
def doctor(form: str, lang: str) -> int:
    """Versions, packages, fonts, browser: what is here, what is missing and how to get it.

    Exits with 1 when something is missing that nothing goes without.
    """
    from graphkit.renderers.json_text import document

    found, language = parts(), Language(lang)
    missing = [part for part in found if part.required and not part.there]
    if form == "json":
        content = document(_document(found, missing, language))
    else:
        content = ("\n".join(_lines(found, missing, language)) + "\n").encode()
    put_out(content, None)
    return int(bool(missing))


def _document(found: Sequence[Part], missing: Sequence[Part], language: Language) -> dict[str, Any]:
    return {
        "schema": DOCTOR_SCHEMA,
        "graphkit": version("graphkit"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "missing": [part.name for part in missing],
        "parts": [
            {
                "kind": part.kind,
                "name": part.name,
                "found": part.found,
                "wanted": part.wanted,
                "there": part.there,
                "required": part.required,
                "needed_for": language.say(part.needed_for),
                "get": None if part.there else part.get,
            }
            for part in found
        ],
    }


def _lines(found: Sequence[Part], missing: Sequence[Part], language: Language) -> Iterator[str]:
    yield f"graphkit {version('graphkit')}, Python {platform.python_version()}, {sys.platform}"
    under: dict[str, list[Part]] = {}
    for part in found:
        under.setdefault(language.say(_KINDS.get(part.kind, _EXTRA)), []).append(part)
    for heading, here in under.items():
        yield ""
        yield heading
        for part in here:
            yield from _about(part, language)
    yield ""
    if missing:
        yield language.say(
            plural(
                "{count} thing is missing that nothing goes without.",
                "{count} things are missing that nothing goes without.",
                len(missing),
            )
        )
    else:
        yield language.say(text("Nothing is missing that nothing goes without."))


def _about(part: Part, language: Language) -> Iterator[str]:
    """A line on what is there; two on what is not."""
    told = part.found or language.say(text("missing"))
    if not part.enough:
        told = language.say(text("{found}, too old: {wanted}", found=told, wanted=part.wanted))
    if part.kind != "package":
        told = f"{language.say(part.needed_for)}: {told}"
    yield f"  {part.name:<18} {told}"
    if not part.there and part.get:
        yield f"  {'':<18} {part.get}"
