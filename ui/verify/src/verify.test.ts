/** The vectors that the Rust core answers, too: the same answers, reasons included. */
import vectors from "../../../src-tauri/crates/credential/tests/vectors/cases.json?raw";
import { describe, expect, it } from "vitest";
import type { Finding } from "./answer";
import { utf8 } from "./bytes";
import { Known } from "./known";
import { Refused } from "./reason";
import { addIssuerList, verifyCode, verifyFile } from "./verify";

interface Setting {
  readonly now: string;
  readonly documents?: string[];
  readonly brought?: string[];
  readonly statusLists?: { address: string; text: string }[];
  readonly listSigners?: string[];
  readonly issuerLists?: string[];
}
interface Case {
  readonly name?: string;
  readonly file?: string;
  readonly text?: string;
  readonly known: string;
  readonly expected: Readonly<Record<string, unknown>>;
}

const { known: settings, cases } = JSON.parse(vectors) as { known: Record<string, Setting>; cases: Case[] };

const FIXTURES = "../../../src-tauri/crates/credential/tests/fixtures/";
const texts = import.meta.glob<string>(
  "../../../src-tauri/crates/credential/tests/fixtures/{open-badges,dcc,w3c/vc-di-eddsa,w3c/vc-di-ecdsa}/**/*.{json,jwt,svg,1ob}",
  { query: "?raw", import: "default", eager: true },
);
const pictures = import.meta.glob<string>("../../../src-tauri/crates/credential/tests/fixtures/open-badges/**/*.png", {
  query: "?inline",
  import: "default",
  eager: true,
});

function fixture(path: string): Uint8Array {
  const written = texts[FIXTURES + path];
  if (written !== undefined) return utf8(written);
  const [, encoded = ""] = (pictures[FIXTURES + path] ?? "").split(",");
  expect(encoded, path).not.toBe("");
  return Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
}

async function atHand(of: Setting): Promise<Known> {
  const known = new Known(Date.parse(of.now));
  of.documents?.forEach((document) => known.addDocument(document));
  of.brought?.forEach((document) => known.bringDocument(document));
  of.statusLists?.forEach(({ address, text }) => known.statusLists.set(address, text));
  of.listSigners?.forEach((signer) => known.listSigners.add(signer));
  await Promise.all((of.issuerLists ?? []).map((list) => addIssuerList(list, known)));
  return known;
}

async function answer(input: Uint8Array, known: Known): Promise<Record<string, unknown>> {
  const code = /^cw1:/i.test(new TextDecoder().decode(input.subarray(0, 4)));
  try {
    const report = code ? await verifyCode(new TextDecoder().decode(input), known) : await verifyFile(input, known);
    const { unchanged, inForce, status, issuer, verdict } = report;
    const form: Finding[] = "form" in report ? [report.form] : [];
    return {
      verdict,
      ...("form" in report ? { form: report.form.answer } : {}),
      unchanged: unchanged.answer,
      inForce: inForce.answer,
      status: status.answer,
      issuer: issuer.answer,
      reasons: [...form, unchanged, inForce, status, issuer].flatMap((finding) => finding.reasons.map((reason) => reason.code)),
    };
  } catch (fault) {
    if (fault instanceof Refused) return { refused: fault.code };
    throw fault;
  }
}

describe("the shared vectors", () => {
  it("are there", () => {
    expect(cases.length).toBeGreaterThan(160);
  });
  for (const { name, file, text, known, expected } of cases) {
    it(`${name ?? file ?? ""} (${known})`, async () => {
      const setting = settings[known];
      if (setting === undefined) throw new Error(`nothing is called ${known}`);
      const input = file === undefined ? utf8(text ?? "") : fixture(file);
      expect(await answer(input, await atHand(setting))).toEqual(expected);
    });
  }
});
