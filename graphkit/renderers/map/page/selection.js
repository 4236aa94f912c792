// What is chosen: actors, a tie, an issue or a camp, and what of the picture stands out with it.

import { noteOn } from "./notes.js";
import { shortestPath } from "./paths.js";
import { state } from "./state.js";
import { spotlight } from "./story.js";
import { standing } from "./time.js";

// The kind of what is chosen and its actors, ties or issue by number; null where nothing is.
export function chosen(model, select = state.select) {
  const [kind, ...rest] = select.split(":");
  const id = rest.join(":");
  if (kind === "actor") return actorsChosen(model, [id]);
  if (kind === "actors") return actorsChosen(model, id.split(";").map(decoded));
  if (kind === "note") return noteChosen(model, id);
  if (kind === "issue" && model.issueOf.has(id)) return { kind, issue: model.issueOf.get(id) };
  if (kind === "camp") return campChosen(model, id);
  if (kind !== "tie") return null;
  const links = id.split(";").map((tie) => model.linkOf.get(tie)).filter((link) => link !== undefined);
  return links.length ? { kind, links } : null;
}

function decoded(words) {
  try {
    return decodeURIComponent(words);
  } catch {
    return "";
  }
}

function actorsChosen(model, ids) {
  const actors = [...new Set(ids.map((id) => model.numberOf.get(id)).filter((actor) => actor !== undefined))];
  if (!actors.length) return null;
  return { kind: actors.length > 1 ? "actors" : "actor", actors };
}

function campChosen(model, id) {
  const actors = model.byRank.filter((actor) => String(model.actors[actor].camp ?? 0) === id);
  return actors.length ? { kind: "camp", camp: id === "0" ? null : Number(id), actors } : null;
}

function noteChosen(model, about) {
  const text = noteOn(about);
  return text ? { kind: "note", about, text, actors: [] } : null;
}

export const selectActor = (model, actor) => `actor:${model.actors[actor].id}`;

const MOST = 30; // actors chosen together: what an address holds

// Several actors as one word of the address; one of them as usual, none as nothing.
export function selectActors(model, actors) {
  const ids = actors.slice(0, MOST).map((actor) => model.actors[actor].id);
  if (ids.length < 2) return ids.length ? `actor:${ids[0]}` : "";
  return `actors:${ids.map(encodeURIComponent).join(";")}`;
}

// The same choice with an actor more, or without them where they were chosen already.
export function withActor(model, actor) {
  const now = chosen(model);
  const before = now && ["actor", "actors"].includes(now.kind) ? now.actors : [];
  return selectActors(model, before.includes(actor) ? before.filter((other) => other !== actor) : [...before, actor]);
}

// The actors that what is chosen is about; null where nothing is chosen.
export function actorsOf(model, found = chosen(model)) {
  if (!found || found.kind === "note") return null;
  if (found.kind === "issue") return new Set(standing(model, found.issue).claims.keys());
  if (found.kind === "tie") return new Set(found.links.flatMap((link) => [model.links[link].from, model.links[link].to]));
  return new Set(found.actors);
}

// The nodes that stand out: those chosen and, of one alone, its neighbours; or whom a story's step
// is about. `edge` says which lines do.
export function standsOut(model, drawn, shown) {
  const found = chosen(model);
  const path = found?.kind === "actors" && found.actors.length === 2 ? shortestPath(model, shown, ...found.actors) : null;
  const actors = path ?? actorsOf(model, found) ?? spotlight(model);
  if (!actors) return null;
  /** @type {Lit} */
  const lit = new Set([...actors].map((actor) => drawn.at.get(actor)).filter((node) => node !== undefined));
  const issue = found?.kind === "issue" ? drawn.issueAt?.get(found.issue) : undefined;
  if (issue !== undefined) lit.add(issue);
  const core = new Set(lit);
  lit.edge = (edge) => core.has(edge.from) || core.has(edge.to);
  if (path) lit.edge = alongPath(drawn, path);
  if (core.size === 1) {
    for (const edge of drawn.edges) {
      if (core.has(edge.from)) lit.add(edge.to);
      if (core.has(edge.to)) lit.add(edge.from);
    }
  }
  return lit.size ? lit : null;
}

// Only the lines from one step of a path to the next.
function alongPath(drawn, path) {
  const nodes = path.map((actor) => drawn.at.get(actor));
  const steps = new Set(nodes.slice(1).flatMap((node, at) => [`${nodes[at]}>${node}`, `${node}>${nodes[at]}`]));
  return (edge) => steps.has(`${edge.from}>${edge.to}`);
}
