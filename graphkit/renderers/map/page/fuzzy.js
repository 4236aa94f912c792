// How well words that somebody types fit a name: as they stand, in another order, as initials, or
// with a slip or two.

// Width, case and accents aside; all that follows is folded already.
export const folded = (words) =>
  /^[ -~]*$/.test(words) ? words.toLowerCase() : words.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();

export const GAPS = /[\s,.;:·・()/\-–—'"“”「」（）]+/;

export const wordsIn = (folded) => folded.split(GAPS).filter(Boolean);

// What a name is found by; made once for each.
export function nameKey(said, folded) {
  const words = wordsIn(folded);
  return { said, key: folded, words, initials: words.length > 1 ? words.map((word) => [...word][0]).join("") : "" };
}

export const WORST = 9;

// From 0, the name begins so, to 6, with slips; WORST where it does not fit.
export function grade({ key, words, initials }, typed, tokens) {
  const at = key.indexOf(typed);
  if (at === 0) return 0;
  if (at > 0) return GAPS.test(key[at - 1]) ? 1 : 2;
  if (tokens.length > 1 && everyToken(tokens, (token) => words.some((word) => word.startsWith(token)))) return 3;
  if (tokens.length === 1 && typed.length > 1 && initials.startsWith(typed)) return 4;
  return everyToken(tokens, (token) => key.includes(token)) ? 5 : WORST;
}

const everyToken = (tokens, fits) => tokens.length > 0 && tokens.every(fits);

// The same for a name that fits in no other way: slips of one letter, of two in long words.
export const gradeWithSlips = ({ words }, tokens) =>
  everyToken(tokens, (token) => words.some((word) => alike(token, word))) ? 6 : WORST;

const slips = (token) => (token.length < 4 ? 0 : token.length < 8 ? 1 : 2);

function alike(token, word) {
  if (word.startsWith(token)) return true;
  const most = slips(token);
  if (!most || word.length < token.length - most) return false;
  return [word, word.slice(0, token.length), word.slice(0, token.length + 1)].some(
    (part) => Math.abs(part.length - token.length) <= most && distance(token, part) <= most);
}

// How many letters are to be changed, left out, put in or exchanged with the next.
export function distance(a, b) {
  let before = [0];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length];
}
