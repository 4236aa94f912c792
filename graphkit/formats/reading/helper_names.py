"""A file beside nodes and edges that names the ids: joined where they have no names, else passed
over."""

from __future__ import annotations

from graphkit.errors import Place
from graphkit.formats.reading.columns import index_of
from graphkit.formats.reading.csv_table import delimiter_of
from graphkit.formats.reading.csv_text import CsvFault, records
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable
from graphkit.phrases import phrase


def join_names(text: str, file: str, raw: RawDataset, problems: Problems) -> bool:
    """Whether a file is a list of ids and names; if so, name those actors that have no name."""
    actors, names = raw.tables.get("actors"), _names(text)
    own = index_of(actors, "id") if actors is not None else None
    if actors is None or own is None or not names:
        return False
    known = names.keys() & set(actors.columns[own])
    if 2 * len(known) < len(names):
        return False
    joined = _join(actors, own, names)
    _tell(joined, file, problems)
    return True


def _names(text: str) -> dict[str, str]:
    """The second cell of every record by its first; nothing where records have other cells."""
    try:
        found = [record for record in records(text, delimiter_of(text, blanks=False)) if record]
    except CsvFault:
        return {}
    if not all(len(record) == 2 for record in found):
        return {}
    return {id.strip(): name.strip() for id, name in found}


def _join(actors: RawTable, own: int, names: dict[str, str]) -> int:
    at = index_of(actors, "name", "label")
    if at is None:
        actors.header.append("name")
        actors.columns.append([""] * len(actors))
        at = len(actors.header) - 1
    ids, column = actors.columns[own], actors.columns[at]
    unnamed = [row for row, name in enumerate(column) if name in ("", ids[row])]
    joined = [row for row in unnamed if names.get(ids[row], "") not in ("", ids[row])]
    for row in joined:
        column[row] = names[ids[row]]
    return len(joined)


def _tell(joined: int, file: str, problems: Problems) -> None:
    if joined:
        actors = (
            phrase("1 actor is")
            if joined == 1
            else phrase("{joined} actors are", joined=f"{joined:,}")
        )
        problems.note(
            "names", phrase("{actors} named as in {file}.", actors=actors, file=file), Place(file)
        )
    else:
        message = phrase("{file} names ids that have names already; it was passed over.", file=file)
        problems.note("names", message, Place(file))
