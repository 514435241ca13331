import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

import type { Action, WorkspaceOverview } from "../bindings";

const shell = vi.hoisted(() => ({ may: [] as string[], opened: [] as number[] }));
vi.mock("../bindings", () => ({
  commands: new Proxy({} as Record<string, unknown>, {
    get: (_, name) => async (place: number) => {
      if (name === "recentWorkspaces") {
        return [
          { name: "Here", folder: "/w" },
          { name: "Elsewhere", folder: "/x" },
        ];
      }
      if (name === "session") {
        return { person: null, mustSignIn: false, may: shell.may };
      }
      if (name === "openRecent") {
        shell.opened.push(place);
        return null;
      }
      return null;
    },
  }),
  events: {},
}));

const { client } = await import("./data");
const { AppMenu } = await import("./AppMenu");
const { FirstSteps, StepsLeft } = await import("./FirstSteps");
const { keys } = await import("./keys");

const find = vi.fn<() => void>();
const item = (name: string | RegExp) => screen.getByRole("menuitem", { name });

const unfold = (title: string) =>
  act(async () => {
    item(title).focus();
    fireEvent.keyDown(item(title), { key: "ArrowRight" });
    fireEvent.keyUp(item(title), { key: "ArrowRight" });
  });

async function open(may: Action[]) {
  shell.may = may;
  client.clear();
  const place = memoryLocation({ path: "/register", record: true });
  render(
    <QueryClientProvider client={client}>
      <Router hook={place.hook}>
        <AppMenu folder="/w" onFind={find} onKeys={() => {}} onSignOut={() => {}} />
      </Router>
    </QueryClientProvider>,
  );
  await act(async () => {});
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Menu" })));
  return place;
}

beforeEach(() => {
  shell.opened = [];
  localStorage.clear();
});

test("the menu has what other programs have in theirs, with the keys, and offers no more than the role may", async () => {
  const place = await open(["keepCohorts"]);
  expect(screen.getAllByRole("menuitem").map((one) => one.textContent)).toEqual(["File", "Edit", "View", "Help"]);
  await unfold("Edit");
  expect(item(/Undo/).textContent).toContain("Ctrl Z");
  await unfold("File");
  expect(screen.queryByRole("menuitem", { name: "New programme" })).toBeNull();
  await act(async () => void fireEvent.click(item("New cohort")));
  expect(place.history.at(-1)).toBe("/cohorts");
});

test("a workspace that was open before is opened from the menu, the one that is open is not offered", async () => {
  await open([]);
  await unfold("File");
  expect(screen.queryByRole("menuitem", { name: "Open Here" })).toBeNull();
  await act(async () => void fireEvent.click(item("Open Elsewhere")));
  await act(async () => {});
  expect(shell.opened).toEqual([1]);
});

const steps = (workspace: Partial<WorkspaceOverview>) => (
  <QueryClientProvider client={client}>
    <StepsLeft workspace={{ folder: "/w", institution: "", frameworks: 0, programmes: 0, rubrics: 0, cohorts: 0, certificates: 0, ...workspace } as WorkspaceOverview} />
  </QueryClientProvider>
);

test("a new workspace says in every room what is to be set up, until it is, or until that is not wanted", async () => {
  const { rerender, unmount } = render(steps({ programmes: 1, rubrics: 1 }));
  expect(screen.getByRole("button").textContent).toContain("2 of 6");
  await act(async () => void fireEvent.click(screen.getByRole("button")));
  expect(screen.getByRole("link", { name: "Import a competency framework" }).getAttribute("href")).toContain("/frameworks");
  rerender(steps({ institution: "N", frameworks: 1, programmes: 1, rubrics: 1, cohorts: 1, certificates: 1 }));
  expect(screen.queryByRole("button")).toBeNull();
  rerender(steps({}));
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: "Do not show again" })));
  expect(screen.queryByRole("button")).toBeNull();
  unmount();
  render(steps({}));
  expect(screen.queryByRole("button")).toBeNull();
});

test("where there is no programme the steps stand in the room", async () => {
  client.clear();
  client.setQueryData(keys.workspace(), { institution: "N", frameworks: 0, programmes: 0, rubrics: 0, cohorts: 0, certificates: 0 });
  render(
    <QueryClientProvider client={client}>
      <FirstSteps />
    </QueryClientProvider>,
  );
  expect(screen.getByRole("heading", { name: "First steps" })).toBeTruthy();
});
