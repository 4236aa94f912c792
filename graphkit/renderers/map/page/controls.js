// Layout, size and filters. Each control shows and changes one part of the state; controls are made
// once for a language and keep up with the state, so that nobody loses the one they are using.

import { columnOf, columnTitle, NO_VALUE, valueName, valuesOf, withCount } from "./columns.js";
import { button, byId, control, el, fill } from "./dom.js";
import { LOOKS } from "./edges.js";
import { filtered, NONE } from "./filter.js";
import { layoutOf } from "./scene.js";
import { canUndo, change, initial, state } from "./state.js";
import { campName, count, issueName, LOOK_WORDS, num, said, t } from "./words.js";

let made = null; // the words that the controls are made in, and of which day's camps
let madeOf = null;
let keepUp = []; // brings each control to what the state is

export function drawControls(model) {
  if (made !== said() || madeOf !== model.campsOf) makeControls(model);
  for (const bring of keepUp) bring();
}

function makeControls(model) {
  made = said();
  madeOf = model.campsOf;
  keepUp = [];
  fill(byId("layouts"), model.layoutNames.map((name) => layoutButton(model, name)));
  fill(byId("size"), el("option", { value: "" }, t("size_influence")), model.measures.map((measure, at) =>
    el("option", { value: measure.name }, said().measures[at].title)));
  keepUp.push(() => {
    control("size").value = state.size;
    pressed("open-filters", state.filters);
    pressed("open-table", state.table);
    pressed("open-story", state.story > 0);
    byId("filters").hidden = !state.filters;
  });
  makeFilters(model);
}

function layoutButton(model, name) {
  const one = button(t(`layout_${name}`), () => change({ layout: name, view: [] }), { "data-layout": name });
  keepUp.push(() => one.setAttribute("aria-pressed", String(layoutOf(model, state) === name)));
  return one;
}

export function drawUndo() {
  control("undo").disabled = !canUndo();
}

const pressed = (id, on) => byId(id).setAttribute("aria-pressed", String(on));

function makeFilters(model) {
  const clear = button(t("clear_filters"), clearFilters);
  keepUp.push(() => (clear.disabled = !filtered(state)));
  fill(
    byId("filters"),
    el("div", { class: "row" }, el("h2", {}, t("filters")),
      button("×", () => change({ filters: false }), { class: "close", "aria-label": t("close") })),
    model.issues.length > 0 && issueChoice(model),
    checks("camp", t("camps"), campChoices(model), "camps"),
    signChoices(model).length > 1 && checks("sign", t("signs"), signChoices(model), "signs"),
    checks("layer", t("layers"), [["tie", t("layer_ties")], ["stance", t("layer_stances")]], "layers"),
    model.relations.length > 1 && relationChoice(model),
    range("strength", t("least_strength"), model.strongest || 1),
    range("confidence", t("least_confidence"), 1),
    ...columnChoices(model),
    clear,
    arranging(model),
  );
}

// Each column of the data, shut until somebody wants it; nothing ticked means all.
function columnChoices(model) {
  return model.columns.map((column) => {
    const values = valuesOf(column);
    if (column.values.some((list) => !list.length)) values.push([NO_VALUE, column.values.filter((list) => !list.length).length]);
    return el("details", { class: "column" }, el("summary", {}, columnTitle(model, column.key)), values.map((value, at) => {
      const word = `${column.key}:${value[0]}`;
      const toggle = () => change({ only: box.checked ? [...state.only, word] : state.only.filter((other) => other !== word) });
      const box = el("input", { type: "checkbox", id: `filter-${column.key}-${at}`, on: { change: toggle } });
      keepUp.push(() => (box.checked = state.only.includes(word)));
      return el("label", { class: "check" }, box, withCount([valueName(value[0]), value[1]]));
    }));
  });
}

// How the picture is drawn: by which column, what ties are called, what was put where.
function arranging(model) {
  const columns = (none) => [["", none], ...model.columns.map(({ key }) => [key, columnTitle(model, key)])];
  const by = (key, title, none) => choice(`look-${key}`, title, columns(none), () => (columnOf(model, state[key]) ? state[key] : ""), (value) => change({ [key]: value }));
  const unpin = button(t("unpin_all"), () => change({ pins: [] }));
  const labels = el("input", { type: "checkbox", id: "look-labels", on: { change: () => change({ labels: labels.checked }) } });
  keepUp.push(() => {
    labels.checked = state.labels;
    unpin.hidden = !state.pins.length;
  });
  return el("section", { class: "arranging" }, el("h2", {}, t("arrange")),
    model.columns.length > 0 && [by("colour", t("colour_by"), t("as_usual")), by("group", t("group_by"), t("camps")), by("icons", t("icons_by"), t("no_icons"))],
    el("label", { class: "check" }, labels, t("tie_labels")),
    el("button", { type: "button", id: "new-note" }, t("new_note")),
    unpin);
}

// Ties of support, opposition and neither; contested ones and those without a sign where there are
// any; nothing to choose between where no tie carries a sign.
function signChoices(model) {
  const looks = new Set(model.links.map((link) => link.look));
  const signed = [...looks].some((look) => look !== "unsigned");
  return LOOKS
    .filter((look) => (look === "contested" || look === "unsigned" ? looks.has(look) : signed))
    .map((look) => [String(look), t(LOOK_WORDS[look])]);
}

export function clearFilters() {
  change({ ...initial("filters"), issue: "" });
}

function campChoices(model) {
  const numbers = [...new Set(model.actors.map((actor) => actor.camp))].sort((a, b) => (a ?? 1e9) - (b ?? 1e9));
  return numbers.map((camp) => {
    const size = model.actors.filter((actor) => actor.camp === camp).length;
    return [String(camp ?? 0), `${campName(camp)} (${count(size)})`];
  });
}

function issueChoice(model) {
  return choice("filter-issue", t("issue"), [["", t("all_issues")], ...model.issues.map((issue, at) => [issue.id, issueName(at)])],
    () => state.issue, (value) => change({ issue: value }));
}

function relationChoice(model) {
  return choice("filter-relation", t("relation"), [["", t("all_relations")], ...model.relations.map((relation) => [relation, relation])],
    () => state.relations[0] ?? "", (value) => change({ relations: value ? [value] : [] }));
}

// One of several, as a list to choose from.
function choice(id, title, options, read, write) {
  const select = el("select", { id, on: { change: (event) => write(event.target.value) } },
    options.map(([value, words]) => el("option", { value }, words)));
  keepUp.push(() => (select.value = read()));
  return el("label", { class: "field" }, title, select);
}

// An empty list means all, except for layers; where none is wanted the list says so.
function checks(name, title, choices, key) {
  const all = choices.map(([word]) => word);
  const on = (value) => (key !== "layers" && !state[key].length) || state[key].includes(value);
  const toggle = (value, wanted) => {
    const chosen = all.filter((word) => (word === value ? wanted : on(word)));
    if (key === "layers") return change({ layers: chosen });
    return change({ [key]: chosen.length === all.length ? [] : chosen.length ? chosen : [NONE] });
  };
  return el("fieldset", {}, el("legend", {}, title), choices.map(([value, label], at) => {
    const box = el("input", { type: "checkbox", id: `filter-${name}-${at}`, on: { change: () => toggle(value, box.checked) } });
    keepUp.push(() => (box.checked = on(value)));
    return el("label", { class: "check" }, box, label);
  }));
}

function range(key, title, most) {
  const input = el("input", {
    type: "range", id: `filter-${key}`, min: 0, max: most, step: most / 20,
    on: { change: () => change({ [key]: Number(input.value) }) },
  });
  const words = el("span", {});
  keepUp.push(() => {
    input.value = String(state[key]);
    words.textContent = `${title}: ${num(state[key], 2)}`;
  });
  return el("label", { class: "field" }, words, input);
}

export function drawCounts(model, shown, hidden) {
  const parts = [
    t("shown_actors", { n: count(shown.actorCount), all: count(model.actors.length) }),
    t("shown_ties", { n: count(shown.linkCount), all: count(model.linkCount) }),
  ];
  const held = model.actors.length;
  if (held < model.everyone) parts.push(t("held_back", { n: count(held), all: count(model.everyone) }));
  if (hidden) parts.push(t("in_bubbles", { n: count(hidden) }));
  byId("counts").textContent = parts.join(" · ");
  byId("unfilter").hidden = !filtered(state);
  byId("empty").hidden = shown.actorCount > 0;
}
