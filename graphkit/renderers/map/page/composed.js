// Draws what was composed beforehand, in the colours of the page's theme.

const FADED = 0.15;
const DASHED = [5, 3];

export function drawItems(pen, items, picture, colours, { lit, hovered }) {
  const colour = (name) => colours[name] ?? name;
  const bright = (actor) => actor === null || !lit || lit.has(picture.at.get(actor));
  for (const item of items) {
    const hole = item.kind === "mark" && !item.whole; // as bright as the paper that shows through it
    const alpha = (item.alpha ?? 1) * (bright(item.actor) || hole ? 1 : FADED);
    drawItem(pen, item, colour, alpha);
    if (item.whole && picture.at.get(item.actor) === hovered) {
      pen.shape(item.shape, item.x, item.y, item.r + 1.5, { stroke: colours.ink, width: 2.5 });
    }
  }
}

function drawItem(pen, item, colour, alpha) {
  const { kind, x, y, r } = item;
  if (kind === "text") {
    return pen.text(item.words, x, y, {
      size: item.size, weight: item.weight, align: item.align, colour: colour(item.colour), alpha,
      halo: item.backed ? colour("paper") : null, turned: Boolean(item.turned),
    });
  }
  if (kind === "mark") {
    return pen.shape(item.shape, x, y, r, { fill: colour(item.colour), stroke: item.whole ? colour("paper") : null, alpha });
  }
  if (kind === "disc") {
    const stroke = item.edge === "none" ? null : colour(item.edge);
    return pen.shape("circle", x, y, r, { fill: colour(item.fill), stroke, width: item.width, alpha });
  }
  if (kind === "rule") {
    const curves = item.points.slice(1).flatMap((to, at) => [...item.points[at], NaN, NaN, ...to]);
    return pen.curves(curves, { colour: colour(item.colour), width: item.width, dash: item.dashed ? DASHED : [], alpha });
  }
  return pen.polygons([item.corners], { colour: colour(item.colour), alpha });
}
