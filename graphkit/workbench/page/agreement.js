// How far coders agree: alpha, who coded, and every difference with its codings side by side.
// Each codes blind: nothing of it is asked for before the coder says so.

import { agreeOn, undo } from "./acts.js";
import { bench } from "./bench.js";
import { button, byId, el, fill } from "./dom.js";
import { get, Refused } from "./server.js";
import { say, t } from "./words.js";

let open = false;
let wanted = false; // the coder has said that they want to see the others' codings
let made = null;
let asking = false;
let current = 0;
let showPassage = null;

export function makeAgreement(toPassage) {
  showPassage = toPassage;
  byId("agreement").addEventListener("keydown", onKey);
}

export function toggleAgreement() {
  open = !open;
  byId("main").hidden = open;
  byId("agreement").hidden = !open;
  byId("agreement-tool").setAttribute("aria-pressed", String(open));
  if (!open) return byId("text").focus();
  show();
  focusFirst();
  return followAgreement();
}

export const backToCoding = () => { if (open) toggleAgreement(); };

const focusFirst = () => (cards()[current] ?? byId("agreement").querySelector("button"))?.focus();
const cards = () => /** @type {HTMLElement[]} */ ([...byId("agreement").querySelectorAll("article")]);

// Worked out again after every change, whoever made it.
export async function followAgreement() {
  if (!open || !wanted || asking || made?.version === bench.state.version) return;
  asking = true;
  const { version } = bench.state;
  const inside = byId("agreement").contains(document.activeElement);
  try {
    made = await get("agreement");
  } catch (error) {
    say(error instanceof Refused ? error.problems.join(" ") : t("lost"), "bad");
    return;
  } finally {
    asking = false;
  }
  show();
  if (inside) focusFirst();
  if (bench.state.version !== version) followAgreement();
}

const left = () => bench.state.texts.reduce((sum, text) => sum + text.left, 0);

function show() {
  const head = [el("h2", { id: "agreement-title" }, t("agreement_title")), button(t("agreement_back"), toggleAgreement)];
  const warning = [el("p", { class: "blind" }, t("agreement_blind", { left: left() })),
    el("div", { class: "row" }, button(t("agreement_show"), () => { wanted = true; show(); focusFirst(); followAgreement(); }))];
  fill(byId("agreement"), el("div", { class: "row" }, head),
    !wanted ? warning : !made ? el("p", { class: "none" }, t("agreement_working")) : [
      part("alpha", table(made.tables.alpha)), part("coders", table(made.tables.coders)),
      part("differences", [made.list.length ? el("p", { class: "none" }, t("agreement_keys")) : null, made.list.map(difference)])]);
  current = Math.max(0, Math.min(current, cards().length - 1));
  mark();
}

const part = (id, content) => el("section", { "aria-labelledby": `agreement-${id}` },
  el("h3", { id: `agreement-${id}` }, made[id].title), made[id].lead ? el("p", {}, made[id].lead) : null, content,
  made[id].notes.map((note) => el("p", { class: "none" }, note)));

function table([heads, ...rows]) {
  if (!rows.length) return null;
  const words = heads.map((_, at) => rows.every((row) => /\p{L}/u.test(row[at])) ? "words" : null);
  return el("table", {}, el("thead", {}, el("tr", {}, heads.map((head, at) => el("th", { scope: "col", class: words[at] }, head)))),
    el("tbody", {}, rows.map(([first, ...cells]) => el("tr", {}, el("th", { scope: "row" }, first), cells.map((cell, at) => el("td", { class: words[at + 1] }, cell))))));
}

function difference(one, number) {
  return el("article", { tabindex: "-1", "aria-labelledby": `difference-${number}`, on: { focusin: () => { current = number; mark(); } } },
    el("div", { class: "row" }, el("h4", { id: `difference-${number}` }, one.about ? `${one.about} · ${one.where}` : one.where),
      one.start === null ? null : button(t("in_text"), () => { toggleAgreement(); showPassage(one); }, { "aria-label": `${t("in_text")}: ${one.where}` })),
    one.passage ? el("blockquote", {}, one.passage) : null,
    el("ul", { class: "readings" }, one.readings.map((reading, at) => el("li", { class: reading.agreed ? "agreed" : "" },
      el("span", { class: "coder" }, reading.coder || t("no_coder")), el("strong", {}, reading.said),
      one.notes[reading.id] ? el("small", {}, one.notes[reading.id]) : null,
      !reading.id || !one.several ? null : button([el("kbd", {}, at + 1), " ", t(reading.agreed ? "agreed" : "agree_on")], () => choose(reading),
        { "aria-pressed": reading.agreed, "aria-label": `${t(reading.agreed ? "agreed" : "agree_on")}: ${reading.coder || t("no_coder")}, ${reading.said}` })))),
    one.several ? null : el("p", { class: "none" }, t("agree_none")));
}

const choose = (reading) => (reading.agreed ? null : agreeOn(reading));

function mark() {
  cards().forEach((card, at) => { card.tabIndex = at === current ? 0 : -1; });
}

function move(step) {
  current = Math.max(0, Math.min(cards().length - 1, current + step));
  mark();
  focusFirst();
}

function onKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const reading = made?.list[current]?.readings[Number(event.key) - 1];
  const act = { ArrowDown: () => move(1), j: () => move(1), ArrowUp: () => move(-1), k: () => move(-1), u: () => undo(), U: () => undo(true), Escape: toggleAgreement }[event.key]
    ?? (reading?.id && made.list[current].several ? () => choose(reading) : null);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
