// What the page knows and what is chosen: one object, and those who want to hear of its changes.

import { laidOut, paragraphAt } from "./passage.js";

/** @type {Record<string, any>} */
export const bench = {
  state: null, // the server's: actors, issues, texts, version
  text: null, // the text that is open, with its marks
  layout: null,
  passage: null,
  table: "stances",
  actor: null, actorFrom: "", from: null, to: null, issue: null,
  relation: "", condition: "", confidence: "", note: "", private: false,
  correcting: null, // a claim or a proposal whose values are in the form
  proposal: 0, // which one is looked at
  lastActor: null,
};

const listeners = [];
export const onChange = (listener) => listeners.push(listener);
export const changed = () => listeners.forEach((listener) => listener());

export const actorById = (id) => bench.state.actors.find((actor) => actor.id === id);
export const issueById = (id) => bench.state.issues.find((issue) => issue.id === id);
export const nameOf = (id) => actorById(id)?.name ?? issueById(id)?.title ?? newcomers[id] ?? id;

export function takeState(state) {
  bench.state = state;
  if (!issueById(bench.issue)) bench.issue = state.issues[0]?.id ?? null;
}

export function takeText(text) {
  bench.text = text;
  bench.layout = laidOut(text.paragraphs);
  bench.passage = null;
  bench.correcting = null;
  sortOut();
}

export const takeMarks = (marks) => {
  if (!marks || bench.text?.id !== marks.id) return;
  Object.assign(bench.text, marks);
  sortOut();
};

// Claims by paragraph, and which paragraphs are done: worked out once for every change of them.
let byParagraph = new Map();
let done = new Set();
let newcomers = {}; // names of actors that proposals bring along, by id

function sortOut() {
  byParagraph = new Map();
  for (const claim of bench.text.claims) {
    if (claim.start === null) continue;
    const at = paragraphAt(bench.layout, claim.start);
    if (!byParagraph.has(at)) byParagraph.set(at, []);
    byParagraph.get(at).push(claim);
  }
  newcomers = Object.assign({}, ...bench.text.proposals.map(({ newActors }) => newActors));
  done = new Set([...byParagraph.keys(), ...bench.text.read]);
}

export const codedParagraphs = () => byParagraph;
export const doneParagraphs = () => done;
export const claimsHere = () => byParagraph.get(bench.passage?.paragraph) ?? [];

// Who is named in the passage, each once, in order.
/** @type {Record<string, any>} */
let named = { passage: null, list: null, found: [] };

export const namedHere = () => {
  const { passage } = bench;
  if (!passage) return [];
  const list = bench.text.named;
  if (named.passage !== passage || named.list !== list) {
    const inside = list.filter(([start, end]) => start < passage.end && end > passage.start);
    named = { passage, list, found: [...new Set(inside.map(([, , actor]) => actor))] };
  }
  return named.found;
};

// A new passage: who is named in it is the likely actor, nobody else is.
export function choosePassage(passage) {
  bench.passage = passage;
  if (!bench.correcting) {
    const named = namedHere();
    [bench.actor, bench.from] = [named[0] ?? null, named[0] ?? null];
    bench.to = named[1] ?? null;
    Object.assign(bench, { relation: "", condition: "", confidence: "", note: "", private: false });
  }
  changed();
}
