import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";

import { choose, settle, useConflict } from "./conflicts";

test("a second question waits behind the first, and both are answered", async () => {
  const shown = renderHook(() => useConflict()).result;
  const answers: string[] = [];
  await act(async () => {
    void choose({ mine: "1", theirs: "2" }).then((choice) => answers.push(`first ${choice}`));
    void choose({ mine: "3", theirs: "4" }).then((choice) => answers.push(`second ${choice}`));
  });
  expect(shown.current?.mine).toBe("1");
  await act(async () => settle("theirs"));
  expect(shown.current?.mine).toBe("3");
  await act(async () => settle("mine"));
  expect(shown.current).toBeNull();
  expect(answers).toEqual(["first theirs", "second mine"]);
});
