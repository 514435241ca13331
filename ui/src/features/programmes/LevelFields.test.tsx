import { act, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, expect, test, vi } from "vitest";

import "../../app/text";
import type { Level } from "../../bindings";
import { LevelFields } from "./LevelFields";
import { NATIONAL, levelsOf } from "./levels";

const changed = vi.fn<(level: Level) => void>();

function Held({ first }: { first: Level | null }) {
  const [level, setLevel] = useState(first);
  return (
    <LevelFields
      level={level}
      frozen={false}
      change={(next) => {
        changed(next);
        setLevel(next);
      }}
    />
  );
}

const choose = async (label: string, option: RegExp) => {
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: `Show choices ${label}` })));
  await act(async () => void fireEvent.click(screen.getByRole("option", { name: option })));
};

beforeEach(() => {
  changed.mockReset();
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 400 });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 600 });
});

test("the cycles of higher education are chosen, and say which EQF level they answer to", async () => {
  render(<Held first={{ scale: "qfEhea", scaleName: "", value: "" }} />);
  await choose("Level", /Second cycle, master \(EQF level 7\)/);
  expect(changed).toHaveBeenLastCalledWith({ scale: "qfEhea", scaleName: "", value: "second cycle" });
});

test("a national framework that is known brings its levels", async () => {
  render(<Held first={{ scale: "national", scaleName: "", value: "" }} />);
  await choose("Name of the framework", /Ireland \(NFQ\)/);
  expect(changed).toHaveBeenLastCalledWith({ scale: "national", scaleName: "NFQ", value: "" });
  await choose("Level", /^Level 10$/);
  expect(changed).toHaveBeenLastCalledWith({ scale: "national", scaleName: "NFQ", value: "10" });
});

test("what no list has is written all the same, and what stands there is shown", async () => {
  render(<Held first={{ scale: "national", scaleName: "Our own", value: "advanced" }} />);
  const level = screen.getByRole<HTMLInputElement>("combobox", { name: "Level" });
  expect([screen.getByRole<HTMLInputElement>("combobox", { name: "Name of the framework" }).value, level.value]).toEqual(["Our own", "advanced"]);
  await act(async () => {
    level.focus();
    fireEvent.input(level, { target: { value: "expert" } });
    level.blur();
  });
  expect(changed).toHaveBeenLastCalledWith({ scale: "national", scaleName: "Our own", value: "expert" });
});

test("each framework stands there once, and levels run from its first to its last", () => {
  expect(new Set(NATIONAL.map(({ name }) => name)).size).toBe(NATIONAL.length);
  expect([levelsOf("nkr"), levelsOf("unknown")]).toEqual([["2", "3", "4", "5", "6", "7"], []]);
});
