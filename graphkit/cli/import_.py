"""`graphkit import`: tables with headings of their own become a dataset."""

from __future__ import annotations

import shlex
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.convert import refuse_mixture
from graphkit.cli.messages import lang, read_account, say, spoken
from graphkit.cli.messages import problems as told
from graphkit.errors import DataError, Problem, UsageError
from graphkit.phrases import phrase

if TYPE_CHECKING:
    from graphkit.formats import ReadOptions

MOST_QUESTIONS = 50
FLAGS = {  # the options that answers to questions are
    "--columns": "columns",
    "--fixed": "fixed",
    "--scale": "scale",
    "--values": "values",
    "--dates": "dates",
}


@click.command(
    "import",
    epilog="\b\nExamples:\n  graphkit import stakeholders.xlsx -o harbour\n"
    "  graphkit import votes.csv -o votes --values position:0=oppose,1=support\n"
    "  graphkit import list.csv -o cable --columns actor=Organisation,position=Haltung\n"
    "  graphkit import december.xlsx -o december --mapping november/mapping.yaml",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="DATASET",
    help="The folder to write: CSV tables, and mapping.yaml for the next file of this kind.",
)  # fmt: skip
@click.option(
    "--columns", multiple=True, metavar="COLUMN=HEADING,...",
    help="Which heading is which column, such as actor=Organisation,position=Haltung; "
    "#3 is the third column.",
)  # fmt: skip
@click.option(
    "--fixed", multiple=True, metavar="COLUMN=WORDS",
    help="What holds for every row, such as 'issue=Cable car'.",
)  # fmt: skip
@click.option(
    "--values", multiple=True, metavar="COLUMN:VALUE=MEANING,...",
    help="What values mean: support, oppose, neutral, none, or a number from -1 to 1, such as "
    "position:dafür=1,dagegen=-1.",
)  # fmt: skip
@click.option(
    "--positions", multiple=True, metavar="VALUE=MEANING,...",
    help="The same as --values position:...",
)  # fmt: skip
@click.option(
    "--scale", multiple=True, metavar="COLUMN:LOW..HIGH",
    help="What full opposition and full support are in a column, such as position:1..7.",
)  # fmt: skip
@click.option("--dates", default="", metavar="FORM", help="How dates are written: dmy, mdy or ymd.")
@click.option("--sheet", help="The only sheet of a workbook to read.")
@click.option(
    "--header-row", type=click.IntRange(min=1), default=1, help="Row of the column names."
)
@click.option(
    "--table", type=click.Choice(["stances", "ties", "actors"]), help="What the rows are."
)
@click.option("--sum", "add", is_flag=True, help="Equal ties add up, instead of weighing as one.")
@click.option(
    "--mapping", type=click.Path(path_type=Path), help="A mapping.yaml to read the files by."
)
@click.option("--encoding", metavar="NAME", help="Text encoding of the input (default: UTF-8).")
@lang("Language of messages.", passed=False)
def import_(
    files: tuple[Path, ...], output: Path, values: tuple[str, ...], positions: tuple[str, ...],
    add: bool, **given: Any,
) -> None:  # fmt: skip
    """Tables with headings of their own: lists, registers, votes, pairs, one FILE or several.

    What each column is, is guessed from headings and contents, and said. What cannot be known is
    asked in a terminal, and otherwise printed as the whole command that answers it.
    """
    from graphkit.formats import ReadOptions

    said = (*values, *(f"position:{words}" for words in positions))
    options = ReadOptions(values=said, sum=add, **given)
    dataset, mapping, options = _read(list(files), options, asking=_in_terminal())
    _store(dataset, mapping, output)
    read_account(dataset)
    _say_done(files, options, output, kept=mapping is not None)


def _in_terminal() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def _read(files: list[Path], options: ReadOptions, *, asking: bool) -> tuple[Any, Any, ReadOptions]:
    """The dataset, how it was read, and the options that say so: asked for, one at a time."""
    from graphkit.formats import load_with_mapping

    for _ in range(MOST_QUESTIONS):
        try:
            dataset, mapping = load_with_mapping(files, options)
        except DataError as error:
            question = next((p for p in error.problems if p.level == "error" and p.answers), None)
            if question is None or not asking or not error.command:
                raise
            options = _with(options, _ask(question))
            continue
        renamed = _ask_issue(mapping, options) if asking and mapping else None
        if renamed is None:
            return dataset, mapping, options
        options = _with(options, renamed)
    raise AssertionError("a question was answered and asked again without end")


def _ask_issue(mapping: Any, options: ReadOptions) -> str | None:
    """The option that names the one issue of a register, where the guess is not its name."""
    fixed = [table.fixed["issue"] for table in mapping.tables if "issue" in table.fixed]
    said = any(words.startswith("issue=") for words in options.fixed)
    if len(fixed) != 1 or said or options.mapping is not None:
        return None
    name = click.prompt("What is the issue called", default=fixed[0], err=True).strip()
    return None if name in ("", fixed[0]) else shlex.join(["--fixed", f"issue={name}"])


def _ask(question: Problem) -> str:
    """The option that answers a question."""
    answers = question.answers
    click.echo(told([replace(question, level="note", answers=())]), err=True)
    if len(answers) == 1 and "=?" in answers[0].option:
        return _ask_words(answers[0].option)
    for number, answer in enumerate(answers, start=1):
        click.echo(f"  {number}  {spoken(answer.meaning)}", err=True)
    choice = click.IntRange(1, len(answers))
    chosen = click.prompt("Which", type=choice, default=1, err=True)
    return answers[chosen - 1].option


def _ask_words(option: str) -> str:
    """What each word means that stands before a question mark."""
    from graphkit.formats.reading.coding import meaning_of

    def accepted(answer: str) -> str:
        """The answer, if it can be meant; otherwise the prompt says why and asks again."""
        try:
            meaning_of(column, answer)
        except UsageError as error:
            raise click.BadParameter(str(error)) from None
        return answer

    flag, words = shlex.split(option)
    column, _, pairs = words.partition(":")
    meant = []
    for pair in pairs.split(","):
        word = pair.removesuffix("=?")
        asked = f"What does {word} mean"
        meaning = click.prompt(asked, default="none", value_proc=accepted, err=True)
        meant.append(f"{word}={meaning}")
    return shlex.join([flag, f"{column}:{','.join(meant)}"])


def _with(options: ReadOptions, option: str) -> ReadOptions:
    """The options with one more."""
    flag, words = shlex.split(option)
    name = FLAGS[flag]
    before: Any = getattr(options, name)
    if name == "dates" and before:
        words = f"{before},{words}"
    changed: dict[str, Any] = {name: (*before, words) if isinstance(before, tuple) else words}
    return replace(options, **changed)


def _store(dataset: Any, mapping: Any, output: Path) -> None:
    from graphkit.formats import write
    from graphkit.formats.mapping_yaml import NAME, write_mapping
    from graphkit.formats.writing.storage import write_folder

    files: Any = write(dataset, "csv_folder")
    content = dict(files)
    refuse_mixture(output, content)
    if mapping is not None:
        content[NAME] = write_mapping(mapping)
    write_folder(output, content)


def _say_done(files: tuple[Path, ...], options: ReadOptions, output: Path, *, kept: bool) -> None:
    """Where it is, how to do the same again, and what to do next."""
    from graphkit.formats.own_tables import import_command

    say(phrase("Wrote {output}/.", output=output))
    if kept:
        say(
            phrase(
                "The same without questions: {import_command}",
                import_command=import_command(files, options, str(output)),
            )
        )
        say(
            phrase(
                "The next file of this kind: add --mapping {value}", value=output / "mapping.yaml"
            )
        )
    say(f"  graphkit check {shlex.quote(str(output))}")
    say(f"  graphkit brief {shlex.quote(str(output))}")
