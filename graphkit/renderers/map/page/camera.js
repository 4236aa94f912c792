// Where one looks from: a place of the picture in the middle of the window, and how large. Nobody
// gets lost: neither far away nor so far out or in that nothing can be seen.

import { ABOVE } from "./shapes.js";

export const ZOOM = { least: 0.25, most: 12 };

const within = (value, low, high) => Math.min(high, Math.max(low, value));

export class Camera {
  constructor() {
    this.x = 0;
    this.y = 0;
    this.scale = 1;
    this.size = { width: 1, height: 1 }; // of the window, in pixels
  }

  // Look at a place of a picture; what is no number or too far is brought back.
  look({ x, y }, scale, { width, height }) {
    if (![x, y, scale].every(Number.isFinite)) return;
    this.x = within(x, 0, width);
    this.y = within(y, -ABOVE, height);
    this.scale = within(scale, ZOOM.least, ZOOM.most);
  }

  // From the picture to the window, and back.
  toScreen({ x, y }) {
    const { width, height } = this.size;
    return { x: (x - this.x) * this.scale + width / 2, y: (y - this.y) * this.scale + height / 2 };
  }

  toPage({ x, y }) {
    const { width, height } = this.size;
    return { x: (x - width / 2) / this.scale + this.x, y: (y - height / 2) / this.scale + this.y };
  }

  // Where to look from at another scale, so that a spot of the window keeps showing the same.
  around(spot, scale) {
    const fixed = this.toPage(spot);
    const next = within(scale, ZOOM.least, ZOOM.most);
    const { width, height } = this.size;
    return { x: fixed.x - (spot.x - width / 2) / next, y: fixed.y - (spot.y - height / 2) / next };
  }
}

// The camera as shares of the picture, so that a link opens alike on another screen.
export const asShares = ({ x, y, scale }, { width, height }) =>
  [x / width, y / height, scale].map((value) => value.toFixed(4));

// The same back as a place and a scale; null where the words say none.
export function fromShares(words, { width, height }) {
  const [x, y, scale] = words.map(Number);
  const sound = words.length === 3 && [x, y, scale].every(Number.isFinite) && scale > 0;
  return sound ? { x: x * width, y: y * height, scale } : null;
}
