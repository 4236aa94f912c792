"""The panel: every number leads to the claims it rests on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from map_case import make_report, page_of
from opened_map import Open

from graphkit.dataset import Option
from graphkit.findings import Report
from graphkit.partial_date import PartialDate

pytestmark = pytest.mark.browser


def test_clicking_an_actor_opens_its_evidence(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.mouse.click(*seen.spot(report, "pres"))
    seen.page.wait_for_selector("#panel h2")
    said = seen.text("#panel")
    assert "The President" in said and "大統領" in said and "POTUS" in said
    assert "select=actor:pres" in seen.hash().replace("%3A", ":")


def test_every_number_opens_what_it_rests_on(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:chip")
    numbers = seen.page.locator("#panel button.number")
    for place in range(numbers.count()):
        numbers.nth(place).click()
        assert numbers.nth(place).get_attribute("aria-expanded") == "true"
    rests = seen.page.locator("#panel .rests")
    assert rests.count() == numbers.count() == 6
    for place in range(rests.count()):
        assert rests.nth(place).inner_text().strip()
    between = seen.page.locator(".measure", has_text="Betweenness")
    assert "0.500 (0.400 … 0.600)" in between.inner_text()
    assert "rank 1 of 4 (1–2)" in between.inner_text()
    assert "Computed from 4 claims (Freeman 1977)" in between.inner_text()
    assert "[ti1]" in between.inner_text()


def test_rank_and_camp_say_how_sure(open_map: Open, report: Report) -> None:
    said = open_map(page_of(report), "select=actor:chip").text("#panel")
    assert "2 (2–4)" in said
    assert "95%\nof the replicates place it in this camp" in said
    assert "only old chips" in said


def test_stances_stand_over_time_the_current_one_first(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:pres")
    section = seen.page.locator("#panel details", has_text="Chip sales").first
    said = section.inner_text()
    assert "−0.9" in section.locator("summary").inner_text()
    assert said.index("[st2]") < said.index("[st1]")
    assert section.locator("svg.timeline circle").count() == 2
    assert "30 October 2025" in section.locator("svg.timeline").get_attribute("aria-label")


def test_ties_carry_summary_source_date_and_link(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:chip")
    tie = seen.page.locator("#panel details", has_text="The President").last
    tie.locator("summary").click()
    said = tie.inner_text()
    for words in ("Calls every week.", "The News: A title", "L8", "1 July 2025", "[ti1]"):
        assert words in said
    link = tie.locator("a").first
    assert link.get_attribute("href") == "https://news.example/a?b=1"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_only_web_addresses_become_links(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=tie:hawk>chip".replace(">", "%3E"))
    assert "A blog" in seen.text("#panel")
    assert seen.page.locator("#panel a").count() == 0


def test_clicking_a_tie_opens_its_claims(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    one, other = seen.spot(report, "lobby"), seen.spot(report, "chip")
    seen.page.mouse.click((one[0] + other[0]) / 2, (one[1] + other[1]) / 2)
    seen.page.wait_for_selector("#panel h2")
    assert seen.text("#panel h2") == "Lobby Group supports Chip Maker"
    assert "[ti8]" in seen.text("#panel")


def test_a_wedge_is_called_one(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=tie%3Achip%3Epres")
    assert "stands against the camps" in seen.text("#panel")


def test_an_issue_shows_question_options_outcome_and_stances(
    open_map: Open, report: Report
) -> None:
    seen = open_map(page_of(report), "select=issue:sale")
    said = seen.text("#panel")
    for words in ("May the chips be sold?", "Sell them", "refuse", "−0.8", "1 November 2025"):
        assert words in said
    assert "Where 3 actors stand now" in said
    seen.page.click("#panel dd button")
    seen.settle()
    assert seen.text("#panel h2") == "The President"


def test_clicking_beside_everything_closes_the_panel(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "select=actor:chip")
    box = seen.page.locator("#canvas").bounding_box()
    seen.page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    seen.page.locator("#panel").wait_for(state="hidden")


def test_hovering_names_the_actor(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    x, y = seen.spot(report, "hawk")
    seen.page.mouse.move(x - 40, y)
    seen.page.mouse.move(x, y, steps=4)
    seen.page.wait_for_selector("#tip:not([hidden])")
    assert "Senator Hawk" in seen.text("#tip") and "rank 3" in seen.text("#tip")


def test_what_was_written_in_several_languages_is_read_in_each(
    open_map: Open, report: Report
) -> None:
    data = report.dataset
    stances = tuple(
        replace(s, translations={"summary:ja": "公の場で拒否した。"}) if s.id == "st2" else s
        for s in data.stances
    )
    sale = replace(
        data.issues[0], translations={"options:ja": (Option("売る", 1.0), Option("拒む", -1.0))}
    )
    written = replace(data, stances=stances, issues=(sale, *data.issues[1:]))
    seen = open_map(page_of(make_report(dataset=written)), "select=actor:pres")
    assert "Refused in public." in seen.text("#panel")
    seen.go("select=actor:pres&lang=ja")
    assert "公の場で拒否した。" in seen.text("#panel")
    assert "Refused in public." not in seen.text("#panel")
    seen.go("select=issue:sale&lang=ja")
    assert "拒む" in seen.text("#panel") and "refuse" not in seen.text("#panel").lower().split()


def test_a_body_whose_members_are_listed_has_no_rank(open_map: Open, report: Report) -> None:
    actors = tuple(replace(one, aggregate=one.id == "chip") for one in report.actors)
    seen = open_map(page_of(replace(report, actors=actors)), "select=actor:chip")
    assert "Not ranked, because its members are listed." in seen.text("#panel")
    assert "2 (2–4)" not in seen.text("#panel")


def test_a_month_stands_as_a_month_and_counts_as_its_last_day(
    open_map: Open, report: Report
) -> None:
    """October 2025 is the day after 30 October: its claim comes first, and is said as it is."""
    stances = tuple(
        replace(stance, date=PartialDate(2025, 10)) if stance.id == "st1" else stance
        for stance in report.dataset.stances
    )
    changed = replace(report, dataset=replace(report.dataset, stances=stances))
    section = open_map(page_of(changed), "select=actor:pres").page.locator(
        "#panel details", has_text="Chip sales"
    )
    said = section.first.inner_text()
    assert said.index("[st1]") < said.index("[st2]") and "October 2025" in said
    label = section.first.locator("svg.timeline").get_attribute("aria-label") or ""
    assert label.startswith("30 October 2025: ") and "; October 2025: " in label


def test_the_end_of_a_tie_is_told_where_its_beginning_is_not_known(
    open_map: Open, report: Report
) -> None:
    data = report.dataset
    ends = tuple(
        replace(tie, until=date(2026, 1, 31)) if tie.id == "ti2" else tie for tie in data.ties
    )
    seen = open_map(
        page_of(replace(report, dataset=replace(data, ties=ends))), "select=tie:hawk>pres"
    )
    assert "[ti2] · – 31 January 2026" in seen.text("#panel")


def test_a_year_alone_is_called_one_in_japanese(open_map: Open, report: Report) -> None:
    data = report.dataset
    told = tuple(
        replace(row, date=PartialDate(2024)) if row.id == "st1" else row for row in data.stances
    )
    changed = replace(report, dataset=replace(data, stances=told))
    seen = open_map(page_of(changed, language="ja"), "select=actor:pres&lang=ja")
    assert "[st1] · 2024年 · " in (seen.page.locator("#panel").text_content() or "")
