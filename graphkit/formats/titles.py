"""The title of the whole in other languages: `title:LANG`, beside tables and in descriptors."""

from __future__ import annotations

from graphkit.dataset import Dataset
from graphkit.errors import Place
from graphkit.formats.reading.headings import LANGUAGE
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset


def titled(key: str, value: object, place: Place, raw: RawDataset, problems: Problems) -> bool:
    """Whether `key` is `title:LANG`; if so, keep that title."""
    word, _, language = key.partition(":")
    if word != "title" or not LANGUAGE.fullmatch(language):
        return False
    if words := clean(str(value or ""), place, problems):
        raw.titles[language] = words
    return True


def titles_by_key(dataset: Dataset) -> dict[str, str]:
    """The titles as they are written, in the order of their languages."""
    return {f"title:{language}": dataset.titles[language] for language in sorted(dataset.titles)}
