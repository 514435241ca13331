import { expect, test } from "vitest";

import type { ImportAnswers } from "../../bindings";
import { ASKED_AGAIN, and, isAnswered, withRow, without } from "./rosterAnswers";

const NONE: ImportAnswers = {
  encoding: null,
  separator: null,
  sheet: null,
  heading: null,
  columns: [],
  dates: null,
  dayNumbers: null,
  names: null,
  result: null,
  resultWords: {},
  noNumber: null,
  lookedAt: null,
};

test("a later answer takes the place of an earlier one, and leaves the others", () => {
  const first: ImportAnswers = { ...NONE, names: "givenFirst", columns: [{ at: 0, field: "name" }, { at: 1, field: "grade" }], resultWords: { ok: "leaveOut" } };
  const both = and(first, { ...NONE, columns: [{ at: 1, field: null }], result: "pending", resultWords: { well: "leaveOut" } });
  expect(both.names).toBe("givenFirst");
  expect(both.result).toBe("pending");
  expect(both.columns).toEqual([
    { at: 0, field: "name" },
    { at: 1, field: null },
  ]);
  expect(Object.keys(both.resultWords)).toEqual(["ok", "well"]);
});

test("what is taken back is asked again", () => {
  const answered: ImportAnswers = { ...NONE, names: "asWritten", dates: "dayFirst", resultWords: { ok: "leaveOut" }, lookedAt: { take: [3] } };
  const open = ASKED_AGAIN.filter((what) => !isAnswered(answered, what));
  expect(open).toEqual(["dayNumbers", "result", "noNumber"]);
  for (const what of ["names", "dates", "resultWords", "lookedAt"] as const) {
    expect(isAnswered(without(answered, what), what)).toBe(false);
  }
});

test("rows to look at are taken in and left out one by one", () => {
  const one = withRow(NONE, 4, true);
  expect(one.lookedAt).toEqual({ take: [4] });
  expect(withRow(withRow(one, 7, true), 4, false).lookedAt).toEqual({ take: [7] });
});
