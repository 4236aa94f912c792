// Yours to arrange: notes, places and several chosen actors, as they stand in the panel.

import { actorButton, claimList } from "./claims.js";
import { button, el } from "./dom.js";
import { noteOn, writeNote } from "./notes.js";
import { shortestPath, tiesBetween } from "./paths.js";
import { nudge, unpin } from "./pins.js";
import { sayPosition } from "./scale.js";
import { selectActors, withActor } from "./selection.js";
import { change, state } from "./state.js";
import { tieId } from "./model.js";
import { issueShown, lookOf, madeByThen, positionOf } from "./time.js";
import { count, nameOf, num, signName, t } from "./words.js";

// A field for one's own words on what is chosen.
export function noteField(about, { now = () => about } = {}) {
  const area = el("textarea", { rows: 3, maxlength: 400, id: "note-field", on: { change: () => writeNote(about, area.value, { now: now() }) } });
  area.value = noteOn(about);
  return el("section", { class: "own-note" },
    el("label", { class: "field" }, t("own_note"), area),
    el("p", { class: "note" }, t("own_note_kept")));
}

const STEP = 14;
const WAYS = [["←", [-STEP, 0], "move_left"], ["→", [STEP, 0], "move_right"], ["↑", [0, -STEP], "move_up"], ["↓", [0, STEP], "move_down"]];

export const arrows = (act) =>
  el("span", { class: "segments", role: "group", "aria-label": t("move_it") },
    WAYS.map(([sign, way, name]) => button(sign, () => act(way), { "aria-label": t(name) })));

// Moving an actor with the keyboard, where the picture has places to choose.
export function placing(model, view, actor) {
  const { id } = model.actors[actor];
  const is = state.pins.some((entry) => entry.startsWith(`${id}:`));
  return el("p", { class: "actions placing" },
    arrows((way) => nudge(model, view.picture, actor, way)),
    is && button(t("unpin"), () => unpin(id)));
}

// What several chosen actors have to do with one another.
export function actorsPanel(model, actors, shown) {
  const path = actors.length === 2 ? shortestPath(model, shown, actors[0], actors[1]) : null;
  const between = actors.flatMap((one, at) => actors.slice(at + 1).flatMap((other) => tiesBetween(model, one, other)));
  return el("article", {},
    el("p", { class: "eyebrow" }, t("actors")),
    el("h2", {}, t("several", { n: count(actors.length) })),
    el("ul", { class: "plain" }, actors.map((actor) => el("li", {}, actorButton(model, actor), " ", position(model, actor),
      button("×", () => change({ select: withActor(model, actor) }), { class: "small", "aria-label": t("leave_out", { name: nameOf(actor) }) })))),
    actors.length === 2 && el("section", { class: "path" }, el("h3", {}, t("shortest_path")), way(model, path)),
    el("section", {}, el("h3", {}, t("ties_between")),
      between.length ? el("ul", { class: "plain" }, between.map((number) => el("li", {}, tieButton(model, number)))) : el("p", {}, t("no_ties"))));
}

function position(model, actor) {
  const issue = issueShown(model);
  const held = positionOf(model, actor, issue);
  return held === null ? null : el("span", { class: "note" }, sayPosition(model.issues[issue].scale, held));
}

function tieButton(model, number) {
  const link = model.links[number];
  const words = `${nameOf(link.from)} ${signName(lookOf(model, link) ?? link.look)} ${nameOf(link.to)}`;
  return button(words, () => change({ select: `tie:${tieId(model, link)}` }), { class: "name" });
}

function way(model, path) {
  if (!path) return el("p", {}, t("no_path"));
  return [
    el("p", {}, t("steps_long", { n: count(path.length - 1) })),
    el("ol", { class: "plain" }, path.slice(1).map((actor, at) => {
      const ties = tiesBetween(model, path[at], actor);
      return el("li", {}, ties.map((number) => [tieButton(model, number), " "]));
    })),
    path.length > 2 && button(t("choose_all"), () => change({ select: selectActors(model, path) })),
  ];
}

// A note on the picture itself: its words, and where it stands.
export function canvasNotePanel(about, text) {
  const [, x, y] = about.split(":").map(Number);
  const place = (dx, dy) => `at:${(x + dx).toFixed(3)}:${(y + dy).toFixed(3)}`;
  const move = ([dx, dy]) => {
    const now = place(dx / 500, dy / 300);
    writeNote(about, text, { now });
    change({ select: `note:${now}` });
  };
  return el("article", {},
    el("p", { class: "eyebrow" }, t("own_note")),
    noteField(about),
    el("p", { class: "actions" }, arrows(move),
      button(t("take_note_away"), () => (writeNote(about, ""), change({ select: "" })))));
}

// Claims for a contested tie and against it.
export function bothSides(model, link) {
  const of = (sign) => madeByThen(model, link.claims).filter((number) => Math.sign(model.claims[number].sign ?? 0) === sign);
  return [[1, "claims_for", link.support], [-1, "claims_against", link.oppose], [0, "claims_neither", null]]
    .map(([sign, key, strength]) => ({ claims: of(sign), heading: strength === null ? t(key) : `${t(key)} (${num(strength, 2)})`, sign }))
    .filter(({ claims }) => claims.length)
    .map(({ claims, heading, sign }) => el("div", { class: sign > 0 ? "side-for" : sign < 0 ? "side-against" : "" }, el("h3", {}, heading), claimList(model, claims)));
}
