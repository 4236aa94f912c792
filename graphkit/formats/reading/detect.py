"""Which format a path is in: by folder, ending, and the first line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from graphkit.errors import DataError, Place, Problem, UsageError, did_you_mean
from graphkit.formats.csv_folder import DESCRIPTOR, is_own
from graphkit.formats.format import Format
from graphkit.formats.reading.decode import advice, what_it_is
from graphkit.phrases import phrase


def detect(path: Path, formats: Mapping[str, Format]) -> str:
    """The name of the format of a file or folder; raises `UsageError` when there is none, and
    `DataError` where a file does not hold what its ending says."""
    if not path.exists():
        near = did_you_mean(path.name, _beside(path))
        raise UsageError(
            phrase("There is no file or folder '{path}'. {near}", path=path, near=near).rstrip()
        )
    whole = path.is_dir() or path.name == DESCRIPTOR
    if whole and is_own(path):
        return "csv_folder"
    suffix = "" if whole else path.suffix.lower()
    able = {n: f for n, f in formats.items() if suffix in (*f.suffixes, *f.read_only)}
    if not able or (not suffix and not whole):
        raise _unknown(path, formats)
    # A format that recognises its files by what they hold comes before one that takes any.
    sure = (name for name, form in able.items() if form.recognises and form.recognises(path))
    found = next(sure, None) or next((n for n, form in able.items() if not form.recognises), None)
    if found is None:
        forms = " or ".join(dict.fromkeys(form.called or form.question for form in able.values()))
        kind = what_it_is(_start(path))
        message = (
            phrase(
                "This ends as {forms} does, and holds none: it is {kind}.", forms=forms, kind=kind
            )
            if kind
            else phrase("This ends as {forms} does, and holds none.", forms=forms)
        )
        place = Place(path.name, 1, 1)
        raise DataError([Problem("error", "not-format", message, place, advice(kind))])
    return found


def _start(path: Path) -> bytes:
    """The first bytes of a file; none where they cannot be read or it is a folder."""
    try:
        with path.open("rb") as stream:
            return stream.read(4096)
    except OSError:
        return b""


def _unknown(path: Path, formats: Mapping[str, Format]) -> UsageError:
    known = {end for form in formats.values() for end in (*form.suffixes, *form.read_only)}
    return UsageError(
        phrase(
            "'{name}' is in no format that graphkit reads: a folder of CSV tables, "
            "or a file that ends in {listed}.",
            name=path.name,
            listed=", ".join(sorted(known - {""})),
        )
    )


def _beside(path: Path) -> list[str]:
    folder = path.parent
    return [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
