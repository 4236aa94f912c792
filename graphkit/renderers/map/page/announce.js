// What is chosen, said for those who hear the page.

import { inShort } from "./actor.js";
import { chosen } from "./selection.js";
import { lookOf } from "./time.js";
import { campName, count, issueName, nameOf, signName, t } from "./words.js";

export function sayChosen(model) {
  const found = chosen(model);
  if (!found) return t("nothing_chosen");
  if (found.kind === "actor") return `${nameOf(found.actors[0])}. ${inShort(model, found.actors[0])}`;
  if (found.kind === "actors") return t("several_chosen", { n: count(found.actors.length), names: found.actors.map(nameOf).join(", ") });
  if (found.kind === "note") return `${t("own_note")}: ${found.text}`;
  if (found.kind === "issue") return `${t("issue")}: ${issueName(found.issue)}`;
  if (found.kind === "camp") return `${campName(found.camp)}. ${t("camp_size", { n: count(found.actors.length) })}`;
  const link = model.links[found.links[0]];
  return `${nameOf(link.from)} ${signName(lookOf(model, link) ?? link.look)} ${nameOf(link.to)}`;
}
