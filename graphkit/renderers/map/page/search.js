// Search by name or alias in any language, with suggestions (an ARIA combobox).

import { byId, el, fill } from "./dom.js";
import { campName, folded, issueName, nameOf, t } from "./words.js";

const MOST = 8;

// Every way an actor or issue is called, in the order of the data.
export function searchIndex(model) {
  const entries = model.actors.map((actor, number) => ({
    target: `actor:${actor.id}`, number, kind: "actor",
    keys: calls(model, "actors", number, [actor.name, ...(actor.aliases ?? []), actor.id]),
  }));
  model.issues.forEach((issue, number) => {
    entries.push({
      target: `issue:${issue.id}`, number, kind: "issue",
      keys: calls(model, "issues", number, [issue.id]),
    });
  });
  return entries;
}

function calls(model, kind, number, more) {
  const names = model.languages.map((code) => model.words[code][kind][number]);
  return [...new Set([...names, ...more].filter(Boolean))].map((said) => ({ said, key: folded(said) }));
}

// Names that begin with the words first, then those that hold them, then the more influential.
export function matches(model, index, words) {
  const wanted = folded(words.trim());
  if (!wanted) return [];
  const found = [];
  for (const entry of index) {
    let best = null;
    for (const { said, key } of entry.keys) {
      const at = key.indexOf(wanted);
      const grade = at === 0 ? 0 : at > 0 ? (/[\s.(-]/.test(key[at - 1]) ? 1 : 2) : 9;
      if (grade < 9 && (best === null || grade < best.grade)) best = { grade, said };
    }
    if (best) found.push({ ...entry, ...best });
  }
  const weight = (entry) => (entry.kind === "actor" ? model.actors[entry.number].influence : 2);
  return found.sort((a, b) => a.grade - b.grade || weight(b) - weight(a) || a.number - b.number);
}

export function searchBox(model, pick) {
  const index = searchIndex(model);
  const [input, list] = [byId("search"), byId("suggestions")];
  let current = -1;
  let found = [];

  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (entry) => {
    input.value = "";
    close();
    pick(entry.target);
  };
  const mark = () => {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === current)));
    if (current >= 0) input.setAttribute("aria-activedescendant", `suggestion-${current}`);
  };
  const suggest = () => {
    const all = matches(model, index, input.value);
    found = all.slice(0, MOST);
    current = found.length ? 0 : -1;
    fill(list, found.map((entry, at) => suggestion(model, entry, at, () => choose(entry))));
    if (!found.length) fill(list, el("li", { class: "none", role: "option", "aria-disabled": "true" }, t("not_found")));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    byId("found").textContent = list.hidden ? "" : t("found", { n: all.length });
    mark();
  };
  input.addEventListener("input", suggest);
  input.addEventListener("blur", () => setTimeout(close, 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (found.length) current = (current + step + found.length) % found.length;
      mark();
      event.preventDefault();
    } else if (event.key === "Enter" && current >= 0 && !list.hidden) choose(found[current]);
    else if (event.key === "Escape") {
      input.value = "";
      close();
    }
    event.stopPropagation();
  });
}

function suggestion(model, entry, at, choose) {
  const name = entry.kind === "actor" ? nameOf(entry.number) : issueName(entry.number);
  const about = entry.kind === "actor" ? campName(model.actors[entry.number].camp) : t("issue");
  return el(
    "li",
    { role: "option", id: `suggestion-${at}`, on: { mousedown: (event) => (event.preventDefault(), choose()) } },
    el("span", {}, name),
    entry.said !== name && el("span", { class: "alias" }, entry.said),
    el("span", { class: "about" }, about),
  );
}
