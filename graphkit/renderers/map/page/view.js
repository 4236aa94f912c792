// The picture on the screen. vis-network keeps the camera, touch and who is under the pointer;
// everything visible is drawn here, so that exports show exactly the same.

import { edgeAt } from "./edges.js";
import { draw, palette } from "./draw.js";
import { placeLabels } from "./labels.js";
import { CanvasPen, FONT } from "./pens.js";
import { ABOVE } from "./shapes.js";

export class View {
  constructor(container, model, { onPick, onHover, onCamera }) {
    Object.assign(this, { container, model, onHover, onCamera, onPick });
    this.picture = null;
    this.lit = null;
    this.hovered = -1;
    this.network = new vis.Network(container, { nodes: new vis.DataSet(), edges: new vis.DataSet() }, OPTIONS(this));
    this.listen();
  }

  listen() {
    const { network } = this;
    for (const act of ["dragStart", "zoom"]) network.on(act, () => this.unframe());
    network.on("beforeDrawing", (context) => this.paint(context));
    network.on("click", ({ pointer }) => {
      const node = this.nodeAt(pointer.DOM);
      if (node >= 0) return this.onPick(this.picture.nodes[node], null);
      const edge = edgeAt(this.picture, pointer.canvas.x, pointer.canvas.y, 7 / this.zoom());
      return this.onPick(null, edge >= 0 ? this.picture.edges[edge] : null);
    });
    network.on("hoverNode", ({ node, event }) => this.hover(Number(node), event));
    network.on("blurNode", () => this.hover(-1, null));
    for (const end of ["dragEnd", "zoom"]) network.on(end, () => this.onCamera());
  }

  hover(node, event) {
    this.hovered = node;
    this.container.classList.toggle("over", node >= 0);
    this.onHover(node >= 0 ? this.picture.nodes[node] : null, event);
    this.network.redraw();
  }

  nodeAt(spot) {
    const found = this.network.getNodeAt(spot);
    return found === undefined ? -1 : Number(found);
  }

  // Show a picture; `lit` are the nodes that stand out (all when null).
  show(picture, lit) {
    const same = this.picture && samePlaces(this.picture, picture);
    this.network.setSize("100%", "100%"); // at once: later it would change the scale
    this.picture = picture;
    this.lit = lit;
    this.hovered = -1;
    this.labels = null;
    if (!same) {
      this.network.setData({
        nodes: new vis.DataSet(picture.nodes.map(({ x, y }, id) => ({ id, x, y }))),
        edges: new vis.DataSet(),
      });
      this.network.moveTo({ ...this.camera, animation: false });
    }
  }

  // Several changes at once are painted once.
  paintOnce(changes) {
    this.held = true;
    changes();
    this.held = false;
    this.network.redraw();
  }

  look() {
    const zoom = this.zoom();
    if (!this.labels || this.labels.zoom !== zoom) {
      const { lit, frame } = this;
      const list = this.picture.composed ? [] : placeLabels(this.picture, { zoom, family: FONT, lit, frame });
      this.labels = { zoom, list };
    }
    return {
      colours: palette(this.model), labels: this.labels.list, lit: this.lit, zoom, hovered: this.hovered,
    };
  }

  paint(context) {
    if (this.picture && !this.held) draw(new CanvasPen(context), this.picture, this.look());
  }

  zoom() {
    return this.network.getScale();
  }

  get camera() {
    return { position: this.network.getViewPosition(), scale: this.zoom() };
  }

  // At once: an animation would go astray when the panel opens and the canvas narrows meanwhile.
  move(position, scale) {
    this.unframe();
    this.network.moveTo({ position, scale, animation: false });
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

  zoomBy(factor) {
    const position = this.network.getViewPosition();
    this.move(position, Math.min(12, Math.max(0.3, this.zoom() * factor)));
    this.onCamera();
  }

  panBy(dx, dy) {
    const { x, y } = this.network.getViewPosition();
    this.move({ x: x + dx / this.zoom(), y: y + dy / this.zoom() }, this.zoom());
    this.onCamera();
  }
}

function samePlaces(one, other) {
  return (
    one.nodes.length === other.nodes.length &&
    one.nodes.every((node, at) => {
      const mate = other.nodes[at];
      return node.x === mate.x && node.y === mate.y && node.r === mate.r;
    })
  );
}

// Nodes are areas to point at: an outline without a drawing of its own.
const OPTIONS = (view) => ({
  autoResize: true,
  physics: false,
  layout: { improvedLayout: false },
  interaction: { hover: true, dragNodes: false, keyboard: false, selectable: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
  nodes: {
    shape: "custom",
    ctxRenderer: ({ id }) => {
      const r = Math.max(6, view.picture?.nodes[id]?.r ?? 6);
      return { drawNode() {}, nodeDimensions: { width: 2 * r, height: 2 * r } };
    },
  },
});
