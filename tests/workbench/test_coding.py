"""A real browser codes texts from nothing to a brief, by keyboard alone."""

from __future__ import annotations

import re
from importlib.util import find_spec

import pytest

from graphkit.api import load

pytestmark = pytest.mark.browser

# Paragraph (from 0), actor as typed, whether new, position key, position: read from the article.
BRIDGE = [
    (1, "Ingrid Vale", True, "5", 1.0),
    (3, "Ferry Union", True, "1", -1.0),
    (6, "Skarholm Fishers' Association", True, "2", -0.5),
    (8, "Nordbygg", True, "5", 1.0),
    (10, "Chamber of Commerce", True, "5", 1.0),
    (13, "Elsa Bry", True, "5", 1.0),
    (14, "Heritage Society", True, "1", -1.0),
    (17, "Tomas Brandt", True, "4", 0.5),
    (28, None, False, "5", 1.0),  # Vale, named in it
]
DAM = [
    (1, "森本和子", True, "5", 1.0),
    (2, "谷川漁業協同組合", True, "1", -1.0),
    (5, "県の土木部", True, "4", 0.5),
    (6, "谷川温泉組合", True, "4", 0.5),
    (7, "清流の会", True, "1", -1.0),
    (9, "東山組", True, "5", 1.0),
    (13, "環境省", True, "2", -0.5),
]


def go_to(page, paragraph):
    """Down to a paragraph from the one chosen."""
    here = page.page.locator("#text p[aria-selected=true]")
    at = int(here.get_attribute("id")[1:]) if here.count() else -1
    page.press(*["ArrowDown"] * (paragraph - at))


def code_all(page, question, claims):
    """Codes claims one after the other; the strokes of each."""
    strokes = []
    for paragraph, name, new, key, _ in claims:
        go_to(page, paragraph)
        before = page.strokes
        if paragraph == claims[0][0]:
            page.press("i")
            page.type(question)
            page.press("Enter")
            page.page.locator("#text:focus").wait_for()
        if name:
            page.press("a")
            page.type(name)
            page.page.locator("#choose-actor-list li[aria-selected=true]").wait_for()
            if new:  # the last of the list, or the name as it stands in the passage
                while "“" not in selected(page) and "「" not in selected(page):
                    page.press("ArrowDown")
            page.press("Enter")
            page.page.locator("#text:focus").wait_for()
        page.press(key)
        count = page.page.locator("#claims .count")
        count.filter(
            has_text=re.compile(rf"\b{len(strokes) + 1}$|：{len(strokes) + 1}$")
        ).wait_for()
        strokes.append(page.strokes - before)
    return strokes


def selected(page):
    return page.page.locator("#choose-actor-list li[aria-selected=true]").inner_text()


def check(running, folder, question, claims, source):
    data = load(folder)
    text = running.book.text(source)
    paragraphs = text.split("\n\n")
    assert [s.position for s in data.stances] == [claim[-1] for claim in claims]
    for stance, (paragraph, name, *_) in zip(data.stances, claims, strict=True):
        assert name is None or data.actor_by_id[stance.actor].name == name
        assert data.issue_by_id[stance.issue].question == question
        quote = next(c.quote for c in running.book.claims() if c.id == stance.id)
        assert quote.exact == paragraphs[paragraph] and quote.stands_in(text)
        assert stance.source == (source,) and stance.extra["x_coder"] == "ada"


def test_an_english_article_becomes_a_brief(serve, visit, tmp_path):
    running = serve("bridge.txt")
    page = visit(running.address)
    question = "Shall the island build the bridge?"
    strokes = code_all(page, question, BRIDGE)
    assert strokes[-1] == 1  # an actor who is named: choose the paragraph, press the position
    check(running, tmp_path / "case", question, BRIDGE, "bridge")
    assert running.book.source("bridge")["date"] == "2026-04-18"
    # A tie: the union against the mayor, in the paragraph where she is named.
    page.page.keyboard.press("Escape")
    for _ in range(24):
        page.page.keyboard.press("ArrowUp")
    page.press("t", "a")
    page.type("Ferry")
    page.press("Enter", "b")
    page.type("Vale")
    page.press("Enter")
    page.page.locator("#text:focus").wait_for()
    page.press("1")
    page.said("Ferry Union opposes Ingrid Vale")
    (tie,) = load(tmp_path / "case").ties
    assert (tie.sign, tie.since.isoformat()) == (-1, "2026-04-18")
    page.page.locator("#live-panel img").wait_for()
    page.page.locator("#tab-brief").click()
    brief = page.page.locator("#live-panel pre", has_text="island build")
    brief.wait_for()
    said = " ".join(brief.inner_text().split())
    assert "of 8 actors with a stance 5 support it and 3 oppose it" in said
    assert all(url.startswith((running.address, "data:")) for url in page.requests)


def test_a_japanese_article_becomes_a_brief(serve, visit, tmp_path):
    running = serve("dam.txt", language="ja")
    page = visit(running.address)
    assert page.page.locator("html").get_attribute("lang") == "ja"
    question = "谷川町は上流のダム建設に同意するか"
    code_all(page, question, DAM)
    check(running, tmp_path / "case", question, DAM, "dam")
    assert running.book.source("dam")["language"] == "ja"
    # After an emoji the browser counts two where Python counts one.
    for _ in range(14):
        page.page.keyboard.press("ArrowDown")
    page.press("ArrowRight", "ArrowRight", "a")
    page.type("清流")
    page.press("Enter")
    page.page.locator("#text:focus").wait_for()
    page.press("3")
    page.page.locator("#claims li").wait_for()
    quote = running.book.claims()[-1].quote
    assert quote.exact == "😀 町の掲示板には、子どもたちが描いた川の絵が並んでいる。"
    page.page.locator("#tab-brief").click()
    page.page.locator("#live-panel pre", has_text="賛成").wait_for()


def test_undo_redo_correct_remove_and_read(serve, visit):
    running = serve("bridge.txt")
    running.book.new_actor("Ingrid Vale")
    running.book.new_issue("Build it?", {})
    page = visit(running.address)
    page.press("ArrowDown", "ArrowDown", "4")
    page.said("Coded")
    page.press("e", "2")
    page.page.locator("#claims .against").wait_for()
    assert [c.cells["position"] for c in running.book.claims()] == ["-0.5"]
    page.press("u")
    page.page.locator("#claims .for").wait_for()
    page.press("u")
    page.page.locator("#claims li").wait_for(state="detached")
    page.press("Shift+U")
    page.page.locator("#claims .for").wait_for()
    page.press("r")  # coded: on to the next
    page.press("r")
    page.said("read")
    assert running.book.read_by("ada", "bridge") == {2}
    counts = page.page.locator("#counts")
    assert counts.inner_text() == "1 read, 1 coded, 28 left"
    page.page.locator("#p1").click()
    page.page.get_by_role("button", name="Remove").click()
    page.said("Removed")
    assert not running.book.claims()


def test_proposals_are_decided_by_one_key_each(serve, visit):
    from graphkit.api import CodedStance, find_quote

    running = serve("bridge.txt")
    book = running.book
    vale, union = book.new_actor("Ingrid Vale"), book.new_actor("Ferry Union")
    issue = book.new_issue("Build it?", {})
    text = book.text("bridge")
    for actor, words, position in (
        (vale, "We will build this bridge", 1.0),
        (union, "a burial with a ribbon on it", 1.0),
        (vale, "on Tuesday we dig", 0.0),
    ):
        quote = find_quote(text, words)
        book.propose(CodedStance(actor, issue, position), "bridge", quote, by="model")
    page = visit(running.address)
    page.page.locator("#proposals").wait_for()
    page.press("y")
    page.said("Accepted")
    page.press("e", "1")
    page.said("strongly against")
    page.press("x")
    page.said("Rejected")
    assert [(c.cells["actor"], c.cells["position"]) for c in book.claims()] == [
        (vale, "1"), (union, "-1"),
    ]  # fmt: skip
    assert {c.cells["x_proposed_by"] for c in book.claims()} == {"model"}
    assert not book.proposals()
    page.press("u", "u")
    page.page.locator("#proposals h3", has_text="2").wait_for()
    assert len(book.proposals()) == 2


def test_two_browsers_and_a_spreadsheet_at_once(serve, visit, tmp_path):
    one = serve("bridge.txt")
    one.book.new_actor("Ingrid Vale")
    one.book.new_issue("Build it?", {})
    other = serve(coder="bob")
    first, second = visit(one.address), visit(other.address)
    for page in (first, second):
        page.press("ArrowDown", "ArrowDown", "5")
    for page in (first, second):
        page.said("Coded")
    claims = one.book.claims()
    assert {claim.coder for claim in claims} == {"ada", "bob"}
    assert len({claim.id for claim in claims}) == 2
    # Each codes blind.
    assert (
        first.page.locator("#claims li").count() == second.page.locator("#claims li").count() == 1
    )
    path = tmp_path / "case" / "stances.csv"
    path.write_text(path.read_text().replace(",1,", ",-1,"))
    first.page.locator("#claims .against").wait_for()
    path.write_text(path.read_text().replace("ingrid_vale", "ingrid_wale"))
    first.said("stances.csv:2")
    first.press("4")
    first.said("ingrid_wale")
    assert len(path.read_text().splitlines()) == 3


def test_hostile_text_stays_text(serve, visit, tmp_path):
    hostile = "<img src=x onerror=alert(1)><script>alert(2)</script> \"'`${alert(3)} ‮evil"
    path = tmp_path / "hostile.txt"
    path.write_text(f"Title: {hostile}\n\n{hostile} says yes.\n\n</p></div><b>bold</b>\n")
    running = serve(path)
    running.book.new_actor(hostile)
    running.book.new_issue(hostile, {"support_means": hostile})
    page = visit(running.address)
    page.press("ArrowDown", "4")
    page.said("Coded")
    page.page.locator("#live-panel img").wait_for()
    page.page.locator("#tab-brief").click()
    page.page.locator("#live-panel pre").wait_for()
    assert page.page.locator("#text script, #text img, #text b, #right script").count() == 0
    assert "<script>" in page.page.locator("#p0").inner_text()


def test_a_scale_of_its_own(serve, visit, tmp_path):
    running = serve("bridge.txt")
    running.book.new_actor("Ingrid Vale")
    running.book.put(
        "issues", "toll", {"question": "What toll?", "scale_low": "0", "scale_high": "20"}
    )
    page = visit(running.address)
    page.press("ArrowDown", "ArrowDown")
    assert page.page.locator("#keys button").all_inner_texts() == [
        "1 0", "2 5", "3 10", "4 15", "5 20",
    ]  # fmt: skip
    page.press(".")
    page.type("9")
    page.press("Enter")
    page.said("Coded: Ingrid Vale: 9")
    (stance,) = load(tmp_path / "case").stances
    assert stance.position == pytest.approx(-0.1)
    page.press(".")
    page.type("99")
    page.press("Enter")
    page.said("no place on the scale")


def test_the_mouse_marks_a_passage(serve, visit):
    running = serve("bridge.txt")
    page = visit(running.address)
    box = page.page.locator("#p1").bounding_box()
    page.page.mouse.move(box["x"] + 20, box["y"] + 14)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + 220, box["y"] + 14, steps=5)
    page.page.mouse.up()
    quote = page.page.locator("#quote").inner_text()
    assert 10 < len(quote) < 60 and quote in running.book.text("bridge")
    page.page.mouse.click(box["x"] + 60, box["y"] + 14)
    quote = page.page.locator("#quote").inner_text()
    assert quote.startswith("Mayor Ingrid Vale opened") and "An island that cannot" not in quote
    page.page.mouse.click(box["x"] + 60, box["y"] + 14)  # again: the whole paragraph
    quote = page.page.locator("#quote").inner_text()
    assert quote.startswith("Mayor Ingrid Vale opened") and quote.endswith("raise children.”")
    page.page.mouse.click(box["x"] + 60, box["y"] + 14)
    assert "An island that cannot" not in page.page.locator("#quote").inner_text()


def test_a_tablet_needs_no_keyboard(serve, visit, tmp_path):
    running = serve("bridge.txt")
    running.book.new_actor("Ingrid Vale")
    running.book.new_issue("Build it?", {})
    page = visit(running.address, size=(820, 1180), has_touch=True, is_mobile=True)
    page.page.locator("#p1").tap(position={"x": 40, "y": 14})
    page.page.locator("#quote", has_text="Mayor Ingrid Vale").wait_for()
    page.page.locator("#keys button").nth(3).tap()
    page.said("Coded: Ingrid Vale: for")
    page.page.locator("#p5").tap()
    page.page.get_by_role("button", name="Mark as read").tap()
    page.said("Marked as read")
    page.page.get_by_role("button", name="Undo").tap()
    page.said("Undone")
    assert not running.book.read_by("ada", "bridge")
    (claim,) = running.book.claims()
    assert claim.cells["position"] == "0.5"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_accessible(serve, visit, root, scheme, language):
    axe = root / ".ci" / "page" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed (npm ci --prefix .ci/page)")
    running = serve("bridge.txt", language=language)
    running.book.new_actor("Ingrid Vale")
    running.book.new_issue("Build it?", {})
    page = visit(running.address, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page.press("ArrowDown", "ArrowDown", "4")
    page.page.locator("#claims li").wait_for()
    page.page.locator("#more summary").click()
    page.page.locator("#look summary").click()
    page.page.locator("#live-panel img").wait_for()
    page.page.add_script_tag(path=str(axe))
    for _ in range(2):
        found = page.page.evaluate("axe.run(document)")
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        page.page.locator("#text").focus()
        page.page.keyboard.press("?")
        page.page.locator("#dialog[open]").wait_for()


def test_what_is_refused_is_said_in_the_readers_language_and_loses_nothing(serve, visit):
    running = serve("dam.txt", language="ja")
    running.book.new_actor("森本和子")
    running.book.new_issue("ダムに同意するか", {})
    page = visit(running.address)
    page.press("ArrowDown", "ArrowDown", "f")
    page.type("ほぼ")
    page.press("Enter", "5")
    page.said("数ではない")
    assert not running.book.claims()
    for typed, told in (("1,5", "割合は 0 から 1 まで"), ("0,5", "森本和子")):
        page.press("f", *["Backspace"] * 3)
        page.type(typed)
        page.press("Enter", "5")
        page.said(told)
    assert [claim.cells["confidence"] for claim in running.book.claims()] == ["0.5"]


def test_one_key_goes_from_one_near_paragraph_to_the_next(serve, visit):
    running = serve("bridge.txt")
    running.book.new_actor("Ingrid Vale")
    issue = running.book.new_issue("May the island raise a toll?", {})
    near = running.bench.seen.text("bridge")["near"][issue]
    chosen = "#text p[aria-selected=true]"
    page = visit(running.address)
    for number in (*near, near[0]):
        page.press("w")
        page.page.locator(f"#p{number}[aria-selected=true]").wait_for()
    assert "toll" in page.page.locator(chosen).inner_text()
    page.press("r")
    page.said("read")
    page.press("w")
    page.page.locator(f"#p{near[1]}[aria-selected=true]").wait_for()


def test_a_text_asks_for_what_its_file_did_not_say(serve, visit, tmp_path):
    (tmp_path / "note.txt").write_text("The mayor backs it.\n\nNobody else does.\n")
    running = serve(tmp_path / "note.txt")
    page = visit(running.address)
    known = {"date": "2026-05-01", "publisher": "The Post", "language": "en"}
    for key, words in known.items():
        page.page.get_by_role("button", name=f"The {key} is not known").click()
        page.page.locator(f"#about-{key}").fill(words)
        page.page.get_by_role("button", name="Save").click()
        page.page.get_by_role("button", name=f"The {key} is not known").wait_for(state="detached")
    assert {key: running.book.source("note")[key] for key in known} == known


def test_where_to_look_says_what_ranked_the_paragraphs(serve, visit):
    by = {"bridge.txt": "by words and meaning:" if find_spec("wordllama") else "by shared words:",
          "dam.txt": "by shared words:"}  # fmt: skip
    for text, words in by.items():
        running = serve(text, case=text)
        running.book.new_issue("Build the bridge? 橋かダムを建設するか", {})
        page = visit(running.address)
        page.page.locator("#look summary").click()
        page.page.locator("#look .row", has_text=words).get_by_role("button").first.click()
        page.page.locator("#text p[aria-selected=true]").wait_for()


def test_a_new_actor_who_is_named_takes_two_strokes(serve, visit):
    running = serve("bridge.txt")
    running.book.new_issue("Build it?", {})
    page = visit(running.address)
    page.press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown")
    before = page.strokes
    page.press("a")
    page.page.locator("#choose-actor-list li", has_text="Ferry Union").first.wait_for()
    page.press("Enter")
    page.page.locator("#text:focus").wait_for()
    page.press("1")
    page.said("Coded: Ferry Union: strongly against")
    assert page.strokes - before == 3


def test_who_is_named_in_the_passage_comes_before_who_was_coded_last(serve, visit):
    running = serve("bridge.txt")
    running.book.new_actor("Ingrid Vale")
    running.book.new_issue("Build it?", {})
    page = visit(running.address)
    page.press("ArrowDown", "ArrowDown", "5")
    page.said("Coded: Ingrid Vale")
    first = page.page.locator("#choose-actor-list li").first
    page.press("ArrowDown", "ArrowDown", "a")  # the paragraph that names the Ferry Union
    first.get_by_text("Ferry Union").wait_for()
    listed = page.page.locator("#choose-actor-list li").all_inner_texts()
    assert listed == ["New actor “Ferry Union”", "New actor “Olle Strand”", "Ingrid Vale"]
    page.press("Escape", "ArrowDown", "ArrowDown", "a")  # one that names nobody
    first.get_by_text("Ingrid Vale").wait_for()


def test_a_column_with_a_scale_is_shown_as_it_is_read(serve, visit, tmp_path):
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "stances.csv").write_text("actor,issue,position\na,q,0.2\n")
    (tmp_path / "case" / "datapackage.json").write_text('{"scale:position": "0..1"}')
    running = serve("bridge.txt")
    page = visit(running.address)
    page.press("ArrowDown", "a")
    page.type("a")
    page.press("Enter")
    page.page.locator("#text:focus").wait_for()
    page.press("2")
    page.page.locator("#claims .against", has_text="against").wait_for()
    assert [s.position for s in load(tmp_path / "case").stances] == pytest.approx([-0.6, -0.5])
