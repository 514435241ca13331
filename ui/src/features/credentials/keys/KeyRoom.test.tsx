import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";

import type { SigningKey, SigningState } from "../../../bindings";

const KEY: SigningKey = { id: "k1", kind: "ed25519", publicKey: "z6Mk", name: "key-1", madeAt: "2026-11-03T09:00:00Z", expires: null, compromisedSince: null };
const NONE: SigningState = { settings: { address: "", code: "compact", identityInClear: false }, did: "", keys: [], proofKey: null, jwtKey: null, unlocked: false, missing: [], signed: 0 };
const SOME: SigningState = { ...NONE, did: "did:web:example.edu:credentials", keys: [KEY, { ...KEY, id: "k2", name: "key-2", expires: "2026-01-02" }, { ...KEY, id: "k3", name: "key-3", kind: "p256", compromisedSince: "2026-05-03" }], proofKey: "k1" };

const shell = vi.hoisted(() => ({ told: [] as [string, unknown[]][], state: null as unknown, refuses: new Set<string>() }));
vi.mock("../../../bindings", () => ({
  commands: new Proxy({} as Record<string, (...args: unknown[]) => Promise<unknown>>, {
    get: (_, name: string) => async (...args: unknown[]) => {
      if (name === "signing") {
        return shell.state;
      }
      if (name === "session") {
        return { person: null, mustSignIn: false, may: ["sign", "keepKeys"] };
      }
      shell.told.push([name, args]);
      if (shell.refuses.has(name)) {
        // What a command throws is a plain thing.
        // oxlint-disable-next-line no-throw-literal
        throw { kind: "refused", message: { code: "credentials-wrongPassphrase", args: {} } };
      }
      return name === "makeKeys" ? SOME : name === "replaceKey" ? { ...KEY, name: "key-4" } : null;
    },
  }),
  events: {},
}));

const { client } = await import("../../../app/data");
const { KeyRoom } = await import("./KeyRoom");

async function open(state: SigningState): Promise<void> {
  client.clear();
  shell.told = [];
  shell.refuses.clear();
  shell.state = state;
  render(
    <QueryClientProvider client={client}>
      <KeyRoom />
    </QueryClientProvider>,
  );
  await act(async () => {});
}

const type = (label: string, value: string) => act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }));
const press = (name: string | RegExp) => act(async () => void fireEvent.click(screen.getByRole("button", { name })));

beforeEach(() => {
  shell.told = [];
});

test("two passphrases that differ are refused at the field, and nothing is made", async () => {
  await open(NONE);
  await type("Passphrase of the keys", "four plain words here");
  await type("Repeat the passphrase", "four plain words hear");
  await press("Make keys");
  expect(screen.getByRole("alert").textContent).toBe("The two are not the same. Type the passphrase again.");
  expect(screen.getByLabelText("Repeat the passphrase").getAttribute("aria-invalid")).toBe("true");
  expect(shell.told).toEqual([]);
  await type("Repeat the passphrase", "four plain words here");
  expect(screen.queryByRole("alert")).toBeNull();
  await press("Make keys");
  expect(shell.told).toEqual([["makeKeys", ["four plain words here"]]]);
  expect(screen.getByRole("heading", { name: "Signing" })).toBeTruthy();
});

test("the address is set before keys are made for it", async () => {
  await open(NONE);
  expect(screen.getByText(/Left empty, the key itself names the institution/)).toBeTruthy();
  await type("Address of a folder on your website", " https://example.edu/credentials ");
  await type("Passphrase of the keys", "four plain words here");
  await type("Repeat the passphrase", "four plain words here");
  await press("Make keys");
  expect(shell.told.map(([name]) => name)).toEqual(["setSigning", "makeKeys"]);
  expect(shell.told[0]?.[1]).toEqual([{ address: "https://example.edu/credentials", code: "compact", identityInClear: false }]);
});

test("each key says what it signs and how it stands, and a kind without a key is named", async () => {
  await open(SOME);
  const rows = within(screen.getByRole("table", { name: "Keys" })).getAllByRole("row").slice(1);
  expect(rows.map((row) => row.textContent)).toEqual([
    expect.stringMatching(/^key-1Credentials and printed codes.*in use$/),
    expect.stringMatching(/^key-2Credentials and printed codes.*expired$/),
    expect.stringMatching(/^key-3JWT.*compromised since 3 May 2026$/),
  ]);
  expect(screen.getByText("No key signs JWTs now.")).toBeTruthy();
  expect(screen.getByText("https://example.edu/credentials/did.json")).toBeTruthy();
});

test("a wrong passphrase is said at its field", async () => {
  await open(SOME);
  shell.refuses.add("unlockKeys");
  await type("Passphrase of the keys", "no");
  await press("Unlock");
  expect(screen.getByRole("alert").textContent).toMatch(/^The passphrase is another one/);
});

test("a key is exported only once the keys are unlocked, and the dialog says what the file is worth", async () => {
  await open(SOME);
  await press("Actions: key-1");
  await act(async () => void fireEvent.click(screen.getByRole("menuitem", { name: "Export…" })));
  const asked = screen.getByRole("dialog", { name: "Unlock the keys" });
  await act(async () => void fireEvent.change(within(asked).getByLabelText("Passphrase of the keys"), { target: { value: "right" } }));
  await act(async () => void fireEvent.click(within(asked).getByRole("button", { name: "Unlock" })));
  const dialog = screen.getByRole("dialog", { name: "Export key-1" });
  expect(within(dialog).getByText(/whoever has it can sign as you/)).toBeTruthy();
  await act(async () => void fireEvent.click(within(dialog).getByRole("button", { name: "Export…" })));
  expect(shell.told).toEqual([
    ["unlockKeys", ["right"]],
    ["exportKey", ["k1", "pkcs8"]],
  ]);
});
