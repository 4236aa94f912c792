"""Write REFERENCE.md from the tables in the code, so that it cannot fall behind them.

    python tests/reference.py

Commands with their options, tables and columns of a dataset, its coding, decision rules, formats, measures,
outcome models, reports and figures. A test compares the file with what this prints.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

import graphkit.assistant
import graphkit.coders
import graphkit.decision_rule
import graphkit.engines.uncertainty.coder_draws
import graphkit.engines.uncertainty.model_errors
import graphkit.extraction
import graphkit.extraction.endpoint
import graphkit.extraction.evaluate
import graphkit.extraction.question
import graphkit.formats.reading.coding
from graphkit.card import FAMILIES, Measure
from graphkit.cli import SUMMARIES, commands
from graphkit.formats import formats
from graphkit.formats.reading.tables import SCHEMA
from graphkit.measures import measures
from graphkit.outcome_models import FAMILIES as MODEL_FAMILIES
from graphkit.outcome_models import OUTCOME_MODELS
from graphkit.parameter import Parameter
from graphkit.renderers import reports
from graphkit.renderers.figures import kinds

HEAD = """\
# Reference

Generated from the tables in the code by `python tests/reference.py`; do not edit. The README is
the way in, `graphkit measures NAME` shows one measure's card.
"""


def reference() -> str:
    """The whole file."""
    parts = [
        HEAD,
        *_commands(),
        *_tables(),
        *_coding(),
        *_coders(),
        *_extraction(),
        *_assistant(),
        *_rules(),
        *_formats(),
        *_measures(),
        *_models(),
        *_kinds(),
    ]
    return "\n".join(parts).rstrip() + "\n"


def _cell(words: object) -> str:
    return str(words).replace("|", "\\|").replace("\n", " ")


def _table(heads: list[str], rows: list[list[object]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield ""


def _commands() -> Iterator[str]:
    yield "## Commands\n"
    shared = set.intersection(
        *({o.name for o in _options(commands[c])} for c in ("report", "map"))
    ) - {"output"}
    common = [option for option in _options(commands["map"]) if option.name in shared]
    yield "Every command that takes a dataset takes these; below are the others.\n"
    yield from _table(["option", "does"], [_option(option) for option in common])
    for name, command in commands.items():
        words = [param.make_metavar(click.Context(command)) for param in command.params
                 if isinstance(param, click.Argument)]  # fmt: skip
        yield f"### `{' '.join(['graphkit', name, *words])}`\n"
        yield f"{SUMMARIES[name]}\n"
        options = [p for p in _options(command) if p.name not in shared]
        if options:
            yield from _table(["option", "does"], [_option(option) for option in options])


def _options(command: click.Command) -> list[click.Option]:
    return [p for p in command.params if isinstance(p, click.Option) and not p.hidden]


def _option(option: click.Option) -> list[object]:
    names = ", ".join((*option.opts, *option.secondary_opts))
    kind = "" if option.is_flag else f" {_metavar(option)}"
    return [f"`{names}{kind}`", option.help or ""]


def _metavar(option: click.Option) -> str:
    if isinstance(option.type, click.Choice):
        return "|".join(map(str, option.type.choices))
    return option.metavar or option.type.name.upper()


def _tables() -> Iterator[str]:
    yield "## Tables and columns\n"
    yield "A `*` marks what is required; other columns begin with `x_` and are kept.\n"
    for table in SCHEMA.values():
        yield f"### `{table.name}`\n"
        yield f"{table.about}.\n"
        rows: list[list[object]] = [
            [
                f"`{column.name}`{'*' if column.required else ''}",
                ", ".join(f"`{alias}`" for alias in column.aliases),
                f"{column.about or ''}{' (also as `' + column.name + ':LANG`)' if column.translated else ''}",
            ]
            for column in table.columns
        ]
        yield from _table(["column", "also read", "what it holds"], rows)


def _coding() -> Iterator[str]:
    yield "## Coding of positions and signs\n"
    yield f"{inspect.getdoc(graphkit.formats.reading.coding) or ''}\n"


def _coders() -> Iterator[str]:
    yield "## Several coders\n"
    for part in (graphkit.coders, graphkit.engines.uncertainty.coder_draws):
        yield f"{(inspect.getdoc(part) or '').partition(chr(10) * 2)[2]}\n"


def _extraction() -> Iterator[str]:
    yield "## Claims proposed by a model\n"
    parts = (
        graphkit.extraction,
        graphkit.extraction.question,
        graphkit.extraction.endpoint,
        graphkit.extraction.evaluate,
        graphkit.engines.uncertainty.model_errors,
    )
    for part in parts:
        yield f"{(inspect.getdoc(part) or '').partition(chr(10) * 2)[2]}\n"


def _assistant() -> Iterator[str]:
    yield "## An assistant at the desk\n"
    yield f"{(inspect.getdoc(graphkit.assistant) or '')}\n"


def _rules() -> Iterator[str]:
    yield "## Decision rules\n"
    about = inspect.getdoc(graphkit.decision_rule) or ""
    yield f"{about}\n"


def _formats() -> Iterator[str]:
    yield "## Formats\n"
    rows: list[list[object]] = [
        [
            f"`{name}`",
            form.question,
            ", ".join(f"`{s}`" for s in form.suffixes if s) or "a folder",
            "yes" if form.write else "no",
        ]
        for name, form in formats.items()
    ]
    yield from _table(["format", "what it is", "ends in", "written"], rows)


def _measures() -> Iterator[str]:
    yield "## Measures\n"
    for family, question in FAMILIES.items():
        yield f"### {question}\n"
        for card in measures.values():
            if card.family == family:
                yield from _card(card)


def _card(card: Measure) -> Iterator[str]:
    experiment = " (an experiment)" if card.experimental else ""
    yield f"#### `{card.name}`: {card.title}{experiment}\n"
    yield f"{card.question}\n"
    yield f"{card.formula}\n"
    accepts = " ".join(map(str, card.accepts.describe()))
    yield f"View: {', '.join(card.networks)}. {accepts} Source: {card.source}.\n"
    if card.parameters:
        yield from _table(
            ["parameter", "default", "does"], [_parameter(p) for p in card.parameters]
        )


def _parameter(parameter: Parameter) -> list[object]:
    default: Any = parameter.default
    shown = "" if default is inspect.Parameter.empty or default is None else f"`{default}`"
    about = f"{parameter.about} {' · '.join(parameter.choices)}".strip()
    return [f"`{parameter.name}`", shown, about]


def _models() -> Iterator[str]:
    yield "## Outcome models\n"
    rows: list[list[object]] = [
        [f"`{model.name}`", model.title, MODEL_FAMILIES[model.family], f"`{model.measure}`"]
        for model in OUTCOME_MODELS
    ]
    yield from _table(["model", "called", "family", "measure"], rows)


def _kinds() -> Iterator[str]:
    yield "## Reports\n"
    yield from _table(["format"], [[f"`{name}`"] for name in reports])
    yield "## Figures\n"
    yield from _table(
        ["kind", "shows"], [[f"`{name}`", kind.title] for name, kind in kinds.items()]
    )


if __name__ == "__main__":
    (Path(__file__).parent.parent / "REFERENCE.md").write_text(reference(), encoding="utf-8")
