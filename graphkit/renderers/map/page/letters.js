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

// After a blank or a sign that parts; in Japanese also between letters, but not within katakana.
const BREAKS = /(?<=[\s、。：；])|(?<=[ぁ-ゖ一-龠])(?=[あ-ゖァ-ヺ一-龠（「])/;

// Words broken into lines of at most so many pixels, and how wide the widest is.
export function pieces(words, most, font) {
  const list = filled(words.split(BREAKS).flatMap((piece) => cut(piece, most, font)), most, font);
  return { list, width: Math.max(...list.map((line) => widthOf(line, font))) };
}

// Lines that hold as many of the parts as there is room for; the last one all that is left.
function filled(parts, room, font, most = Infinity) {
  const lines = [""];
  for (const part of parts) {
    const longer = lines[lines.length - 1] + part;
    const next = lines[lines.length - 1] && lines.length < most && widthOf(longer.trim(), font) > room;
    if (next) lines.push(part);
    else lines[lines.length - 1] = longer;
  }
  return lines.map((line) => line.trim());
}

// A word that is too long for a line by itself, in parts.
function cut(word, most, font) {
  if (widthOf(word, font) <= most) return [word];
  const letters = [...word];
  const each = Math.max(1, Math.floor((letters.length * most) / widthOf(word, font)) - 1);
  return Array.from({ length: Math.ceil(letters.length / each) }, (_, at) => letters.slice(at * each, (at + 1) * each).join(""));
}

// As much of some words as there is room for.
export function fitted(words, room, font) {
  let short = words;
  for (let most = [...words].length; most > 1 && widthOf(short, font) > room; most--) short = shortened(words, most);
  return short;
}

// Some words in at most so many lines, the last one shortened where there is no room for all.
export const inLines = (words, room, font, most = 2) =>
  filled(words.split(BREAKS), room, font, most).map((line) => fitted(line, room, font));
