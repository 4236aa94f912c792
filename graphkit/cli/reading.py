"""Read a dataset on one processor while another loads the libraries that will look at it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.engines.background_process import BackgroundProcess, Steps, Told
from graphkit.formats import ReadOptions, load

_LARGE = 2_000_000  # bytes; to hand over what is read of so many takes longer than it saves


def reading(
    paths: Sequence[Path], options: ReadOptions, meanwhile: Callable[[], object] | None = None
) -> Callable[[], Dataset]:
    """Begin to read in a copy of this process where that saves time; call the result to get it.

    That does `meanwhile` and waits. What a copy cannot read is read here, with the same errors.
    """

    def here() -> Dataset:
        return load(paths, options=options)

    def steps(_: Told) -> Steps:
        yield here()

    if meanwhile is None or not _quickly_handed_over(paths):
        return here
    copy = BackgroundProcess(steps)

    def there() -> Dataset:
        meanwhile()
        found: Dataset | None = copy.result()
        return here() if found is None else found

    return there


def _quickly_handed_over(paths: Sequence[Path]) -> bool:
    """Whether these are small files or folders of such; a pipe could not be read twice."""
    try:
        files = [file for path in paths for file in (path.iterdir() if path.is_dir() else [path])]
        return all(map(Path.is_file, files)) and sum(f.stat().st_size for f in files) < _LARGE
    except OSError:  # reading says what is wrong
        return False
