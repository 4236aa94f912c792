// The blocks of the grid: camps, or the values of a column that one groups by.

import { columnOf, valueOf, valueName } from "./columns.js";
import { fitted } from "./letters.js";
import { otherCamps } from "./actor_days.js";
import { FONT } from "./pens.js";
import { campName, count } from "./words.js";

// Which block an actor is in, its word in the address, and what it is called.
export function blocking(model, state, layout) {
  const column = layout === "camps" ? columnOf(model, state.group) : null;
  if (!column) {
    const moved = layout === "camps" && otherCamps(model); // from where the grid has them
    return { column, moved, of: (actor) => model.actors[actor].camp, key: (camp) => String(camp ?? 0), name: campName };
  }
  return { column, moved: true, of: (actor) => valueOf(column, actor) ?? "", key: (value) => value, name: valueName };
}

// Camps by number, values as they come; who has none at the end.
export const blockOrder = (a, b) =>
  typeof a === "string" ? Number(a === "") - Number(b === "") || a.localeCompare(b) : (a ?? 1e9) - (b ?? 1e9);

// A heading above each block.
export function headings(model, picture, blocks) {
  const found = new Map();
  for (const node of picture.nodes) {
    if (node.kind === "issue") continue;
    const block = found.get(node.block) ?? { block: node.block, left: Infinity, top: Infinity };
    block.left = Math.min(block.left, node.x);
    block.top = Math.min(block.top, node.y - node.r);
    found.set(node.block, block);
  }
  const all = [...found.values()];
  return all.map((block) => {
    const y = headingY(all.map(({ top }) => top), block.top);
    const next = all.filter(({ left, top }) => left > block.left && Math.abs(top - block.top) < 40);
    const room = Math.min(picture.width, ...next.map(({ left }) => left)) - block.left - 8;
    const size = ` (${count(model.actors.filter((_, actor) => blocks.of(actor) === block.block).length)})`;
    const left = room - 8.5 * size.length;
    const name = left < 26 ? "" : fitted(blocks.name(block.block), left, `700 13px ${FONT}`);
    return { words: `${name}${size}`.trim(), x: block.left, y };
  });
}

// Headings of blocks in one row stand at one height.
const headingY = (tops, top) => Math.min(...tops.filter((other) => Math.abs(other - top) < 40)) - 16;
