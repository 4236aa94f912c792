// The picture on the screen: one canvas, drawn as exports are, its camera, and who is pointed at.

import { Camera } from "./camera.js";
import { el } from "./dom.js";
import { edgeAt } from "./edges.js";
import { draw, palette } from "./draw.js";
import { placeLabels } from "./labels.js";
import { CanvasPen, FONT } from "./pens.js";
import { calloutAt, callouts } from "./notes.js";
import { listenToPointer } from "./pointer.js";
import { state } from "./state.js";
import { tieLabels } from "./tie_labels.js";
import { ABOVE } from "./shapes.js";

const NEAR = 7; // pixels from a line or around a small mark that still mean it

export class View {
  /** @param {HTMLElement} container @param {any} model @param {any} on */
  constructor(container, model, { onPick, onHover, onCamera, onDrag, onNote, movable }) {
    this.container = container;
    this.model = model;
    this.onHover = onHover;
    this.onCamera = onCamera;
    this.onPick = onPick;
    this.onDrag = onDrag;
    this.onNote = onNote;
    this.mayMove = movable;
    /** @type {any} */
    this.picture = null; // what is shown, from the first `show` on
    /** @type {Lit | null} */
    this.lit = null;
    /** @type {Frame | null} */
    this.frame = null;
    /** @type {any} */
    this.labels = null;
    this.hovered = -1;
    this.waiting = 0;
    this.camera = new Camera();
    this.canvas = el("canvas", { "aria-hidden": "true" });
    container.append(this.canvas);
    listenToPointer(this);
  }

  // Where an event happened, in pixels of the window that shows the picture.
  spot({ clientX, clientY }) {
    const { left, top } = this.container.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  }

  hover(node, event) {
    if (node === this.hovered && node < 0) return;
    const same = node === this.hovered;
    this.hovered = node;
    this.container.classList.toggle("over", node >= 0);
    this.onHover(node >= 0 ? this.picture.nodes[node] : null, event);
    if (!same) this.redraw();
  }

  // The node under a spot: the nearest one of those that it touches.
  nodeAt(spot) {
    const { x, y } = this.camera.toPage(spot);
    const reach = NEAR / this.camera.scale;
    let [found, nearest] = [-1, Infinity];
    this.picture.nodes.forEach((node, number) => {
      const away = Math.hypot(node.x - x, node.y - y) - Math.max(node.r, reach);
      if (away <= 0 && away < nearest) [found, nearest] = [number, away];
    });
    return found;
  }

  pickAt(spot, event) {
    const note = calloutAt(this.labels?.notes ?? [], this.camera.toPage(spot));
    if (note) return this.onNote(note.about);
    const node = this.nodeAt(spot);
    const more = event.shiftKey || event.ctrlKey || event.metaKey;
    if (node >= 0) return this.onPick(this.picture.nodes[node], null, more);
    const { x, y } = this.camera.toPage(spot);
    const edge = edgeAt(this.picture, x, y, NEAR / this.camera.scale);
    return this.onPick(null, edge >= 0 ? this.picture.edges[edge] : null, more);
  }

  movable(node) {
    return this.mayMove(this.picture, this.picture.nodes[node]);
  }

  drag(node, spot) {
    this.labels = null;
    this.onDrag(this.picture, this.picture.nodes[node], this.camera.toPage(spot));
    this.redraw();
  }

  drop(node) {
    this.onDrag(this.picture, this.picture.nodes[node], null);
  }

  // Show a picture; `lit` are the nodes that stand out (all when null).
  show(picture, lit) {
    this.picture = picture;
    this.lit = lit;
    this.hovered = -1;
    this.labels = null;
    this.fitWindow();
    this.move(this.camera, this.camera.scale, { kept: true });
  }

  // As many points as the screen has in the window that there is now.
  fitWindow() {
    const { clientWidth: width, clientHeight: height } = this.container;
    const dots = Math.min(3, window.devicePixelRatio || 1);
    this.camera.size = { width, height };
    const wanted = [Math.max(1, Math.round(width * dots)), Math.max(1, Math.round(height * dots))];
    if (this.canvas.width !== wanted[0]) this.canvas.width = wanted[0];
    if (this.canvas.height !== wanted[1]) this.canvas.height = wanted[1];
  }

  // Several changes at once are painted once.
  paintOnce(changes) {
    this.held = true;
    changes();
    this.held = false;
    this.redraw();
  }

  redraw() {
    if (!this.waiting) this.waiting = requestAnimationFrame(() => this.paint());
  }

  look() {
    const zoom = this.zoom();
    if (!this.labels || this.labels.zoom !== zoom) {
      const { lit, frame } = this;
      const list = this.picture.composed ? [] : placeLabels(this.picture, { zoom, family: FONT, lit, frame });
      const ties = state.labels ? tieLabels(this.model, this.picture, { zoom, lit, names: list }) : [];
      const notes = callouts(this.model, this.picture, state.notes, { zoom, names: list });
      this.labels = { zoom, list, ties, notes };
    }
    const { list, ties, notes } = this.labels;
    return {
      colours: palette(this.model), labels: list, tieLabels: ties, callouts: notes, lit: this.lit, zoom, hovered: this.hovered,
    };
  }

  paint() {
    this.waiting = 0;
    if (!this.picture || this.held) return;
    const context = this.canvas.getContext("2d");
    const { x, y, scale, size } = this.camera;
    const dots = this.canvas.width / Math.max(1, size.width);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    context.setTransform(dots * scale, 0, 0, dots * scale, dots * (size.width / 2 - x * scale), dots * (size.height / 2 - y * scale));
    draw(new CanvasPen(context), this.picture, this.look());
  }

  zoom() {
    return this.camera.scale;
  }

  // At once: an animation would go astray when the panel opens and the window narrows meanwhile.
  move(position, scale, { kept = false } = {}) {
    if (!kept) this.unframe();
    this.camera.look(position, scale, this.picture);
    this.redraw();
  }

  // The whole picture, and the issues above it where they are shown.
  fit() {
    const { width, height, issueAt } = this.picture;
    const top = issueAt ? -ABOVE : 0;
    const scale = height / (height - top);
    const [x, y] = [width / 2, (top + height) / 2];
    this.move({ x, y }, scale);
    const [wide, high] = [width / scale / 2, height / scale / 2];
    this.frame = [x - wide, y - high, x + wide, y + high];
  }

  // Names keep inside the screen until somebody moves it.
  unframe() {
    if (this.frame) this.labels = null;
    this.frame = null;
  }

  centre(node, scale = this.zoom()) {
    this.move({ x: node.x, y: node.y }, scale);
  }

  zoomAt(spot, factor) {
    const scale = this.zoom() * factor;
    this.move(this.camera.around(spot, scale), scale);
  }

  zoomBy(factor) {
    this.move(this.camera, this.zoom() * factor);
    this.settled();
  }

  shift(dx, dy) {
    const { x, y, scale } = this.camera;
    this.move({ x: x + dx / scale, y: y + dy / scale }, scale);
  }

  panBy(dx, dy) {
    this.shift(dx, dy);
    this.settled();
  }

  // Whoever moved the camera has stopped.
  settled() {
    this.onCamera();
  }
}
