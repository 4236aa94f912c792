// What ties are called, written at their middles as far as there is room.

import { middle } from "./notes.js";
import { Occupied } from "./occupied.js";
import { shortened, widthOf } from "./letters.js";
import { FONT } from "./pens.js";

const SIZE = 10.5;
const MOST = 120;

export function tieLabels(model, picture, { zoom, lit, names }) {
  const taken = new Occupied();
  for (const { x, y, r } of picture.nodes) taken.add([(x - r) * zoom, (y - r) * zoom, (x + r) * zoom, (y + r) * zoom]);
  for (const { box } of names) taken.add(box);
  const shown = picture.edges.filter((edge) => !lit || (lit.has(edge.from) && lit.has(edge.to) && lit.edge(edge)));
  const placed = [];
  for (const edge of [...shown].sort((a, b) => b.strength - a.strength)) {
    if (placed.length >= MOST) break;
    const words = shortened(wordsOf(model, edge), 28);
    const { x, y } = middle(edge.curve);
    const half = widthOf(words, `500 ${SIZE}px ${FONT}`) / 2;
    const box = [x * zoom - half - 2, y * zoom - SIZE * 0.6, x * zoom + half + 2, y * zoom + SIZE * 0.6];
    if (!words || taken.hits(box, () => true)) continue;
    taken.add(box);
    placed.push({ words, x, y, size: SIZE / zoom });
  }
  return placed;
}

const wordsOf = (model, { links }) => [...new Set(links.flatMap((link) => model.links[link].relations))].join(", ");
