"""`graphkit extract DATASET TEXTS...`: claims proposed by a model of the user's own."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graphkit.cli.job import LANG, SEED
from graphkit.cli.messages import say
from graphkit.cli.progress import progress
from graphkit.cli.show import FORMAT, OUTPUT, ROWS, show_in
from graphkit.errors import OutputError, UsageError
from graphkit.findings import Report, Settings
from graphkit.language import Language, plural, text
from graphkit.phrases import phrase

if TYPE_CHECKING:
    from graphkit.coding.book import CodingBook
    from graphkit.extraction.endpoint import Endpoint
    from graphkit.texts.reading import Reading

KEY = "GRAPHKIT_MODEL_KEY"


@click.command(
    epilog=(
        "\b\nWhat leaves the machine, to the address of --endpoint and no other:\n"
        "  the passages of these texts; ids, names and aliases of actors, questions and scales of\n"
        "  issues, without private rows and notes; the key, by https or to this machine alone.\n"
        "\n\b\nExamples:\n"
        "  graphkit extract mycase article.pdf --endpoint http://localhost:8080/v1 --model NAME\n"
        "  graphkit extract mycase --endpoint URL --model NAME --evaluate"
    )
)
@click.argument("dataset", type=click.Path(path_type=Path))
@click.argument("texts", nargs=-1, type=click.Path(path_type=Path))
@click.option("--endpoint", "url", required=True, metavar="URL", help="Where the model answers.")
@click.option("--model", required=True, metavar="NAME", help="Which model is asked.")
@click.option(
    "--key-env",
    default=KEY,
    show_default=True,
    metavar="VARIABLE",
    help="The environment variable with the key, if it needs one.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=1, max=3600),
    default=60.0,
    show_default=True,
    metavar="SECONDS",
    help="How long an answer is waited for; it is asked for three times at most.",
)
@click.option(
    "--evaluate",
    is_flag=True,
    help="Propose nothing: code a random sample that a person coded, and compare.",
)
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=50,
    show_default=True,
    help="Paragraphs of that sample.",
)
@click.option(
    "--accepted",
    is_flag=True,
    help="With --evaluate: doubt also what a person accepted just as it was proposed.",
)
@SEED
@LANG
@FORMAT
@OUTPUT
@ROWS
def extract(
    dataset: Path,
    texts: tuple[Path, ...],
    url: str,
    model: str,
    key_env: str,
    timeout: float,
    evaluate: bool,
    sample: int,
    accepted: bool,
    seed: int,
    lang: str,
    form: str,
    output: Path | None,
    rows: int | None,
) -> int:
    """Claims that a model finds in texts, verified, waiting for a person.

    A claim waits only if its quotation stands in the text to the letter, its actor is known or
    named there, its issue is known and its position on the scale; the others are counted with the
    reason. Without TEXTS those already kept beside the dataset are read. `graphkit code` shows
    what waits.
    """
    from graphkit.coding.book import CodingBook
    from graphkit.extraction.endpoint import Endpoint
    from graphkit.texts.files import read_files

    endpoint = Endpoint(url, model, time.sleep, os.environ.get(key_env, ""), timeout)
    if not dataset.exists():
        raise UsageError(
            phrase(
                "There is no dataset '{dataset}'. graphkit new {dataset} starts one.",
                dataset=dataset,
            )
        )
    if evaluate and texts:
        raise UsageError(
            phrase("--evaluate takes its sample from the texts kept beside the dataset.")
        )
    if accepted and not evaluate:
        raise UsageError(phrase("--accepted belongs to --evaluate."))
    readings = read_files(texts) if texts else []
    book, settings = CodingBook(dataset), Settings(language=lang, seed=seed)
    with progress(text("Asking {model}", model=model)):
        if evaluate:
            report, complete = _evaluated(book, endpoint, sample, settings, accepted)
        else:
            report, complete = _extracted(book, endpoint, _sources(book, readings), settings)
    show_in(Language(lang, report.dataset.names(lang)), report, form, output, rows)
    return int(not complete)


def _extracted(
    book: CodingBook, endpoint: Endpoint, sources: list[str], settings: Settings
) -> tuple[Report, bool]:
    """What was proposed, and whether every passage had an answer."""
    from graphkit.analysis.extraction import extracted
    from graphkit.extraction.extract import extract as ask
    from graphkit.extraction.question import passages

    count = sum(1 for source in sources for _ in passages(source, book.text(source)))
    _say_what_leaves(count, endpoint)
    found = ask(book, sources, endpoint)
    if not found.passages and found.unanswered:
        raise OutputError(
            phrase("There was no answer to use. {last_failure}", last_failure=found.last_failure)
        )
    return extracted(book.dataset, settings, found), not found.unanswered


def _evaluated(
    book: CodingBook, endpoint: Endpoint, sample: int, settings: Settings, accepted: bool
) -> tuple[Report, bool]:
    """How the model coded what a person had coded, and whether every passage had an answer."""
    from graphkit.analysis.model_evaluation import evaluated
    from graphkit.extraction.evaluate import evaluate as compare
    from graphkit.extraction.evaluate import hand_coded
    from graphkit.extraction.unread import unread

    drawn = hand_coded(book, endpoint.model, sample, settings.seed)
    if not drawn.units:
        raise UsageError(phrase("No paragraph of the kept texts was coded by a person."))
    _say_what_leaves(len(drawn.units), endpoint)
    found = compare(book, endpoint, drawn)
    if not found.passages:
        raise OutputError(
            phrase("There was no answer to use. {last_failure}", last_failure=found.last_failure)
        )
    claims = unread(book, endpoint.model, accepted=accepted)
    return evaluated(book.dataset, claims, found, settings), not found.unanswered


def _sources(book: CodingBook, readings: Sequence[Reading]) -> list[str]:
    """The sources to read: those given, kept beside the dataset, or all that are kept."""
    if readings:
        return list(dict.fromkeys(book.add_text(reading) for reading in readings))
    kept = book.texts()
    if not kept:
        raise UsageError(phrase("No text is kept beside this dataset: name some files."))
    return kept


def _say_what_leaves(count: int, endpoint: Endpoint) -> None:
    say(
        plural(
            "{count} passage goes to {address}, with the names of actors and issues.",
            "{count} passages go to {address}, with the names of actors and issues.",
            count,
            address=endpoint.address,
        )
    )
