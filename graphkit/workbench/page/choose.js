// A box in which one types a name and chooses it (an ARIA combobox), or makes a new one.

import { el, fill } from "./dom.js";
import { folded, grade, gradeWithSlips, nameKey, wordsIn, WORST } from "./fuzzy.js";
import { t } from "./words.js";

const MOST = 7;

// `entries()` gives { id, name, names }, the likely ones first; `create(name)` makes one.
export function chooser({ id, label, hint, entries, pick, create, newKey, leave }) {
  const list = el("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const input = /** @type {HTMLInputElement} */ (el("input", {
    id, type: "text", role: "combobox", autocomplete: "off", spellcheck: "false", placeholder: hint,
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
  }));
  let found = [];
  let current = 0;

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const mark = () => {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === current)));
    if (list.children[current]) input.setAttribute("aria-activedescendant", list.children[current].id);
    list.children[current]?.scrollIntoView({ block: "nearest" });
  };
  const choose = (at) => {
    const entry = found[at];
    if (!entry) return;
    close();
    if (entry.create) create(entry.create);
    else pick(entry.id);
  };
  const suggest = () => {
    found = matching(entries(), input.value);
    const typed = input.value.trim();
    const exact = found.some((entry) => entry.names.some((name) => name === typed));
    if (typed && !exact) found = [...found, { create: typed, name: t(newKey, { name: typed }) }];
    current = 0;
    fill(list, found.map((entry, at) =>
      el("li", { id: `${id}-${at}`, role: "option", on: { mousedown: (event) => { event.preventDefault(); choose(at); } } },
        entry.name, entry.said && entry.said !== entry.name ? el("span", { class: "alias" }, ` ${entry.said}`) : null)));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(Boolean(found.length)));
    mark();
  };
  input.addEventListener("input", suggest);
  input.addEventListener("focus", () => { input.select(); suggest(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      current = (current + (event.key === "ArrowDown" ? 1 : -1) + found.length) % (found.length || 1);
      mark();
    } else if (event.key === "Enter") choose(current);
    else if (event.key === "Escape") leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const box = el("div", { class: "chooser" }, el("label", { for: id }, label), input, list);
  return { box, input, show: (name) => { input.value = name ?? ""; close(); } };
}

// What is known by the words typed: best first, slips allowed where little is found.
export function matching(entries, typed) {
  const words = folded(typed.trim());
  const tokens = wordsIn(words);
  if (!tokens.length) return entries.slice(0, MOST).map((entry) => ({ ...entry, said: "" }));
  const graded = (fit) => entries.map((entry, order) => ({ ...bestName(entry, fit), order })).filter(({ mark }) => mark < WORST);
  let found = graded((key) => grade(key, words, tokens));
  if (found.length < 3) {
    const there = new Set(found.map(({ id }) => id));
    found = [...found, ...graded((key) => gradeWithSlips(key, tokens)).filter(({ id }) => !there.has(id))];
  }
  return found.sort((a, b) => a.mark - b.mark || a.order - b.order).slice(0, MOST);
}

const keys = new Map();
const keyOf = (name) => {
  if (!keys.has(name)) keys.set(name, nameKey(name, folded(name)));
  return keys.get(name);
};

function bestName(entry, fit) {
  let best = { ...entry, mark: WORST, said: "" };
  for (const name of entry.names) {
    const mark = fit(keyOf(name));
    if (mark < best.mark) best = { ...entry, mark, said: name };
  }
  return best;
}
