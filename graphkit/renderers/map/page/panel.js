// The panel at the side: everything known about the actor, tie or issue chosen.

import { actorPanel } from "./actor.js";
import { forecasts, path, plan, turning } from "./advice.js";
import { actorsPanel, bothSides, canvasNotePanel, noteField } from "./arranging.js";
import { actorButton, citedList, claimList, evidenced, longList } from "./claims.js";
import { button, byId, el, fill } from "./dom.js";
import { tieId } from "./model.js";
import { sayPosition } from "./scale.js";
import { chosen } from "./selection.js";
import { change, state } from "./state.js";
import { dayShown, lookOf, madeByThen, outcomeOf, standing } from "./time.js";
import { campName, count, day, issueName, nameOf, num, said, signName, t, written } from "./words.js";

export function drawPanel(model, shown, view) {
  const panel = byId("panel");
  const content = panelOf(model, chosen(model), shown, view);
  const wasHidden = panel.hidden;
  panel.hidden = content === null;
  document.body.classList.toggle("with-panel", content !== null);
  if (content === null) return fill(panel);
  if (!wasHidden) panel.scrollTop = 0;
  fill(panel, button("×", () => change({ select: "" }), { class: "close", "aria-label": t("close") }), content);
  return panel;
}

function panelOf(model, found, shown, view) {
  if (!found) return null;
  if (found.kind === "actor") return actorPanel(model, found.actors[0], view);
  if (found.kind === "actors") return actorsPanel(model, found.actors, shown);
  if (found.kind === "note") return canvasNotePanel(found.about, found.text);
  if (found.kind === "issue") return issuePanel(model, found.issue);
  if (found.kind === "camp") return campPanel(model, found.camp);
  return found.kind === "tie" ? tiePanel(model, found.links) : null;
}

// The ties of one line: where it joins many, the strongest first and not all in the address.
export const tieSelect = (model, links) =>
  `tie:${[...links].sort((a, b) => model.links[b].strength - model.links[a].strength)
    .slice(0, 20).map((number) => tieId(model, model.links[number])).join(";")}`;

function tiePanel(model, links) {
  return links.map((number, at) => {
    const link = model.links[number];
    const look = lookOf(model, link);
    return el("article", {},
      el("p", { class: "eyebrow" }, t("tie")),
      el("h2", {}, `${nameOf(link.from)} ${look === null ? "–" : signName(look)} ${nameOf(link.to)}`),
      el("p", { class: "pair" }, actorButton(model, link.from), link.directed ? " → " : " – ", actorButton(model, link.to)),
      el("p", {}, look === null ? t("no_tie_then") : t("tie_strength", { n: num(link.strength, 2), claims: count(link.now.length) })),
      link.contested && el("p", { class: "contested" }, t("tie_contested", { support: num(link.support, 2), oppose: num(link.oppose, 2) })),
      link.wedge && !dayShown(model) && el("p", { class: "wedge" }, t(link.sign > 0 ? "wedge_support" : "wedge_oppose")),
      link.contested ? bothSides(model, link) : look !== null && [el("h3", {}, t("claims")), claimList(model, madeByThen(model, link.claims))],
      at === 0 && noteField(`tie:${tieId(model, link)}`));
  });
}

// How often the findings hold when the claims are doubted, and what they would be others without.
function wouldChange({ said: lines, heads, rows }) {
  return el("section", { class: "sure" }, el("h3", {}, t("would_change")),
    lines.map((line) => el("p", {}, line)),
    rows.length > 0 && el("table", {},
      el("thead", {}, el("tr", {}, heads.map((head) => el("th", { scope: "col" }, head)))),
      el("tbody", {}, rows.map(([first, ...cells]) => el("tr", {}, el("th", { scope: "row" }, first), cells.map((cell) => el("td", {}, cell)))))));
}

function issuePanel(model, number) {
  const issue = model.issues[number];
  const words = said().issueWords[number];
  const now = standing(model, number);
  const held = [...now.claims].sort(
    (a, b) => now.held.get(a[0]) - now.held.get(b[0]) || model.actors[a[0]].rank - model.actors[b[0]].rank);
  return el("article", {},
    el("p", { class: "eyebrow" }, t("issue")),
    el("h2", {}, issueName(number)),
    words.question !== issueName(number) && el("p", { class: "question" }, words.question),
    el("dl", {},
      issue.scale.own && [el("dt", {}, t("scale")), el("dd", {}, words.span)],
      words.support && [el("dt", { class: "for" }, issue.scale.own ? issue.scale.marks.at(-1)[1] : `${t("support_side")} (+1)`), el("dd", {}, words.support)],
      words.oppose && [el("dt", { class: "against" }, issue.scale.own ? issue.scale.marks[0][1] : `${t("oppose_side")} (−1)`), el("dd", {}, words.oppose)],
      issue.decidedBy.length > 0 && [el("dt", {}, t("decided_by")), el("dd", {}, decidedBy(model, number))],
      issue.decidedOn && outcomeOf(model, number) !== null && [el("dt", {}, t("decided_on")), el("dd", {}, day(issue.decidedOn))]),
    outcomeOf(model, number) !== null && evidenced(t("outcome"), sayPosition(issue.scale, issue.outcome), null, () => citedList(model, issue.sources)),
    issue.options.length > 0 && el("section", {}, el("h3", {}, t("options")),
      el("ul", { class: "plain" }, issue.options.map(({ label, position }) =>
        el("li", {}, el("b", {}, sayPosition(issue.scale, position)), " ", written(label))))),
    dayShown(model) ? model.asOf && el("p", { class: "note" }, t("advice_of", { day: day(model.asOf) })) : advice(model, number),
    button(t("only_issue"), () => change({ issue: issue.id }), {}),
    el("section", {}, el("h3", {}, t("stances_now", { n: count(held.length) })),
      longList(held, ([actor, claim]) => evidenced(actorButton(model, actor), sayPosition(issue.scale, now.held.get(actor)), null, () => claimList(model, [claim])))),
    claimList(model, madeByThen(model, model.stancesOn[number]), { heading: t("claims") }));
}

// What will happen, who could turn it, and how sure that is: known of the report's own day alone.
const advice = (model, number) => [
  forecasts(model, number), path(model, number), turning(model, number), plan(model, number),
  number === model.issue && said().sure !== null && wouldChange(said().sure),
];

// A chamber is summed up; its members are there on demand.
function decidedBy(model, number) {
  const { decidedBy: all } = model.issues[number];
  const summed = number === model.issue ? said().deciding : [];
  const list = longList(all, (actor) => actorButton(model, actor), { start: summed.length ? 0 : MANY, tag: "span" });
  return [summed.map((sentence) => el("p", {}, sentence)), list];
}

const MANY = 12;

function campPanel(model, camp) {
  const members = model.byRank.filter((actor) => model.actors[actor].camp === camp);
  if (!members.length) return null;
  const shut = !state.open.includes(String(camp ?? 0));
  const toggle = () => change({
    open: shut ? [...state.open, String(camp ?? 0)] : state.open.filter((word) => word !== String(camp ?? 0)),
  });
  return el("article", {},
    el("p", { class: "eyebrow" }, t("camp")),
    el("h2", {}, campName(camp)),
    el("p", {}, t("camp_size", { n: count(members.length) })),
    button(t(shut ? "expand_camp" : "collapse_camp"), toggle),
    el("ul", { class: "plain" }, members.slice(0, 100).map((actor) => el("li", {}, actorButton(model, actor)))),
    members.length > 100 && el("p", {}, t("and_more", { n: count(members.length - 100) })));
}
