// The picture as plain values: nodes with place, size and look, and the lines between them.

import { GROUP_ROW, gridOf, gridOfGroups, pushApart, spread, TIGHT } from "./arrange.js";
import { blocking, blockOrder, headings } from "./blocks.js";
import { outlineEdges } from "./edges.js";
import { iconOf } from "./icons.js";
import { fitted } from "./letters.js";
import { colouring, shapeOf } from "./look.js";
import { FONT } from "./pens.js";
import { pinned, readPins } from "./pins.js";
import { ends, marks } from "./scale.js";
import { NARROW, reach, ringAround } from "./shapes.js";
import { dayShown, issueShown, positionOf, sideOf, standing } from "./time.js";
import { count, issueName, nameOf, t } from "./words.js";

export const OPEN_ALL = 150; // up to so many actors, all are drawn from the start
export const TOP = 40; // beyond, this many at first, and the rest as one bubble a camp
const MARGIN = { x: 26, top: 20, bottom: 26 };

export function scene(model, state, shown, width, height) {
  /** @type {Picture} */
  const picture = { width, height, nodes: [], edges: [], axes: null, at: new Map(), layout: actorLayout(model, state), unit: 1 };
  // Names grow on very large screens, which are looked at from further away, and are smaller on
  // phones, which are held close.
  picture.unit = width < NARROW ? 0.82 : Math.min(2, Math.max(1, Math.sqrt((width * height) / (1700 * 1000))));
  const blocks = blocking(model, state, picture.layout);
  const collapsed = collapsedActors(model, state, shown, blocks);
  addBubbles(model, picture, collapsed, blocks);
  addActors(model, state, picture, shown, collapsed, blocks);
  if (model.numberOf.has(state.focus) && picture.layout === "stress") spread(picture);
  if (state.layers.includes("stance")) addIssues(model, state, picture, shown);
  for (const node of picture.nodes) Object.assign(node, extent(model, node));
  if (blocks.moved && !collapsed.size) gridOfGroups(picture);
  else if (collapsed.size && picture.layout === "camps") gridOf(picture);
  else if (collapsed.size) pushApart(picture);
  outlineEdges(model, state, picture, shown);
  if (picture.layout === "stance") picture.axes = axes(model, state, picture);
  if (picture.layout === "camps") picture.headings = headings(model, picture, blocks);
  return picture;
}

// Half the width and height that a node takes, and whether it is round.
function extent(model, node) {
  if (node.decides) return { reach: Array(2).fill(ringAround(node) + 1), round: true };
  const shape = shapeOf(model.style, node);
  return { reach: reach(shape).map((share) => share * node.r), round: shape === "circle" };
}

export const layoutOf = (model, state) =>
  model.layoutNames.includes(state.layout) ? state.layout : model.layoutNames[0];

// The layout that actors stand by where no composed picture is shown.
const actorLayout = (model, state) => {
  const name = layoutOf(model, state);
  return Object.hasOwn(model.layouts, name) ? name : ["stance", "stress"].find((other) => Object.hasOwn(model.layouts, other));
};

// Actors that stand in a camp's bubble for now: all but the top ones, unless asked for.
function collapsedActors(model, state, shown, blocks) {
  const inside = new Set();
  if (shown.actorCount <= OPEN_ALL) return inside;
  let kept = 0;
  for (const actor of model.byRank) {
    if (!shown.actors[actor]) continue;
    const open = state.open.includes(blocks.key(blocks.of(actor)));
    if (kept < TOP || open || leads(model, state, actor)) kept += 1;
    else inside.add(actor);
  }
  return inside;
}

// Who decides, unless many do, and who is chosen: always shown, named and on top.
function leads(model, state, actor) {
  const { id, leads: named } = model.actors[actor];
  return named || state.select === `actor:${id}` || state.focus === id;
}

export function place(model, picture, actor) {
  const flat = model.layouts[picture.layout];
  return onPage(picture, flat[2 * actor], flat[2 * actor + 1]);
}

// From the unit square, y upwards, to the page.
export function onPage(picture, x, y) {
  const { width, height } = picture;
  return [
    MARGIN.x + x * (width - 2 * MARGIN.x),
    MARGIN.top + (1 - y) * (height - MARGIN.top - MARGIN.bottom),
  ];
}

// And back: a place of the page in the unit square.
export const offPage = ({ width, height }, { x, y }) =>
  [(x - MARGIN.x) / (width - 2 * MARGIN.x), 1 - (y - MARGIN.top) / (height - MARGIN.top - MARGIN.bottom)];

function addActors(model, state, picture, shown, collapsed, blocks) {
  const [colours, pins] = [colouring(model, state), readPins(model, state.pins)];
  const sizes = sizesBy(model, state.size);
  const drawn = shown.actorCount - collapsed.size;
  const room = Math.sqrt((picture.width * picture.height) / (1200 * 720));
  let most = 24 * Math.min(1.8, Math.max(0.34, picture.width < NARROW ? 0.75 * room : room)) * (drawn > 1000 ? 0.4 : drawn > OPEN_ALL || collapsed.size || picture.layout !== "stress" ? 0.65 : 1);
  const least = drawn > 1000 ? 2.5 : 4.5 * Math.min(1.3, Math.max(0.6, room));
  if (picture.layout === "camps") {
    picture.row = blocks.moved ? GROUP_ROW : rowHeight(model, picture);
    most = Math.min(most, 0.45 * picture.row);
  }
  const stance = picture.layout === "stance";
  const issue = issueShown(model);
  model.byRank.forEach((actor) => {
    if (!shown.actors[actor] || collapsed.has(actor)) return;
    const profile = model.actors[actor];
    let [x, y] = place(model, picture, actor);
    const position = stance ? positionOf(model, actor, issue) : undefined;
    if (stance && (state.issue !== "" || dayShown(model))) x = stanceX(model, picture, position, x);
    const pin = pinned(picture, actor, pins);
    if (pin) [x, y] = [pin.x, pin.y];
    picture.at.set(actor, picture.nodes.length);
    picture.nodes.push({
      kind: "actor", actor, x, y, camp: profile.camp, block: blocks.of(actor), value: colours?.of(actor), icon: iconOf(model, state, actor),
      pinned: pin !== null, side: stance ? sideOf(position) : undefined,
      r: least + (most - least) * Math.sqrt(sizes[actor]),
      label: nameOf(actor), weight: sizes[actor], decides: profile.decides, leads: leads(model, state, actor),
      unsure: unsure(model, profile), torn: !stance && profile.campShare !== null && profile.campShare < 0.8,
      hollow: stance && issue !== null && standing(model, issue).uncounted.has(actor),
    });
  });
}

// In the camp grid nobody may stand on the next row.
function rowHeight(model, picture) {
  if (model.actors.length > OPEN_ALL) return TIGHT;
  const heights = [...new Set(model.layouts.camps.filter((_, at) => at % 2))].sort((a, b) => b - a);
  return heights.length > 1 ? onPage(picture, 0, heights[1])[1] - onPage(picture, 0, heights[0])[1] : 99;
}

function stanceX(model, picture, position, otherwise) {
  if (position === null || position === undefined) return otherwise;
  const { left, right } = model.axis;
  return onPage(picture, left + ((right - left) * (position + 1)) / 2, 0)[0];
}

// How far the rank may be off, as a share of all ranks.
function unsure(model, profile) {
  if (profile.rankLow === null || profile.rankHigh === null) return 0;
  return (profile.rankHigh - profile.rankLow) / Math.max(1, model.everyone - 1);
}

// Sizes 0..1 by the influence that the report ranks by, or by a measure's values.
export function sizesBy(model, measure) {
  const number = model.measureOf.get(measure);
  if (number === undefined) return model.actors.map((actor) => actor.influence);
  const values = model.measures[number].values;
  const stated = values.filter((value) => value !== null);
  const low = Math.min(0, ...extremes(stated));
  const span = Math.max(...extremes(stated)) - low || 1;
  return values.map((value) => (value === null ? 0 : (value - low) / span));
}

const extremes = (values) =>
  values.length
    ? [values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b))]
    : [0];

function addBubbles(model, picture, collapsed, blocks) {
  const members = new Map();
  for (const actor of collapsed) {
    const block = blocks.of(actor);
    if (!members.has(block)) members.set(block, []);
    members.get(block).push(actor);
  }
  const largest = Math.max(1, ...[...members.values()].map((list) => list.length));
  for (const [block, list] of [...members].sort((a, b) => blockOrder(a[0], b[0]))) {
    const places = list.map((actor) => place(model, picture, actor));
    const mean = (axis) => places.reduce((sum, spot) => sum + spot[axis], 0) / list.length;
    list.forEach((actor) => picture.at.set(actor, picture.nodes.length));
    picture.nodes.push({
      kind: "camp", camp: blocks.column ? null : block, block, open: blocks.key(block), members: list.length, x: mean(0), y: mean(1),
      r: 16 + 34 * Math.sqrt(list.length / largest), weight: 2, unsure: 0,
      label: t("bubble", { camp: blocks.name(block), n: count(list.length) }),
    });
  }
}

function addIssues(model, state, picture, shown) {
  const chosen = model.issueOf.get(state.issue);
  const issues = model.issues.map((_, number) => number).filter((n) => chosen === undefined || n === chosen);
  picture.issueAt = new Map();
  issues.forEach((issue, at) => {
    picture.issueAt.set(issue, picture.nodes.length);
    const held = [...standing(model, issue).claims.keys()].some((actor) => shown.actors[actor]);
    if (!held) return picture.issueAt.delete(issue);
    return picture.nodes.push({
      kind: "issue", issue, x: ((at + 0.5) * picture.width) / issues.length,
      y: at % 2 ? -30 : -80, r: 9, label: issueName(issue), weight: 1.5, unsure: 0,
    });
  });
}

function axes(model, state, picture) {
  const { left, right, without } = model.axis;
  const issue = issueShown(model);
  const x = (share) => onPage(picture, left + (right - left) * share, 0)[0];
  const unplaced = picture.nodes.some((node) => node.kind === "actor" && positionOf(model, node.actor, issue) === null);
  return {
    ticks: ticks(model, issue, (position) => x((position + 1) / 2)),
    none: unplaced ? onPage(picture, without - 0.04, 0)[0] : null,
    bottom: picture.height - 8,
  };
}

// The marks with their words; the ends say what they mean, as far as there is room.
function ticks(model, issue, x) {
  const all = marks(model, issue);
  const [low, high] = ends(model, issue);
  const room = x(all[1][0]) - x(all[0][0]) - 30;
  const words = { 0: low, [all.length - 1]: high };
  return all.map(([position, number], at) => ({
    x: x(position), end: at in words ? Math.sign(position) : 0, middle: position === 0,
    words: at in words ? fitted(words[at], Math.max(room, 90), `650 12px ${FONT}`) : number,
  }));
}
