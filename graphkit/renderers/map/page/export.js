// What one takes away: the current view as PNG or SVG, the filtered tables as CSV, its address.

import { byId, control, el } from "./dom.js";
import { draw } from "./draw.js";
import { heads, question, sourceLine } from "./header.js";
import { pieces } from "./letters.js";
import { legendEntries, mark, WIDE } from "./legend.js";
import { CanvasPen, FONT, SvgPen } from "./pens.js";
import { hash } from "./state.js";
import { actorColumns, tieColumns } from "./table.js";
import { said, sentences, t } from "./words.js";

const PAD = 24;

// The page around the picture: headline above, legend and source below.
function sheet(pen, model, view) {
  const { width, height } = view.picture;
  const look = view.look();
  const { colours } = look;
  const [first, ...others] = heads(model);
  const asked = pieces(question(model), width, `400 12.5px ${FONT}`).list;
  const lines = pieces(first ?? said().title, width, `700 19px ${FONT}`).list;
  const more = others.length ? pieces(sentences(others), width, `400 13px ${FONT}`).list : [];
  const entries = legendEntries(model, view.picture);
  const legend = flow(entries, width);
  const source = pieces(sourceLine(model), width, `400 11px ${FONT}`).list;
  const under = PAD + (asked.length - 1) * 17; // the question's last line
  const top = under + 22 + lines.length * 26 + more.length * 19 + 10;
  const total = { width: width + 2 * PAD, height: top + height + legend.height + 28 + source.length * 16 };
  return {
    ...total,
    paint() {
      pen.shape("box", total.width / 2, total.height / 2, Math.max(total.width, total.height), { fill: colours.paper });
      asked.forEach((words, at) => pen.text(words, PAD, PAD + at * 17, { size: 12.5, colour: colours.muted }));
      lines.forEach((words, at) => pen.text(words, PAD, under + 26 + at * 26, { size: 19, weight: 700, colour: colours.ink }));
      more.forEach((words, at) => pen.text(words, PAD, under + 21 + lines.length * 26 + at * 19, { size: 13, colour: colours.muted }));
      framed(pen, view, PAD, top, height, () => draw(pen, view.picture, look));
      for (const { entry, written, x, y } of legend.places) {
        const [left, line] = [PAD + x, top + height + 16 + y];
        mark(pen, entry, left, line, colours);
        written.forEach((words, at) => pen.text(words, left + WIDE + 6, line + at * 16, { size: 12, colour: colours.ink }));
      }
      source.forEach((words, at) => pen.text(words, PAD, total.height - 14 - (source.length - 1 - at) * 16, { size: 11, colour: colours.muted }));
    },
  };
}

// Inside: what the camera sees, cut at the picture's edge.
function framed(pen, view, dx, dy, height, paint) {
  const { width } = view.picture;
  const { x: middle, y: centre, scale } = view.camera;
  const [x, y] = [middle - width / (2 * scale), centre - view.picture.height / (2 * scale)];
  if (pen.context) {
    const { context } = pen;
    context.save();
    context.beginPath();
    context.rect(dx, dy, width, height);
    context.clip();
    context.translate(dx, dy);
    context.scale(scale, scale);
    context.translate(-x, -y);
    paint();
    context.restore();
  } else {
    const box = [x, y, width / scale, height / scale].map((value) => value.toFixed(2)).join(" ");
    pen.parts.push(`<svg x="${dx}" y="${dy}" width="${width}" height="${height}" viewBox="${box}">`);
    paint();
    pen.parts.push("</svg>");
  }
}

function flow(entries, width) {
  let [x, y] = [0, 0];
  const places = entries.map((entry) => {
    const words = pieces(entry.words, width - WIDE - 6, `400 12px ${FONT}`);
    const wide = WIDE + 24 + words.width;
    if (x && x + wide > width) [x, y] = [0, y + 22];
    const spot = { entry, written: words.list, x, y };
    x += wide;
    y += (words.list.length - 1) * 16; // it fills its lines alone
    return spot;
  });
  return { places, height: y + 32 };
}

export function svgText(model, view) {
  const pen = new SvgPen();
  const page = sheet(pen, model, view);
  page.paint();
  return pen.document(page.width, page.height, sentences(heads(model)));
}

export function pngBlob(model, view, scale = 2) {
  const size = sheet(null, model, view);
  const canvas = el("canvas", { width: Math.ceil(size.width * scale), height: Math.ceil(size.height * scale) });
  const context = canvas.getContext("2d");
  const pen = new CanvasPen(context);
  const page = sheet(pen, model, view);
  context.scale(scale, scale);
  page.paint();
  return new Promise((done) => canvas.toBlob(done, "image/png"));
}

// For the printer the same sheet on a canvas of its own: the one on the screen has its shape.
export function printSheet(model, view) {
  const size = sheet(null, model, view);
  const canvas = el("canvas", { id: "printed", width: Math.ceil(size.width * 3), height: Math.ceil(size.height * 3) });
  const context = canvas.getContext("2d");
  const page = sheet(new CanvasPen(context), model, view);
  context.scale(3, 3);
  page.paint();
  byId("stage").append(canvas);
}

// Text that a spreadsheet would run as a formula is quoted; numbers stay numbers.
function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}

export function csvText(model, shown, kind) {
  const columns = kind === "ties" ? tieColumns(model) : actorColumns(model);
  const flags = kind === "ties" ? shown.links : shown.actors;
  const rows = [columns.map(({ title }) => cell(title))];
  flags.forEach((yes, number) => yes && rows.push(columns.map(({ value }) => cell(value(number)))));
  return `\ufeff${rows.map((row) => row.join(",")).join("\r\n")}\r\n`;
}

export function save(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = el("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// The address of this view; where the clipboard is closed it is shown to be copied by hand.
export async function copyLink() {
  const address = `${location.href.split("#")[0]}#${hash()}`;
  const field = control("address");
  try {
    await navigator.clipboard.writeText(address);
    byId("told").textContent = t("copied");
  } catch {
    field.value = address;
    byId("address-box").hidden = false;
    field.select();
  }
}
