import { expect, test } from "vitest";

const sources = import.meta.glob<string>(["../**/*.tsx", "!../**/*.test.tsx"], { query: "?raw", import: "default", eager: true });

/** Elements of no role may not be named (ARIA 1.2); given a role, they may. */
const NAMED = /<(p|span|div|strong|em|code)\b[^<>]*?\baria-label(ledby)?=/g;

test("nothing without a role is given a name", () => {
  expect(Object.keys(sources).length).toBeGreaterThan(100);
  const wrong = Object.entries(sources).flatMap(([file, text]) =>
    [...text.matchAll(NAMED)].filter(([tag]) => !/\brole=/.test(tag)).map(([tag]) => `${file}: ${tag}`),
  );
  expect(wrong).toEqual([]);
});
