// The same content as tables, with the same actions, for those who cannot or will not use the
// picture.

import { actorButton } from "./claims.js";
import { button, byId, el, fill } from "./dom.js";
import { matrix, matrixTitle } from "./matrix.js";
import { tieId } from "./model.js";
import { placeOf, positionTitle, sayPlace } from "./scale.js";
import { chosen, withActor } from "./selection.js";
import { change, state } from "./state.js";
import { dayShown, issueShown, lookOf, positionOf } from "./time.js";
import { campName, count, issueName, measured, nameOf, num, said, signName, t } from "./words.js";

const PAGE = 100;
const order = { key: "rank", down: false, pages: 1 };

// Columns with their heading, their value (for sorting and CSV) and how it is shown.
/** @returns {{ key: string, title: string, value: (actor: number) => any, number?: (value: any) => string }[]} */
export function actorColumns(model) {
  const issue = issueShown(model);
  const measure = model.measureOf.get(state.size);
  const scale = model.issues[issue]?.scale;
  const ties = (actor) => model.linksAt[actor].length;
  const known = issue === model.issue && !dayShown(model); // power in numbers is known of the report's own answer alone
  return [
    { key: "name", title: t("actor"), value: nameOf },
    { key: "rank", title: t("rank"), value: (a) => (model.actors[a].unranked ? null : model.actors[a].rank), number: count },
    { key: "camp", title: t("camp"), value: (a) => campName(model.actors[a].camp) },
    issue !== null && { key: "position", title: positionTitle(model, issue), value: (a) => placeOf(scale, positionOf(model, a, issue)), number: (v) => sayPlace(scale, v) },
    known && { key: "power", title: t("capability"), value: (a) => model.actors[a].capability, number: (v) => num(v, 0) },
    measure !== undefined && { key: "measure", title: said().measures[measure].title, value: (a) => model.measures[measure].values[a], number: (v) => measured(v) },
    { key: "ties", title: t("ties"), value: ties, number: count },
  ].filter((column) => column !== false);
}

export function tieColumns(model) {
  const link = (n) => model.links[n];
  return [
    { key: "from", title: t("from"), value: (n) => nameOf(link(n).from) },
    { key: "sign", title: t("tie"), value: (n) => signName(lookOf(model, link(n)) ?? link(n).look) },
    { key: "to", title: t("to"), value: (n) => nameOf(link(n).to) },
    { key: "relation", title: t("relation"), value: (n) => link(n).relations.join(", ") },
    { key: "strength", title: t("strength"), value: (n) => link(n).strength, number: (v) => num(v, 2) },
    { key: "claims", title: t("claims"), value: (n) => link(n).now.length, number: count },
  ];
}

const listed = (flags) => flags.flatMap((yes, number) => (yes ? [number] : []));

export function drawTable(model, shown) {
  const place = byId("table");
  place.hidden = !state.table;
  byId("stage").classList.toggle("as-table", state.table);
  if (!state.table) return fill(place);
  if (state.matrix && model.links.length) return fill(place, kinds(model), matrix(model, shown));
  const again = () => drawTable(model, shown);
  const actors = sorted(listed(shown.actors), actorColumns(model));
  return fill(place, kinds(model),
    table("actors-table", t("actors"), actorColumns(model), actors, again, (actor) => [
      actorButton(model, actor),
      button(t("focus"), () => change({ focus: model.actors[actor].id, select: `actor:${model.actors[actor].id}`, view: [] }), { class: "small", "aria-label": `${t("focus")}: ${nameOf(actor)}` }),
      chooseToo(model, actor),
    ]),
    table("ties-table", t("ties"), tieColumns(model), listed(shown.links), again, (number) =>
      button(nameOf(model.links[number].from), () => change({ select: `tie:${tieId(model, model.links[number])}` }), {
        class: "name", "aria-label": `${t("evidence")}: ${tieColumns(model).slice(0, 3).map(({ value }) => value(number)).join(" ")}`,
      })),
    model.issues.length > 0 && el("table", { id: "issues-table" }, el("caption", {}, t("issues")),
      el("tbody", {}, model.issues.map((issue, at) => el("tr", {}, el("th", { scope: "row" },
        button(issueName(at), () => change({ select: `issue:${issue.id}` }), { class: "name" })),
      el("td", {}, said().issueWords[at].question))))));
}

// The two kinds of table: all as lists, or who is for and against whom.
const kinds = (model) => model.links.length > 0 && el("p", { class: "segments", role: "group", "aria-label": t("table") },
  [false, true].map((on) => button(on ? matrixTitle(model) : t("lists"), () => change({ matrix: on }), { "aria-pressed": state.matrix === on })));

function chooseToo(model, actor) {
  const found = chosen(model);
  const on = Boolean(found && ["actor", "actors"].includes(found.kind) && found.actors.includes(actor));
  return button(on ? "✓" : "+", () => change({ select: withActor(model, actor) }), {
    class: "small", "aria-pressed": on, "aria-label": `${t("choose_too")}: ${nameOf(actor)}`,
  });
}

function sorted(numbers, columns) {
  const column = columns.find(({ key }) => key === order.key) ?? columns[1];
  const way = order.down ? -1 : 1;
  return numbers.sort((a, b) => {
    const [x, y] = [column.value(a), column.value(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return way * (typeof x === "string" ? x.localeCompare(y) : x - y) || a - b;
  });
}

function table(id, title, columns, rows, again, action) {
  const sortable = id === "actors-table";
  const most = PAGE * order.pages;
  const sort = (key) => {
    order.down = order.key === key && !order.down;
    order.key = key;
    again();
    byId(`sort-${key}`)?.focus();
  };
  return [
    el("table", { id }, el("caption", {}, `${title} (${count(rows.length)})`),
      el("thead", {}, el("tr", {}, columns.map(({ key, title: heading, number }) =>
        el("th", { scope: "col", class: number ? "number" : "", "aria-sort": sortable && order.key === key ? (order.down ? "descending" : "ascending") : null },
          sortable ? button(heading, () => sort(key), { id: `sort-${key}` }) : heading)))),
      el("tbody", {}, rows.slice(0, most).map((row) => el("tr", {}, columns.map(({ key, value, number }) =>
        key === "name" || key === "from"
          ? el("th", { scope: "row" }, action(row))
          : el("td", { class: number ? "number" : "" }, number ? number(value(row)) : value(row))))))),
    rows.length > most && button(t("show_more", { n: count(rows.length - most) }), () => {
      order.pages += 1;
      again();
    }),
  ];
}
