// How wide words are, and how they are shortened.

const widths = new Map();
let ruler = null;

export function widthOf(words, font) {
  const key = `${font}|${words}`;
  if (!widths.has(key)) {
    ruler ??= document.createElement("canvas").getContext("2d");
    ruler.font = font;
    widths.set(key, ruler.measureText(words).width);
  }
  return widths.get(key);
}

export const shortened = (words, most = 30) =>
  [...words].length > most ? `${[...words].slice(0, most - 1).join("").trimEnd()}…` : words;

// As much of some words as there is room for.
export function fitted(words, room, font) {
  let short = words;
  for (let most = [...words].length; most > 1 && widthOf(short, font) > room; most--) short = shortened(words, most);
  return short;
}
