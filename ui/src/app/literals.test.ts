// Every word on screen is from the catalogue: no file draws a text of its own.
import { expect, test } from "vitest";
import { parseAst } from "vite";

const sources = import.meta.glob<string>(["../**/*.tsx", "!../**/*.test.tsx"], { query: "?raw", import: "default", eager: true });

interface Node {
  type: string;
  start: number;
  [part: string]: unknown;
}

/** What a person sees or hears of these. */
const SEEN = new Set(["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "alt", "description", "label", "placeholder", "title", "textValue", "hint"]);
/** What is the same in every language: the program’s name, and places for fields in the names of files. */
const SAME = /^(Credwright|(\{\w+\}|-)+)$/;

const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null && "type" in value;

/** Texts that an expression can put on the screen as they are. */
function texts(node: unknown): string[] {
  if (!isNode(node)) {
    return [];
  }
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "TemplateLiteral":
      return (node.quasis as { value: { raw: string } }[]).length > 1 ? [`\`${(node.quasis as { value: { raw: string } }[]).map((q) => q.value.raw).join("…")}\``] : (node.quasis as { value: { raw: string } }[]).map((q) => q.value.raw);
    case "ConditionalExpression":
      return [...texts(node.consequent), ...texts(node.alternate)];
    case "LogicalExpression":
    case "BinaryExpression":
      return node.operator === "+" || node.type === "LogicalExpression" ? [...texts(node.left), ...texts(node.right)] : [];
    case "JSXExpressionContainer":
      return texts(node.expression);
    case "JSXText":
      return [String(node.value).trim()];
    default:
      return [];
  }
}

/** Whether a text says something: letters, or pieces put together. */
const says = (text: string) => (/\p{L}/u.test(text) || text.startsWith("`") || /[·,;:/%]/.test(text)) && !SAME.test(text);

function ownTexts(source: string): string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
      return;
    }
    if (!isNode(value)) {
      return;
    }
    if (value.type === "JSXElement" || value.type === "JSXFragment") {
      found.push(...(value.children as unknown[]).flatMap(texts).filter(says));
    }
    if (value.type === "JSXAttribute" && SEEN.has(String((value.name as Node).name))) {
      found.push(...texts(value.value).filter(says));
    }
    if (value.type === "Property" && SEEN.has(String((value.key as Node).name))) {
      found.push(...texts(value.value).filter(says));
    }
    Object.values(value).forEach(visit);
  };
  visit(parseAst(source, { lang: "tsx" }));
  return found;
}

const found = (body: string) => ownTexts(`const x = (t, a, b) => ${body};`);

test("what is written in a file is found", () => {
  expect(found("<p>Hello</p>")).toEqual(["Hello"]);
  expect(found("<p>{a} · {b}</p>")).toEqual(["·"]);
  expect(found('<p aria-label="Name">{a ? "none" : `${b} %`}</p>')).toEqual(["none", "`… %`", "Name"]);
  expect(found("[{ id: a, label: `${a}, ${b}` }]")).toEqual(["`…, …`"]);
  expect(found('<p className="x" dir="auto">{t("a.b")} {a ?? "–"}</p>')).toEqual([]);
});

test("no screen holds a text of its own", () => {
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  const own = Object.entries(sources).flatMap(([file, source]) => ownTexts(source).map((text) => `${file}: ${text}`));
  expect(own).toEqual([]);
});
