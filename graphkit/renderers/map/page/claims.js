// Evidence: one card a claim, with who said it where and when, and links to the sources.

import { button, el, link } from "./dom.js";
import { coded, count, day, issueName, nameOf, num, signName, t, written } from "./words.js";
import { sayPosition } from "./scale.js";
import { change } from "./state.js";

const FIRST = 12;

export function claimList(model, numbers, { heading = null, start = FIRST } = {}) {
  return el("section", {}, heading && el("h4", {}, heading),
    longList(numbers, (number) => claimCard(model, number), { start, tag: "ul", class: "claims" }));
}

const MORE = 200;

// The first of many, and a button that shows the next: nobody waits for thousands.
/** @param {any[]} items @param {(item: any) => any} row @param {{ start?: number, tag?: string, class?: string }} [options] */
export function longList(items, row, { start = 40, tag = "div", ...attributes } = {}) {
  const list = el(tag, attributes, items.slice(0, start).map(row));
  let shown = start;
  const left = () => t("show_more", { n: count(items.length - shown) });
  const more = items.length > start && button(left(), () => {
    list.append(...items.slice(shown, shown + MORE).map(row));
    shown += MORE;
    more.textContent = left();
    if (shown >= items.length) more.remove();
  }, { class: "more" });
  return [list, more];
}

// The sources of something that is no claim itself.
export const citedList = (model, numbers) =>
  numbers.length
    ? el("ul", {}, numbers.map((number) => el("li", { class: "source" }, cited(model.sources[number]))))
    : el("p", { class: "source weak" }, t("no_source"));

export function claimCard(model, number) {
  const claim = model.claims[number];
  const sources = (claim.sources ?? []).map((at) => model.sources[at]);
  return el("li", { class: `claim ${tone(claim)}` },
    el("p", { class: "says" }, statement(model, claim)),
    claim.summary && el("p", {}, written(claim.summary)),
    claim.condition && el("p", { class: "condition" }, `${t("condition")}: ${written(claim.condition)}`),
    sources.map((source) => el("p", { class: "source" }, cited(source), claim.locator && ` · ${claim.locator}`)),
    !sources.length && el("p", { class: "source weak" }, t("no_source")),
    el("p", { class: "facts" }, facts(claim)));
}

const tone = (claim) => {
  const value = claim.kind === "tie" ? claim.sign : claim.kind === "stance" ? claim.value : 0;
  return value > 0 ? "for" : value < 0 ? "against" : "";
};

export function statement(model, claim) {
  const actor = nameOf(claim.actor);
  if (claim.kind === "tie") {
    return `${actor} ${signName(claim.sign)} ${nameOf(claim.other)}${claim.relation ? ` (${claim.relation})` : ""}`;
  }
  if (claim.kind === "stance") return `${actor}: ${issueName(claim.other)} ${sayPosition(model.issues[claim.other].scale, claim.value)}`;
  return t("has_power", { actor, issue: issueName(claim.other), n: num(claim.value, 0) });
}

function cited(source) {
  const title = [source.publisher, source.title].filter(Boolean).join(": ") || source.id;
  return [link(title, source.url), source.date ? ` (${day(source.date)})` : ""];
}

function facts(claim) {
  const said = [`[${claim.id}]`];
  if (claim.until) said.push(`${claim.date ? day(claim.date) : ""} – ${day(claim.until)}`.trim());
  else if (claim.date) said.push(day(claim.date));
  if (claim.strength !== null && claim.kind === "tie") said.push(`${t("strength")} ${num(claim.strength, 2)}`);
  if (claim.salience !== null) said.push(`${t("salience")} ${coded(claim.salience)}`);
  if (claim.confidence !== null) said.push(`${t("confidence")} ${coded(claim.confidence)}`);
  return said.join(" · ");
}

// A name that leads to its actor or issue.
export const actorButton = (model, actor) =>
  button(nameOf(actor), () => change({ select: `actor:${model.actors[actor].id}` }), { class: "name" });
export const issueButton = (model, issue) =>
  button(issueName(issue), () => change({ select: `issue:${model.issues[issue].id}` }), { class: "name" });

// What is long, under a heading that opens it: made when it is opened, as most never are.
/** @param {any[]} heading @param {() => any[]} content @param {{ open?: boolean, class?: string }} [options] */
export function folded(heading, content, { open = false, ...attributes } = {}) {
  const box = el("details", { open }, el("summary", { ...attributes, on: { click: () => make() } }, ...heading));
  let made = false;
  const make = () => {
    if (!made) box.append(...content().flat(9).filter(Boolean));
    made = true;
  };
  if (open) make();
  box.addEventListener("toggle", make); // opened otherwise than by a click
  return box;
}

// A number that opens what it rests on, right below it.
export function evidenced(label, value, note, makeEvidence) {
  const shown = el("div", { class: "rests", hidden: true });
  const open = button(value, () => {
    shown.hidden = !shown.hidden;
    open.setAttribute("aria-expanded", String(!shown.hidden));
    if (!shown.hidden && !shown.childNodes.length) shown.append(...[makeEvidence()].flat(9).filter(Boolean));
  }, { class: "number", "aria-expanded": "false", title: t("rests_on") });
  return el("div", { class: "measure" },
    el("span", { class: "label" }, label), open, note && el("span", { class: "note" }, note), shown);
}
