// What the page shows, read once from the JSON in the document. Ids of the data appear only as
// values and in Maps, never as property names.

import { readColumns } from "./columns.js";

// Tables travel as { keys, rows }; cells that are missing at the end of a row are null.
function unpack(table) {
  return table.rows.map((row) => {
    const item = {};
    table.keys.forEach((key, place) => {
      item[key] = row[place] ?? null;
    });
    return item;
  });
}

// The day that a month or a year counts as: its last, as everywhere in graphkit.
export function lastDay(iso) {
  if (!iso || iso.length === 10) return iso || "";
  const [year, month = 12] = iso.split("-").map(Number);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

export function readModel(content) {
  const model = { ...content };
  model.actors = unpack(content.actors);
  model.links = unpack(content.links);
  model.claims = unpack(content.claims);
  model.sources = unpack(content.sources);
  model.numberOf = new Map(model.actors.map((actor, number) => [actor.id, number]));
  model.issueOf = new Map(content.issues.map((issue, number) => [issue.id, number]));
  model.linkOf = new Map(model.links.map((link, number) => [tieId(model, link), number]));
  model.measureOf = new Map(content.measures.map((measure, number) => [measure.name, number]));
  model.columns = readColumns(content);
  readClaims(model);
  return model;
}

const groups = (size) => Array.from({ length: size }, () => []);

export const tieId = (model, link) =>
  `${encodeURIComponent(model.actors[link.from].id)}>${encodeURIComponent(model.actors[link.to].id)}`;

// The tie that a claim states, as what is chosen; null where it is no claim of a tie.
export function tieOfClaim(model, number) {
  const { kind, actor } = model.claims[number];
  if (kind !== "tie") return null;
  const link = model.linksAt[actor].map((at) => model.links[at]).find(({ claims }) => claims.includes(number));
  return link ? `tie:${tieId(model, link)}` : null;
}

function readClaims(model) {
  model.stancesAt = groups(model.actors.length);
  model.influenceAt = groups(model.actors.length);
  model.stancesOn = groups(model.issues.length);
  model.claims.forEach((claim, number) => {
    if (claim.kind === "stance") {
      model.stancesAt[claim.actor].push(number);
      model.stancesOn[claim.other].push(number);
    } else if (claim.kind === "influence") model.influenceAt[claim.actor].push(number);
  });
  const byDay = (a, b) => lastDay(model.claims[b].date).localeCompare(lastDay(model.claims[a].date));
  for (const list of [...model.stancesAt, ...model.influenceAt]) list.sort(byDay);
  for (const link of model.links) {
    link.back = tieId(model, { from: link.to, to: link.from });
    link.look = link.contested ? "contested" : link.sign ?? "unsigned"; // how it is drawn and said
  }
  const relations = model.claims.filter(({ kind }) => kind === "tie").map(({ relation }) => relation);
  model.relations = [...new Set(relations.filter(Boolean))].sort();
  model.strongest = model.links.reduce((most, link) => Math.max(most, link.strength), 0);
  readCurrent(model);
}

// Each actor's current position on each issue and the claim that states it, as the analysis chose
// it: where claims speak against each other the position is none of theirs.
function readCurrent(model) {
  model.currentOn = model.issues.map(() => new Map());
  model.heldOn = model.issues.map(() => new Map());
  model.uncountedOn = model.issues.map(() => new Set());
  for (const [actor, issue, claim, position, uncounted] of model.current) {
    if (uncounted) model.uncountedOn[issue].add(actor);
    model.currentOn[issue].set(actor, claim);
    model.heldOn[issue].set(actor, position);
  }
}
