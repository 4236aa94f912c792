"""What any writer writes reads back as the same data."""

from __future__ import annotations

import tempfile
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
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
from graphkit.errors import UsageError
from graphkit.formats import formats, load, write
from graphkit.formats.writing.storage import write_atomically

ENDINGS = {"csv_folder": "", "xlsx": ".xlsx", "yaml": ".yaml", "json": ".json"}
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


def stored(content: bytes | Mapping[str, bytes], path: Path) -> Path:
    files = (
        {path: content} if isinstance(content, bytes) else {path / k: v for k, v in content.items()}
    )
    write_atomically(files)
    return path


def reread(dataset: Dataset, form: str, check: Callable[[Path], None] | None = None) -> Dataset:
    with tempfile.TemporaryDirectory() as folder:
        path = stored(write(dataset, form), Path(folder) / f"case{ENDINGS[form]}")
        if check:
            check(path)
        return load(path)


@pytest.mark.parametrize("form", ENDINGS)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(dataset=datasets())
def test_reads_back_the_same(form: str, dataset: Dataset) -> None:
    again = reread(dataset, form)
    assert again.tables() == dataset.tables()
    assert (again.title, again.description) == (dataset.title, dataset.description)
    assert write(again, form) == write(replace(dataset, name=again.name), form)


@pytest.mark.parametrize("form", ENDINGS)
def test_ids_with_white_space_and_apostrophes(form: str) -> None:
    ids = ("Shell", "Shell ", " Shell", "\u3000x", "a\nb", "'=x", "''-y")
    dataset = Dataset(
        "case",
        actors=tuple(Actor(id, "n") for id in ids),
        ties=tuple(Tie(f"t{n}", ids[0], id, 1) for n, id in enumerate(ids[1:])),
    )
    assert reread(dataset, form).tables() == dataset.tables()


@pytest.mark.parametrize("form", ENDINGS)
def test_reference_data_survives(form: str, blackwell_folder: Path) -> None:
    dataset = load(blackwell_folder)
    again = reread(dataset, form)
    assert again.tables() == dataset.tables()
    assert again.sha256 == dataset.sha256
    assert (again.title, again.description) == (dataset.title, dataset.description)
    assert again.titles == dataset.titles == {"ja": "エヌビディアのBlackwell対中販売をめぐる関係者"}


def test_an_independent_reader_accepts_the_folder(
    blackwell_folder: Path, frictionless: Callable[[Path], None]
) -> None:
    reread(load(blackwell_folder), "csv_folder", frictionless)


def test_csv_is_plain_and_safe() -> None:
    dataset = Dataset(
        "Ein Fall",
        actors=(Actor("-rf", "=cmd|' /C calc'!A0", note="a\nb"), Actor("b", "B")),
        ties=(Tie("ti1", "-rf", "b", -1, strength=0.5), Tie("ti2", "b", "-rf", 1, directed=False)),
    )
    files = write(dataset, "csv_folder")
    assert isinstance(files, Mapping)
    assert files["actors.csv"] == b"id,name,note\n'-rf,'=cmd|' /C calc'!A0,\"a\nb\"\nb,B,\n"
    assert files["ties.csv"].decode().splitlines() == [
        "id,from,to,sign,strength,directed",
        "ti1,'-rf,b,oppose,0.5,yes",
        "ti2,b,'-rf,support,1,no",
    ]
    assert b'"name": "ein-fall"' in files["datapackage.json"]


def test_no_column_of_signs_where_ties_have_none(tmp_path: Path) -> None:
    files = write(Dataset("x", ties=(Tie("t", "a", "b", None),)), "csv_folder")
    assert isinstance(files, Mapping)
    assert files["ties.csv"].decode().splitlines()[0] == "id,from,to"
    assert load(stored(files, tmp_path / "x")).unsigned


def test_edge_list_writes_the_ties_alone(tmp_path: Path) -> None:
    dataset = Dataset(
        "x", actors=(Actor("a", "A"), Actor("b", "B")), ties=(Tie("t", "a", "b", -1),)
    )
    path = stored(write(dataset, "edge_list"), tmp_path / "x.csv")
    assert load(path).ties == dataset.ties
    with pytest.raises(UsageError, match="no ties"):
        write(Dataset("x"), "edge_list")


def test_what_is_only_read_cannot_be_written() -> None:
    with pytest.raises(UsageError, match="read but not written"):
        write(Dataset("x"), "bdm_csv")
    with pytest.raises(UsageError, match="Did you mean 'yaml'"):
        write(Dataset("x"), "yamll")


def test_every_written_format_is_tried_here() -> None:
    written = {name for name, form in formats.items() if form.write is not None}
    assert written == {*ENDINGS, "edge_list"}
