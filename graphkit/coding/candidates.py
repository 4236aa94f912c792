"""Where to look in a text: known actors, names that recur, paragraphs near an issue's question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graphkit.dataset import Actor, Dataset, Issue
from graphkit.texts.names import Named, NewName, fold, named_in, new_names
from graphkit.texts.nearness import By, nearness
from graphkit.texts.spans import paragraphs


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a text may hold: who is named, names of nobody known (those that recur first), and by
    issue the scores of its paragraphs, ranked by meaning or by shared words (`near_by`)."""

    named: Sequence[Named]
    new: Sequence[NewName]
    near: Mapping[str, Sequence[float]]
    near_by: By


def candidates(dataset: Dataset, text: str) -> Candidates:
    """Candidates of a text for the actors and issues of a dataset; never a stance."""
    called = _called(dataset)
    named = _without_common_words(named_in(text, called), text, called)
    pieces = [text[span.start : span.end] for span in paragraphs(text)]
    ready = nearness(tuple(pieces))
    near = {issue.id: ready.to(question_of(issue)) for issue in dataset.issues}
    return Candidates(named, new_names(text, named, least=1), near, ready.by)


def _without_common_words(
    named: Sequence[Named], text: str, called: Mapping[str, Sequence[str]]
) -> list[Named]:
    """Without words in small letters, unless the actor is written so: the union is not always the
    Ferry Union."""
    small = {fold(word) for words in called.values() for word in words if word.islower()}
    pieces = [text[one.start : one.end] for one in named]
    return [
        one
        for one, piece in zip(named, pieces, strict=True)
        if not piece.islower() or fold(piece) in small
    ]


def _called(dataset: Dataset) -> dict[str, list[str]]:
    """What each actor is called, persons also by a family name that no other actor's name holds."""
    called = {actor.id: names_of(actor) for actor in dataset.actors}
    family = {id: _family(words[0]) for id, words in called.items()}
    known = Counter(word for words in called.values() for word in set(" ".join(words).split()))
    for actor in dataset.actors:
        last = family.get(actor.id, "")
        if last and actor.type in (None, "person") and known[last] == 1:
            called[actor.id].append(last)
    return called


def _family(name: str) -> str:
    """The last word of a name of two or three in Latin letters."""
    words = name.split()
    last = words[-1] if 1 < len(words) < 4 else ""
    return last if len(last) > 3 and last.isalpha() and last[0].isupper() else ""


def names_of(actor: Actor) -> list[str]:
    """Everything an actor is called, in every language."""
    return list(dict.fromkeys((actor.name, *actor.names.values(), *actor.aliases)))


def question_of(issue: Issue) -> str:
    """What an issue is about, in every language."""
    options = (option.label for option in issue.options)
    words = (issue.title, issue.question, *issue.questions.values(), issue.support_means or "",
             issue.oppose_means or "", *options)  # fmt: skip
    return " ".join(dict.fromkeys(words))
