// What is found by words: actors and issues by name, actors by what they are, claims by what they
// say. The last two are read when somebody first looks for something.

import { folded, grade, gradeWithSlips, nameKey, wordsIn, WORST } from "./fuzzy.js";
import { madeByThen } from "./time.js";
import { said, written } from "./words.js";

const FEW = 3; // names found as they stand, below which slips are allowed

export function searchIndex(model) {
  const named = (kind, number, more) => {
    const names = model.languages.map((code) => model.words[code][`${kind}s`][number]);
    const all = [...new Set([...names, ...more].filter(Boolean))];
    return { kind, number, keys: all.map((words) => nameKey(words, folded(words))) };
  };
  return {
    names: [
      ...model.actors.map((actor, number) => named("actor", number, [actor.name, ...(actor.aliases ?? []), actor.id])),
      ...model.issues.map((issue, number) => named("issue", number, [issue.id])),
    ],
    about: new Map(),
    evidence: null,
  };
}

// Everything that fits, by group: `actors`, `issues`, `about` and `evidence`, each the best first.
export function matches(model, index, words) {
  const typed = folded(words.trim());
  const tokens = wordsIn(typed);
  if (!tokens.length) return [];
  const names = byName(model, index, typed, tokens);
  const taken = new Set(names.filter(({ kind }) => kind === "actor").map(({ number }) => number));
  return [
    { group: "actors", found: names.filter(({ kind }) => kind === "actor") },
    { group: "issues", found: names.filter(({ kind }) => kind === "issue") },
    { group: "about", found: byAbout(model, index, tokens).filter(({ number }) => !taken.has(number)) },
    { group: "evidence", found: typed.length > 2 ? byEvidence(model, index, tokens) : [] },
  ].filter(({ found }) => found.length);
}

// Names that begin with the words first, then those that hold them, then the more influential.
function byName(model, index, typed, tokens) {
  const graded = (fit) => index.names.map((entry) => bestOf(entry, fit)).filter(({ grade: found }) => found < WORST);
  let found = graded((key) => grade(key, typed, tokens));
  if (found.length < FEW) {
    const known = new Set(found.map(({ kind, number }) => `${kind}${number}`));
    found = [...found, ...graded((key) => gradeWithSlips(key, tokens)).filter(({ kind, number }) => !known.has(`${kind}${number}`))];
  }
  const weight = (entry) => (entry.kind === "actor" ? model.actors[entry.number].influence : 2);
  return found.sort((a, b) => a.grade - b.grade || weight(b) - weight(a) || a.number - b.number);
}

function bestOf({ kind, number, keys }, fit) {
  let best = { kind, number, grade: WORST, said: "" };
  for (const key of keys) {
    const found = fit(key);
    if (found < best.grade) best = { kind, number, grade: found, said: key.said };
  }
  return best;
}

// Actors by role, type, country and the columns of the data, in the reader's language.
function byAbout(model, index, tokens) {
  const code = said().code;
  if (!index.about.has(code)) {
    index.about.set(code, model.actors.map((actor, number) => {
      const parts = [actor.role && written(actor.role), actor.type, actor.country].filter(Boolean);
      const columns = model.columns.flatMap(({ values }) => values[number] ?? []);
      const words = [...new Set([...parts, ...columns])];
      return { words, key: folded([...words, actor.role ?? ""].join(" · ")) };
    }));
  }
  return index.about.get(code).flatMap(({ words, key }, number) => {
    if (!tokens.every((token) => key.includes(token))) return [];
    const hit = words.find((word) => tokens.some((token) => folded(word).includes(token))) ?? words[0];
    return [{ kind: "actor", number, said: hit }];
  }).sort((a, b) => model.actors[b.number].influence - model.actors[a.number].influence);
}

// Claims made by the day looked at, by their sentence, its translations, and the titles of what they cite.
function byEvidence(model, index, tokens) {
  index.evidence ??= model.claims.map((claim) => folded(wordsOfClaim(model, claim).join(" ")));
  const hits = index.evidence.flatMap((key, number) => (tokens.every((token) => key.includes(token)) ? [number] : []));
  return madeByThen(model, hits).map((number) => ({ kind: "claim", number, said: model.claims[number].summary ?? "" }));
}

function wordsOfClaim(model, claim) {
  const own = [claim.summary, claim.relation, claim.condition].filter(Boolean);
  const other = own.map((words) => written(words)).filter((words) => !own.includes(words));
  const cited = (claim.sources ?? []).flatMap((at) => [model.sources[at].publisher, model.sources[at].title]);
  return [...own, ...other, ...cited].filter(Boolean);
}
