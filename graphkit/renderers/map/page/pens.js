// Two pens with the same strokes: one draws on a canvas, one writes SVG. Whatever is drawn with
// a pen looks the same on the screen, in the PNG and in the SVG.

import { outline, points } from "./shapes.js";

export const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Hiragino Sans", "Yu Gothic UI", Meiryo, ' +
  '"Noto Sans CJK JP", "Noto Sans", sans-serif';

// Whether words run from right to left: their first letter says so.
const leftwards = (words) => /^\P{L}*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(words);

// Curves are flat lists of six numbers: start, control point, end.
export class CanvasPen {
  constructor(context) {
    this.context = context;
  }

  curves(list, { colour, width, dash = [], offset = 0, alpha = 1 }) {
    const { context } = this;
    const path = new Path2D();
    for (let i = 0; i < list.length; i += 6) {
      path.moveTo(list[i], list[i + 1]);
      if (Number.isNaN(list[i + 2])) path.lineTo(list[i + 4], list[i + 5]);
      else path.quadraticCurveTo(list[i + 2], list[i + 3], list[i + 4], list[i + 5]);
    }
    context.save();
    Object.assign(context, { strokeStyle: colour, lineWidth: width, globalAlpha: alpha });
    context.setLineDash(dash);
    context.lineDashOffset = offset;
    context.stroke(path);
    context.restore();
  }

  polygons(list, { colour, alpha = 1 }) {
    const path = new Path2D();
    for (const corners of list) {
      corners.forEach(([x, y], at) => (at ? path.lineTo(x, y) : path.moveTo(x, y)));
      path.closePath();
    }
    this.paint(path, { fill: colour, alpha });
  }

  shape(shape, x, y, r, look) {
    this.shapes([{ shape, x, y, r }], look);
  }

  // Many of one look in one stroke.
  shapes(list, look) {
    const path = new Path2D();
    for (const { shape, x, y, r } of list) {
      if (outline(shape) === null) {
        path.moveTo(x + r, y);
        path.arc(x, y, r, 0, 2 * Math.PI);
      } else {
        points(shape, x, y, r).forEach(([px, py], at) => (at ? path.lineTo(px, py) : path.moveTo(px, py)));
        path.closePath();
      }
    }
    this.paint(path, look);
  }

  paint(path, { fill = null, stroke = null, width = 1, dash = [], alpha = 1 }) {
    const { context } = this;
    context.save();
    context.globalAlpha = alpha;
    if (fill) {
      context.fillStyle = fill;
      context.fill(path);
    }
    if (stroke) {
      Object.assign(context, { strokeStyle: stroke, lineWidth: width });
      context.setLineDash(dash);
      context.stroke(path);
    }
    context.restore();
  }

  text(words, x, y, { size, colour, weight = 400, align = "start", halo = null, alpha = 1, turned = false }) {
    const { context } = this;
    context.save();
    if (turned) {
      context.translate(x, y);
      context.rotate(-Math.PI / 2);
      context.translate(-x, -y);
    }
    const textAlign = { start: "left", center: "center", end: "right" }[align];
    const direction = leftwards(words) ? "rtl" : "ltr";
    Object.assign(context, { textAlign, direction, textBaseline: "middle", globalAlpha: alpha });
    context.font = `${weight} ${size}px ${FONT}`;
    if (halo) {
      Object.assign(context, { strokeStyle: halo, lineWidth: size / 4, lineJoin: "round" });
      context.strokeText(words, x, y);
    }
    context.fillStyle = colour;
    context.fillText(words, x, y);
    context.restore();
  }
}

const round = (value) => Math.round(value * 100) / 100;
const escaped = (words) =>
  words.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);

export class SvgPen {
  constructor() {
    this.parts = [];
  }

  element(tag, attributes, words = "") {
    const said = Object.entries(attributes)
      .filter(([, value]) => value !== null && value !== "" && value !== undefined)
      .map(([name, value]) => ` ${name}="${escaped(String(value))}"`);
    this.parts.push(`<${tag}${said.join("")}>${escaped(words)}</${tag}>`);
  }

  curves(list, { colour, width, dash = [], offset = 0, alpha = 1 }) {
    let d = "";
    for (let i = 0; i < list.length; i += 6) {
      const [x, y, cx, cy, ex, ey] = list.slice(i, i + 6).map(round);
      d += `M${x} ${y}${Number.isNaN(cx) ? "L" : `Q${cx} ${cy} `}${ex} ${ey}`;
    }
    if (!d) return;
    this.element("path", {
      d, fill: "none", stroke: colour, "stroke-width": round(width),
      "stroke-dasharray": dash.map(round).join(" "), "stroke-dashoffset": offset ? round(offset) : null,
      opacity: alpha === 1 ? null : alpha,
    });
  }

  polygons(list, { colour, alpha = 1 }) {
    const d = list.map((corners) => `M${corners.map((c) => c.map(round).join(" ")).join("L")}Z`).join("");
    if (d) this.element("path", { d, fill: colour, opacity: alpha === 1 ? null : alpha });
  }

  shape(shape, x, y, r, { fill = null, stroke = null, width = 1, dash = [], alpha = 1 }) {
    const look = {
      fill: fill ?? "none", stroke, "stroke-width": stroke ? round(width) : null,
      "stroke-dasharray": dash.map(round).join(" "), opacity: alpha === 1 ? null : alpha,
    };
    if (outline(shape) === null) this.element("circle", { cx: round(x), cy: round(y), r: round(r), ...look });
    else this.element("polygon", { points: points(shape, x, y, r).flat().map(round).join(" "), ...look });
  }

  shapes(list, look) {
    for (const { shape, x, y, r } of list) this.shape(shape, x, y, r, look);
  }

  text(words, x, y, { size, colour, weight = 400, align = "start", halo = null, alpha = 1, turned = false }) {
    const rtl = leftwards(words);
    this.element("text", {
      x: round(x), y: round(y), "font-size": round(size), "font-weight": weight, fill: colour,
      "font-family": FONT, "dominant-baseline": "central", opacity: alpha === 1 ? null : alpha,
      "text-anchor": align === "center" ? "middle" : (align === "end") !== rtl ? "end" : "start",
      direction: rtl ? "rtl" : null, transform: turned ? `rotate(-90 ${round(x)} ${round(y)})` : null,
      stroke: halo, "stroke-width": halo ? round(size / 4) : null,
      "stroke-linejoin": halo ? "round" : null, "paint-order": halo ? "stroke" : null,
    }, words);
  }

  document(width, height, title) {
    const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(height)}" ` +
      `viewBox="0 0 ${round(width)} ${round(height)}" role="img"><title>${escaped(title)}</title>`;
    return `${head}\n${this.parts.join("\n")}\n</svg>\n`;
  }
}
