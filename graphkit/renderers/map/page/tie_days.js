// The ties of the day looked at, brought to them, so that all that tells, counts or draws them agrees.

import { dayShown, heldOn, isMutual, lookOf } from "./time.js";

const OWN = ["directed", "sign", "strength", "support", "oppose", "contested"];

// Brings what each tie is on the day, and to each actor the ties that there are; nothing where that
// is there already.
export function bringTieDays(model) {
  const day = dayShown(model);
  if (model.tiesOf === day) return;
  model.tiesOf = day;
  model.linksAt = model.actors.map(() => []);
  model.linkCount = 0;
  model.links.forEach((link, number) => {
    link.own ??= Object.fromEntries(OWN.map((key) => [key, link[key]]));
    link.now = heldOn(model, link, day);
    Object.assign(link, day ? then(model, link, day) : link.own);
    const claims = link.now.map((claim) => model.claims[claim]);
    link.relations = [...new Set(claims.map(({ relation }) => relation).filter(Boolean))];
    link.confidence = best(claims.map(({ confidence }) => confidence));
    if (lookOf(model, link) === null) return;
    model.linkCount += 1;
    model.linksAt[link.from].push(number);
    if (link.to !== link.from) model.linksAt[link.to].push(number);
  });
}

// What its claims of a day make of a tie: of each side the strongest counts, and neutral ones only
// where there is no side.
function then(model, link, day) {
  const look = lookOf(model, link, day);
  const claims = link.now.map((claim) => model.claims[claim]);
  const most = (side) => claims.reduce((max, { sign, strength }) => ((sign ?? 0) === side ? Math.max(max, strength) : max), 0);
  const [support, oppose] = [most(1), most(-1)];
  const contested = look === "contested";
  return {
    contested, support, oppose,
    directed: link.own.directed && !isMutual(model, link, day),
    sign: look === null ? link.own.sign : contested ? 0 : look === "unsigned" ? null : look,
    strength: Math.max(support, oppose) || most(0) || link.own.strength,
  };
}

// Missing confidence does not hide a claim: null means not stated.
function best(numbers) {
  const stated = numbers.filter((number) => number !== null);
  return stated.length ? Math.max(...stated) : null;
}
