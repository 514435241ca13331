// Runs in the page while it speaks a pseudo-language, in which no word of the catalogue has a plain
// Latin letter. Answers with the words that have, and are not data of the workspace either.

/** What the shell answered, from the query cache: React keeps it beside the root. */
function answers() {
  const root = document.getElementById("root");
  const key = Object.keys(root).find((name) => name.startsWith("__reactContainer$"));
  const left = [root[key]];
  while (left.length > 0) {
    const fiber = left.pop();
    const client = fiber.memoizedProps?.client;
    if (client?.getQueryCache) {
      return client.getQueryCache().getAll().flatMap((query) => [query.state.data, query.queryKey]);
    }
    for (const next of [fiber.sibling, fiber.child]) {
      if (next) {
        left.push(next);
      }
    }
  }
  throw new Error("the query cache was not found");
}

/** Every text in a value. A word such as `inReview` names a choice and is never to be shown. */
function textsIn(value, found) {
  if (typeof value === "string") {
    if (!/^[a-z][A-Za-z]*$/.test(value)) {
      found.push(value.replace(/\s+/g, " "));
    }
  } else if (value !== null && typeof value === "object") {
    Object.values(value).forEach((part) => textsIn(part, found));
  }
  return found;
}

/** So many words together are a sentence: it is data only where a record holds it. */
const SENTENCE = 3;

/** The data of the workspace: what its records hold, and what the shell made of it short of sentences. */
function dataOf(records, told) {
  const kept = textsIn(records, []);
  const inRecords = kept.join("\n");
  const made = textsIn(told, []).filter((text) => text.split(" ").length < SENTENCE || inRecords.includes(text));
  return `\n${[...kept, ...made].join("\n")}\n`;
}

/** Names that are no words: the program’s, keys, fields of file names, and how days and sizes are written. */
const SAME = [
  /^Credwright$/,
  /^(Ctrl|Esc|Shift|Alt|F\d+|[A-Z])$/,
  /^[-{}\w]*\{\w+\}[-{}\w]*$/,
  /^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/,
  /^\d*(kB|MB|GB|mm|pt)$/,
];

const bare = (word) => word.replace(/^[^\p{L}\p{N}{]+|[^\p{L}\p{N}}]+$/gu, "");

/** Words of a text that are neither from the catalogue nor in the data. */
function foreign(text, data) {
  const words = text.replace(/[[\]\u2066-\u2069]/g, " ").split(/\s+/).filter(Boolean);
  const left = [];
  let at = 0;
  while (at < words.length) {
    const word = bare(words[at]);
    if (!/[A-Za-z]{2}/.test(word) || SAME.some((same) => same.test(word))) {
      at += 1;
      continue;
    }
    // As many words together as the data hold together: one learner’s name, one title.
    let end = words.length;
    while (end > at && !holds(data, words.slice(at, end).join(" "))) {
      end -= 1;
    }
    if (end === at) {
      left.push(word);
      end = at + 1;
    }
    at = end;
  }
  return left.join(" ");
}

/** Whether the data hold these words, not as part of longer ones. */
function holds(data, words) {
  for (const wanted of [words, bare(words)]) {
    for (let at = data.indexOf(wanted); wanted && at !== -1; at = data.indexOf(wanted, at + 1)) {
      if (!/[\p{L}\p{N}]/u.test(data[at - 1] ?? " ") && !/[\p{L}\p{N}]/u.test(data[at + wanted.length] ?? " ")) {
        return true;
      }
    }
  }
  return false;
}

/** Texts that somebody sees or hears. */
function shown() {
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    // What stands in a field that is written in is data; SVG and canvas are the page being drawn.
    if (parent && !parent.closest("script, style, textarea, [data-own]")) {
      found.push(walk.currentNode.data);
    }
  }
  for (const name of ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "placeholder", "title", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      found.push(element.getAttribute(name));
    }
  }
  return found;
}

/** Texts on the page that no catalogue holds. `records`: everything that is stored; `told`: instead of the answers. */
function untranslated(records, told) {
  const data = dataOf(records, told ?? answers());
  return [...new Set(shown().map((text) => foreign(text, data)).filter(Boolean))];
}
