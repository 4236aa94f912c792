"""Story mode: steps from the report or from a file, arrow keys, a link for each step."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from map_case import make_report, page_of
from opened_map import Open

from graphkit.errors import DataError
from graphkit.findings import Report
from graphkit.formats.reading.story import read_story
from graphkit.language import text
from graphkit.renderers.map import MapOptions, Step, draft
from graphkit.renderers.map.story import story


def test_the_steps_follow_the_report(report: Report) -> None:
    steps = story(report)
    assert [str(step.title) for step in steps] == [
        "In short",
        "Who decides",
        "Camps",
        "Cuts across camps",
    ]
    assert steps[1].highlight == ("pres",)
    assert steps[3].highlight == ("chip", "hawk")


def test_a_draft_reads_as_the_steps_it_was_written_from(report: Report, tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_bytes(draft(report))
    steps, again = story(report), read_story(tmp_path / "story.yaml", report)
    assert [str(step.title) for step in steps] == [step.title["en"] for step in again]
    assert [step.title["ja"] for step in again][:2] == ["要点", "誰が決めるか"]
    assert "半導体会社" not in str(again[0].title) and "大統領" in again[0].text[0]["ja"]
    assert [step.highlight for step in steps] == [step.highlight for step in again]
    assert [dict(step.state) for step in steps] == [dict(step.state) for step in again]


def test_a_draft_keeps_hostile_words_words(report: Report, tmp_path: Path) -> None:
    words = 'no: "yes"\n- &a *a !!python/object {x: [1]} # \u2028 \x85\x7f\U000e0001 \\'
    options = MapOptions(story=(Step({"en": words}, ({"en": words},)),))
    (tmp_path / "story.yaml").write_bytes(draft(report, options))
    step, *others = read_story(tmp_path / "story.yaml", report)
    assert others == [] and step.title["en"] == words


def test_many_who_decide_are_summed_up_as_in_the_headline(report: Report) -> None:
    """Six are told in the report's words; of a chamber of thirteen no member stands out."""
    told = (text("In a vote of 6 the sale passes 4 to 2."),)
    ids = [actor.id for actor in report.actors]
    for many, lit in ((6, tuple(ids[:6])), (13, ())):
        actors = tuple(replace(report.actors[0], id=f"m{n}") for n in range(many - 6))
        voters = (*ids[:6], *(actor.id for actor in actors))
        issues = tuple(replace(one, decided_by=voters) for one in report.dataset.issues)
        given = replace(
            report,
            dataset=replace(report.dataset, issues=issues),
            actors=(*report.actors, *actors),
            deciding=told,
        )
        step = story(given)[1]
        assert (step.text, step.highlight) == (told, lit)


def test_without_an_issue_nobody_decides() -> None:
    assert [str(step.title) for step in story(make_report(issue=None))][:2] == ["In short", "Camps"]


@pytest.mark.browser
def test_arrow_keys_walk_through_and_each_step_has_a_link(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report))
    seen.page.click("#open-story")
    seen.settle()
    assert seen.text("#story h2") == "In short" and seen.hash() == "#story=1"
    seen.page.keyboard.press("ArrowRight")
    seen.settle()
    assert seen.text("#story h2") == "Who decides"
    assert "focus=pres" in seen.hash() and "story=2" in seen.hash()
    assert seen.text("#counts").startswith("Actors: 3 of 8")
    seen.page.keyboard.press("ArrowLeft")
    seen.settle()
    assert seen.text("#story h2") == "In short"
    seen.page.keyboard.press("Escape")
    seen.settle()
    assert seen.hash() == "" and not seen.page.locator("#story").is_visible()


@pytest.mark.browser
def test_a_link_opens_its_step(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "story=4")
    assert seen.text("#story h2") == "Cuts across camps"
    assert "One tie." in seen.text("#story")


@pytest.mark.browser
def test_a_step_past_the_end_is_the_last(open_map: Open, report: Report) -> None:
    assert open_map(page_of(report), "story=99").text("#story h2") == "Cuts across camps"


LONG = (
    "Most of those who take part in this matter are against it, and among them are those who "
    "weigh most in it, as far as anybody can tell from what was said in public until that day."
)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("size", "share"), [((1366, 768), 0.55), ((1920, 1080), 0.55), ((390, 844), 0.4)]
)
def test_the_map_keeps_most_of_the_window_beside_a_step(
    open_map: Open, size: tuple[int, int], share: float
) -> None:
    headline = (text("{n} is what they say. " + LONG, n=3), text(LONG), text(LONG))
    options = MapOptions(story=(Step({"en": "In short"}, ({"en": LONG},) * 4, ("hawk",)),))
    page = page_of(make_report(headline=headline), options=options)
    seen = open_map(page, "story=1", size=size)
    canvas = seen.page.locator("#canvas").bounding_box()
    assert canvas["height"] >= share * size[1] and canvas["width"] >= 0.7 * size[0]
    story = seen.page.locator("#story").bounding_box()
    over_x = min(canvas["x"] + canvas["width"], story["x"] + story["width"]) - story["x"]
    over_y = min(canvas["y"] + canvas["height"], story["y"] + story["height"]) - story["y"]
    assert min(over_x, over_y) <= 0.5
    for label in ("Next step", "End the story"):
        button = seen.page.locator(f"[aria-label='{label}']").bounding_box()
        assert button["x"] + button["width"] <= size[0] and button["y"] < size[1] - 40


@pytest.mark.browser
def test_evidence_lies_over_the_step_not_the_map(open_map: Open, report: Report) -> None:
    seen = open_map(page_of(report), "story=1", size=(1366, 768))
    canvas = seen.page.locator("#canvas").bounding_box()
    seen.page.click("#open-table")
    seen.page.click("#actors-table button.name")
    seen.page.click("#open-table")
    seen.settle()
    panel = seen.page.locator("#panel").bounding_box()
    assert seen.page.locator("#canvas").bounding_box() == canvas
    assert panel["x"] >= canvas["x"] + canvas["width"] - 0.5
    seen.page.click("#panel > .close")
    assert seen.page.locator("[aria-label='Next step']").is_visible()


FILE = """\
steps:
  - title: {en: The maker, ja: 半導体会社}
    text: It calls every week.
    highlight: [chip]
    focus: chip
    steps: 2
  - title: The camps
    layout: camps
    camps: [1, 2]
"""


def test_a_file_gives_the_steps(report: Report, tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(FILE, encoding="utf-8")
    steps = read_story(path, report)
    assert steps == (
        Step(
            {"en": "The maker", "ja": "半導体会社"},
            ({"en": "It calls every week."},),
            ("chip",),
            {"focus": "chip", "steps": 2},
        ),
        Step({"en": "The camps"}, (), (), {"layout": "camps", "camps": ["1", "2"]}),
    )


@pytest.mark.browser
def test_a_story_from_a_file_is_told(open_map: Open, report: Report, tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(FILE, encoding="utf-8")
    options = MapOptions(story=read_story(path, report))
    seen = open_map(page_of(report, options=options), "story=1")
    assert seen.text("#story h2") == "The maker"
    seen.page.click("#lang")
    seen.settle()
    assert seen.text("#story h2") == "半導体会社"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("steps:\n  - titel: x\n", "story.yaml:2:5: Unknown key 'titel'. Did you mean 'title'?"),
        ("steps:\n  - text: x\n", "story.yaml:2:5: A step needs a title."),
        (
            "steps:\n  - title: x\n    focus: chop\n",
            "story.yaml:3:12: There is no 'chop' here. Did you mean 'chip'?",
        ),
        ("steps:\n  - title: x\n    steps: two\n", "Not a number from 0 up: 'two'."),
        ("nothing: here\n", "A story is a list under the key 'steps'."),
        ("steps:\n  - title: x\n    title: y\n", "Duplicate key"),
        ("steps: &a [*a]\n", "alias"),
    ],
)
def test_what_is_wrong_in_a_story_file_is_located(
    report: Report, tmp_path: Path, written: str, told: str
) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_story(path, report)
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("steps:\n- just words\n", "story.yaml:2:3: A step is written as 'title: ...'"),
        ("steps:\n- title: [[x]]\n", "story.yaml:2:10: Text or a list of texts belongs here."),
        ("steps:\n- title: x\n  strength: 1000000000\n", "story.yaml:3:13: Not a number from 0 up"),
        ("\0", "story.yaml:1:1"),
    ],
)
def test_what_is_no_step_is_located(
    report: Report, tmp_path: Path, written: str, told: str
) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(written, encoding="utf-8")
    with pytest.raises(DataError) as caught:
        read_story(path, report)
    assert told in str(caught.value)


def test_every_key_of_a_step_is_a_part_of_the_address(report: Report, tmp_path: Path) -> None:
    """Words as text, numbers as numbers, lists as lists; a number is whole where it can be."""
    path = tmp_path / "story.yaml"
    path.write_text(
        "steps:\n- title: x\n  select: chip\n  size: power\n  focus: chip\n  steps: 0\n  strength: 0.5\n"
        "  confidence: 1.0\n  camps: ['1']\n  signs: support\n  relations: [a, b]\n  layers: [tie]\n"
        "  open: []\n",
        encoding="utf-8",
    )
    (step,) = read_story(path, report)
    assert step.state == {
        "select": "chip", "size": "power", "focus": "chip", "steps": 0, "strength": 0.5,
        "confidence": 1, "camps": ["1"], "signs": ["support"], "relations": ["a", "b"],
        "layers": ["tie"], "open": [],
    }  # fmt: skip
    assert type(step.state["confidence"]) is int and step.text == () and step.highlight == ()
