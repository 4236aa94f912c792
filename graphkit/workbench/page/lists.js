// Beside the form: the claims on this paragraph, proposals that wait, and where to look.

import { correct, decide, describe, nextProposal, proposalNow, remove, focusText, newActor } from "./acts.js";
import { actorById, bench, choosePassage, claimsHere, issueById } from "./bench.js";
import { button, byId, el, fill } from "./dom.js";
import { marked, wholeParagraph } from "./passage.js";
import { t } from "./words.js";

const MOST = 40;

export const sideOf = ({ table, cells }) => {
  if (table === "ties") return "tie";
  const position = Number(cells.position);
  return position < 0 ? "against" : position > 0 ? "for" : "neither";
};

const inWords = (claim) => describe({ table: claim.table, ...claim.cells });

export function showClaims() {
  const here = bench.passage ? claimsHere() : [];
  const all = bench.text.claims.length;
  fill(byId("claims"),
    el("h3", {}, t("claims")),
    here.length ? null : el("p", { class: "none" }, t("claims_none")),
    el("ul", {}, here.slice(0, MOST).map((claim) =>
      el("li", { class: `claim ${sideOf(claim)}` },
        el("span", { class: "words" }, inWords(claim), claim.cells.condition ? el("small", {}, ` ${claim.cells.condition}`) : null),
        button(t("correct"), () => correct(claim), { "aria-label": `${t("correct")}: ${inWords(claim)}` }),
        button(t("remove"), () => { remove(claim); focusText(); }, { "aria-label": `${t("remove")}: ${inWords(claim)}` })))),
    all ? el("p", { class: "count" }, t("claims_text", { n: all })) : null);
}

export function showProposals() {
  const { proposals } = bench.text;
  const now = proposalNow();
  byId("proposals").hidden = !now;
  if (!now) return;
  fill(byId("proposals"),
    el("h3", {}, t("proposals_waiting", { n: proposals.length })),
    el("p", { class: `claim ${sideOf(now)}` }, inWords(now), el("small", {}, ` ${t("proposed_by", { name: now.by })}`),
      Object.entries(now.newActors).filter(([id]) => !actorById(id)).map(([, name]) => el("small", { class: "new" }, ` · ${t("new_actor", { name })}`))),
    el("blockquote", {}, now.start === null ? "" : bench.text.text.slice(now.start, Math.min(now.end, now.start + 240))),
    el("div", { class: "row" },
      button("‹", () => nextProposal(-1), { "aria-label": t("key_proposals") }), button("›", () => nextProposal(1), { "aria-label": t("key_proposals") }),
      ["accept", "correct", "reject"].map((how) => button(t(how), () => { decide(how); focusText(); }))));
}

// Names that recur and are nobody's yet; paragraphs near the issue's question. Never a stance.
export function showLook() {
  const { near, nearBy } = bench.text;
  const newNames = bench.text.newNames.filter(([, places]) => places.length > 1);
  const issue = issueById(bench.issue);
  const numbers = issue ? near[issue.id] ?? [] : [];
  byId("look").hidden = !newNames.length && !numbers.length;
  fill(byId("look"), el("details", { open: /** @type {HTMLDetailsElement | null} */ (byId("look").querySelector("details"))?.open ?? false },
    el("summary", {}, t("where_to_look")),
    numbers.length ? el("div", { class: "row" }, el("span", {}, t(`near_${nearBy}`, { name: issue.title })), numbers.map((number) =>
      button(`¶ ${number + 1}`, () => { choosePassage(wholeParagraph(bench.layout, number)); focusText(); }))) : null,
    newNames.length ? el("div", { class: "row" }, el("span", {}, t("new_names")), newNames.slice(0, 12).map(([name, places]) => [
      button(`${name} (${places.length})`, () => { choosePassage(marked(bench.layout, ...places[0])); focusText(); }),
      button("+", () => newActor(name, "actor"), { "aria-label": t("new_actor", { name }) })])) : null));
}
