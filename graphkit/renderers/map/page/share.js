// What one takes away from the page: links, pictures, tables, notes and places.

import { control, byId } from "./dom.js";
import { copyLink, csvText, pngBlob, save, svgText } from "./export.js";
import { closeMenus } from "./header.js";
import { notesText } from "./notes.js";
import { placesText } from "./pins.js";
import { offPage } from "./scene.js";
import { state } from "./state.js";
import { said } from "./words.js";

const slug = () => (said().title || "map").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "") || "map";

// `now` gives what is shown under the filters.
export function wireShare(model, view, now) {
  const on = (id, act) => byId(id).addEventListener("click", act);
  on("take-png", async () => save(`${slug()}.png`, await pngBlob(model, view), "image/png"));
  on("take-svg", () => save(`${slug()}.svg`, svgText(model, view), "image/svg+xml"));
  on("take-actors", () => save(`${slug()}-actors.csv`, csvText(model, now(), "actors"), "text/csv"));
  on("take-ties", () => save(`${slug()}-ties.csv`, csvText(model, now(), "ties"), "text/csv"));
  on("take-notes", () => save("notes.yaml", notesText(model, state.notes), "application/yaml"));
  on("take-places", () => save("layout.json", placesText(model, view.picture, (node) => offPage(view.picture, node)), "application/json"));
  on("take-link", copyLink);
  on("address-close", () => (byId("address-box").hidden = true));
  document.querySelector(".menu > div")?.addEventListener("click", () => {
    const opener = closeMenus();
    if (!byId("address-box").hidden) control("address").select();
    else opener?.focus();
  });
}
