// The search box: suggestions in groups as one types (an ARIA combobox).

import { statement } from "./claims.js";
import { byId, control, el, fill } from "./dom.js";
import { matches, searchIndex } from "./find.js";
import { selectActor, withActor } from "./selection.js";
import { tieOfClaim } from "./model.js";
import { campName, issueName, nameOf, t } from "./words.js";

const MOST = { actors: 6, issues: 3, about: 5, evidence: 5 };
const TITLES = { actors: "actors", issues: "issues", about: "found_about", evidence: "evidence" };

export function searchBox(model, pick) {
  const index = searchIndex(model);
  const [input, list] = [control("search"), byId("suggestions")];
  let current = -1;
  let found = [];

  const close = () => {
    list.hidden = true;
    current = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const choose = (entry, also = false) => {
    // First of all: to keep a step, the browser lays out what was changed before.
    pick(target(model, entry), also && entry.kind === "actor" ? withActor(model, entry.number) : null);
    input.value = "";
    close();
  };
  const mark = () => {
    const items = [...list.querySelectorAll("li")];
    items.forEach((item, at) => item.setAttribute("aria-selected", String(at === current)));
    if (current < 0) return;
    input.setAttribute("aria-activedescendant", `suggestion-${current}`);
    items[current].scrollIntoView({ block: "nearest" });
  };
  const suggest = () => {
    const groups = matches(model, index, input.value);
    const shown = groups.map(({ group, found: all }) => ({ group, entries: all.slice(0, MOST[group]).map((entry) => ({ ...entry, group })) }));
    found = shown.flatMap(({ entries }) => entries);
    current = found.length ? 0 : -1;
    let at = 0;
    fill(list, shown.map(({ group, entries }) => el("ul", { role: "group", "aria-label": t(TITLES[group]) },
      entries.map((entry) => suggestion(model, entry, at++, () => choose(entry))))));
    if (!found.length) fill(list, nothing());
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    const all = groups.reduce((sum, { found: some }) => sum + some.length, 0);
    byId("found").textContent = list.hidden ? "" : all ? t("found", { n: all }) : `${t("not_found")}. ${t("clear_search")}`;
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
    } else if (event.key === "Enter" && current >= 0 && !list.hidden) choose(found[current], event.shiftKey);
    else if (event.key === "Escape") {
      input.value = "";
      close();
    }
    event.stopPropagation();
  });
}

const nothing = () =>
  el("ul", { role: "group", "aria-label": t("suggestions"), "data-hint": t("clear_search"), class: "nothing" },
    el("li", { class: "none", role: "option", "aria-disabled": "true" }, t("not_found")));

// What is chosen with an entry: an actor, an issue, or what a claim is about.
function target(model, { kind, number }) {
  if (kind === "issue") return `issue:${model.issues[number].id}`;
  if (kind === "actor") return selectActor(model, number);
  return tieOfClaim(model, number) ?? selectActor(model, model.claims[number].actor);
}

function suggestion(model, entry, at, choose) {
  const [name, also, about] = wordsOf(model, entry);
  return el(
    "li",
    { role: "option", id: `suggestion-${at}`, on: { mousedown: (event) => (event.preventDefault(), choose()) } },
    el("span", {}, name),
    also && also !== name && el("span", { class: "alias" }, also),
    about && el("span", { class: "about" }, about),
  );
}

function wordsOf(model, { kind, number, said, group }) {
  if (kind === "issue") return [issueName(number), said, null];
  if (kind === "actor") return [nameOf(number), said, group === "about" ? null : campName(model.actors[number].camp)];
  return [statement(model, model.claims[number]), said, null];
}
