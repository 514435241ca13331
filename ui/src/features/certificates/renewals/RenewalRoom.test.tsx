import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { Router } from "wouter";
import { memoryLocation } from "wouter/memory-location";

const shell = vi.hoisted(() => ({ folder: vi.fn<() => Promise<unknown>>(async () => null) }));
vi.mock("../../../bindings", () => ({
  commands: new Proxy({} as Record<string, unknown>, {
    get: (_, name) =>
      name === "chooseOutputFolder"
        ? shell.folder
        : async () =>
            ({
              expiringCertificates: { certificates: [{ serial: "N-1", name: "Ann", programmeCode: "A", programmeTitle: "", cohortName: "C", validUntil: "2026-01-01", over: true }], next: null },
              certificateTemplates: [{ id: "laurel", name: "Laurel" }],
              session: { person: null, mustSignIn: false, may: ["issue"] },
              signing: { missing: ["keys"], unlocked: false },
            })[String(name)] ?? null,
  }),
  events: {},
}));

const { client } = await import("../../../app/data");
const { RenewalRoom } = await import("./RenewalRoom");

test("what renewing prints is said once before, and nothing is asked of the disk until then", async () => {
  Object.defineProperty(HTMLElement.prototype, "offsetHeight", { configurable: true, get: () => 40 });
  render(
    <QueryClientProvider client={client}>
      <Router hook={memoryLocation({ path: "/renewals" }).hook}>
        <RenewalRoom />
      </Router>
    </QueryClientProvider>,
  );
  await act(async () => {});
  await act(async () => void fireEvent.click(screen.getByLabelText("Select all")));
  await act(async () => {});
  await act(async () => void fireEvent.click(screen.getByRole("button", { name: /^Renew 1/ })));
  const dialog = screen.getByRole("dialog", { name: "Print 1 certificate?" });
  expect(shell.folder).not.toHaveBeenCalled();
  expect(["Laurel", "N-1"].map((text) => within(dialog).getByText(text).tagName)).toEqual(["DD", "DD"]);
  await act(async () => void fireEvent.click(within(dialog).getByRole("button", { name: "Print" })));
  expect(shell.folder).toHaveBeenCalledOnce();
});
