import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";

import type { KnownFile } from "../../../bindings";

const LIST: KnownFile = { id: "f1", sort: "issuerList", name: "Providers 2026", signer: "National Agency", signerId: "did:web:agency.example", from: "2026-10-01T10:00:00Z", until: "2999-10-01T10:00:00Z", issuers: 5_000, importedAt: "2026-11-01T10:00:00Z", relied: false,
  hash: "" };

const shell = vi.hoisted(() => ({ files: [] as unknown[], total: 1, proofKey: null as string | null, told: [] as [string, unknown[]][] }));
vi.mock("../../../bindings", () => ({
  commands: new Proxy({} as Record<string, (...args: unknown[]) => Promise<unknown>>, {
    get: (_, name: string) => async (...args: unknown[]) => {
      switch (name) {
        case "knownFiles":
          return shell.files;
        case "importKnownFile":
          shell.files = [LIST];
          return LIST;
        case "session":
          return { person: null, mustSignIn: false, may: ["sign"] };
        case "recognisedList":
          return { name: "Ours", monthsValid: 12, total: shell.total };
        case "recognisedIssuers":
          return { issuers: [], next: null };
        case "signing":
          return { keys: [], proofKey: shell.proofKey, jwtKey: null, unlocked: true, missing: [] };
        default:
          shell.told.push([name, args]);
          return null;
      }
    },
  }),
  events: {},
}));

const { client } = await import("../../../app/data");
const { IssuerRoom } = await import("./IssuerRoom");

async function open(tab?: string): Promise<void> {
  client.clear();
  shell.told = [];
  render(
    <QueryClientProvider client={client}>
      <IssuerRoom tab={tab} />
    </QueryClientProvider>,
  );
  await act(async () => {});
}

const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole("button", { name })));

test("relying on a list is asked once, with its signer, age and count, and only after the tick", async () => {
  shell.files = [];
  await open();
  expect(screen.getByRole("heading", { name: "Nobody vouches for anybody yet" })).toBeTruthy();
  await press("Import a file…");
  const dialog = within(screen.getByRole("dialog"));
  for (const said of ["National Agency", "did:web:agency.example", "5,000"]) {
    expect(dialog.getByText(said)).toBeTruthy();
  }
  expect(dialog.getByText(/^signed .* on 1 Oct 2026$/)).toBeTruthy();
  expect(dialog.getByRole("button", { name: "Rely on it" }).hasAttribute("disabled")).toBe(true);
  await act(async () => void fireEvent.submit(dialog.getByRole("button", { name: "Rely on it" }).closest("form") ?? document.body));
  expect(shell.told).toEqual([]);
  await act(async () => void fireEvent.click(dialog.getByRole("checkbox", { name: "Rely on this list" })));
  shell.files = [{ ...LIST, relied: true }];
  await act(async () => void fireEvent.click(dialog.getByRole("button", { name: "Rely on it" })));
  expect(shell.told).toEqual([["relyOn", ["f1", true]]]);
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(screen.getByText("relied on")).toBeTruthy();
});

test("a list that is not relied on stays there, and says so", async () => {
  shell.files = [];
  await open();
  await press("Import a file…");
  await press("Not now");
  expect(screen.getByText("not relied on")).toBeTruthy();
  expect(shell.told).toEqual([]);
});

test("removing a file says once what it does", async () => {
  shell.files = [LIST];
  await open();
  await press("Actions: Providers 2026");
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: "Remove…" })));
  expect(shell.told).toEqual([]);
  expect(within(screen.getByRole("dialog", { name: "Remove “Providers 2026”?" })).getByText(/Verifying does without it/)).toBeTruthy();
  await press("Remove");
  expect(shell.told).toEqual([["removeKnownFile", ["f1"]]]);
});

test("without a key nothing is signed, and the reason leads to the keys", async () => {
  shell.proofKey = null;
  await open("mine");
  expect(screen.getByRole("button", { name: "Sign and export…" }).hasAttribute("disabled")).toBe(true);
  expect(screen.getByRole("link", { name: "Go to Keys" }).getAttribute("href")).toBe("/keys");
});

test("an institution by hand needs a DID and a name, and its lines become lists", async () => {
  shell.proofKey = "k1";
  await open("mine");
  await press("Add an institution…");
  const dialog = within(screen.getByRole("dialog", { name: "Add an institution" }));
  await act(async () => void fireEvent.click(dialog.getByRole("button", { name: "Save" })));
  expect(dialog.getAllByRole("alert").map((line) => line.textContent)).toEqual(["Write the DID, such as did:web:example.edu.", "Write the name."]);
  const type = (label: string, value: string) => act(async () => void fireEvent.change(dialog.getByLabelText(label), { target: { value } }));
  await type("DID", "did:web:uni.example ");
  await type("Name", "A University");
  await type("Keys, one a line", "z6MkOne\n\n z6MkTwo ");
  await act(async () => void fireEvent.click(dialog.getByRole("button", { name: "Save" })));
  expect(shell.told).toEqual([["saveRecognisedIssuer", [{ id: "did:web:uni.example", name: "A University", legalName: "", url: "", keys: ["z6MkOne", "z6MkTwo"], mayAward: [], since: null, until: null, withdrawn: null }]]]);
});
