"""What actors, issues and sources are called beside their ids, and whom a name means.

A reference may say the id, the name in any language, an alias, an issue's title or a source's
title or address. An id comes first; then names as they are written, then regardless of case. A
name that two of them bear means neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.decision_rule import Rule
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.parse_columns import ParsedTable
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase, phrase_of, run_on

NAMES: Mapping[str, tuple[str, ...]] = {
    "actors": ("name", "aliases"),
    "issues": ("question",),
    "sources": ("url", "title"),
}
LANGUAGES = {"actors": "names", "issues": "questions"}
TITLES = ("x_title",)
SHOWN = 3


@dataclass
class Called:
    """The rows of one table by what they are called; `used` are the names that were needed."""

    ids: Mapping[str, None]
    exact: dict[str, list[str]] = field(default_factory=dict)
    loose: dict[str, list[str]] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def meant(self, word: str) -> list[str]:
        """The ids that a word may mean: one, several, or none."""
        if word in self.ids:
            return [word]
        return self.exact.get(word) or self.loose.get(_key(word), [])

    def resolve(self, word: str, *, private: bool) -> list[str]:
        """As `meant`, and counted; what private rows say is not repeated."""
        found = self.meant(word)
        if len(found) == 1 and word not in self.ids:
            self.count += 1
            if not private:
                self.used[word] = found[0]
        return found

    def tell(self, kind: str, problems: Problems) -> None:
        """Say how many references were read by name."""
        if not self.count:
            return
        names: list[str] = [
            phrase("{word} is {id}", word=shown(word), id=shown(id))
            for word, id in list(self.used.items())[:SHOWN]
        ]
        more = len(self.used) - SHOWN
        said = [*names, *([phrase("{n} more", n=f"{more:,}")] if more > 0 else [])]
        message = phrase_of(
            "{count} reference to {kind}s by name is read",
            "{count} references to {kind}s by name are read",
            self.count,
            kind=kind,
        )
        if said:
            message = phrase("{message}: {list}", message=message, list=run_on(phrase(", "), said))
        message = phrase("{message}.", message=message)
        problems.note("by-name", message)


def called(typed: ParsedTable) -> Called:
    """What the rows of a table are called."""
    ids = typed.columns.get("id", ())
    exact: dict[str, dict[str, None]] = {}
    loose: dict[str, dict[str, None]] = {}
    for id, word in _words(typed):
        exact.setdefault(word, {})[id] = None
        loose.setdefault(_key(word), {})[id] = None
    return Called(
        {id: None for id in ids if id is not None},
        {word: list(same) for word, same in exact.items()},
        {word: list(same) for word, same in loose.items()},
    )


def _words(typed: ParsedTable) -> Iterator[tuple[str, str]]:
    """Every id with each word that its row is called by."""
    name = typed.raw.name
    columns: list[list[Any]] = [typed.columns.get(column, []) for column in NAMES[name]]
    columns += typed.languages.get(LANGUAGES.get(name, ""), {}).values()
    columns += [words for key, words in typed.extra.items() if key.startswith(TITLES)]
    ids = typed.columns.get("id", ())
    for column in columns:
        for id, value in zip(ids, column, strict=False):
            for word in value if isinstance(value, tuple) else (value,):
                if id and word:
                    yield id, word


def _key(word: str) -> str:
    return " ".join(word.casefold().split())


def ambiguous(kind: str, word: str, ids: list[str]) -> str:
    """What is wrong with a name that several bear."""
    names = run_on(phrase(" and "), map(shown, ids[:SHOWN]))
    if len(ids) > SHOWN:
        names = names + ", ..."
    return phrase(
        "{word} names several {kind}s: {names}. Write the id of one.",
        word=shown(word),
        kind=kind,
        names=names,
    )


def renamed(rule: Rule, ids: Mapping[str, str]) -> Rule:
    """A decision rule that speaks of actors by other ids.

    Raises ValueError with the id where two of those it gives votes to would be one.
    """
    weights = {}
    for of, given in rule.weights.items():
        weights[of] = {ids.get(name, name): value for name, value in given.items()}
        if len(weights[of]) < len(given):
            raise ValueError(next(ids[n] for n in given if n in ids and ids[n] in weights[of]))
    proposer = rule.proposer and ids.get(rule.proposer, rule.proposer)
    return replace(rule, weights=weights, proposer=proposer)
