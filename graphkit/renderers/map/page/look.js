// How an actor looks: coloured by stance, by camp, or by a column of the data; and the outline that
// keeps a pale colour apart from the paper.

import { columnOf, valueOf, valuesOf } from "./columns.js";

// What a side's colour is called.
export const SIDE_COLOUR = { "-1": "oppose", 0: "neutral", 1: "support" };

// The values of the column chosen for colours, each with its number from 1; those that find no
// colour of their own share none. Null where no column is chosen.
export function colouring(model, state) {
  const column = columnOf(model, state.colour);
  if (!column) return null;
  const order = valuesOf(column).slice(0, model.style.camps.length).map(([value]) => value);
  const number = new Map(order.map((value, at) => [value, at + 1]));
  return { column, order, of: (actor) => number.get(valueOf(column, actor)) ?? null };
}

// In the view of stances the colour is the stance, elsewhere colour and shape are the camp, unless
// a column is chosen.
export function markStyle(node, colours) {
  if (node.value !== undefined) return colours.camp(node.value);
  return node.side === undefined ? colours.camp(node.camp) : { colour: colours.side(node.side), shape: "circle" };
}

export function shapeOf({ camps, none }, { kind, camp, value, side }) {
  if (kind !== "actor") return kind === "camp" ? "circle" : "box";
  if (value === undefined && side !== undefined) return "circle";
  const number = value === undefined ? camp : value;
  return number === null ? none.shape : camps[(number - 1) % camps.length].shape;
}

const LEAST = 3; // to one: the contrast that a mark needs to be seen

// A thin line around a mark: quiet, but dark or light enough where the mark is not.
export const rimOf = (colour, colours) => (contrast(colour, colours.paper) < LEAST ? colours.muted : colours.rim);

// The contrast of two colours as WCAG reckons it.
export function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const known = new Map();
function luminance(colour) {
  if (!known.has(colour)) {
    const parts = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    known.set(colour, 0.2126 * r + 0.7152 * g + 0.0722 * b);
  }
  return known.get(colour);
}
