// The keyboard: everything the mouse can do, and in a slide deck the deck's own keys.

import { byId } from "./dom.js";
import { change, state } from "./state.js";
import { goTo } from "./story.js";
import { closeMenus } from "./header.js";

const DECK = { ArrowLeft: 37, ArrowRight: 39, ArrowUp: 38, ArrowDown: 40, PageUp: 33, PageDown: 34, " ": 32, Escape: 27, Home: 36, End: 35 };

export function listenToKeys(model, view, actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (state.embed) return forward(event);
    const act = shortcut(model, view, actions, event);
    if (!act) return;
    event.preventDefault();
    act();
  });
}

const typing = (target) => /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName);

// In a frame on a slide: the surrounding deck (reveal.js and alike) gets the keys.
function forward(event) {
  const code = DECK[event.key];
  if (code === undefined || window.parent === window) return;
  window.parent.postMessage(JSON.stringify({ method: "triggerKey", args: [code] }), "*");
  event.preventDefault();
}

function shortcut(model, view, actions, event) {
  const { key } = event;
  if (key === "/") return () => byId("search").focus();
  if (key === "Escape") return leave(model);
  if (state.story && key === "ArrowRight") return () => goTo(model, state.story + 1);
  if (state.story && key === "ArrowLeft" && state.story > 1) return () => goTo(model, state.story - 1);
  if (event.target.id !== "canvas") return null;
  const away = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key];
  if (away && event.shiftKey) return () => view.panBy(60 * away[0], 60 * away[1]);
  if (away) return () => actions.neighbour(...away);
  if (key === "Enter") return () => byId("panel").querySelector("button")?.focus();
  if (key === "f") return actions.focus;
  return { "+": () => view.zoomBy(1.3), "=": () => view.zoomBy(1.3), "-": () => view.zoomBy(1 / 1.3), 0: actions.fit }[key] ?? null;
}

function leave(model) {
  const opener = closeMenus();
  if (opener) return () => opener.focus();
  if (!byId("address-box").hidden) return () => (byId("address-box").hidden = true);
  if (state.story) return () => goTo(model, 0);
  if (state.select) return () => (change({ select: "" }), byId("canvas").focus());
  if (state.filters) return () => change({ filters: false });
  if (state.focus) return () => change({ focus: "", view: [] });
  return null;
}

// The node that lies nearest in a direction from the chosen one; the first one to begin with.
export function towards(picture, from, dx, dy) {
  if (from < 0) return picture.nodes.findIndex((node) => node.kind === "actor");
  const start = picture.nodes[from];
  let best = -1;
  let least = Infinity;
  picture.nodes.forEach((node, number) => {
    const [x, y] = [node.x - start.x, node.y - start.y];
    const along = x * dx + y * dy;
    const cost = along + 2.5 * Math.abs(x * dy - y * dx);
    if (number !== from && along > 0.5 && cost < least) {
      least = cost;
      best = number;
    }
  });
  return best;
}
