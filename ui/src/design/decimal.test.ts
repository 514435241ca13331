import { expect, test } from "vitest";

import { meanOf, plainDecimal } from "./decimal";

test("zeros that say nothing go", () => {
  expect(plainDecimal("2.50")).toBe("2.5");
  expect(plainDecimal("70.00")).toBe("70");
  expect(plainDecimal("100")).toBe("100");
});

test("means are exact", () => {
  expect(meanOf("3", "4")).toBe("3.5");
  expect(meanOf("0.1", "0.2")).toBe("0.15");
  expect(meanOf("0", "0")).toBe("0");
});
