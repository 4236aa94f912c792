"""Whatever the data says, it is never code: observed in a real browser."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from map_case import content_of, links_of, make_report, page_of
from opened_map import Open, Opened

from graphkit.analysis.analyse import analyse
from graphkit.analysis.layouts import layouts
from graphkit.dataset import Actor, Dataset, Source, Tie
from graphkit.findings import Report, Settings
from graphkit.language import text
from graphkit.pictures import ActorProfile, Camp
from graphkit.renderers.map import MapOptions, Step

pytestmark = pytest.mark.browser

PAYLOADS = [
    "</script><script>document.title='PWN';alert(1)</script>",
    "<img src=x onerror=\"document.title='PWN';alert(1)\">",
    "<svg/onload=alert(1)>",
    "<img src=\"http://127.0.0.1:9/beacon.png\">",
    "javascript:document.title='PWN'",
    "'-alert(1)-' \"-alert(1)-\" `-alert(1)-` ${alert(1)} {{7*7}} {% raise %}",
    "--></style><style>@import 'http://127.0.0.1:9/x.css'</style><!--",
    "\u2028alert(1)\u2029 \u202egnp.exe\u202c \x1b[31m \x00",
    "=1+1",
]  # fmt: skip
TOGETHER = " ".join(PAYLOADS)


def poisoned(payload: str) -> Report:
    """The report with `payload` in every text that comes from data."""

    def spoil(row: Any) -> Any:
        changes: dict[str, Any] = {}
        for item in fields(row):
            value = getattr(row, item.name)
            if item.name in (
                "id",
                "actor",
                "issue",
                "source_actor",
                "target_actor",
                "source",
                "decided_by",
                "member_of",
            ):
                continue
            if isinstance(value, str) or (value is None and item.type == "str | None"):
                changes[item.name] = payload
            elif item.name in ("names", "questions", "extra"):
                changes[item.name] = {**value, "ja": payload, "x_title": payload}
            elif item.name == "aliases":
                changes[item.name] = (payload,)
        return replace(row, **changes)

    base = make_report()
    tables = {
        name: tuple(map(spoil, getattr(base.dataset, name)))
        for name in ("actors", "issues", "stances", "ties", "influence", "sources")
    }
    dataset = replace(base.dataset, title=payload, description=payload, **tables)
    called = {actor.id: f"{payload}{actor.id}" for actor in dataset.actors[:2]}
    dataset = renamed(dataset, called)
    profiles = tuple(replace(p, id=called.get(p.id, p.id), condition=payload) for p in base.actors)
    links = links_of(dataset)
    return make_report(
        dataset=dataset,
        actors=profiles,
        links=links,
        layouts=layouts(profiles, links, seed=0),
        headline=(text("{words}", words=payload),),
        camps=(Camp(1, text("{w}", w=payload), ()), Camp(2, text("{w}", w=payload), ())),
        findings=(),
        sections=(),
    )


def renamed(dataset: Dataset, called: dict[str, str]) -> Dataset:
    """The dataset with some actors under other ids."""

    def new(value: str) -> str:
        return called.get(value, value)

    return replace(
        dataset,
        actors=tuple(replace(a, id=new(a.id)) for a in dataset.actors),
        issues=tuple(replace(i, decided_by=tuple(map(new, i.decided_by))) for i in dataset.issues),
        stances=tuple(replace(s, actor=new(s.actor)) for s in dataset.stances),
        ties=tuple(
            replace(t, source_actor=new(t.source_actor), target_actor=new(t.target_actor))
            for t in dataset.ties
        ),
        influence=tuple(replace(i, actor=new(i.actor)) for i in dataset.influence),
    )


def use_everything(seen: Opened, content: Any) -> None:
    """Open every panel, table, filter, story step and download once."""
    from urllib.parse import quote

    keys = content["actors"]["keys"]
    for row in content["actors"]["rows"]:
        seen.go("select=" + quote(f"actor:{row[keys.index('id')]}", safe=""))
        for number in seen.page.locator("#panel button.number").all():
            number.click()
        for summary in seen.page.locator("#panel summary").all():
            summary.click()
    for issue in content["issues"]:
        seen.go("layers=tie,stance&select=" + quote(f"issue:{issue['id']}", safe=""))
        for number in seen.page.locator("#panel button.number").all():
            number.click()
    for view in ("table=1", "filters=1", "story=1", "layout=stance", "layout=camps", "lang=ja"):
        seen.go(view)
    seen.page.fill("#search", "a")
    seen.saved("take-svg")
    seen.saved("take-png")
    seen.saved("take-actors")


GUARD = """() => {
  window.__blocked = [];
  addEventListener("securitypolicyviolation", (event) => __blocked.push(event.violatedDirective));
}"""


def nothing_ran(seen: Opened) -> None:
    page = seen.page
    assert page.title() != "PWN"
    assert seen.requests == [] and seen.dialogs == [] and seen.errors == []
    assert page.evaluate("window.__blocked") == []
    assert page.locator("script").count() == 2
    assert page.locator("img, iframe, object, embed, base, form").count() == 0
    handlers = """() => [...document.querySelectorAll("*")].filter((element) =>
        [...element.attributes].some(({ name }) => name.startsWith("on"))).length"""
    assert page.evaluate(handlers) == 0
    addresses = page.evaluate("() => [...document.querySelectorAll('a[href]')].map((a) => a.href)")
    assert all(a.startswith(("https://", "http://", "file://")) for a in addresses)
    assert page.evaluate("Object.prototype.polluted === undefined")


@pytest.mark.parametrize("payload", [TOGETHER, PAYLOADS[0], "__proto__", "constructor"])
def test_text_in_every_field_stays_text(open_map: Open, payload: str) -> None:
    step = Step({"en": payload, "ja": payload}, ({"en": payload},), (), {})
    page = page_of(poisoned(payload), options=MapOptions(story=(step,)))
    seen = open_map(page)
    seen.page.evaluate(GUARD)
    use_everything(seen, content_of(page))
    nothing_ran(seen)


def test_forecasts_and_levers_keep_text_text(open_map: Open) -> None:
    data = poisoned(TOGETHER).dataset
    sale = replace(data.issues[0], decision_rule="sole")
    report = analyse(
        replace(data, issues=(sale, *data.issues[1:])),
        Settings(issues=("sale",), replicates=0),
        with_pictures=True,
    )
    page = page_of(report)
    content = content_of(page)
    assert content["persuasion"]["rows"] and content["pivots"] and content["path"]
    seen = open_map(page)
    seen.page.evaluate(GUARD)
    use_everything(seen, content)
    nothing_ran(seen)


@pytest.mark.parametrize(
    "hash_",
    [
        "select=actor:<img src=x onerror=alert(1)>",
        "layout=constructor",
        "size=__proto__&focus=toString",
        "lang=<script>",
        'theme="><script>',
        "story=1e9&view=NaN,NaN,NaN",
    ],
)
def test_the_address_is_never_code(open_map: Open, report: Report, hash_: str) -> None:
    seen = open_map(page_of(report))
    seen.page.evaluate(GUARD)
    seen.go(hash_)
    nothing_ran(seen)


def report_of(case: dict[str, Any]) -> Report:
    """A neutral case file (actors, edges) as a report."""
    actors = tuple(
        Actor(
            str(a["id"]),
            str(a["name"]),
            role=a.get("role"),
            note=a.get("notes"),
            type=a.get("organisation"),
        )
        for a in case["actors"]
    )
    ties, sources = [], []
    for number, edge in enumerate(case["edges"]):
        evidence = edge.get("evidence") or [{}]
        named = [f"s{number}-{at}" for at in range(len(evidence))]
        sources += [
            Source(n, title=e.get("quote"), url=e.get("url"))
            for n, e in zip(named, evidence, strict=True)
        ]
        ties.append(
            Tie(f"ti{number}", str(edge["source"]), str(edge["target"]), 1 if edge["sign"] == "+" else -1,
                edge.get("label"), source=tuple(named), summary=evidence[0].get("quote"))
        )  # fmt: skip
    dataset = Dataset(
        "case", case.get("title", ""), actors=actors, ties=tuple(ties), sources=tuple(sources)
    )
    profiles = tuple(ActorProfile(a.id, 1, 1.0 / n, n) for n, a in enumerate(actors, 1))
    links = links_of(dataset)
    return make_report(
        dataset=dataset, actors=profiles, links=links, issue=None, findings=(), sections=(),
        layouts=layouts(profiles, links, seed=0), headline=(text("{w}", w=dataset.title),),
    )  # fmt: skip


@pytest.mark.parametrize(
    "name", ["bidi-and-invisible", "html-everywhere", "markdown", "path-ids", "url-schemes"]
)
def test_the_hostile_case_files(open_map: Open, cases: Path, name: str) -> None:
    written = (cases / f"inject-{name}.yaml").read_text(encoding="utf-8")
    page = page_of(report_of(yaml.safe_load(written)))
    seen = open_map(page)
    seen.page.evaluate(GUARD)
    use_everything(seen, content_of(page))
    nothing_ran(seen)


def test_the_guards_would_notice(chromium: Any) -> None:
    """Without the map's care the same payload does run: the observation is not blind."""
    page = chromium.new_page()
    heard: list[str] = []
    page.on("dialog", lambda d: (heard.append(d.message), d.dismiss()))
    page.set_content(f"<p>{PAYLOADS[1]}</p>")
    page.wait_for_timeout(200)
    assert heard == ["1"]
    page.close()
