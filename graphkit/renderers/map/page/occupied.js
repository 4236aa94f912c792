// The places that are taken already, in cells, so that only the neighbours are looked at.

const CELL = 48;

export class Occupied {
  constructor() {
    this.cells = new Map();
  }

  eachCell(box, visit) {
    for (let i = Math.floor(box[0] / CELL); i <= Math.floor(box[2] / CELL); i++) {
      for (let j = Math.floor(box[1] / CELL); j <= Math.floor(box[3] / CELL); j++) {
        if (visit(i * 1e6 + j)) return true;
      }
    }
    return false;
  }

  add(box) {
    this.eachCell(box, (cell) => {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
      return false;
    });
  }

  // Whether anything that counts is in the way; a node's box holds its node, a name's nothing.
  hits(box, counts) {
    return this.eachCell(box, (cell) =>
      (this.cells.get(cell) ?? []).some(
        (other) =>
          box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3] &&
          counts(other[4]),
      ),
    );
  }

  each(box, visit) {
    this.hits(box, (other) => {
      visit(other);
      return false;
    });
  }
}
