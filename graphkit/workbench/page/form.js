// The passage and what is said of it: actor, issue, position; or a tie. The rest is at hand below.

import { codeKey, codePlace, focusText, letGo, markRead, newActor, newIssue, saveAsItIs } from "./acts.js";
import { actorById, bench, changed, issueById, nameOf, namedHere } from "./bench.js";
import { button, byId, el, fill } from "./dom.js";
import { chooser } from "./choose.js";
import { t } from "./words.js";

const fields = {};
let kind = {};

// Who is named in the passage, known or not, then who was coded last, then all others.
function actorEntries() {
  const named = namedHere().map(actorById).filter(Boolean);
  const others = bench.state.actors.filter((actor) => !named.includes(actor));
  const last = others.filter(({ id }) => id === bench.lastActor);
  return [...named, ...newHere(), ...last, ...others.filter((actor) => !last.includes(actor))];
}

// Names in the passage that are nobody's yet, in its order: one stroke makes an actor of one.
function newHere() {
  const { passage } = bench;
  if (!passage) return [];
  const placed = bench.text.newNames.map(([name, places]) => ({ name, at: places.find(([start, end]) => start >= passage.start && end <= passage.end)?.[0] }));
  const here = placed.filter(({ at }) => at !== undefined).sort((a, b) => a.at - b.at);
  return here.map(({ name }) => ({ id: null, create: name, name: t("new_actor", { name }), names: [name] }));
}

const issueEntries = () => bench.state.issues.map((issue) => ({ id: issue.id, name: issue.title, names: [...new Set([issue.title, issue.question])] }));

function actorBox(slot, label) {
  fields[slot] = chooser({
    id: `choose-${slot}`, label: t(label), hint: t("actor_hint"), entries: actorEntries, newKey: "new_actor",
    pick: (id) => { bench[slot] = id; after(slot); }, create: (name) => newActor(name, slot), leave: focusText,
  });
  return fields[slot].box;
}

// After the first of two actors comes the second.
function after(slot) {
  changed();
  if (slot === "from" && !bench.to) fields.to.input.focus();
  else focusText();
}

const input = (key, label, attributes = {}) => {
  const id = `field-${key}`;
  const box = /** @type {HTMLInputElement} */ (el("input", { id, type: "text", autocomplete: "off", ...attributes,
    on: {
      input: () => { bench[key] = box.type === "checkbox" ? box.checked : box.value; },
      keydown: (event) => {
        if (event.isComposing || (event.key !== "Enter" && event.key !== "Escape")) return;
        event.preventDefault();
        focusText();
      },
    } }));
  fields[key] = box;
  return el("div", { class: `field ${attributes.type ?? ""}` }, el("label", { for: id }, t(label)), box);
};

export function makeForm() {
  kind = { stances: button(t("stance"), () => chooseKind("stances")), ties: button(t("tie"), () => chooseKind("ties")) };
  fields.issue = chooser({
    id: "choose-issue", label: t("issue"), hint: t("issue_hint"), entries: issueEntries, newKey: "new_issue",
    pick: (id) => { bench.issue = id; changed(); focusText(); }, create: newIssue, leave: focusText,
  });
  const place = /** @type {HTMLInputElement} */ (el("input", { id: "field-place", type: "text", inputmode: "decimal", autocomplete: "off", on: { keydown: (event) => {
    if (event.key === "Escape") focusText();
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    codePlace(place.value.trim() === "" ? NaN : Number(place.value.replace("−", "-").replace(",", ".")));
    place.value = "";
    focusText();
  } } }));
  fields.place = place;
  fill(byId("form"),
    el("blockquote", { id: "quote" }),
    el("div", { id: "chips" }),
    el("div", { class: "kind", role: "group", "aria-label": t("passage") }, kind.stances, kind.ties,
      button(t("mark_read"), () => { markRead(); focusText(); }, { class: "apart" })),
    el("div", { id: "who" }, actorBox("actor", "actor"), fields.issue.box),
    el("div", { id: "pair" }, actorBox("from", "from"), actorBox("to", "to"), input("relation", "relation")),
    el("div", { id: "keys", role: "group", "aria-label": t("position") }),
    el("div", { id: "place-row", class: "field" }, el("label", { for: "field-place" }, t("place")), place),
    el("div", { id: "correcting" }),
    el("details", { id: "more" }, el("summary", {}, t("more")),
      input("condition", "condition"), input("confidence", "confidence", { inputmode: "decimal" }), input("note", "note"),
      input("private", "private", { type: "checkbox" })));
}

export function chooseKind(table) {
  bench.table = table;
  changed();
}

export const focusField = (key) => {
  if (["condition", "confidence", "note"].includes(key)) /** @type {HTMLDetailsElement} */ (byId("more")).open = true;
  (fields[key].input ?? fields[key]).focus();
};

export function showForm() {
  const { passage, table } = bench;
  byId("passage-title").textContent = bench.correcting ? t("correcting", { name: bench.correcting.id ?? t("proposals") }) : t("passage");
  const quote = passage ? bench.text.text.slice(passage.start, passage.end) : t(bench.text ? "no_passage" : "no_texts");
  byId("quote").textContent = quote.length > 360 ? `${[...quote].slice(0, 360).join("")}…` : quote;
  byId("quote").className = passage ? "" : "none";
  Object.entries(kind).forEach(([name, box]) => box.setAttribute("aria-pressed", String(name === table)));
  byId("who").hidden = table !== "stances";
  byId("pair").hidden = table !== "ties";
  for (const slot of ["actor", "from", "to"]) fields[slot].show(bench[slot] ? nameOf(bench[slot]) : "");
  fields.issue.show(bench.issue ? nameOf(bench.issue) : "");
  for (const key of ["relation", "condition", "confidence", "note"]) if (fields[key] !== document.activeElement) fields[key].value = bench[key];
  fields.private.checked = bench.private;
  showChips();
  showKeys();
}

// Who is named in the passage, to be chosen by one click.
function showChips() {
  const named = namedHere().slice(0, 6);
  const chosen = (id) => [bench.actor, bench.from].includes(id);
  fill(byId("chips"), named.length > 1 ? [el("span", {}, t("named_here")), named.map((id) =>
    button(nameOf(id), () => { bench.actor = bench.from = id; changed(); focusText(); }, { "aria-pressed": chosen(id), tabindex: "-1" }))] : []);
}

function showKeys() {
  const ties = bench.table === "ties";
  const issue = issueById(bench.issue);
  const labels = ties ? [[1, t("oppose")], [3, t("deals")], [5, t("support")]] : (issue?.keys ?? []).map((label, at) => [at + 1, label]);
  const side = (number) => (number < 3 ? "against" : number > 3 ? "for" : "neither");
  byId("keys").setAttribute("aria-label", t(ties ? "sign" : "position"));
  fill(byId("keys"), labels.map(([number, label]) =>
    el("button", { type: "button", class: side(number), "aria-keyshortcuts": number, on: { click: () => { codeKey(number); focusText(); } } },
      el("kbd", {}, number), " ", label)));
  byId("place-row").hidden = ties || !issue?.own;
  fill(byId("correcting"), bench.correcting ? [button(t("save_changes"), () => { saveAsItIs(); focusText(); }), button(t("cancel"), () => { letGo(); focusText(); })] : []);
}
