// Notes on actors, ties and places of the picture: kept in the address, drawn as callouts, and
// written as YAML that `--notes` reads back.
//
// A note is one word of the address, `what|text`: `actor:ID`, `tie:FROM>TO` or `at:x:y`.

import { pieces, widthOf } from "./letters.js";
import { FONT } from "./pens.js";
import { change, state } from "./state.js";

const MOST = 40; // notes on one picture
const LONGEST = 400; // letters of a note
const SIZE = 12;
const WIDE = 190; // pixels, at most
const PAD = 6;

// What a note is about and its words; null where it is no note.
export function readNote(model, entry) {
  const at = entry.indexOf("|");
  const [about, text] = [entry.slice(0, at), entry.slice(at + 1, at + 1 + LONGEST).trim()];
  const [kind, ...rest] = about.split(":");
  const id = rest.join(":");
  if (at < 0 || !text) return null;
  if (kind === "actor" && model.numberOf.has(id)) return { about, text, actor: model.numberOf.get(id) };
  if (kind === "tie" && model.linkOf.has(id)) return { about, text, link: model.linkOf.get(id) };
  const place = rest.map(Number);
  if (kind !== "at" || place.length !== 2 || !place.every(Number.isFinite)) return null;
  const [x, y] = place.map((share) => Math.min(1, Math.max(0, share)));
  return { about, text, place: { x, y } };
}

export const readNotes = (model, list) => list.slice(0, MOST).map((entry) => readNote(model, entry)).filter((note) => note !== null);

export const noteOn = (about) => {
  const entry = state.notes.find((other) => other.startsWith(`${about}|`));
  return entry ? entry.slice(about.length + 1) : "";
};

// A note's new words; none take the note away.
export function writeNote(about, words, { now = about } = {}) {
  const said = words.replace(/\s+/g, " ").trim().slice(0, LONGEST);
  const rest = state.notes.filter((entry) => !entry.startsWith(`${about}|`));
  change({ notes: said ? [...rest, `${now}|${said}`].slice(-MOST) : rest });
}

// Where a note points to in a picture; null while what it is about is not shown.
function anchor(picture, { actor, link, place }) {
  if (place) return { x: place.x * picture.width, y: place.y * picture.height, r: 0 };
  if (actor !== undefined) {
    const node = picture.nodes[picture.at.get(actor)];
    return node?.kind === "actor" ? { x: node.x, y: node.y, r: node.r } : null;
  }
  const edge = picture.edges.find(({ links }) => links.includes(link));
  return edge ? { ...middle(edge.curve), r: 0 } : null;
}

export function middle([x1, y1, cx, cy, x2, y2]) {
  if (Number.isNaN(cx)) return { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
  return { x: (x1 + 2 * cx + x2) / 4, y: (y1 + 2 * cy + y2) / 4 };
}

const AROUND = [[1, -1], [-1, -1], [1, 1], [-1, 1], [1, 0], [-1, 0], [0, -1], [0, 1]];

// The callouts of a picture: their lines, box and the point they lead to, in the picture's measure.
export function callouts(model, picture, list, { zoom, names }) {
  const written = list.length ? [...names.map(({ box }) => asBox(box, zoom)), ...wordBoxes(picture)] : [];
  const placed = [];
  for (const note of readNotes(model, list)) {
    const point = anchor(picture, note);
    if (!point) continue;
    const lines = pieces(note.text, WIDE, `500 ${SIZE}px ${FONT}`);
    const size = { width: (lines.width + 2 * PAD) / zoom, height: (lines.list.length * SIZE * 1.25 + 2 * PAD) / zoom };
    placed.push({ about: note.about, lines: lines.list, point, zoom, ...bestPlace(picture, point, size, zoom, { placed, written }) });
  }
  return placed;
}

const asBox = ([left, top, right, bottom], zoom) => ({ left: left / zoom, top: top / zoom, width: (right - left) / zoom, height: (bottom - top) / zoom });

// Where a composed picture has words.
function wordBoxes({ composed }) {
  return (composed?.front ?? []).filter(({ kind, turned }) => kind === "text" && !turned).map(({ x, y, words, size, weight, align }) => {
    const width = widthOf(words, `${weight} ${size.toFixed(1)}px ${FONT}`);
    const left = align === "start" ? x : align === "end" ? x - width : x - width / 2;
    return { left, top: y - size / 2, width, height: size };
  });
}

// Beside the point, inside the picture, where least is covered.
function bestPlace(picture, { x, y, r }, { width, height }, zoom, { placed, written }) {
  const gap = r + 16 / zoom;
  const boxes = [1, 2.2, 3.6].flatMap((far) => AROUND.map((way) => way.map((part) => part * far))).map(([dx, dy]) => {
    const left = within(x + dx * gap + Math.sign(dx) * (width / 2) - width / 2, 2, picture.width - width - 2);
    const top = within(y + dy * gap + Math.sign(dy) * (height / 2) - height / 2, 2, picture.height - height - 2);
    return { left, top, width, height };
  });
  const cost = (box) => {
    const hits = picture.nodes.filter((node) => meets(box, { left: node.x - node.r, top: node.y - node.r, width: 2 * node.r, height: 2 * node.r }));
    return hits.length + 2 * written.filter((words) => meets(box, words)).length + 5 * placed.filter((other) => meets(box, other)).length;
  };
  return boxes.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

const within = (value, low, high) => Math.max(low, Math.min(high, value));
const meets = (a, b) => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height;

export const calloutAt = (placed, { x, y }) =>
  placed.find(({ left, top, width, height }) => x >= left && x <= left + width && y >= top && y <= top + height) ?? null;

export function drawCallouts(pen, placed, colours) {
  for (const { lines, point, left, top, width, height, zoom } of placed) {
    const to = { x: within(point.x, left, left + width), y: within(point.y, top, top + height) };
    pen.curves([point.x, point.y, NaN, NaN, to.x, to.y], { colour: colours.accent, width: 1.2 / zoom });
    const box = (inset) => [[left + inset, top + inset], [left + width - inset, top + inset], [left + width - inset, top + height - inset], [left + inset, top + height - inset]];
    pen.polygons([box(0)], { colour: colours.accent });
    pen.polygons([box(1.2 / zoom)], { colour: colours.paper });
    lines.forEach((words, at) => pen.text(words, left + PAD / zoom, top + (PAD + SIZE * 1.25 * (at + 0.5)) / zoom, {
      size: SIZE / zoom, weight: 500, colour: colours.ink,
    }));
  }
}

// All notes as a small YAML; its words are quoted as JSON does, which YAML reads alike.
export function notesText(model, list) {
  const rows = readNotes(model, list).map(({ text, actor, link, place }) => {
    const quoted = (words) => JSON.stringify(words);
    const about = place ? `at: [${place.x}, ${place.y}]`
      : actor !== undefined ? `actor: ${quoted(model.actors[actor].id)}`
        : `tie: [${[model.links[link].from, model.links[link].to].map((end) => quoted(model.actors[end].id)).join(", ")}]`;
    return `  - ${about}\n    text: ${quoted(text)}\n`;
  });
  return `notes:\n${rows.join("") || "  []\n"}`;
}
