"""`graphkit measures [NAME]`: the catalogue, or one measure's card."""

from __future__ import annotations

from typing import Any

import click

from graphkit.analysis.card_document import card_document, example, plain_default
from graphkit.card import FAMILIES, Measure
from graphkit.cli.measure import _complete
from graphkit.cli.messages import lang
from graphkit.cli.output import put_out
from graphkit.language import Language, text
from graphkit.parameter import Parameter


@click.command(
    epilog="\b\nExamples:\n  graphkit measures\n  graphkit measures pn_centrality\n"
    "  graphkit measures --format json"
)
@click.argument("name", required=False, shell_complete=_complete)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@lang()
def measures_(name: str | None, form: str, lang: str) -> None:
    """The measures by the question they answer, or the card of one: formula, source, options."""
    from graphkit.measures import measures
    from graphkit.renderers.json_text import document

    language = Language(lang)
    if form == "json":
        cards = [card_document(card, language) for card in measures.values()]
        content = cards if name is None else card_document(measures[name], language)
        put_out(document(content), None)
    elif name is None:
        click.echo("\n".join(_catalogue(measures.values(), language)))
    else:
        click.echo("\n".join(_card(measures[name], language)))


def _catalogue(cards: Any, language: Language) -> list[str]:
    lines: list[str] = []
    by_family: dict[str, list[Measure]] = {}
    for card in cards:
        by_family.setdefault(card.family, []).append(card)
    for family, question in FAMILIES.items():
        if family in by_family:
            lines += ["", f"{language.say(question)}  (--family {family})"]
            lines += [f"  {c.name:22}{language.say(c.question)}" for c in by_family[family]]
    more = text("graphkit measures NAME shows a card with formula and source.")
    return [*lines[1:], "", language.say(more)]


def _card(card: Measure, language: Language) -> list[str]:
    from rich.cells import cell_len, set_cell_size

    say = language.say
    told = [
        (say(text("Question")), say(card.question)),
        (say(text("Formula")), say(card.formula)),
        (say(text("Network")), ", ".join(card.networks)),
        (say(text("Accepts")), language.sentences(card.accepts.describe())),
        (say(text("Source")), card.source),
    ]
    told += [("--param", f"{p.name}={_shown(p)}  {say(p.about)}") for p in card.parameters]
    told.append((say(text("Example")), example(card)))
    wide = max(12, *(cell_len(head) + 2 for head, _ in told))
    title = say(card.title) + (f"  {say(text('(an experiment)'))}" if card.experimental else "")
    return [title, "", *(f"{set_cell_size(head, wide)}{words}" for head, words in told)]


def _shown(parameter: Parameter) -> str:
    return "|".join(parameter.choices) or str(plain_default(parameter))
