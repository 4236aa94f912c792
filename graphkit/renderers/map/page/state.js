// Everything that can be looked at differently, and its short form after the # in the address.

// Listed once: who is chosen, what is left out, which day it is, and how all that is shown.
const PARTS = {
  look: { lang: "", theme: "", layout: "", size: "", issue: "" },
  filters: { camps: [], signs: [], relations: [], layers: ["tie"], strength: 0, confidence: 0, focus: "", steps: 1, only: [] },
  selection: { select: "", open: [] },
  time: { day: "", since: "", pace: "" },
  page: { view: [], table: false, filters: false, story: 0, embed: false },
  arranged: { colour: "", group: "", icons: "", labels: false, matrix: false, pins: [], notes: [] },
};
const DEFAULTS = Object.assign({}, ...Object.values(PARTS));

export const keysOf = (...parts) => parts.flatMap((part) => Object.keys(PARTS[part]));

// A part, or several, as they are at the beginning.
export const initial = (...parts) =>
  structuredClone(Object.fromEntries(keysOf(...parts).map((key) => [key, DEFAULTS[key]])));

// Whether anything of a part is other than at the beginning.
export const touched = (now, part) =>
  keysOf(part).some((key) => JSON.stringify(now[key]) !== JSON.stringify(PARTS[part][key]));

export const state = structuredClone(DEFAULTS);

// How this map opens, where its maker wanted something else.
export function openWith(start) {
  for (const key of Object.keys(DEFAULTS)) {
    if (Object.hasOwn(start, key)) DEFAULTS[key] = start[key];
  }
}
const listeners = [];

export const onChange = (listener) => listeners.push(listener);

// What is looked at differently is a step that Back and the undo button take back; the camera, the
// filters' own panel, language and theme are none.
const NO_STEP = new Set(["view", "filters", "lang", "theme", "embed"]);

export function change(patch, { step = true } = {}) {
  const changed = Object.keys(patch).filter(
    (key) => JSON.stringify(state[key]) !== JSON.stringify(patch[key]),
  );
  if (!changed.length) return;
  Object.assign(state, patch);
  writeHash(step && changed.some((key) => !NO_STEP.has(key)));
  for (const listener of listeners) listener(new Set(changed));
}

export const defaults = () => structuredClone(DEFAULTS);

// What a number in the address may be; anything beyond is brought back.
const LIMITS = { confidence: [0, 1], steps: [1, 9] };
export const limit = (key, least, most) => (LIMITS[key] = [least, most]);

const TAKES = { string: readText, number: readNumber, boolean: (word) => word === "1", object: readList };

function readText(word) {
  return word;
}

function readNumber(word) {
  const number = Number(word);
  return Number.isFinite(number) ? number : 0;
}

const limited = (key, value) =>
  LIMITS[key] ? Math.min(LIMITS[key][1], Math.max(LIMITS[key][0], value)) : value;

function readList(word) {
  return word === "" ? [] : word.split(",").map(decodeURIComponent);
}

export function readHash(hash) {
  const read = defaults();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [key, ...rest] = part.split("=");
    if (!Object.hasOwn(DEFAULTS, key)) continue;
    try {
      const take = TAKES[typeof DEFAULTS[key]];
      const word = rest.join("=");
      read[key] = limited(key, take(take === readList ? word : decodeURIComponent(word)));
    } catch {
      // a broken escape in a shortened link: the rest of it still counts
    }
  }
  return read;
}

function word(value) {
  if (Array.isArray(value)) return value.map((item) => encodeURIComponent(item)).join(",");
  if (typeof value === "boolean") return value ? "1" : "0";
  return encodeURIComponent(value);
}

export function hash() {
  return Object.entries(state)
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULTS[key]))
    .map(([key, value]) => `${key}=${word(value)}`)
    .join("&");
}

let written = null;
let depth = 0; // how many steps back the first view is, as the browser keeps it
const steps = []; // the same where it keeps none, in a sealed frame

export function writeHash(step = false) {
  const before = written ?? location.hash;
  written = hash() && `#${hash()}`;
  const address = written || location.pathname + location.search;
  const kept = step && !state.embed && written !== before;
  try {
    if (kept) history.pushState({ depth: depth + 1 }, "", address);
    else history.replaceState(history.state ?? { depth }, "", address);
    depth = history.state.depth;
  } catch {
    // a sandboxed frame may not write its address; the picture changes all the same
    if (kept) steps.push(before);
  }
}

// Somebody edited the address, followed a link to a step, or went back.
export function followHash() {
  depth = history.state?.depth ?? 0;
  if (location.hash !== written) change(readHash(location.hash), { step: false });
}

export const canUndo = () => depth > 0 || steps.length > 0;

export function undo() {
  if (steps.length) change(readHash(steps.pop()), { step: false });
  else if (depth > 0) history.back();
}
