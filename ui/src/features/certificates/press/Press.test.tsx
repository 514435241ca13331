import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { CohortSummary, IssueClass, IssuePlan, RunningPress } from "../../../bindings";

const PLAN = { due: 3, firstAward: 3, renewals: 0, supersedes: 0, alreadyHold: 0, notEligible: 0, toLookAt: 0, blocked: [], warnings: [], rows: [] } as unknown as IssuePlan;

let rows: unknown[] = [];
const shell = vi.hoisted(() => ({ running: vi.fn<() => Promise<unknown>>(), stop: vi.fn<() => Promise<null>>(), unlock: vi.fn<(passphrase: string) => Promise<null>>(), signing: { signs: false, unlocked: false } }));
vi.mock("../../../bindings", () => ({
  commands: new Proxy({} as Record<string, () => Promise<unknown>>, {
    get: (_, name) => {
      if (name === "runningPress") {
        return shell.running;
      }
      if (name === "stopIssuing") {
        return shell.stop;
      }
      if (name === "unlockKeys") {
        return shell.unlock;
      }
      return name === "planIssue" ? async () => ({ ...PLAN, rows, signing: shell.signing }) : name === "session" ? async () => ({ person: null, mustSignIn: false, may: ["issue"] }) : () => new Promise(() => {});
    },
  }),
  events: {},
}));

const { client } = await import("../../../app/data");
const { choose } = await import("../../../app/chosenLearners");
const { showPress } = await import("../../../app/press");
const { ContextMenus } = await import("../../../design/ContextMenu");
const { Press } = await import("./Press");

const SUMMARY = { cohort: { id: "c1", name: "Pilot 2026" }, programme: { id: "p1", code: "ADS-1", version: 1, title: "Data" }, learners: 3, passed: 3 } as unknown as CohortSummary;
const run = (cohortId: string, cohortName: string): RunningPress => ({ cohortId, cohortName, progress: { done: 1, total: 4 } });
const names = () => screen.getAllByRole("listitem").map((row) => /S-\d/.exec(row.textContent ?? "")?.[0]);
const print = () => screen.queryByRole("button", { name: /^Print 3 certificates/ });

async function open(running: RunningPress | null, withMenus = false): Promise<void> {
  client.clear();
  shell.running.mockResolvedValue(running);
  render(
    <QueryClientProvider client={client}>
      <Press summary={SUMMARY} />
      {withMenus ? <ContextMenus /> : null}
    </QueryClientProvider>,
  );
  await act(async () => {});
}

beforeEach(() => {
  rows = [];
  shell.stop.mockReset();
  shell.stop.mockResolvedValue(null);
  shell.signing = { signs: false, unlocked: false };
});

test("whoever comes back to a room that prints sees how far it is, and is not offered to print again", async () => {
  await open(run("c1", "Pilot 2026"));
  expect(screen.getByText("1 of 4")).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
  expect(print()).toBeNull();
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Cancel" })));
  expect(shell.stop).toHaveBeenCalledOnce();
  await act(async () => showPress(null));
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(print()).not.toBeNull();
});

test("while another cohort is printed, this one waits and says for which", async () => {
  await open(run("c2", "Spring 2027"));
  expect(screen.getByText(/Certificates of Spring 2027 are being printed/)).toBeTruthy();
  expect(print()?.hasAttribute("disabled")).toBe(true);
  await act(async () => showPress(null));
  expect(print()?.hasAttribute("disabled")).toBe(false);
});

test("while the keys are locked nothing is printed, and the passphrase is asked for there", async () => {
  shell.signing = { signs: true, unlocked: false };
  shell.unlock.mockImplementation(async () => {
    shell.signing = { signs: true, unlocked: true };
    return null;
  });
  await open(null);
  expect(screen.getByText(/Certificates are signed as they are printed\. Unlock the keys first/)).toBeTruthy();
  expect(print()?.hasAttribute("disabled")).toBe(true);
  await act(async () => void fireEvent.change(screen.getByLabelText("Passphrase of the keys"), { target: { value: "four plain words here" } }));
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Unlock" })));
  expect(shell.unlock).toHaveBeenCalledWith("four plain words here");
  expect(screen.queryByLabelText("Passphrase of the keys")).toBeNull();
  expect(print()?.hasAttribute("disabled")).toBe(false);
});

test("where nothing is signed no passphrase is asked for", async () => {
  await open(null);
  expect(screen.queryByLabelText("Passphrase of the keys")).toBeNull();
  expect(print()?.hasAttribute("disabled")).toBe(false);
});

const planned = (number: string, kind: IssueClass) => ({ number, name: `Learner ${number}`, serial: "", class: kind, note: null });

test("those who were chosen in the cohort are printed for, and nobody who is not due for it", async () => {
  rows = [planned("S-1", "firstAward"), planned("S-2", "alreadyHolds"), planned("S-3", "firstAward")];
  choose("c1", ["S-1", "S-2"]);
  await open(null);
  expect(screen.getByText(/Of the 2 learners you chose, one is due/)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Print 1 certificate…" })).toBeTruthy();
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Print for everyone" })));
  expect(screen.getByRole("button", { name: "Print 3 certificates…" })).toBeTruthy();
});

test("where none of the chosen is due nobody is printed for, and not everybody instead", async () => {
  rows = [planned("S-1", "firstAward"), planned("S-2", "alreadyHolds")];
  choose("c1", ["S-2"]);
  await open(null);
  expect(screen.getByText(/Nobody you chose is due/)).toBeTruthy();
  expect(screen.getByRole("button", { name: /Nobody is due/ }).hasAttribute("disabled")).toBe(true);
});

test("the list is sorted by its headings, and each learner has a menu that prints for them alone", async () => {
  for (const size of ["clientHeight", "clientWidth", "offsetHeight"]) {
    Object.defineProperty(HTMLElement.prototype, size, { configurable: true, get: () => 400 });
  }
  rows = [planned("S-2", "firstAward"), planned("S-1", "firstAward"), planned("S-3", "alreadyHolds")];
  await open(null, true);
  expect(names()).toEqual(["S-2", "S-1", "S-3"]);
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Sort by Learner" })));
  expect(names()).toEqual(["S-1", "S-2", "S-3"]);
  fireEvent.contextMenu(screen.getByText("Learner S-3"), { clientX: 1, clientY: 1 });
  expect(screen.getByRole("menuitem", { name: "Print for this learner" }).getAttribute("aria-disabled")).toBe("true");
  fireEvent.contextMenu(screen.getByText("Learner S-2"), { clientX: 2, clientY: 2 });
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: "Print for this learner" })));
  expect(screen.getByRole("button", { name: "Print 1 certificate…" })).toBeTruthy();
});

test("whom somebody else’s cohort was opened for are not taken along", async () => {
  choose("c2", ["S-1"]);
  await open(null);
  expect(print()).not.toBeNull();
});
