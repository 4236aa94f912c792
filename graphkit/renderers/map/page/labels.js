// Names beside their nodes, placed one after the other, the weightiest first, never on top of
// one another or of a node. What finds no room is left out until one zooms in.

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
  for (const node of picture.nodes) taken.add(around(node, zoom));
  for (const heading of picture.headings ?? []) {
    const half = widthOf(heading.words, `700 13px ${family}`) / 2;
    const [x, y] = [heading.x * zoom, heading.y * zoom];
    taken.add([x - half, y - 9, x + half, y + 9]);
  }
  const area = (picture.width * picture.height) / (1200 * 640);
  const most = USUAL * Math.min(3, Math.max(0.35, area)) * Math.max(1, zoom * zoom);
  const order = picture.nodes
    .map((node, number) => ({ node, number, first: lit ? lit.has(number) : node.kind !== "actor" }))
    .filter(({ first }) => !lit || first)
    .sort((a, b) => b.first - a.first || b.node.weight - a.node.weight || a.number - b.number);
  const placed = [];
  for (const { node } of order) {
    if (placed.length >= most) break;
    const label = tryPlaces(picture, node, taken, zoom, family);
    if (label) placed.push(label);
  }
  return placed;
}

const around = ({ x, y, r }, zoom) => {
  const half = r * zoom + 1;
  return [x * zoom - half, y * zoom - half, x * zoom + half, y * zoom + half];
};

function tryPlaces(picture, node, taken, zoom, family) {
  const size = node.kind === "actor" ? 11.5 + 3.5 * Math.sqrt(Math.min(1, node.weight)) : 12.5;
  const weight = node.kind === "actor" && node.weight < 0.45 ? 500 : 650;
  const words = shortened(node.label, node.kind === "issue" ? 24 : 32);
  const width = widthOf(words, `${weight} ${size}px ${family}`);
  const [x, y, r] = [node.x * zoom, node.y * zoom, node.r * zoom];
  const spots = [
    [x + r + 4, y, "start"],
    [x - r - 4, y, "end"],
    [x, y - r - size * 0.72, "center"],
    [x, y + r + size * 0.72, "center"],
    [x + r * 0.7 + 3, y - r * 0.7 - size * 0.5, "start"],
    [x + r * 0.7 + 3, y + r * 0.7 + size * 0.5, "start"],
    [x - r * 0.7 - 3, y - r * 0.7 - size * 0.5, "end"],
    [x - r * 0.7 - 3, y + r * 0.7 + size * 0.5, "end"],
  ];
  for (const [tx, ty, align] of spots) {
    const left = align === "start" ? tx : align === "end" ? tx - width : tx - width / 2;
    const box = [left - 2, ty - size * 0.62, left + width + 2, ty + size * 0.62];
    if (outside(picture, box, zoom, node) || taken.hits(box)) continue;
    taken.add(box);
    return { words, x: tx / zoom, y: ty / zoom, size: size / zoom, weight, align, node };
  }
  return null;
}

// At the opening zoom nothing may run over the edge of the picture.
function outside(picture, box, zoom, node) {
  if (zoom > 1.02 || node.kind === "issue") return false;
  return box[0] < 2 || box[2] > picture.width * zoom - 2 || box[3] > picture.height * zoom || box[1] < 0;
}
