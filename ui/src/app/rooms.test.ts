import { expect, test } from "vitest";

import { ROOMS, roomOfStep, roomsOf } from "./rooms";
import type { HelpStep } from "./rooms";
import { SCREENS } from "./screens";
import { translate } from "./text";
import catalogue from "../../../src-tauri/crates/words/en/help.ftl?raw";

test("each room in the table has an icon, a label and a screen, and the other way round", () => {
  const ids = ROOMS.map((room) => room.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(Object.keys(SCREENS).toSorted());
  for (const room of ROOMS) {
    expect(room.Icon, room.id).toBeDefined();
    expect(translate(`rooms.${room.id}`), room.id).toMatch(/^[A-Z][^:]*$/);
    expect(room.route.startsWith(room.path), room.id).toBe(true);
  }
});

test("every room stands in a group, and each group has rooms", () => {
  const groups = ["design", "review", "issue", "foot", "none"] as const;
  expect(groups.flatMap(roomsOf)).toHaveLength(ROOMS.length);
  for (const group of groups) {
    expect(roomsOf(group).length, group).toBeGreaterThan(0);
  }
});

test("no two rooms answer to one shortcut or one address", () => {
  const keys = ROOMS.flatMap((room) => room.shortcut ?? []);
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.every((key) => /^(Ctrl\+[1-9]|F1)$/.test(key))).toBe(true);
  expect(new Set(ROOMS.map((room) => room.path)).size).toBe(ROOMS.length);
});

test("each step of the main job is done in a room", () => {
  const steps = [...catalogue.matchAll(/^help-steps-(\w+)-title =/gm)].map(([, step]) => step as HelpStep);
  expect(steps.length).toBeGreaterThan(10);
  for (const step of steps) {
    expect(roomOfStep(step)?.path, step).toBeTruthy();
  }
});
