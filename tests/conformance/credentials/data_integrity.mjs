// Credentials and the status list, verified by Digital Bazaar's libraries.

import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { verifyCredential } from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { changed, documentLoader, expect, json, why } from "./files.mjs";

const suite = new DataIntegrityProof({ cryptosuite });

// These libraries verify the list too, and give the bit as `status`: the answer is the caller's.
const verify = (credential) =>
  verifyCredential({ credential, suite, documentLoader, checkStatus });

let refused = 0;
for (const [name, withdrawn] of [["one.json", false], ["revoked.json", true]]) {
  const credential = json(name);
  const answer = await verify(credential);
  expect(answer.verified, `${name}: ${why(answer.error)}`);
  const [status] = answer.statusResult.results;
  expect(status.status === withdrawn, `${name}: the list says ${status.status}`);
  for (const [what, copy] of changed(credential)) {
    expect(!(await verify(copy)).verified, `${name}, ${what}: verified`);
    refused += 1;
  }
}
console.log(`2 verified, ${refused} changed ones refused`);
