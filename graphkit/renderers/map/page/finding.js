// The finding as a picture: composed beforehand in a few shapes, of which the one that can be read
// best is fitted into the window. Its ties are drawn here: the main ones, or those of whom is chosen.

import { outlineEdges } from "./edges.js";
import { sideOf } from "./model.js";
import { layoutOf } from "./scene.js";
import { ringAround } from "./shapes.js";
import { nameOf, said } from "./words.js";

// The picture for what is looked at; null where that is no composed one.
export function finding(model, state, shown, width, height) {
  const shapes = said().scenes[layoutOf(model, state)];
  const other = model.issueOf.get(state.issue) ?? model.issue;
  if (!shapes || other !== model.issue || state.layers.includes("stance") || state.size || state.colour || state.icons) return null;
  const fit = ({ size }) => Math.min(width / size[0], height / size[1]);
  // How much of the window it fills, as long as its words can be read.
  const use = (shape) => fit(shape) ** 2 * shape.size[0] * shape.size[1] * Math.min(1, (fit(shape) * shape.size[2]) / READABLE);
  const scene = shapes.reduce((a, b) => (use(b) > use(a) ? b : a));
  const picture = {
    width, height, nodes: [], edges: [], axes: null, at: new Map(), layout: layoutOf(model, state), unit: 1,
  };
  const scale = fit(scene);
  const visible = (number) => number === null || shown.actors[number];
  const items = scene.items.map((item) => put(item, scale, [
    (width - scene.size[0] * scale) / 2, (height - scene.size[1] * scale) / 2,
  ]));
  picture.composed = {
    behind: items.slice(0, scene.under).filter(({ actor }) => visible(actor)),
    front: items.slice(scene.under).filter(({ actor }) => visible(actor)),
  };
  addNodes(model, picture);
  addEdges(model, state, picture, shown);
  return picture;
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
  const hollow = new Set(picture.composed.front.filter(({ kind, whole }) => kind === "mark" && !whole).map(({ actor }) => actor));
  const first = ({ actor }) => model.actors[actor].rank + (model.actors[actor].position === null ? model.actors.length : 0);
  const marks = picture.composed.front.filter(({ kind, whole }) => kind === "mark" && whole);
  for (const { actor, x, y, r } of marks.sort((a, b) => first(a) - first(b))) {
    const profile = model.actors[actor];
    picture.at.set(actor, picture.nodes.length);
    picture.nodes.push({
      kind: "actor", actor, x, y, r, camp: profile.camp, side: sideOf(profile.position), label: nameOf(actor), weight: profile.influence,
      decides: profile.decides, leads: profile.leads, unsure: 0, torn: false, hollow: hollow.has(actor), reach: [r, r], round: true,
    });
  }
  for (const node of picture.nodes) if (node.decides) node.reach = Array(2).fill(ringAround(node));
}

// At rest the main ties; of whom is chosen all; `rest` are shown of whom the pointer is on.
function addEdges(model, state, picture, shown) {
  const chosen = model.numberOf.get(state.select.replace(/^actor:/, "")) ?? model.numberOf.get(state.focus);
  const main = new Set(model.mainTies);
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
