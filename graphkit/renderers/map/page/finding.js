// The finding as a picture: composed beforehand in a few shapes, of which the one that can be read
// best is fitted into the window; other issues and days in the same shape, here. Its ties are drawn
// here: the main ones, or those of whom is chosen.

import { outlineEdges } from "./edges.js";
import { layoutOf } from "./scene.js";
import { ringAround } from "./shapes.js";
import { alike, along, canCompose, composeStance, power } from "./stance.js";
import { dayShown, issueShown, lookOf, positionOf, sideOf, standing } from "./time.js";
import { followedBy, trails } from "./trails.js";
import { nameOf, said } from "./words.js";

// The picture for what is looked at; null where that is no composed one.
export function finding(model, state, shown, width, height) {
  const layout = layoutOf(model, state);
  if (state.layers.includes("stance") || state.size || state.colour || state.icons) return null;
  const issue = issueShown(model);
  const picture = { width, height, nodes: [], edges: [], axes: null, at: new Map(), layout, unit: 1 };
  const own = issue === model.issue && !dayShown(model) && said().scenes[layout];
  if (own) picture.composed = beforehand(picture, own, shown);
  else if (layout === "stance" && issue !== null && canCompose(model, issue)) {
    picture.composed = composeStance(model, issue, frameOf(model, picture), { shown });
  } else return null;
  addNodes(model, picture);
  picture.piled = layout === "stance" && piled(model, issue, own ? null : shown);
  if (layout === "stance") addTrails(model, state, picture);
  addEdges(model, state, picture, shown);
  return picture;
}

// Whether equals are piled up: composed beforehand all by influence, here who is shown by power.
function piled(model, issue, shown) {
  const held = [...standing(model, issue).held.keys()];
  return shown
    ? alike(held.filter((actor) => shown.actors[actor]).map((actor) => power(model, issue, actor)))
    : alike(held.map((actor) => model.actors[actor].influence));
}

// Of several shapes the one that fills most of the window, as long as its words can be read.
/** @returns {{ shape: any, scale: number, corner: any }} */
function best(shapes, { width, height }) {
  /** @param {{ size: number[] }} shape */
  const fit = ({ size }) => Math.min(width / size[0], height / size[1]);
  const use = (shape) => fit(shape) ** 2 * shape.size[0] * shape.size[1] * Math.min(1, (fit(shape) * shape.size[2]) / READABLE);
  const shape = shapes.reduce((a, b) => (use(b) > use(a) ? b : a));
  const scale = fit(shape);
  return { shape, scale, corner: [(width - shape.size[0] * scale) / 2, (height - shape.size[1] * scale) / 2] };
}

function beforehand(picture, shapes, shown) {
  const { shape, scale, corner } = best(shapes, picture);
  const visible = ({ actor }) => actor === null || shown.actors[actor];
  const items = shape.items.map((item) => put(item, scale, corner));
  return { behind: items.slice(0, shape.under).filter(visible), front: items.slice(shape.under).filter(visible) };
}

// The room for axes, marks and strip in the shape that the window asks for.
function frameOf(model, picture) {
  const { shape: { size, plot }, scale, corner: [left, top] } = best(model.frames.shapes, picture);
  /** @returns {any} */
  const at = ([x1, y1, x2, y2]) => [left + x1 * scale, top + y1 * scale, left + x2 * scale, top + y2 * scale];
  const edge = 0.8 * size[2];
  return { plot: at(plot), room: at([edge, 0.3 * edge, size[0] - edge, size[1] - 0.6 * edge]), letter: size[2] * scale, tall: size[1] > 1.1 * size[0] };
}

function addTrails(model, state, picture) {
  const frame = frameOf(model, picture);
  const chosen = model.numberOf.get(state.select.replace(/^actor:/, ""));
  const followed = followedBy(model, chosen === undefined ? [] : [chosen]);
  picture.composed.behind.push(...trails(model, picture.nodes, { x: (position) => along(frame, position), letter: frame.letter }, followed));
}

const READABLE = 11; // pixels that ordinary words are high

// An item in its place in the window; whoever it belongs to is last, where it belongs to somebody.
function put([kind, ...rest], scale, [left, top]) {
  const x = (value) => left + value * scale;
  const y = (value) => top + value * scale;
  if (kind === "text") {
    const [at, up, words, size, colour, [across, ...flags], actor = null] = rest;
    const align = { l: "start", c: "center", r: "end" }[across];
    const weight = flags.includes("b") ? 700 : 400;
    return { kind, x: x(at), y: y(up), words, size: size * scale, colour, weight, align, backed: flags.includes("k"), turned: flags.includes("t"), actor };
  }
  if (kind === "mark") {
    const [at, up, r, shape, colour, whole, actor = null] = rest;
    return { kind, x: x(at), y: y(up), r: r * scale, shape, colour, whole, actor };
  }
  if (kind === "disc") {
    const [at, up, r, fill, edge, thick, alpha, actor = null] = rest;
    return { kind, x: x(at), y: y(up), r: r * scale, fill, edge, width: thick * scale, alpha, actor };
  }
  if (kind === "rule") {
    const [points, colour, thick, dashed, alpha, actor = null] = rest;
    return { kind, points: points.map(([at, up]) => [x(at), y(up)]), colour, width: thick * scale, dashed, alpha, actor };
  }
  const [from, high, to, low, colour, alpha] = rest;
  return { kind, corners: [[x(from), y(high)], [x(to), y(high)], [x(to), y(low)], [x(from), y(low)]], colour, alpha, actor: null };
}

function addNodes(model, picture) {
  const { front } = picture.composed;
  const issue = issueShown(model);
  const hollow = new Set(front.filter(({ kind, whole }) => kind === "mark" && !whole).map(({ actor }) => actor));
  const places = new Map(front.filter(({ kind, whole }) => kind === "mark" && whole).map((mark) => [mark.actor, { mark, position: positionOf(model, mark.actor, issue) }]));
  const first = ([actor, { position }]) => model.actors[actor].rank + (position === null ? model.actors.length : 0);
  const { decidedBy } = model.issues[issue] ?? { decidedBy: [] };
  for (const [actor, { mark: { x, y, r }, position }] of [...places].sort((a, b) => first(a) - first(b))) {
    const profile = model.actors[actor];
    picture.at.set(actor, picture.nodes.length);
    picture.nodes.push({
      kind: "actor", actor, x, y, r, camp: profile.camp, side: sideOf(position), label: nameOf(actor), weight: profile.influence,
      decides: decidedBy.includes(actor), leads: decidedBy.includes(actor) && decidedBy.length <= model.frames.many, unsure: 0, torn: false,
      hollow: hollow.has(actor), reach: [r, r], round: true,
    });
  }
  for (const node of picture.nodes) if (node.decides) node.reach = Array(2).fill(ringAround(node));
}

// At rest the main ties; of whom is chosen all; `rest` are shown of whom the pointer is on.
function addEdges(model, state, picture, shown) {
  const chosen = model.numberOf.get(state.select.replace(/^actor:/, "")) ?? model.numberOf.get(state.focus);
  const issue = issueShown(model);
  const main = new Set(issue === model.issue && !dayShown(model) ? model.mainTies : mainTies(model, picture));
  const wanted = (link, number) => (chosen === undefined ? main.has(number) : link.from === chosen || link.to === chosen);
  const drawn = (keep) => {
    const links = shown.links.map((yes, number) => yes && keep(model.links[number], number));
    const part = { ...picture, edges: [] };
    outlineEdges(model, state, part, { ...shown, links });
    return part.edges;
  };
  picture.edges = drawn(wanted);
  picture.rest = drawn((link, number) => !wanted(link, number));
}

// The ties that a first look needs: to who decides and across the sides, the strongest.
function mainTies(model, { nodes, at }) {
  const ends = ({ from, to }) => [from, to].map((actor) => nodes[at.get(actor)]).filter((node) => node && node.side !== null);
  const wanted = (link) => {
    const [a, b] = ends(link);
    return b && lookOf(model, link) !== 0 && (a.leads || b.leads || a.side * b.side < 0);
  };
  const numbers = model.links.map((_, number) => number).filter((number) => lookOf(model, model.links[number]) !== null && wanted(model.links[number]));
  return numbers.sort((a, b) => model.links[b].strength - model.links[a].strength).slice(0, model.frames.ties);
}
