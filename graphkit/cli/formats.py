"""`graphkit formats [NAME]`: what is read and written, or one format's card."""

from __future__ import annotations

from typing import Any

import click

from graphkit.cli.output import put_out
from graphkit.formats.format import Format

_OWN = "graphkit's own; the tables and columns are in REFERENCE.md"


@click.command(
    epilog="\b\nExamples:\n  graphkit formats\n  graphkit formats gexf\n"
    "  graphkit formats --format json"
)
@click.argument("name", required=False)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
def formats_(name: str | None, form: str) -> None:
    """The formats that are read and written, or the card of one: what it can hold, and how."""
    from graphkit.formats import formats
    from graphkit.renderers.json_text import document

    if form == "json":
        cards = [_document(card) for card in formats.values()]
        put_out(document(cards if name is None else _document(formats[name])), None)
    elif name is None:
        click.echo("\n".join(_catalogue(list(formats.values()))))
    else:
        click.echo("\n".join(_card(formats[name])))


def _document(form: Format) -> dict[str, Any]:
    """A format as plain JSON values."""
    return {
        "name": form.name,
        "what": form.question,
        "called": form.called,
        "endings": _endings(form),
        "read_only_endings": list(form.read_only),
        "reads": True,
        "writes": form.write is not None,
        "holds": sorted(form.holds),
        "limits": form.limits,
        "facts": form.facts or _OWN,
        "example": _examples(form),
    }


def _endings(form: Format) -> list[str]:
    return [ending or "a folder" for ending in form.suffixes]


def _catalogue(cards: list[Format]) -> list[str]:
    """A line a format."""
    rows = [("format", "written", "ends in", "what it is")]
    for form in cards:
        ends = " ".join([*_endings(form), *form.read_only])
        rows.append((form.name, "yes" if form.write else "no", ends, form.question))
    wide = [max(len(row[place]) for row in rows) + 2 for place in range(3)]
    lines = [
        "".join(word.ljust(width) for word, width in zip(row, wide, strict=False)) + row[3]
        for row in rows
    ]
    return [
        *lines,
        "",
        "All are read, and recognised by what they hold. graphkit formats NAME shows a card.",
    ]


def _card(form: Format) -> list[str]:
    endings = ", ".join(_endings(form))
    also = f"; read only: {', '.join(form.read_only)}" if form.read_only else ""
    told = [
        ("Called", form.called or form.question),
        ("Reads", f"{endings}{also}"),
        ("Writes", endings if form.write else "no"),
        *(("Holds" if not place else "", line) for place, line in enumerate(_holds(form))),
        ("Facts", form.facts or _OWN),
        *(("Example" if not place else "", line) for place, line in enumerate(_examples(form))),
    ]
    wide = max(len(head) for head, _ in told) + 2
    return [form.question, "", *(f"{head:{wide}}{words}" for head, words in told)]


def _holds(form: Format) -> list[str]:
    """What a file of it can hold, a line a table; what else a dataset has is lost and listed."""
    from graphkit.formats.reading.tables import SCHEMA

    if form.write is None:
        return []
    if "*" in form.holds:
        return ["everything"]
    lines: list[str] = [word for word in ("title", "titles", "description") if word in form.holds]
    for table in SCHEMA:
        held = sorted(word for word in form.holds if word.startswith(f"{table}."))
        order = [f"{table}.{column.name}" for column in SCHEMA[table].columns]
        held.sort(key=lambda word: order.index(word) if word in order else len(order))
        if f"{table}.*" in held:
            lines.append(f"{table}: every column")
        elif held:
            lines.append(f"{table}: {', '.join(word.partition('.')[2] for word in held)}")
    if form.limits:
        lines.append(form.limits)
    return [*lines, "what else a dataset has is listed before writing; --strict refuses"]


def _examples(form: Format) -> list[str]:
    file = f"mycase{form.suffixes[0]}" if form.suffixes else "mycase"
    lines = [f"graphkit report {file}"]
    if form.write:
        lines.append(f"graphkit convert graphs/blackwell --to {form.name} -o {file}")
    if form.write and _one_issue(form):
        lines[-1] += " --issue h20"
    return lines


def _one_issue(form: Format) -> bool:
    """Whether it holds positions without saying on what: those of one issue."""
    return "stances.position" in form.holds and "stances.issue" not in form.holds
