// Small signs for what an actor is, and flags of countries: drawn, so that nothing is fetched.

import { columnOf, valueOf } from "./columns.js";

// Flags as stripes across (h) or upright (v), with a disc, a cross, or a corner over them.
const FLAGS = {
  US: ["h", "b22234 ffffff b22234 ffffff b22234 ffffff b22234", "corner 3c3b6e"], CN: ["h", "de2910", "star ffde00"],
  JP: ["h", "ffffff", "disc bc002d"], TW: ["h", "fe0000", "corner 000095"], KR: ["h", "ffffff", "disc cd2e3a"],
  GB: ["h", "012169", "cross ffffff"], DE: ["h", "000000 dd0000 ffce00"], FR: ["v", "0055a4 ffffff ef4135"],
  IT: ["v", "009246 ffffff ce2b37"], NL: ["h", "ae1c28 ffffff 21468b"], RU: ["h", "ffffff 0039a6 d52b1e"],
  BE: ["v", "000000 fae042 ed2939"], ES: ["h", "aa151b f1bf00 f1bf00 aa151b"], PL: ["h", "ffffff dc143c"],
  UA: ["h", "0057b7 ffd700"], AT: ["h", "ed2939 ffffff ed2939"], CH: ["h", "da291c", "plus ffffff"],
  SE: ["h", "006aa7", "nordic fecc00"], NO: ["h", "ba0c2f", "nordic 00205b"], DK: ["h", "c8102e", "nordic ffffff"],
  FI: ["h", "ffffff", "nordic 002f6c"], IE: ["v", "169b62 ffffff ff883e"], PT: ["v", "046a38 da291c da291c"],
  CA: ["v", "d80621 ffffff ffffff d80621", "disc d80621"], MX: ["v", "006341 ffffff c8102e"], BR: ["h", "009739", "disc fedd00"],
  IN: ["h", "ff9933 ffffff 138808", "disc 000080"], AU: ["h", "00008b", "corner cf142b"], SG: ["h", "ee2536 ffffff"],
  MY: ["h", "cc0001 ffffff cc0001 ffffff cc0001 ffffff", "corner 010066"], VN: ["h", "da251d", "star ffff00"],
  ID: ["h", "ce1126 ffffff"], IL: ["h", "0038b8 ffffff ffffff ffffff 0038b8"], AE: ["h", "00843d ffffff 000000"],
  SA: ["h", "006c35"], QA: ["v", "ffffff 8a1538 8a1538"], TR: ["h", "e30a17", "disc ffffff"], EU: ["h", "003399", "disc ffcc00"],
};

// Corners of polygons within a square from -1 to 1; circles as a place and a radius.
const box = (left, top, right, bottom) => [[left, top], [right, top], [right, bottom], [left, bottom]];
const SIGNS = {
  person: { discs: [[0, -0.45, 0.42]], shapes: [[[-0.8, 0.9], [-0.7, 0.3], [-0.3, 0.1], [0.3, 0.1], [0.7, 0.3], [0.8, 0.9]]] },
  company: { shapes: [box(-0.75, -0.2, -0.05, 0.9), box(0.1, -0.9, 0.75, 0.9)] },
  government: { shapes: [[[-0.95, -0.35], [0, -0.95], [0.95, -0.35]], box(-0.7, -0.2, -0.4, 0.55), box(-0.15, -0.2, 0.15, 0.55), box(0.4, -0.2, 0.7, 0.55), box(-0.9, 0.65, 0.9, 0.95)] },
  legislature: { discs: [[-0.75, 0.3, 0.2], [-0.45, -0.25, 0.2], [0, -0.5, 0.2], [0.45, -0.25, 0.2], [0.75, 0.3, 0.2]], shapes: [box(-0.25, 0.3, 0.25, 0.8)] },
  media: { shapes: [box(-0.75, -0.85, 0.75, -0.45), box(-0.75, -0.25, 0.75, -0.05), box(-0.75, 0.15, 0.75, 0.35), box(-0.75, 0.55, 0.3, 0.75)] },
  group: { discs: [[-0.45, -0.3, 0.32], [0.45, -0.3, 0.32]], shapes: [[[-0.95, 0.7], [-0.85, 0.2], [-0.05, 0.2], [0, 0.7]], [[0.05, 0.7], [0.1, 0.2], [0.85, 0.2], [0.95, 0.7]]] },
  "think tank": { discs: [[0, -0.3, 0.6]], shapes: [box(-0.28, 0.4, 0.28, 0.65), box(-0.2, 0.72, 0.2, 0.92)] },
  ngo: { shapes: [[[0, 0.9], [-0.9, -0.1], [-0.6, -0.75], [0, -0.35], [0.6, -0.75], [0.9, -0.1]]] },
  party: { shapes: [box(-0.7, -0.9, -0.5, 0.95), [[-0.5, -0.9], [0.8, -0.55], [-0.5, -0.1]]] },
};
const LIKE = { organisation: "company", organization: "company", firm: "company", business: "company", agency: "government", ministry: "government", country: "government", parliament: "legislature", court: "government", newspaper: "media", union: "group", association: "group", individual: "person", politician: "person", official: "person" };

// The sign that an actor carries by the column chosen: what is drawn, or the first letters of it.
export function iconOf(model, state, actor) {
  const column = columnOf(model, state.icons);
  const value = column && valueOf(column, actor);
  if (!value) return null;
  const plain = value.toLowerCase().replace(/[-_]/g, " ");
  const flag = FLAGS[value.toUpperCase()];
  if (Object.hasOwn(FLAGS, value.toUpperCase())) return { flag };
  const name = Object.hasOwn(LIKE, plain) ? LIKE[plain] : plain;
  return Object.hasOwn(SIGNS, name) ? { sign: SIGNS[name] } : { letters: [...value].slice(0, 3).join("") };
}

// A flag or letters at the lower right of a mark, a sign inside it.
export function drawIcon(pen, { x, y, r, icon }, colours, { alpha }) {
  if (icon.sign) return drawSign(pen, icon.sign, x, y, 0.58 * r, { colour: colours.paper, alpha });
  const wide = Math.max(7, 0.75 * r);
  const corner = { left: x + 0.35 * r, top: y + 0.3 * r, wide, high: wide * 0.68 };
  if (icon.flag) return drawFlag(pen, icon.flag, corner, { colours, alpha });
  const size = Math.max(7, 0.62 * r);
  return pen.text(icon.letters, x + 0.4 * r, y + 0.6 * r, { size, weight: 700, colour: colours.ink, halo: colours.paper, alpha });
}

function drawSign(pen, { discs = [], shapes = [] }, x, y, half, { colour, alpha }) {
  const place = ([dx, dy]) => [x + dx * half, y + dy * half];
  pen.polygons(shapes.map((corners) => corners.map(place)), { colour, alpha });
  for (const [dx, dy, size] of discs) pen.shape("circle", ...place([dx, dy]), size * half, { fill: colour, alpha });
}

function drawFlag(pen, [way, stripes, over = ""], { left, top, wide, high }, { colours, alpha }) {
  const part = (x1, y1, x2, y2, colour) =>
    pen.polygons([box(left + x1 * wide, top + y1 * high, left + x2 * wide, top + y2 * high)], { colour: `#${colour}`, alpha });
  const edge = 0.8;
  pen.polygons([box(left - edge, top - edge, left + wide + edge, top + high + edge)], { colour: colours.muted, alpha });
  const list = stripes.split(" ");
  list.forEach((colour, at) => {
    const [from, to] = [at / list.length, (at + 1) / list.length];
    if (way === "h") part(0, from, 1, to, colour);
    else part(from, 0, to, 1, colour);
  });
  const [kind, colour] = over.split(" ");
  const disc = (x, y, size) => pen.shape("circle", left + x * wide, top + y * high, size * high, { fill: `#${colour}`, alpha });
  const draw = {
    corner: () => part(0, 0, 0.45, 0.54, colour),
    disc: () => disc(0.5, 0.5, 0.28),
    star: () => pen.shape("star", left + 0.27 * wide, top + 0.35 * high, 0.2 * high, { fill: `#${colour}`, alpha }),
    cross: () => (part(0, 0.38, 1, 0.62, colour), part(0.42, 0, 0.58, 1, colour)),
    plus: () => (part(0.3, 0.4, 0.7, 0.6, colour), part(0.43, 0.2, 0.57, 0.8, colour)),
    nordic: () => (part(0, 0.4, 1, 0.6, colour), part(0.28, 0, 0.42, 1, colour)),
  }[kind];
  draw?.();
}
