// The text: paragraphs of plain text, with marks painted over them (CSS Custom Highlight API).

import { byId, el, fill } from "./dom.js";
import { paragraphAt } from "./passage.js";
import { t } from "./words.js";

const box = () => byId("text");
/** @type {(number: number) => any} */
const paragraph = (number) => document.getElementById(`p${number}`);

export function showText(text, layout) {
  fill(box(), layout.paragraphs.map(([start, end], number) =>
    el("p", { id: `p${number}`, role: "option", "aria-selected": "false" }, text.slice(start, end))));
  box().setAttribute("aria-label", t("reading"));
  box().scrollTop = 0;
}

// A range for each paragraph that a passage reaches into: none holds more than one text.
function ranges(layout, start, end) {
  const found = [];
  for (let number = paragraphAt(layout, start); number < layout.paragraphs.length; number++) {
    const [from, to] = layout.paragraphs[number];
    if (from >= end) break;
    const node = paragraph(number)?.firstChild;
    if (!node || start >= to) continue;
    found.push(new StaticRange({
      startContainer: node, startOffset: Math.max(start, from) - from,
      endContainer: node, endOffset: Math.min(end, to) - from,
    }));
  }
  return found;
}

const KINDS = ["named", "new-name", "claim-against", "claim-neither", "claim-for", "claim-tie", "proposal", "passage"];

// Paints one kind of mark: passages as [start, end].
export function paint(kind, layout, places) {
  if (!("highlights" in CSS)) return;
  const all = places.flatMap(([start, end]) => ranges(layout, start, end));
  const highlight = new Highlight(...all);
  highlight.priority = KINDS.indexOf(kind);
  CSS.highlights.set(kind, highlight);
}

/** @type {number | null} */
let chosen = null;

export function showPassage(layout, passage) {
  const before = chosen === null ? null : paragraph(chosen);
  before?.setAttribute("aria-selected", "false");
  chosen = passage?.paragraph ?? null;
  paint("passage", layout, passage ? [[passage.start, passage.end]] : []);
  if (!passage) return;
  const here = paragraph(passage.paragraph);
  here.setAttribute("aria-selected", "true");
  box().setAttribute("aria-activedescendant", here.id);
  here.scrollIntoView({ block: "nearest" });
}

// Which paragraphs are coded, which only read: a mark at their side.
export function showDone(layout, coded, read) {
  layout.paragraphs.forEach((_, number) => {
    const state = coded.has(number) ? "coded" : read.has(number) ? "read" : "";
    const here = paragraph(number);
    if (here.className !== state) here.className = state;
  });
}

// What the mouse marked, in offsets of the text; null where it only clicked, with the place.
export function pointed(layout, event) {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed && box().contains(selection.anchorNode)) {
    const range = selection.getRangeAt(0);
    const ends = [[range.startContainer, range.startOffset], [range.endContainer, range.endOffset]];
    const [start, end] = ends.map(([node, offset]) => placeOf(layout, node, offset)).sort((a, b) => a - b);
    selection.removeAllRanges();
    if (start !== null && end > start) return { start, end };
  }
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const at = caret ? placeOf(layout, caret.offsetNode, caret.offset) : null;
  return at === null ? null : { at };
}

function placeOf(layout, node, offset) {
  const element = (node instanceof Element ? node : node.parentElement)?.closest("p");
  if (!element) return null;
  const [start, end] = layout.paragraphs[Number(element.id.slice(1))];
  return node.nodeType === Node.TEXT_NODE ? Math.min(start + offset, end) : offset ? end : start;
}
