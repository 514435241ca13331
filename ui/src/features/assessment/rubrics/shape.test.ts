import { expect, test } from "vitest";

import type { Rubric } from "../../../bindings";
import { addCriterion, addLevel, mergeCriteria, mergeLevels, moveCriterion, moveLevel, removeLevel, splitCriterion, splitLevel } from "./shape";

const level = (id: string, points: string) => ({ id, title: id, points, lowest: null });
const criterion = (id: string, weight: string) => ({ id, title: id, weight, outcomeIds: [], descriptors: [`${id} low`, `${id} mid`, `${id} high`], mustPass: false, cognitiveLevel: null });

function rubric(): Rubric {
  return {
    id: "r",
    lineage: null,
    version: 1,
    kind: "analytic",
    title: "R",
    language: "en",
    levels: [level("low", "1"), level("mid", "2"), level("high", "3")],
    criteria: [criterion("a", "33.3"), criterion("b", "66.7")],
    translations: [],
  };
}

/** Every rubric has one descriptor a level, whatever is done to it. */
function even(r: Rubric): boolean {
  return r.criteria.every((c) => c.descriptors.length === r.levels.length);
}

test("criteria are merged and split without losing a word or any weight", () => {
  const merged = mergeCriteria(rubric(), 0);
  expect(merged.criteria).toHaveLength(1);
  expect(merged.criteria[0]?.weight).toBe("100");
  expect(merged.criteria[0]?.descriptors[0]).toBe("a low\nb low");
  const split = splitCriterion(rubric(), 0);
  expect(split.criteria.map((c) => c.weight)).toEqual(["16.65", "16.65", "66.7"]);
  expect(split.criteria[1]?.descriptors).toEqual(split.criteria[0]?.descriptors);
  expect(new Set(split.criteria.map((c) => c.id)).size).toBe(3);
  expect(mergeCriteria(rubric(), 1)).toEqual(rubric());
});

test("levels are merged into a range and split half way", () => {
  const merged = mergeLevels(rubric(), 1);
  expect(merged.levels.map((l) => [l.lowest, l.points])).toEqual([[null, "1"], ["2", "3"]]);
  expect(merged.criteria[0]?.descriptors[1]).toBe("a mid\na high");
  const split = splitLevel(rubric(), 2);
  expect(split.levels.map((l) => l.points)).toEqual(["1", "2", "2.5", "3"]);
  for (const r of [merged, split, addLevel(rubric()), removeLevel(rubric(), 0), moveLevel(rubric(), 0, 1), addCriterion(rubric())]) {
    expect(even(r)).toBe(true);
  }
});

test("moving keeps points rising and goes nowhere at the ends", () => {
  const moved = moveLevel(rubric(), 0, 1);
  expect(moved.levels.map((l) => [l.id, l.points])).toEqual([["mid", "1"], ["low", "2"], ["high", "3"]]);
  expect(moved.criteria[0]?.descriptors).toEqual(["a mid", "a low", "a high"]);
  expect(moveCriterion(rubric(), 0, -1).criteria.map((c) => c.id)).toEqual(["a", "b"]);
  expect(moveCriterion(rubric(), 0, 1).criteria.map((c) => c.id)).toEqual(["b", "a"]);
});

test("a new criterion begins with the last one's levels", () => {
  const added = addCriterion(rubric()).criteria.at(-1);
  expect(added?.descriptors).toEqual(["", "", ""]);
  expect(added?.weight).toBe("66.7");
});
