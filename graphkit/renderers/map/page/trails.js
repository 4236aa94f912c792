// What changed between two days, drawn into the picture of stances: from where who moved came, who is
// new on the issue, and the whole way of who decides and of who is chosen.

import { SIDE_COLOUR } from "./look.js";
import { dayBefore, dayShown, issueShown, sideOf, standing } from "./time.js";
import { movesSince, pathOf } from "./moves.js";

// Items to be laid under the marks; `x` gives the place of a position.
export function trails(model, nodes, { x, letter }, followed) {
  const issue = issueShown(model);
  if (issue === null || !(dayBefore(model) || followed.size)) return [];
  const { moved, turned, entered } = movesSince(model, issue, dayBefore(model));
  const { held } = standing(model, issue);
  return nodes.filter(({ actor }) => held.has(actor)).flatMap((node) => [
    ...(followed.has(node.actor) ? way(model, issue, node, x, letter) : []),
    ...(moved.has(node.actor) ? arrow(node, x(moved.get(node.actor)), held.get(node.actor), letter, turned.has(node.actor)) : []),
    ...(entered.has(node.actor) ? [ring(node, held.get(node.actor), letter)] : []),
  ]);
}

// An arrow from the old place at the same height, thicker where the side is another one.
function arrow({ actor, x, y, r }, from, position, letter, turned) {
  const colour = SIDE_COLOUR[sideOf(position)];
  const way = Math.sign(x - from) || 1;
  const tip = x - way * (r + 2);
  const long = Math.min(Math.abs(tip - from), 0.8 * letter);
  const width = (turned ? 0.26 : 0.14) * letter;
  const half = 0.35 * letter + width;
  return [
    { kind: "rule", points: [[from, y], [tip - way * long * 0.8, y]], colour, width, dashed: false, alpha: 0.75, actor },
    { kind: "block", corners: [[tip, y], [tip - way * long, y - half], [tip - way * long, y + half]], colour, alpha: 0.9, actor },
    { kind: "disc", x: from, y, r: Math.min(r, 0.32 * letter), fill: "paper", edge: colour, width: 0.1 * letter, alpha: 0.9, actor },
  ];
}

const ring = ({ actor, x, y, r }, position, letter) =>
  ({ kind: "disc", x, y, r: r + 0.24 * letter, fill: "paper", edge: SIDE_COLOUR[sideOf(position)], width: 0.12 * letter, alpha: 1, actor });

// Every place held so far, joined in their order.
function way(model, issue, { actor, x: here, y }, x, letter) {
  const places = pathOf(model, issue, actor).map((position) => [x(position), position]).slice(0, -1);
  if (!places.length) return [];
  const points = [...places.map(([at]) => [at, y]), [here, y]];
  return [
    { kind: "rule", points, colour: "muted", width: 0.1 * letter, dashed: true, alpha: 0.7, actor },
    ...places.map(([at, position]) => ({ kind: "disc", x: at, y, r: 0.24 * letter, fill: SIDE_COLOUR[sideOf(position)], edge: "paper", width: 0.08 * letter, alpha: 0.6, actor })),
  ];
}

// Whose whole way is drawn on an earlier day: of who decides, and on any day of who is chosen.
export function followedBy(model, chosen) {
  const issue = issueShown(model);
  const deciders = issue !== null && dayShown(model) ? model.issues[issue].decidedBy : [];
  return new Set([...(deciders.length <= model.frames.many ? deciders : []), ...chosen]);
}
