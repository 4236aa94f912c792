// Layout, size and filters. Each control shows and changes one part of the state.

import { button, byId, el, fill } from "./dom.js";
import { LOOKS } from "./edges.js";
import { filtered } from "./filter.js";
import { layoutOf } from "./scene.js";
import { canUndo, change, initial, state } from "./state.js";
import { campName, count, issueName, LOOK_WORDS, num, said, t } from "./words.js";

export function drawControls(model) {
  fill(byId("layouts"), model.layoutNames.map((name) => layoutButton(model, name)));
  fill(byId("size"), el("option", { value: "" }, t("size_influence")), model.measures.map((measure, at) =>
    el("option", { value: measure.name }, said().measures[at].title)));
  byId("size").value = state.size;
  pressed("open-filters", state.filters);
  pressed("open-table", state.table);
  pressed("open-story", state.story > 0);
  byId("filters").hidden = !state.filters;
  if (state.filters) drawFilters(model);
}

function layoutButton(model, name) {
  const on = layoutOf(model, state) === name;
  return button(t(`layout_${name}`), () => change({ layout: name, view: [] }), { "aria-pressed": on, "data-layout": name });
}

export function drawUndo() {
  byId("undo").disabled = !canUndo();
}

const pressed = (id, on) => byId(id).setAttribute("aria-pressed", String(on));

function drawFilters(model) {
  const focused = document.activeElement?.id;
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
    button(t("clear_filters"), clearFilters, { disabled: !filtered(state) }),
  );
  if (focused) byId(focused)?.focus();
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
  const choose = (event) => change({ issue: event.target.value });
  const select = el("select", { id: "filter-issue", on: { change: choose } },
    el("option", { value: "" }, t("all_issues")),
    model.issues.map((issue, at) => el("option", { value: issue.id }, issueName(at))));
  select.value = state.issue;
  return el("label", { class: "field" }, t("issue"), select);
}

function relationChoice(model) {
  const choose = (event) => change({ relations: event.target.value ? [event.target.value] : [] });
  const select = el("select", { id: "filter-relation", on: { change: choose } },
    el("option", { value: "" }, t("all_relations")),
    model.relations.map((relation) => el("option", { value: relation }, relation)));
  select.value = state.relations[0] ?? "";
  return el("label", { class: "field" }, t("relation"), select);
}

// None chosen means all, except for layers.
function checks(name, title, choices, key) {
  const toggle = (value, on) => {
    const all = choices.map(([word]) => word);
    const before = state[key].length || key === "layers" ? state[key] : all;
    const chosen = all.filter((word) => (word === value ? on : before.includes(word)));
    change({ [key]: key !== "layers" && chosen.length === all.length ? [] : chosen });
  };
  return el("fieldset", {}, el("legend", {}, title), choices.map(([value, label], at) => {
    const on = key === "layers" ? state[key].includes(value) : !state[key].length || state[key].includes(value);
    return el("label", { class: "check" }, el("input", {
      type: "checkbox", id: `filter-${name}-${at}`, checked: on,
      on: { change: (event) => toggle(value, event.target.checked) },
    }), label);
  }));
}

function range(key, title, most) {
  const input = el("input", {
    type: "range", id: `filter-${key}`, min: 0, max: most, step: most / 20, value: state[key],
    on: { change: (event) => change({ [key]: Number(event.target.value) }) },
  });
  return el("label", { class: "field" }, `${title}: ${num(state[key], 2)}`, input);
}

export function drawCounts(model, shown, hidden) {
  const parts = [
    t("shown_actors", { n: count(shown.actorCount), all: count(model.actors.length) }),
    t("shown_ties", { n: count(shown.linkCount), all: count(model.links.length) }),
  ];
  if (hidden) parts.push(t("in_bubbles", { n: count(hidden) }));
  byId("counts").textContent = parts.join(" · ");
  byId("unfilter").hidden = !filtered(state);
}
