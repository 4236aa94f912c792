// The focus stays where it was when a part of the page is drawn anew, or goes to what is nearest.

import { byId } from "./dom.js";

const FOCUSABLE = "button:not(:disabled), a[href], input, select, textarea, summary, [tabindex='0']";
const HOLDERS = "#panel, #story, #table, #filters, #tools, footer, #stage";

// Draw; whoever had the focus has it afterwards as well.
export function keepFocus(act) {
  const held = document.activeElement;
  const place = held instanceof HTMLElement && held !== document.body ? placeOf(held) : null;
  act();
  if (place && !usable(held)) (same(place) ?? nearest(place)).focus({ preventScroll: true });
}

const usable = (element) => element.isConnected && element.checkVisibility({ checkVisibilityCSS: true }) && !element.matches(":disabled");

// What an element is called, and in which part of the page it stands: the same after a redraw.
function placeOf(element) {
  const holder = element.closest(HOLDERS);
  const kin = holder ? [...holder.querySelectorAll(FOCUSABLE)] : [];
  const name = nameOf(element);
  const mates = kin.filter((other) => nameOf(other) === name);
  return { id: element.id, holder, name, at: mates.indexOf(element), order: kin.indexOf(element) };
}

const nameOf = (element) => `${element.tagName} ${element.getAttribute("aria-label") ?? element.textContent}`;

function same({ id, holder, name, at }) {
  const marked = id ? byId(id) : null;
  if (marked && usable(marked)) return marked;
  if (!holder) return null;
  const mates = [...holder.querySelectorAll(FOCUSABLE)].filter((other) => nameOf(other) === name && usable(other));
  return mates[Math.max(0, at)] ?? mates.at(-1) ?? null;
}

// What stands where it stood in its part of the page, or the picture, or the table over it.
function nearest({ holder, order }) {
  const kin = holder ? [...holder.querySelectorAll(FOCUSABLE)].filter(usable) : [];
  const [picture, table] = [byId("canvas"), byId("table")];
  return kin[Math.min(Math.max(0, order), kin.length - 1)] ?? (usable(picture) ? picture : table);
}
