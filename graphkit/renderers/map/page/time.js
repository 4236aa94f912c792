// One issue on one day: who stood where, what was to be said of it, which ties there were. The steps
// and the words come from the analysis; here they are only looked up.

import { lastDay } from "./model.js";
import { state } from "./state.js";
import { said } from "./words.js";

// The issue that everything on the page is about: the report's own unless another is chosen.
export const issueShown = (model) => model.issueOf.get(state.issue) ?? model.issue;

// The day that everything on the page is about, as it is compared with: "" is the report's own. A day
// that was left out is the first one that was not.
export function dayShown(model) {
  if (!state.day || state.day >= lastOf(model)) return "";
  const issue = issueShown(model);
  const first = issue !== null && model.daysLeftOut[issue] ? model.days[issue][0][0] : "";
  return state.day < first ? first : state.day;
}

// The report's own day; without one, the last on which anything is known to have changed.
export function lastOf(model) {
  model.last ??= lastDay(model.asOf) || allDays(model).at(-1) || "";
  return model.last;
}

// An issue by the end of a day: claims and positions by actor, who is not counted, the number of
// its row among the issue's days.
export function standing(model, issue, day = dayShown(model)) {
  if (!day || !model.stanceSteps[issue]?.length) {
    return {
      claims: model.currentOn[issue], held: model.heldOn[issue], uncounted: model.uncountedOn[issue],
      at: (model.days[issue]?.length ?? 0) - 1,
    };
  }
  model.standings ??= new Map();
  const key = `${issue} ${day}`;
  if (!model.standings.has(key)) model.standings.set(key, worked(model, issue, day));
  return model.standings.get(key);
}

function worked(model, issue, day) {
  const [claims, held] = [new Map(), new Map()];
  for (const [actor, claim, open] of model.stanceSteps[issue]) {
    const { date, value } = model.claims[claim];
    if (lastDay(date) > day) continue;
    claims.set(actor, claim);
    held.set(actor, open ? 0 : value);
  }
  const at = model.days[issue].findLastIndex(([from]) => (from ?? "") <= day);
  return { claims, held, uncounted: new Set(model.days[issue][at]?.[2] ?? []), at };
}

/**
 * The side that a position is on: -1, 0 or 1; null where there is none.
 * @returns {any}
 */
export const sideOf = (position) =>
  position === null || position === undefined ? null : Math.abs(position) <= 1e-12 ? 0 : Math.sign(position);

// An actor's position on the issue and day looked at.
export function positionOf(model, actor, issue) {
  if (issue === null || issue === undefined) return null;
  if (issue === model.issue && !dayShown(model)) return model.actors[actor].position;
  return standing(model, issue).held.get(actor) ?? null;
}

// How many of those that count stand on the low side, on none and on the high one; null for nobody.
export function countsOf(model, issue) {
  if (issue === null) return null;
  if (!dayShown(model)) return model.counts[issue];
  return model.days[issue]?.[standing(model, issue).at]?.[4] ?? null;
}

// The headline and what is to be expected, as the report of that day said it; null where it said
// nothing of the issue.
export function wordsOf(model, issue) {
  const { at } = standing(model, issue);
  return said().days[issue]?.[at] ?? null;
}

// The forecast on the issue and day looked at, from -1 to 1.
export function forecastOf(model, issue) {
  const { at } = standing(model, issue);
  return model.days[issue]?.[at]?.[1] ?? null;
}

// The ends of its 90% range, the lower first; null where that is not known.
export function rangeOf(model, issue) {
  const { at } = standing(model, issue);
  return model.days[issue]?.[at]?.[3] ?? null;
}

// What was decided, as far as it was known on the day looked at.
export function outcomeOf(model, issue) {
  const { outcome, decidedOn } = model.issues[issue];
  const day = dayShown(model);
  return outcome !== null && (!day || lastDay(decidedOn) <= day) ? outcome : null;
}

// Of some claims those made by the end of the day looked at.
export function madeByThen(model, claims) {
  const day = dayShown(model);
  return day ? claims.filter((claim) => lastDay(model.claims[claim].date) <= day) : claims;
}

const holds = ({ date, until }, day) => lastDay(date) <= day && (!until || lastDay(until) >= day);

// The claims of a tie that held on a day, neutral ones only where there is no side.
export function heldOn(model, link, day) {
  const held = link.claims.filter((claim) => holds(model.claims[claim], day || lastOf(model)));
  const sided = held.filter((claim) => model.claims[claim].sign);
  return sided.length ? sided : held;
}

// Whether on a day a tie is the one the other way round: all its claims are of both ways.
export function isMutual(model, link, day) {
  const back = model.linkOf.get(link.back);
  if (back === undefined || link.from === link.to) return false;
  const [one, other] = [link, model.links[back]].map((each) => heldOn(model, each, day));
  return one.length > 0 && one.length === other.length && one.every((claim) => other.includes(claim));
}

// How a tie is drawn and said on a day; null where there was none yet, or no more, or where it is
// drawn the other way round.
export function lookOf(model, link, day = dayShown(model)) {
  if (!day) return link.ended ? null : link.look;
  if (model.actors[link.from].id > model.actors[link.to].id && isMutual(model, link, day)) return null;
  const signs = new Set(heldOn(model, link, day).map((claim) => model.claims[claim].sign));
  if (!signs.size) return null;
  if (signs.has(1) && signs.has(-1)) return "contested";
  return signs.has(1) ? 1 : signs.has(-1) ? -1 : signs.has(0) ? 0 : link.look;
}

// Since when each actor is known to say anything or to be tied; "" where no date is known.
export function sinceWhen(model) {
  if (model.since) return model.since;
  const first = model.actors.map(() => null);
  const meet = (actor, date) => {
    const day = lastDay(date);
    if (first[actor] === null || day < first[actor]) first[actor] = day;
  };
  for (const { kind, actor, other, date } of model.claims) {
    if (kind === "influence") continue;
    meet(actor, date);
    if (kind === "tie") meet(other, date);
  }
  model.since = first.map((day) => day ?? "");
  return model.since;
}

// The days at which the slider stops, the report's own last.
export function stops(model, pace) {
  model.stopsOf ??= new Map();
  const issue = issueShown(model);
  const key = `${issue} ${pace}`;
  if (!model.stopsOf.has(key)) model.stopsOf.set(key, stopsAt(model, issue, pace));
  return model.stopsOf.get(key);
}

function stopsAt(model, issue, pace) {
  const changes = issue === null || !model.days[issue]?.length ? tieDays(model) : issueDays(model, issue);
  const last = lastOf(model);
  const first = changes[0];
  if (!first || first >= last) return [];
  const days = pace === "months" ? monthEnds(first, last) : pace === "events" ? eventsOn(model, issue).map(({ day }) => day) : changes;
  return [...new Set(days)].filter((day) => day >= first && day < last).sort().concat(last);
}

// Not the quiet ones, on which only a range changed.
const issueDays = (model, issue) => model.days[issue].filter(([day, , , , , quiet]) => day && !quiet).map(([day]) => day);

const tieDays = (model) =>
  [...new Set(model.claims.filter(({ kind, date }) => kind === "tie" && date).map(({ date }) => lastDay(date)))].sort();

const allDays = (model) => [...new Set([...model.days.flatMap((_, issue) => issueDays(model, issue)), ...tieDays(model)])].sort();

function monthEnds(first, last) {
  const ends = [];
  for (let [year, month] = first.split("-").map(Number); ; month += 1) {
    const end = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    if (end >= last) return ends;
    ends.push(end);
  }
}

// What happened about an issue, or about none in particular, the oldest first.
export function eventsOn(model, issue) {
  return model.events.map(([date, about], number) => ({ day: lastDay(date), date, about, number }))
    .filter(({ about }) => issue === null || !about.length || about.includes(issue))
    .sort((a, b) => a.day.localeCompare(b.day));
}

// The day that was asked for to compare with, where it is a day before the one looked at; else "".
export const sinceShown = (model) =>
  /^\d{4}-\d{2}-\d{2}$/.test(state.since) && state.since < (dayShown(model) || lastOf(model)) ? state.since : "";

// The day with which the one looked at is compared: one that was asked for, or the stop before.
export function dayBefore(model) {
  if (sinceShown(model)) return sinceShown(model);
  const day = dayShown(model);
  if (!day) return null;
  const all = stops(model, state.pace);
  return all[all.findLastIndex((stop) => stop <= day) - 1] ?? "0000-00-00";
}
