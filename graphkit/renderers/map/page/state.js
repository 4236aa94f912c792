// Everything that can be looked at differently, and its short form after the # in the address.

const DEFAULTS = {
  lang: "",
  theme: "",
  layout: "",
  size: "",
  issue: "",
  camps: [],
  signs: [],
  relations: [],
  layers: ["tie"],
  strength: 0,
  confidence: 0,
  focus: "",
  steps: 1,
  select: "",
  open: [],
  view: [],
  table: false,
  filters: false,
  story: 0,
  embed: false,
};

export const state = structuredClone(DEFAULTS);

// How this map opens, where its maker wanted something else.
export function openWith(start) {
  for (const key of Object.keys(DEFAULTS)) {
    if (Object.hasOwn(start, key)) DEFAULTS[key] = start[key];
  }
}
const listeners = [];

export const onChange = (listener) => listeners.push(listener);

// Leaving the story's path: whoever changes the view by hand keeps the view, not the step.
export function change(patch) {
  const changed = Object.keys(patch).filter(
    (key) => JSON.stringify(state[key]) !== JSON.stringify(patch[key]),
  );
  if (!changed.length) return;
  Object.assign(state, patch);
  writeHash();
  for (const listener of listeners) listener(new Set(changed));
}

export const defaults = () => structuredClone(DEFAULTS);

const TAKES = { string: readText, number: readNumber, boolean: (word) => word === "1", object: readList };

function readText(word) {
  return word;
}

function readNumber(word) {
  const number = Number(word);
  return Number.isFinite(number) ? number : 0;
}

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
      read[key] = take(take === readList ? word : decodeURIComponent(word));
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

export function writeHash() {
  written = `#${hash()}`;
  try {
    history.replaceState(null, "", written === "#" ? location.pathname + location.search : written);
  } catch {
    // a sandboxed frame may not write its address; the picture changes all the same
  }
}

// Somebody edited the address or followed a link to a step.
export function followHash() {
  if (location.hash !== written) change(readHash(location.hash));
}
