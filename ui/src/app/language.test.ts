import { afterEach, expect, test, vi } from "vitest";

import { compare, dateTime, holds, list, number } from "./locale";
import { day, moment, size } from "./moment";

let tag = "en-GB";
vi.mock("./text", () => ({ locale: () => tag }));

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../**/*.test.{ts,tsx}", "!../bindings.ts"], { query: "?raw", import: "default", eager: true });

/** Where a pattern stands, as FILE: LINE. */
function places(pattern: RegExp, except: string[] = []): string[] {
  return Object.entries(sources)
    .filter(([file]) => !except.some((name) => file.endsWith(name)))
    .flatMap(([file, text]) => text.split("\n").flatMap((line) => (pattern.test(line) ? [`${file}: ${line.trim()}`] : [])));
}

afterEach(() => {
  tag = "en-GB";
});

test("one file knows the locale", () => {
  expect(Object.keys(sources).length).toBeGreaterThan(140);
  expect(places(/"en-GB"|toLocale\w+\((?!current)|new Intl\./, ["locale.ts", "words.ts", "text.ts"])).toEqual([]);
});

test("no code lowercases, cuts or glues translated words", () => {
  expect(places(/\bt\([^()]*(\([^()]*\)[^()]*)*\)\.(toLowerCase|toUpperCase|slice|replace|split|trim)/)).toEqual([]);
  expect(places(/`[^`]*[^`{ ][^`]*\$\{t\(/)).toEqual([]);
  expect(places(/\$\{t\([^`]*\)\}[^`]*[^`} ]`/)).toEqual([]);
  expect(places(/\bt\("[^"]*"[^)]*\)\}? *(·|\+ )|(·|\+) *\{?t\("/)).toEqual([]);
});

test("numbers, moments, sizes, lists and order follow the locale", () => {
  tag = "de";
  expect(number(1234567.5)).toBe("1.234.567,5");
  expect(list(["a", "b", "c"])).toBe("a, b und c");
  expect(size(2_500)).toBe("2,5 MB");
  expect(dateTime(new Date(2026, 4, 7), { dateStyle: "long" })).toBe("7. Mai 2026");
  tag = "sv";
  expect(["z", "ö", "a"].toSorted(compare)).toEqual(["a", "z", "ö"]);
  tag = "en-GB";
  expect(size(12)).toBe("12 kB");
  expect(day("2026-05-07")).toBe("7 May 2026");
  expect(day("soon")).toBe("soon");
  expect(moment("not a moment")).toBe("not a moment");
  expect(["K10", "K9"].toSorted(compare)).toEqual(["K9", "K10"]);
});

test("what is typed is found whatever its case and accents", () => {
  expect(holds("Résumés and more", "resume")).toBe(true);
  expect(holds("Registry", " REG ")).toBe(true);
  expect(holds("Registry", "x")).toBe(false);
});
