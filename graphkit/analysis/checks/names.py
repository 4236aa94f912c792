"""Names by which two actors could be taken for one another."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.dataset import Actor, Dataset
from graphkit.formats.reading.doubles import Double, doubles
from graphkit.formats.reading.lookalike import alike
from graphkit.language import Text, text
from graphkit.weakness import Weakness

HOW = {
    str(how): how
    for how in (
        text("letters that look like others"),
        text("letters that look alike"),
        text("upper and lower case"),
        text("full and half width"),
        text("characters that cannot be seen"),
        text("spaces or punctuation"),
        text("variants of one character"),
        text("accents"),
        text("the legal form or an article"),
        text("the order of words"),
        text("an initial for a name"),
        text("an abbreviation"),
        text("one letter"),
    )
}


def names(dataset: Dataset) -> Iterator[Weakness]:
    """Names of two actors that are the same, and names that may mean one."""
    words = ((word, actor.id) for actor in dataset.actors for word in called(actor))
    told = set()
    for (one, owner), (other, second) in alike(words):
        if one == other and (owner, second, other) not in told:
            told.add((owner, second, other))
            yield _same(one, owner, second)
    for double in likely_doubles(dataset):
        if double.keep_name != double.same_name:
            yield _alike(double)


def likely_doubles(dataset: Dataset) -> list[Double]:
    """Pairs of actors that may be one, by everything they are called."""
    return doubles({actor.id: called(actor) for actor in dataset.actors})


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


def _alike(double: Double) -> Weakness:
    return Weakness(
        "warning",
        "alike-name",
        text(
            "{one} and {other} may be one: they differ in {difference}.",
            one=_named(double.keep_name, double.keep), other=_named(double.same_name, double.same),
            difference=tuple(HOW[why] for why in double.why),
        ),
        text("To make them one: check --same-as FILE writes a list to tick."),
        (double.keep, double.same),
    )  # fmt: skip


def _named(name: str, id: str) -> Text:
    if name == id:
        return text("'{name}'", name=name)
    return text("'{name}' ({id})", name=name, id=id)
