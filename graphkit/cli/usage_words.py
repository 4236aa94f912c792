"""What a command line got wrong, as click found it, in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import click

from graphkit.language import LANGUAGES
from graphkit.phrases import Phrase, phrase

_LANG = "--lang"


def language_of(args: Sequence[str]) -> str | None:
    """The language that a command line asks for, before anything of it is read; None for none."""
    for word, after in zip(args, [*args[1:], ""], strict=True):
        name, equals, value = word.partition("=")
        asked = value if equals else after
        if name == _LANG and asked in LANGUAGES:
            return asked
    return None


def usage(error: click.ClickException) -> tuple[Phrase, ...]:
    """How the command is used and where more is said, as far as click knows which it is."""
    context = getattr(error, "ctx", None)
    if context is None:
        return ()
    words = [context.command_path, *context.command.collect_usage_pieces(context)]
    return (
        phrase("Usage: {usage}", usage=" ".join(words)),
        phrase("Try '{command} --help' for help.", command=context.command_path),
    )


def what_is_wrong(error: click.ClickException) -> str:
    """The fault itself; words of click's that are not known here stay as they are."""
    if isinstance(error.message, Phrase):
        return error.message
    match error:
        case click.MissingParameter(param=click.Parameter() as param):
            hint = param.get_error_hint(error.ctx)
            if param.param_type_name == "argument":
                return phrase("Missing argument {hint}.", hint=hint)
            return phrase("Missing option {hint}.", hint=hint)
        case click.NoSuchOption(option_name=name, possibilities=near):
            said = phrase("No such option '{name}'.", name=name)
            if near:
                said = phrase(
                    "No such option '{name}'. Did you mean '{near}'?", name=name, near=near[0]
                )
            return said
        case click.BadParameter(param=click.Parameter() as param):
            hint = param.get_error_hint(error.ctx)
            return phrase("Invalid value for {hint}: {message}", hint=hint, message=_known(error))
    return _known(error)


def _known(error: click.ClickException) -> str:
    if isinstance(error.message, Phrase):
        return error.message
    for pattern, say in _WORDS.items():
        if match := re.fullmatch(pattern, error.message, re.DOTALL):
            return say(*match.groups())
    return error.message


_WORDS: dict[str, Callable[..., Phrase]] = {
    r"'(.*)' is not a valid .*\.": lambda value: phrase(
        "'{value}' is no such number.", value=value
    ),
    r"(.*) is not in the range (.*)\.": lambda value, range: phrase(
        "{value} is not in the range {range}.", value=value, range=range
    ),
    r"'(.*)' is not one of (.*)\.": lambda value, choices: phrase(
        "'{value}' is not one of {choices}.", value=value, choices=choices
    ),
    r"'(.*)' is not (.*)\.": lambda value, choice: phrase(
        "'{value}' is not {choice}.", value=value, choice=choice
    ),
    r"\w+ '(.*)' does not exist\.": lambda name: phrase("'{name}' does not exist.", name=name),
    r"\w+ '(.*)' is a (?:file|directory)\.": lambda name: phrase(
        "'{name}' is not what is asked for: a file for a folder, or a folder for a file.", name=name
    ),
    r"\w+ '(.*)' is not readable\.": lambda name: phrase("'{name}' cannot be read.", name=name),
    r"Option '(.*)' requires an argument\.": lambda name: phrase(
        "The option '{name}' needs a value.", name=name
    ),
    r"Option '(.*)' does not take a value\.": lambda name: phrase(
        "The option '{name}' takes no value.", name=name
    ),
    r"Got unexpected extra arguments? \((.*)\)": lambda words: phrase(
        "More words than the command takes: {words}", words=words
    ),
    r"Missing command\.": lambda: phrase("A command is missing."),
}
