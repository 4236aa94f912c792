// The story: one step after the other, each a view of its own with a few sentences.

import { button, byId, el, fill } from "./dom.js";
import { change, defaults, state } from "./state.js";
import { said, t } from "./words.js";

export const steps = (model) => model.story;

// The actors a step is about, as numbers; null when it is about all.
export function spotlight(model) {
  const step = model.story[state.story - 1];
  if (!step || !step.highlight.length) return null;
  const actors = step.highlight.map((id) => model.numberOf.get(id)).filter((number) => number !== undefined);
  return actors.length ? new Set(actors) : null;
}

let before = null; // where one was when the story began

// Going to a step sets what the step says and everything else as it was at the beginning; its end
// leads back to where one was.
export function goTo(model, number) {
  const at = Math.max(0, Math.min(number, model.story.length));
  if (at && !state.story) before = structuredClone(state);
  if (!at && before) {
    change({ ...before, lang: state.lang, theme: state.theme, story: 0 });
    before = null;
    return;
  }
  const kept = { lang: state.lang, theme: state.theme, embed: state.embed };
  const step = model.story[at - 1];
  change({ ...defaults(), ...kept, ...(step ? step.state : {}), story: at });
}

export function drawStory(model) {
  const bar = byId("story");
  const at = state.story;
  const step = model.story[at - 1];
  bar.hidden = !step;
  document.body.classList.toggle("in-story", Boolean(step));
  if (!step) return fill(bar);
  const words = said().story[at - 1];
  return fill(bar,
    button("‹", () => goTo(model, at - 1), { class: "step", "aria-label": t("previous"), disabled: at === 1 }),
    el("div", { class: "telling", "aria-live": "polite" },
      el("p", { class: "eyebrow" }, `${at} / ${model.story.length}`),
      el("h2", {}, words.title),
      words.text.map((sentence) => el("p", {}, sentence))),
    button("›", () => goTo(model, at + 1), { class: "step", "aria-label": t("next"), disabled: at === model.story.length }),
    button("×", () => goTo(model, 0), { class: "close", "aria-label": t("end_story") }));
}
