// What will happen, who could turn it, whom to talk to: the parts of the panel on forecasts.

import { actorButton, claimCard, claimList, evidenced, longList } from "./claims.js";
import { button, el, svg } from "./dom.js";
import { tieId } from "./model.js";
import { ends, sayComputed } from "./scale.js";
import { change } from "./state.js";
import { lookOf } from "./time.js";
import { count, issueName, nameOf, num, said, signName, t, written } from "./words.js";

const words = () => said().advice;
const lines = (list) => list.map((sentence) => el("p", {}, sentence));

// Every model's forecast on an issue, one under the other, beside what was decided.
export function forecasts(model, issue) {
  const rows = model.forecasts[issue] ?? [];
  if (!rows.some((row) => row.unit !== undefined)) return null;
  const main = issue === model.issue;
  const { outcome } = model.issues[issue];
  return el("section", { class: "forecasts" }, el("h3", {}, t(outcome === null ? "forecasts" : "expected")),
    main && lines(words().expected),
    el("p", { class: "ends" }, ends(model, issue).map((words) => el("span", {}, words))),
    rows.map((row, at) => forecast(model, issue, row, words().readings[issue][at])),
    outcome !== null && el("p", { class: "note" }, t("marked_outcome", { n: sayComputed(model.issues[issue].scale, outcome) })),
    !main && model.issue !== null && el("p", { class: "note" }, t("other_models", { issue: issueName(model.issue) })),
    main && words().apart.length > 0 && [el("h4", {}, t("apart")), lines(words().apart)]);
}

function forecast(model, issue, row, reading) {
  const { title, question } = words().models[row.model];
  if (row.unit === undefined) {
    return el("div", { class: "measure" }, el("span", { class: "label" }, title), el("span", {}, "–"), el("span", { class: "note" }, reading));
  }
  const range = row.lowSaid === undefined ? "" : ` (${row.lowSaid} … ${row.highSaid})`;
  const note = [row.option && written(row.option), row.off !== undefined && t("off_by", { n: row.off })].filter(Boolean).join(" · ");
  return evidenced(title, `${row.said}${range}`, [strip(model.issues[issue].outcome, row), note],
    () => [el("p", {}, reading), el("p", { class: "note" }, question), rests(model, row)]);
}

// A forecast's place between opposition and support, its range, and the decision as a diamond.
function strip(outcome, { unit, low, high }) {
  const x = (place) => (150 + 142 * place).toFixed(1);
  const side = unit > 0.005 ? "for" : unit < -0.005 ? "against" : "";
  const spot = outcome === null ? null : x(outcome);
  return svg("svg", { viewBox: "0 0 300 16", class: "strip", "aria-hidden": "true" },
    svg("line", { x1: x(-1), x2: x(1), y1: 8, y2: 8, class: "axis" }),
    svg("line", { x1: x(0), x2: x(0), y1: 3, y2: 13, class: "axis" }),
    low !== undefined && svg("line", { x1: x(low), x2: x(high), y1: 8, y2: 8, class: `range ${side}` }),
    svg("circle", { cx: x(unit), cy: 8, r: 4.5, class: side }),
    spot !== null && svg("path", { d: `M${spot} 1.5l5 6.5l-5 6.5l-5 -6.5z`, class: "decided" }));
}

// The claims behind a finding, and the power on this issue of those who made them.
function rests(model, { rests: list, source }) {
  const all = [...model.rests[list]].sort((a, b) => rank(model, a) - rank(model, b));
  return [el("p", { class: "note" }, t("computed_from", { n: count(all.length), source })), claimList(model, all, { start: 6 })];
}

// Stances before power before ties, and those of the powerful first.
const KINDS = ["stance", "influence", "tie"];
const rank = (model, at) =>
  KINDS.indexOf(model.claims[at].kind) * 1e6 + model.actors[model.claims[at].actor].rank;

// Those who decide, in order.
export function path(model, issue) {
  if (issue !== model.issue || !model.path.length) return null;
  return el("section", {}, el("h3", {}, t("path")),
    longList([...model.path.entries()], ([at, { actor, position, canStop }]) => {
      const [basis, condition] = words().path[at];
      const facts = [basis, canStop && t("can_stop"), condition !== "–" && `${t("condition")}: ${condition}`];
      return el("li", {}, el("b", {}, position ?? "–"), " ", actorButton(model, actor), " ", el("span", { class: "note" }, facts.filter(Boolean).join(" · ")));
    }, { start: said().deciding.length ? 0 : model.path.length, tag: "ol", class: "plain" }));
}

// By each model: how many actors it takes to turn the outcome, and who.
export function turning(model, issue) {
  if (issue !== model.issue || !model.pivots.length) return null;
  return el("section", {}, el("h3", {}, t("turning")), lines(words().turning),
    model.pivots.map((row, at) => evidenced(words().models[row.model].title, pivotal(row), named(model, row.actors),
      () => [el("p", {}, words().pivots[at]), rests(model, row)])));
}

const pivotal = ({ least }) =>
  least === null ? "–" : least === 1 ? t("alone") : t("together", { n: count(least) });
const named = (model, actors) => actors.map((actor) => [actorButton(model, actor), " "]);

// Whom to talk to, in order: the plan, and the others on demand.
export function plan(model, issue) {
  const found = model.persuasion;
  if (issue !== model.issue || !found?.rows.length) return null;
  return el("section", {}, el("h3", {}, t("plan")), lines(words().plan),
    longList(found.rows, (row) => planned(model, row), { start: found.plan, tag: "ol", class: "plan" }),
    words().effort.map((sentence) => el("p", { class: "note" }, sentence)));
}

const planned = (model, row) =>
  el("li", {}, actorButton(model, row.actor), moved(model, row), chain(model, row));

function moved(model, row) {
  const { effort } = row;
  return evidenced(t("moves_by"), num(row.moved, model.issues[model.issue].scale.digits[1]), t("at_effort", { n: num(effort, 1), from: row.position, to: row.to }),
    () => [lines(words().effort), rests(model, model.persuasion)]);
}

// How one gets to an actor: along ties of support from who is on that side already.
function chain(model, { actor, chain: steps }) {
  if (!steps) {
    const position = model.actors[actor].position;
    return el("p", { class: "chain" }, t(position * model.persuasion.side > 0 ? "own_side" : "no_chain"));
  }
  return el("p", { class: "chain" }, `${t("reached")}: `, steps.map((step, at) => [
    at > 0 && arrow(model, steps[at - 1], step), actorButton(model, step)]));
}

function arrow(model, from, to) {
  const ties = model.linksAt[from].map((at) => model.links[at]).filter(
    (link) => (link.sign > 0 || link.contested) && (link.from === to || link.to === to));
  if (!ties.length) return " → ";
  const tie = ties.reduce((a, b) => (b.strength > a.strength ? b : a));
  const name = `${nameOf(tie.from)} ${signName(lookOf(model, tie))} ${nameOf(tie.to)}`;
  return [" ", button("→", () => change({ select: `tie:${tieId(model, tie)}` }), { class: "name", "aria-label": name, title: name }), " "];
}

// In an actor's panel: what winning this actor over would move, who reaches it, what it says.
export function lever(model, actor) {
  const rows = model.persuasion?.rows ?? [];
  const at = rows.findIndex((row) => row.actor === actor);
  const alone = model.pivots.map((row, pivot) => ({ row, pivot })).filter(({ row }) => row.least === 1 && row.actors.includes(actor));
  if (at < 0 && !alone.length) return null;
  return el("section", { class: "lever" }, el("h3", {}, t("lever")),
    at >= 0 && winning(model, rows[at], at),
    alone.map(({ row, pivot }) => evidenced(t("turns_alone"), words().models[row.model].title, null,
      () => [el("p", {}, words().pivots[pivot]), rests(model, row)])));
}

function winning(model, row, at) {
  return [
    el("p", {}, words().plan[0]),
    el("p", {}, t("plan_place", { n: count(at + 1), all: count(model.persuasion.of) })),
    moved(model, row),
    chain(model, row),
    el("h4", {}, t("argument")),
    row.claim === null ? el("p", {}, t("no_claim")) : el("ul", { class: "claims" }, claimCard(model, row.claim)),
    el("h4", {}, t("condition")),
    el("p", {}, row.condition ? written(row.condition) : t("no_condition")),
  ];
}
