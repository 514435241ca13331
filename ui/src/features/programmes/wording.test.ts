import { describe, expect, it } from "vitest";

import { ects, hundredths, whole } from "./wording";

describe("numbers as people write them", () => {
  it("reads credits with a point or a comma", () => {
    expect(hundredths("1.5")).toBe(150);
    expect(hundredths("1,25")).toBe(125);
    expect(hundredths("three")).toBeNull();
    expect(hundredths("-1")).toBeNull();
  });
  it("reads whole numbers only", () => {
    expect(whole("75")).toBe(75);
    expect(whole("7.5")).toBeNull();
    expect(whole("")).toBeNull();
  });
  it("shows credits", () => {
    expect(ects(150)).toBe("1.5 ECTS");
    expect(ects(null)).toBe("");
  });
});
