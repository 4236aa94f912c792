// The lines of a picture: one a tie, drawn from rim to rim, bowed where two actors tie both ways.

import { dayBefore, lookOf, standing } from "./time.js";

export function outlineEdges(model, state, picture, shown) {
  const bundles = new Map();
  const before = dayBefore(model);
  model.links.forEach((link, number) => {
    if (!shown.links[number]) return;
    const from = picture.at.get(link.from);
    const to = picture.at.get(link.to);
    if (from === undefined || to === undefined || from === to) return;
    const look = lookOf(model, link);
    const fresh = before !== null && lookOf(model, link, before) === null;
    if (look !== null) bundle(bundles, from, to, look, { fresh, link: number, strength: link.strength, directed: link.directed });
  });
  if (picture.issueAt) addStances(model, picture, shown, bundles);
  for (const edge of bundles.values()) {
    const back = LOOKS.some((sign) => bundles.has(key(edge.to, edge.from, sign)));
    picture.edges.push(bend(picture, edge, back || edge.beside));
  }
}

export const LOOKS = [1, -1, "contested", 0, "unsigned"];
const key = (from, to, sign) => `${from}>${to}:${sign}`;

// Ties into a bubble run together into one line for each look.
/** @param {Map<string, any>} bundles @param {number} from @param {number} to @param {any} sign
 * @param {{ link?: number, stance?: number, strength: number, directed: boolean, fresh?: boolean }} line */
function bundle(bundles, from, to, sign, { link, stance, strength, directed, fresh = false }) {
  const name = key(from, to, sign);
  let edge = bundles.get(name);
  if (!edge) {
    const beside = LOOKS.some((other) => bundles.has(key(from, to, other)));
    edge = { from, to, sign, strength: 0, directed: false, links: [], stances: [], beside };
    bundles.set(name, edge);
  }
  edge.strength = Math.max(edge.strength, strength);
  edge.directed ||= directed;
  edge.fresh ||= fresh;
  if (link !== undefined) edge.links.push(link);
  else edge.stances.push(stance);
}

function addStances(model, picture, shown, bundles) {
  for (const [issue, to] of picture.issueAt) {
    for (const [actor, claim] of standing(model, issue).claims) {
      const from = picture.at.get(actor);
      if (!shown.actors[actor] || from === undefined) continue;
      const value = model.claims[claim].value;
      bundle(bundles, from, to, Math.sign(value), {
        stance: claim, strength: Math.abs(value) * model.strongest, directed: true,
      });
    }
  }
}

// The lines of one node anew, after it moved.
export function rebend(picture, number) {
  picture.edges.forEach((edge, at) => {
    if (edge.from === number || edge.to === number) picture.edges[at] = bend(picture, edge, edge.bowed);
  });
}

const GAP = 2.5;

// From rim to rim; a bowed line's control point stands off its middle to the right.
function bend(picture, edge, bowed) {
  const a = picture.nodes[edge.from];
  const b = picture.nodes[edge.to];
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const ux = (b.x - a.x) / length;
  const uy = (b.y - a.y) / length;
  const bow = bowed ? Math.min(26, length * 0.12) : 0;
  const c = bow ? [(a.x + b.x) / 2 - uy * bow, (a.y + b.y) / 2 + ux * bow] : null;
  const towards = (node, x, y, gap) => {
    const away = Math.hypot(x - node.x, y - node.y) || 1;
    const reach = Math.min(node.r + gap, away / 2);
    return [node.x + ((x - node.x) / away) * reach, node.y + ((y - node.y) / away) * reach];
  };
  const start = towards(a, c ? c[0] : b.x, c ? c[1] : b.y, 1);
  const end = towards(b, c ? c[0] : a.x, c ? c[1] : a.y, GAP);
  const gathered = a.kind === "camp" || b.kind === "camp"; // many ties in one line, of no one in particular
  return { ...edge, bowed, gathered, curve: [...start, c ? c[0] : NaN, c ? c[1] : NaN, ...end] };
}

// The direction in which an edge arrives.
export function arrival([x, y, cx, cy, ex, ey]) {
  const fromX = Number.isNaN(cx) ? x : cx;
  const fromY = Number.isNaN(cy) ? y : cy;
  const length = Math.hypot(ex - fromX, ey - fromY) || 1;
  return [(ex - fromX) / length, (ey - fromY) / length];
}

// The edge nearest to a place on the page, within `reach`; -1 where there is none.
export function edgeAt(picture, x, y, reach) {
  let found = -1;
  let nearest = reach;
  picture.edges.forEach((edge, number) => {
    const away = distance(edge.curve, x, y);
    if (away < nearest) {
      nearest = away;
      found = number;
    }
  });
  return found;
}

function distance([x1, y1, cx, cy, x2, y2], x, y) {
  if (Number.isNaN(cx)) return toSegment(x1, y1, x2, y2, x, y);
  const mx = (x1 + 2 * cx + x2) / 4;
  const my = (y1 + 2 * cy + y2) / 4;
  return Math.min(toSegment(x1, y1, mx, my, x, y), toSegment(mx, my, x2, y2, x, y));
}

function toSegment(x1, y1, x2, y2, x, y) {
  const dx = x2 - x1;
  const dy = y2 - y1;
  const along = Math.max(0, Math.min(1, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - x1 - along * dx, y - y1 - along * dy);
}
