import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import "../../../app/text";
import { StatusLine } from "../../../app/StatusLine";
import { Trouble } from "../../../app/Trouble";
import { dismiss } from "../../../app/notices";
import type { CommandError } from "../../../bindings";

const shell = vi.hoisted(() => ({
  closeIssueRun: vi.fn<() => Promise<null>>(),
  unfinishedRuns: async () => [{ run: { id: "r1", cohortId: "c1", planned: 10, startedAt: "2026-05-01T10:00:00Z", mergedFile: "x.pdf", singleFolder: "" }, printed: 4 }],
}));
vi.mock("../../../bindings", () => ({ commands: shell, events: {} }));

const { OpenRun } = await import("./OpenRun");

async function close(): Promise<string> {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <OpenRun cohort="c1" running={false} locked={false} press={async () => {}} />
      <Trouble />
      <StatusLine />
    </QueryClientProvider>,
  );
  fireEvent.click(await screen.findByText("Close the run"));
  await act(async () => void fireEvent.click(screen.getByText("Close it")));
  await act(async () => {});
  return [...screen.queryAllByRole("alert"), ...screen.queryAllByRole("status")].map((place) => place.textContent).join(" ");
}

beforeEach(() => dismiss());

test("a run that was closed is said to be closed", async () => {
  shell.closeIssueRun.mockResolvedValueOnce(null);
  expect(await close()).toContain("The run is closed.");
});

test("one that could not be closed is not", async () => {
  shell.closeIssueRun.mockRejectedValueOnce({ kind: "failed", message: { code: "verbatim", args: { text: "The disk is full." } }, damage: null, stored: null } satisfies CommandError);
  const said = await close();
  expect(said).toContain("The disk is full.");
  expect(said).not.toContain("The run is closed.");
});
