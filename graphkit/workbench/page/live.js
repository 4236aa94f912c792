// What is coded so far: the brief and the picture, asked for again after every change.

import { bench, nameOf } from "./bench.js";
import { byId, el, fill } from "./dom.js";
import { get } from "./server.js";
import { t } from "./words.js";

const AGAIN = 120; // milliseconds between two questions while it is being worked out

let shown = "picture";
let made = { version: "", issue: "", brief: "", sure: false, picture: false };
let asking = false;

export function makeLive() {
  const tab = (name) => el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "live-panel", on: {
    click: () => { shown = name; showLive(); },
    keydown: (event) => { if (event.key === "ArrowLeft" || event.key === "ArrowRight") { shown = shown === "brief" ? "picture" : "brief"; showLive(); byId(`tab-${shown}`).focus(); } },
  } }, t(name));
  fill(byId("live"), el("div", { class: "head" }, el("h2", {}, t("live")),
    el("div", { role: "tablist", "aria-label": t("live") }, tab("picture"), tab("brief")), el("span", { id: "live-state" })),
    el("div", { id: "live-panel", role: "tabpanel", tabindex: "0" }));
}

const current = () => made.version === bench.state.version && made.issue === (bench.issue ?? "");

// Asks until what is shown is of the newest version, with its intervals.
export async function followLive() {
  if (asking) return;
  asking = true;
  try {
    for (let steps = 0; steps < 2000; steps++) {
      made = await get("live", { version: bench.state.version, issue: bench.issue ?? "" });
      showLive();
      if (current() && made.sure) return;
      await new Promise((done) => { setTimeout(done, AGAIN); });
    }
  } catch {
    // told where something is done next
  } finally {
    asking = false;
  }
}

export const liveIsOld = () => !current() || !made.sure;

function showLive() {
  for (const name of ["picture", "brief"]) {
    byId(`tab-${name}`).setAttribute("aria-selected", String(name === shown));
    byId(`tab-${name}`).tabIndex = name === shown ? 0 : -1;
  }
  byId("live-panel").setAttribute("aria-labelledby", `tab-${shown}`);
  byId("live-state").textContent = current() ? (made.sure ? "" : t("live_quick")) : t("live_working");
  byId("live-panel").dataset.version = made.version;
  if (!made.brief) fill(byId("live-panel"), el("p", { class: "none" }, t("live_nothing")));
  else if (shown === "brief" || !made.picture) fill(byId("live-panel"), el("pre", {}, made.brief));
  else showPicture();
}

// The same picture stays until the next one is there.
function showPicture() {
  const address = `picture.svg?${new URLSearchParams({ issue: made.issue, version: made.version, sure: String(made.sure) })}`;
  const panel = byId("live-panel");
  const there = panel.querySelector("img");
  if (there?.getAttribute("src") === address) return;
  const image = el("img", { src: address, alt: t("picture_alt", { name: bench.issue ? nameOf(bench.issue) : "" }) });
  if (!there) fill(panel, image);
  else image.addEventListener("load", () => { if (panel.contains(there)) there.replaceWith(image); });
}
