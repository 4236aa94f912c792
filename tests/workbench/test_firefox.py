"""The workbench in the other browser: Debian's Firefox, by keyboard."""

from __future__ import annotations

import csv

import pytest

pytestmark = pytest.mark.browser

ARROW_DOWN, ARROW_RIGHT, ENTER = "\ue015", "\ue014", "\ue007"
SAID = "document.getElementById('said').textContent"


@pytest.fixture
def opened(firefox):
    """Opens a workbench's page; fails the test where the page had an error or asked elsewhere."""
    addresses = []

    def open_page(address):
        addresses.append(address)
        firefox.open(address, ready="document.documentElement.dataset.ready")
        firefox.until("document.activeElement.id === 'text'")
        return firefox

    yield open_page
    assert firefox.errors == []
    assert [url for url in firefox.requests if not url.startswith(tuple(addresses))] == []


def test_a_claim_is_coded_by_keyboard(serve, opened, tmp_path):
    """The second sentence of a paragraph, by an actor made in place."""
    running = serve("bridge.txt")
    running.book.new_issue("Build it?", {})
    page = opened(running.address)
    page.keys(*[ARROW_DOWN] * 4, ARROW_RIGHT, ARROW_RIGHT, "a")
    page.until("document.activeElement.id === 'choose-actor'")
    page.keys(*"Olle Strand")
    page.until("document.querySelector('#choose-actor-list li[aria-selected=true]')")
    while "“" not in page.text("#choose-actor-list li[aria-selected=true]"):
        page.keys(ARROW_DOWN)
    page.keys(ENTER)
    page.until("document.activeElement.id === 'text'")
    page.keys("2")
    page.until(f"{SAID}.startsWith('Coded: Olle Strand: against')")
    page.until("document.querySelector('#claims li.against')")
    with (tmp_path / "case" / "stances.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["actor"], row["issue"]) == ("olle_strand", "build_it")
    assert (row["position"], row["x_coder"], row["source"]) == ("-0.5", "ada", "bridge")
    sentence = "Its chairman, Olle Strand, said the union would fight it “on every quay and in every court”."
    assert f"'{sentence}'" in row["locator"]
    page.keys("u")
    page.until("!document.querySelector('#claims li')")
    assert not running.book.claims()


def test_marks_are_painted_and_a_click_chooses_a_sentence(serve, opened):
    running = serve("bridge.txt")
    running.book.new_actor("Ingrid Vale")
    page = opened(running.address)
    assert page.run("CSS.highlights.get('named').size") > 0
    page.click("#p2")
    page.until("document.getElementById('quote').textContent.length > 20")
    quote = page.text("#quote")
    assert quote in running.book.text("bridge") and quote != page.text("#p2")
