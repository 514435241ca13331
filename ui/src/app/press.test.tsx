import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import type { RunningPress } from "../bindings";

const shell = vi.hoisted(() => ({ runningPress: vi.fn<() => Promise<RunningPress | null>>(), stopIssuing: vi.fn<() => Promise<null>>(async () => null), tell: vi.fn<(payload: RunningPress | null) => void>() }));
vi.mock("../bindings", () => ({
  commands: shell,
  events: { pressProgress: { listen: (told: (event: { payload: RunningPress | null }) => void) => shell.tell.mockImplementation((payload) => told({ payload })) } },
}));

const { client } = await import("./data");
const { PressLine } = await import("./PressLine");
const { listenToPress, pace } = await import("./press");

const at = (done: number): RunningPress => ({ cohortId: "c1", cohortName: "Pilot 2026", progress: { done, total: 400 } });

beforeEach(() => {
  client.clear();
  shell.runningPress.mockResolvedValue(null);
});

async function open(): Promise<void> {
  listenToPress();
  render(
    <QueryClientProvider client={client}>
      <Router hook={memoryLocation({ path: "/help" }).hook}>
        <PressLine />
      </Router>
    </QueryClientProvider>,
  );
  await act(async () => {});
}

test("a press that was begun elsewhere is shown, with the way there and a stop", async () => {
  shell.runningPress.mockResolvedValue(at(100));
  await open();
  expect(screen.getByRole("link", { name: "Printing certificates of Pilot 2026" }).getAttribute("href")).toBe("/certificates/c1");
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Stop" })));
  expect(shell.stopIssuing).toHaveBeenCalledOnce();
});

test("it follows what the shell tells, and is gone when the press is still", async () => {
  await open();
  expect(screen.queryByRole("progressbar")).toBeNull();
  await act(async () => shell.tell(at(40)));
  expect(screen.getByText("40 of 400")).toBeTruthy();
  await act(async () => shell.tell(at(80)));
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("20");
  await act(async () => shell.tell(null));
  expect(screen.queryByRole("progressbar")).toBeNull();
});

test("an answer that is older than what the shell told is not shown", async () => {
  let answer: ((press: RunningPress | null) => void) | undefined;
  shell.runningPress.mockReturnValue(new Promise((done) => (answer = done)));
  await open();
  await act(async () => shell.tell(null));
  await act(async () => answer?.(at(399)));
  expect(screen.queryByRole("progressbar")).toBeNull();
});

test("the rate is measured from where it was first seen", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  await open();
  await act(async () => shell.tell(at(100)));
  vi.advanceTimersByTime(2_000);
  await act(async () => shell.tell(at(200)));
  expect(pace(at(200))).toEqual({ rate: 50, left: 4 });
  vi.useRealTimers();
});
