import { afterEach, expect, test, vi } from "vitest";

import { decimal, facts, inPercent, keysOf, measured, outOf, span } from "./figures";

let tag = "en-GB";
vi.mock("./text", async (original) => ({ ...(await original<typeof import("./text")>()), locale: () => tag }));
afterEach(() => {
  tag = "en-GB";
});

test("exact numbers keep their digits, and follow the locale", () => {
  expect(decimal("12345678901234567890.125")).toBe("12,345,678,901,234,567,890.125");
  expect(decimal("2.50")).toBe("2.5");
  expect(decimal("")).toBe("");
  tag = "de";
  expect(decimal("1234.5")).toBe("1.234,5");
  expect(measured(0.5)).toBe("0,50");
});

test("shares, points and spans come from the catalogue", () => {
  expect(inPercent("72.50")).toBe("72.5 %");
  expect(inPercent(7)).toBe("7 %");
  expect(outOf(null, "4.0")).toBe("– / 4");
  expect(span(decimal("1"), decimal("2.5"))).toBe("1–2.5");
  expect(measured(null)).toBe("–");
});

test("facts that are empty are left out", () => {
  expect(facts("ADS-1", "", null, false, "5 ECTS", undefined, "Level 5")).toBe("ADS-1 · 5 ECTS · Level 5");
  expect(facts()).toBe("");
});

test("keys are called by their names", () => {
  expect(keysOf("Ctrl+K")).toBe("Ctrl K");
  expect(keysOf("F1")).toBe("F1");
});
