// What stands above the picture: the question, the headline and how many stand where, all of the
// issue looked at.

import { byId, el, fill } from "./dom.js";
import { state } from "./state.js";
import { day, issueName, said, sentences, t } from "./words.js";

// The issue that everything on the page is about: the report's own unless another is chosen.
export const issueShown = (model) => model.issueOf.get(state.issue) ?? model.issue;

// The sentences above the picture, the headline first.
export function heads(model) {
  const { headline, title } = said();
  const issue = issueShown(model);
  if (issue !== model.issue) return [said().issueWords[issue].head ?? issueName(issue)];
  const [first = title, ...others] = headline;
  const [short, rest] = parted(first);
  return rest ? [short, rest, ...others] : [short, ...others];
}

export function question(model) {
  const issue = issueShown(model);
  if (issue === model.issue) return said().question || said().title;
  return said().issueWords[issue].question || issueName(issue);
}

const LONGEST = 150; // letters that two lines hold
const LEAST = 20;

// A sentence that two lines do not hold, parted at a colon or semicolon.
function parted(words) {
  const wide = (letters) => letters.replace(/[\u3000-\uffff]/g, "xx").length;
  if (wide(words) <= LONGEST) return [words, ""];
  const at = [...words.matchAll(/[:;：；]\s?/g)].filter(({ index }) => index >= LEAST && wide(words.slice(0, index)) <= LONGEST).at(-1);
  return at ? [words.slice(0, at.index), words.slice(at.index + at[0].length)] : [words, ""];
}

export function drawHeader(model) {
  const [first, ...others] = heads(model);
  byId("question").textContent = question(model);
  fill(byId("headline"), first);
  byId("headline").title = first;
  fill(byId("more-headline"), sentences(others));
  const sure = issueShown(model) === model.issue && said().sure ? said().sure.said : [];
  fill(byId("sure-lines"), sure.map((line) => el("p", {}, line)));
  byId("open-sure").hidden = !others.length && !sure.length;
  byId("as-of").textContent = model.asOf ? t("as_of", { day: day(model.asOf) }) : "";
  drawBar(model);
}

const CLASSES = ["against", "neither", "for"];

// One bar from the low side to the high one, each part as wide as its count.
function drawBar(model) {
  const issue = issueShown(model);
  const counts = issue === null ? null : model.counts[issue];
  const bar = byId("bar");
  bar.hidden = !counts;
  if (!counts) return fill(bar);
  const { counts: words } = said().issueWords[issue];
  const all = counts.reduce((sum, count) => sum + count, 0);
  const sides = CLASSES.map((name, at) => ({ name, count: counts[at], words: words[at] })).filter(({ count }) => count);
  bar.setAttribute("aria-label", sides.map((side) => side.words).join(", "));
  return fill(bar,
    el("span", { class: "parts" }, sides.map(({ name, count }) => el("span", { class: name, style: `flex-grow: ${count / all}`, "data-count": count }))),
    el("span", { class: "counts" }, sides.map(({ name, words: line }) => el("b", { class: name }, line))));
}

export function openSure(open) {
  byId("sure").hidden = !open;
  byId("open-sure").setAttribute("aria-expanded", String(open));
}

// What is open above the picture closes by Escape and by a click elsewhere; gives what opens it.
/** @param {any} except */
export function closeMenus(except = null) {
  const sure = !byId("sure").hidden && !byId("sure").contains(except) && !byId("open-sure").contains(except);
  if (sure) openSure(false);
  const menu = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".menu[open]"));
  if (!menu || menu.contains(except)) return sure ? byId("open-sure") : null;
  menu.open = false;
  return menu.querySelector("summary");
}
