// Words, names, numbers and dates in the reader's language.

let model = null;
let language = "en";

export function speak(content, code) {
  model = content;
  language = model.languages.includes(code) ? code : model.languages[0];
  document.documentElement.lang = language;
}

// What the analyst wrote, in the reader's language where it was written in that too.
const read = new Map();
export function written(words) {
  if (!read.has(language)) read.set(language, new Map(said().written));
  return read.get(language).get(words) ?? words;
}

export const said = () => model.words[language];

// The interface's own words; {fields} are put in as text.
export function t(key, fields = {}) {
  const template = said().page[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? fields[name] : whole));
}

export const nameOf = (actor) => said().actors[actor] ?? model.actors[actor].name;
export const issueName = (issue) => said().issues[issue];

// What camps are called by number, where that is not as on the report's own day.
let called = null;
export const callCamps = (names) => (called = names);
export const campName = (camp) =>
  camp === null ? t("no_camp") : ((called ? said().campsThen[called[camp - 1]] : said().camps[camp - 1]) ?? t("camp_number", { n: camp }));

// A number with a true minus sign, rounded as it reads (0.85 to 0.9); null is a dash: as in the
// reports.
export function num(value, digits = 2, signed = false, grouped = true) {
  if (value === null || value === undefined) return "–";
  const [whole, part] = (Math.abs(value) * (1 + 1e-12)).toFixed(digits).split(".");
  const words = grouped ? whole.replace(/\B(?=(\d{3})+$)/g, ",") : whole;
  const fixed = part ? `${words}.${part}` : words;
  const sign = /[1-9]/.test(fixed) ? (value < 0 ? "−" : signed ? "+" : "") : "";
  return sign + fixed;
}

// What was coded: with two digits where one would say another number.
export const coded = (value, signed = false) => num(value, Math.round(value * 100) % 10 ? 2 : 1, signed);

// A share in per cent, which is not rounded to none or all where it is not.
export function percent(share) {
  const part = 100 * share;
  return `${num(part, (part > 0 && part < 0.5) || (part >= 99.5 && part < 100) ? 1 : 0)}%`;
}

export const count = (value) => num(value, 0);

// Enough digits for values of a measure to be told apart; `beside` are written with the same.
export function measured(value, beside = []) {
  const all = [value, ...beside].filter((number) => number !== null && number !== undefined);
  if (all.every(Number.isInteger)) return num(value, 0);
  const least = Math.min(...all.map(Math.abs).filter((size) => size > 0));
  return num(value, least < 0.1 ? 4 : least < 1 ? 3 : least < 100 ? 2 : 1);
}

export function day(iso) {
  if (!iso) return "";
  const [year, month, date] = iso.split("-").map(Number);
  if (!month) return t("year", { year });
  if (!date) return t("month", { month: t("months").split(" ")[month - 1], year });
  return t("date", { day: date, month: t("months").split(" ")[month - 1], year });
}

// Sentences one after the other; Japanese has no blanks between them.
export const sentences = (list) =>
  list.length ? list.reduce((before, next) => t("sentences", { sentence: before, next })) : "";

// What lines of each look are of.
export const LOOK_WORDS = { "1": "support", "-1": "opposition", contested: "contested", "0": "neutral", unsigned: "unsigned" };

// Two signs of one kind as words, for those who do not see the colour.
export const signName = (sign) => t(sign === "contested" ? "does_both" : sign === null || sign === "unsigned" ? "is_tied" : sign > 0 ? "supports" : sign < 0 ? "opposes" : "deals");
