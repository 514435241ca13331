import { expect, test } from "vitest";

import type { ScoredPart, ScoreSheet } from "../../../bindings";
import { byLevel, expanded, levelOf, readPoints, scoreOf, withScore } from "./sheets";

const sheet: ScoreSheet = { learnerId: "l", marker: "first", rubricId: null, scores: [], comment: "", absent: false, daysLate: 0, adjustments: [], markedBy: null, markedAt: "", settlements: [] };
const level = (id: string, lowest: string, points: string) => ({ id, title: id, lowest, points, descriptor: "" });
const part: ScoredPart = { id: "a", title: "A", most: "4", levels: [level("x", "1", "1"), level("y", "2", "4")] };

test("a score that says nothing leaves the sheet", () => {
  const scored = withScore(sheet, "a", (s) => ({ ...s, points: "2" }));
  expect(scoreOf(scored, "a")?.points).toBe("2");
  expect(withScore(scored, "a", (s) => ({ ...s, points: null })).scores).toEqual([]);
  expect(withScore(scored, "a", (s) => ({ ...s, points: null, comment: "c" })).scores).toHaveLength(1);
});

test("points are read as people type them, within what there is", () => {
  expect(readPoints("2,5", part)).toBe("2.5");
  for (const bad of ["", "5", "-1", "1e0", "x"]) {
    expect(readPoints(bad, part)).toBeNull();
  }
  expect(levelOf(part, "3.5")?.id).toBe("y");
  expect(levelOf(part, "0.5")).toBeUndefined();
  expect(byLevel(part)).toBe(false);
});

test("a short form becomes its phrase", () => {
  const phrases = [{ short: "src", text: "Name your sources." }];
  expect(expanded("Good. /src ", phrases)).toBe("Good. Name your sources. ");
  expect(expanded("and/src ", phrases)).toBe("and/src ");
  expect(expanded("/other ", phrases)).toBe("/other ");
});
