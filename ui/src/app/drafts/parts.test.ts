import { expect, test, vi } from "vitest";

import "../text";
import type { CommandError, Saved } from "../../bindings";
import { PartsRefused, differences, saveParts } from "./parts";

interface Institution {
  legalName: string;
  serialPattern: string;
  address: string;
  signatories: { name: string; role: string }[];
}

const STORED: Institution = { legalName: "N", serialPattern: "{number}", address: "", signatories: [{ name: "A", role: "Rector" }] };

const refusal = (text: string): CommandError => ({ kind: "refused", message: { code: "verbatim", args: { text } }, damage: null, stored: null });

/** A store that refuses a pattern without a number, and names that are too long. */
function store() {
  let stored: Saved<Institution> = { revision: 1, value: STORED };
  const save = vi.fn<(saved: Saved<Institution>) => Promise<Saved<Institution>>>(async (saved) => {
    if (saved.revision !== stored.revision) {
      throw new Error("stale");
    }
    if (!saved.value.serialPattern.includes("{number}")) {
      throw refusal("Put {number} into the pattern.");
    }
    if (saved.value.signatories.some((s) => s.name.length > 3)) {
      throw refusal("A name is too long.");
    }
    stored = { revision: saved.revision + 1, value: saved.value };
    return stored;
  });
  return { save, now: () => stored.value };
}

const edited = (part: Partial<Institution>): Saved<Institution> => ({ revision: 1, value: { ...STORED, ...part } });

async function refused(work: Promise<unknown>) {
  const error: unknown = await work.then(() => null, (why: unknown) => why);
  return error instanceof PartsRefused ? error.parts.map(({ path, error: why }) => [path, (why as CommandError).message.args.text]) : error;
}

test("what differs is named part by part", () => {
  expect(differences(STORED, { ...STORED, address: "x", signatories: [{ name: "A", role: "Dean" }] })).toEqual([["address"], ["signatories", 0, "role"]]);
  expect(differences(STORED, { ...STORED, signatories: [] })).toEqual([["signatories"]]);
  expect(differences(STORED, STORED)).toEqual([]);
});

test("everything but the refused field is written, in one step, and the field is named", async () => {
  const { save, now } = store();
  const took = vi.fn<(stored: Saved<Institution>) => void>();
  expect(await refused(saveParts(edited({ legalName: "North", serialPattern: "x", address: "1 Road" }), { revision: 1, value: STORED }, save, took))).toEqual([["serialPattern", "Put {number} into the pattern."]]);
  expect(now()).toEqual({ ...STORED, legalName: "North", address: "1 Road" });
  expect(took).toHaveBeenCalledOnce();
});

test("two refused fields are both named, with the reason of each", async () => {
  const { save, now } = store();
  const wanted = edited({ legalName: "North", serialPattern: "x", signatories: [{ name: "Too long", role: "Dean" }] });
  expect(await refused(saveParts(wanted, { revision: 1, value: STORED }, save, () => {}))).toEqual([
    ["serialPattern", "Put {number} into the pattern."],
    ["signatories.0.name", "A name is too long."],
  ]);
  expect(now()).toEqual({ ...STORED, legalName: "North", signatories: [{ name: "A", role: "Dean" }] });
});

test("a field alone is refused alone, and what is no refusal is thrown as it is", async () => {
  const { save } = store();
  expect(await refused(saveParts(edited({ serialPattern: "x" }), { revision: 1, value: STORED }, save, () => {}))).toEqual([["serialPattern", "Put {number} into the pattern."]]);
  expect(save).toHaveBeenCalledOnce();
  expect(String(await refused(saveParts({ ...edited({ address: "x" }), revision: 7 }, { revision: 7, value: STORED }, save, () => {})))).toContain("stale");
});
