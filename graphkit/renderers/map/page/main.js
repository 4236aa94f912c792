// Reads the content, keeps the picture in step with the state, answers clicks.

import { inShort } from "./actor.js";
import { sayChosen } from "./announce.js";
import { asShares, fromShares } from "./camera.js";
import { clearFilters, drawControls, drawCounts, drawUndo } from "./controls.js";
import { finding } from "./finding.js";
import { closeMenus, drawHeader, listenToIssues, openSure } from "./header.js";
import { byId, control, el, fill } from "./dom.js";
import { palette } from "./draw.js";
import { keepFocus } from "./focus.js";
import { shown as underFilters } from "./filter.js";
import { listenToKeys, towards } from "./keys.js";
import { drawLegend } from "./legend.js";
import { readModel } from "./model.js";
import { writeNote } from "./notes.js";
import { drawPanel, tieSelect } from "./panel.js";
import { bringActorDays } from "./actor_days.js";
import { drag, movable, pin } from "./pins.js";
import { actorsOf, selectActor, standsOut, withActor } from "./selection.js";
import { scene } from "./scene.js";
import { searchBox } from "./search.js";
import { change, followHash, keysOf, limit, onChange, openWith, readHash, state, undo, writeHash } from "./state.js";
import { drawSlider, listenToSlider } from "./slider.js";
import { drawStory, goTo } from "./story.js";
import { drawTable } from "./table.js";
import { bringTieDays } from "./tie_days.js";
import { printSheet } from "./export.js";
import { wireShare } from "./share.js";
import { View } from "./view.js";
import { said, speak, t } from "./words.js";

const model = readModel(JSON.parse(byId("content").textContent));
model.byRank = model.actors.map((_, number) => number).sort((a, b) => model.actors[a].rank - model.actors[b].rank || a - b);
let shown = null;
let view = null;

function start() {
  openWith(model.start);
  limit("story", 0, model.story.length);
  limit("strength", 0, model.strongest);
  Object.assign(state, readHash(location.hash));
  speak(model, state.lang || model.language);
  if (state.story) goTo(model, state.story);
  view = new View(byId("canvas"), model, { onPick: pick, onHover: tip, onCamera: keepCamera, onNote: pickNote, onDrag: moveActor, movable });
  searchBox(model, (target, also) => change({ select: also ?? target }));
  listenToKeys(model, view, { neighbour, fit, focus: focusSelected });
  listenToSlider(model);
  listenToIssues(model);
  wire();
  wireShare(model, view, () => shown);
  /** @type {HTMLDetailsElement} */ (byId("legend")).open = !matchMedia(PHONE).matches;
  onChange(refresh);
  for (const event of ["hashchange", "popstate"]) addEventListener(event, () => (followHash(), drawUndo()));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => refresh(new Set(["theme"])));
  addEventListener("beforeprint", () => inLight(() => printSheet(model, view)));
  addEventListener("afterprint", () => byId("printed")?.remove());
  new ResizeObserver(resized).observe(byId("stage"));
  refresh(new Set(["all"]));
}

const PHONE = "(max-width: 760px)";
const PICTURE = ["all", "lang", "layout", "size", "issue", "story", "size-of-window", "colour", "group", "icons", "labels", "pins", "notes", ...keysOf("selection", "filters", "time")];

const refresh = (changed) => keepFocus(() => redraw(changed));

function redraw(changed) {
  const any = (...keys) => keys.some((key) => changed.has(key));
  bringActorDays(model);
  bringTieDays(model);
  if (any("all", "lang")) words();
  if (any("all", "lang", "issue", ...keysOf("time"))) drawHeader(model);
  if (any("all", "lang", "issue", "embed", ...keysOf("time"))) drawSlider(model);
  drawUndo();
  document.documentElement.dataset.theme = state.theme;
  document.body.classList.toggle("embed", state.embed);
  if (any(...PICTURE)) shown = underFilters(model, state);
  if (any("all", "select", "lang", "issue", "open", "layout", "pins", "day", ...keysOf("filters"))) drawPanel(model, shown, view);
  if (any("all", "story", "lang")) drawStory(model);
  drawControls(model);
  view.paintOnce(() => {
    if (any(...PICTURE)) picture(changed);
    if (any("view") && !any("all")) placeCamera();
  });
  drawCounts(model, shown, hiddenActors());
  drawTable(model, shown);
  drawLegend(model, view.picture, palette(model));
  if (any("select")) byId("chosen").textContent = sayChosen(model);
  if (any("select") || (any("all") && !state.view.length)) bringIntoView();
}

function picture(changed) {
  const stage = byId("canvas");
  const size = [Math.max(240, stage.clientWidth), Math.max(220, stage.clientHeight)];
  const drawn = finding(model, state, shown, ...size) ?? scene(model, state, shown, ...size);
  const resizes = view.picture === null || drawn.width !== view.picture.width || drawn.height !== view.picture.height;
  const moves = ["layout", "focus", "story", "layers", "all"].some((key) => changed.has(key));
  view.show(drawn, standsOut(model, drawn, shown));
  if (resizes || moves) placeCamera();
}

const hiddenActors = () =>
  view.picture.nodes.reduce((sum, node) => sum + (node.kind === "camp" ? node.members : 0), 0);

function words() {
  speak(model, state.lang || model.language);
  document.title = said().headline[0] || said().title;
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-t]"))) element.textContent = t(element.dataset.t);
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-t-label]"))) element.setAttribute("aria-label", t(element.dataset.tLabel));
  control("search").placeholder = t("search_hint");
  byId("undo").title = t("undo");
  byId("lang").textContent = model.languageNames[nextLanguage()];
  byId("lang").hidden = model.languages.length < 2;
  byId("open-story").hidden = !model.story.length;
  hintAtMore();
}

function pick(node, edge, more = false) {
  if (node?.kind === "actor") change({ select: more ? withActor(model, node.actor) : selectActor(model, node.actor) });
  else if (node?.kind === "issue") change({ select: `issue:${model.issues[node.issue].id}` });
  else if (node?.kind === "camp") change({ open: [...state.open, node.open], select: state.group ? "" : `camp:${node.camp ?? 0}` });
  else if (edge?.links.length) change({ select: tieSelect(model, edge.links) });
  else if (edge) change({ select: `actor:${model.actors[model.claims[edge.stances[0]].actor].id}` });
  else if (!more) change({ select: view.picture.layout === "votes" && model.issue !== null ? `issue:${model.issues[model.issue].id}` : "" });
}

const pickNote = (about) => change({ select: about.startsWith("at:") ? `note:${about}` : about });

// While it is dragged and when it is let go.
function moveActor(drawn, node, place) {
  if (place) drag(drawn, node, place);
  else pin(model, drawn, node);
}

// A note in the middle of what is seen, to be written in the panel.
function newNote() {
  const { width, height } = view.picture;
  const [x, y] = [view.camera.x / width, view.camera.y / height].map((share) => share.toFixed(3));
  writeNote(`at:${x}:${y}`, t("new_note_words"));
  change({ select: `note:at:${x}:${y}` });
  byId("note-field")?.focus();
}

function tip(node, event) {
  const box = byId("tip");
  box.hidden = !node;
  if (!node) return;
  fill(box, el("b", {}, node.label), node.kind === "actor" && el("span", {}, inShort(model, node.actor)));
  const { left, top, width } = byId("stage").getBoundingClientRect();
  const x = (event?.clientX ?? 0) - left;
  box.style.left = `${Math.min(x + 14, Math.max(0, width - 260))}px`;
  box.style.top = `${(event?.clientY ?? 0) - top + 14}px`;
}

function neighbour(dx, dy) {
  const actors = actorsOf(model);
  const from = actors?.size === 1 ? (view.picture.at.get([...actors][0]) ?? -1) : -1;
  const next = towards(view.picture, from, dx, dy);
  if (next >= 0) pick(view.picture.nodes[next], null);
}

function focusSelected() {
  const id = state.select.replace(/^actor:/, "");
  if (model.numberOf.has(id)) change({ focus: state.focus === id ? "" : id, view: [] });
}

function bringIntoView() {
  const actors = actorsOf(model);
  if (actors?.size !== 1) return;
  const node = view.picture.nodes[view.picture.at.get([...actors][0])];
  if (!node) return;
  const { x, y } = view.camera.toScreen(node);
  const stage = byId("canvas").getBoundingClientRect();
  const sheet = byId("panel").getBoundingClientRect(); // on a phone it lies over the picture
  const covered = sheet.height > 0 && sheet.left < stage.right - 1 && sheet.top < stage.bottom;
  const bottom = covered ? sheet.top - stage.top : stage.height;
  if (x >= 20 && y >= 20 && x <= stage.width - 20 && y <= bottom - (covered ? 50 : 8)) return;
  view.centre({ x: node.x, y: node.y + (stage.height - bottom) / 2 / view.zoom() });
  keepCamera();
}

function placeCamera() {
  const kept = fromShares(state.view, view.picture);
  if (kept) view.move(kept, kept.scale);
  else view.fit();
}

function keepCamera() {
  state.view = asShares(view.camera, view.picture);
  writeHash();
}

function fit() {
  state.view = [];
  writeHash();
  view.fit();
}

let waiting = 0;
function resized() {
  cancelAnimationFrame(waiting);
  if (matchMedia("print").matches) return; // the paper's size is not the screen's
  const stage = byId("canvas");
  const { width, height } = view.picture;
  if (Math.max(240, stage.clientWidth) === width && Math.max(220, stage.clientHeight) === height) return;
  waiting = requestAnimationFrame(() => refresh(new Set(["size-of-window"])));
}

// Paper is white, whatever the screen is.
function inLight(act) {
  document.documentElement.dataset.theme = "light";
  act();
  document.documentElement.dataset.theme = state.theme;
}

function wire() {
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("open-filters", () => change({ filters: !state.filters }));
  on("open-table", () => change({ table: !state.table }));
  on("open-story", () => goTo(model, state.story ? 0 : 1));
  on("unfilter", clearFilters);
  on("empty-clear", clearFilters);
  on("undo", undo);
  on("open-sure", () => openSure(byId("sure").hidden));
  document.addEventListener("click", (event) => closeMenus(event.target));
  on("lang", () => change({ lang: nextLanguage() }));
  on("theme", () => change({ theme: dark() ? "light" : "dark" }));
  on("zoom-in", () => view.zoomBy(1.4));
  on("zoom-out", () => view.zoomBy(1 / 1.4));
  on("fit", fit);
  byId("filters").addEventListener("click", (event) => /** @type {HTMLElement} */ (event.target).id === "new-note" && newNote());
  byId("size").addEventListener("change", () => change({ size: control("size").value }));
  byId("tools").addEventListener("scroll", hintAtMore);
  new ResizeObserver(hintAtMore).observe(byId("tools"));
}

// Where the tools run over the edge of a phone, a mark says that there are more.
function hintAtMore() {
  const { scrollLeft, clientWidth, scrollWidth } = byId("tools");
  byId("tools").classList.toggle("more", scrollLeft + clientWidth < scrollWidth - 8);
}

const nextLanguage = () =>
  model.languages[(model.languages.indexOf(said().code) + 1) % model.languages.length];

const dark = () => (state.theme ? state.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

start();
