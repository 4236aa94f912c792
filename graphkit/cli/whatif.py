"""`graphkit whatif DATASET`: change stances, power, ties or actors, and compare."""

from __future__ import annotations

from pathlib import Path

import click

from graphkit.cli.job import Job, on_dataset
from graphkit.cli.show import FORMAT, OUTPUT, ROWS, show
from graphkit.errors import UsageError
from graphkit.language import text
from graphkit.phrases import phrase


@click.command(
    epilog=(
        "\b\nExamples:\n"
        "  graphkit whatif graphs/blackwell --set trump.blackwell_full=0.7\n"
        "  graphkit whatif graphs/blackwell --set huang.capability=80 --tie rubio:trump:-0.5\n"
        "  graphkit whatif graphs/blackwell --drop sacks --format json\n"
        "  graphkit whatif graphs/blackwell --scenario scenarios.yaml"
    )
)
@on_dataset
@click.option(
    "--set",
    "sets",
    multiple=True,
    metavar="CHANGE",
    help="ACTOR.ISSUE=POSITION, ACTOR.capability=N or ACTOR.salience=N (repeatable).",
)
@click.option(
    "--tie", "ties", multiple=True, metavar="A:B:+0.5", help="Replace the tie; 0 takes it away."
)
@click.option("--add-tie", "add_ties", multiple=True, metavar="A:B:+0.5", help="Add a tie.")
@click.option("--drop", "drops", multiple=True, metavar="ACTOR", help="Leave an actor out.")
@click.option(
    "--scenario",
    "files",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A YAML list of scenarios: name and any of set, tie, add_tie, drop.",
)
@click.option("--no-camps", is_flag=True, help="Leave camps out: they take longest.")
@FORMAT
@OUTPUT
@ROWS
def whatif(
    job: Job,
    sets: tuple[str, ...],
    ties: tuple[str, ...],
    add_ties: tuple[str, ...],
    drops: tuple[str, ...],
    files: tuple[Path, ...],
    no_camps: bool,
    form: str,
    output: Path | None,
    rows: int | None,
) -> None:
    """What would move if stances, power, ties or actors were others.

    The changes on the command line are one scenario; those in files are compared beside it.
    """
    words = (*sets, *ties, *add_ties, *(f"drop {actor}" for actor in drops))
    if not words and not files:
        raise UsageError(
            phrase("Say what to change: --set, --tie, --add-tie, --drop or --scenario FILE.")
        )
    dataset = job.load()
    from graphkit.analysis.parse_scenario import read_changes
    from graphkit.analysis.question_reports import whatif as compare
    from graphkit.analysis.scenario import Scenario
    from graphkit.analysis.scenario_file import read_scenarios
    from graphkit.cli.progress import progress

    seen = dataset.for_audience(job.settings.audience)
    scenarios = [scenario for path in files for scenario in read_scenarios(seen, path)]
    if words:
        changes = read_changes(seen, sets=sets, ties=ties, add_ties=add_ties, drops=drops)
        name = words[0] if len(words) == 1 else f"{words[0]} and {len(words) - 1} more"
        scenarios.insert(0, Scenario(name, changes))
    with progress(text("Comparing")):
        found = compare(dataset, job.settings, scenarios, camps=not no_camps)
    show(job, found, form, output, rows)
