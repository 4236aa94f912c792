"""Names by which two actors could be taken for one another."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.dataset import Actor, Dataset
from graphkit.formats.reading.lookalike import alike, difference
from graphkit.language import text
from graphkit.weakness import Weakness


def names(dataset: Dataset) -> Iterator[Weakness]:
    """Ids, names and aliases of different actors that are the same or look alike."""
    words = ((word, actor.id) for actor in dataset.actors for word in called(actor))
    told = set()
    for (one, owner), (other, second) in alike(words):
        if (owner, second, other) in told:
            continue
        told.add((owner, second, other))
        yield _same(one, owner, second) if one == other else _alike(one, other, owner, second)


def called(actor: Actor) -> tuple[str, ...]:
    """Everything an actor is called, each once: id, name in every language, aliases."""
    return tuple(dict.fromkeys((actor.id, actor.name, *actor.names.values(), *actor.aliases)))


def _same(word: str, owner: str, second: str) -> Weakness:
    return Weakness(
        "warning",
        "ambiguous-name",
        text(
            "'{word}' names two actors: {owner} and {second}.",
            word=word,
            owner=owner,
            second=second,
        ),
        text("Take it from one of them, or make them one actor."),
        (owner, second),
    )  # fmt: skip


def _alike(one: str, other: str, owner: str, second: str) -> Weakness:
    return Weakness(
        "warning",
        "alike-name",
        text(
            "'{one}' ({owner}) and '{other}' ({second}) look alike; only one has: {difference}.",
            one=one, owner=owner, other=other, second=second,
            difference=difference(one, other) or "–",
        ),
        text("If they are one actor, make them one; they are never merged by themselves."),
        (owner, second),
    )  # fmt: skip
