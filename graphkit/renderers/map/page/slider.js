// The day looked at: a slider over the days on which something changed, steps, and playing them.

import { byId, control, el, fill } from "./dom.js";
import { change, state } from "./state.js";
import { dayShown, eventsOn, issueShown, lastOf, stops } from "./time.js";
import { day, said, t } from "./words.js";

const PACE = 1100; // milliseconds from step to step while it plays
const PACES = { "": "pace_changes", events: "pace_events", months: "pace_months" };
let playing = null;
let sliding = false; // while it lasts the steps of one go are one entry of the history

export function listenToSlider(model) {
  const slider = control("day");
  slider.addEventListener("input", () => {
    goTo(model, Number(slider.value), !sliding);
    sliding = true;
  });
  slider.addEventListener("change", () => (sliding = false));
  byId("play").addEventListener("click", () => play(model));
  control("earlier").addEventListener("click", () => step(model, -1));
  control("later").addEventListener("click", () => step(model, 1));
  control("pace").addEventListener("change", () => change({ pace: control("pace").value }));
}

// The stop that is shown: the last one not after the day.
function at(model, all) {
  const shown = dayShown(model) || lastOf(model);
  return Math.max(0, all.findLastIndex((stop) => stop <= shown));
}

function goTo(model, number, kept = true) {
  const all = stops(model, state.pace);
  const to = all[Math.max(0, Math.min(number, all.length - 1))];
  if (to !== undefined) change({ day: to === lastOf(model) ? "" : to }, { step: kept });
}

export function step(model, by) {
  pause(model);
  goTo(model, at(model, stops(model, state.pace)) + by);
}

// From the day shown to the last one; from the first one where the last is shown.
export function play(model) {
  if (playing) return pause(model);
  const all = stops(model, state.pace);
  const start = at(model, all);
  const next = start >= all.length - 1 ? 0 : start + 1;
  playing = setInterval(() => {
    const now = at(model, stops(model, state.pace));
    if (now >= all.length - 1) pause(model);
    else goTo(model, now + 1, false);
  }, PACE);
  goTo(model, next);
  return drawSlider(model);
}

export function pause(model) {
  if (!playing) return;
  clearInterval(playing);
  playing = null;
  drawSlider(model);
}

export function drawSlider(model) {
  const all = stops(model, state.pace);
  byId("time").hidden = all.length < 2 || state.embed;
  document.body.classList.toggle("in-time", all.length > 1 && !state.embed); // the legend keeps its height
  if (all.length < 2) return;
  const number = at(model, all);
  const slider = control("day");
  Object.assign(slider, { min: 0, max: all.length - 1 });
  slider.value = String(number);
  const shown = dayShown(model) || lastOf(model);
  slider.setAttribute("aria-valuetext", [day(shown), happened(model, shown)].filter(Boolean).join(": "));
  byId("day-said").textContent = day(shown);
  byId("happened").textContent = happened(model, shown);
  byId("happened").title = happened(model, shown);
  byId("play").textContent = playing ? "❚❚" : "▶";
  byId("play").setAttribute("aria-label", t(playing ? "pause" : "play"));
  byId("play").title = t(playing ? "pause" : "play");
  control("earlier").disabled = number === 0;
  control("later").disabled = number === all.length - 1;
  drawPaces();
  drawEvents(model, all);
}

function drawPaces() {
  const select = control("pace");
  if (select.dataset.lang !== said().code) {
    select.dataset.lang = said().code;
    fill(select, Object.entries(PACES).map(([pace, key]) => el("option", { value: pace }, t(key))));
  }
  select.value = Object.hasOwn(PACES, state.pace) ? state.pace : "";
}

// The last day on which anything happened about the issue until a day, and all that happened on it.
function happened(model, shown) {
  const past = eventsOn(model, issueShown(model)).filter((event) => event.day <= shown);
  return named(past.filter((event) => event.day === past.at(-1)?.day));
}

// Events of a day, each date once.
const named = (events) => [...new Set(events.map(({ date }) => date))].map((date) => t("event_on", {
  day: day(date), event: events.filter((event) => event.date === date).map(({ number }) => said().events[number]).join("; "),
})).join("; ");

// A mark on the slider for each day with events, named on pointing at it, that leads to it.
function drawEvents(model, all) {
  const now = `${said().code} ${state.issue} ${state.pace}`;
  const box = byId("events");
  if (box.dataset.drawn === now) return;
  box.dataset.drawn = now;
  const events = eventsOn(model, issueShown(model)).filter((event) => event.day >= all[0] && event.day <= all.at(-1));
  fill(box, [...new Set(events.map((event) => event.day))].map((one) =>
    el("i", { title: named(events.filter((event) => event.day === one)), style: `left: ${(100 * placeOf(all, one)).toFixed(2)}%`,
      on: { click: () => change({ day: one < lastOf(model) ? one : "" }) } })));
}

// Where a day lies among the stops, from 0 to 1.
function placeOf(all, one) {
  const before = Math.max(0, all.findLastIndex((stop) => stop <= one));
  const [from, to] = [all[before], all[before + 1] ?? all[before]].map(Date.parse);
  const share = to > from ? (Date.parse(one) - from) / (to - from) : 0;
  return (before + Math.min(1, share)) / (all.length - 1);
}
