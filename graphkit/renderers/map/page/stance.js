// The picture of who stands where, composed in the page for another issue or day than it was
// composed for beforehand: the same axes, marks, forecast and strip, in the same places.

import { drawnApart, inPiles } from "./arrange.js";
import { placeLabels } from "./labels.js";
import { inLines, widthOf } from "./letters.js";
import { SIDE_COLOUR } from "./look.js";
import { movesSince, pathOf } from "./moves.js";
import { FONT } from "./pens.js";
import { marks, placeOf, sayComputed, sayPosition } from "./scale.js";
import { dayBefore, forecastOf, outcomeOf, rangeOf, sideOf, standing } from "./time.js";
import { day, nameOf, said, t } from "./words.js";

// Whether so few stand somewhere that a mark each is a picture.
export const canCompose = (model, issue) =>
  Boolean(model.stanceSteps[issue]?.length) && standing(model, issue).held.size <= model.frames.most;

// The items of the picture, from the back to the front, and which of them lie behind the ties.
export function composeStance(model, issue, frame, { shown }) {
  const now = standing(model, issue);
  const placed = [...now.held.keys()].filter((actor) => shown.actors[actor]).sort((a, b) => power(model, issue, b) - power(model, issue, a) || a - b);
  const ground = [...axis(model, issue, frame), ...forecast(model, issue, frame)];
  const low = ({ kind }) => kind === "rule" || kind === "block";
  const places = placesOf(model, issue, frame, placed, now);
  const discs = [...places].reverse().flatMap(([actor, place]) => mark(model, issue, frame, actor, place, now));
  const { entered: fresh, moved } = movesSince(model, issue, dayBefore(model));
  for (const [actor, place] of places) place.reach = place.r + (fresh.has(actor) ? 0.3 * frame.letter : 0);
  const front = [...ground.filter((item) => !low(item)), ...strip(model, issue, frame, now, shown), ...discs, ...names(model, issue, frame, places, moved)];
  return { behind: ground.filter(low), front };
}

export const power = (model, issue, actor) => {
  model.powerOn ??= model.power.map((rows) => new Map(rows));
  return model.powerOn[issue].get(actor) ?? 0;
};

// Whether all weigh alike, so that height says how many instead of how much.
export const alike = (powers) => powers.length > 1 && new Set(powers).size === 1;

export const along = ({ plot: [left, , right] }, position) => left + ((right - left) * (position + 1)) / 2;

const ringed = (model, issue, actor) => {
  const { decidedBy } = model.issues[issue];
  return decidedBy.length <= model.frames.many && decidedBy.includes(actor);
};

const text = (words, x, y, size, colour, { align = "start", weight = 400, backed = false, turned = false, actor = null } = {}) =>
  ({ kind: "text", x, y: y - 0.36 * size, words, size, colour, align, weight, backed, turned, actor });
const rule = (points, colour, width, dashed = false, alpha = 1, actor = null) => ({ kind: "rule", points, colour, width, dashed, alpha, actor });

// Lines at the marks of the issue's scale, what its ends mean, and what up and down do.
function axis(model, issue, frame) {
  const { plot: [left, top, right, bottom], letter, tall } = frame;
  const size = model.frames.small * letter;
  const lines = marks(model, issue).flatMap(([position, words]) => {
    const x = along(frame, position);
    const place = model.issues[issue].scale.own || !/1$/.test(words) ? words : `${words}.0`;
    return [rule([[x, top], [x, bottom]], "line", sideOf(position) ? 0.7 : 1.2), text(place, x, bottom + 1.4 * size, size, "muted", { align: "center" })];
  });
  const { oppose, support } = said().issueWords[issue];
  const room = 0.46 * (right - left);
  const end = (words, x, colour, align) => (words ? inLines(words, room, `700 ${size}px ${FONT}`).map((line, at) =>
    text(line, x, bottom + (2.75 + 1.25 * at) * size, size, colour, { align, weight: 700 })) : []);
  return [...lines, rule([[left, bottom], [right, bottom]], "muted", 0.9),
    ...end(oppose, left, "oppose", "start"), ...end(support, right, "support", "end"),
    ...(tall ? [text(t("more_influence_up"), left - 2 * letter, (top + bottom) / 2 + 0.36 * size, size, "muted", { align: "center", turned: true })]
      : [[t("most_influence"), top + size], [t("least_influence"), bottom]].map(([words, y]) => text(words, left - 1.3 * letter, y, size, "muted", { align: "end" })))];
}

// The forecast as a line, with its range where that is known, and what was decided.
function forecast(model, issue, frame) {
  const { plot: [, top, right, bottom], letter } = frame;
  const size = model.frames.small * letter;
  /** @type {any[]} */
  const items = [];
  const beside = (words, x, y, gap) => {
    const wide = widthOf(words, `400 ${size}px ${FONT}`);
    const left = x + gap * size + wide > right + letter ? x - gap * size - wide : x + gap * size;
    items.push(text(words, left, y, size, "ink", { backed: true }));
  };
  const unit = forecastOf(model, issue);
  if (unit !== null) {
    const x = along(frame, unit);
    const range = rangeOf(model, issue);
    if (range) {
      const [low, high] = range.map((end) => along(frame, end));
      items.push({ kind: "block", corners: [[low, top], [high, top], [high, bottom], [low, bottom]], colour: "line", alpha: 0.45, actor: null });
      items.push(...[low, high].map((end) => rule([[end, top], [end, bottom]], "muted", 0.6)));
    }
    items.push(rule([[x, bottom], [x, top - 2.6 * size]], "ink", 1.1, true));
    const { scale } = model.issues[issue];
    const place = sayComputed(scale, unit);
    const [low, high] = [...(range ?? [])].sort((a, b) => placeOf(scale, a) - placeOf(scale, b)).map((end) => sayComputed(scale, end));
    beside(range ? t("forecast_range", { place, low, high }) : t("forecast_at", { place }), x, top - 1.6 * size, 0.5);
  }
  const outcome = outcomeOf(model, issue);
  if (outcome !== null) {
    const x = along(frame, outcome);
    items.push({ kind: "mark", x, y: top - 0.8 * size, r: 0.45 * size, shape: "diamond", colour: "ink", whole: 0, actor: null });
    beside(t("decided_at", { place: sayPosition(model.issues[issue].scale, outcome) }), x, top - 0.45 * size, 0.9);
  }
  return items;
}

// Those who took no side until then: how many, and the most influential by name.
function strip(model, issue, { room: [left, , right, bottom], letter }, now, shown) {
  const spokenFor = new Set([...now.held.keys()].flatMap((actor) => model.actors[actor].memberOf ?? []));
  const silent = model.byRank.filter((actor) => !now.held.has(actor) && !spokenFor.has(actor));
  if (!silent.length) return [];
  const size = model.frames.small * letter;
  const y = bottom - 0.7 * size;
  const head = t(now.held.size ? "took_no_side" : "took_no_side_yet", { n: silent.length });
  /** @type {any[]} */
  const items = [rule([[left, y - 1.3 * size], [right, y - 1.3 * size]], "line", 0.8), text(head, left, y + 0.3 * size, size, "ink", { weight: 700 })];
  let x = left + widthOf(head, `700 ${size}px ${FONT}`) + 1.5 * letter;
  for (const actor of silent.filter((one) => shown.actors[one]).slice(0, model.frames.silent)) {
    const wide = 1.1 * letter + widthOf(nameOf(actor), `400 ${size}px ${FONT}`);
    if (x + wide > right) break;
    items.push({ kind: "mark", x: x + 0.4 * letter, y, r: 0.4 * letter, shape: "circle", colour: "neutral", whole: 1, actor },
      text(nameOf(actor), x + 1.1 * letter, y + 0.3 * size, size, "ink", { actor }));
    x += wide + letter;
  }
  return items;
}

// Across the position, up the square root of power; equals are piled up.
function placesOf(model, issue, frame, placed, now) {
  const { plot: [left, top, right, bottom], letter } = frame;
  const shares = placed.map((actor) => power(model, issue, actor));
  if (alike(shares)) {
    return inPiles(placed, (actor) => along(frame, now.held.get(actor)), frame.plot);
  }
  const { radius: [least, most], ring, highest } = model.frames;
  const crowd = Math.min(1, (60 / Math.max(placed.length, 1)) ** 0.35);
  const marks = placed.map((actor, at) => ({
    actor, x: along(frame, now.held.get(actor)), y: bottom - (bottom - top) * highest * Math.sqrt(shares[at]),
    r: letter * (crowd * (least + (most - least) * Math.sqrt(shares[at])) + (model.issues[issue].decidedBy.includes(actor) ? ring : 0)),
  }));
  drawnApart(marks, [left, top, right, bottom]);
  return new Map(marks.map(({ actor, ...place }) => [actor, place]));
}

// A disc in the colour of its side; hollow where it is not counted, in a ring where it decides.
function mark(model, issue, { letter }, actor, { x, y, r }, now) {
  const colour = SIDE_COLOUR[sideOf(now.held.get(actor))];
  const decides = ringed(model, issue, actor);
  const inner = decides ? r - model.frames.ring * letter : r;
  return [
    decides && { kind: "disc", x, y, r, fill: "paper", edge: "ink", width: 0.12 * letter, alpha: 1, actor },
    { kind: "mark", x, y, r: inner, shape: "circle", colour, whole: 1, actor },
    now.uncounted.has(actor) && { kind: "mark", x, y, r: 0.68 * inner, shape: "circle", colour: "paper", whole: 0, actor },
  ].filter(Boolean);
}

// Names beside their marks, or led to, with what is remarkable about some.
function names(model, issue, place, places, moved) {
  const { plot: [left, top, right, bottom], room, letter, tall } = place;
  if (places.size > model.frames.crowd && alike([...places.keys()].map((actor) => power(model, issue, actor)))) return [];
  const nodes = [...places].map(([actor, { x, y, r, reach }]) => ({
    kind: "actor", actor, x, y, r, reach: [reach, reach], round: true, label: nameOf(actor), weight: power(model, issue, actor),
    leads: ringed(model, issue, actor), callout: callout(model, issue, actor), letter,
  }));
  const frame = [tall ? left - 2.6 * letter : room[0], top - 0.4 * letter, tall ? right + 1.8 * letter : room[2], bottom];
  const edges = nodes.filter(({ actor }) => moved.has(actor)).map(({ actor, x, y }) => ({ curve: [along(place, moved.get(actor)), y, NaN, NaN, x, y] }));
  const picture = { nodes, edges, layout: "stance", unit: letter / 13, width: frame[2], height: bottom, axes: null };
  const list = placeLabels(picture, { zoom: 1, family: FONT, lit: null, frame });
  const leads = list.filter(({ line }) => line).map(({ node, line: [x1, y1, x2, y2] }) => rule([[x1, y1], [x2, y2]], "muted", 0.5, false, 1, node.actor));
  return [...leads, ...list.flatMap(({ node, lines, x, y, size, leading, align }) => lines.map((words, at) => ({
    kind: "text", x, y: y + at * leading, words, size, align, backed: true, turned: false, actor: node.actor,
    colour: at && words === node.callout ? "muted" : "ink", weight: 400,
  })))];
}

function callout(model, issue, actor) {
  if (ringed(model, issue, actor)) return t(model.issues[issue].decidedBy.length === 1 ? "decides_alone" : "decides");
  const path = pathOf(model, issue, actor);
  if (path.length < 2 || sideOf(path.at(-1)) * sideOf(path.at(-2)) >= 0) return null;
  return t("changed_sides", { day: day(model.claims[standing(model, issue).claims.get(actor)].date) });
}
