"""Datasets drawn at random, with all that readers and writers must keep to the letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from graphkit.dataset import (
    Actor,
    Dataset,
    Event,
    Influence,
    Issue,
    Option,
    Source,
    Stance,
    Tie,
)

# Everything that reading keeps: no control characters, composed form, no outer white space.
RISKY = st.sampled_from(
    [
        "=1+1",
        "+a",
        "-rf",
        "@x",
        "'=x",
        "''-y",
        "'",
        '"',
        'a"b',
        "a,b",
        "a\nb",
        "#x",
        "a: b",
        "~",
        "null",
        "NO",
        "007",
        "1e5",
        "- a",
        "a\tb",
        "_x0041_",
        "&<>",
        "\u202eabc",
        "黄仁勳",
        "2024-01-01",
        "＝x",
        "\ufeffa",
        "[a]",
        "{a",
        "*a",
        "!!a",
        "%a",
        "yes",
        "a\u2028b",
        "🎉",
        "a;b",
        "None",
    ]
)
LETTERS = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff")


def clean(word: str) -> str:
    return unicodedata.normalize("NFC", word).strip()


TEXT = (st.text(LETTERS, min_size=1, max_size=8).map(clean).filter(bool)) | RISKY
WORD = TEXT.filter(lambda word: "|" not in word)
MAYBE = st.none() | TEXT
SHARE = st.none() | st.floats(0, 1)
POWER = st.floats(0, 100)
UNIT = st.floats(-1, 1)
DAY = st.none() | st.dates()
LINK = st.none() | st.sampled_from(["https://a.example/?q=1#x", "mailto:a@b.example"])
RULE = st.none() | st.sampled_from(["sole", "unanimity", "qualified: 2", "Majority"])
SCALE = st.just((None, None)) | st.tuples(st.floats(-1e6, 0), st.floats(1e-3, 1e6))
EXTRA = st.dictionaries(WORD.map(lambda w: f"x_{w}"), TEXT, max_size=2)
NAMES = st.dictionaries(st.sampled_from(["ja", "en", "zh-Hant"]), TEXT, max_size=2)


def some(words: st.SearchStrategy[str] | list[str], most: int = 2) -> st.SearchStrategy[Any]:
    if isinstance(words, list):
        if not words:
            return st.just(())
        words = st.sampled_from(words)
    return st.lists(words, max_size=most, unique=True).map(tuple)


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    ids = draw(st.lists(WORD, min_size=3, max_size=5, unique=True))
    cut = draw(st.integers(1, len(ids) - 1))
    who, what = ids[:cut], ids[cut:]
    read = draw(st.lists(WORD, max_size=2, unique=True))
    cited = some(read)
    actor, issue = st.sampled_from(who), st.sampled_from(what)
    numbers = iter(draw(st.lists(WORD, min_size=12, max_size=12, unique=True)))
    option = st.builds(Option, WORD, UNIT)
    options = st.lists(option, max_size=2, unique=True).map(tuple)

    def rows(make: Any, *fields: Any) -> tuple[Any, ...]:
        size = draw(st.integers(0, 3))
        return tuple(make(next(numbers), *(draw(field) for field in fields)) for _ in range(size))

    def translated(row: Any, *columns: str) -> Any:
        """The row with some of what it says in some languages."""
        said = {}
        for column in columns:
            words = getattr(row, column)
            for code in draw(st.sets(st.sampled_from(["ja", "zh-Hant"]))) if words else ():
                heading = f"{column}:{code}"
                if isinstance(words, str):
                    said[heading] = draw(TEXT)
                else:
                    size = len(words)
                    labels = draw(st.lists(WORD, min_size=size, max_size=size, unique=True))
                    places = [option.position for option in words]
                    said[heading] = tuple(map(Option, labels, places))
        return replace(row, translations=said)

    dataset = Dataset(
        draw(st.sampled_from(["case", "Fall Ü"])),
        draw(st.just("") | TEXT),
        draw(st.just("") | TEXT),
        actors=tuple(
            Actor(
                id, *map(draw, (TEXT, NAMES, some(WORD), MAYBE, MAYBE, some(who), MAYBE)),
                *map(draw, (st.none() | POWER, LINK, MAYBE, MAYBE, EXTRA)),
            )
            for id in who
        ),
        issues=tuple(
            Issue(
                id, *map(draw, (TEXT, NAMES, MAYBE, MAYBE, options, some(who), RULE, DAY)),
                *map(draw, (st.none() | UNIT, cited, st.none() | UNIT)), *draw(SCALE), draw(EXTRA),
            )
            for id in what
        ),
        stances=rows(
            Stance, actor, issue, UNIT, SHARE, MAYBE, DAY, SHARE, cited, MAYBE, MAYBE,
            st.booleans(), EXTRA,
        ),
        ties=rows(
            Tie, actor, actor, st.sampled_from([-1, 0, 1]), MAYBE, st.floats(1e-9, 1e9),
            st.booleans(), DAY, st.none(), SHARE, cited, MAYBE, MAYBE, st.booleans(), EXTRA,
        ),
        influence=rows(
            Influence, actor, issue, POWER, DAY, st.none() | POWER, st.none() | POWER,
            st.none() | POWER, st.booleans(), MAYBE, cited, st.booleans(), EXTRA,
        ),
        events=rows(Event, st.dates(), TEXT, some(what), MAYBE, cited, EXTRA),
        sources=tuple(
            Source(id, *map(draw, (MAYBE, MAYBE, LINK, DAY, MAYBE, SHARE, MAYBE, EXTRA)))
            for id in read
        ),
    )  # fmt: skip
    if draw(st.booleans()):
        dataset = replace(dataset, ties=tuple(replace(tie, sign=None) for tie in dataset.ties))
    kept = {
        "actors": ("role",),
        "issues": ("support_means", "oppose_means", "options"),
        "stances": ("condition", "summary"),
        "ties": ("relation", "summary"),
        "influence": ("reason",),
        "events": ("event",),
    }
    rewritten: Mapping[str, Any] = {
        name: tuple(translated(row, *columns) for row in getattr(dataset, name))
        for name, columns in kept.items()
    }
    return replace(dataset, **rewritten)
