// The workbench: texts left, claims right, and what they come to.

import { goToNext, saveSource, undo } from "./acts.js";
import { backToCoding, followAgreement, makeAgreement, toggleAgreement } from "./agreement.js";
import { bench, changed, choosePassage, codedParagraphs, onChange, takeMarks, takeState, takeText } from "./bench.js";
import { button, byId, control, el, fill } from "./dom.js";
import { makeForm, showForm } from "./form.js";
import { listen, showDialog, showHelp } from "./keys.js";
import { showClaims, showLook, showProposals, sideOf } from "./lists.js";
import { followLive, liveIsOld, makeLive } from "./live.js";
import { marked, sentenceAt, wholeParagraph } from "./passage.js";
import { paint, pointed, showDone, showPassage, showText } from "./reader.js";
import { get, Refused } from "./server.js";
import { say, speak, t } from "./words.js";

const LOOK_AGAIN = 2000; // milliseconds between two looks for what others changed

const placesOf = (list, fits) => list.filter((one) => one.start !== null && fits(one)).map(({ start, end }) => [start, end]);

let painted = null;

// Marks are painted again only when they are others: with thousands that takes time.
function showMarks() {
  const { text, layout } = bench;
  if (painted === text.claims) return;
  painted = text.claims;
  for (const side of ["against", "neither", "for", "tie"]) paint(`claim-${side}`, layout, placesOf(text.claims, (claim) => sideOf(claim) === side));
  paint("proposal", layout, placesOf(text.proposals, () => true));
  paint("named", layout, text.named.map(([start, end]) => [start, end]));
  paint("new-name", layout, text.newNames.flatMap(([, places]) => (places.length > 1 ? places : [])));
  showDone(layout, codedParagraphs(), new Set(text.read));
}

function showHead() {
  const { state, text } = bench;
  const select = control("texts");
  const row = state.texts.find(({ id }) => id === text?.id);
  const signature = JSON.stringify(state.texts);
  if (select.dataset.shown !== signature) {
    fill(select, state.texts.map(({ id, title, left }) => el("option", { value: id }, left ? `${title} (${left})` : `${title} ✓`)));
    select.dataset.shown = signature;
  }
  if (!row) return;
  select.value = row.id;
  const bar = /** @type {HTMLProgressElement} */ (byId("bar"));
  [bar.max, bar.value] = [row.paragraphs, row.paragraphs - row.left];
  byId("counts").textContent = t("progress", row);
  byId("text-title").textContent = row.title;
  const about = [row.publisher, row.date].filter(Boolean).join(" · ");
  const place = bench.passage ? t("paragraph", { n: bench.passage.paragraph + 1, of: row.paragraphs }) : about;
  const unknown = ["date", "publisher", "language"].find((key) => !row[key]);
  fill(byId("where"), unknown ? button(t(`no_${unknown}`), aboutText, { class: "link" }) : null, " ", place);
  control("undo").disabled = !state.undo;
  control("redo").disabled = !state.redo;
}

function show() {
  if (!bench.state) return;
  showHead();
  followAgreement();
  showForm();
  if (!bench.text) return;
  showPassage(bench.layout, bench.passage);
  showMarks();
  showClaims();
  showProposals();
  showLook();
  if (liveIsOld()) followLive();
}

async function openText(id) {
  takeText(await get("text", { id }));
  painted = null;
  showText(bench.text.text, bench.layout);
  byId("text").lang = bench.state.texts.find((text) => text.id === id)?.language ?? "";
  changed();
}

// A click chooses a sentence, another one on it the paragraph.
function sentenceOrParagraph(place) {
  const [sentence, now] = [sentenceAt(bench.layout, place), bench.passage];
  const again = now?.start === sentence.start && now.end === sentence.end && !now.whole;
  return again ? wholeParagraph(bench.layout, sentence.paragraph) : sentence;
}

// What is known of the text: asked for where its file did not say it.
function aboutText() {
  const row = bench.state.texts.find(({ id }) => id === bench.text?.id);
  if (!row) return;
  const inputs = Object.fromEntries(["title", "publisher", "date", "language", "url"].map((key) => [key, /** @type {HTMLInputElement} */ (el("input", { id: `about-${key}`, value: row[key] ?? "", type: "text" }))]));
  const names = { title: "about_title", publisher: "about_publisher", date: "about_date", language: "about_language", url: "about_url" };
  const save = () => saveSource(Object.fromEntries(Object.entries(inputs).map(([key, input]) => [key, input.value])));
  showDialog(t("about_text"),
    Object.entries(inputs).map(([key, input]) => el("div", { class: "field" }, el("label", { for: input.id }, t(names[key])), input)),
    el("div", { class: "row" }, button(t("save_changes"), () => { save(); /** @type {HTMLDialogElement} */ (byId("dialog")).close(); })));
}

// Others code the same dataset, or edit its tables: looked for, and taken up.
async function lookForChanges() {
  try {
    const { version } = await get("version");
    if (version === bench.state.version) return;
    const found = await get("marks", { id: bench.text?.id ?? "" });
    if (found.state.version === bench.state.version) return;
    takeState(found.state);
    takeMarks(found.marks);
    say(t("changed_elsewhere"));
    changed();
  } catch (error) {
    say(error instanceof Refused ? error.problems.join(" ") : t("lost"), "bad");
  }
}

async function begin() {
  speak(await get("words"));
  document.title = `${t("title")} · graphkit`;
  byId("title").textContent = t("title");
  byId("texts-label").textContent = t("text");
  fill(byId("tools"),
    button(t("about_text"), aboutText), button(t("next_uncoded"), () => { backToCoding(); goToNext(); }),
    button(t("undo"), () => undo(), { id: "undo" }), button(t("redo"), () => undo(true), { id: "redo" }),
    button(t("agreement"), toggleAgreement, { id: "agreement-tool", "aria-pressed": "false" }), button(t("help"), showHelp));
  makeForm();
  makeLive();
  makeAgreement(async ({ source, start, end }) => {
    if (bench.text?.id !== source) await openText(source);
    choosePassage(marked(bench.layout, start, end));
    byId("text").focus();
  });
  onChange(show);
  takeState(await get("state"));
  control("texts").addEventListener("change", () => openText(control("texts").value).then(() => { backToCoding(); byId("text").focus(); }));
  byId("text").addEventListener("mouseup", (event) => {
    const at = bench.text && pointed(bench.layout, event);
    if (at) choosePassage("at" in at ? sentenceOrParagraph(at.at) : marked(bench.layout, at.start, at.end));
  });
  listen();
  const open = bench.state.texts.find(({ left }) => left) ?? bench.state.texts[0];
  if (open) await openText(open.id);
  else changed();
  byId("text").focus();
  document.documentElement.dataset.ready = "yes";
  setInterval(lookForChanges, LOOK_AGAIN);
}

begin().catch((error) => say(error.message, "bad"));
