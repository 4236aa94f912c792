// Names that find no room beside their marks: further off, at the end of a line that meets nothing
// else. As `figures/labels.py` does it for the picture at rest.

const RINGS = [0.6, 1.25, 2.2, 3.4, 4.8, 6.5]; // letters from the mark
const SIDES = [-1, -0.5, 0, 0.5, 1].flatMap((along) => [[1, along], [-1, along], ...(Math.abs(along) < 1 ? [[along, 1], [along, -1]] : [])])
  .sort((a, b) => Math.abs(a[0] * a[1]) - Math.abs(b[0] * b[1])); // straight ways before those aslant
const GAP = 2.5;
const CLEAR = 0.8; // letters to any other mark
const STEP = 3; // pixels along a line

// Where a name may stand so, its corner and the line to it; null where there is nowhere.
/**
 * @param {any} node
 * @param {{ width: number, high: number }} name
 * @param {{ taken: any, inside: (box: Frame) => boolean, awayFrom: (node: any, box: Frame) => number }} ground
 */
export function ledTo(node, name, { taken, inside, awayFrom }) {
  for (const ring of RINGS) {
    for (const [right, down] of SIDES) {
      const away = node.reach[0] + GAP + ring * node.letter;
      const left = node.x + right * away - (name.width * (1 - right)) / 2;
      const top = node.y + down * away - (name.high * (1 - down)) / 2;
      /** @type {Frame} */
      const box = [left, top, left + name.width, top + name.high];
      /** @type {Frame} */
      const line = [node.x, node.y, Math.min(Math.max(node.x, box[0]), box[2]), Math.min(Math.max(node.y, box[1]), box[3])];
      if (inside(box) && free(node, box) && points(line).every((point) => !taken.hits(point, (someone) => someone !== node))) return { box, line };
    }
  }
  return null;

  /** @type {(own: any, box: Frame) => boolean} */
  function free(own, box) {
    const far = CLEAR * own.letter;
    const [left, top, right, bottom] = box;
    const close = (someone) => someone !== undefined && someone !== own && awayFrom(someone, box) < far;
    return !taken.hits(box, () => true) && !taken.hits([left - far, top - far, right + far, bottom + far], close);
  }
}

// Small boxes along a line, for what comes later to keep off.
/** @type {(line: Frame) => Frame[]} */
export function points([x1, y1, x2, y2]) {
  const count = Math.max(1, Math.ceil(Math.hypot(x2 - x1, y2 - y1) / STEP));
  return Array.from({ length: count }, (_, at) => {
    const [x, y] = [x1 + ((x2 - x1) * at) / count, y1 + ((y2 - y1) * at) / count];
    return [x - GAP / 2, y - GAP / 2, x + GAP / 2, y + GAP / 2];
  });
}
