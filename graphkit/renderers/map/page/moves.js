// Who moved, turned or came in between two days, as the picture draws it.

import { sideOf, standing } from "./time.js";

// Of an issue since a day, by actor: where those who moved or turned were, and who is new on it.
// Nearer together than a coded position may be off is no move.
export function movesSince(model, issue, before) {
  const found = { moved: new Map(), turned: new Set(), entered: new Set() };
  if (issue === null || before === null) return found;
  const [then, now] = [standing(model, issue, before), standing(model, issue)];
  for (const [actor, position] of now.held) {
    const old = then.held.get(actor);
    if (old === undefined) found.entered.add(actor);
    else if (Math.abs(position - old) > model.frames.error + 1e-9) {
      found.moved.set(actor, old);
      if (sideOf(old) * sideOf(position) < 0) found.turned.add(actor);
    }
  }
  return found;
}

// Everywhere that an actor was known to stand on an issue until the day looked at, the oldest first.
export function pathOf(model, issue, actor) {
  const last = standing(model, issue).claims.get(actor);
  const path = [];
  for (const [who, claim, open] of model.stanceSteps[issue] ?? []) {
    if (who !== actor) continue;
    path.push(open ? 0 : model.claims[claim].value);
    if (claim === last) break;
  }
  return path;
}
