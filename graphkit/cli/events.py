"""`graphkit events`: signed ties from an archive of events."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from graphkit.cli.day import Day
from graphkit.cli.messages import lang, problems, say
from graphkit.cli.output import put_out
from graphkit.cli.progress import progress
from graphkit.errors import UsageError
from graphkit.events.asked import WINDOWS, Asked
from graphkit.events.engines import ENGINES
from graphkit.phrases import phrase, phrase_of


@click.command(
    epilog=(
        "\b\nSigns and strengths:\n"
        "  Quad classes 1 and 2 (cooperation) say support, 3 and 4 (conflict) opposition; an\n"
        "  event whose Goldstein value is 0 or says the contrary is neutral. A tie's weight is\n"
        "  the sum of mentions x |Goldstein| / 10, its strength log(1 + weight) / log(1 + the\n"
        "  largest weight).\n"
        "  Weakness: mentions measure attention, not conviction; Goldstein's values are a\n"
        "  panel's, one for each kind of event; machines misread who did what; support is 'was\n"
        "  reported to cooperate', not agreement. The dataset's description says so, too.\n"
        "\n\b\nA mapping file (YAML) says which column is what:\n"
        "  from: Source Name        to: Target Name        date: Event Date    (all required)\n"
        "  quadclass: Quad Code     goldstein: Intensity   sign: Direction     (at least one;\n"
        "                           sign is instead of quadclass)\n"
        "  mentions, source (its address), id (a number), from_name, to_name, from_country,\n"
        "  to_country: further columns\n"
        "  signs: {ally: support, foe: oppose}    what the words in sign mean\n"
        "  dates: ymd, dmy or mdy                 missing: [None]    actors that are none\n"
        "  delimiter: tab, comma, semicolon, pipe\n"
        "  columns: [day, a, b, class]            the names, where the file has none\n"
        "\n\b\nExamples:\n"
        "  graphkit events 20240101.export.CSV.zip --dataset january\n"
        "  graphkit events gdelt/ --actors 'USA*,CHN*' --window month --dataset out\n"
        "  graphkit events rows.parquet --mapping columns.yaml --dataset out\n"
        "  graphkit events gdelt-bq.gdeltv2.events --engine bigquery --since 2024-01-01 > ties.sql"
    )
)
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option(
    "--dataset", "out", type=click.Path(path_type=Path), help="Folder that the dataset goes to."
)
@click.option("--since", type=Day(), metavar="DATE", help="Only events from this day on.")
@click.option("--until", type=Day(), metavar="DATE", help="Only events to this day.")
@click.option(
    "--actors",
    default="",
    metavar="FILTER",
    help="Only events between these: codes or names by commas, * for anything ('USA*,IRN'); "
    "any:FILTER is satisfied with one side.",
)
@click.option(
    "--min-mentions",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Only events mentioned at least so often.",
)
@click.option(
    "--window",
    type=click.Choice(WINDOWS),
    help="Ties for each such span, and positions towards the most mentioned actors over time.",
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="duckdb",
    show_default=True,
    help="What adds up. bigquery: FILES is a table; the query is printed, nothing is connected, "
    "and its result, saved as Parquet, is read like any FILE.",
)
@click.option(
    "--master",
    metavar="ADDRESS",
    help="Spark's cluster, such as spark://host:7077, else local; it must see FILES and TMPDIR.",
)
@click.option(
    "--mapping", type=click.Path(path_type=Path), metavar="FILE", help="Which column is what."
)
@lang("Language of messages.", passed=False)
def events(
    files: tuple[str, ...],
    out: Path | None,
    since: date | None,
    until: date | None,
    actors: str,
    min_mentions: int,
    window: str | None,
    engine: str,
    master: str | None,
    mapping: Path | None,
) -> None:
    """Signed ties from event archives: GDELT 1.0 and 2.0, ICEWS, POLECAT, any CSV or Parquet.

    FILES are plain, .zip or .gz as they are shipped, Parquet, or folders of such. Needs
    graphkit[events]; with Spark graphkit[spark] and Java.
    """
    from graphkit.events.mapping import read_mapping

    asked = Asked(since, until, actors, min_mentions, window)
    known = read_mapping(mapping) if mapping else None
    if engine == "bigquery":
        from graphkit.events.run import query

        if len(files) != 1:
            raise UsageError(phrase("Name one table, such as gdelt-bq.gdeltv2.events."))
        put_out(query(files[0], known, asked).encode(), out)
        return
    if out is None:
        raise UsageError(phrase("Name the folder that the dataset goes to: --dataset OUT."))
    from graphkit.events.build import build, sizes
    from graphkit.events.run import gather
    from graphkit.events.words import account

    paths = [Path(file) for file in files]
    with progress("Reading events", "rows", lines=True) as tell:
        found = gather(paths, known, asked, engine_name=engine, master=master, tell=tell)
    dataset, found = build(found, asked, out.resolve().name)
    if found.problems:
        say(problems(found.problems))
    rate = found.read / max(found.seconds, 1e-3)
    say(
        phrase_of(
            "Read {count} file ({layouts}) in {seconds} s, {rate} rows a second: {account}",
            "Read {count} files ({layouts}) in {seconds} s, {rate} rows a second: {account}",
            found.files,
            layouts=found.layouts,
            seconds=f"{found.seconds:.1f}",
            rate=f"{rate:,.0f}",
            account=account(found),
        )
    )
    _write(out, dataset)
    say(phrase("Wrote {listed} to {out}/.", listed=", ".join(sizes(dataset)), out=out))


def _write(out: Path, dataset: object) -> None:
    from graphkit.cli.convert import refuse_mixture
    from graphkit.formats import write
    from graphkit.formats.writing.storage import write_folder

    content = write(dataset, "csv_folder")  # type: ignore[arg-type]
    assert not isinstance(content, bytes)
    refuse_mixture(out, content)
    write_folder(out, content)
