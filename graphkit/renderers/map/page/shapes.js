// Outlines of the camps' shapes as points around (0, 0); null is a circle. Areas are alike.

const turn = (corners, start, radius) =>
  Array.from({ length: corners }, (_, corner) => {
    const angle = start + (2 * Math.PI * corner) / corners;
    const reach = Array.isArray(radius) ? radius[corner % radius.length] : radius;
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });

const UP = -Math.PI / 2;
const OUTLINES = {
  circle: null,
  square: turn(4, Math.PI / 4, 1.25),
  diamond: turn(4, 0, 1.28),
  triangle: turn(3, UP, 1.45),
  down: turn(3, -UP, 1.45),
  hexagon: turn(6, 0, 1.1),
  pentagon: turn(5, UP, 1.15),
  star: turn(10, UP, [1.5, 0.75]),
  box: [
    [-2.2, -1],
    [2.2, -1],
    [2.2, 1],
    [-2.2, 1],
  ],
};

// Room above the picture for the issues, where they are shown.
export const ABOVE = 112;

// A picture narrower than this is on a phone.
export const NARROW = 520;

// The ring around who decides.
export const ringAround = ({ r }) => r * 1.25 + 3;

// How far a shape reaches sideways and upwards, for a radius of 1.
export function reach(shape) {
  const corners = outline(shape);
  if (corners === null) return [1, 1];
  return [0, 1].map((axis) => Math.max(...corners.map((corner) => Math.abs(corner[axis]))));
}

export const outline = (shape) => OUTLINES[shape] ?? null;

export function points(shape, x, y, r) {
  return outline(shape).map(([dx, dy]) => [x + dx * r, y + dy * r]);
}
