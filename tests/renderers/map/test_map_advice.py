"""What will happen, who could turn it, whom to talk to: in the panel of issue and actor.

By hand: the president (power 100, salience .9) stands at -.9, the chip maker (salience 1) at +1
and Senator Hawk (salience .8) at -1, both with the median power 100: -61 / 270 = -.2259.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from map_case import content_of, make_report, page_of
from opened_map import Open, Opened

from graphkit.analysis.analyse import analyse
from graphkit.findings import Finding, Report, Settings

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def advised() -> Report:
    """A report as the analysis writes it; Senator Hawk would move on a condition."""
    data = make_report().dataset
    stances = tuple(
        replace(s, condition="a tariff on every chip") if s.id == "st4" else s for s in data.stances
    )
    settings = Settings(issues=("sale", "tax"), replicates=0, as_of=date(2025, 12, 1))
    return analyse(replace(data, stances=stances), settings, with_pictures=True)


def ranged(report: Report, **ends: float) -> Report:
    """The report, its compromise with a range."""

    def widened(finding: Finding) -> Finding:
        if finding.measure != "compromise" or finding.parameters["issue"] != "sale":
            return finding
        assert finding.result is not None and finding.result.summary is not None
        return replace(
            finding, result=replace(finding.result, summary={**finding.result.summary, **ends})
        )

    return replace(report, findings=tuple(map(widened, report.findings)))


def row(seen: Opened, words: str, inside: str = "#panel") -> Any:
    """The first line of numbers that says this."""
    return seen.page.locator(f"{inside} .measure", has_text=words).first


def test_an_issue_shows_every_model_beside_what_was_decided(
    open_map: Open, advised: Report
) -> None:
    seen = open_map(page_of(advised), "select=issue:sale")
    section = ".forecasts"
    assert "−0.23" in row(seen, "Compromise", section).inner_text()
    assert "off by 0.57" in row(seen, "Compromise", section).inner_text()
    path = row(seen, "Decision path", section)
    assert "−0.90" in path.inner_text() and "refuse" in path.inner_text()
    assert seen.page.locator(f"{section} > .measure").count() == 7
    said = seen.text(section)
    assert "◇ marks what was decided: −0.80." in said
    assert "models expect" in said  # what they agree on
    assert "follows The President and not the whole field" in said  # and why they differ


def test_a_forecasts_range_stands_beside_it_and_is_drawn(open_map: Open, advised: Report) -> None:
    report = ranged(advised, outcome_unit_low=-0.5, outcome_unit_high=0.1)
    seen = open_map(page_of(report), "select=issue:sale")
    compromise = row(seen, "Compromise", ".forecasts")
    assert "−0.23 (−0.50 … +0.10)" in compromise.inner_text()
    bar = compromise.locator(".strip .range")
    assert (bar.get_attribute("x1"), bar.get_attribute("x2")) == ("79.0", "164.2")
    dot = float(compromise.locator(".strip circle").get_attribute("cx"))
    assert dot == pytest.approx(150 - 142 * 61 / 270, abs=0.06)
    assert seen.page.locator(".strip .range").count() == 1


def test_every_forecast_opens_the_claims_it_rests_on(open_map: Open, advised: Report) -> None:
    seen = open_map(page_of(advised), "select=issue:sale")
    compromise = row(seen, "Compromise", ".forecasts")
    compromise.locator("button.number").click()
    said = compromise.inner_text()
    assert "3 actors come to −0.23" in said
    assert "Computed from 4 claims" in said  # three stances and the president's coded power
    assert [f"[{claim}]" in said for claim in ("st2", "st3", "st4", "in1", "st1")] == [
        True, True, True, True, False,
    ]  # fmt: skip


def test_an_issue_of_the_second_rank_says_what_was_not_run(open_map: Open, advised: Report) -> None:
    seen = open_map(page_of(advised), "select=issue:tax")
    assert "The other models were run on Chip sales only." in seen.text(".forecasts")
    assert "◇" not in seen.text(".forecasts")
    assert "Whom to talk to" not in seen.text("#panel")


def test_what_is_decided_later_is_not_known_yet(advised: Report) -> None:
    early = analyse(
        advised.dataset,
        Settings(issues=("sale",), replicates=0, as_of=date(2025, 10, 31)),
        with_pictures=True,
    )
    content = content_of(page_of(early))
    assert content["issues"][0]["outcome"] is None and content["issues"][0]["decidedOn"] is None
    assert all("off" not in forecast for forecast in content["forecasts"][0])


def test_an_outcome_opens_its_source(open_map: Open, advised: Report) -> None:
    data = advised.dataset
    sale = replace(data.issues[0], outcome_source=("news",))
    report = replace(advised, dataset=replace(data, issues=(sale, data.issues[1])))
    seen = open_map(page_of(report), "select=issue:sale")
    outcome = row(seen, "Outcome")
    outcome.locator("button.number").click()
    assert outcome.locator("a").get_attribute("href") == "https://news.example/a?b=1"


def test_who_could_turn_it_is_named(open_map: Open, advised: Report) -> None:
    seen = open_map(page_of(advised), "select=issue:sale")
    heading = seen.page.locator("#panel section", has_text="Who could turn it").last
    path = heading.locator(".measure", has_text="Decision path")
    assert "alone" in path.inner_text() and "The President" in path.inner_text()
    path.locator("button.number").click()
    assert "[st2]" in path.inner_text()
    seen.go("select=actor:pres")
    assert "Decision path" in row(seen, "Could turn the outcome alone").inner_text()


def test_whom_to_talk_to_comes_with_the_way_there(open_map: Open, advised: Report) -> None:
    seen = open_map(page_of(advised), "select=issue:sale")
    first = seen.page.locator(".plan > li").first
    said = " ".join(first.inner_text().split())
    assert said.startswith("The President Moves the outcome by")
    assert said.endswith("Reached by: Chip Maker → The President")
    first.locator("button[aria-label='Chip Maker supports The President']").click()
    seen.settle()
    assert seen.text("#panel h2") == "Chip Maker supports The President"


def test_an_actor_shows_its_argument_the_way_to_it_and_its_condition(
    open_map: Open, advised: Report
) -> None:
    seen = open_map(page_of(advised), "select=actor:pres")
    said = " ".join(seen.text(".lever").split())
    assert "Reached by: Chip Maker → The President" in said
    assert "Refused in public." in said and "The News: A title" in said
    assert "No condition is recorded." in said
    seen.go("select=actor:hawk")
    said = " ".join(seen.text(".lever").split())
    assert "Reached by: Chip Maker → The President → Senator Hawk" in said
    assert "Condition a tariff on every chip" in said
    seen.go("select=actor:alone")
    assert seen.page.locator(".lever").count() == 0


def test_nobody_reaches_whom_no_support_leads_to(open_map: Open, advised: Report) -> None:
    apart = replace(advised.dataset, ties=tuple(t for t in advised.dataset.ties if t.id != "ti1"))
    report = analyse(apart, Settings(issues=("sale",), replicates=0), with_pictures=True)
    seen = open_map(page_of(report), "select=actor:hawk")
    assert "No chain of ties leads there from that side." in seen.text(".lever")


def test_what_winning_somebody_over_moves_is_evidenced(open_map: Open, advised: Report) -> None:
    seen = open_map(page_of(advised), "select=actor:hawk")
    moves = row(seen, "Moves the outcome by", ".lever")
    # a quarter of the scale at most, and no further
    assert "moving from −1.00 to −0.50, at an effort of 0.5" in moves.inner_text()
    moves.locator("button.number").click()
    assert "[st4]" in moves.inner_text() and "Effort is" in moves.inner_text()


def test_advice_is_said_in_japanese(open_map: Open, advised: Report) -> None:
    seen = open_map(page_of(advised, language="ja"), "select=issue:sale")
    said = seen.text("#panel")
    for words in ("モデルの予測", "誤差0.57", "働きかける", "決定の順序"):
        assert words in said


def test_forecasts_do_not_rank_actors(advised: Report) -> None:
    names = [measure["name"] for measure in content_of(page_of(advised))["measures"]]
    assert len(names) == len(set(names))
    assert not {"opinion_dynamics", "median_voter", "pivots", "persuasion"} & set(names)


def test_the_story_tells_what_was_found(advised: Report) -> None:
    told = {
        step["title"]: step["text"] for step in content_of(page_of(advised))["words"]["en"]["story"]
    }
    assert "First come Chip Maker, Senator Hawk and Élan Institute." in told["Who matters"]
    assert any("The President alone could turn" in said for said in told["Who could turn it"])
    assert any("expect" in said for said in told["What will happen"])
    assert "What to expect" not in told
    steps = content_of(page_of(advised))["story"]
    turn = steps[list(told).index("Who could turn it")]
    assert "pres" in turn["highlight"]


def test_the_issue_says_what_would_change_it(open_map: Open) -> None:
    """What the report says of certainty stands in the panel, sentence by sentence."""
    settings = Settings(issues=("sale", "tax"), replicates=200, as_of=date(2025, 12, 1))
    sure = analyse(make_report().dataset, settings, with_pictures=True)
    section = sure.section("certainty")
    assert section is not None and section.table is not None
    seen = open_map(page_of(sure), "select=issue:sale")
    said = seen.text("#panel .sure")
    assert "What would change this" in said
    assert str(section.lead[1]).split(" and would")[0][:40] in said
    assert seen.page.locator("#panel .sure tbody tr").count() == len(section.table.rows)
    assert open_map(page_of(sure), "select=issue:tax").page.locator("#panel .sure").count() == 0
