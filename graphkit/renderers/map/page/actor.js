// An actor's panel: numbers with what they rest on, why this camp, stances over time, ties.

import { lever } from "./advice.js";
import { noteField, placing } from "./arranging.js";
import { actorButton, claimCard, claimList, evidenced, folded, issueButton } from "./claims.js";
import { button, el, link, svg } from "./dom.js";
import { lastDay } from "./model.js";
import { positionTitle, sayPosition } from "./scale.js";
import { layoutOf } from "./scene.js";
import { change, state } from "./state.js";
import { dayShown, heldOn, issueShown, lookOf, madeByThen, positionOf, standing } from "./time.js";
import { campName, coded, count, day, issueName, measured, nameOf, num, percent, said, signName, t, written } from "./words.js";

// For whoever only points at an actor.
export function inShort(model, number) {
  const { rank, unranked, camp: own } = model.actors[number];
  const issue = issueShown(model);
  const position = positionOf(model, number, issue);
  const parts = [campName(own), !unranked && t("rank_n", { n: count(rank) })].filter(Boolean);
  if (position !== null) parts.push(`${positionTitle(model, issue)} ${sayPosition(model.issues[issue].scale, position)}`);
  return parts.join(" · ");
}

export function actorPanel(model, number, view) {
  const actor = model.actors[number];
  const focused = state.focus === actor.id;
  return el("article", {},
    el("p", { class: "eyebrow" }, [actor.type, actor.country].filter(Boolean).join(" · ") || t("actor")),
    el("h2", {}, nameOf(number)),
    el("p", { class: "also" }, otherNames(model, number).join(" · ")),
    actor.role && el("p", {}, written(actor.role)),
    el("p", { class: "actions" },
      button(focused ? t("unfocus") : t("focus"), () => change({ focus: focused ? "" : actor.id, view: [] })),
      focused && stepButtons(),
      actor.url && link(t("website"), actor.url)),
    layoutOf(model, state) === "stress" && placing(model, view, number),
    el("section", {}, el("h3", {}, t("numbers")), numbers(model, actor, number)),
    el("section", {}, el("h3", {}, t("camp")),
      camp(model, actor, number),
      said().why[number] && !dayShown(model) && el("p", {}, said().why[number])),
    !dayShown(model) && lever(model, number),
    stances(model, number),
    ties(model, number),
    noteField(`actor:${actor.id}`),
    actor.note && el("section", {}, el("h3", {}, t("note")), el("p", {}, written(actor.note))));
}

// The camp, and how often it is this one when the claims are doubted.
function camp(model, actor, number) {
  if (actor.campShare === null) return el("p", {}, el("b", {}, campName(actor.camp)));
  const own = [...model.stancesAt[number], ...model.linksAt[number].flatMap((at) => model.links[at].now)];
  return evidenced(el("b", {}, campName(actor.camp)), percent(actor.campShare), t("camp_share"),
    () => [el("p", {}, said().doubt), claimList(model, own, { start: 6 })]);
}

// How far around the focused actor one looks.
function stepButtons() {
  return el("span", { class: "segments", role: "group", "aria-label": t("steps") },
    [1, 2, 3, 4].map((steps) => button(steps, () => change({ steps, view: [] }), {
      "aria-pressed": String(state.steps === steps), "aria-label": t("steps_away", { n: steps }),
    })));
}

function otherNames(model, number) {
  const names = model.languages.map((code) => model.words[code].actors[number] ?? model.actors[number].name);
  const all = [...names, model.actors[number].name, ...(model.actors[number].aliases ?? [])];
  return [...new Set(all)].filter((name) => name && name !== nameOf(number));
}

function numbers(model, actor, number) {
  const issue = issueShown(model);
  const onReport = issue === model.issue && !dayShown(model);
  const position = positionOf(model, number, issue);
  const stance = issue === null ? undefined : standing(model, issue).claims.get(number);
  const power = madeByThen(model, model.influenceAt[number]).filter((claim) => model.claims[claim].other === issue);
  const ties = model.linksAt[number].map((at) => model.links[at]);
  const now = ties.flatMap((link) => link.now);
  const own = madeByThen(model, ties.flatMap((link) => heldOn(model, link, ""))); // the measures are of the report's day
  return [
    actor.unranked ? el("p", { class: "note" }, t("not_ranked")) : evidenced(t("rank"), `${count(actor.rank)}${between(actor.rankLow, actor.rankHigh)}`, null,
      () => [el("p", {}, said().ranking), claimList(model, power.length ? power : now)]),
    position !== null && evidenced(positionTitle(model, issue), sayPosition(model.issues[issue].scale, position), onReport ? actor.condition && written(actor.condition) : model.claims[stance]?.condition && written(model.claims[stance].condition),
      () => (stance === undefined ? el("p", {}, t("no_claim")) : claimList(model, [stance]))),
    onReport && actor.capability !== null && evidenced(t("capability"), num(actor.capability, 0), t("of_100"),
      () => (power.length ? claimList(model, power) : el("p", {}, t("capability_default")))),
    onReport && actor.salience !== null && stance !== undefined && evidenced(t("salience"), coded(actor.salience), null, () => claimList(model, [stance])),
    dayShown(model) && model.asOf && model.measures.length > 0 && el("p", { class: "note" }, t("measures_of", { day: day(model.asOf) })),
    ...model.measures.map((measure, at) => measureRow(model, number, own, measure, at)),
  ];
}

const between = (low, high) => (low === null || high === null || low === undefined ? "" : ` (${count(low)}–${count(high)})`);

function measureRow(model, number, own, measure, at) {
  const value = measure.values[number];
  if (value === null || value === undefined) return null;
  const interval = measure.intervals?.[number];
  const all = interval ? [value, interval[0], interval[1]] : [value];
  const range = interval ? ` (${measured(interval[0], all)} … ${measured(interval[1], all)})` : "";
  const outside = interval && (value > interval[1] ? t("above_range") : value < interval[0] ? t("below_range") : "");
  const mates = measure.ranks.filter((rank) => rank === measure.ranks[number]).length;
  const rank = t(mates > 1 ? "rank_shared" : "rank_of", {
    n: count(measure.ranks[number]), all: count(measure.of), mates: count(mates),
  });
  const stanceClaims = model.stancesAt[number];
  const rests = measure.tables.flatMap((table) => (table === "ties" ? own : table === "stances" ? stanceClaims : model.influenceAt[number]));
  return evidenced(said().measures[at].title, `${measured(value, all)}${range}`,
    rank + (interval ? between(interval[2], interval[3]) : "") + (outside ? ` · ${outside}` : ""),
    () => [
      el("p", {}, said().measures[at].question),
      el("p", { class: "note" }, t("rests_of", { n: count(rests.length), all: count(measure.rows), source: measure.source })),
      claimList(model, [...new Set(rests)], { start: 6 }),
    ]);
}

function stances(model, number) {
  const claims = madeByThen(model, model.stancesAt[number]);
  if (!claims.length) return null;
  const shown = issueShown(model);
  const issues = [...new Set(claims.map((claim) => model.claims[claim].other))].sort(
    (a, b) => Number(b === shown) - Number(a === shown) || a - b);
  return el("section", {}, el("h3", {}, t("stances")), issues.map((issue) => {
    const on = claims.filter((claim) => model.claims[claim].other === issue);
    return folded(
      [issueName(issue), " ", el("b", {}, sayPosition(model.issues[issue].scale, standing(model, issue).held.get(number) ?? model.claims[on.at(-1)].value)),
        on.length > 1 && ` · ${t("claims_count", { n: count(on.length) })}`],
      () => [on.length > 1 && timeline(model, on, model.issues[issue].scale),
        el("p", {}, issueButton(model, issue)),
        el("ul", { class: "claims" }, on.map((claim) => claimCard(model, claim)))],
      { open: issue === shown });
  }));
}

// Positions over time: the high end of the scale above the line, the low one below.
function timeline(model, claims, scale) {
  const dated = claims.map((claim) => model.claims[claim]).filter((claim) => claim.date).reverse();
  if (dated.length < 2) return null;
  const [first, last] = [dated[0], dated.at(-1)].map((claim) => Date.parse(lastDay(claim.date)));
  const x = (claim) => 8 + (284 * (Date.parse(lastDay(claim.date)) - first)) / (last - first || 1);
  const y = (claim) => 24 - 18 * claim.value;
  const label = dated.map((claim) => `${day(claim.date)}: ${sayPosition(scale, claim.value)}`).join("; ");
  return svg("svg", { viewBox: "0 0 300 48", class: "timeline", role: "img", "aria-label": label },
    svg("line", { x1: 4, x2: 296, y1: 24, y2: 24, class: "axis" }),
    svg("polyline", { points: dated.map((claim) => `${x(claim)},${y(claim)}`).join(" "), class: "path" }),
    dated.map((claim) => svg("circle", { cx: x(claim), cy: y(claim), r: 3.5, class: claim.value > 0 ? "for" : claim.value < 0 ? "against" : "" })));
}

function ties(model, number) {
  const list = model.linksAt[number].map((at) => model.links[at]);
  if (!list.length) return el("section", {}, el("h3", {}, t("ties")), el("p", {}, t("no_ties")));
  const strength = (a, b) => b.strength - a.strength;
  return el("section", {}, el("h3", {}, t("ties_count", { n: count(list.length) })),
    list.sort(strength).slice(0, 60).map((tie) => {
      const other = tie.from === number ? tie.to : tie.from;
      const arrow = !tie.directed ? "–" : tie.from === number ? "→" : "←";
      return folded(
        [`${arrow} ${nameOf(other)} `, el("span", { class: "note" }, `${signName(lookOf(model, tie))} · ${num(tie.strength, 2)}${tie.wedge && !dayShown(model) ? ` · ${t("wedge")}` : ""}`)],
        () => [el("p", {}, actorButton(model, other)), el("ul", { class: "claims" }, madeByThen(model, tie.claims).map((claim) => claimCard(model, claim)))],
        { class: tie.contested ? "contested" : tie.sign > 0 ? "for" : tie.sign < 0 ? "against" : "" });
    }),
    list.length > 60 && el("p", {}, t("and_more", { n: count(list.length - 60) })));
}
