// Names close to their nodes, placed one after the other, the weightiest first, never on top of
// one another or of a node. What finds no room is left out until one zooms in.

import { ledTo, points } from "./led.js";
import { shortened, widthOf } from "./letters.js";
import { Occupied } from "./occupied.js";

const USUAL = 40;

// Boxes are in pixels of the screen: page coordinates times the zoom.
// `frame` is what the camera shows, where names are to stay inside it.
export function placeLabels(picture, { zoom, family, lit, frame }) {
  const taken = new Occupied();
  const bright = new Occupied(); // the same without the nodes that stand back
  picture.nodes.forEach((node, number) => {
    taken.add(around(node, zoom));
    if (!lit || lit.has(number)) bright.add(around(node, zoom));
  });
  const obstacles = lit ? [taken, bright] : [taken];
  for (const heading of picture.headings ?? []) {
    for (const places of obstacles) places.add(headingBox(heading, zoom, family));
  }
  const most = mostAt(picture, zoom);
  const page = { picture, zoom, family, frame, lines: lineEnds(picture, zoom) };
  const placed = [];
  for (const node of inOrder(picture, lit).slice(0, 1.5 * most)) {
    if (placed.length >= most) break;
    const label = tryLengths(page, node, obstacles);
    if (!label) continue;
    placed.push({ ...label, node });
    const [left, top, right, bottom] = label.box;
    const way = label.line ? points(label.line) : [];
    for (const places of obstacles) [[left - APART, top, right + APART, bottom], ...way].forEach((box) => places.add(box));
  }
  return placed;
}

function mostAt(picture, zoom) {
  if (picture.layout !== "stress") return 400;
  const area = (picture.width * picture.height) / (1200 * 640);
  return USUAL * Math.min(3, Math.max(0.3, area)) * Math.max(1, zoom * zoom);
}

// Who decides and who is chosen come first, then circles and issues, then the weightiest.
function inOrder(picture, lit) {
  const rest = (node) => (node.leads ? 0 : node.kind === "actor" ? 2 : 1);
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

/** @type {(node: PictureNode, zoom: number) => any} */
const around = (node, zoom) => {
  const { x, y } = node;
  const [wide, high] = node.reach.map((half) => half * zoom + 1);
  return [x * zoom - wide, y * zoom - high, x * zoom + wide, y * zoom + high, node];
};

// Where lines leave and arrive: a name there hides what the line's end says.
function lineEnds({ edges }, zoom) {
  const ends = new Occupied();
  for (const { curve: [x1, y1, cx, cy, x2, y2] } of edges) {
    for (const [x, y, toX, toY] of [[x1, y1, cx || x2, cy || y2], [x2, y2, cx || x1, cy || y1]]) {
      const long = Math.hypot(toX - x, toY - y) * zoom || 1;
      for (const far of [2, 9, 16, 23].filter((along) => along < long)) {
        const [px, py] = [x * zoom + (toX - x) * zoom * (far / long), y * zoom + (toY - y) * zoom * (far / long)];
        ends.add([px - 3, py - 3, px + 3, py + 3]);
      }
    }
  }
  return ends;
}

// Whole and off the ends of lines if there is room, else whole, else in two lines, else
// shortened; in a composed picture else further off. Who leads and circles are named in any case,
// where least is covered.
function tryLengths(page, node, obstacles) {
  const names = waysToWrite(page.picture, node).map((lines) => written(node, lines, page));
  for (const name of names.filter(({ lines }) => !lines.at(-1).endsWith("…"))) {
    const label = options(page, node, name).find(
      ({ box }) => !page.lines.hits(box, () => true) && free(box, node, obstacles[0], page));
    if (label) return label;
  }
  for (const places of obstacles) {
    for (const name of names) {
      const label = options(page, node, name).find(({ box }) => free(box, node, places, page));
      if (label) return label;
    }
  }
  const further = node.letter && led(page, node, names[0], obstacles[0]);
  if (further || (!node.leads && node.kind !== "camp")) return further || null;
  return leastCovering(names.flatMap((name) => options(page, node, name)), node, obstacles.at(-1));
}

// At the end of a line that leads to it.
function led({ picture, zoom, frame }, node, name, taken) {
  const ground = { taken, inside: (box) => !outside(picture, box, zoom, frame), awayFrom: (other, box) => awayFrom(other, box, zoom) };
  const found = ledTo(node, name, ground);
  if (!found) return null;
  const [left, top, right, bottom] = found.box;
  const [x, align] = left >= node.x ? [left, "start"] : right <= node.x ? [right, "end"] : [(left + right) / 2, "center"];
  const leading = name.size * LEADING;
  return { ...name, ...found, x, y: (top + bottom - leading * (name.lines.length - 1)) / 2, leading, align };
}

function waysToWrite({ layout }, { kind, label, leads, weight, callout }) {
  const short = (letters) => [shortened(label, letters)];
  if (layout === "camps") return [...whole(label, 19), ...[19, 13, 9, 6].map(short)];
  if (kind !== "actor") return [...whole(label, kind === "issue" ? 24 : 32), short(kind === "issue" ? 24 : 32)];
  const full = whole(label, 32);
  const ways = callout ? [...full.map((lines) => [...lines, callout]), ...full.slice(0, 1)] : full.slice(0, layout === "stress" ? 3 : 1);
  if (leads || weight > 0.3) ways.push(short(16));
  return ways.length ? ways : [short(32)];
}

// All of some words, in one line to four that hold so many letters, about as many each.
const whole = (words, most) =>
  [1, 2, 3, 4].map((lines) => inLinesOf(words, lines)).filter((lines, at) => lines.length === at + 1 && lines.every((line) => [...line].length <= most));

function inLinesOf(words, most) {
  const room = words.length / most;
  const lines = [""];
  for (const part of words.split(/(?<=[ ・])/)) {
    const now = lines[lines.length - 1];
    if (now && lines.length < most && now.length + part.trimEnd().length / 2 > room) lines.push(part);
    else lines[lines.length - 1] += part;
  }
  return lines.map((line) => line.trim());
}

function written(node, lines, { picture: { unit, row }, family }) {
  // Whole sizes only: every other size is another font for the browser to prepare.
  const wanted = node.letter ?? Math.round(unit * (node.kind === "actor" ? 11.6 + 3.4 * Math.sqrt(Math.min(1, node.weight)) : 13));
  const size = Math.min(wanted, Math.max(9, Math.floor(0.78 * (row ?? Infinity))));
  const weight = node.letter ? 400 : node.kind === "actor" && node.weight < 0.45 ? 500 : 650;
  const width = Math.max(...lines.map((words) => widthOf(words, `${weight} ${size}px ${family}`)));
  return { lines, size, weight, width, high: size * (1.24 + LEADING * (lines.length - 1)) };
}

// Every place beside the node that is on the page.
/** @returns {any[]} */
function options({ picture, zoom, frame }, node, { lines, size, weight, width, high }) {
  const places = picture.layout === "camps" ? inGrid(node, zoom) : spots(node, zoom, width, high);
  return places
    .map(([tx, ty, align]) => {
      const left = align === "start" ? tx : align === "end" ? tx - width : tx - width / 2;
      /** @type {Frame} */
      const box = [left, ty - high / 2, left + width, ty + high / 2];
      const [x, y] = [tx / zoom, (ty - (size * LEADING * (lines.length - 1)) / 2) / zoom];
      return { lines, x, y, size: size / zoom, leading: (size * LEADING) / zoom, weight, align, box };
    })
    .filter(({ box }) => !outside(picture, box, zoom, frame));
}

const LEADING = 1.1; // from line to line, in sizes of the letters
const NEAR = 3; // from a node to its name
const APART = 8; // two names on one line must not read as one
const ALONG = 10; // to the next node on the same line
const CLEAR = 6; // to anybody else, and at least 2 more than to its own node

// A name covers nothing, and nobody else stands as close to it or on its line.
function free(box, node, places, { picture, zoom }) {
  const [left, top, right, bottom] = box;
  if (places.hits(box, (someone) => someone !== node || awayFrom(node, box, zoom) < 1)) return false;
  if (picture.layout === "camps") return true;
  const away = Math.max(CLEAR, awayFrom(node, box, zoom) + 2);
  const other = (someone) => someone !== undefined && someone !== node;
  const close = (someone) => other(someone) && awayFrom(someone, box, zoom) < away;
  return (
    !places.hits([left - away, top - away, right + away, bottom + away], close) &&
    !places.hits([left - ALONG, top + 4, right + ALONG, bottom - 4], other)
  );
}

// From a node's rim to a box.
function awayFrom({ x, y, reach: [wide, high], round }, [left, top, right, bottom], zoom) {
  const [across, upright] = round ? [0, 0] : [wide, high]; // round ones are measured from the middle
  const dx = Math.max(0, left - (x + across) * zoom, (x - across) * zoom - right);
  const dy = Math.max(0, top - (y + upright) * zoom, (y - upright) * zoom - bottom);
  return Math.hypot(dx, dy) - (round ? wide * zoom : 0);
}

function leastCovering(labels, node, places) {
  const cost = ({ box: [left, top, right, bottom] }) => {
    const met = new Map();
    for (const [far, weight] of [[CLEAR, 0.2], [0, 1]]) {
      places.each([left - far, top - far, right + far, bottom + far], (other) => met.set(other, weight));
    }
    met.delete(node);
    const tie = (right - left) / 1e4; // the shorter of two that cover as much
    return [...met].reduce((sum, [other, weight]) => sum + weight * (other ? 1 + other.weight : 4), tie);
  };
  return labels.map((label) => [cost(label), label]).sort(([a], [b]) => a - b)[0]?.[1] ?? null;
}

const SLID = [0.25, -0.25, 0.5, -0.5, 0.75, -0.75]; // of half the name's width

// In a grid every name stands at the right, past the next row's ring if need be.
function inGrid({ x, y, reach: [wide] }, zoom) {
  return [NEAR, 3 * NEAR].map((gap) => [(x + wide) * zoom + gap, y * zoom, "start"]);
}

// At the sides, above and below, aslant, then above and below with the name's end over the node.
function spots(node, zoom, width, tall) {
  const [x, y] = [node.x * zoom, node.y * zoom];
  const [wide, high] = node.reach.map((half) => half * zoom);
  const line = (side) => y + side * (high + NEAR + tall / 2);
  const aslant = (side) => y + side * (high * 0.7 + NEAR * 0.8 + tall / 4);
  return [
    [x + wide + NEAR, y, "start"],
    [x - wide - NEAR, y, "end"],
    ...[-1, 1].map((side) => [x, line(side), "center"]),
    ...[-1, 1].flatMap((side) => [
      [x + wide * 0.7 + NEAR, aslant(side), "start"],
      [x - wide * 0.7 - NEAR, aslant(side), "end"],
    ]),
    ...[-1, 1].flatMap((side) => [
      [x - wide, line(side), "start"],
      [x + wide, line(side), "end"],
    ]),
    ...SLID.flatMap((share) => [-1, 1].map((side) => [x + (share * width) / 2, line(side), "center"])),
  ];
}

// Nothing may run over the edge of what is shown, nor into the words of the axes.
function outside(picture, [left, top, right, bottom], zoom, frame) {
  if (picture.axes && (top < 16 * zoom || bottom > (picture.height - 20) * zoom)) return true;
  if (!frame) return false;
  const [x1, y1, x2, y2] = frame.map((edge) => edge * zoom);
  return left < x1 + 2 || right > x2 - 2 || top < y1 || bottom > y2;
}
