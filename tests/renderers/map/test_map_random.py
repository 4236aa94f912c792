"""Whatever somebody does on the map, in any order: page, address, counts and table agree."""

from __future__ import annotations

import random
from typing import Any

import pytest
from map_case import page_of
from opened_map import Open, Opened

from graphkit.findings import Report

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SEQUENCES, ACTS = 100, 9

# What can be used now: buttons, boxes and lists that are seen, save those that leave the page.
USABLE = """() => [...document.querySelectorAll("button, input[type=checkbox], input[type=range], select, summary")]
  .filter((e) => e.checkVisibility({ checkVisibilityCSS: true }) && !e.disabled && !/^take-|^play|^theme$/.test(e.id))
  .map((e) => [...document.querySelectorAll("*")].indexOf(e))"""

USE = """([at, share]) => {
  const e = document.querySelectorAll("*")[at];
  if (e.tagName === "SELECT") {
    e.selectedIndex = Math.floor(share * e.options.length);
    e.dispatchEvent(new Event("change", { bubbles: true }));
  } else if (e.type === "range") {
    const steps = (e.max - e.min) / (e.step || 1);
    e.value = Number(e.min) + Math.floor(share * (steps + 1)) * (e.step || 1);
    e.dispatchEvent(new Event("input", { bubbles: true }));
    e.dispatchEvent(new Event("change", { bubbles: true }));
  } else e.click();
}"""

KEYS = ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "f", "+", "-", "0", "Escape", "Enter")
TYPED = ("senator", "chip", "funds", "sale", "zzz")


def act(seen: Opened, chance: random.Random) -> str:
    """One thing that somebody may do; returns what it was."""
    page, kind = seen.page, chance.choice("ccccckkmms")
    if kind == "c" and (usable := page.evaluate(USABLE)):
        at = chance.choice(usable)
        page.evaluate(USE, [at, chance.random()])
        return f"use {at}"
    if kind == "k":
        key = chance.choice(KEYS)
        page.evaluate("document.getElementById('canvas').focus()")
        page.keyboard.press(key)
        return f"press {key}"
    if kind == "m" and (box := page.locator("#canvas").bounding_box()):
        x, y = chance.random() * box["width"], chance.random() * box["height"]
        shift = chance.random() < 0.3
        page.mouse.move(box["x"] + x, box["y"] + y)
        page.keyboard.down("Shift") if shift else None
        page.mouse.down()
        if chance.random() < 0.3:
            page.mouse.move(box["x"] + x + 30, box["y"] + y + 20, steps=2)
        page.mouse.up()
        page.keyboard.up("Shift") if shift else None
        return f"mouse {x:.0f} {y:.0f}"
    page.fill("#search", chance.choice(TYPED))
    page.press("#search", chance.choice(("Enter", "Escape")))
    return "search"


SEEN = """() => {
  const text = (at) => document.querySelector(at)?.innerText ?? null;
  const shown = (at) => document.querySelector(at).checkVisibility();
  return {
    counts: text("#counts"), headline: text("#headline"), bar: text("#bar"), panel: text("#panel h2"),
    legend: text("#legend-list"), story: text("#story h2"), table: shown("#table"),
    rows: [...document.querySelectorAll("#actors-table tbody th")].map((row) => row.innerText).sort(),
    pressed: [...document.querySelectorAll("#tools [aria-pressed=true]")].map((b) => b.innerText),
    boxes: [...document.querySelectorAll("#filters input")].map((b) => b.type === "range" ? b.value : b.checked),
    lists: [...document.querySelectorAll("#filters select")].map((s) => s.value),
  };
}"""


def test_a_hundred_random_sequences(open_map: Open, report: Report) -> None:
    page = page_of(report)
    used, fresh, table = open_map(page), open_map(page), open_map(page)
    chance = random.Random(17)
    for number in range(SEQUENCES):
        used.go("")
        done = [act(used, chance) for _ in range(ACTS)]
        used.settle()
        hash_ = used.hash().removeprefix("#")
        said: dict[str, Any] = used.page.evaluate(SEEN)
        fresh.go(hash_)
        assert fresh.page.evaluate(SEEN) == said, (number, hash_, done)
        table.go(without(hash_, "lang", "matrix", "table", "story") + "&table=1&lang=en")
        counted = table.text("#counts").split("·")[0]
        rows = table.page.locator("#actors-table tbody tr").count()
        assert f"Actors: {rows} of 8" == counted.strip(), (number, hash_)
        assert used.errors == [] and used.requests == [], (number, hash_, done)


def without(hash_: str, *keys: str) -> str:
    return "&".join(part for part in hash_.split("&") if part.split("=")[0] not in keys)
