// The status list, decoded by Digital Bazaar's library: long enough, and only the revoked one set.

import {
  checkStatus,
  decodeList,
  getCredentialStatus,
} from "@digitalbazaar/vc-bitstring-status-list";
import { documentLoader, expect, json } from "./files.mjs";

const SHORTEST = 131_072;

function place(name) {
  const status = getCredentialStatus({ credential: json(name), statusPurpose: "revocation" });
  return Number(status.statusListIndex);
}

const { encodedList } = json("site/status/1.json").credentialSubject;
const list = await decodeList({ encodedList });
expect(list.length >= SHORTEST, `${list.length} places`);
const set = [];
for (let index = 0; index < list.length; index += 1) {
  if (list.getStatus(index)) {
    set.push(index);
  }
}
expect(set.length === 1 && set[0] === place("revoked.json"), `set: ${set}`);
expect(!list.getStatus(place("one.json")), "one.json is set");
const answer = await checkStatus({
  credential: json("revoked.json"),
  documentLoader,
  verifyBitstringStatusListCredential: false,
});
expect(answer.verified && answer.results[0].status, "revoked.json is not found in its list");
console.log(`1 of ${list.length} places set`);
