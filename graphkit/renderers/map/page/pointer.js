// What mouse, pen and fingers do on the picture: point, choose, move, zoom, and drag an actor.

const STILL = 4; // pixels that a click may shake
const WHEEL = 0.0016; // of the logarithm of the scale, for each pixel that the wheel turns
const LINE = 16; // pixels, where a wheel counts in lines

export function listenToPointer(view) {
  const down = new Map(); // what touches the picture now, by its id
  const touch = { moved: 0, node: -1, dragging: false };
  const spot = (event) => view.spot(event);
  const on = (name, act, options) => view.container.addEventListener(name, act, options);

  on("pointerdown", (event) => {
    if (event.button !== 0) return;
    if (!down.size) Object.assign(touch, { moved: 0, node: view.nodeAt(spot(event)), dragging: false });
    down.set(event.pointerId, spot(event));
    view.container.setPointerCapture(event.pointerId);
  });
  on("pointermove", (event) => {
    const now = spot(event);
    const before = down.get(event.pointerId);
    if (!before) return view.hover(event.pointerType === "touch" ? -1 : view.nodeAt(now), event);
    touch.moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (touch.moved > STILL) moved(view, touch, down, event.pointerId, now);
    return down.set(event.pointerId, now);
  });
  const up = (event) => {
    if (!down.delete(event.pointerId) || down.size) return;
    if (touch.dragging) view.drop(touch.node);
    else if (touch.moved > STILL) view.settled();
    else if (event.type === "pointerup") view.pickAt(spot(event), event);
  };
  on("pointerup", up);
  on("pointercancel", up);
  on("pointerleave", () => down.size || view.hover(-1, null));
  on("wheel", (event) => {
    event.preventDefault();
    const pixels = event.deltaY * (event.deltaMode ? LINE : 1);
    view.zoomAt(spot(event), Math.exp(-WHEEL * Math.max(-240, Math.min(240, pixels))));
    view.settled();
  }, { passive: false });
}

// One finger moves the picture, or an actor where these may be moved; two zoom.
function moved(view, touch, down, id, now) {
  const before = down.get(id);
  if (down.size === 1 && touch.node >= 0 && view.movable(touch.node)) {
    touch.dragging = true;
    return view.drag(touch.node, now);
  }
  if (down.size === 1) return view.shift(before.x - now.x, before.y - now.y);
  const [other] = [...down].filter(([pointer]) => pointer !== id).map(([, place]) => place);
  const apart = (place) => Math.hypot(place.x - other.x, place.y - other.y) || 1;
  return view.zoomAt({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, apart(now) / apart(before));
}
