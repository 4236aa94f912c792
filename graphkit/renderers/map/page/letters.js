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

const GAPS = /(?<=[\s、。：；])|(?<=[ぁ-ゖ一-龠])(?=[あ-ゖァ-ヺ一-龠（「])/;

// Some words in at most so many lines, the last one shortened where there is no room for all.
export function inLines(words, room, font, most = 2) {
  const lines = [""];
  for (const part of words.split(GAPS)) {
    const longer = lines.at(-1) + part;
    const next = lines.at(-1) && lines.length < most && widthOf(longer.trim(), font) > room;
    if (next) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => fitted(line.trim(), room, font));
}
