// A list of recognised issuers, verified by Digital Bazaar's libraries.

import { isDeepStrictEqual } from "node:util";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { from } from "@digitalbazaar/ed25519-multikey";
import { createVerifyCryptosuite } from "@digitalbazaar/eddsa-jcs-2022-cryptosuite";
import { verifyCredential } from "@digitalbazaar/vc";
import jsonld from "jsonld";
import { documentLoader as ours, expect, json, why } from "./files.mjs";

/** A did:key is its own document. */
async function documentLoader(address) {
  if (!address.startsWith("did:key:")) {
    return ours(address);
  }
  const [controller, fragment] = address.split("#");
  const publicKeyMultibase = controller.slice("did:key:".length);
  const key = {
    "@context": "https://w3id.org/security/multikey/v1",
    id: `${controller}#${publicKeyMultibase}`,
    type: "Multikey",
    controller,
    publicKeyMultibase,
  };
  await from(key);
  const document = fragment
    ? key
    : { "@context": ["https://www.w3.org/ns/did/v1"], id: controller, assertionMethod: [key] };
  return { contextUrl: null, documentUrl: address, document };
}

const suite = new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });

/**
 * The suite compares the contexts of proof and document by identity (1.0.0), and would refuse any
 * that has an object inside. So equal ones are made the same one; nothing else is touched.
 */
function verify(credential) {
  const proof = [credential.proof].flat()[0];
  if (isDeepStrictEqual(proof["@context"], credential["@context"])) {
    proof["@context"] = credential["@context"];
  }
  return verifyCredential({ credential, suite, documentLoader });
}

const list = json("issuers.json");
const answer = await verify(list);
expect(answer.verified, why(answer.error));
// Every term is known.
await jsonld.canonize(list, { safe: true, documentLoader, algorithm: "RDFC-1.0" });
const changes = {
  "another name": (copy) => { copy.credentialSubject[0].name = "Another"; },
  "another issuer": (copy) => { copy.credentialSubject[0].id = "did:web:another.example"; },
  "may do something else": (copy) => {
    copy.credentialSubject[0].recognizedTo[0].action = "accredit";
  },
  "one entry less": (copy) => { copy.credentialSubject.pop(); },
};
for (const [what, change] of Object.entries(changes)) {
  const copy = structuredClone(list);
  change(copy);
  expect(!(await verify(copy)).verified, `${what}: verified`);
}
console.log(`1 verified, ${Object.keys(changes).length} changed ones refused`);
