// The page's words in the reader's language.

let page = {};

export function speak(words) {
  page = words.page;
  document.documentElement.lang = words.language;
}

// {fields} are put in as text.
export function t(key, fields = {}) {
  const template = page[key] ?? key;
  return template.replace(/\{(\w+)\}/g, (whole, name) => (name in fields ? String(fields[name]) : whole));
}

// A number with a true minus sign.
export const num = (value) => String(value).replace("-", "−");

let box = null;

// For those who hear the page, and for all who see it for a moment.
export function say(words, kind = "") {
  box ??= document.getElementById("said");
  box.textContent = words;
  box.className = "";
  void box.offsetWidth; // so that it fades anew
  if (words) box.className = `shown ${kind}`;
}
