// Names beside their nodes, placed one after the other, the weightiest first, never on top of
// one another or of a node. What finds no room is left out until one zooms in.

import { ringAround } from "./shapes.js";

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

  // Whether anything that counts is in the way; a node's box holds its node, a name's nothing.
  hits(box, counts) {
    return this.each(box, (cell) =>
      (this.cells.get(cell) ?? []).some(
        (other) =>
          box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3] &&
          counts(other[4]),
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
// `frame` is what the camera shows, where names are to stay inside it.
export function placeLabels(picture, { zoom, family, lit, frame }) {
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
    const label = tryPlaces({ picture, zoom, family, frame }, node, [taken, small], tried);
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

const around = (node, zoom) => {
  const { x, y } = node;
  const [wide, high] = node.reach.map((half) => half * zoom + 1);
  return [x * zoom - wide, y * zoom - high, x * zoom + wide, y * zoom + high, node];
};

// Tried in turn: close by, the leading names also at the end of a thin line or shortened, and
// if nothing else is free on top of minor nodes.
function tryPlaces(page, node, [taken, small], turn) {
  const { picture, family } = page;
  const long = picture.layout === "camps" ? 19 : node.kind === "issue" ? 24 : 32;
  const tries = [[long, [4, 13], taken]];
  if (picture.layout === "camps") tries.push([13, [4], taken], [9, [4], taken], [6, [4], taken]);
  else if (turn <= LEADING && picture.layout === "stress") {
    tries.push([long, [28, 48], taken], [16, [4, 13, 28, 48], taken]);
    if (picture.width > 600 || turn <= 4) tries.push([16, [4, 13], small]);
  }
  for (const [letters, gaps, obstacles] of tries) {
    const name = written(node, shortened(node.label, letters), family, picture);
    const label = firstFree(page, node, name, gaps, obstacles);
    if (label) {
      taken.add(label.box);
      small.add(label.box);
      return label;
    }
  }
  return null;
}

function written(node, words, family, { unit, row }) {
  // Whole sizes only: every other size is another font for the browser to prepare.
  const wanted = Math.round(unit * (node.kind === "actor" ? 11.6 + 3.4 * Math.sqrt(Math.min(1, node.weight)) : 13));
  const size = Math.min(wanted, Math.max(9, Math.floor(0.78 * (row ?? Infinity))));
  const weight = node.kind === "actor" && node.weight < 0.45 ? 500 : 650;
  return { words, size, weight, width: widthOf(words, `${weight} ${size}px ${family}`) };
}

function firstFree({ picture, zoom, frame }, node, { words, size, weight, width }, gaps, obstacles) {
  const [x, y, ...half] = [node.x, node.y, ...node.reach].map((length) => length * zoom);
  const ring = node.decides ? ringAround(node) * zoom : 0;
  const [wide, high] = half.map((length) => Math.max(length, ring));
  const beside = picture.layout === "camps" ? 1 : 12; // in a grid every name stands at the right
  for (const gap of gaps) {
    for (const [tx, ty, align] of spots(x, y, wide, high, gap, size).slice(0, beside)) {
      const left = align === "start" ? tx : align === "end" ? tx - width : tx - width / 2;
      const box = [left - APART, ty - size * 0.62, left + width + APART, ty + size * 0.62];
      if (outside(picture, box, zoom, frame) || obstacles.hits(box, (other) => other !== node)) continue;
      if (gap <= FAR && nearerToAnother(obstacles, box, node, zoom)) continue;
      const leader = gap > FAR ? [node.x, node.y] : null;
      return { words, x: tx / zoom, y: ty / zoom, size: size / zoom, weight, align, leader, box };
    }
  }
  return null;
}

const APART = 4; // two names on one line must not read as one
const ALONG = 9; // to the next node on the same line
const FAR = 20; // beyond, a thin line says whose name it is

// A name that stands closer to somebody else of some size, or runs up to them, reads as theirs.
function nearerToAnother(obstacles, [left, top, right, bottom], node, zoom) {
  const [l, t, r, b] = around(node, zoom);
  const away = Math.hypot(Math.max(0, l - right, left - r), Math.max(0, t - bottom, top - b));
  const rival = (other) => other !== undefined && other !== node && other.r > 0.6 * node.r;
  return (
    obstacles.hits([left - away, top - away, right + away, bottom + away], rival) ||
    obstacles.hits([left - ALONG, top + 4, right + ALONG, bottom - 4], rival)
  );
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
    ...[-1, 1].flatMap((side) => [
      [x - wide, y + side * (high + gap + size * 0.5), "start"],
      [x + wide, y + side * (high + gap + size * 0.5), "end"],
    ]),
  ];
}

// Nothing may run over the edge of what is shown, nor into the words of the axes.
function outside(picture, [left, top, right, bottom], zoom, frame) {
  if (picture.axes && (top < 16 * zoom || bottom > (picture.height - 20) * zoom)) return true;
  if (!frame) return false;
  const [x1, y1, x2, y2] = frame.map((edge) => edge * zoom);
  return left < x1 + 2 || right > x2 - 2 || top < y1 || bottom > y2;
}

// As much of some words as there is room for.
export function fitted(words, room, font) {
  let short = words;
  for (let most = [...words].length; most > 1 && widthOf(short, font) > room; most--) short = shortened(words, most);
  return short;
}
