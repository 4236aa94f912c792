// Actors that somebody put elsewhere: kept in the address as `id:x:y`, shares of the picture.

import { rebend } from "./edges.js";
import { change, state } from "./state.js";

const DIGITS = 3;

// Where only the ties say where one stands, anybody may be put elsewhere; elsewhere places speak.
export const movable = (picture, node) => picture.layout === "stress" && !picture.composed && node.kind === "actor";

// Each pinned actor's place by its number; what names nobody or no place is left out.
export function readPins(model, list) {
  const pins = new Map();
  for (const entry of list) {
    const [, id, ...place] = /^(.*):([^:]+):([^:]+)$/s.exec(entry) ?? [];
    const actor = model.numberOf.get(id);
    const [x, y] = place.map(Number);
    if (actor === undefined || ![x, y].every(Number.isFinite)) continue;
    pins.set(actor, { x: Math.min(1, Math.max(0, x)), y: Math.min(1, Math.max(0, y)) });
  }
  return pins;
}

export function pinned(picture, actor, pins) {
  const pin = picture.layout === "stress" ? pins.get(actor) : undefined;
  return pin ? { x: pin.x * picture.width, y: pin.y * picture.height } : null;
}

// While a node is dragged it and its lines follow; dropped, it is pinned.
export function drag(picture, node, place) {
  node.x = Math.min(picture.width, Math.max(0, place.x));
  node.y = Math.min(picture.height, Math.max(0, place.y));
  rebend(picture, picture.at.get(node.actor));
}

export function pin(model, picture, node) {
  const { id } = model.actors[node.actor];
  const place = [node.x / picture.width, node.y / picture.height].map((share) => share.toFixed(DIGITS));
  change({ pins: [...others(id), `${id}:${place.join(":")}`] });
}

const idOf = (entry) => entry.replace(/:[^:]*:[^:]*$/, "");
const others = (id) => state.pins.filter((entry) => idOf(entry) !== id);

export const unpin = (id) => change({ pins: others(id) });

// By the keyboard: a step aside, from where the actor stands.
export function nudge(model, picture, actor, [dx, dy]) {
  const node = picture.nodes[picture.at.get(actor)];
  if (!node || !movable(picture, node)) return;
  drag(picture, node, { x: node.x + dx, y: node.y + dy });
  pin(model, picture, node);
}

// All places as a file that later maps, figures and slides can start from: shares, upwards.
export function placesText(model, picture, place) {
  const places = model.actors.map((actor, number) => {
    const node = picture.nodes[picture.at.get(number)];
    const [x, y] = node?.kind === "actor" && picture.layout === "stress" ? place(node) : [0, 1].map((axis) => model.layouts.stress[2 * number + axis]);
    return [actor.id, [Number(x.toFixed(4)), Number(y.toFixed(4))]];
  });
  return `${JSON.stringify({ layouts: { stress: Object.fromEntries(places) } }, null, 1)}\n`;
}
