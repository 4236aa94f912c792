// The keys of the text. They work only while it has the focus, so that typing stays typing.

import { codeKey, correct, decide, goToNear, goToNext, letGo, markRead, nextProposal, undo } from "./acts.js";
import { toggleAgreement } from "./agreement.js";
import { bench, changed, choosePassage, claimsHere } from "./bench.js";
import { button, byId, el, fill } from "./dom.js";
import { chooseKind, focusField } from "./form.js";
import { byParagraph, bySentence, extended } from "./passage.js";
import { t } from "./words.js";

const move = (how, step) => () => choosePassage(how(bench.layout, bench.passage, step));

const KEYS = {
  ArrowDown: move(byParagraph, 1), ArrowUp: move(byParagraph, -1), j: move(byParagraph, 1), k: move(byParagraph, -1),
  ArrowRight: move(bySentence, 1), ArrowLeft: move(bySentence, -1), l: move(bySentence, 1), h: move(bySentence, -1),
  "Shift+ArrowRight": move(extended, 1), "Shift+ArrowLeft": move(extended, -1),
  n: goToNext, w: goToNear, r: markRead, " ": markRead,
  a: () => focusField(bench.table === "ties" ? "from" : "actor"), b: () => focusField("to"), i: () => focusField("issue"),
  t: () => chooseKind(bench.table === "ties" ? "stances" : "ties"),
  c: () => focusField("condition"), f: () => focusField("confidence"), m: () => focusField("note"), g: () => focusField("relation"),
  ".": () => focusField("place"),
  p: () => { bench.private = !bench.private; changed(); },
  u: () => undo(), "Shift+U": () => undo(true), "Control+z": () => undo(), "Control+y": () => undo(true), "Control+Shift+Z": () => undo(true),
  "[": () => nextProposal(-1), "]": () => nextProposal(1), y: () => decide("accept"), x: () => decide("reject"),
  e: () => (bench.text.proposals.length ? decide("correct") : correctFirst()),
  o: toggleAgreement, Escape: letGo, "?": () => showHelp(),
};

function correctFirst() {
  const [claim] = claimsHere().slice(-1);
  if (claim) correct(claim);
}

const nameOfKey = (event) => {
  const held = [(event.ctrlKey || event.metaKey) && "Control", event.shiftKey && (event.key.length > 1 || /[A-Z]/.test(event.key)) && "Shift"].filter(Boolean);
  return [...held, event.key].join("+");
};

export function listen() {
  byId("text").addEventListener("keydown", (event) => {
    if (event.altKey || event.isComposing || !bench.text) return;
    const key = nameOfKey(event);
    const act = /^[1-5]$/.test(key) ? () => codeKey(Number(key)) : KEYS[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !(/** @type {HTMLDialogElement} */ (byId("dialog")).open)) byId("text").focus();
  });
}

const HELP = [
  ["↓ ↑", "key_move"], ["→ ←", "key_sentence"], ["Shift → ←", "key_extend"], ["N", "key_next"], ["W", "key_near"], ["R", "key_read"],
  ["1–5", "key_position"], ["A", "key_actor"], ["I", "key_issue"], ["T", "key_tie"], ["B G", "key_pair"], ["C F M", "key_more"], [".", "key_place"], ["P", "key_private"],
  ["U Shift+U", "key_undo"], ["[ ]", "key_proposals"], ["Y E X", "key_decide"], ["O", "key_agreement"], ["?", "key_help"],
];

export function showHelp() {
  showDialog(t("help"), el("p", {}, t("keys_where")), el("dl", {}, HELP.map(([keys, words]) => [
    el("dt", {}, keys.split(" ").map((key) => [el("kbd", {}, key), " "])), el("dd", {}, t(words))])));
}

export function showDialog(title, ...content) {
  const dialog = /** @type {HTMLDialogElement} */ (byId("dialog"));
  fill(dialog, el("h2", { id: "dialog-title" }, title), content, el("div", { class: "row" }, button(t("close"), () => dialog.close())));
  dialog.addEventListener("close", () => byId("text").focus(), { once: true });
  dialog.showModal();
}
