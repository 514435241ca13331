// What was issued, and a document loader that knows nothing else: the contexts as the crate has
// them, and what the site folder publishes. Called as `SCRIPT ISSUED CONTEXTS [SCHEMAS]`.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const [issued, contexts, schemas] = process.argv.slice(2);

export const text = (name) => readFileSync(join(issued, name), "utf8");
export const json = (name) => JSON.parse(text(name));
export const schema = (name) => JSON.parse(readFileSync(join(schemas, name), "utf8"));

export const did = json("site/did.json");

const CONTEXTS = {
  "https://www.w3.org/ns/credentials/v2": "credentials-v2.jsonld",
  "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json": "ob-v3p0-3.0.3.json",
  "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json": "ob-v3p0-extensions.json",
  "https://www.w3.org/ns/did/v1": "did-v1.jsonld",
  "https://w3id.org/security/data-integrity/v2": "security-data-integrity-v2.jsonld",
  "https://w3id.org/security/multikey/v1": "security-multikey-v1.jsonld",
  "https://w3id.org/security/jwk/v1": "security-jwk-v1.jsonld",
};

/** What stands at an address; nothing where it is none of ours. */
export function at(address) {
  if (CONTEXTS[address]) {
    return JSON.parse(readFileSync(join(contexts, CONTEXTS[address]), "utf8"));
  }
  if (address === did.id) {
    return did;
  }
  const method = did.verificationMethod.find((method) => method.id === address);
  if (method) {
    // The loader of a part of a document answers with the part, and names what its terms mean.
    return { "@context": did["@context"], ...method };
  }
  const base = `https://${did.id.slice("did:web:".length).replaceAll(":", "/")}/`;
  return address.startsWith(base) ? json(`site/${address.slice(base.length)}`) : undefined;
}

export async function documentLoader(address) {
  const document = at(address);
  if (document === undefined) {
    throw new Error(`${address} is not here`);
  }
  return { contextUrl: null, documentUrl: address, document };
}

/** Copies of a credential, each changed in one place. Every one must be refused. */
export function changed(credential) {
  const copies = {
    "another title": (copy) => { copy.credentialSubject.achievement.name = "Another"; },
    "more credits": (copy) => { copy.credentialSubject.creditsEarned = 60; },
    "another result": (copy) => { copy.credentialSubject.result[0].value = "100"; },
    "in force for longer": (copy) => { copy.validUntil = "2099-01-01T00:00:00Z"; },
    "another place in the list": (copy) => { copy.credentialStatus.statusListIndex = "1"; },
    "no status": (copy) => { delete copy.credentialStatus; },
    "a claim more": (copy) => { copy.credentialSubject.achievement.tag = ["more"]; },
    "another signature": (copy) => {
      const proof = [copy.proof].flat()[0];
      const last = proof.proofValue.endsWith("1") ? "2" : "1";
      proof.proofValue = proof.proofValue.slice(0, -1) + last;
    },
  };
  return Object.entries(copies).map(([what, change]) => {
    const copy = structuredClone(credential);
    change(copy);
    return [what, copy];
  });
}

export function expect(truth, words) {
  if (!truth) {
    throw new Error(words);
  }
}

/** Why a library refused, in one line. */
export function why(error) {
  const all = [error, ...(error?.errors ?? []), error?.cause];
  return all.filter(Boolean).map((one) => one.message ?? String(one)).join("; ");
}
