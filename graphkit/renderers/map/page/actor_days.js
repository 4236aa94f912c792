// Camps and ranks of the day and issue looked at, brought to the actors, so that all that tells or
// draws them agrees. What they were the analysis worked out; here it is only looked up.

import { dayShown, issueShown } from "./time.js";
import { callCamps } from "./words.js";

const OWN = ["camp", "campShare", "rank", "rankLow", "rankHigh", "unranked"];

// Brings them; nothing where they are there already.
export function bringActorDays(model) {
  const [issue, at] = [issueShown(model), dayOf(model)];
  const now = `${issue} ${at}`;
  if (model.actorDaysOf === now) return;
  model.actorDaysOf = now;
  model.own ??= model.actors.map((actor) => Object.fromEntries(OWN.map((key) => [key, actor[key]])));
  const then = at >= 0 && dayShown(model);
  const camps = then ? campsAt(model, at) : null;
  const ranks = at >= 0 && issue !== null && (then || issue !== model.issue) ? model.actorDays.lists[model.actorDays.ranks[at][issue]] : null;
  model.campsOf = then ? at : null;
  callCamps(then ? model.actorDays.called[at] : null);
  model.actors.forEach((actor, number) => {
    Object.assign(actor, model.own[number]);
    if (camps) Object.assign(actor, { camp: camps[number] || null, campShare: null });
    if (ranks) Object.assign(actor, { rank: ranks[number] || actor.rank, rankLow: null, rankHigh: null, unranked: ranks[number] ? null : true });
  });
}

// The number of the day's row; -1 where nothing is known of a day so early.
function dayOf(model) {
  if (!model.actorDays) return -1;
  const { days } = model.actorDays;
  const day = dayShown(model);
  return day ? days.findLastIndex((from) => (from ?? "") <= day) : days.length - 1;
}

// Camps by actor on a day, from those of the last by who stood elsewhere on each day before.
function campsAt(model, at) {
  const { campsWere } = model.actorDays;
  model.campsAt ??= [];
  if (!model.campsAt[at]) {
    const found = at < campsWere.length ? [...campsAt(model, at + 1)] : model.own.map(({ camp }) => camp);
    const others = campsWere[at] ?? [];
    for (let place = 0; place < others.length; place += 2) found[others[place]] = others[place + 1];
    model.campsAt[at] = found;
  }
  return model.campsAt[at];
}

// Whether on the day looked at camps and ranks are not those of that day, but the report's own.
export const ofAnotherDay = (model) => Boolean(dayShown(model) && model.asOf && dayOf(model) < 0);

// Whether camps may be others than those that the grid was laid out for.
export const otherCamps = (model) => Boolean(dayShown(model)) && dayOf(model) >= 0;
