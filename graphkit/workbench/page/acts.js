// What is done with the passage and the claims: asked of the server, then shown and said.

import { bench, changed, choosePassage, doneParagraphs, issueById, nameOf, takeMarks, takeState } from "./bench.js";
import { byId } from "./dom.js";
import { marked, nextOpen, wholeParagraph } from "./passage.js";
import { act, Refused } from "./server.js";
import { say, t } from "./words.js";

export const focusText = () => byId("text").focus();

// Asks for something; true where it was done. What was refused is said with its place.
async function done(body, words) {
  try {
    const found = await act({ ...body, show: bench.text?.id ?? "" });
    takeState(found.state);
    takeMarks(found.marks);
    if (words) say(words(found.became), "good");
    return found.became;
  } catch (error) {
    say(error instanceof Refused ? `${t("refused")} ${error.problems.join(" ")}` : t("lost"), "bad");
    return null;
  } finally {
    changed();
  }
}

const POSITIONS = [-1, -0.5, 0, 0.5, 1];
const SIGNS = [-1, -1, 0, 1, 1];

// One key: the passage is coded with this position, or the tie with this sign.
export function codeKey(number) {
  if (bench.table === "ties") return code({ sign: SIGNS[number - 1] });
  return code({ position: POSITIONS[number - 1] });
}

// A place on the issue's own scale.
export function codePlace(place) {
  const issue = issueById(bench.issue);
  const half = issue ? (issue.high - issue.low) / 2 : 0;
  const position = half ? (place - issue.low) / half - 1 : NaN;
  if (!(Math.abs(position) <= 1 + 1e-9)) return say(t("no_place"), "bad");
  return code({ position: Math.max(-1, Math.min(1, Number(position.toFixed(9)))) });
}

function missing() {
  if (!bench.passage) return "no_passage";
  if (bench.table === "ties") return bench.from && bench.to ? "" : "choose_other";
  if (!bench.actor) return "choose_actor";
  return bench.issue ? "" : "choose_issue";
}

// A number as it is typed; what is none goes as it is, to be refused rather than lost.
function asNumber(typed) {
  const words = String(typed).trim().replace(",", ".");
  return words === "" ? null : Number.isNaN(Number(words)) ? words : Number(words);
}

const optional = () => ({
  condition: bench.condition, relation: bench.relation, note: bench.note, private: bench.private,
  confidence: asNumber(bench.confidence),
});

async function code(value) {
  const lacks = missing();
  if (lacks) return say(t(lacks), "bad");
  const { passage, correcting } = bench;
  const who = bench.table === "ties" ? { from: bench.from, to: bench.to } : { actor: bench.actor, issue: bench.issue };
  const claim = { source: bench.text.id, table: bench.table, start: passage.start, end: passage.end, ...who, ...optional(), ...value };
  const act = correcting?.number ? { do: "accept", number: correcting.number }
    : correcting ? { do: "code", id: correcting.id, seen: correcting.seen } : { do: "code" };
  const made = await done({ ...claim, ...act }, () => t("coded", { name: describe(claim) }));
  if (!made) return;
  bench.lastActor = bench.table === "ties" ? bench.from : bench.actor;
  bench.correcting = null;
  choosePassage(bench.passage);
}

// A claim in words: who, what, on what.
export function describe(claim) {
  if (claim.table === "ties") {
    const sign = { "1": "support", "-1": "oppose", "0": "deals", support: "support", oppose: "oppose", neutral: "deals" }[claim.sign];
    return `${nameOf(claim.from)} ${sign ? t(sign) : "–"} ${nameOf(claim.to)}`;
  }
  return `${nameOf(claim.actor)}: ${positionWords(claim.issue, claim.position)} · ${nameOf(claim.issue)}`;
}

export function positionWords(id, position) {
  const issue = issueById(id);
  const at = POSITIONS.indexOf(Number(position));
  if (issue && at >= 0) return issue.keys[at];
  if (!issue?.own) return String(position).replace("-", "−");
  const place = issue.low + ((Number(position) + 1) * (issue.high - issue.low)) / 2;
  return String(Number(place.toFixed(3))).replace("-", "−");
}

export const remove = (claim) => done({ do: "remove", table: claim.table, id: claim.id, seen: claim.seen }, () => t("removed"));

export const agreeOn = ({ id, coder, said }) => done({ do: "agree", id }, () => t("agreed_on", { name: [coder, said].filter(Boolean).join(": ") }));

export async function undo(again = false) {
  const [which, nothing, said] = again ? ["redo", "nothing_redone", "redone"] : ["undo", "nothing_undone", "undone"];
  const found = await done({ do: which }, (became) => t(became.steps.length ? said : nothing));
  if (found) choosePassage(bench.passage);
}

export function goToNext() {
  const number = nextOpen(bench.layout, doneParagraphs(), bench.passage?.paragraph ?? -1);
  if (number === null) return say(t("all_done"), "good");
  return choosePassage(wholeParagraph(bench.layout, number));
}

// Of the paragraphs near the issue that nobody coded or read yet the next, the nearest first.
export function goToNear() {
  const open = (bench.text.near[bench.issue] ?? []).filter((number) => !doneParagraphs().has(number));
  if (!open.length) return say(t("none_near"), "good");
  const next = (open.indexOf(bench.passage?.paragraph) + 1) % open.length;
  return choosePassage(wholeParagraph(bench.layout, open[next]));
}

// Nothing to code here: the paragraph is read, and on to the next.
export async function markRead() {
  const paragraph = bench.passage?.paragraph;
  if (paragraph === undefined) return goToNext();
  if (!doneParagraphs().has(paragraph)) {
    if (!(await done({ do: "read", source: bench.text.id, paragraph }, () => t("marked_read")))) return null;
  }
  return goToNext();
}

// A claim's or proposal's values in the form; a position key then saves it.
export function correct(claim) {
  const { cells } = claim;
  if (claim.start !== null) bench.passage = marked(bench.layout, claim.start, claim.end);
  Object.assign(bench, {
    correcting: claim, table: claim.table, actor: cells.actor ?? null, issue: cells.issue ?? bench.issue,
    from: cells.from ?? null, to: cells.to ?? null, relation: cells.relation ?? "", condition: cells.condition ?? "",
    confidence: cells.confidence ?? "", note: cells.note ?? "", private: cells.private === "yes",
  });
  changed();
  focusText();
}

export function saveAsItIs() {
  const { cells, table } = bench.correcting;
  const signs = { support: 1, oppose: -1, neutral: 0 };
  return code(table === "ties" ? { sign: signs[cells.sign] } : { position: Number(cells.position) });
}

export function letGo() {
  bench.correcting = null;
  choosePassage(bench.passage);
}

export const proposalNow = () => bench.text?.proposals[bench.proposal] ?? null;

export function nextProposal(step) {
  const count = bench.text.proposals.length;
  if (!count) return;
  bench.proposal = (bench.proposal + step + count) % count;
  const proposal = proposalNow();
  if (proposal.start !== null) choosePassage(marked(bench.layout, proposal.start, proposal.end));
}

export async function decide(how) {
  const proposal = proposalNow();
  if (!proposal) return;
  if (how === "correct") return void correct(proposal);
  await done({ do: how, number: proposal.number }, () => t(`${how}ed`));
  bench.proposal = Math.max(0, Math.min(bench.proposal, bench.text.proposals.length - 1));
  choosePassage(bench.passage);
}

// A new actor or issue, which is then chosen.
export async function newActor(name, slot) {
  const made = await done({ do: "actor", name });
  if (made) bench[slot] = made.id;
  changed();
  focusText();
}

export async function newIssue(question) {
  const made = await done({ do: "issue", question });
  if (made) bench.issue = made.id;
  changed();
  focusText();
}

export const saveSource = (fields) => done({ do: "source", id: bench.text.id, ...fields }, () => t("save_changes"));
