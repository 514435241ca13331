/** Proofs inside a credential (W3C Data Integrity 1.0). */
import { sha256 } from "@noble/hashes/sha2.js";
import { base58, concat, utf8 } from "./bytes";
import { CONTEXTS } from "./contexts";
import { canonicalJson, each, isA, text, types, type JsonObject } from "./json";
import { verifySignature, type KeyKind, type PublicKey } from "./keys";
import { byTheirNames, canonical, knownContextsAlone } from "./linkedData";
import { Refused } from "./reason";

export interface Suite {
  readonly name: string;
  readonly key: KeyKind;
  readonly json: boolean;
}

const SUITES: readonly Suite[] = [
  { name: "eddsa-rdfc-2022", key: "Ed25519", json: false },
  { name: "eddsa-2022", key: "Ed25519", json: false },
  { name: "eddsa-jcs-2022", key: "Ed25519", json: true },
  { name: "ecdsa-rdfc-2019", key: "P-256", json: false },
];
const OF_2020: Suite = { name: "Ed25519Signature2020", key: "Ed25519", json: false };

export function suiteOf(proof: JsonObject): Suite {
  if (isA(proof, OF_2020.name)) return OF_2020;
  const name = isA(proof, "DataIntegrityProof") ? (text(proof, "cryptosuite") ?? "") : (types(proof)[0] ?? "");
  const found = isA(proof, "DataIntegrityProof") ? SUITES.find((suite) => suite.name === name) : undefined;
  if (found === undefined) throw new Refused("suiteUnknown", { suite: name });
  return found;
}

export const without = (object: JsonObject, name: string): JsonObject =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

/** Whether a proof fits a document and a key. The document has the proofs that this one stands on. */
export async function verifyProof(document: JsonObject, proof: JsonObject, key: PublicKey): Promise<void> {
  const suite = suiteOf(proof);
  if (key.kind !== suite.key) throw new Refused("keyNotForSuite", { suite: suite.name, kind: key.kind });
  const value = text(proof, "proofValue");
  if (value === undefined) throw new Refused("noProofValue");
  if (!value.startsWith("z")) throw new Refused("signatureNotCanonical");
  const signature = base58(value.slice(1));
  if (signature.length !== 64) throw new Refused("signatureNotCanonical");
  const options = without(proof, "proofValue");
  let [optionsForm, documentForm] = ["", ""];
  if (suite.json) {
    const ofProof = each(proof, "@context");
    let whole = document;
    if (proof["@context"] !== undefined) {
      const ofDocument = each(document, "@context");
      const begins = ofProof.every((one, at) => canonicalJson(one) === canonicalJson(ofDocument[at] ?? null));
      const harmless = ofDocument.slice(ofProof.length).every((one) => typeof one === "string" && CONTEXTS.has(one));
      if (!begins || !harmless) throw new Refused("contextOfProof");
      whole = { ...document, "@context": proof["@context"] };
    }
    [optionsForm, documentForm] = [canonicalJson(options), canonicalJson(whole)];
  } else {
    const context = document["@context"];
    optionsForm = await canonical(context === undefined ? options : { ...options, "@context": context });
    documentForm = await canonical(document);
  }
  verifySignature(key, concat(sha256(utf8(optionsForm)), sha256(utf8(documentForm))), signature);
  if (!suite.json) {
    byTheirNames(document, documentForm);
    byTheirNames(proof, optionsForm);
    knownContextsAlone(document);
    knownContextsAlone(proof);
  }
}
