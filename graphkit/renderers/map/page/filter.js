// What is shown under the filters: arrays of true and false over actors and ties.

import { NO_VALUE, parseOnly } from "./columns.js";
import { layoutOf } from "./scene.js";
import { touched } from "./state.js";
import { dayShown, lookOf, sinceWhen, standing } from "./time.js";

export const NONE = "-"; // in the place of what is ticked, where nothing is

export function shown(model, state) {
  const links = model.links.map((link) => passes(model, state, link));
  const only = columnsWanted(model, state.only);
  let actors = model.actors.map((actor, number) => wanted(model, state, actor, number) && only.every((fits) => fits(number)));
  model.links.forEach((link, number) => {
    links[number] &&= actors[link.from] && actors[link.to];
  });
  if (narrowsTies(state)) actors = actors.map((yes, number) => yes && tied(model, links, number));
  const focus = model.numberOf.get(state.focus);
  if (focus !== undefined) {
    const near = within(model, links, focus, state.steps);
    actors = actors.map((yes, number) => near.has(number));
    model.links.forEach((link, number) => {
      links[number] &&= near.has(link.from) && near.has(link.to);
    });
  }
  return { actors, links, actorCount: tally(actors), linkCount: tally(links) };
}

const tally = (flags) => flags.reduce((sum, flag) => sum + (flag ? 1 : 0), 0);

function passes(model, state, link) {
  if (!state.layers.includes("tie")) return false;
  const look = lookOf(model, link);
  if (look === null || (state.signs.length && !state.signs.includes(String(look)))) return false;
  if (link.strength < state.strength) return false;
  if (state.confidence > 0 && (link.confidence ?? 0) < state.confidence) return false;
  const kinds = state.relations;
  return !kinds.length || link.relations.some((relation) => kinds.includes(relation));
}

function wanted(model, state, actor, number) {
  const camp = actor.camp === null ? "0" : String(actor.camp);
  if (state.camps.length && !state.camps.includes(camp)) return false;
  const issue = model.issueOf.get(state.issue);
  if (layoutOf(model, state) === "stance") return true; // where the others are told in a strip
  const day = dayShown(model);
  if (day && sinceWhen(model)[number] > day) return false; // nobody had heard of them
  return issue === undefined || standing(model, issue).claims.has(number);
}

// For each column that values are wanted of: whether an actor has one of them.
function columnsWanted(model, only) {
  const wantedOf = new Map();
  for (const entry of only) {
    const found = parseOnly(model, entry);
    if (found) wantedOf.set(found.column, [...(wantedOf.get(found.column) ?? []), found.value]);
  }
  return [...wantedOf].map(([{ values }, list]) => (actor) =>
    list.some((value) => (value === NO_VALUE ? !values[actor].length : values[actor].includes(value))));
}

// Filters on ties leave out the actors that no tie is left of.
export const narrowsTies = (state) =>
  state.signs.length > 0 ||
  state.relations.length > 0 ||
  state.strength > 0 ||
  state.confidence > 0;

const tied = (model, links, actor) => model.linksAt[actor].some((number) => links[number]);

// Everybody within so many steps of an actor, along the ties shown, whatever their direction.
export function within(model, links, start, steps) {
  const near = new Set([start]);
  let edge = [start];
  for (let step = 0; step < steps && edge.length; step++) {
    const next = [];
    for (const actor of edge) {
      for (const number of model.linksAt[actor]) {
        const link = model.links[number];
        const other = link.from === actor ? link.to : link.from;
        if (links[number] && !near.has(other)) {
          near.add(other);
          next.push(other);
        }
      }
    }
    edge = next;
  }
  return near;
}

export const filtered = (state) => touched(state, "filters") || state.issue !== "";
