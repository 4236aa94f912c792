"""The message catalogues: complete, compiled, with the same fields."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import date
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import IO, Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from graphkit.language import LANGUAGES, Language, text

TRANSLATED = [code for code in LANGUAGES if code != "en"]
KEYWORDS = {"text": None, "plural": (1, 2)}


@pytest.fixture(scope="module")
def written(root: Path) -> set[str | tuple[str, str]]:
    """Every message in the code; of those that count, singular and plural."""
    found = extract_from_dir(root / "graphkit", [("**.py", "python")], keywords=KEYWORDS)
    return {message for _, _, message, _, _ in found} - {""}


@pytest.fixture(params=TRANSLATED)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def catalogue(root: Path, code: str) -> Catalog:
    with (root / "graphkit" / "locale" / f"{code}.po").open("rb") as file:
        return read_po(file, locale=code, abort_invalid=True)


def messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def forms(words: str | Sequence[str]) -> list[str]:
    """Singular and plural of a message, or the one form it has."""
    return [words] if isinstance(words, str) else list(words)


def fields(template: str) -> set[tuple[str, str | None]]:
    return {(name, spec) for _, name, spec, _ in Formatter().parse(template) if name is not None}


def test_the_languages_are_english_and_the_compiled_catalogues(root: Path) -> None:
    assert ("en", *sorted(p.stem for p in (root / "graphkit/locale").glob("*.mo"))) == LANGUAGES
    assert "ja" in LANGUAGES


def test_words_that_no_catalogue_has_are_said_in_english(code: str) -> None:
    assert Language(code).say(text("Nobody wrote {this}.", this="it")) == "Nobody wrote it."
    assert Language(code).say(text("")) == ""


def test_lists_sentences_and_days() -> None:
    english, japanese = Language(), Language("ja")
    three, said = ["a", "b", "c"], [text("There are no actors in the data."), "Z."]
    assert (english.join(three), japanese.join(three)) == ("a, b and c", "a、b、c")
    assert english.sentences(said) == "There are no actors in the data. Z."
    assert japanese.sentences(said) == "データにアクターがいない。Z."
    assert english.sentences([]) == japanese.sentences([text("")]) == ""
    assert english.say(date(2025, 12, 1)) == "1 December 2025"
    assert japanese.say(date(2025, 12, 1)) == "2025年12月1日"


def test_nothing_is_missing_or_left_over(
    catalogue: Catalog, written: set[str | tuple[str, str]]
) -> None:
    known = {
        message.id if isinstance(message.id, str) else tuple(message.id)
        for message in messages(catalogue)
    }
    assert known == written, "run the commands at the head of the catalogue"
    assert not catalogue.obsolete


def test_everything_is_translated(catalogue: Catalog) -> None:
    left = [m.id for m in messages(catalogue) if m.fuzzy or not all(forms(m.string))]
    assert left == []


def test_each_translation_has_the_fields_of_what_it_translates(catalogue: Catalog) -> None:
    for message in messages(catalogue):
        ids = forms(message.id)
        allowed = [fields(one) for one in ids]
        if len(ids) > 1:
            allowed.append(allowed[-1] | {("count", "")})
        for words in forms(message.string):
            assert fields(words) in allowed, f"{ids[-1]!r} became {words!r}"


def test_the_compiled_catalogue_is_that_of_the_text(
    root: Path, catalogue: Catalog, code: str
) -> None:
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    with (root / "graphkit" / "locale" / f"{code}.mo").open("rb") as stored:
        assert said_by(stored) == said_by(compiled), "run the last command in the catalogue's head"


def said_by(file: IO[bytes]) -> dict[Any, str]:
    """Every message of a compiled catalogue, without the head, which names Babel's version."""
    said = dict(GNUTranslations(file)._catalog)
    del said[""]
    return said
