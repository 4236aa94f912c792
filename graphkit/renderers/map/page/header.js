// What stands above the picture: the question, the headline and how many stand where, all of the
// issue looked at.

import { byId, control, el, fill } from "./dom.js";
import { countsOf, dayBefore, dayShown, issueShown, rangeOf, sinceShown, wordsOf } from "./time.js";
import { movesSince } from "./moves.js";
import { ofAnotherDay } from "./actor_days.js";
import { change } from "./state.js";
import { count, day, issueName, said, sentences, t } from "./words.js";

// The sentences above the picture, the headline first.
export function heads(model) {
  const { headline, title } = said();
  const issue = issueShown(model);
  if (issue !== null && (issue !== model.issue || dayShown(model))) return elsewhere(model, issue);
  const [first = title, ...others] = headline;
  const [short, rest] = parted(first);
  return rest ? [short, rest, ...others] : [short, ...others];
}

// Of another issue or day: what the report of that day says.
function elsewhere(model, issue) {
  const words = wordsOf(model, issue);
  if (words) return [words[0], words[1]].filter(Boolean);
  return [dayShown(model) ? t("no_side_yet", { issue: issueName(issue) }) : (said().issueWords[issue].head ?? issueName(issue))];
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
  drawIssues(model);
  fill(byId("headline"), first);
  byId("headline").title = first;
  fill(byId("more-headline"), sentences(others));
  const sure = howSure(model);
  fill(byId("sure-lines"), sure.map((line) => el("p", {}, line)));
  byId("open-sure").hidden = !others.length && !sure.length;
  byId("as-of").textContent = [said().mark, asOf(model)].filter(Boolean).join(" · ");
  byId("moves").textContent = moves(model);
  byId("moves").hidden = !sinceShown(model);
  byId("caption-title").textContent = first;
  byId("caption-source").textContent = sourceLine(model);
  drawBar(model);
}

// How sure the answer is, what of the page is of another day than it, and which days are not there.
function howSure(model) {
  const issue = issueShown(model);
  const elsewhere = issue !== null && (issue !== model.issue || dayShown(model));
  const left = issue === null ? 0 : model.daysLeftOut[issue];
  const lost = left ? [t("days_left_out", { n: count(left), day: day(model.days[issue][0][0]) })] : [];
  const camps = ofAnotherDay(model) ? [t("camps_of", { day: day(model.asOf) })] : [];
  return [...(elsewhere ? [sureThen(model, issue)] : (said().sure?.said ?? [])), ...camps, ...lost];
}

function sureThen(model, issue) {
  if (rangeOf(model, issue)) return t("sure_then", { n: count(model.replicates) });
  return t(model.undoubted[issue] ? "not_sure_then" : "as_coded");
}

// The day, the data and the tool, for a picture that stands alone.
export const sourceLine = (model) => [asOf(model), moves(model), said().title, t("made_with")].filter(Boolean).join(" · ");

// Which issue the whole page is about.
function drawIssues(model) {
  const select = control("issue-shown");
  select.hidden = model.issues.length < 2;
  if (select.dataset.lang !== said().code) {
    select.dataset.lang = said().code;
    fill(select, model.issues.map((issue, number) => el("option", { value: issue.id }, issueName(number))));
  }
  select.value = model.issues[issueShown(model)]?.id ?? "";
}

export function listenToIssues(model) {
  const select = control("issue-shown");
  select.addEventListener("change", () => change({ issue: select.value === model.issues[model.issue]?.id ? "" : select.value }));
}

// The day that everything is about.
export function asOf(model) {
  const now = dayShown(model) || model.asOf;
  return now ? t("as_of", { day: day(now) }) : "";
}

// How many moved since the day that this one is compared with, where that was asked for.
export function moves(model) {
  const since = sinceShown(model);
  if (!since) return "";
  const { moved, turned, entered } = movesSince(model, issueShown(model), dayBefore(model));
  return t("since_counts", { day: day(since), moved: count(moved.size), turned: count(turned.size), entered: count(entered.size) });
}

const CLASSES = ["against", "neither", "for"];

// One bar from the low side to the high one, each part as wide as its count.
function drawBar(model) {
  const issue = issueShown(model);
  const counts = countsOf(model, issue);
  const bar = byId("bar");
  bar.hidden = !counts;
  if (!counts) return fill(bar);
  const { tally } = said().issueWords[issue];
  const all = counts.reduce((sum, n) => sum + n, 0);
  const sides = CLASSES.map((name, at) => ({ name, count: counts[at], words: counted(tally[at], counts[at]) })).filter(({ count: n }) => n);
  bar.setAttribute("aria-label", sides.map((side) => side.words).join(", "));
  return fill(bar,
    el("span", { class: "parts" }, sides.map(({ name, count: n }) => el("span", { class: name, style: `flex-grow: ${n / all}`, "data-count": n }))),
    el("span", { class: "counts" }, sides.map(({ name, words: line }) => el("b", { class: name }, line))));
}

const counted = ([one, several], n) => (n === 1 ? one : several).replace("{n}", count(n));

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
