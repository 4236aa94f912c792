"""Actors that a proposal brings along: listed only when a person accepts it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import replace

from graphkit.coding.claims import Coded
from graphkit.coding.log import Entry
from graphkit.dataset import Actor, Dataset

NEW_ACTORS = "x_new_actors"  # the cell of a proposal that names them: id=name, joined by |
_OTHER = re.compile(r"[^\w]+")


def new_actor_id(name: str, taken: Collection[str]) -> str:
    """An id for a name: its words in small letters, numbered if taken.

    >>> new_actor_id("Harbour Union", []), new_actor_id("港湾労組", ["港湾労組"])
    ('harbour_union', '港湾労組_2')
    """
    plain = _OTHER.sub("_", unicodedata.normalize("NFC", name).casefold()).strip("_")[:40]
    id = base = plain or "actor"
    number = 2
    while id in taken:
        id, number = f"{base}_{number}", number + 1
    return id


def newcomers_cell(new: Mapping[str, str]) -> dict[str, str]:
    """The cell that names new actors, by id; nothing where there are none."""
    return {NEW_ACTORS: "|".join(f"{id}={name}" for id, name in new.items())} if new else {}


def newcomers(cells: Mapping[str, str]) -> dict[str, str]:
    """The names of a proposal's new actors, by id."""
    pairs = (one.partition("=") for one in cells.get(NEW_ACTORS, "").split("|") if one)
    return {id: name for id, _, name in pairs}


def newcomer_entries(
    coded: Coded, dataset: Dataset, cells: Mapping[str, str], coder: str
) -> list[Entry]:
    """What lists the new actors of a proposal that the accepted claim needs."""
    needed = {getattr(coded, end, "") for end in ("actor", "source_actor", "target_actor")}
    return [
        Entry(coder, "put", "actors", id, None, {"id": id, "name": name})
        for id, name in newcomers(cells).items()
        if id in needed and id not in dataset.actor_by_id
    ]


def with_newcomers(dataset: Dataset, new: Mapping[str, str]) -> Dataset:
    """The dataset as it would be with these actors listed too."""
    known = dataset.actor_by_id
    added = tuple(Actor(id, name) for id, name in new.items() if id not in known)
    return replace(dataset, actors=dataset.actors + added) if added else dataset
