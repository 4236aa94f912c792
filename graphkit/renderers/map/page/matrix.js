// Who is for and against whom, as a table: a row says what somebody does to whom.

import { el, button } from "./dom.js";
import { tieId } from "./model.js";
import { change } from "./state.js";
import { lookOf } from "./time.js";
import { count, nameOf, signName, t } from "./words.js";
import { selectActor } from "./selection.js";

const MOST = 40; // rows and columns that can be read
const SIGNS = { "1": ["+", "for"], "-1": ["−", "against"], contested: ["±", "contested"], "0": ["·", ""], unsigned: ["•", ""] };

export function matrix(model, shown) {
  const actors = inOrder(model, shown);
  const rows = actors.slice(0, MOST);
  if (!rows.length) return el("p", {}, t("no_ties_shown"));
  const links = linkTable(model, shown);
  return [
    el("p", { class: "note" }, t(signed(model) ? "matrix_reads" : "matrix_reads_tied"), actors.length > MOST && ` ${t("matrix_first", { n: count(MOST), all: count(actors.length) })}`),
    el("table", { id: "matrix", class: "matrix" }, el("caption", {}, matrixTitle(model)),
      el("thead", {}, el("tr", {}, el("td", {}), rows.map((actor) => el("th", { scope: "col" }, el("span", {}, nameOf(actor)))))),
      el("tbody", {}, rows.map((one) => el("tr", {},
        el("th", { scope: "row" }, button(nameOf(one), () => change({ select: selectActor(model, one) }), { class: "name" })),
        rows.map((other) => el("td", { class: one === other ? "self" : "" }, cell(model, links, one, other))))))),
  ];
}

const signed = (model) => model.links.some(({ look }) => look !== "unsigned");

// Where no tie carries a sign nobody is for or against anybody.
export const matrixTitle = (model) => t(signed(model) ? "matrix" : "matrix_tied");

// Those with a tie, camp by camp and in each by rank: what holds together stands together.
function inOrder(model, shown) {
  const tied = (actor) => model.linksAt[actor].some((number) => shown.links[number]);
  const first = model.byRank.filter((actor) => shown.actors[actor] && tied(actor));
  const kept = new Set(first.slice(0, MOST));
  const camp = (actor) => model.actors[actor].camp ?? 1e9;
  return [...first.filter((actor) => kept.has(actor)).sort((a, b) => camp(a) - camp(b)), ...first.filter((actor) => !kept.has(actor))];
}

function linkTable(model, shown) {
  const links = new Map();
  const put = (from, to, number) => {
    const key = `${from}>${to}`;
    const before = links.get(key);
    if (before === undefined || model.links[number].strength > model.links[before].strength) links.set(key, number);
  };
  model.links.forEach(({ from, to, directed }, number) => {
    if (!shown.links[number]) return;
    put(from, to, number);
    if (!directed) put(to, from, number);
  });
  return links;
}

function cell(model, links, one, other) {
  const number = links.get(`${one}>${other}`);
  if (number === undefined) return null;
  const link = model.links[number];
  const look = lookOf(model, link) ?? link.look;
  const [sign, side] = SIGNS[look];
  const words = `${nameOf(one)} ${signName(look)} ${nameOf(other)}`;
  return button(sign, () => change({ select: `tie:${tieId(model, link)}` }), {
    class: `cell ${side}`, "aria-label": words, title: words,
  });
}
