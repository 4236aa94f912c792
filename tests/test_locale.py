"""The message catalogues: complete, compiled, with the same fields."""

from __future__ import annotations

import io
from datetime import date
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter
from typing import IO, Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from message_catalogue import (
    entries,
    forms,
    message_of,
    messages,
    messages_of,
    read_catalogue,
    untranslated,
    update,
)

from graphkit.language import LANGUAGES, Language, text

TRANSLATED = [code for code in LANGUAGES if code != "en"]


@pytest.fixture(scope="module")
def written(root: Path) -> set[str | tuple[str, ...]]:
    """Every message in the code; of those that count, singular and plural."""
    return {message for _, message in messages(root / "graphkit")}


@pytest.fixture(params=TRANSLATED)
def code(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def catalogue(code: str) -> Catalog:
    return read_catalogue(code)


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


def test_messages_are_found_however_deep_and_however_they_are_written() -> None:
    code = """
from graphkit.language import plural as counted, sense, text
outer = text("{whole} by {part}", whole=text("in " "two"), part=[counted("a", "{count}", 2)])
text("")
[text("a\\N{EN DASH}b") for _ in "ab"], f"{text('in words')}"
sense("tie", "for")
"""
    found = ["{whole} by {part}", "in two", ("a", "{count}"), "a–b", "in words", "tie\x04for"]
    assert messages_of(code) == found


def test_a_function_of_the_same_name_makes_no_message() -> None:
    assert messages_of('def text(cell): ...\ntext("007")\nreport.text("wide")') == []


@pytest.mark.parametrize("call", ["text(words)", 'text(f"{a} ties")', 'plural("a tie", many, 2)'])
def test_a_template_that_is_not_written_out_is_refused(call: str) -> None:
    code = f"from graphkit.language import plural, text\n{call}\n"
    with pytest.raises(SyntaxError, match="<code>:2: no catalogue can hold"):
        messages_of(code)


def test_an_update_keeps_drops_and_adds_in_the_order_of_the_code(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    head = "from graphkit.language import plural, sense, text\n"
    new = 'text("new"), plural("one", "many", 2), sense("tie", "new")'
    (tmp_path / "a" / "first.py").write_text(head + new)
    (tmp_path / "last.py").write_text(head + 'text("kept")')
    catalogue = Catalog(locale="ja")
    for message, words in {"gone": "なし", "kept": "あり"}.items():
        catalogue.add(message, words)
    update(catalogue, tmp_path)
    assert [(message_of(m), m.string) for m in entries(catalogue)] == [
        ("kept", "あり"),
        ("new", ""),
        (("one", "many"), ("", "")),
        ("tie\x04new", ""),
    ]
    assert untranslated(catalogue) == ["new", ("one", "many"), "tie\x04new"]


def test_nothing_is_missing_or_left_over(
    catalogue: Catalog, written: set[str | tuple[str, ...]]
) -> None:
    known = {message_of(entry) for entry in entries(catalogue)}
    assert known == written, "run the command at the head of the catalogue"
    assert not catalogue.obsolete


def test_everything_is_translated(catalogue: Catalog) -> None:
    assert untranslated(catalogue) == []


def test_each_translation_has_the_fields_of_what_it_translates(catalogue: Catalog) -> None:
    for message in entries(catalogue):
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
        assert said_by(stored) == said_by(compiled), "run the command at the head of the catalogue"


def said_by(file: IO[bytes]) -> dict[Any, str]:
    """Every message of a compiled catalogue, without the head, which names Babel's version."""
    said = dict(GNUTranslations(file)._catalog)
    del said[""]
    return said
