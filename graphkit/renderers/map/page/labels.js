// Names beside their nodes, placed one after the other, the weightiest first, never on top of
// one another or of a node. What finds no room is left out until one zooms in.

import { ABOVE, ringAround } from "./shapes.js";

const CELL = 48;
const USUAL = 40;

class Taken {
  constructor() {
    this.cells = new Map();
  }

  each(box, visit) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) {
        const cell = i * 1e6 + j;
        if (visit(cell)) return true;
      }
    }
    return false;
  }

  add(box) {
    this.each(box, (cell) => {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
      return false;
    });
  }

  hits(box) {
    return this.each(box, (cell) =>
      (this.cells.get(cell) ?? []).some(
        (other) => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3],
      ),
    );
  }
}

const widths = new Map();
let ruler = null;

function widthOf(words, font) {
  const key = `${font}|${words}`;
  if (!widths.has(key)) {
    ruler ??= document.createElement("canvas").getContext("2d");
    ruler.font = font;
    widths.set(key, ruler.measureText(words).width);
  }
  return widths.get(key);
}

export const shortened = (words, most = 30) =>
  [...words].length > most ? `${[...words].slice(0, most - 1).join("").trimEnd()}…` : words;

// Boxes are in pixels of the screen: page coordinates times the zoom.
export function placeLabels(picture, { zoom, family, lit }) {
  const taken = new Taken();
  const small = new Taken(); // the same without what a leading name may cover if it must
  picture.nodes.forEach((node, number) => {
    if (lit && !lit.has(number)) return;
    taken.add(around(node, zoom));
    if (node.weight > 0.4) small.add(around(node, zoom));
  });
  for (const heading of picture.headings ?? []) {
    const box = headingBox(heading, zoom, family);
    taken.add(box);
    small.add(box);
  }
  const placed = [];
  let tried = 0;
  const most = mostAt(picture, zoom);
  for (const node of inOrder(picture, lit)) {
    if (placed.length >= most || tried >= 5 * most) break;
    tried += 1;
    const label = tryPlaces(picture, node, [taken, small], zoom, family, tried);
    if (label) placed.push(label);
  }
  return placed;
}

const LEADING = 15;

function mostAt(picture, zoom) {
  if (picture.layout !== "stress") return 400;
  const area = (picture.width * picture.height) / (1200 * 640);
  return USUAL * Math.min(3, Math.max(0.3, area)) * Math.max(1, zoom * zoom);
}

function inOrder(picture, lit) {
  const rest = (node) => (node.kind === "actor" ? 1 : 0);
  return picture.nodes
    .map((node, number) => ({ node, number }))
    .filter(({ number }) => !lit || lit.has(number))
    .sort((a, b) => rest(a.node) - rest(b.node) || b.node.weight - a.node.weight || a.number - b.number)
    .map(({ node }) => node);
}

function headingBox(heading, zoom, family) {
  const width = widthOf(heading.words, `700 13px ${family}`);
  const [x, y] = [heading.x * zoom, heading.y * zoom];
  return [x, y - 12, x + width, y + 12];
}

const around = ({ x, y, reach }, zoom) => {
  const [wide, high] = reach.map((half) => half * zoom + 1);
  return [x * zoom - wide, y * zoom - high, x * zoom + wide, y * zoom + high];
};

// Tried in turn: close by, the leading names also at the end of a thin line or shortened, and
// if nothing else is free on top of minor nodes.
function tryPlaces(picture, node, [taken, small], zoom, family, turn) {
  const long = picture.layout === "camps" ? 19 : node.kind === "issue" ? 24 : 32;
  const tries = [[long, [4, 13], taken]];
  if (picture.layout === "camps") tries.push([13, [4], taken], [9, [4], taken], [6, [4], taken]);
  else if (turn <= LEADING && picture.layout === "stress") {
    tries.push([long, [28, 48], taken], [16, [4, 13, 28, 48], taken]);
    if (picture.width > 600 || turn <= 4) tries.push([16, [4, 13], small]);
  }
  for (const [letters, gaps, obstacles] of tries) {
    const name = written(node, shortened(node.label, letters), family, picture.unit);
    const label = firstFree(picture, node, name, gaps, obstacles, zoom);
    if (label) {
      taken.add(label.box);
      small.add(label.box);
      return label;
    }
  }
  return null;
}

function written(node, words, family, unit) {
  // Whole sizes only: every other size is another font for the browser to prepare.
  const size = Math.round(unit * (node.kind === "actor" ? 11.6 + 3.4 * Math.sqrt(Math.min(1, node.weight)) : 13));
  const weight = node.kind === "actor" && node.weight < 0.45 ? 500 : 650;
  return { words, size, weight, width: widthOf(words, `${weight} ${size}px ${family}`) };
}

function firstFree(picture, node, { words, size, weight, width }, gaps, obstacles, zoom) {
  const [x, y, ...half] = [node.x, node.y, ...node.reach].map((length) => length * zoom);
  const ring = node.decides ? ringAround(node) * zoom : 0;
  const [wide, high] = half.map((length) => Math.max(length, ring));
  const beside = picture.layout === "camps" ? 1 : 8; // in a grid every name stands at the right
  for (const gap of gaps) {
    for (const [tx, ty, align] of spots(x, y, wide, high, gap, size).slice(0, beside)) {
      const left = align === "start" ? tx : align === "end" ? tx - width : tx - width / 2;
      const box = [left - 2, ty - size * 0.62, left + width + 2, ty + size * 0.62];
      if (outside(picture, box, zoom, node) || obstacles.hits(box)) continue;
      const leader = gap > 20 ? [node.x, node.y] : null;
      return { words, x: tx / zoom, y: ty / zoom, size: size / zoom, weight, align, leader, box };
    }
  }
  return null;
}

function spots(x, y, wide, high, gap, size) {
  const aslant = (side) => y + side * (high * 0.7 + gap * 0.8 + size * 0.3);
  return [
    [x + wide + gap, y, "start"],
    [x - wide - gap, y, "end"],
    [x, y - high - gap - size * 0.5, "center"],
    [x, y + high + gap + size * 0.5, "center"],
    ...[-1, 1].flatMap((side) => [
      [x + wide * 0.7 + gap, aslant(side), "start"],
      [x - wide * 0.7 - gap, aslant(side), "end"],
    ]),
  ];
}

// At the opening zoom nothing may run over the edge of the picture.
function outside(picture, box, zoom, node) {
  const above = node.kind === "issue" ? ABOVE * zoom : 0;
  if (zoom > 1.02) return false;
  return box[0] < 2 || box[2] > picture.width * zoom - 2 || box[3] > picture.height * zoom || box[1] < -above;
}
