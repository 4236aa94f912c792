// Which passage is chosen: a paragraph, one or several of its sentences, or what the mouse marked.

// Sentences in a row, each with the number of its paragraph.
export function laidOut(paragraphs) {
  const sentences = [];
  const first = [];
  paragraphs.forEach(([start, end, inside], paragraph) => {
    first.push(sentences.length);
    const parts = inside.length ? inside : [[start, end]];
    parts.forEach(([from, to]) => sentences.push({ start: from, end: to, paragraph }));
  });
  return { paragraphs, sentences, first };
}

export const wholeParagraph = (layout, number) => {
  const from = layout.first[number];
  const to = (layout.first[number + 1] ?? layout.sentences.length) - 1;
  const [start, end] = layout.paragraphs[number];
  return { start, end, from, to, paragraph: number, whole: true };
};

const sentencesBetween = (layout, from, to) => {
  const [a, b] = [layout.sentences[from], layout.sentences[to]];
  return { start: a.start, end: b.end, from, to, paragraph: a.paragraph, whole: false };
};

const within = (number, count) => Math.max(0, Math.min(count - 1, number));

export const byParagraph = (layout, passage, step) =>
  wholeParagraph(layout, within(passage ? passage.paragraph + step : 0, layout.paragraphs.length));

export function bySentence(layout, passage, step) {
  if (!passage) return wholeParagraph(layout, 0);
  const next = passage.whole ? (step > 0 ? passage.from : passage.to) : (step > 0 ? passage.to : passage.from) + step;
  const at = within(next, layout.sentences.length);
  return sentencesBetween(layout, at, at);
}

export function extended(layout, passage, step) {
  if (!passage) return wholeParagraph(layout, 0);
  const to = Math.max(passage.from, within(passage.to + step, layout.sentences.length));
  return sentencesBetween(layout, passage.from, to);
}

// The paragraph that holds a place; the last one before it.
export function paragraphAt(layout, place) {
  let [low, high] = [0, layout.paragraphs.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (layout.paragraphs[middle][0] <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function sentenceAt(layout, place) {
  const paragraph = paragraphAt(layout, place);
  const after = layout.first[paragraph + 1] ?? layout.sentences.length;
  let at = layout.first[paragraph];
  while (at + 1 < after && layout.sentences[at + 1].start <= place) at += 1;
  return sentencesBetween(layout, at, at);
}

// What the mouse marked, or where a claim stands.
export function marked(layout, start, end) {
  const from = sentenceAt(layout, start).from;
  const to = sentenceAt(layout, Math.max(start, end - 1)).from;
  return { start, end, from, to, paragraph: layout.sentences[from].paragraph, whole: false };
}

// The next paragraph, after one and then from the beginning, that nobody coded or read yet.
export function nextOpen(layout, done, after) {
  const count = layout.paragraphs.length;
  for (let step = 1; step <= count; step++) {
    const number = (after + step) % count;
    if (!done.has(number)) return number;
  }
  return null;
}
