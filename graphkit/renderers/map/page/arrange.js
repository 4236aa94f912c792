// Places for those who are shown while the rest of their camps stands in circles.

import { blockOrder } from "./blocks.js";
import { ringAround } from "./shapes.js";

const CELL = { width: 150, height: 26 };
export const TIGHT = 15; // rows are no lower, however many stand in a block

// The grid of those that are shown: a block a camp or group, its circle below its actors.
export function gridOf({ nodes, width, height }) {
  const camps = [...new Set(nodes.filter(({ kind }) => kind !== "issue").map((node) => node.block))].sort(blockOrder);
  const across = Math.max(1, Math.min(camps.length, Math.floor(width / CELL.width)));
  const block = { width: width / across, height: height / Math.ceil(camps.length / across) };
  camps.forEach((camp, at) => {
    const [left, top] = [(at % across) * block.width + 24, Math.floor(at / across) * block.height + 48];
    const own = nodes.filter((node) => node.block === camp && node.kind === "actor");
    const circle = nodes.find((node) => node.block === camp && node.kind === "camp");
    const free = block.height - 48 - (circle ? 2 * circle.r + 12 : 12);
    const columns = Math.max(1, Math.floor((block.width - 24) / CELL.width), Math.ceil((own.length * TIGHT) / free));
    const row = Math.min(CELL.height, free / Math.max(1, Math.ceil(own.length / columns)));
    own.forEach((node, place) => {
      node.x = left + (place % columns) * ((block.width - 24) / columns);
      node.y = top + Math.floor(place / columns) * row;
    });
    const below = top + Math.ceil(own.length / columns) * row + (circle?.r ?? 0);
    if (circle) [circle.x, circle.y] = [left + circle.r, Math.min(below, height - circle.r - 4)];
  });
}

const HEAD = 48; // pixels for a heading
export const GROUP_ROW = 23;
const LEAST_COLUMN = 84; // pixels that a short name takes

// The groups of a column side by side, each as many columns wide as its actors need.
export function gridOfGroups(picture) {
  const { nodes, width, height } = picture;
  const groups = new Map();
  for (const node of nodes) if (node.kind === "actor") groups.set(node.block, [...(groups.get(node.block) ?? []), node]);
  const order = [...groups.keys()].sort(blockOrder);
  const bands = bandsOf(order, groups, width, height);
  const high = height / bands.length;
  bands.forEach((band, at) => {
    const unit = (width - 24) / band.reduce((sum, block) => sum + columnsOf(groups.get(block), high), 0);
    let left = 24;
    for (const block of band) {
      const columns = columnsOf(groups.get(block), high);
      groups.get(block).forEach((node, place) => {
        node.x = left + (place % columns) * unit;
        node.y = at * high + HEAD + Math.floor(place / columns) * GROUP_ROW;
      });
      left += columns * unit;
    }
  });
}

const columnsOf = (list, high) => Math.ceil(list.length / Math.max(1, Math.floor((high - HEAD) / GROUP_ROW)));

// In one band, or in two or more where the groups are too many for the width.
function bandsOf(order, groups, width, height) {
  for (let count = 1; count < 5; count++) {
    const each = Math.ceil(order.length / count);
    const bands = Array.from({ length: count }, (_, at) => order.slice(at * each, (at + 1) * each)).filter((band) => band.length);
    const wide = (band) => band.reduce((sum, block) => sum + columnsOf(groups.get(block), height / count), 0) * LEAST_COLUMN;
    if (bands.every((band) => wide(band) <= width)) return bands;
  }
  return [order];
}

const STRETCH = 3;
const BORDER = { x: 70, y: 30 }; // room for names

// Those near to one actor spread over the page, which else they would fill only in part.
export function spread({ nodes, width, height }) {
  for (const [axis, size] of [["x", width], ["y", height]]) {
    const reach = nodes.map((node) => (node.decides ? ringAround(node) : node.r));
    const low = Math.min(...nodes.map((node, at) => node[axis] - reach[at]));
    const high = Math.max(...nodes.map((node, at) => node[axis] + reach[at]));
    const room = size - 2 * BORDER[axis];
    const scale = Math.min(STRETCH, room / (high - low));
    for (const node of nodes) node[axis] = size / 2 + (node[axis] - (low + high) / 2) * scale;
  }
}

const ROUNDS = 400; // far more than usual data needs
const CROWD = 120; // more than these cannot be kept apart

// Nobody hides behind a circle or behind one another where the rest stands in circles. Only
// where places carry no numbers: the other layouts stay as they are.
export function pushApart({ nodes, layout, width, height }) {
  if (nodes.length > CROWD || layout !== "stress") return;
  unpile(nodes);
  let moved = true;
  for (let round = 0; moved && round < ROUNDS; round++) {
    moved = false;
    nodes.forEach((a, at) => nodes.slice(at + 1).forEach((b) => (moved = part(a, b) || moved)));
    for (const node of nodes) {
      const [wide, high] = node.reach;
      node.x = Math.min(width - wide - 2, Math.max(wide + 2, node.x));
      node.y = Math.min(height - high - 2, Math.max(high + 2, node.y));
    }
  }
}

// Those at one place would part along one line, and up against the edge: they begin as a spiral.
function unpile(nodes) {
  const at = new Map();
  for (const node of nodes) {
    const place = `${node.x},${node.y}`;
    const before = at.get(place) ?? 0;
    at.set(place, before + 1);
    node.x += 6 * Math.sqrt(before) * Math.cos(2.4 * before);
    node.y += 6 * Math.sqrt(before) * Math.sin(2.4 * before);
  }
}

// Two that overlap move aside, the larger one less; whether they had to.
function part(a, b) {
  const room = Math.max(...a.reach) + Math.max(...b.reach) + 6;
  const [dx, dy] = a.x === b.x && a.y === b.y ? [0, 1] : [b.x - a.x, b.y - a.y];
  const away = Math.hypot(dx, dy);
  if (away >= room - 0.5) return false;
  const share = b.r ** 2 / (a.r ** 2 + b.r ** 2);
  const [x, y] = [dx, dy].map((side) => (side / away) * (room - away) * 0.5);
  a.x -= x * share * 2;
  a.y -= y * share * 2;
  b.x += x * (1 - share) * 2;
  b.y += y * (1 - share) * 2;
  return true;
}

const ROOM = 2.5; // between marks that are moved apart

// Marks that stand for values moved so that they hide less of each other: none by more than its own
// width, and none out of the frame. As `figures/dodge.py` does it for the picture at rest.
export function drawnApart(marks, [left, top, right, bottom]) {
  const own = marks.map(({ x, y }) => [x, y]);
  marks.forEach((mark, at) => {
    mark.x += 1e-3 * Math.cos(2.4 * at);
    mark.y -= 1e-3 * Math.sin(2.4 * at);
  });
  for (let round = 0; round < 60 && step(marks); round++) {
    marks.forEach((mark, at) => {
      const [dx, dy] = [Math.min(right, Math.max(left, mark.x)) - own[at][0], Math.min(bottom, Math.max(top, mark.y)) - own[at][1]];
      const share = Math.min(1, (2 * mark.r) / Math.max(1e-9, Math.hypot(dx, dy)));
      [mark.x, mark.y] = [own[at][0] + dx * share, own[at][1] + dy * share];
    });
  }
}

function step(marks) {
  const moves = marks.map(() => [0, 0]);
  let lacking = false;
  for (let one = 1; one < marks.length; one++) {
    for (let other = 0; other < one; other++) lacking = aside(marks, moves, one, other) || lacking;
  }
  marks.forEach((mark, at) => ([mark.x, mark.y] = [mark.x + moves[at][0], mark.y + moves[at][1]]));
  return lacking;
}

// Two marks that hide each other go the same way apart; whether they did.
function aside(marks, moves, one, other) {
  const [a, b] = [marks[one], marks[other]];
  const [dx, dy] = [a.x - b.x, a.y - b.y];
  const reach = a.r + b.r + ROOM;
  const square = dx * dx + dy * dy;
  if (square >= reach * reach) return false;
  const away = Math.max(1e-9, Math.sqrt(square));
  const share = (0.5 * (reach - away)) / away;
  moves[one][0] += dx * share;
  moves[one][1] += dy * share;
  moves[other][0] -= dx * share;
  moves[other][1] -= dy * share;
  return true;
}

// Equals piled up over their places, a mark each, all of one size: all piles equally wide, so that
// height says how many, and as narrow as the height lets them be.
export function inPiles(actors, across, [left, top, right, bottom]) {
  const piles = new Map();
  for (const actor of actors) piles.set(across(actor), [...(piles.get(across(actor)) ?? []), actor]);
  const wide = (0.8 * (right - left)) / Math.max(2, piles.size);
  let r = (0.5 * (right - left)) / 40;
  const tallest = Math.max(...[...piles.values()].map((pile) => pile.length));
  const columns = () => Math.ceil(tallest / Math.max(1, Math.floor((bottom - top) / (2.3 * r))));
  while (columns() * 2.3 * r > wide) r *= 0.93;
  const places = new Map();
  for (const [x, pile] of piles) {
    const half = Math.min(pile.length, columns()) * 1.15 * r;
    const start = Math.max(Math.min(x - half, right + r - 2 * half), left - r);
    pile.forEach((actor, at) => {
      const [row, column] = [Math.floor(at / columns()), at % columns()];
      places.set(actor, { x: start + (2 * column + 1) * 1.15 * r, y: bottom - (2 * row + 1) * 1.15 * r, r });
    });
  }
  return places;
}
