"""How long the map takes to make, open and answer, beside plain pyvis in the same run.

    python tests/benchmarks/map.py [--quick]

For 116, 2,000 and 10,000 actors: processor seconds to write the file (layout aside), its size,
seconds until it is shown and usable, milliseconds until search, filter, selection and a step of
the slider are on the screen, each the best of several runs, and the same for a page of plain pyvis with its
physics off and the same places.
Ends with exit code 1 when a limit is passed. Needs a real Chromium (GRAPHKIT_CHROMIUM).
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from graphkit.analysis.analyse import analyse
from graphkit.analysis.layouts import layouts
from graphkit.dataset import Actor, Dataset, Source, Tie
from graphkit.findings import Report, Settings
from graphkit.formats import load
from graphkit.language import Language, Name, text
from graphkit.pictures import ActorProfile, Camp, Link
from graphkit.renderers.map import render

CHROMIUM = os.environ.get("GRAPHKIT_CHROMIUM", "/usr/bin/chromium")
REFERENCE = (116, 155)
# actors, ties: megabytes, seconds to open, milliseconds to answer and for a step, seconds to write
LIMITS = {
    REFERENCE: (1.0, 0.8, 60, 50, 2.0),
    (2_000, 6_000): (2.5, 1.0, 100, 150, 2.0),
    (10_000, 30_000): (9.0, 2.0, 250, 500, 2.0),
}
RUNS = 3
READY = "document.getElementById('counts')?.textContent !== ''"
PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
ANSWERS = {
    "search": "const box = document.getElementById('search'); box.value = 'an';"
    "box.dispatchEvent(new Event('input'));",
    "select": "document.querySelector('#suggestions li').dispatchEvent("
    "new MouseEvent('mousedown', { bubbles: true }));",
    "filter": "document.getElementById('filter-sign-1').click();",
}
STEP = "document.getElementById('earlier').click();"


def case(actors: int, ties: int) -> Report:
    """A report on random ties, with a source and a sentence for every claim."""
    chance = random.Random(0)
    ids = [f"a{n:05}" for n in range(actors)]
    influence = sorted((chance.random() ** 6 for _ in ids), reverse=True)
    camp = [chance.choice((1, 1, 1, 2, 2, 3)) for _ in ids]
    pairs: dict[tuple[int, int], None] = {}
    while len(pairs) < ties:
        one, other = int(actors * chance.random() ** 2), chance.randrange(actors)
        if one != other:
            pairs[one, other] = None
    claims = tuple(
        Tie(
            f"t{n}", ids[a], ids[b],
            1 if (camp[a] == camp[b]) == (chance.random() < 0.8) else -1,
            "lobbies" if n % 3 else "funds", chance.randint(1, 10) / 10,
            since=date(2025, 1, 1) + timedelta(n % 300), confidence=0.8,
            source=(f"s{n % 300}",), locator="p. 3",
            summary=f"Said something about the other one in public, for the {n}th time.",
        )
        for n, (a, b) in enumerate(pairs)
    )  # fmt: skip
    sources = tuple(
        Source(f"s{n}", "A paper", f"Article {n}", f"https://example.org/{n}") for n in range(300)
    )
    why = text("Tied to {actor} of this camp.", actor=Name(ids[0]))
    profiles = tuple(
        ActorProfile(i, camp[n], influence[n] / influence[0], n + 1, why_camp=why)
        for n, i in enumerate(ids)
    )
    links = tuple(
        Link(t.source_actor, t.target_actor, t.sign, t.strength, True, False, (t.id,))
        for t in claims
    )
    known = tuple(Actor(i, f"Actor {n}", {"ja": f"関係者{n}"}) for n, i in enumerate(ids))
    return Report(
        dataset=Dataset("case", "A case", actors=known, ties=claims, sources=sources),
        settings=Settings(), as_of=None, issue=None, sha256="0" * 64,
        headline=(text("A finding."),), sections=(), findings=(), actors=profiles, links=links,
        camps=tuple(Camp(k, text("Camp {k}", k=k), ()) for k in (1, 2, 3)),
        layouts=layouts(profiles, links, seed=0),
    )  # fmt: skip


def reference() -> Report:
    """The reference case, with its stances on twelve issues over two years."""
    folder = Path(__file__).parents[2] / "graphs" / "blackwell"
    return analyse(load(str(folder)), Settings(replicates=0), with_pictures=True)


def plain_pyvis(report: Report) -> bytes:
    """The same actors, ties and places with pyvis as it comes, physics off, libraries inside."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(False)
    for actor in report.actors:
        x, y = report.layouts["stress"][actor.id]
        network.add_node(actor.id, label=actor.id, x=1400 * x, y=-800 * y, physics=False)
    for link in report.links:
        network.add_edge(
            link.source, link.target, color="#0072B2" if (link.sign or 0) > 0 else "#D55E00"
        )
    page: str = network.generate_html()
    return page.encode("utf-8")


def opened(browser: Any, path: Path, ready: str) -> tuple[Any, float]:
    """The page, and seconds until it is painted; requests go nowhere."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.route("http*://**", lambda route: route.abort())
    start = time.perf_counter()
    page.goto(path.as_uri(), timeout=300_000)
    page.wait_for_function(ready, timeout=300_000)
    page.evaluate(PAINTED)
    return page, time.perf_counter() - start


def answers(page: Any) -> dict[str, float]:
    """Milliseconds from each act to the picture that follows."""
    page.evaluate("document.getElementById('open-filters').click()")
    page.wait_for_timeout(500)
    took = {}
    for name, act in ANSWERS.items():
        took[name] = _milliseconds(page, act)
        page.wait_for_timeout(500)
    took["step"] = min(_milliseconds(page, STEP) for _ in range(RUNS))
    return took


def _milliseconds(page: Any, act: str) -> float:
    return float(
        page.evaluate(
            f"async () => {{ const start = performance.now(); {act} await {PAINTED};"
            " return performance.now() - start; }"
        )
    )


def redraw(page: Any) -> float:
    """Milliseconds for plain pyvis to draw once: what each of its answers costs at least."""
    return float(
        page.evaluate(
            f"async () => {{ const start = performance.now(); network.redraw(); await {PAINTED};"
            " return performance.now() - start; }"
        )
    )


def measure(browser: Any, folder: Path, size: tuple[int, int]) -> dict[str, Any]:
    """Everything about one size."""
    report = reference() if size == REFERENCE else case(*size)
    language = Language("en", report.dataset.names("en"))
    render(case(5, 5), language=language)  # imports aside
    start = time.process_time()
    content = render(report, language=language)
    writing = time.process_time() - start
    start = time.process_time()
    plain = plain_pyvis(report)
    plain_writing = time.process_time() - start
    (folder / "map.html").write_bytes(content)
    (folder / "plain.html").write_bytes(plain)
    openings, plain_openings, took, plain_draws = [], [], [], []
    for _ in range(RUNS):
        page, seconds = opened(browser, folder / "map.html", READY)
        openings.append(seconds)
        took.append(answers(page))
        page.close()
        page, seconds = opened(browser, folder / "plain.html", "typeof network === 'object'")
        plain_openings.append(seconds)
        plain_draws.append(redraw(page))
        page.close()
    return {
        "size": size, "megabytes": len(content) / 1e6, "writing": writing,
        "opening": min(openings), **{name: min(run[name] for run in took) for name in took[0]},
        "plain": {
            "megabytes": len(plain) / 1e6, "writing": plain_writing,
            "opening": min(plain_openings), "redraw": min(plain_draws),
        },
    }  # fmt: skip


def tell(found: dict[str, Any]) -> bool:
    """Print one size with ratios; whether it is within its limits."""
    megabytes, opening, answer, step, writing = LIMITS[found["size"]]
    plain = found["plain"]
    slowest = max(found[name] for name in ANSWERS)
    rows = [
        ("file, MB", found["megabytes"], megabytes, plain["megabytes"]),
        ("writing, s", found["writing"], writing, plain["writing"]),
        ("opening, s", found["opening"], opening, plain["opening"]),
        ("slowest answer, ms", slowest, answer, plain["redraw"]),
        ("step of the slider, ms", found["step"], step, plain["redraw"]),
    ]
    print(f"{found['size'][0]:,} actors, {found['size'][1]:,} ties")
    for name, value, limit, other in rows:
        late = "" if value <= limit else "  OVER"
        print(f"  {name:<24}{value:9.2f}  limit {limit:7.1f}  pyvis {other:9.2f}"
              f"  ratio {value / other:5.2f}{late}")  # fmt: skip
    print("  " + json.dumps({name: round(found[name]) for name in ANSWERS}))
    return all(value <= limit for _, value, limit, _ in rows)


def main() -> int:
    from playwright.sync_api import sync_playwright

    sizes = list(LIMITS)[: 2 if "--quick" in sys.argv else None]
    with sync_playwright() as player, tempfile.TemporaryDirectory() as folder:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        within = [tell(measure(browser, Path(folder), size)) for size in sizes]
        browser.close()
    return 0 if all(within) else 1


if __name__ == "__main__":
    raise SystemExit(main())
