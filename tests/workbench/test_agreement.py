"""Two coders, blind, and then the page of agreement: alpha, differences, and what is agreed on."""

from __future__ import annotations

import pytest

from graphkit.api import CodedStance, CodedTie, find_quote, load

PASSAGES = (  # words of the text; what Ada and Bob put
    ("We will build this bridge", 1.0, 1.0),
    ("a burial with a ribbon on it", -1.0, 0.5),
    ("on Tuesday we dig", 0.5, None),
)


@pytest.fixture
def coded(serve):
    """A workbench of Ada's on what she and Bob coded; the ids of the claims in the order made."""

    def start(**options):
        running = serve("bridge.txt", **options)
        book = running.book
        actors = [book.new_actor(name) for name in ("Ingrid Vale", "Ferry Union")]
        issue, text = book.new_issue("Build it?", {}), book.text("bridge")
        ids = []
        for number, (words, *put) in enumerate(PASSAGES):
            quote = find_quote(text, words)
            for coder, position in zip(("ada", "bob"), put, strict=True):
                if position is not None:
                    made = CodedStance(actors[number % 2], issue, position)
                    ids.append(book.code(made, "bridge", quote.start, quote.end, coder=coder))
        return running, ids

    return start


def marks(folder):
    return {row.id for row in load(folder).stances if row.extra.get("x_agreed")}


def test_what_two_coders_read_differently_is_agreed_on_by_one_key(coded, visit, tmp_path):
    """Positions by hand: (1, 1), (-1, 0.5): Do = 2 * 2.25 / 4; n = 4, sum 1.5, of squares 3.25:
    De = 2 * (4 * 3.25 - 1.5**2) / 12; alpha = 1 - 1.125 / 1.7917 = 0.37."""
    running, ids = coded()
    page = visit(running.address)
    view = page.page.locator("#agreement")
    page.press("o")
    view.get_by_text("Each coder codes blind").wait_for()
    assert "left" in view.inner_text() and "bob" not in page.page.locator("body").inner_text()
    page.press("Tab", "Enter")  # back comes first
    view.locator("article").first.wait_for()
    rows = view.locator("table").first.locator("tbody tr").all_inner_texts()
    assert [row.split("\t")[2] for row in rows if row.startswith("position\tby distance")] == [
        "0.37"
    ]
    assert view.locator("article").count() == 2
    card = view.locator("article").first
    assert card.locator("blockquote").inner_text() == PASSAGES[1][0]
    readings = [reading.split("\n")[:2] for reading in card.locator("li").all_inner_texts()]
    assert [coder for coder, _ in readings] == ["ada", "bob"] and readings[0][1] != readings[1][1]
    assert not view.locator("article").nth(1).get_by_role("button", name="Agree on").count()
    page.press("2")
    page.said("Marked as agreed: bob")
    view.locator("li.agreed", has_text="bob").wait_for()
    assert marks(tmp_path / "case") == {ids[3]} and len(load(tmp_path / "case").stances) == 5
    page.press("1")
    view.locator("li.agreed", has_text="ada").wait_for()
    assert marks(tmp_path / "case") == {ids[2]}
    page.press("u")  # the one mark comes, the other goes: one step
    view.locator("li.agreed", has_text="bob").wait_for()
    assert marks(tmp_path / "case") == {ids[3]}
    page.press("u")
    view.locator("li.agreed").wait_for(state="detached")
    assert marks(tmp_path / "case") == set()
    page.press("ArrowDown")
    assert page.page.locator("article:focus strong").all_inner_texts()[1] == "nothing"
    view.get_by_role("button", name="In the text").nth(1).click()
    page.page.locator("#text:focus").wait_for()
    assert page.page.locator("#quote").inner_text() == PASSAGES[2][0]
    assert page.page.locator("#claims li").count() == 1  # Ada's own


def test_nothing_of_another_coder_comes_before_it_is_asked_for(coded, visit):
    running, _ = coded()
    page = visit(running.address)
    seen = running.bench.seen
    assert {claim["id"] for claim in seen.text("bridge")["claims"]} == {"st001", "st003", "st005"}
    page.press("o", "Escape")
    page.page.locator("#text:focus").wait_for()
    assert not page.page.locator("#agreement").is_visible()
    assert not [url for url in page.requests if url.endswith("/agreement")]


def test_a_reading_of_its_own_and_names_that_are_markup(coded, visit, tmp_path):
    running, ids = coded()
    file = tmp_path / "case" / "stances.csv"
    head, *lines = file.read_text(encoding="utf-8").splitlines()
    own = lines[3].replace(ids[3], "own").replace(",0.5,", ",-0.5,")
    own = own.removesuffix(",bob") + ",,yes"
    lines = [f"{line.replace('bob', '<b>bob</b>')}," for line in lines]
    file.write_text("\n".join([f"{head},x_agreed", *lines, own]) + "\n", encoding="utf-8")
    page = visit(running.address)
    page.press("o", "Tab", "Enter")
    card = page.page.locator("#agreement article", has_text=PASSAGES[1][0])
    card.locator("li.agreed", has_text="without a coder").wait_for()
    assert "<b>bob</b>" in card.inner_text() and not page.page.locator("#agreement b").count()
    page.page.get_by_role("button", name="Next paragraph to code").click()
    assert page.page.locator("#text").is_visible()


def test_one_coder_alone_is_told_what_is_missing(serve, visit):
    running = serve("bridge.txt", language="ja")
    page = visit(running.address)
    page.press("o", "Tab", "Enter")
    page.page.locator("#agreement section", has_text="x_coder").wait_for()


@pytest.mark.parametrize(("language", "scheme"), [("en", "dark"), ("ja", "light")])
def test_accessible(coded, visit, root, language, scheme):
    axe = root / ".ci" / "page" / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed (npm ci --prefix .ci/page)")
    running, _ = coded(language=language)
    page = visit(running.address, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    page.page.add_script_tag(path=str(axe))
    for keys in (("o",), ("Tab", "Enter")):
        page.press(*keys)
        page.page.locator("#agreement button").first.wait_for()
        if keys[-1] == "Enter":
            page.page.locator("#agreement article").first.wait_for()
        found = page.page.evaluate("axe.run(document)")
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []


def test_a_new_actor_of_a_proposal_is_shown_by_its_name(serve, visit):
    running = serve("bridge.txt")
    book = running.book
    issue, vale = book.new_issue("Build it?", {}), book.new_actor("Ingrid Vale")
    quote = find_quote(book.text("bridge"), "a burial with a ribbon on it")
    for made in (CodedStance("ferry_union", issue, -1.0), CodedTie("ferry_union", vale, -1)):
        new = {"ferry_union": "Ferry Union"}
        book.propose(made, "bridge", quote, by="model", new_actors=new)
    page = visit(running.address)
    proposals = page.page.locator("#proposals")
    proposals.get_by_text("Ferry Union: strongly against").wait_for()
    assert "New actor “Ferry Union”" in proposals.inner_text()
    assert "ferry_union" not in page.page.locator("body").inner_text()
    page.press("e")
    assert page.page.locator("#choose-actor").input_value() == "Ferry Union"
    page.press("2")
    page.said("Coded: Ferry Union: against")
    proposals.get_by_text("Ferry Union opposes Ingrid Vale").wait_for()
    assert "New actor" not in proposals.inner_text()
    assert book.dataset.actor_by_id["ferry_union"].name == "Ferry Union"


pytestmark = pytest.mark.browser
