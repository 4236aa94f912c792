// Questions to the server, one after the other where they change something.

const asked = (path, options = {}) => fetch(path, { cache: "no-store", ...options });

export class Refused extends Error {
  constructor(problems) {
    super(problems.join("\n"));
    this.problems = problems;
  }
}

async function answer(response) {
  const found = await response.json();
  if (!response.ok) throw new Refused(found.problems ?? [String(response.status)]);
  return found;
}

export async function get(path, fields = {}) {
  const query = new URLSearchParams(fields).toString();
  return answer(await asked(query ? `${path}?${query}` : path));
}

// What is to be done waits for what was asked before it.
let last = Promise.resolve();

export function act(body) {
  const send = () =>
    asked("do", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }).then(answer);
  const done = last.then(send, send);
  last = done.catch(() => {});
  return done;
}
