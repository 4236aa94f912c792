// The columns of the data that tell actors apart: what they are coloured, grouped and filtered by.

import { count, said, t } from "./words.js";

// Each column's values by actor: a list of words, empty where there is none.
export function readColumns(content) {
  return content.columns.map(({ key, words, values }) => ({
    key, words,
    values: values.map((held) => (held === null ? [] : [held].flat().map((at) => words[at]))),
  }));
}

export const columnTitle = (model, key) => said().columns[model.columns.findIndex((column) => column.key === key)] ?? key;

export const columnOf = (model, key) => model.columns.find((column) => column.key === key) ?? null;

// The value that an actor is drawn by: the first of several; null where there is none.
export const valueOf = (column, actor) => column.values[actor]?.[0] ?? null;

// The values of a column with how many actors have each, the most frequent first.
export function valuesOf(column) {
  const tally = new Map();
  for (const list of column.values) for (const value of list) tally.set(value, (tally.get(value) ?? 0) + 1);
  return [...tally].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
}

export const withCount = ([value, size]) => `${value} (${count(size)})`;

// A filter of the address: `column:value`; null where it names no column.
export function parseOnly(model, entry) {
  const at = entry.indexOf(":");
  const column = columnOf(model, entry.slice(0, at));
  return column && { column, value: entry.slice(at + 1) };
}

export const NO_VALUE = "";
export const valueName = (value) => value || t("no_value");
