"""The brief beside the text: of the coder's own claims, soon without intervals, then whole."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from graphkit.api import CodedStance, open_coding, read_texts
from graphkit.workbench.live import LiveView

HERE = Path(__file__).parent


@pytest.fixture
def book(tmp_path):
    book = open_coding(tmp_path / "case")
    book.add_text(*read_texts([HERE / "bridge.txt"]))
    for name in ("Ingrid Vale", "Ferry Union"):
        book.new_actor(name)
    book.new_issue("Build it?", {})
    return book


@pytest.fixture
def opened(book):
    """Opens the view of a coder on the book, and closes it."""
    views = []

    def view(coder="ada", language="en"):
        views.append(LiveView(book, coder, language, pause=0))
        return views[-1]

    yield view
    for one in views:
        one.close()


def followed(view, version, issue=""):
    """Everything that is shown until it is of this version and whole."""
    shown = []
    while not (
        shown and shown[-1].sure and (shown[-1].version, shown[-1].issue) == (version, issue)
    ):
        made = view.newest(version, issue)
        if not shown or made != shown[-1]:
            shown.append(made)
        time.sleep(0.01)
    return shown


def test_nothing_coded_is_said_as_nothing(book, opened):
    assert followed(opened(), book.version)[-1].brief == ""


def test_each_coder_sees_what_they_coded(book, opened):
    book.code(CodedStance("ingrid_vale", "build_it", 1), "bridge", 0, 20, coder="ada")
    book.code(CodedStance("ferry_union", "build_it", -1), "bridge", 0, 20, coder="bob")
    ada, bob = (followed(opened(who), book.version)[-1] for who in ("ada", "bob"))
    for made, own, other in (
        (ada, "Ingrid Vale", "Ferry Union"),
        (bob, "Ferry Union", "Ingrid Vale"),
    ):
        assert own in made.brief and other not in made.brief
        assert "one actor alone has a stance" in " ".join(made.brief.split())
    assert b"<svg" in ada.picture


def test_it_follows_every_claim_and_issue(book, opened):
    view = opened(language="ja")
    book.code(CodedStance("ingrid_vale", "build_it", 1), "bridge", 0, 20, coder="ada")
    first = followed(view, book.version, "build_it")
    book.code(CodedStance("ferry_union", "build_it", -1), "bridge", 0, 20, coder="ada")
    second = followed(view, book.version, "build_it")
    assert "Ferry Union" in second[-1].brief and "Ferry Union" not in first[-1].brief
    assert followed(view, book.version, "no such issue")[-1].brief


def test_two_pages_on_two_issues_both_come_to_an_end(book, opened):
    book.new_issue("Paint it?", {})
    for issue, position in (("build_it", 1), ("paint_it", -1)):
        book.code(CodedStance("ingrid_vale", issue, position), "bridge", 0, 20, coder="ada")
    view = opened()
    version, issues = book.version, ("build_it", "paint_it")
    while not all(view.newest(version, issue).sure for issue in issues):
        time.sleep(0.01)
    assert "Build it?" in view.made("build_it").brief and "Paint it?" in view.made("paint_it").brief
