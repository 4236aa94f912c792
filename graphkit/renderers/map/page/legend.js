// The key to the picture, and the part of it that goes into exports.

import { byId, el, fill } from "./dom.js";
import { CanvasPen } from "./pens.js";
import { DASH, diamond, drawContested } from "./draw.js";
import { LOOKS } from "./edges.js";
import { colouring, rimOf } from "./look.js";
import { sizesBy } from "./scene.js";
import { state } from "./state.js";
import { movesSince } from "./moves.js";
import { ofAnotherDay } from "./actor_days.js";
import { dayBefore, issueShown } from "./time.js";
import { campName, count, day, issueName, LOOK_WORDS, said, t } from "./words.js";

/** @returns {Entry[]} */
export function legendEntries(model, picture) {
  if (picture.composed && picture.layout === "votes") return said().votes.map(([vote, words]) => ({ vote, words }));
  const coloured = picture.composed ? null : colouring(model, state);
  /** @type {Entry[]} */
  const entries = coloured ? values(picture, coloured) : picture.nodes.some(({ side }) => side !== undefined) ? sides(model, picture) : camps(model, picture);
  for (const sign of LOOKS) {
    if (picture.edges.some((edge) => edge.sign === sign)) {
      entries.push({ sign, words: t(LOOK_WORDS[sign]) });
    }
  }
  if (picture.nodes.some((node) => node.decides && ringed(model, node))) entries.push({ decides: true, words: t("decides") });
  if (picture.nodes.some((node) => node.hollow)) entries.push({ hollow: true, words: t("not_counted") });
  if (picture.nodes.some((node) => node.unsure > 0)) entries.push({ unsure: true, words: t("rank_unsure") });
  if (picture.nodes.some((node) => node.torn)) entries.push({ torn: true, words: t("camp_unsure") });
  if (picture.piled) entries.push({ words: t("piles") });
  entries.push(...changes(model, picture));
  if (picture.nodes.length && new Set(sizesBy(model, state.size)).size > 1) entries.push({ size: true, words: sizeWords(model) });
  return entries;
}

// What changed since the day before, where that is drawn; and whose camps these are on another day.
/** @returns {Entry[]} */
function changes(model, picture) {
  const before = dayBefore(model);
  const since = before > "0000-00-00" ? day(before) : "–";
  /** @type {Entry[]} */
  const entries = picture.edges.some((edge) => edge.fresh) ? [{ newTie: true, words: t("tied_since", { day: since }) }] : [];
  if (!picture.composed) {
    return ofAnotherDay(model) && picture.layout !== "stance" ? [...entries, { words: t("camps_of", { day: day(model.asOf) }) }] : entries;
  }
  if (before === null || picture.layout !== "stance") return [];
  const { moved, entered } = movesSince(model, issueShown(model), before);
  if (moved.size) entries.push({ moved: true, words: t("moved_since", { day: since }) });
  if (entered.size) entries.push({ entered: true, words: t("new_since", { day: since }) });
  return entries;
}

// Whose ring is drawn: a composed picture leaves it out where many decide.
const ringed = (model, node) => node.side === undefined || node.leads;

// What the colours of the view of stances mean.
function sides(model, picture) {
  const { sides: words } = said().issueWords[issueShown(model)] ?? {};
  const drawn = [-1, 0, 1].filter((side) => picture.nodes.some((node) => node.side === side));
  const entries = [{ words: t("colour_stance") }, ...drawn.map((side) => ({ side, words: words?.[side + 1] ?? "" }))];
  return !picture.composed && picture.nodes.some((node) => node.side === null) ? [...entries, { side: null, words: t("no_stance") }] : entries;
}

// What the colours of a column mean.
function values(picture, { column, order }) {
  const drawn = new Set(picture.nodes.filter(({ kind }) => kind === "actor").map(({ value }) => value));
  const entries = order.map((value, at) => ({ camp: at + 1, words: value })).filter(({ camp }) => drawn.has(camp));
  const rest = picture.nodes.some(({ actor, value }) => value === null && column.values[actor]?.length);
  return drawn.has(null) ? [...entries, { camp: null, words: rest ? t("other_values") : t("no_value") }] : entries;
}

function camps(model, picture) {
  const entries = [];
  const numbers = new Set(picture.nodes.filter((node) => node.kind !== "issue").map((node) => node.camp));
  for (const camp of [...numbers].sort((a, b) => (a ?? 1e9) - (b ?? 1e9)).slice(0, 9)) {
    const size = model.actors.filter((actor) => actor.camp === camp).length;
    entries.push({ camp, words: withSize(campName(camp), count(size)) });
  }
  const elsewhere = model.issue !== null && issueShown(model) !== model.issue && [...numbers].some((camp) => camp !== null);
  return elsewhere ? [...entries, { words: t("camps_named_on", { issue: issueName(model.issue) }) }] : entries;
}

// A camp's name may say already of how many it tells; its own number says nothing of that.
const withSize = (name, size) =>
  name.replace(/^\D*\d+/, "").split(/[^\d,.]+/).includes(size) ? name : `${name} (${size})`;

function sizeWords(model) {
  const at = model.measureOf.get(state.size);
  return t("size_is", { what: at === undefined ? t("size_influence") : said().measures[at].title });
}

const WORDS_ONLY = (entry) => Object.keys(entry).length === 1;

let drawn = "";

export function drawLegend(model, picture, colours) {
  const entries = legendEntries(model, picture);
  const now = JSON.stringify([entries, colours]);
  if (now === drawn) return;
  drawn = now;
  fill(byId("legend-list"), entries.map((entry) =>
    el("li", {}, !WORDS_ONLY(entry) && marked(entry, colours), entry.words)));
}

const marks = new Map(); // what most entries stand for stays the same

function marked(entry, colours) {
  const key = JSON.stringify([{ ...entry, words: "" }, colours]);
  if (!marks.has(key)) marks.set(key, markOf(entry, colours));
  return marks.get(key);
}

function markOf(entry, colours) {
  const canvas = el("canvas", { width: 2 * WIDE, height: 36, class: "mark", "aria-hidden": "true" });
  const context = canvas.getContext("2d");
  context.scale(2, 2);
  mark(new CanvasPen(context), entry, 0, 9, colours);
  return canvas;
}

export const WIDE = 32;

// One entry's sign, from x to x + WIDE around the line y.
export function mark(pen, entry, x, y, colours) {
  const middle = x + WIDE / 2;
  if (WORDS_ONLY(entry)) return undefined;
  if (entry.vote === "quota") return pen.curves([middle, y - 8, NaN, NaN, middle, y + 8], { colour: colours.ink, width: 2 });
  if (entry.vote) return pen.shape("box", middle, y, 6, { fill: colours[entry.vote] });
  if (entry.side !== undefined) return pen.shape("circle", middle, y, 6, { fill: colours.side(entry.side), stroke: colours.rim });
  if (entry.hollow) return pen.shape("circle", middle, y, 5, { fill: colours.paper, stroke: colours.muted, width: 2.4 });
  if (entry.sign !== undefined) return line(pen, entry.sign, x, y, colours);
  if (entry.newTie) return pen.curves([x, y, NaN, NaN, x + WIDE - 3, y], { colour: colours.ink, width: 3.5 });
  if (entry.moved) {
    pen.curves([x + 3, y, NaN, NaN, x + WIDE - 9, y], { colour: colours.muted, width: 2 });
    return pen.polygons([[[x + WIDE - 3, y], [x + WIDE - 11, y - 4], [x + WIDE - 11, y + 4]]], { colour: colours.muted });
  }
  if (entry.entered) {
    pen.shape("circle", middle, y, 8, { stroke: colours.muted, width: 1.5 });
    return pen.shape("circle", middle, y, 4.5, { fill: colours.muted });
  }
  if (entry.decides) return pen.shape("circle", middle, y, 6, { stroke: colours.ink, width: 2 });
  if (entry.torn) return pen.shape("circle", middle, y, 6, { stroke: colours.ink, width: 1.2, dash: [3, 2] });
  if (entry.unsure) {
    pen.shape("circle", middle, y, 8, { fill: colours.muted, alpha: 0.3 });
    return pen.shape("circle", middle, y, 3.5, { fill: colours.muted });
  }
  if (entry.size) {
    return [[4, 2.5], [12, 4.5], [24, 7]].forEach(([dx, r]) =>
      pen.shape("circle", x + dx, y, r, { stroke: colours.muted }));
  }
  const { colour, shape } = colours.camp(entry.camp);
  return pen.shape(shape, middle, y, 6, { fill: colour, stroke: rimOf(colour, colours) });
}

function line(pen, sign, x, y, colours) {
  const [end, colour] = [x + WIDE - 3, colours.sign(sign)];
  const curve = [x, y, NaN, NaN, end - (sign > 0 ? 6 : 0), y];
  if (sign === "contested") drawContested(pen, curve, colours, { width: 2 });
  else pen.curves(curve, { colour, width: 2, dash: DASH[sign] });
  if (sign > 0) pen.polygons([[[end, y], [end - 8, y - 4], [end - 8, y + 4]]], { colour });
  if (sign === "contested") pen.polygons([diamond(end, y, [1, 0], 5)], { colour });
  if (sign < 0) pen.curves([end, y - 5, NaN, NaN, end, y + 5], { colour, width: 2.5 });
}
