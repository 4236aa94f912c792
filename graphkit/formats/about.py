"""What a file says of the whole beside its tables: `title:LANG`, `scale:COLUMN`, `values:COLUMN`.

The same keys in every native format: at the top of a YAML or JSON file, in `datapackage.json`,
among a workbook's custom properties.
"""

from __future__ import annotations

from graphkit.dataset import Dataset
from graphkit.errors import Place, UsageError
from graphkit.formats.reading.coding import Coding, codings
from graphkit.formats.reading.headings import LANGUAGE
from graphkit.formats.reading.never_negative import never_negative
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.phrases import complaint


def says(key: str, value: object, place: Place, raw: RawDataset, problems: Problems) -> bool:
    """Whether `key` is one of these; if so, keep what it says."""
    word, colon, of = key.partition(":")
    if word == "title" and LANGUAGE.fullmatch(of):
        if words := clean(str(value or ""), place, problems):
            raw.titles[of] = words
        return True
    if not colon or word not in ("scale", "values"):
        return False
    try:
        said = f"{of}:{value}"
        found = codings(said if word == "scale" else (), said if word == "values" else ())
    except UsageError as error:
        problems.error("coding", complaint(error), place)
        return True
    for column, coding in found.items():
        raw.coding[column] = coding.over(raw.coding.get(column, Coding()))
    return True


def by_key(dataset: Dataset) -> dict[str, str]:
    """What is to be written of the whole.

    Positions stand from -1 to 1 in every dataset; that is said where they do not show it.
    """
    said = {f"title:{language}": dataset.titles[language] for language in sorted(dataset.titles)}
    own = {issue.id for issue in dataset.issues if issue.scale.own}
    if never_negative({s.position for s in dataset.stances if s.issue not in own}):
        said["scale:position"] = "-1..1"
    return said
