// The shortest way from one actor to another along the ties shown, whatever their sign.

// The actors on it, both ends included; null where there is none. Of ways of one length the one
// whose ties are stronger at each step.
export function shortestPath(model, shown, from, to) {
  const before = new Map([[from, -1]]);
  let edge = [from];
  while (edge.length && !before.has(to)) {
    const next = [];
    for (const actor of edge) {
      for (const number of strongestFirst(model, actor)) {
        const { from: one, to: two } = model.links[number];
        const other = one === actor ? two : one;
        if (!shown.links[number] || before.has(other)) continue;
        before.set(other, actor);
        next.push(other);
      }
    }
    edge = next;
  }
  if (!before.has(to)) return null;
  const path = [to];
  while (path[0] !== from) path.unshift(before.get(path[0]));
  return path;
}

const strongestFirst = (model, actor) =>
  [...model.linksAt[actor]].sort((a, b) => model.links[b].strength - model.links[a].strength || a - b);

// The ties between two actors, in either direction.
export const tiesBetween = (model, one, other) =>
  model.linksAt[one].filter((number) => {
    const { from, to } = model.links[number];
    return from === other || to === other;
  });
