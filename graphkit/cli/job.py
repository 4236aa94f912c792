"""What every command on a dataset has in common: its options and its reading."""

from __future__ import annotations

import functools
import shlex
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graphkit.cli.by_hand import kept_places
from graphkit.cli.day import Day
from graphkit.cli.memory import hand_back_memory, keep_memory
from graphkit.cli.messages import lang, read_account
from graphkit.cli.progress import as_lines, progress
from graphkit.dataset import Dataset
from graphkit.findings import Report, Settings
from graphkit.language import DATA, Language, text

if TYPE_CHECKING:
    from graphkit.timeline import By


@dataclass(frozen=True, slots=True)
class Job:
    """One command's dataset and settings."""

    path: Path
    settings: Settings
    encoding: str | None
    header_row: int
    scale: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    dates: str = ""
    codes: tuple[str, ...] = ()
    same_as: Path | None = None
    others: tuple[Path, ...] = ()

    @property
    def paths(self) -> tuple[Path, ...]:
        """The file or folder, or the files of one graph."""
        return (self.path, *self.others)

    def load(
        self, *, notices: bool = True, meanwhile: Callable[[], object] | None = None
    ) -> Dataset:
        """The dataset, with what was read (and noticed) said on standard error.

        `meanwhile` is done while another processor reads, where one does.
        """
        from graphkit.cli.reading import reading
        from graphkit.formats import ReadOptions

        asked = ("encoding", "header_row", "scale", "values", "dates", "codes", "same_as")
        options = ReadOptions(**{name: getattr(self, name) for name in asked})
        hand_back_memory()
        begun = reading(self.paths, options, meanwhile)  # before a thread shows the progress
        with progress(text("Reading {file}", file=" ".join(map(str, self.paths)))):
            dataset = begun()
        read_account(dataset, audience=self.settings.audience, notices=notices)
        return dataset

    def language(self, dataset: Dataset, *, on_screen: bool = False) -> Language:
        """The reader's language, with the names of this dataset's actors and issues.

        `on_screen` also names the data's path, for commands to copy; what is handed on must
        not tell where on a disk it came from.
        """
        code = self.settings.language
        names = dataset.names(code)
        if on_screen:
            names[DATA.id] = shlex.join(map(str, self.paths))
        return Language(code, names)

    def analyse(
        self,
        *,
        with_pictures: bool = False,
        over_time: bool = False,
        by_day: bool = False,
        actors_by_day: bool = False,
        **changed: Any,
    ) -> Report:
        """The report on the dataset; `changed` replaces settings. With `by_day` work begins on what
        a map says of other days, with `actors_by_day` on camps and ranks then."""
        from graphkit.analysis.analyse import analyse, begin, every_day, load_libraries

        dataset = self.load(meanwhile=load_libraries)
        keep_memory()
        settings = replace(self.settings, **changed)
        begun = begin(dataset, settings, by_day=by_day)  # before a thread shows the progress
        days = every_day(dataset, settings) if actors_by_day else None
        places = kept_places(self.path, dataset) if with_pictures else None
        with progress(text("Analysing")):
            return analyse(
                dataset,
                settings,
                with_pictures=with_pictures,
                over_time=over_time,
                places=places,
                begun=begun,
                days=days,
            )

    def over_time(
        self, *, by: By | None = None, since: date | None = None, every: bool = False
    ) -> Report:
        """The report on the dataset in windows of time."""
        dataset = self.load()
        from graphkit.analysis.question_reports import begin_timeline, timeline

        begun = begin_timeline(
            dataset, self.settings, by, since
        )  # before a thread shows the progress
        with progress(text("Looking back")):
            return timeline(begun, every=every)


def on_dataset(command: Callable[..., Any], *, several: bool = True) -> Callable[..., Any]:
    """Give a command the argument DATASET and the options that go with it, as a `Job`.

    A dataset may be `several` files, the nodes and edges of one graph.
    """

    @(_DATASET if several else _ONE_DATASET)
    @_AS_OF
    @_ISSUE
    @LANG
    @_AUDIENCE
    @SEED
    @_PROGRESS
    @_UNDIRECTED
    @_TIME_LIMIT
    @_REPLICATES
    @_ENCODING
    @_HEADER_ROW
    @_SCALE
    @_VALUES
    @_DATES
    @_CODES
    @_SAME_AS
    @_POSITIONS
    @functools.wraps(command)
    def wrapped(
        dataset: tuple[Path, ...],
        as_of: date | None,
        issue: tuple[str, ...],
        lang: str,
        audience: Any,
        seed: int,
        undirected: bool,
        time_limit: float | None,
        replicates: int | None,
        encoding: str | None,
        header_row: int,
        scale: tuple[str, ...],
        values: tuple[str, ...],
        dates: str,
        codes: tuple[str, ...],
        same_as: Path | None,
        positions: tuple[str, ...],
        **rest: Any,
    ) -> Any:
        settings = Settings(
            as_of=as_of,
            issues=issue,
            language=lang,
            audience=audience,
            seed=seed,
            undirected=undirected,
            time_limit=time_limit,
            replicates=replicates,
        )
        said = (*values, *(f"position:{words}" for words in positions))
        job = Job(
            path=dataset[0],
            settings=settings,
            encoding=encoding,
            header_row=header_row,
            scale=scale,
            values=said,
            dates=dates,
            codes=codes,
            same_as=same_as,
            others=dataset[1:],
        )
        return command(job, **rest)

    return wrapped


def on_one_dataset(command: Callable[..., Any]) -> Callable[..., Any]:
    """As `on_dataset`, for a command that takes other paths beside it."""
    return on_dataset(command, several=False)


_DATASET = click.argument("dataset", nargs=-1, required=True, type=click.Path(path_type=Path))
_ONE_DATASET = click.argument(
    "dataset", type=click.Path(path_type=Path), callback=lambda _context, _name, path: (path,)
)
_AS_OF = click.option("--as-of", type=Day(), help="Only what was known by this day.")
_ISSUE = click.option(
    "--issue", multiple=True, metavar="ID", help="Only this issue (repeatable; the first leads)."
)
LANG = lang()
_AUDIENCE = click.option(
    "--audience",
    type=click.Choice(["public", "internal"]),
    default="public",
    show_default=True,
    help="public leaves private rows and notes out of everything.",
)
_PROGRESS = click.option(
    "--progress",
    is_flag=True,
    expose_value=False,
    callback=lambda _context, _name, asked: as_lines.set(asked),
    help="Tell what is being done in lines, too, where nobody watches (a log).",
)
SEED = click.option(
    "--seed", type=int, default=0, show_default=True, help="Start of the random numbers."
)
_UNDIRECTED = click.option("--undirected", is_flag=True, help="Read every tie as undirected.")
_TIME_LIMIT = click.option(
    "--time-limit",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Let exact searches go on for so long, then give the interval reached.  "
    "[default: some 1.5 seconds of work, counted in steps]",
)
_REPLICATES = click.option(
    "--replicates",
    type=click.IntRange(min=0),
    help="How many times the claims are doubted for the intervals; 0 for none.  "
    "[default: 1000, fewer in large networks]",
)
_ENCODING = click.option(
    "--encoding", metavar="NAME", help="Text encoding of the input (default: UTF-8)."
)
_HEADER_ROW = click.option(
    "--header-row",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    help="Row of the column names in a spreadsheet.",
)
_SCALE = click.option(
    "--scale",
    multiple=True,
    metavar="COLUMN:LOW..HIGH",
    help="What full opposition and full support are in a column, such as position:0..1.",
)
_VALUES = click.option(
    "--values",
    multiple=True,
    metavar="COLUMN:VALUE=MEANING,...",
    help="What values mean (support, oppose, neutral, none), such as position:0=oppose,1=support.",
)
_DATES = click.option(
    "--dates",
    default="",
    metavar="FORM",
    help="How dates are written: dmy, mdy or ymd, and 2000 where years have two digits.",
)
_CODES = click.option(
    "--codes",
    multiple=True,
    metavar="PART=GROUP,...",
    help="Coded texts: which codes are actor, issue or position, such as actor=Organisations.",
)
_SAME_AS = click.option(
    "--same-as",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Actors that are one, ticked in a file that graphkit check --same-as FILE begins.",
)
_POSITIONS = click.option(
    "--positions",
    multiple=True,
    metavar="VALUE=MEANING,...",
    help="The same as --values position:..., such as 0=oppose,1=support.",
)


SINCE = click.option(
    "--since", type=Day(), metavar="DATE", help="Say what changed since this day, too."
)
