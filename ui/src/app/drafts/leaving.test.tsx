import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import "../text";
import type { CommandError } from "../../bindings";
import { hold, release } from "../../design/held";
import type { Way } from "./desk";
import { deskOf, flushAll, notSaved } from "./registry";

const tauri = vi.hoisted(() => ({ closing: null as null | ((event: { preventDefault: () => void }) => Promise<void>), isTauri: true }));
vi.mock("@tauri-apps/api/core", async (real) => ({ ...(await real<object>()), isTauri: () => tauri.isTauri }));
vi.mock("@tauri-apps/api/window", () => ({
  getCurrentWindow: () => ({
    onCloseRequested: async (handler: typeof tauri.closing) => {
      tauri.closing = handler;
      return () => {};
    },
  }),
}));

const { guardWindow, mayLeave } = await import("./leaving");
const { LeavingDialog } = await import("./LeavingDialog");
const { NotSaved } = await import("./NotSaved");

const saved: string[] = [];
let refuse = "";

const way: Way<string> = {
  idOf: () => "one",
  nameOf: () => "DS-1",
  save: async (items) => {
    if (refuse) {
      throw { kind: "refused", message: { code: "verbatim", args: { text: refuse } }, damage: null, stored: null } satisfies CommandError;
    }
    return items.map((item) => {
      saved.push(item.saved.value);
      return { revision: item.saved.revision + 1, value: item.saved.value };
    });
  },
  show: () => {},
  place: (view) => view,
  isAlone: () => true,
  expect: () => ({ withdraw: () => {}, answered: () => {} }),
  choose: () => new Promise(() => {}),
  done: () => {},
  changed: () => {},
};

const type = (value: string) => deskOf("screen", way).edit({ revision: 1, value }, { revision: 1, value: "" });

/** Asks the window to close, and says whether it did. */
async function close(): Promise<{ closed: () => boolean | null }> {
  let closed: boolean | null = null;
  let prevented = false;
  await act(async () => {
    void tauri.closing?.({ preventDefault: () => (prevented = true) }).then(() => {
      closed = !prevented;
    });
    await vi.advanceTimersByTimeAsync(5);
  });
  return { closed: () => closed };
}

beforeEach(() => {
  vi.useFakeTimers();
  refuse = "";
  saved.length = 0;
  guardWindow();
  render(
    <>
      <NotSaved />
      <LeavingDialog />
    </>,
  );
});

test("closing the window writes first what was just typed", async () => {
  type("abc");
  const { closed } = await close();
  expect(saved).toEqual(["abc"]);
  expect(closed()).toBe(true);
  expect(notSaved()).toEqual([]);
});

test("what is refused is named before the window closes, and staying keeps it", async () => {
  refuse = "A code is needed.";
  type("abc");
  const { closed } = await close();
  expect(closed()).toBeNull();
  expect(screen.getByText("These changes are not saved")).toBeTruthy();
  expect(screen.getByText("DS-1: A code is needed.")).toBeTruthy();
  await act(async () => void (fireEvent.click(screen.getByText("Stay")), await vi.advanceTimersByTimeAsync(5)));
  expect(closed()).toBe(false);
  expect(screen.queryByText("These changes are not saved")).toBeNull();
  // It stays on the screen, is said in the room, and is written when it can be.
  expect(screen.getByRole("alert").textContent).toContain("DS-1 is not saved: A code is needed.");
  refuse = "";
  await act(() => flushAll());
  expect(saved).toEqual(["abc"]);
  expect(screen.queryByRole("alert")).toBeNull();
});

test("a text that is no value is named too, and leaving gives it up", async () => {
  hold({ id: "points", label: "Points", text: "75", reason: "At most 50." });
  const { closed } = await close();
  expect(screen.getByText("Points: At most 50.")).toBeTruthy();
  await act(async () => void (fireEvent.click(screen.getByText("Close anyway")), await vi.advanceTimersByTimeAsync(5)));
  expect(closed()).toBe(true);
  expect(notSaved()).toEqual([]);
  release("points");
});

test("nothing typed, nothing asked", async () => {
  expect(await mayLeave()).toBe(true);
});
