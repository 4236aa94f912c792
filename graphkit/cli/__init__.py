"""The command line: the only place that prints, exits, and reads the clock or environment.

The table below is the list of commands; each is a file of its own, imported when called.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import Any

import click

from graphkit.errors import DataError, GraphkitError, did_you_mean
from graphkit.phrases import Phrase, phrase, phrase_of
from graphkit.registry import Registry

_HERE = "graphkit.cli"
_GARBAGE = 1_000_000  # new objects between two looks for garbage: what a command makes, it keeps

commands: Registry[click.Command] = Registry(
    phrase("command"),
    {
        "brief": f"{_HERE}.brief:brief",
        "report": f"{_HERE}.report:report",
        "map": f"{_HERE}.map:map_",
        "figure": f"{_HERE}.figure:figure",
        "slides": f"{_HERE}.slides:slides",
        "embed": f"{_HERE}.embed:embed",
        "check": f"{_HERE}.check:check_",
        "agreement": f"{_HERE}.agreement:agreement",
        "measures": f"{_HERE}.measures:measures_",
        "measure": f"{_HERE}.measure:measure",
        "whatif": f"{_HERE}.whatif:whatif",
        "pivots": f"{_HERE}.pivots:pivots",
        "persuade": f"{_HERE}.persuade:persuade",
        "diff": f"{_HERE}.diff:diff",
        "timeline": f"{_HERE}.timeline:timeline",
        "extract": f"{_HERE}.extract:extract",
        "serve-assistant": f"{_HERE}.serve_assistant:serve_assistant",
        "code": "graphkit.workbench.command:code",
        "convert": f"{_HERE}.convert:convert",
        "events": f"{_HERE}.events:events",
        "formats": f"{_HERE}.formats:formats_",
        "import": f"{_HERE}.import_:import_",
        "new": f"{_HERE}.new:new",
        "doctor": f"{_HERE}.doctor:doctor",
        "completion": f"{_HERE}.completion:completion",
    },
)

SUMMARIES = {  # one line each, so that --help imports no command
    "brief": "The main job: report, map, figures and slides at once.",
    "report": "The report alone, in one of several formats.",
    "map": "The interactive map as one HTML file.",
    "figure": "One picture (svg, png or pdf).",
    "slides": "The slide deck: PowerPoint, one web page, or Markdown.",
    "embed": "The lines that put the map into a page, a deck or a wiki.",
    "check": "Everything wrong or weak in the data.",
    "agreement": "How far coders agree, and what they read differently.",
    "measures": "The catalogue of measures, or the card of one.",
    "measure": "Run one measure.",
    "whatif": "Change stances, power, ties or actors, and compare.",
    "pivots": "Who could turn the outcome, alone or together.",
    "persuade": "Whom to talk to, in what order, and how to reach them.",
    "diff": "What changed between two dates or two datasets.",
    "timeline": "Stances, camps and forecasts over time, and where they change.",
    "extract": "Claims that a model of your own proposes from texts, verified.",
    "serve-assistant": "A dataset for an assistant that you already use.",
    "code": "Texts become claims: the coding workbench, in the browser.",
    "convert": "Write a dataset in another format.",
    "events": "Signed ties from event archives such as GDELT.",
    "formats": "What is read and written, and what each format can hold.",
    "import": "Tables with headings of their own: say once what they mean.",
    "new": "Start a dataset of your own.",
    "doctor": "What is installed, what is missing and how to get it.",
    "completion": "How to switch on completion in your shell.",
}


class Commands(click.Group):
    """The group of all commands, imported one at a time and listed without importing any."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(commands)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return commands.get(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in commands:
            hint = did_you_mean(args[0], commands) or phrase("graphkit --help lists the commands.")
            raise click.UsageError(
                phrase("There is no command '{value}'. {hint}", value=args[0], hint=hint), ctx
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, SUMMARIES[name]) for name in commands])


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=(
        "\b\nExamples:\n"
        "  graphkit brief graphs/blackwell            report, map, figures, slides in output/\n"
        "  graphkit report graphs/starter.csv         a report from a bare edge list\n"
        "  graphkit measure betweenness DATASET --format json\n"
        "  graphkit new mycase                        start your own dataset"
    ),
)
@click.version_option(package_name="graphkit", message="graphkit %(version)s")
def graphkit() -> None:
    """Who supports and who opposes what: power, camps, outcomes, each with its evidence."""
    from graphkit.cli.source_date import source_date

    source_date()  # what is no date is said before anything is done


def main(args: list[str] | None = None) -> int:
    """What the `graphkit` command does: runs it and turns every error into an exit code."""
    gc.set_threshold(_GARBAGE)
    # One thread adds up in one order, so that the last digits are the same on every machine.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    code = run(args)
    gc.freeze()  # what is left goes with the process: to look through it once more only takes time
    return code


def run(args: list[str] | None = None) -> int:
    """Run a command line and return its exit code; messages go to standard error."""
    from graphkit.language import asked

    before = asked.set("en")  # until --lang is read
    try:
        return _run(args)
    finally:
        asked.reset(before)


def _run(args: list[str] | None) -> int:
    try:
        result: Any = graphkit.main(args=args, prog_name="graphkit", standalone_mode=False)
    except click.exceptions.Abort:
        _say(phrase("Stopped."))
        return 130
    except click.ClickException as error:
        _show_usage(error, sys.argv[1:] if args is None else args)
        return error.exit_code
    except DataError as error:
        _show(error, sys.argv[1:] if args is None else args)
        return error.exit_code
    except GraphkitError as error:
        _say(phrase("Error: {error}", error=error.args[0] if error.args else ""))
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        return _unexpected(error)
    return result if isinstance(result, int) else 0


def _say(message: Phrase) -> None:
    from graphkit.cli.messages import say

    say(message)


def _show(error: DataError, args: list[str]) -> None:
    import shlex

    from graphkit.cli.messages import problems

    if error.command and args[:1] != ["import"]:
        args = shlex.split(error.command)[1:]
    click.echo(problems(error.problems, args), err=True)
    count = sum(problem.times for problem in error.problems if problem.level == "error")
    _say(
        phrase_of(
            "Not accepted: {count} error. Nothing was written.",
            "Not accepted: {count} errors. Nothing was written.",
            count,
        )
    )


def _show_usage(error: click.ClickException, args: list[str]) -> None:
    """As click says it; in another language, which may not have been read yet, as we do."""
    from graphkit.cli.usage_words import language_of, usage, what_is_wrong
    from graphkit.language import asked

    language = language_of(args)
    if language in (None, "en"):
        error.show()
        return
    asked.set(language)
    for line in usage(error):
        _say(line)
    _say(phrase("Error: {error}", error=what_is_wrong(error)))


def _unexpected(error: Exception) -> int:
    """A fault of graphkit's own: said in one line, with the traceback only when asked for."""
    import traceback

    if os.environ.get("GRAPHKIT_DEBUG"):
        traceback.print_exc()
    _say(
        phrase(
            "Error: graphkit failed unexpectedly ({name}: {error}). Set "
            "GRAPHKIT_DEBUG=1 to see where, and please report it.",
            name=type(error).__name__,
            error=error,
        )
    )
    return 1
