// Positions from -1 to 1 as numbers and words on their issue's own scale: what `Scale` is in the
// analysis. `scale` is the issue's row: whether it has one of its own, its ends, digits and marks.

import { coded, num, said, t } from "./words.js";

// The number on the scale; null where there is no position.
export function placeOf({ own, low, high }, position) {
  if (position === null || position === undefined) return null;
  if (!own) return position;
  const half = (high - low) / 2;
  return position > 0 ? high - (1 - position) * half : low + (1 + position) * half;
}

// A place as it was coded: with more digits where fewer would say another number.
export function sayPlace({ own, digits: [coarse, fine] }, place) {
  if (!own || place === null) return coded(place, true);
  const exact = Math.abs(place - Number(place.toFixed(coarse))) < 1e-9 * Math.max(1, Math.abs(place));
  return num(place, exact ? coarse : fine, false, false);
}

export const sayPosition = (scale, position) => sayPlace(scale, placeOf(scale, position));

// As computed: always with all digits that the scale bears.
export const sayComputed = (scale, position) =>
  num(placeOf(scale, position), scale.digits[1], !scale.own, !scale.own);

export const positionTitle = (model, issue) =>
  model.issues[issue]?.scale.own ? t("position_on", { span: said().issueWords[issue].span }) : t("position");

// What stands at the two ends of an axis: the numbers, with what they mean.
export function ends(model, issue) {
  const scale = model.issues[issue]?.scale;
  if (!scale?.own) return [`−1 ${t("oppose_side")}`, `${t("support_side")} +1`];
  const { oppose, support } = said().issueWords[issue];
  const [low, high] = [scale.marks[0][1], scale.marks.at(-1)[1]];
  return [oppose ? `${low} ${oppose}` : low, support ? `${high} ${support}` : high];
}

// The marks of an axis, each with its position and its words; the usual ones without an issue.
const USUAL = [[-1, "−1"], [-0.5, "−0.5"], [0, "0"], [0.5, "+0.5"], [1, "+1"]];
export const marks = (model, issue) => {
  const scale = model.issues[issue]?.scale;
  return scale?.own ? scale.marks : USUAL;
};
