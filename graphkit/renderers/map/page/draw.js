// Draws a picture with a pen: axes, ties, actors, names, in this order.

import { drawItems } from "./composed.js";
import { arrival } from "./edges.js";
import { drawIcon } from "./icons.js";
import { markStyle, rimOf } from "./look.js";
import { drawCallouts } from "./notes.js";
import { NARROW, ringAround } from "./shapes.js";
import { t } from "./words.js";

const ENDS_UP_TO = 1500; // arrowheads cost more than everything else together
const FADED = 0.13;
const CALMER = 0.35; // ties into a camp's circle, beside those between actors
const MANY = 400; // more actors than these are painted as crowds

// Colours follow the page's theme; the camps' come with the data.
export function palette(model) {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["paper", "ink", "muted", "line", "support", "oppose", "contested", "neutral", "rim", "accent"];
  const colours = Object.fromEntries(names.map((name) => [name, read(name)]));
  const camps = model.style.camps;
  return {
    ...colours,
    side: (side) => (side === null ? model.style.none.colour : side > 0 ? colours.support : side < 0 ? colours.oppose : colours.neutral),
    camp: (number) => (number === null ? model.style.none : camps[(number - 1) % camps.length]),
    sign: (sign) => (sign === "contested" ? colours.contested : sign > 0 ? colours.support : sign < 0 ? colours.oppose : colours.neutral),
  };
}

export function draw(pen, picture, look) {
  if (picture.composed) drawComposed(pen, picture, look.colours, look);
  else drawLaidOut(pen, picture, look);
  for (const { words, x, y, size } of look.tieLabels ?? []) {
    pen.text(words, x, y, { size, weight: 500, align: "center", colour: look.colours.ink, halo: look.colours.paper });
  }
  drawCallouts(pen, look.callouts ?? [], look.colours);
}

function drawLaidOut(pen, picture, { colours, labels, lit, zoom, hovered = -1 }) {
  if (picture.axes) drawAxes(pen, picture, colours);
  drawEdges(pen, picture, colours, lit, zoom);
  drawNodes(pen, picture, colours, { lit, zoom, hovered });
  for (const heading of picture.headings ?? []) {
    pen.text(heading.words, heading.x, heading.y, {
      size: 13 / zoom, weight: 700, colour: colours.ink, halo: colours.paper,
    });
  }
  for (const { lines, x, y, size, leading, weight, align } of labels) {
    lines.forEach((words, at) =>
      pen.text(words, x, y + at * leading, { size, weight, align, colour: colours.ink, halo: colours.paper }));
  }
}

// What was composed, the ties under its marks; whoever the pointer is on shows all of theirs.
function drawComposed(pen, picture, colours, { lit, zoom, hovered }) {
  drawItems(pen, picture.composed.behind, picture, colours, { lit, hovered });
  const theirs = picture.rest.filter(({ from, to }) => from === hovered || to === hovered);
  drawEdges(pen, { ...picture, edges: [...picture.edges, ...theirs] }, colours, lit, zoom);
  drawItems(pen, picture.composed.front, picture, colours, { lit, hovered });
}

export const DASH = { "1": [], "-1": [7, 4], "0": [1.5, 3.5], contested: [8, 3, 2, 3], unsigned: [] };

// One stroke for each sign, width and brightness: drawing time grows with these, not with ties.
function drawEdges(pen, picture, colours, lit, zoom) {
  const batches = new Map();
  const few = picture.edges.length <= ENDS_UP_TO;
  const faint = picture.edges.length <= 4 * ENDS_UP_TO; // beyond, faded ties are left out
  const most = picture.edges.reduce((max, edge) => Math.max(max, edge.strength), 0) || 1;
  for (const edge of picture.edges) {
    const bright = !lit || (lit.has(edge.from) && lit.has(edge.to) && lit.edge(edge));
    if (!bright && !faint) continue;
    const step = few ? Math.ceil(3 * Math.sqrt(edge.strength / most)) : 1;
    const calmer = edge.gathered && !lit;
    const fresh = few && Boolean(edge.fresh); // a tie that was not there before
    const key = `${bright ? 1 : 0}|${edge.sign}|${step}|${calmer}|${fresh}`;
    if (!batches.has(key)) batches.set(key, { edges: [], bright, sign: edge.sign, step, calmer, fresh });
    batches.get(key).edges.push(edge);
  }
  const calm = (picture.layout === "stress" ? 1 : 0.5) * (picture.edges.length > 60 ? (picture.edges.length > 600 ? 0.4 : 0.62) : 0.85);
  const order = (a, b) => a.bright - b.bright || b.calmer - a.calmer;
  for (const { edges, bright, sign, step, calmer, fresh } of [...batches.values()].sort(order)) {
    const alpha = (bright ? (lit || fresh ? 0.95 : calm) : FADED * 0.6) * (calmer ? CALMER : 1);
    const colour = colours.sign(sign);
    const scale = Math.max(zoom, 0.5) ** 0.5 / picture.unit;
    const width = (few ? 0.7 + 0.6 * step + (fresh ? 2 : 0) : 0.6) / scale;
    const lines = edges.flatMap((edge) => edge.curve);
    if (sign === "contested") drawContested(pen, lines, colours, { width, alpha, scale });
    else pen.curves(lines, { colour, width, alpha, dash: DASH[sign].map((length) => length / scale) });
    if (few && sign && !calmer) drawEnds(pen, edges.filter((edge) => edge.directed), { colour, width, alpha, sign });
  }
}

// Claimed both ways: the two colours in turn.
export function drawContested(pen, lines, colours, { width, alpha = 1, scale = 1 }) {
  const dash = [7 / scale, 7 / scale];
  pen.curves(lines, { colour: colours.support, width, alpha, dash });
  pen.curves(lines, { colour: colours.oppose, width, alpha, dash, offset: dash[0] });
}

// Support, like a tie without a sign, ends in a triangle, opposition in a bar, what is contested in a diamond.
function drawEnds(pen, edges, { colour, width, alpha, sign }) {
  const long = 4 + 2 * width;
  if (sign > 0 || sign === "unsigned") {
    pen.polygons(edges.map(({ curve }) => {
      const [ux, uy] = arrival(curve);
      const [x, y] = [curve[4] + ux, curve[5] + uy];
      const [bx, by] = [x - ux * long, y - uy * long];
      return [[x, y], [bx - uy * long * 0.5, by + ux * long * 0.5], [bx + uy * long * 0.5, by - ux * long * 0.5]];
    }), { colour, alpha });
  } else if (sign === "contested") {
    pen.polygons(edges.map(({ curve }) => diamond(curve[4], curve[5], arrival(curve), long / 2)), { colour, alpha });
  } else {
    pen.curves(edges.flatMap(({ curve }) => {
      const [ux, uy] = arrival(curve);
      const half = long * 0.75;
      return [curve[4] - uy * half, curve[5] + ux * half, NaN, NaN, curve[4] + uy * half, curve[5] - ux * half];
    }), { colour, alpha, width: width + 1 });
  }
}

// The corners of a diamond that ends at a place, in the direction in which a line arrives.
/** @type {(x: number, y: number, direction: number[], half: number) => number[][]} */
export const diamond = (x, y, [ux, uy], half) => [
  [x, y], [x - ux * half - uy * half * 0.8, y - uy * half + ux * half * 0.8],
  [x - 2 * ux * half, y - 2 * uy * half], [x - ux * half + uy * half * 0.8, y - uy * half - ux * half * 0.8],
];

// Circles of camps below, then the small ones before the large, on top who decides and who is
// chosen. Crowds are painted camp by camp.
function drawNodes(pen, picture, colours, { lit, zoom, hovered }) {
  const alone = picture.nodes.length <= MANY;
  const crowds = new Map();
  const tops = [];
  const bright = (number) => !lit || lit.has(number);
  const one = (number) =>
    drawNode(pen, picture.nodes[number], colours, { alpha: bright(number) ? 1 : FADED, zoom, on: number === hovered });
  const order = picture.nodes.map((node, number) => number).reverse();
  order.sort((a, b) => Number(picture.nodes[b].kind === "camp") - Number(picture.nodes[a].kind === "camp"));
  for (const number of order) {
    const node = picture.nodes[number];
    if (node.leads) tops.push(number);
    else if (alone || node.kind !== "actor" || node.decides || (lit && bright(number)) || number === hovered) one(number);
    else {
      const key = `${node.camp}|${node.side}|${node.value}|${bright(number)}`;
      if (!crowds.has(key)) crowds.set(key, { ...markStyle(node, colours), bright: bright(number), list: [] });
      crowds.get(key).list.push(node);
    }
  }
  for (const { colour, shape, bright: full, list } of crowds.values()) {
    pen.shapes(list.map(({ x, y, r }) => ({ shape, x, y, r })), {
      fill: colour, stroke: rimOf(colour, colours), width: 0.5 / Math.max(1, Math.sqrt(zoom)), alpha: full ? 0.9 : FADED,
    });
  }
  tops.forEach(one);
}

function drawNode(pen, node, colours, { alpha, zoom, on }) {
  if (node.kind === "issue") {
    pen.shape("box", node.x, node.y, node.r, { fill: colours.paper, stroke: colours.ink, width: 1.5, alpha });
    return;
  }
  const { colour, shape } = markStyle(node, colours);
  if (node.kind === "camp") {
    pen.shape("circle", node.x, node.y, node.r, { fill: colour, alpha: 0.22 * alpha });
    const rim = rimOf(colour, colours);
    pen.shape("circle", node.x, node.y, node.r, { stroke: rim === colours.rim ? colour : rim, width: 1.5, dash: [3, 3], alpha });
    pen.shape(shape, node.x, node.y, 7, { fill: colour, stroke: rim, width: 1, alpha });
    return;
  }
  if (node.unsure > 0) {
    pen.shape("circle", node.x, node.y, node.r * (1.2 + 1.1 * node.unsure), { fill: colour, alpha: 0.2 * alpha });
  }
  const thin = 1 / Math.max(1, Math.sqrt(zoom));
  pen.shape(shape, node.x, node.y, node.r, {
    fill: colour, stroke: on || node.torn ? colours.ink : rimOf(colour, colours), alpha,
    width: (on ? 2.5 : 1.3) * thin, dash: node.torn ? [3, 2] : [],
  });
  if (node.hollow) pen.shape("circle", node.x, node.y, 0.68 * node.r, { fill: colours.paper });
  if (node.icon) drawIcon(pen, node, colours, { alpha });
  if (node.decides) pen.shape("circle", node.x, node.y, ringAround(node), { stroke: colours.ink, width: 2 * thin, alpha });
}

// Stance by influence: where each position lies, what the ends mean, who has none.
function drawAxes(pen, picture, colours) {
  const { ticks, none, bottom } = picture.axes;
  const quiet = { size: 12, weight: 500, colour: colours.muted, halo: colours.paper };
  for (const { words, end, middle, x } of ticks) {
    pen.curves([x, 20, NaN, NaN, x, bottom - 16], {
      colour: colours.line, width: middle ? 1.6 : 0.8, dash: middle ? [] : [2, 4],
    });
    if (!end && !middle && picture.width < NARROW) continue; // the ends' words need the room
    pen.text(words, x, bottom - 4, {
      ...quiet,
      weight: end || middle ? 650 : 500,
      colour: end ? colours.sign(end) : colours.muted,
      align: end < 0 ? "start" : end > 0 ? "end" : "center",
    });
  }
  pen.text(`↑ ${t("more_influence")}`, 6, 9, { ...quiet, weight: 650 });
  if (none === null) return;
  pen.curves([none, 20, NaN, NaN, none, bottom - 16], { colour: colours.muted, width: 1, dash: [6, 4] });
  const close = none > picture.width - 110;
  pen.text(t("no_position"), close ? picture.width - 4 : none + 6, 9, { ...quiet, size: 11, align: close ? "end" : "start" });
}
